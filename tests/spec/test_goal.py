"""The goal: so many net new jobs a year, and what it takes."""

import numpy as np
import pytest

from regionanalysis.classifications.regions import Goal
from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.errors import ParameterError
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.goal import goal_need, goal_record, goal_split, newest_need
from regionanalysis.panel.provenance import Origin
from regionanalysis.panel.series import EmploymentSeries

BREAK = SeriesBreak(last_year=2014, concept="jobs", reason="a_ordningen", source="test")


def origin(name: str) -> Origin:
    return Origin(
        name=name,
        producer="Test",
        title=name,
        table="1",
        unit="persons",
        place="work",
        period="2013-2016",
        date="2026",
        date_kind="accessed",
        licence="none",
        sha256="0" * 64,
    )


def series(
    years: tuple[int, ...], jobs: list[list[float]], name: str = "early"
) -> EmploymentSeries:
    return EmploymentSeries(
        years=years,
        places=("01", "02"),
        employment=np.array(jobs),
        origin_of=(origin(name),) * len(years),
        breaks=(BREAK,) if name == "early" else (),
    )


EARLY = series((2013, 2014, 2015), [[100, 50], [180, 80], [300, 90]])
LATER = series((2016, 2017), [[310, 200], [320, 100]], "later")


class TestGoal:
    def test_is_reached_by_the_net_change_of_all_members_together(self) -> None:
        record = goal_record(EARLY.concatenated(LATER), ("01", "02"), Goal(110))
        assert record.change.tolist() == [110, 130, 120, -90]
        assert record.level.tolist() == [150, 260, 390, 510, 420]

    def test_a_year_across_a_break_neither_reaches_nor_misses_it(self) -> None:
        record = goal_record(EARLY.concatenated(LATER), ("01", "02"), Goal(110))
        assert record.comparable.tolist() == [True, False, True, True]
        assert record.reached.tolist() == [True, False, True, False]
        assert record.total is None

    def test_is_not_held_against_years_before_it_was_set(self) -> None:
        goal = Goal(110, first_year=2016, last_year=2020)
        record = goal_record(EARLY.concatenated(LATER), ("01", "02"), goal)
        assert record.years == (2016, 2017)
        assert record.level.tolist() == [390, 510, 420]
        assert record.reached.tolist() == [True, False]

    def test_is_met_in_total_by_the_sum_of_its_years(self) -> None:
        goal = Goal(110, first_year=2016, last_year=2020)
        record = goal_record(EARLY.concatenated(LATER), ("01", "02"), goal)
        # 420 - 390 so far, of 110 in each of two years; 550 - 30 are left for three
        assert (record.total, record.target) == (30, 220)
        assert record.pace == pytest.approx(520 / 3)

    def test_without_a_last_year_there_is_no_pace(self) -> None:
        record = goal_record(LATER, ("01", "02"), Goal(110, first_year=2017))
        assert record.total == -90
        assert record.pace is None

    def test_of_years_to_come_is_refused(self) -> None:
        with pytest.raises(ParameterError, match="end in 2017, and the goal holds for 2018"):
            goal_record(LATER, ("01", "02"), Goal(110, first_year=2018))

    def test_takes_what_nation_and_structure_do_not_give(self) -> None:
        account = RegionAccount(
            code="01",
            name="Dal",
            unit="persons",
            years=(2012, 2013),
            level=np.array([1000.0, 1010.0, 1000.0]),
            effects={
                "national_share": np.array([20.0, 10.0]),
                "industry_mix": np.array([-4.0, -6.0]),
                "population_effect": np.array([-3.0, -5.0]),
                "attractiveness": np.array([-3.0, -9.0]),
            },
            relative=np.array([-10.0, -20.0]),
            structural_effects=("industry_mix", "population_effect"),
            residual_effect="attractiveness",
            remainder_kind="rounding",
            basis="published",
        )
        need = goal_need(account, 10)
        assert (need.national_share, need.structural, need.mean_residual) == (15, -9, -6)
        assert need.needed == 10 - 15 + 9
        assert need.national_share - 9 + need.needed == need.goal
        assert need.needed_percent == pytest.approx(0.4)

    def test_splits_a_year_that_the_account_covers_and_one_that_the_nation_does(self) -> None:
        jobs = series((2013, 2014, 2015), [[1000, 0], [1010, 0], [1000, 0]], "later")
        nation = EmploymentSeries(
            (2014, 2015), ("0",), np.array([[200.0], [204.0]]), (origin("n"),)
        )
        account = RegionAccount(
            code="01",
            name="Dal",
            unit="persons",
            years=(2014,),
            level=np.array([1000.0, 1010.0]),
            effects={
                "national_share": np.array([20.0]),
                "industry_mix": np.array([-4.0]),
                "population_effect": np.array([-3.0]),
                "attractiveness": np.array([-3.0]),
            },
            relative=np.array([-10.0]),
            structural_effects=("industry_mix", "population_effect"),
            residual_effect="attractiveness",
            remainder_kind="rounding",
            basis="published",
        )
        record = goal_record(jobs, ("01", "02"), Goal(10))
        split = goal_split(record, account, nation)
        # two per cent of 1010 in the second year, whose structure is not known
        assert split.national.tolist() == pytest.approx([20, 20.2])
        assert (split.structural[0], split.own[0]) == (-7, -3)
        assert np.isnan([split.structural[1], split.own[1]]).all()
        # half of a hundredth of a per cent of 1000
        assert split.bound[0] == pytest.approx(0.05)
        need = newest_need(split, 10)
        assert need is not None
        assert (need.start_year, need.end_year, need.structural) == (2013, 2015, None)
        assert need.mean_residual == pytest.approx((10 - 20 - 10 - 20.2) / 2)

    def test_without_the_nation_in_the_last_year_there_is_no_need(self) -> None:
        record = goal_record(LATER, ("01", "02"), Goal(110))
        assert newest_need(goal_split(record, None, None), 110) is None
