"""The newest change in all jobs, against growing as the nation did."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from regionanalysis.classifications.series_breaks import series_breaks
from regionanalysis.core.project import reference_folder
from regionanalysis.model.newest import newest_change
from regionanalysis.panel.series import EmploymentSeries
from regionanalysis.presentation import text
from regionanalysis.presentation.language import language
from regionanalysis.study.opening import open_report

MEMBERS = ("3401", "3414", "3415", "3416", "3417", "3418", "3419")


def series(years: range, *, broken: bool = False, **jobs: list[float]) -> EmploymentSeries:
    values = np.array(list(jobs.values()), dtype=float).T
    breaks = series_breaks("register_employment") if broken else ()
    return EmploymentSeries(tuple(years), tuple(jobs), values, (), breaks)


def test_the_gap_is_what_is_beyond_national_growth_every_year() -> None:
    region = series(range(2017, 2020), a=[60, 70, 80], b=[40, 40, 40])
    nation = series(range(2017, 2020), n=[1000, 1100, 1320])
    change = newest_change(region, ("a", "b"), nation, "n")
    assert change is not None
    assert (change.start_year, change.end_year, change.change) == (2017, 2019, 20)
    # 10 % of 100, and 20 % of 110
    assert change.expected == pytest.approx(32)
    assert change.gap == -12


def test_it_starts_after_a_break_and_an_unknown_year() -> None:
    region = series(range(2013, 2018), broken=True, a=[1, 2, 3, 4, 5])
    nation = series(range(2013, 2018), n=[10, 10, 10, 10, 10])
    change = newest_change(region, ("a",), nation, "n")
    assert change is not None
    assert change.start_year == 2015
    unknown = series(range(2015, 2019), a=[1, np.nan, 3, 4])
    whole = series(range(2015, 2019), n=[10, 10, 10, 10])
    change = newest_change(unknown, ("a",), whole, "n")
    assert change is not None
    assert (change.start_year, change.end_year) == (2017, 2018)


def test_one_year_in_common_is_no_change() -> None:
    region, nation = series(range(2017, 2019), a=[1, 2]), series(range(2018, 2020), n=[1, 2])
    assert newest_change(region, ("a",), nation, "n") is None


def test_the_report_has_the_newest_figures_of_its_tables() -> None:
    data = open_report("regional_report").data  # type: ignore[attr-defined]
    table = pd.read_csv(reference_folder() / "ssb_11657_jobs.csv", dtype={"region": str})
    jobs = table.pivot_table(index="year", columns="region", values=table.columns[-1])
    region, nation = jobs[list(MEMBERS)].sum(axis=1), jobs["0"]
    expected = (region.shift() * (nation / nation.shift() - 1)).sum()
    contracts = data.newest_contracts
    assert contracts.end_year == 2024
    assert contracts.change == region.iloc[-1] - region.iloc[0]
    assert contracts.expected == pytest.approx(expected)
    persons = data.newest
    assert (persons.start_year, persons.end_year) == (2017, 2022)
    assert persons.end - persons.start == 419


@pytest.mark.parametrize("region", ["hadeland", "Oslo"])
def test_a_report_on_means_has_no_newer_figures(region: str) -> None:
    data = open_report("regional_report", region=region).data  # type: ignore[attr-defined]
    assert data.newest is None


def test_nothing_is_written_where_the_account_is_as_new() -> None:
    report: Any = open_report("regional_report", region="hadeland")
    assert text.newest(None, None, report.account, language("nb")) == []


def test_the_paragraph_has_the_newest_years_and_the_account_s_last() -> None:
    report: Any = open_report("regional_report")
    data = report.data
    changes = (data.newest, data.newest_contracts)
    (paragraph,) = text.newest(*changes, report.account, report.language)
    for words in ("Fra 2017 til 2022", "(+419)", "fra 2020 til 2024", "kjent til 2016"):
        assert words in paragraph.text
