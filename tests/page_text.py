"""The text of a page, as a reader meets it."""

import re

from bs4 import BeautifulSoup, Tag

MINUS, THIN, HARD = "\N{MINUS SIGN}", "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"

# fixtures of the reports that every page's tests are run on
PAGES = (
    "built",
    "built_from_panel",
    "built_with_people",
    "methods",
    "methods_of_panel",
    "overview",
    "overview_of_panel",
)

# the same in the other languages, by language
TRANSLATED = {
    code: tuple(f"{page}_{code}" for page in ("built", "methods", "overview"))
    for code in ("nn", "en")
}
ALL_PAGES = (*PAGES, *TRANSLATED["nn"], *TRANSLATED["en"])


def text_of(page: BeautifulSoup) -> str:
    """Return the words of a page's main part with single spaces between."""
    main = page.find("main")
    assert isinstance(main, Tag)
    return re.sub(r"[ \n\t]+", " ", main.get_text(" "))
