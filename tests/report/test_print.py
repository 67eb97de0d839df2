"""What a page is on paper: from the browser, and as PDF."""

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from regionanalysis.errors import MissingExtraError
from regionanalysis.reporting.build.one import Report
from regionanalysis.reporting.page.pdf import pdf_of

PRINTED = ("built", "overview")


@pytest.fixture(scope="module", params=PRINTED)
def report(request: pytest.FixtureRequest) -> Report:
    found: Report = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def printed(report: Report, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    path = tmp_path_factory.mktemp("print") / "page.pdf"
    try:
        path.write_bytes(pdf_of(report.page.read_text(encoding="utf-8")))
    except MissingExtraError as cause:
        pytest.skip(str(cause))
    return PdfReader(path)


def _plain(text: str) -> str:
    return re.sub(r"[\s\u00ad]+", "", text)


@pytest.mark.browser
def test_what_is_folded_is_printed_from_the_browser(report: Report, chromium: Any) -> None:
    page = chromium.new_page()
    page.goto(report.page.as_uri())
    seen = """[...document.querySelectorAll('details:not([open])')].flatMap(
        one => [...one.querySelectorAll('td, dd')].slice(0, 1)).map(one => one.checkVisibility())"""
    assert set(page.evaluate(seen)) == {False}
    page.emulate_media(media="print")
    assert set(page.evaluate(seen)) == {True}
    page.close()


def test_all_that_a_table_holds_is_on_paper(report: Report, printed: PdfReader) -> None:
    soup = BeautifulSoup(report.page.read_text(encoding="utf-8"), "html.parser")
    text = _plain(" ".join(page.extract_text() for page in printed.pages))
    wanted = [cell.get_text() for cell in soup.select("main th[scope=row], main .entry summary")]
    assert wanted
    assert [cell for cell in wanted if _plain(cell) not in text] == []


def test_no_heading_is_alone_at_the_end_of_a_page(report: Report, printed: PdfReader) -> None:
    soup = BeautifulSoup(report.page.read_text(encoding="utf-8"), "html.parser")
    assert soup.title is not None
    headings = {_plain(one.get_text()) for one in soup.select("h1, h2, h3")}
    for number, page in enumerate(printed.pages, start=1):
        apart = {_plain(soup.title.get_text()), f"{number}/{len(printed.pages)}"}
        lines = [_plain(line) for line in page.extract_text().splitlines() if line.strip()]
        words = [line for line in lines if line not in apart]
        assert words[-1].lstrip("0123456789") not in headings, number


def test_page_one_has_more_than_a_title(printed: PdfReader) -> None:
    lines = printed.pages[0].extract_text().splitlines()
    assert len([line for line in lines if line.strip()]) > 20
