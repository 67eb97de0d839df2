"""What every page is held to, whichever notebook made it and of whatever figures."""

import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from page_text import ALL_PAGES, MINUS, text_of
from regionanalysis.reporting.build.one import Report

MAX_BYTES = 1_000_000
MAX_BYTES_OF_A_DRAWING = 60_000


@pytest.fixture(params=ALL_PAGES)
def report(request: pytest.FixtureRequest) -> Report:
    found: Report = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def soup(report: Report) -> BeautifulSoup:
    return BeautifulSoup(report.page.read_text(encoding="utf-8"), "html.parser")


def test_no_heading_level_is_skipped(soup: BeautifulSoup) -> None:
    levels = [int(one.name[1]) for one in soup.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_drawing_has_its_own_alternative_text(soup: BeautifulSoup) -> None:
    figures = soup.find_all("figure")
    assert len(figures) > 1
    texts = []
    for figure in figures:
        drawings = figure.find_all("svg")
        assert {one["role"] for one in drawings} == {"img"}
        labels = {str(one["aria-label"]) for one in drawings}
        assert len(labels) == 1
        texts += list(labels)
        assert len(texts[-1]) > 30
    assert len(set(texts)) == len(texts)


def test_every_figure_has_a_finding_a_measure_a_source_and_its_figures(soup: BeautifulSoup) -> None:
    for figure in soup.find_all("figure"):
        for part in (".fig-title", ".fig-subtitle", ".source", "details table"):
            found = figure.select_one(part)
            assert found is not None, (figure["id"], part)
            assert found.get_text(strip=True)


def test_every_table_has_a_caption_and_header_cells(soup: BeautifulSoup) -> None:
    tables = soup.find_all("table")
    assert tables
    for table in tables:
        assert table.caption is not None
        assert table.caption.get_text(strip=True)
        for cell in table.find_all("th"):
            assert cell["scope"] in {"row", "col"}
            assert cell.get_text(strip=True)
        for row in table.select("tbody tr"):
            assert len(row.find_all("th")) == 1


def test_nothing_is_fetched_from_outside_and_no_script_is_needed(report: Report) -> None:
    page = report.page.read_text(encoding="utf-8")
    soup = BeautifulSoup(page, "html.parser")
    assert soup.find("script") is None
    # a link to a download holds the file itself
    for held in soup.select("[download]"):
        assert str(held["href"]).startswith(("data:text/csv;", "data:application/vnd.openxml"))
    for tag, attribute in (("img", "src"), ("link", "href"), ("iframe", "src"), ("a", "href")):
        for one in soup.find_all(tag, download=False):
            assert str(one.get(attribute, "")).startswith("#"), one
    assert "@import" not in page
    addresses = set(re.findall(r"https?://[^\s\"'<)]+", page))
    # names of vocabularies, which are not fetched
    assert addresses <= {"http://www.w3.org/1999/xlink", "http://www.w3.org/2000/svg"}


def test_what_is_for_notebooks_only_is_not_on_the_page(report: Report) -> None:
    assert ".regionanalysis {" in report.notebook.read_text(encoding="utf-8")
    page = report.page.read_text(encoding="utf-8")
    assert ".regionanalysis {" not in page
    assert page.count("<style") == 1


def test_no_code_is_shown(report: Report) -> None:
    page = report.page.read_text(encoding="utf-8")
    for word in ("study.section", "In [", "import ", "Traceback"):
        assert word not in page


def test_ids_are_unique(soup: BeautifulSoup) -> None:
    ids = [str(one["id"]) for one in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_it_is_under_a_megabyte(report: Report) -> None:
    assert report.page.stat().st_size < MAX_BYTES


def test_no_drawing_is_over_sixty_kilobytes(soup: BeautifulSoup) -> None:
    sizes = {
        str(figure["id"]): max(len(str(one).encode()) for one in figure.find_all("svg"))
        for figure in soup.find_all("figure")
    }
    assert {name: size for name, size in sizes.items() if size > MAX_BYTES_OF_A_DRAWING} == {}


def test_no_figure_or_word_is_missing_from_a_sentence(soup: BeautifulSoup) -> None:
    text = text_of(soup)
    wrongs = ("None", "{", "}", "--", f"{MINUS}{MINUS}", f"+{MINUS}", " 1 arbeidsplasser")
    for wrong in wrongs:
        assert wrong not in text, wrong
    assert not re.search(r"\bnan\b", text)
    assert soup.html is not None
    # the other languages' way of writing decimals
    point = r"\d,\d" if soup.html["lang"] == "en" else r"\d\.\d"
    assert not re.search(rf"\d-\d{{3}}|{point}", text_without_sources(soup))


def text_without_sources(soup: BeautifulSoup) -> str:
    clone = BeautifulSoup(str(soup), "html.parser")
    for one in clone.select(".sources, style, footer"):
        one.decompose()
    return text_of(clone)
