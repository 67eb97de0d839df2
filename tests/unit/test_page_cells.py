"""What a page shows of a notebook's cells, and what it says that it leaves out."""

from typing import Any

import nbformat
import pytest

from regionanalysis.errors import NotebookError
from regionanalysis.presentation.sections import NOTEBOOK_ONLY, PAGE_TYPE
from regionanalysis.reporting.page.cells import PageCells, page_cells
from regionanalysis.reporting.page.page import contents_of
from regionanalysis.study.record import RECORD_TYPE


def code(*outputs: dict[str, Any], tags: tuple[str, ...] = ()) -> Any:
    new: Any = nbformat.v4.new_code_cell
    return new("x = 1", outputs=[*map(nbformat.from_dict, outputs)], metadata={"tags": [*tags]})


def text(source: str, *tags: str) -> Any:
    new: Any = nbformat.v4.new_markdown_cell
    return new(source, metadata={"tags": [*tags]})


def shows(kind: str = "display_data", **data: str) -> dict[str, Any]:
    known = {"html": "text/html", "page": PAGE_TYPE, "plain": "text/plain", "png": "image/png"}
    count = {"execution_count": 1} if kind == "execute_result" else {}
    return {
        **count,
        "output_type": kind,
        "metadata": {},
        "data": {known.get(key, key): value for key, value in data.items()},
    }


def read(*cells: Any) -> PageCells:
    return page_cells(nbformat.from_dict({"cells": cells}), "mine.ipynb", "The title")


def html_of(*cells: Any) -> str:
    outputs = [output for cell in read(*cells).cells for output in cell["outputs"]]
    return "".join(output["data"]["text/html"] for output in outputs)


def notes_of(*cells: Any) -> list[str]:
    return read(*cells).notes


def test_markdown_is_on_the_page_at_its_place() -> None:
    html = html_of(code(shows(html="<p>1</p>")), text("A *b* [c](https://d.no)\n\n- e"), code())
    assert html.startswith("<p>1</p>")
    assert '<p>A <em>b</em> <a href="https://d.no">c</a></p>' in html
    assert "<li>e</li>" in html


def test_markdown_for_those_who_work_at_the_notebook_is_not() -> None:
    assert html_of(text("# Title", "notebook-only")) == ""
    assert notes_of(text("# Title", "notebook-only")) == []


def headings(*cells: Any) -> list[str]:
    return [
        line.partition(" ")[0].strip("<") for line in html_of(*cells).splitlines() if "<h" in line
    ]


@pytest.mark.parametrize(
    ("cells", "levels"),
    [
        (["## A"], ["h2"]),
        (["# A"], ["h2"]),
        (["# A\n## B"], ["h2", "h3"]),
        (["## A\n### B\n## C"], ["h2", "h3", "h2"]),
        (["### A"], ["h2"]),
        (["## A\n##### B"], ["h2", "h3"]),
        (["## A", "### B\n#### C"], ["h2", "h3", "h4"]),
        (["# A", "## B\n### C", "# D"], ["h2", "h3", "h4", "h2"]),
        (["Title\n===\n\nPart\n---"], ["h2", "h3"]),
    ],
)
def test_headings_keep_one_title_and_skip_no_level(cells: list[str], levels: list[str]) -> None:
    assert headings(*map(text, cells)) == levels


def test_a_heading_follows_that_of_the_section_before() -> None:
    section = code(shows(page="<h2 id='a'>A</h2>\n<h3 id='b'>B</h3>\n", html="x"))
    assert headings(section, text("##### C")) == ["h2", "h3", "h4"]


def test_headings_have_ids_that_are_free_and_stand_in_the_contents() -> None:
    html = html_of(
        code(shows(page="<h2 id='jobs'>Jobs</h2>\n", html="x")),
        text("## Jobs\n## *Vår* & `x` [y](https://z.no)\n## Content"),
        code(shows(page="<h2 id='content-2'>C</h2>\n", html="x")),
    )
    assert [(one.anchor, one.text) for one in contents_of(html)] == [
        ("jobs", "Jobs"),
        ("jobs-2", "Jobs"),
        ("var-x-y", "Vår & x y"),
        ("content-3", "Content"),
        ("content-2", "C"),
    ]


