"""Every kind of report with and without snapshots: none is poorer for newer figures."""

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from page_text import text_of
from regionanalysis.core.project import HOME_VARIABLE
from regionanalysis.reporting.build.one import Report
from regionanalysis.reporting.manifest import Manifest, read_manifest
from regionanalysis.study.parameters import report_parameters

# sections of published figures, by what has newer figures of the same: the region's own industries,
# and an account of all jobs
REPLACED = {
    "industries.nation": "industries.change",
    "industries.residents": "industries.change",
    "why.all_jobs": "why.cumulated",
}

# what only figures by municipality allow
RICHER = {"why.response", "why.published", "why.private", "education.expected"}

# what a region of one municipality, or one that no one has named, has none of
OF_MANY = {
    "jobs.members",
    "why.members",
    "labour_market.matrix",
    "labour_market.integration",
}
OF_A_NAMED_REGION = {
    "why.published",
    "goal",
    "goal.membership",
    "education.innovation",
}


def with_snapshots(shelf: Any, home: Path, region: str, notebook: str) -> Report:
    """Return a report on a region from the snapshots, built once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(home))
        parameters = report_parameters(region=region)
        return shelf.report(f"lively-{region}-{notebook}", parameters, notebook)


@pytest.fixture(scope="session")
def flagship(shelf: Any, lively_home: Path) -> Report:
    return with_snapshots(shelf, lively_home, "kongsvingerregionen", "regional_report")


def manifest(report: Report) -> Manifest:
    return read_manifest(report.manifest)


def page(report: Report) -> BeautifulSoup:
    return BeautifulSoup(report.page.read_text(encoding="utf-8"), "html.parser")


def statements(report: Report) -> list[str]:
    """Return the chapters that the opening statements lead to, in their order."""
    return [str(link["href"]) for link in page(report).select(".statements a")]


def key_figures(report: Report) -> list[str]:
    return [
        re.sub(r"\d{4}", "", term.get_text()) for term in page(report).select(".key-figures dt")
    ]


def poorer(before: Report, after: Report) -> set[str]:
    """Return the sections that a report has no more, and nothing in their place."""
    had, has = manifest(before).sections, set(manifest(after).sections)
    return {REPLACED.get(section, section) for section in had} - has


def test_the_flagship_loses_no_section_figure_or_statement(built: Report, flagship: Report) -> None:
    assert poorer(built, flagship) == set()
    assert set(manifest(flagship).sections) >= RICHER
    # where the account is older, the newest change is a figure of its own, and gaps have years
    newest, change, gap, goal = key_figures(built)
    assert newest == change
    assert key_figures(flagship) == [change, f"{gap.removesuffix(' –')} til landet", goal]
    assert statements(built)
    assert set(statements(flagship)) >= set(statements(built))


def test_the_flagship_keeps_goal_groups_private_account_and_rank(flagship: Report) -> None:
    text = text_of(page(flagship))
    assert "100 nye arbeidsplasser netto i året" in text
    assert "Distriktssenteret" in text
    assert "For seks kommuner, uten Våler, var den" in text
    assert "alle sju kommuner" in text
    assert "fra 13\u202f347 i 2002 til 12\u202f437 i 2016" in text
    headline = manifest(flagship).headline
    assert headline.end_year == 2025
    assert headline.rank is not None
    assert f"nummer {headline.rank} av {headline.of} regioner" in text
    assert page(flagship).find(id="fig-barometer") is not None


def test_its_private_jobs_go_on_after_the_published_ones(flagship: Report) -> None:
    section = page(flagship).find(id="why-private")
    assert section is not None
    table = section.find_next("table")
    assert table is not None
    years = [row.get_text() for row in table.select("tbody th")]
    assert years == [str(year) for year in range(2016, 2026)]
    assert "tabell 13472" in str(manifest(flagship).origins)


def test_a_municipality_has_all_but_what_takes_several(
    shelf: Any, lively_home: Path, flagship: Report
) -> None:
    one = with_snapshots(shelf, lively_home, "3420", "regional_report")
    lost = set(manifest(flagship).sections) - set(manifest(one).sections)
    assert lost >= {"jobs.members", "goal.membership"}
    assert {section for section in lost if not section.startswith("labour_market.")} <= (
        OF_MANY | OF_A_NAMED_REGION
    )


def test_a_county_has_all_but_what_takes_a_named_region(
    shelf: Any, lively_home: Path, flagship: Report
) -> None:
    county = with_snapshots(shelf, lively_home, "34", "regional_report")
    lost = set(manifest(flagship).sections) - set(manifest(county).sections)
    # a county is ranked among no regions, and education of adults is kept for a few municipalities
    assert lost <= OF_A_NAMED_REGION | {"short.barometer", "why.positions", "education.adults"}


def test_the_overview_loses_nothing_and_marks_the_region(
    overview: Report, shelf: Any, lively_home: Path, flagship: Report
) -> None:
    after = with_snapshots(shelf, lively_home, "kongsvingerregionen", "national_overview")
    assert poorer(overview, after) == set()
    assert set(manifest(after).sections) - set(manifest(overview).sections) >= {"chance", "yearly"}
    headline = manifest(after).headline
    assert headline.rank_by_region is not None
    assert headline.rank_by_region["Kongsvingerregionen"] == manifest(flagship).headline.rank
    if find_spec("geopandas"):
        assert "map" in manifest(after).sections
        assert page(after).find(id="fig-map") is not None
    # of Telemarksforsking's 85 regions, those that are whole in today's codes
    assert 70 < len(headline.rank_by_region) <= 85


def test_the_comparison_of_methods_loses_nothing(
    methods: Report, shelf: Any, lively_home: Path
) -> None:
    after = with_snapshots(shelf, lively_home, "kongsvingerregionen", "method_comparison")
    assert poorer(methods, after) == set()
    variants = (manifest(report).headline.variants or {} for report in (methods, after))
    before, now = (set(found) for found in variants)
    assert now >= before
