"""The page as it is read on paper: what a screen folds is in an appendix, and pages are named."""

import re

from markupsafe import Markup

from regionanalysis.presentation.language import Language, language

# the anchor of the appendix
APPENDIX = "figure-data"

# WeasyPrint draws without the page's style, so letters need the font here
FONT = 'font-family="Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif"'

_LANGUAGE = re.compile(r'<html lang="([a-z]+)">')

# the name of a drawing, which is escaped: in an element as in an attribute
_DRAWING = re.compile(r'<svg (role="img" aria-label="([^"]*)"[^>]*>)')

# the end of a figure: its source line, and its table with title, folded
_FOLDED = re.compile(
    r"</p>\s*<details><summary>[^<]*<span class='aside'>: ([^<]*)</span></summary>\s*"
    r"(.*?)</details>\s*</figure>",
    re.DOTALL,
)


def paper_page(page: str) -> str:
    """Return a page for WeasyPrint, with the values of its figures in an appendix."""
    match = _LANGUAGE.search(page)
    words = language(match[1]) if match else None
    page = _DRAWING.sub(rf"<svg {FONT} \1<title>\2</title>", page)
    page = page.replace("<body>", '<body class="pdf">', 1)
    return page if words is None else _with_appendix(page, words)


def _with_appendix(page: str, words: Language) -> str:
    tables: list[str] = []

    def move(folded: re.Match[str]) -> str:
        title, table = folded.groups()
        anchor = f"{APPENDIX}-{len(tables) + 1}"
        heading = f'<p class="fig-title">{title}</p>'
        tables.append(f'<div class="data" id="{anchor}">{heading}{table}</div>')
        link = Markup(' <a class="data-page" href="#{}">{}</a></p></figure>')
        return link.format(anchor, words.message("page.appendix.where"))

    page = _FOLDED.sub(move, page)
    if not tables:
        return page
    title = words.message("page.appendix")
    heading = Markup("<h2 id='{}'>{}</h2>").format(APPENDIX, title)
    entry = Markup('<li><a href="#{}">{}</a></li>\n</ol>').format(APPENDIX, title)
    appendix = "\n".join(["<section>", heading, *tables, "</section>\n</main>"])
    page = page.replace('</ol>\n<p class="download">', f'{entry}\n<p class="download">', 1)
    return appendix.join(page.rsplit("</main>", 1))