def test_a_table_in_markdown_has_scopes_and_the_heading_as_its_caption() -> None:
    html = html_of(text("## Mills & co\n\n|a|b|\n|-|-:|\n|x|1|"))
    assert '<caption><span class="aside">Mills &amp; co</span></caption>' in html
    assert html.count('scope="col"') == 2


@pytest.mark.parametrize(
    ("source", "left_out"),
    [
        ("![A map](map.png)", "holds an image (map.png)"),
        ("![A map](attachment:map.png)", "holds an image (attachment:map.png)"),
        ("<div onclick='x'>a</div>", "holds HTML (<div onclick='x'>a</div>)"),
        ("a <img src=x> b", "holds HTML (<img src=x>)"),
    ],
)
def test_images_and_html_in_markdown_are_named_and_left_out(source: str, left_out: str) -> None:
    (note,) = notes_of(text("first"), text(source))
    assert note.startswith(f"Cell 2 {left_out}, which the page leaves out")
    html = html_of(text(source))
    assert "<img" not in html
    assert "onclick" not in html


def test_an_image_leaves_its_alternative_text_and_a_comment_nothing() -> None:
    assert "A map" in html_of(text("![A map](map.png)"))
    assert html_of(text("<!-- a note -->")) == ""
    assert notes_of(text("a <!-- a note --> b")) == []
    assert "a<br" in html_of(text("a<br>b")).replace("\n", "")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc"])
def test_a_link_that_runs_is_no_link(address: str) -> None:
    assert "<a " not in html_of(text(f"[x]({address})"))


@pytest.mark.parametrize(
    ("output", "left_out"),
    [
        (shows(png="x", plain="<Figure>"), "shows an image (image/png)"),
        (shows(**{"image/svg+xml": "<svg/>"}), "shows a drawing (image/svg+xml)"),
        (shows("execute_result", plain="42"), "shows a value (text/plain)"),
        (
            shows(**{"application/vnd.jupyter.widget-view+json": "x", "plain": "y"}),
            "shows a widget (application/vnd.jupyter.widget-view+json)",
        ),
        (shows(**{"application/vnd.x": "x"}), "shows something (application/vnd.x)"),
        ({"output_type": "stream", "name": "stdout", "text": "x"}, "prints text"),
        ({"output_type": "stream", "name": "stderr", "text": "x"}, "prints a warning"),
    ],
)
def test_what_the_page_leaves_out_is_named(output: dict[str, Any], left_out: str) -> None:
    assert notes_of(code(), code(output)) == [
        f"Cell 2 {left_out}, which the page leaves out: give it to show(…) in a section."
    ]


def test_what_a_cell_leaves_out_is_one_note_that_names_each_kind_once() -> None:
    printed = {"output_type": "stream", "name": "stdout", "text": "x"}
    (note,) = notes_of(code(printed, shows(png="x"), printed))
    assert note.startswith("Cell 1 prints text and shows an image (image/png), which")


def test_what_is_on_the_page_or_meant_for_no_one_is_not_noted() -> None:
    style = shows(html="<style>a{}</style>") | {"metadata": {"text/html": {NOTEBOOK_ONLY: True}}}
    record = shows(**{RECORD_TYPE: "x", "plain": "y"})
    drawn = shows("execute_result", plain="[<matplotlib.lines.Line2D at 0x1>]")
    assert notes_of(code(style, shows(html="<p>a</p>", plain="a"), record, drawn)) == []


def test_a_dataframe_as_notebooks_show_it_is_noted() -> None:
    (note,) = notes_of(code(shows(html='<table class="dataframe"><tr></tr></table>')))
    assert "show(df, title=" in note


def test_cells_are_counted_as_their_author_does() -> None:
    injected = code(tags=("injected-parameters",))
    (note,) = notes_of(text("a"), code(tags=("parameters",)), injected, code(shows(png="x")))
    assert note.startswith("Cell 3 ")


def test_what_a_page_cannot_hold_is_refused_by_the_cell_that_shows_it() -> None:
    with pytest.raises(NotebookError, match=r"mine\.ipynb: cell 2 \('x = 1'\) shows <script>"):
        read(text("a"), code(shows(html="<script>1</script>")))
