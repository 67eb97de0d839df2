"""Reports on Telemarksforsking's regions from the table of their means, without snapshots."""

import csv
from pathlib import Path
from typing import Any

import pytest

from regionanalysis.core.project import reference_folder
from regionanalysis.errors import MissingDataError, ParameterError
from regionanalysis.io.readers.published_regions import canonical_region
from regionanalysis.model.mean_account import MeanAccount
from regionanalysis.presentation import charts, tables
from regionanalysis.presentation.language import language
from regionanalysis.study import RegionStudy, compare_methods, open_national_overview, open_region
from regionanalysis.study.handover import report_record

TABLE = reference_folder() / "telemarksforsking_regions_private_jobs.csv"


def rows(path: Path = TABLE) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def regions() -> dict[str, RegionStudy]:
    """Return every region but the one with figures of its own, opened by its name."""
    return {row["region"]: open_region(region=row["region"]) for row in rows()}


@pytest.fixture
def account() -> MeanAccount:
    account = open_region(region="hadeland").account
    assert isinstance(account, MeanAccount)
    return account


def test_every_region_opens_and_has_the_figures_of_the_table(
    regions: dict[str, RegionStudy],
) -> None:
    assert len(regions) == 85
    assert not isinstance(regions.pop("Glåmdal").account, MeanAccount)
    for row in rows():
        if row["region"] not in regions:
            continue
        account = regions[row["region"]].account
        assert isinstance(account, MeanAccount)
        stated = {name.removesuffix("_pct"): value for name, value in row.items() if "_pct" in name}
        growth, gap = stated.pop("growth"), stated.pop("relative_growth")
        assert account.name == row["region"]
        assert (account.start, account.end) == (float(row["start"]), float(row["end"]))
        assert (account.mean_growth, account.mean_gap) == (float(growth), float(gap))
        assert account.effects == {name: float(value) for name, value in stated.items()}


def test_every_region_has_a_rank_of_its_own_growth(regions: dict[str, RegionStudy]) -> None:
    growth = {row["region"]: float(row["end"]) / float(row["start"]) for row in rows()}
    order = sorted(growth, key=lambda name: -growth[name])
    for name, study in regions.items():
        assert study.data.ranking is not None
        assert study.data.ranking.rank == order.index(name) + 1
        assert study.data.ranking.regions == 85


def test_the_steps_add_up_as_they_are_read(regions: dict[str, RegionStudy]) -> None:
    for study in regions.values():
        if isinstance(study.account, MeanAccount):
            *steps, (key, growth) = tables.effects.mean_steps(study.account)
            assert key == "change"
            assert round(sum(value for _, value in steps), 2) == growth
            # of five figures with three decimals, read with two
            assert abs(dict(steps).get("rounding", 0.0)) <= 0.03


@pytest.mark.parametrize("text", ["hadeland", "Hadeland", "HADELAND"])
def test_a_region_is_found_by_its_name_in_any_spelling(text: str) -> None:
    assert canonical_region(text) == ("hadeland", ())
    assert open_region(region=text).slug == "hadeland"


def test_means_are_never_added_up_to_jobs(account: MeanAccount) -> None:
    headline = report_record(open_region(region="hadeland")).headline
    assert headline.change == 146
    assert headline.national_share is None
    assert headline.gap is None
    assert headline.mean_effects == account.effects


def test_what_takes_figures_by_year_is_left_out(account: MeanAccount) -> None:
    study = open_region(region="hadeland")
    # as a notebook calls them
    makers: list[Any] = [charts.by_year, charts.cumulated, charts.index]
    for make in makers:
        with pytest.raises(MissingDataError, match=r"no figures by year for Hadeland.*refresh"):
            make(account, study.context, language("nb"))
    with pytest.raises(MissingDataError):
        _ = study.periods
    with pytest.raises(AttributeError, match="no attribute 'yearly'"):
        _ = account.yearly


def test_a_summary_has_the_effects_in_per_cent(account: MeanAccount) -> None:
    assert "MeanAccount Hadeland 2002–2016" in account.summary()
    assert account.to_frame()["percent"].tolist()[-2:] == [-0.327, 0.188]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"start_year": 2010}, "means over 2002-2016: no other years, and no goal"),
        ({"end_year": 2014}, "means over 2002-2016.*refresh"),
        ({"goal": 50}, "no goal.*Leave out years and goal"),
        ({"members": "Gran"}, "Hadeland are of the whole region.*Leave out --members"),
    ],
)
def test_what_the_table_does_not_have_is_refused(given: dict[str, object], words: str) -> None:
    with pytest.raises(ParameterError, match=words):
        open_region(region="hadeland", **given)


def test_the_years_of_the_table_may_be_stated() -> None:
    account = open_region(region="hadeland", start_year=2002, end_year=2016).account
    assert (account.start_year, account.end_year) == (2002, 2016)


def test_the_overview_marks_the_region() -> None:
    overview = open_national_overview(region="hadeland")
    assert overview.marked == "Hadeland"
    assert overview.slug == "hadeland-overview"
    assert len(overview.places.regions) == 85


def test_a_comparison_of_methods_is_refused_with_what_it_takes() -> None:
    with pytest.raises(MissingDataError, match=r"needs figures by industry.*Hadeland.*refresh"):
        compare_methods(region="hadeland")


def test_the_way_to_more_figures_is_a_note_and_not_on_the_page() -> None:
    study = open_region(region="hadeland")
    assert "regionanalysis refresh" in " ".join(study.notes)
    assert open_region().notes == ()
