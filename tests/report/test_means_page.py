"""The page of a region of which only means are published: short, whole, and in order."""

import csv
import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from page_text import text_of
from regionanalysis.reporting.build.one import Report, build_report
from regionanalysis.reporting.check.folder import check_reports
from regionanalysis.study.parameters import report_parameters


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("means")
    return build_report(report_parameters(region="Hadeland"), folder)


@pytest.fixture(scope="module")
def page(report: Report) -> BeautifulSoup:
    return BeautifulSoup(report.page.read_text(encoding="utf-8"), "html.parser")


def test_the_check_finds_nothing(report: Report) -> None:
    assert check_reports(report.page.parent).findings == []


def test_it_has_the_chapters_that_the_table_allows(page: BeautifulSoup) -> None:
    chapters = [str(heading["id"]) for heading in page.select("main h2")]
    assert chapters == ["short", "why", "sources"]
    figures = [str(figure["id"]) for figure in page.select("figure[id]")]
    assert figures == ["fig-mean-effects", "fig-barometer", "fig-positions"]


def test_the_title_and_lead_name_the_region(page: BeautifulSoup) -> None:
    assert page.h1 is not None
    assert page.h1.get_text() == "Arbeidsplasser på Hadeland 2002–2016"
    assert "opp fra 6\u202f525 til 6\u202f671, altså 146 flere" in text_of(page)


def test_the_rank_is_a_number_in_the_sentence(page: BeautifulSoup) -> None:
    assert "er regionen nummer 51 av 85 regioner." in text_of(page)


def test_what_is_missing_is_named_once_and_without_a_command(page: BeautifulSoup) -> None:
    text = text_of(page)
    assert text.count("Dette er en kort rapport.") == 1
    assert "refresh" not in text
    assert page.select("p.missing") == []


def test_the_manifest_has_the_note_and_the_means(report: Report) -> None:
    manifest = json.loads(report.manifest.read_text(encoding="utf-8"))
    assert "regionanalysis refresh" in manifest["notes"][0]
    assert manifest["headline"]["mean_growth"] == 0.188
    assert (manifest["headline"]["rank"], manifest["headline"]["of"]) == (51, 85)


def test_the_data_have_the_published_figures(report: Report) -> None:
    path = Path(report.page.parent) / "hadeland-data" / "mean-effects.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        _, *rows = list(csv.reader(lines, delimiter=";"))
    values = [float(row[1].replace(",", ".")) for row in rows]
    assert values[:4] == [0.759, 0.042, -0.289, -0.327]
    assert values[-1] == -0.571
