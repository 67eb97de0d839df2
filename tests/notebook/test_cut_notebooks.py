"""A section of a notebook stands alone: it can be deleted, moved, copied and run in any order.

Each version of a notebook is run in this process and made into a page, without the drawings. Every
section that is left must show what it shows in the whole report.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
import numpy as np
import pytest
from bs4 import BeautifulSoup

from regionanalysis.presentation.charts import style
from regionanalysis.presentation.sections import PAGE_TYPE
from regionanalysis.reporting.page.cells import page_cells
from regionanalysis.reporting.page.page import page, record_of
from regionanalysis.reporting.run import in_process_engine
from regionanalysis.study.record import ReportRecord

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = ("regional_report", "method_comparison", "national_overview")

# headings are shown by the first section of a chapter, whichever that is
HEADINGS = re.compile(r"<h[23] id=.*?</h[23]>\n")

# a copy of a figure or table has a name of its own
NUMBERS = re.compile(
    r"(?P<name>(?:fig-|download=\")[a-z-]+?)-\d+(?=[\".])|(?P<letter>[\"#]letter)-\d+(?=-\d)"
)

# written of the whole report
ABOUT_ALL = ("sources", "certainty")

PAIRS, ORDERS = 6, 2


@pytest.fixture(autouse=True)
def without_drawings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the drawings, which take nearly all the time."""
    monkeypatch.setattr(style, "_svg", lambda *_: "<svg ></svg>")


class Cells(NamedTuple):
    """The code of a notebook: parameters and set-up, its sections, and the last cell."""

    before: tuple[str, ...]
    sections: tuple[str, ...]
    last: str


@cache
def cells_of(notebook: str) -> Cells:
    """Return a notebook's code in parts."""
    cells = nbformat.read(FOLDER / f"{notebook}.ipynb", as_version=4).cells
    code = [cell.source for cell in cells if cell.cell_type == "code"]
    first = next(row for row, source in enumerate(code) if source.startswith("with "))
    return Cells(tuple(code[:first]), tuple(code[first:-1]), code[-1])


class Run(NamedTuple):
    """What a version of a notebook shows: a text for each section, the page, and the record."""

    shown: list[str]
    page: BeautifulSoup
    record: ReportRecord


def run(notebook: str, sections: Sequence[str]) -> Run:
    """Return what a notebook with these sections shows."""
    parts = cells_of(notebook)
    new: Any = nbformat.v4.new_code_cell
    cells = [new(source) for source in (*parts.before, *sections, parts.last)]
    new_notebook: Any = nbformat.v4.new_notebook
    executed = new_notebook(cells=cells)
    with in_process_engine._shell(None) as shell:
        for cell in cells:
            in_process_engine._run(shell, cell, None)
    record = record_of(executed, Path(notebook))
    on_page = page_cells(executed, f"{notebook}.ipynb", record.title)
    assert on_page.notes == []
    html = page(on_page.cells, record, "nb", b"")
    shown = [text_of(cell) for cell in cells[len(parts.before) : -1]]
    return Run(shown, BeautifulSoup(html, "html.parser"), record)


def text_of(cell: Any) -> str:
    """Return what a cell puts on the page, without headings and numbers of copies."""
    texts = [output.data.get(PAGE_TYPE, "") for output in cell.outputs if "data" in output]
    return NUMBERS.sub(
        lambda found: found["name"] or found["letter"], HEADINGS.sub("", "".join(texts))
    )


@cache
def whole(notebook: str) -> dict[str, str]:
    """Return what each section of the whole notebook shows."""
    sections = cells_of(notebook).sections
    return dict(zip(sections, run(notebook, sections).shown, strict=True))


def check(notebook: str, sections: Sequence[str]) -> Run:
    """Check that sections show what they show in the whole notebook, on a page that is right."""
    result = run(notebook, sections)
    before = whole(notebook)
    for source, shown in zip(sections, result.shown, strict=True):
        key = source.split('"')[1]
        # a note on what is missing is shown once, by whichever section comes first
        noted = any('class="missing"' in text for text in (shown, before[source]))
        if key not in ABOUT_ALL and not noted:
            assert shown == before[source], key
    check_page(result, sections)
    return result


def check_page(result: Run, sections: Sequence[str]) -> None:
    """Check that names on a page are used once, chapters are headed, and sources complete."""
    names = Counter(str(tag["id"]) for tag in result.page.find_all(id=True))
    assert {name for name, times in names.items() if times > 1} == set()
    keys = [source.split('"')[1] for source in sections]
    chapters = {
        key.partition(".")[0] for key, shown in zip(keys, result.shown, strict=True) if shown
    }
    assert {str(tag["id"]) for tag in result.page.select("h2[id]")} >= chapters
    if "sources" in keys:
        listed = result.page.select("dl.sources dt")
        assert len(listed) == keys.count("sources") * len(result.record.origins)


def versions(notebook: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each version of a notebook with sections deleted, and what it is called."""
    sections = cells_of(notebook).sections
    rows = range(len(sections))
    for row in rows:
        yield f"without {row}", tuple(sections[other] for other in rows if other != row)
    draw = np.random.default_rng(16)
    for _ in range(PAIRS):
        pair = draw.choice(len(sections), 2, replace=False).tolist()
        yield f"without {pair}", tuple(sections[other] for other in rows if other not in pair)


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_any_section_can_be_deleted_and_any_two(notebook: str) -> None:
    for _name, sections in versions(notebook):
        check(notebook, sections)


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_report_of_no_section_has_its_headline(notebook: str) -> None:
    assert run(notebook, ()).record.origins


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_any_section_can_be_moved(notebook: str) -> None:
    sections = cells_of(notebook).sections
    draw = np.random.default_rng(16)
    orders = [draw.permutation(len(sections)).tolist() for _ in range(ORDERS)]
    names = {origin["name"] for origin in run(notebook, sections).record.origins}
    for order in (list(reversed(range(len(sections)))), *orders):
        result = check(notebook, [sections[row] for row in order])
        assert {origin["name"] for origin in result.record.origins} == names


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_any_section_can_be_copied_and_run_twice(notebook: str) -> None:
    sections = cells_of(notebook).sections
    check(notebook, [source for section in sections for source in (section, section)])
    check(notebook, [*sections, *sections])
