"""Blocks: text is escaped where it enters the page, and tables and figures are accessible."""

from dataclasses import replace
from typing import cast
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from regionanalysis.presentation.blocks import (
    Block,
    DescriptionList,
    Figure,
    Heading,
    KeyFigures,
    Paragraph,
    SideBySide,
    Table,
    data_tables,
    with_free_keys,
)
from regionanalysis.presentation.cells import Claims
from regionanalysis.presentation.directory import Directory
from regionanalysis.presentation.language import language

HOSTILE = "<script>alert('x')</script> & \"quoted\""

TABLE = Table(
    caption=HOSTILE, columns=("Place", HOSTILE), rows=((HOSTILE, "1"), ("Sum", "2")), totals=1
)

BLOCKS: dict[str, Block] = {
    "heading": Heading(HOSTILE, "an-anchor", 2),
    "paragraph": Paragraph(HOSTILE, "lead"),
    "list": DescriptionList([("", HOSTILE)]),
    "terms": DescriptionList([(HOSTILE, HOSTILE), ("", HOSTILE)]),
    "key figures": KeyFigures([(HOSTILE, HOSTILE, HOSTILE)]),
    "frame": SideBySide([Paragraph(HOSTILE)], [TABLE]),
    "directory": Directory(HOSTILE, [(HOSTILE, HOSTILE, [(HOSTILE, HOSTILE)])], [HOSTILE]),
    "table": TABLE,
    "figure": Figure(
        key="one",
        title=HOSTILE,
        subtitle=HOSTILE,
        alternative=HOSTILE,
        source=HOSTILE,
        wide="<svg ><text>1</text></svg>",
        narrow="<svg ><text>1</text></svg>",
        table=TABLE,
        language=language("nb"),
    ),
}


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())
def test_text_is_text_and_never_markup(block: Block) -> None:
    soup = BeautifulSoup(str(block.html()), "html.parser")
    assert soup.find("script") is None
    assert HOSTILE in soup.get_text()


def test_statements_are_a_list_of_terms_where_one_has_a_term() -> None:
    assert BLOCKS["list"].html().startswith('<ul class="points">')
    assert BLOCKS["terms"].html().startswith('<dl class="points">')


def test_a_table_has_a_caption_scopes_and_a_total() -> None:
    soup = BeautifulSoup(str(TABLE.html()), "html.parser")
    assert soup.table is not None
    assert soup.table.caption is not None
    assert [one["scope"] for one in soup.select("thead th")] == ["col", "col"]
    assert [one["scope"] for one in soup.select("tbody th")] == ["row", "row"]
    assert [row.get("class") for row in soup.select("tbody tr")] == [None, ["total"]]


def test_a_table_too_wide_can_be_reached_and_scrolled_with_the_keyboard() -> None:
    frame = BeautifulSoup(str(TABLE.html()), "html.parser").select_one("[role=region]")
    assert frame is not None
    assert (frame["tabindex"], frame["aria-label"]) == ("0", HOSTILE)


def test_both_drawings_of_a_figure_have_the_alternative_text() -> None:
    soup = BeautifulSoup(str(BLOCKS["figure"].html()), "html.parser")
    assert [(one["role"], one["aria-label"]) for one in soup.find_all("svg")] == [
        ("img", HOSTILE),
        ("img", HOSTILE),
    ]


def test_a_directory_leads_from_each_letter_to_the_entries_under_it() -> None:
    entries = [(name, "1", [("a", "b")]) for name in ("Alta", "Asker", "Bodø")]
    html = Directory("Letters", entries, ["A", "A", "B"]).html()
    soup = BeautifulSoup(str(html), "html.parser")
    under = {}
    for link in soup.select("nav a"):
        heading = soup.find(id=str(link["href"]).removeprefix("#"))
        assert heading is not None
        section = heading.find_parent("section")
        assert section is not None
        under[link.get_text()] = [one.get_text() for one in section.select("summary")]
    assert under == {"A": ["Alta 1", "Asker 1"], "B": ["Bodø 1"]}


def test_figures_have_keys_and_tables_are_numbered_also_in_a_frame() -> None:
    claims = Claims()

    def numbered(name: str) -> str:
        return claims.numbered("table", name)

    blocks: list[Block] = [TABLE, SideBySide([TABLE], [BLOCKS["figure"], TABLE])]
    assert [one.key for one in data_tables(blocks, "why", numbered)] == [
        *("why", "why-2", "one", "why-3")
    ]
    assert [one.key for one in data_tables([TABLE], "why", numbered)] == ["why-4"]
    assert [one.key for one in data_tables([TABLE], "short", numbered)] == ["short"]


def test_a_figure_shown_twice_has_a_key_of_its_own_the_second_time() -> None:
    claims = Claims()
    blocks = [BLOCKS["figure"], SideBySide([], [BLOCKS["figure"]])]
    again = list(with_free_keys(blocks, lambda name: claims.numbered("table", name)))
    html = "".join(block.html() for block in again)
    assert 'id="fig-one"' in html
    assert 'id="fig-one-2"' in html


def test_a_drawing_in_a_notebook_is_an_image_in_light_colours() -> None:
    drawn = '<svg viewBox="0 0 720 90.5"><path style="fill: var(--ink, #1c2733)"/></svg>'
    figure = replace(cast("Figure", BLOCKS["figure"]), wide=drawn)
    soup = BeautifulSoup(str(figure.html(notebook=True)), "html.parser")
    assert soup.find("svg") is None
    (image,) = soup.find_all("img")
    assert (image["alt"], image["width"]) == (HOSTILE, "720")
    about, _, content = str(image["src"]).partition(",")
    assert about == "data:image/svg+xml"
    root = ET.fromstring(unquote(content))  # noqa: S314 - our own drawing
    assert root[0].attrib == {"style": "fill: #1c2733"}


def test_columns_of_numbers_are_set_to_the_right_where_others_hold_text() -> None:
    rows = [("Grue", "a", language("nb").number(1)), ("Våler", "b", language("nb").unknown())]
    soup = BeautifulSoup(str(Table("c", ("x", "y", "z"), rows, numeric=None).html()), "html.parser")
    assert [cell.get("class") for cell in soup.select("td")] == [None, ["n"]] * 2
    assert [cell.get("class") for cell in soup.select("thead th")] == [None, None, ["n"]]


def test_the_data_of_a_figure_are_without_the_marks_of_the_page() -> None:
    catalogue = language("en")
    source = catalogue.message("source.line", sources=catalogue.foreign("Folketall & flytting"))
    figure = Figure("one", "", "", "", source, "", "", TABLE, catalogue)
    assert figure.data().source == "Source: Folketall & flytting."
