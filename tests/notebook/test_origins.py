"""A report cites the tables of what it shows: no fewer, no more, in whatever order it is read."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from regionanalysis.model.account import RegionAccount
from regionanalysis.panel.provenance import Origin, own_origin
from regionanalysis.presentation import charts, sections, text
from regionanalysis.presentation.blocks import Paragraph, SideBySide
from regionanalysis.study import (
    RegionStudy,
    ReportContext,
    compare_methods,
    open_national_overview,
    open_region,
)
from regionanalysis.study.handover import report_record

KINDS: list[Callable[..., ReportContext]] = [open_region, compare_methods, open_national_overview]
PRIVATE = "telemarksforsking_private_jobs"
REGIONS = "telemarksforsking_regions_private_jobs"


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show nothing where there is no notebook."""
    monkeypatch.setattr(sections, "display", lambda *_args, **_kwargs: None)


def attributes(owner: object) -> list[str]:
    """Return the public attributes of a report or its results."""
    return [name for name in dir(owner) if not name.startswith("_")]


def cited(report: ReportContext) -> set[str]:
    return {origin.name for origin in report.origins}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", [1, 2])
def test_reading_changes_nothing_that_is_cited(
    kind: Callable[..., ReportContext], seed: int
) -> None:
    untouched, read = kind(), kind()
    owners = [read, *(getattr(read, name) for name in ("data", "results") if hasattr(read, name))]
    names = [(owner, name) for owner in owners for name in attributes(owner)]
    for row in np.random.default_rng(seed).permutation(len(names)).tolist():
        getattr(*names[row])
    assert not read.origins
    assert report_record(read).origins == report_record(untouched).origins


@pytest.fixture
def report() -> RegionStudy:
    return open_region()


def account_of(report: RegionStudy) -> RegionAccount:
    assert isinstance(report.account, RegionAccount)
    return report.account


def test_a_section_cites_what_it_shows(report: RegionStudy) -> None:
    with report.section("population") as show:
        population, context = report.need("population"), report.context_for("population")
        assert not cited(report)
        show(charts.population(population, context, report.language))
    assert cited(report) == {"ssb_07459_population"}


def test_a_section_that_ends_for_want_of_figures_cites_nothing(report: RegionStudy) -> None:
    with report.section("why.response") as show:
        show(charts.index(account_of(report), report.context, report.language))
        report.need("response")
    assert not cited(report)
    assert report.missing == ("response",)


def test_a_sentence_cites_the_results_that_it_is_made_of(report: RegionStudy) -> None:
    rank, language = report.data.ranking, report.language
    with report.section("short") as show:
        show(text.key_figures(report.account, report.context, rank, None, language))
    assert cited(report) == {PRIVATE, REGIONS}


def test_the_goal_is_cited_where_it_is_in_a_key_figure(report: RegionStudy) -> None:
    goal = report.data.goal
    assert goal is not None
    with report.section("short") as show:
        show(text.key_figures(report.account, report.context, None, goal, report.language))
    assert cited(report) == {PRIVATE} | {origin.name for origin in goal.origins}


def test_the_outlook_cites_accounts_people_commuters_and_regions(report: RegionStudy) -> None:
    outlook = report.need("outlook")
    names = {origin.name for origin in outlook.origins}
    assert {"telemarksforsking_total_jobs", "ssb_07459_population", REGIONS} <= names
    assert any("commuting" in name for name in names)


def test_blocks_side_by_side_are_cited_as_they_are(report: RegionStudy) -> None:
    chart = charts.index(account_of(report), report.context, report.language)
    assert SideBySide([Paragraph("x")], [chart]).origins == chart.origins


def test_two_files_of_one_name_are_both_cited(report: RegionStudy) -> None:
    files = [own("jobs", content) for content in ("1", "2")]
    first, second = sorted(files, key=lambda origin: origin.sha256)
    report.cite(second, first, second)
    assert report.origins == (first, second)


def test_the_headline_is_cited_in_a_report_without_sections(report: RegionStudy) -> None:
    names = {origin["name"] for origin in report_record(report).origins}
    assert names == {PRIVATE, REGIONS}


def own(name: str, content: str) -> Origin:
    path = Path(f"{name}.csv")
    return own_origin(path, content.encode(), unit="persons")
