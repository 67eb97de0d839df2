"""Tables of pandas at the door of every function of a panel."""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

import regionanalysis as ra
from regionanalysis import indicators, shiftshare, uncertainty
from regionanalysis.errors import InputError, RegionAnalysisError
from regionanalysis.panel.as_panel import as_population

JOBS = ra.example_jobs()
PANEL = ra.panel_from_frame(JOBS)
GOODS = {"A": "goods", "C": "goods", "G": "services"}
SHORT = JOBS.drop(columns=["region_name", "industry_name"])
WIDE = SHORT.pivot(index=["region", "industry"], columns="year", values="employment")
RESPONSE = ra.population_response(PANEL, ra.example_population())

# a call of every function that takes a panel
FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    "shift_share": ra.shift_share,
    "shift_share_by_year": ra.shift_share_by_year,
    "growth_indices": ra.growth_indices,
    "berzeg": ra.berzeg,
    "patterson": ra.patterson,
    "patterson_by_year": ra.patterson_by_year,
    "project": ra.project,
    "backtest": ra.backtest,
    "effect_bounds": ra.effect_bounds,
    "leave_one_out": ra.leave_one_out,
    "all_windows": ra.all_windows,
    "by_detail": lambda p: uncertainty.by_detail(p, GOODS),
    "by_reference": lambda p: uncertainty.by_reference(p, {"nation": shiftshare.NATION})["nation"],
    "industry_profile": lambda p: ra.industry_profile(p, 2022),
    "specialisation": lambda p: ra.specialisation(p, 2022),
    "localisation": lambda p: ra.localisation(p, 2022),
    "resident_shares": lambda p: indicators.resident_shares(p, ["N", "S"]),
    "population_response": lambda p: ra.population_response(p, ra.example_population()),
    "expected_growth": lambda p: ra.expected_growth(p, ra.example_population(), RESPONSE),
}


def same(one: Any, other: Any) -> None:
    names = [name for name in one.to_frame() if name.endswith("_name")]
    pd.testing.assert_frame_equal(one.to_frame().drop(columns=names), other.to_frame())


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_takes_a_table_as_well_as_a_panel(name: str) -> None:
    of_panel, of_table = FUNCTIONS[name](PANEL), FUNCTIONS[name](JOBS)
    pd.testing.assert_frame_equal(of_panel.to_frame(), of_table.to_frame())


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_list_is_refused_with_what_is_accepted(name: str) -> None:
    with pytest.raises(
        TypeError, match="EmploymentPanel or a pandas DataFrame is needed, not list"
    ):
        FUNCTIONS[name]([1, 2])


@pytest.mark.parametrize(
    "table",
    [
        WIDE,
        WIDE.rename(columns=str),
        WIDE.rename(columns=float),
        WIDE.reset_index(),
        SHORT.set_index(["region", "industry", "year"]),
        SHORT.set_index("year"),
        SHORT.sample(frac=1, random_state=1),
    ],
    ids=["wide", "text years", "decimal years", "columns", "indexed", "year", "shuffled"],
)
def test_a_table_of_any_shape_gives_the_same_effects(table: pd.DataFrame) -> None:
    same(ra.shift_share(PANEL), ra.shift_share(table))


def test_the_nations_rows_are_named_among_the_arguments() -> None:
    nation = SHORT.groupby(["industry", "year"], as_index=False)["employment"].sum()
    table = pd.concat([SHORT, nation.assign(region="DE", employment=nation["employment"] + 50)])
    result = ra.shift_share(table, nation="DE", start_year=2015)
    assert result.regions == ("E", "N", "S", "W")
    same(result, ra.shift_share(ra.panel_from_frame(table, nation="DE")))


def test_the_total_of_all_industries_is_named_among_the_arguments() -> None:
    total = SHORT.groupby(["region", "year"], as_index=False)["employment"].sum()
    table = pd.concat([SHORT, total.assign(industry="TOTAL")])
    assert ra.shift_share(table, total_industry="TOTAL").industries == ("A", "C", "G")


def test_an_empty_cell_of_a_wide_table_is_unknown() -> None:
    gap = WIDE.astype(float)
    gap.loc[("N", "A"), 2022] = np.nan
    with pytest.raises(RegionAnalysisError, match="region N, industry A"):
        ra.shift_share(gap)
    assert ra.shift_share(gap, missing="drop").n_excluded.tolist() == [1, 1, 1, 1]


