"""The page as it goes to paper: the values of its figures in an appendix that it refers to."""

import re

import pytest

from regionanalysis.presentation.blocks import Figure, Table
from regionanalysis.presentation.language import language
from regionanalysis.reporting.page.paper import APPENDIX, paper_page

SVG = '<svg viewBox="0 0 72 36"><text y="9">12</text></svg>'


def _page(code: str, *titles: str) -> str:
    words = language(code)
    figures = "".join(
        Figure(
            key=f"jobs-{number}",
            title=title,
            subtitle="Jobs",
            alternative="They fell & <rose>",
            source="Source: us",
            wide=SVG,
            narrow=SVG,
            table=Table(f"Table {number}", ["Year", "Jobs"], [["2020", "12"]]),
            language=words,
        ).html()
        for number, title in enumerate(titles, start=1)
    )
    contents = '<ol start="0">\n<li><a href="#a">A</a></li>\n</ol>\n<p class="download">x</p>'
    return f'<html lang="{code}"><body>{contents}<main>{figures}</main></body></html>'


def test_tables_of_figures_are_in_an_appendix_in_order() -> None:
    before, appendix = paper_page(_page("en", "First", "Second")).split(f"<h2 id='{APPENDIX}'>")
    assert "<details" not in before + appendix
    assert "<table" not in before
    assert re.findall(r"<caption>(.*?)</caption>", appendix) == ["Table 1", "Table 2"]
    assert re.findall(r'class="fig-title">(.*?)</p>', appendix) == ["First", "Second"]


@pytest.mark.parametrize(
    ("code", "heading", "where"),
    [
        ("nb", "Tallene bak figurene", "Tallene i figuren: side"),
        ("nn", "Tala bak figurane", "Tala i figuren: side"),
        ("en", "Data behind the figures", "Data of the figure: page"),
    ],
)
def test_a_figure_says_where_its_values_are(code: str, heading: str, where: str) -> None:
    page = paper_page(_page(code, "First"))
    assert f"<h2 id='{APPENDIX}'>{heading}</h2>" in page
    assert f'<li><a href="#{APPENDIX}">{heading}</a></li>' in page
    source = f'Source: us <a class="data-page" href="#{APPENDIX}-1">{where}</a></p></figure>'
    assert source in page
    assert page.count(f'id="{APPENDIX}-1"') == 1


def test_a_page_without_figures_has_no_appendix() -> None:
    page = paper_page(_page("en"))
    assert APPENDIX not in page


def test_a_drawing_has_its_name_as_title_and_the_font() -> None:
    page = paper_page(_page("en", "First"))
    named = re.findall(r"<svg (font-family=[^>]*)><title>(.*?)</title>", page)
    assert len(named) == page.count("<svg ")
    assert {title for _, title in named} == {"They fell &amp; &lt;rose&gt;"}
    assert all("Liberation Sans" in attributes for attributes, _ in named)
