"""The page of a notebook of one's own: what its author added is there, for every reader."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup

from accessibility import axe_violations
from delivered import copy_delivered
from own_notebook import FIGURE, LOOP, README_CHAPTER, TEXT, write_own
from regionanalysis.core.project import HOME_VARIABLE
from regionanalysis.reporting.build.one import Report, build_report
from regionanalysis.reporting.check.folder import check_reports
from regionanalysis.study.parameters import report_parameters


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Report]:
    """The report of a notebook with text, a figure, a table, a loop and chapters of one's own."""
    project = copy_delivered(tmp_path_factory.mktemp("project"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(project))
        write_own("mine", TEXT, FIGURE, LOOP, README_CHAPTER)
        yield build_report(report_parameters(), project / "out", "mine")


@pytest.fixture(scope="module")
def page(own: Report) -> BeautifulSoup:
    return BeautifulSoup(own.page.read_text(encoding="utf-8"), "html.parser")


def test_every_chapter_is_in_the_contents_in_its_place(page: BeautifulSoup) -> None:
    contents = [(one["href"], one.get_text()) for one in page.select("nav.contents ol a")]
    assert contents == [
        ("#short", "Kort fortalt"),
        ("#sawmills-forests", "Sawmills & forests"),
        ("#mine", "Mine & yours"),
        ("#sawmills", "Sawmills"),
    ]
    assert [one.get_text() for one in page.select("main h3")][:2] == ["Details", "One by one"]


def test_figures_tables_and_sentences_are_on_the_page(page: BeautifulSoup) -> None:
    figure = page.select_one("#fig-valer-grows")
    assert figure is not None
    assert [one["aria-label"] for one in figure.select("svg")] == ["Two bars"]
    assert [one.get_text() for one in figure.select(".fig-title, .source")] == [
        *("Våler grows", "Kilde: My count.")
    ]
    cells = [one.get_text() for one in figure.select("tbody tr")[1].select("td")]
    assert cells == ["1\N{NARROW NO-BREAK SPACE}234,5", "mangler"]
    text = page.get_text()
    for sentence in ("A sentence < another.", "In Grue there is a sawmill.", "A map", "910"):
        assert sentence in text


def test_numbers_of_ones_own_are_downloads_and_sheets(own: Report, page: BeautifulSoup) -> None:
    names = {str(one["download"]) for one in page.select("a[download$=csv]")}
    stem = own.page.stem
    keys = ("valer-grows", "change", "sawmills-by-year")
    assert {f"{stem}-{key}.csv" for key in keys} <= names
    data = own.page.parent / f"{stem}-data"
    assert (data / "change.csv").read_text("utf-8-sig").splitlines()[1:] == [
        *("Grue;-85;ja", "Våler;1234,5;")
    ]


def test_check_finds_nothing(own: Report) -> None:
    assert check_reports(own.page.parent).findings == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_every_reader_can_use_it(chromium: Any, own: Report, width: int, scheme: str) -> None:
    tab = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    tab.goto(own.page.as_uri())
    violations = axe_violations(tab, scheme)
    wide = tab.evaluate("document.documentElement.scrollWidth")
    tab.close()
    assert violations == ""
    assert wide <= width


@pytest.mark.browser
def test_its_notebook_is_readable_as_html_without_style(
    chromium: Any, own: Report, tmp_path: Path
) -> None:
    # what remains of an output where a notebook is not trusted
    html = "".join(_notebook_outputs(own.notebook))
    path = tmp_path / "notebook.html"
    path.write_text(f'<meta charset="utf-8">{html}', encoding="utf-8")
    tab = chromium.new_page()
    tab.goto(path.as_uri())
    images = tab.evaluate("[...document.images].map(one => [one.alt, one.naturalWidth > 100])")
    drawn = tab.evaluate("document.querySelectorAll('svg').length")
    tab.close()
    assert ["Two bars", True] in images
    assert all(shown for _, shown in images)
    assert drawn == 0


def _notebook_outputs(path: Path) -> Iterator[str]:
    for cell in nbformat.read(path, as_version=4).cells:
        for output in cell.get("outputs", ()):
            yield output.get("data", {}).get("text/html", "")