def test_a_wide_table_with_another_column_is_refused_by_its_name() -> None:
    with pytest.raises(InputError, match="neither: sector"):
        ra.shift_share(WIDE.reset_index().assign(sector="private"))


def test_a_wide_table_without_regions_asks_for_the_name() -> None:
    with pytest.raises(InputError, match="Rename one of them to region, or"):
        ra.as_panel(WIDE.reset_index().rename(columns={"region": "place"}))


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (pd.concat([JOBS, JOBS[["employment"]]], axis=1), r"more than one column .* employment"),
        (pd.concat([JOBS, JOBS[["region"]]], axis=1), r"more than one column .* region"),
        (pd.concat([WIDE, WIDE[[2015]].rename(columns=str)], axis=1), r"more than one .* 2015"),
        (JOBS.set_index(["region", "year"], drop=False), r"more than one .* region, year"),
        (SHORT.pivot(index="region", columns=["industry", "year"]), "columns of 3 levels"),
    ],
    ids=["figure", "label", "year", "index and column", "levels"],
)
def test_a_column_that_is_there_twice_is_refused(table: pd.DataFrame, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        ra.shift_share(table)


def test_a_table_from_a_frame_has_no_column_twice() -> None:
    with pytest.raises(InputError, match=r"more than one column .* employment"):
        ra.panel_from_frame(pd.concat([JOBS, JOBS[["employment"]]], axis=1))


def test_a_table_is_checked_as_a_file_is() -> None:
    with pytest.raises(ValueError, match="negative employment"):
        ra.shift_share(SHORT.assign(employment=-1))
    with pytest.raises(InputError, match="lacks the column"):
        ra.shift_share(SHORT.drop(columns="industry"))


def test_a_series_is_refused_with_what_makes_a_table_of_it() -> None:
    series = SHORT.set_index(["region", "industry", "year"])["employment"]
    with pytest.raises(TypeError, match=r'not Series. Use series.to_frame\("employment"\)'):
        ra.shift_share(series)  # type: ignore[call-overload]
    same(ra.shift_share(PANEL), ra.shift_share(series.to_frame("employment")))


def test_a_panel_is_used_as_it_is_and_has_its_own_nation() -> None:
    assert ra.as_panel(PANEL) is PANEL
    with pytest.raises(TypeError, match="nation cannot be given with a panel"):
        ra.shift_share(PANEL, nation="DE")  # type: ignore[call-overload]


def test_a_panel_makes_a_table_that_makes_it_again() -> None:
    again = ra.as_panel(PANEL.to_frame())
    np.testing.assert_array_equal(again.employment, PANEL.employment)
    assert (again.region_names, again.years) == (PANEL.region_names, PANEL.years)


def test_a_region_that_is_absent_has_no_rows_in_the_table() -> None:
    gone = SHORT[~((SHORT["region"] == "N") & (SHORT["year"] > 2020))]
    again = ra.as_panel(ra.as_panel(gone).to_frame())
    assert again.present[:, 1].tolist() == [True] * 6 + [False] * 2


def test_the_panel_of_a_docstring_knows_its_function() -> None:
    assert ra.shift_share.__name__ == "shift_share"  # type: ignore[attr-defined]
    assert "Parameters" in str(ra.shift_share.__doc__)


class TestPopulation:
    """Inhabitants in a table."""

    def test_a_wide_table_is_the_same_as_a_long_one(self) -> None:
        people = ra.example_population()
        wide = people.pivot(index="region", columns="year", values="population")
        one, other = ra.population_from_frame(people), as_population(wide)
        np.testing.assert_array_equal(one.population, other.population)
        np.testing.assert_array_equal(one.nation, one.population.sum(axis=1))

    def test_the_nation_is_a_row_of_its_own(self) -> None:
        people = pd.DataFrame(
            {"region": ["N", "NO"], "year": [2015, 2015], "population": [10, 100]}
        )
        assert ra.population_from_frame(people, nation="NO").nation.tolist() == [100]

    @pytest.mark.parametrize("label", ["Norway", "Total", "Hele landet"])
    def test_a_region_named_as_the_whole_is_the_nation(self, label: str) -> None:
        people = ra.example_population()
        whole = people.groupby("year", as_index=False)["population"].sum().assign(region=label)
        panel = ra.population_from_frame(pd.concat([people, whole]))
        assert panel.regions == ("E", "N", "S", "W")
        np.testing.assert_array_equal(panel.nation, panel.population.sum(axis=1))

    def test_a_region_that_holds_no_others_is_no_nation_by_its_name(self) -> None:
        people = pd.DataFrame({"region": ["SE", "N"], "year": 2015, "population": [10, 100]})
        assert ra.population_from_frame(people).regions == ("N", "SE")

    @pytest.mark.parametrize(
        ("table", "message"),
        [
            ({"region": ["N"], "year": [2015]}, "lacks the column population"),
            ({"region": [], "year": [], "population": []}, "no rows"),
            ({"region": ["N"], "year": [2015], "population": [-1]}, "negative"),
            ({"region": ["N"], "year": [2015], "population": [True]}, "no number"),
            ({"region": ["N"] * 2, "year": [2015] * 2, "population": [1, 2]}, "more than once"),
            ({"region": ["0"], "year": [2015], "population": [1]}, "no region beside the nation"),
        ],
    )
    def test_a_wrong_table_is_refused(self, table: dict[str, list[Any]], message: str) -> None:
        with pytest.raises(InputError, match=message):
            ra.population_from_frame(pd.DataFrame(table))

    def test_anything_else_is_refused_with_what_is_accepted(self) -> None:
        with pytest.raises(TypeError, match="PopulationPanel or a pandas DataFrame"):
            ra.expected_growth(PANEL, {"N": 1}, RESPONSE)  # type: ignore[call-overload]


@pytest.mark.parametrize("function", [ra.yearly_variation, ra.block_bootstrap])
def test_yearly_measures_ask_for_yearly_effects(function: Callable[[Any], Any]) -> None:
    with pytest.raises(TypeError, match="ShiftShareByYear is needed, not DataFrame"):
        function(JOBS)


OUTPUT = SHORT.rename(columns={"employment": "output"}).assign(output=2.0)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (OUTPUT.assign(output="1,5 mill."), "output that is not a number"),
        (OUTPUT.assign(output=np.inf), "output that is not a number"),
        (OUTPUT.assign(output=True), "output that is not a number"),
        (OUTPUT.assign(year="2015 or so"), "a year that is not a year"),
        (pd.concat([OUTPUT, OUTPUT.head(1)]), "more than once in 2 rows"),
        (OUTPUT.assign(region=None), "no region"),
    ],
)
def test_a_table_of_output_is_checked_as_one_of_jobs(table: pd.DataFrame, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        ra.productivity_shift_share(JOBS, table)


@pytest.mark.parametrize(
    "written",
    [
        lambda years: pd.to_datetime(years.astype(str) + "-12-31"),
        lambda years: pd.PeriodIndex(years.astype(str), freq="Y"),
        lambda years: pd.PeriodIndex(years.astype(str) + "Q4", freq="Q"),
        lambda years: [date(year, 1, 1) for year in years],
        lambda years: years.astype(str) + "K4",
        lambda years: years.astype(float),
    ],
)
def test_years_are_dates_periods_or_text(written: Callable[[Any], Any]) -> None:
    long = ra.example_jobs()
    panel = ra.as_panel(long.assign(year=written(long["year"])))
    assert panel.years == ra.as_panel(long).years
    assert np.array_equal(panel.employment, ra.as_panel(long).employment)


def test_years_across_are_dates() -> None:
    long = ra.example_jobs()
    wide = long.pivot(index=["region", "industry"], columns="year", values="employment")
    dated = wide.set_axis(pd.to_datetime([f"{year}-12-31" for year in wide.columns]), axis=1)
    assert np.array_equal(ra.as_panel(dated).employment, ra.as_panel(long).employment)


@pytest.mark.parametrize("quarters", [["Q1", "Q4"], ["Q1"] * 8 + ["Q4"] * 88])
def test_periods_of_several_kinds_are_refused(quarters: list[str]) -> None:
    long = ra.example_jobs()
    parts = (quarters * len(long))[: len(long)]
    years = [f"{year}{part}" for year, part in zip(long["year"], parts, strict=True)]
    with pytest.raises(InputError, match="several periods of a year"):
        ra.as_panel(long.assign(year=years))
