"""Every page is valid HTML and CSS, by the W3C's own checker."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from made_reports import write_made_report
from page_text import ALL_PAGES
from regionanalysis.reporting.build.one import Report
from regionanalysis.reporting.page.index import write_index

CHECKER = "REGIONANALYSIS_HTML_CHECKER"
REQUIRED = "REGIONANALYSIS_REQUIRE_BROWSER"


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """The command of the Nu Html Checker: a jar of the npm package vnu-jar, run by Java."""
    java, jar = shutil.which("java"), os.environ.get(CHECKER, "")
    if java is None or not Path(jar).is_file():
        message = f"there is no Java, or {CHECKER} does not name the jar of the Nu Html Checker"
        if os.environ.get(REQUIRED):
            pytest.fail(message)
        pytest.skip(message)
    return [java, "-Xss4m", "-jar", jar, "--format", "json", "--stdout"]


def _messages(checker: list[str], *pages: Path) -> list[str]:
    found = subprocess.run(
        [*checker, *map(str, pages)], capture_output=True, text=True, check=False
    )
    return [f"{one['url']}: {one['message']}" for one in json.loads(found.stdout)["messages"]]


def test_every_page_is_valid(checker: list[str], request: pytest.FixtureRequest) -> None:
    reports: list[Report] = [request.getfixturevalue(name) for name in ALL_PAGES]
    assert _messages(checker, *(report.page for report in reports)) == []


def test_an_index_is_valid(checker: list[str], tmp_path: Path) -> None:
    for code, slug in (("nb", "nes"), ("en", "nes-en")):
        write_made_report(tmp_path, slug, "Nes & <Ås>", language=code, counties=["Akershus"])
    write_made_report(tmp_path, "all", "alle", notebook="national_overview", measure="private")
    write_made_report(tmp_path, "methods", "metodene", notebook="method_comparison")
    assert _messages(checker, *write_index(tmp_path)) == []


def test_the_checker_finds_what_is_wrong(checker: list[str], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang='nb'><title>a</title><p id='a'><p id='a'>")
    assert any("Duplicate ID" in message for message in _messages(checker, page))
