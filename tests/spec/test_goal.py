"""The goal: so many net new jobs a year, and what it takes. Series and inhabitants beside it."""

import numpy as np
import pytest

from regionanalysis.account import PlaceAccount
from regionanalysis.breaks import SeriesBreak
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.panel import PopulationPanel
from regionanalysis.population import population_record
from regionanalysis.provenance import Origin
from regionanalysis.scenarios import goal_need, goal_record
from regionanalysis.series import EmploymentSeries

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


class TestSeries:
    def test_goes_on_with_a_later_one_and_remembers_where_each_year_came_from(self) -> None:
        whole = EARLY.followed_by(LATER)
        assert whole.years == (2013, 2014, 2015, 2016, 2017)
        assert whole.sum_of(["01", "02"]).tolist() == [150, 260, 390, 510, 420]
        assert [one.name for one in whole.origins] == ["early", "later"]
        assert whole.breaks == (BREAK,)

    def test_cannot_go_on_after_a_gap_or_with_other_places(self) -> None:
        with pytest.raises(InputError, match="to 2015 cannot be continued by one from 2017"):
            EARLY.followed_by(series((2017,), [[1, 2]], "later"))

    def test_has_no_sum_of_a_place_it_does_not_hold(self) -> None:
        with pytest.raises(ParameterError, match="'03'"):
            EARLY.sum_of(["01", "03"])


class TestGoal:
    def test_is_reached_by_the_net_change_of_all_members_together(self) -> None:
        record = goal_record(EARLY.followed_by(LATER), ("01", "02"), 110, "the council")
        assert record.change.tolist() == [110, 130, 120, -90]
        assert record.source == "the council"

    def test_a_year_across_a_break_neither_reaches_nor_misses_it(self) -> None:
        record = goal_record(EARLY.followed_by(LATER), ("01", "02"), 110)
        assert record.comparable.tolist() == [True, False, True, True]
        assert record.reached.tolist() == [True, False, True, False]

    def test_takes_what_nation_and_structure_do_not_give(self) -> None:
        account = PlaceAccount(
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
        assert need.national_share + need.structural + need.needed == need.goal
        assert need.needed_percent == pytest.approx(0.4)


class TestPopulation:
    panel = PopulationPanel(
        years=(2000, 2001, 2002),
        regions=("01", "02"),
        region_names=("Dal", "Vik"),
        population=np.array([[100.0, 100.0], [90.0, 100.0], [80.0, 100.0]]),
        nation=np.array([1000.0, 1100.0, 1200.0]),
        origins=(origin("population"),),
    )

    def test_region_and_nation_start_at_100(self) -> None:
        record = population_record(self.panel, ["01", "02"])
        assert record.region_index == pytest.approx([100, 95, 90])
        assert record.nation_index == pytest.approx([100, 110, 120])
        assert record.origins == self.panel.origins

    def test_can_start_later(self) -> None:
        record = population_record(self.panel, ["01"], 2001)
        assert record.years == (2001, 2002)
        assert record.region_index == pytest.approx([100, 100 * 80 / 90])

    def test_cannot_start_before_the_figures(self) -> None:
        with pytest.raises(ParameterError, match="no year 1999"):
            population_record(self.panel, ["01"], 1999)
