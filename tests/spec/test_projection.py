"""Jobs and people projected from stated premises, by hand."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from regionanalysis.errors import InputError, ParameterError
from regionanalysis.model.projection.assumptions import Assumptions
from regionanalysis.model.projection.backtest import backtest_places
from regionanalysis.model.projection.fan import fan
from regionanalysis.model.projection.history import PlaceHistory, assumptions_of
from regionanalysis.model.projection.places import project_places
from regionanalysis.model.projection.scenarios import (
    needed_attractiveness,
    quartile_levels,
    scenario_grid,
    with_scenarios,
)

# two places of which nothing is said but how large they are
STILL = Assumptions(
    base_year=2016,
    places=("Dal", "Vik"),
    jobs=np.array([1000.0, 3000.0]),
    people=np.array([2000.0, 8000.0]),
    people_growth=np.zeros(2),
    relative_growth=np.zeros((2, 2)),
    national_growth=0.0,
    industry_mix=0.0,
    population_response=0.0,
    births_surplus=0.0,
    immigration=0.0,
    structural_migration=0.0,
    own_share=0.0,
    job_response=(0.2, 0.1, 0.05),
)


def assume(**changes: Any) -> Assumptions:
    return replace(STILL, **changes)


class TestJobs:
    def test_grow_by_the_year_with_the_nation_the_mix_and_attractiveness(self) -> None:
        # 1.0 - 0.5 + 1.5 = 2 per cent in Dal and 0.5 in Vik
        found = project_places(
            assume(national_growth=1.0, industry_mix=-0.5, attractiveness=np.array([1.5, 0.0])),
            2018,
        )
        assert found.years == (2016, 2017, 2018)
        np.testing.assert_allclose(found.jobs[0, :, 0], [1000, 1020, 1040.4])
        np.testing.assert_allclose(found.jobs[0, :, 1], [3000, 3015, 3030.075])
        np.testing.assert_allclose(found.new_jobs_a_year[0], [20.2, 15.0375])

    def test_follow_the_people_of_the_year_before(self) -> None:
        # 2 per cent more people than the nation in 2016, half of it in jobs in 2017, and then none
        found = project_places(
            assume(
                people_growth=np.array([2.0, 0.0]),
                population_response=0.5,
                national_people_growth=0.0,
            ),
            2018,
        )
        np.testing.assert_allclose(found.jobs[0, :, 0], [1000, 1010, 1010])

    def test_follow_what_is_beyond_all_places_where_the_nations_people_are_not_given(self) -> None:
        # all places grow alike, so none is ahead
        found = project_places(
            assume(people_growth=np.full(2, 3.0), births_surplus=1.0, population_response=0.5), 2018
        )
        np.testing.assert_allclose(found.jobs[0, -1], STILL.jobs)

    def test_can_all_be_lost_and_no_more(self) -> None:
        found = project_places(assume(attractiveness=-150.0), 2018)
        assert found.jobs[0, 1:].tolist() == [[0, 0], [0, 0]]


class TestPeople:
    def test_grow_by_births_immigration_structure_neighbours_and_what_is_left(self) -> None:
        found = project_places(
            assume(
                births_surplus=np.array([-0.5, 0.5]),
                immigration=0.8,
                structural_migration=-0.2,
                neighbour=0.1,
                residential_attractiveness=0.3,
            ),
            2017,
        )
        np.testing.assert_allclose(found.people[0, 1], [2000 * 1.005, 8000 * 1.015])

    def test_follow_the_jobs_of_three_years(self) -> None:
        # half work at home; 1 per cent more jobs in 2017 only: 0.1, 0.05 and 0.025 per cent
        spurt = np.array([[1.0], [0], [0], [0]])
        found = project_places(assume(attractiveness=spurt, own_share=0.5), 2020)
        growth = 100 * (found.people[0, 1:, 0] / found.people[0, :-1, 0] - 1)
        np.testing.assert_allclose(growth, [0.1, 0.05, 0.025, 0], atol=1e-12)

    def test_remember_the_jobs_of_the_years_before_the_first(self) -> None:
        # 2 per cent in 2016 and 4 in 2015: 0.1 · 2 + 0.05 · 4, then 0.05 · 2
        found = project_places(
            assume(relative_growth=np.array([[2.0, 0], [4.0, 0]]), own_share=1.0), 2019
        )
        growth = 100 * (found.people[0, 1:, 0] / found.people[0, :-1, 0] - 1)
        np.testing.assert_allclose(growth, [0.4, 0.1, 0], atol=1e-12)

    def test_do_not_follow_the_nations_jobs(self) -> None:
        found = project_places(assume(national_growth=5.0, own_share=1.0), 2020)
        np.testing.assert_allclose(found.people[0, -1], STILL.people)


class TestScenarios:
    def test_levels_are_quartiles_over_places_of_the_last_years_mean(self) -> None:
        # means of the last two years: 0, 1, 2, 3 and 4, and one that is not known
        yearly = np.array([[99.0] * 6, [0, 1, 2, 3, 4, np.nan], [0, 1, 2, 3, 4, 5]])
        assert quartile_levels(yearly, 2) == {"low": 1, "neutral": 2, "high": 3}
        with pytest.raises(ParameterError, match="10 years"):
            quartile_levels(yearly)

    def test_every_level_of_the_place_meets_every_level_of_the_nation(self) -> None:
        levels = scenario_grid(
            {"low": -1.0, "neutral": 0.0, "high": 1.0}, {"low": 0.0, "neutral": 1.0, "high": 2.0}
        )
        names = tuple(one.name for one in levels)
        assert len(set(names)) == 9
        found = project_places(with_scenarios(STILL, levels), 2017, names)
        assert found.jobs.shape == (9, 2, 2)
        jobs = dict(zip(names, found.region("Dal")[0][:, 1].tolist(), strict=True))
        assert jobs["low_neutral"] == pytest.approx(1000)
        assert jobs["high_high"] == pytest.approx(1030)
        assert jobs["low_low"] == pytest.approx(990)

    def test_a_goal_takes_the_attractiveness_that_reaches_it(self) -> None:
        # without answers, 1000 jobs and 100 more in ten years: the tenth root of 1.1
        rate = 100 * (1.1**0.1 - 1)
        assert needed_attractiveness(STILL, "Dal", 10, 2026) == pytest.approx(rate)
        nation = assume(national_growth=0.4)
        assert needed_attractiveness(nation, "Dal", 10, 2026) == pytest.approx(rate - 0.4)

    def test_the_answer_of_people_makes_a_goal_easier_and_is_that_of_the_projection(self) -> None:
        followed = assume(
            own_share=0.8,
            population_response=np.array([0.4, 0.3]),
            people_growth=np.array([-0.3, 0.3]),
            births_surplus=np.array([-0.2, 0.2]),
            national_people_growth=0.1,
        )
        needed = needed_attractiveness(followed, "Dal", 10, 2026)
        alone = needed_attractiveness(assume(own_share=0.0), "Dal", 10, 2026)
        without = needed_attractiveness(replace(followed, own_share=0.0), "Dal", 10, 2026)
        assert needed < without
        assert without > alone
        found = project_places(replace(followed, attractiveness=np.array([needed, 0.0])), 2026)
        assert found.new_jobs_a_year[0, 0] == pytest.approx(10)

    def test_the_nation_does_not_follow_the_place_that_has_a_goal(self) -> None:
        # Dal is a fifth of the nation here; were its own people counted in it, it would fall short
        followed = assume(own_share=0.8, population_response=0.4, national_people_growth=None)
        needed = needed_attractiveness(followed, "Dal", 10, 2026)
        held = replace(followed, national_people_growth=0.0)
        assert needed == pytest.approx(needed_attractiveness(held, "Dal", 10, 2026))

    def test_a_goal_out_of_reach_is_refused(self) -> None:
        with pytest.raises(ParameterError, match="-2 to 2 per cent a year gives Dal 500"):
            needed_attractiveness(STILL, "Dal", 500, 2026, within=(-2, 2))
        with pytest.raises(ParameterError, match=r"'Da'.*Dal"):
            needed_attractiveness(STILL, "Da", 10, 2026)


class TestFan:
    def test_the_same_seed_draws_the_same_and_the_median_is_near_the_projection(self) -> None:
        residuals = np.array([[1.0, -2], [-1, 2], [0, 0], [2, -1], [-2, 1]])
        first, again = (fan(STILL, 2026, residuals, draws=400, seed=3) for _ in range(2))
        np.testing.assert_array_equal(first.jobs, again.jobs)
        assert first.jobs.shape == (5, 1, 11, 2)
        np.testing.assert_allclose(first.jobs[2, 0, -1], STILL.jobs, rtol=0.02)
        assert (np.diff(first.jobs[:, 0, -1], axis=0) > 0).all()

    def test_the_bands_widen_from_a_point(self) -> None:
        residuals = np.array([[1.0, -2], [-1, 2], [0, 0], [2, -1], [-2, 1]])
        found = fan(STILL, 2026, residuals, draws=400)
        width = (found.jobs[-1] - found.jobs[0])[0]
        assert (width[0] == 0).all()
        assert (width[10] > width[1]).all()

    def test_places_are_drawn_the_same_year_and_people_with_them(self) -> None:
        # what is good for jobs in Dal is as bad in Vik, and for people as it is for jobs
        residuals = np.array([[3.0, -3], [-3, 3], [1, -1], [-1, 1]])
        found = fan(STILL, 2017, residuals, residuals, draws=200, percentiles=(0, 100))
        scale = np.sqrt(4 / 3)
        np.testing.assert_allclose(found.jobs[1, 0, 1], STILL.jobs * (1 + 0.03 * scale))
        np.testing.assert_allclose(found.people[1, 0, 1], STILL.people * (1 + 0.03 * scale))

    def test_places_own_means_are_not_in_what_is_drawn(self) -> None:
        found = fan(STILL, 2020, np.full((5, 2), 7.0), draws=10)
        np.testing.assert_allclose(found.jobs[:, 0, -1], np.tile(STILL.jobs, (5, 1)))

    def test_all_scenarios_meet_the_same_years(self) -> None:
        residuals = np.array([[1.0, -2], [-1, 2], [0, 0]])
        levels = scenario_grid({"neutral": 0.0}, {"low": 0.0, "high": 1.0})
        names = tuple(one.name for one in levels)
        found = fan(with_scenarios(STILL, levels), 2017, residuals, scenarios=names, draws=50)
        np.testing.assert_allclose(found.jobs[:, 1, 1] - found.jobs[:, 0, 1], [[10, 30]] * 5)
        with pytest.raises(InputError, match="2 scenarios; there are 1 names"):
            fan(with_scenarios(STILL, levels), 2017, residuals, draws=50)

    def test_residuals_must_be_known_for_every_place(self) -> None:
        with pytest.raises(InputError, match="known for 2 places"):
            fan(STILL, 2020, np.zeros((5, 3)))
        with pytest.raises(InputError, match="1 unknown"):
            fan(STILL, 2020, np.array([[0, 0], [0, np.nan], [0, 0]]))
        with pytest.raises(InputError, match="different numbers"):
            fan(STILL, 2020, np.zeros((5, 2)), np.zeros((4, 2)))
        with pytest.raises(ParameterError, match="2 past years"):
            fan(STILL, 2020, np.zeros((2, 2)))


def history(years: int = 8, **terms: Any) -> PlaceHistory:
    """Return two places that grow at the given rates and no more."""
    none = np.zeros((years, 2))
    given = {
        "national_growth": none + 1.0,
        "industry_mix": none + np.array([0.5, -0.5]),
        "population_effect": none,
        "attractiveness": none,
        "births_surplus": none + 0.3,
        "immigration": none,
        "structural_migration": none,
        "own_growth": none,
        "neighbour": none,
        "residential_attractiveness": none,
    } | terms
    growth = sum(
        given[name]
        for name in ("national_growth", "industry_mix", "population_effect", "attractiveness")
    )
    start = np.ones((1, 2))
    return PlaceHistory(
        years=tuple(range(2001, 2001 + years)),
        places=("Dal", "Vik"),
        jobs=1000 * np.concatenate([start, np.cumprod(1 + growth / 100, axis=0)]),
        people=5000
        * np.concatenate([start, np.cumprod(1 + given["births_surplus"] / 100, axis=0)]),
        **given,
    )


class TestBacktest:
    def test_what_has_lasted_and_goes_on_is_projected_without_error(self) -> None:
        found = backtest_places(history(), 2005)
        assert found.years == (2006, 2007, 2008)
        assert found.rmse("jobs")["structure"] == pytest.approx(0, abs=1e-9)
        assert found.mae("people")["structure"] == pytest.approx(0, abs=1e-9)
        # 1.5 and 0.5 per cent for three years that no change leaves out
        np.testing.assert_allclose(
            found.jobs_error["no_change"][-1], [100 * (1.015**-3 - 1), 100 * (1.005**-3 - 1)]
        )
        assert found.rmse("jobs")["as_nation"] < found.rmse("jobs")["no_change"]

    def test_nothing_later_than_the_base_year_is_used(self) -> None:
        calm = backtest_places(history(), 2005)
        shock = np.zeros((8, 2))
        shock[5:] = [[7.0, -9.0]] * 3
        later = history(attractiveness=shock, national_growth=np.ones((8, 2)) + shock)
        stormy = backtest_places(later, 2005)
        for name in calm.jobs_error:
            # the same projection, held against other true figures
            before, after = (
                true.jobs[6:] * (1 + one.jobs_error[name] / 100)
                for true, one in ((history(), calm), (later, stormy))
            )
            np.testing.assert_allclose(before, after)

    def test_a_past_that_does_not_last_is_better_not_projected(self) -> None:
        spurt = np.zeros((8, 2))
        spurt[:5] = [2.0, -2.0]
        found = backtest_places(history(attractiveness=spurt), 2005, {"half": spurt[0] / 2})
        errors = found.mae("jobs")
        assert errors["structure"] < errors["half"] < errors["own_mean"]
        by_place = found.rmse_by_place("jobs")
        assert by_place["own_mean"].shape == found.mae_by_place("people")["structure"].shape == (2,)

    def test_the_nations_later_growth_can_be_taken_as_known(self) -> None:
        slump = np.ones((8, 2))
        slump[5:] = -3.0
        past = history(national_growth=slump)
        guessed, known = (
            backtest_places(past, 2005, nation=nation).rmse("jobs")
            for nation in ("expected", "known")
        )
        assert guessed["structure"] > 10
        assert known["structure"] == pytest.approx(0, abs=1e-9)
        assert known["no_change"] == guessed["no_change"]

    def test_answers_of_jobs_to_people_and_of_people_to_jobs_are_those_of_the_past(self) -> None:
        births = np.tile([0.8, -0.2], (8, 1))
        gap = 100 * (np.array([1.008, 0.998]) - 1.003)
        past = history(births_surplus=births, population_effect=np.tile(0.4 * gap, (8, 1)))
        found = assumptions_of(past)
        # the nation's people change a little as places of unlike growth change in size
        np.testing.assert_allclose(found.population_response, 0.4, rtol=0.05)
        np.testing.assert_array_equal(found.own_share, 0)
        relative = past.relative_growth
        answer = 0.1661 * relative[2:] + 0.1080 * relative[1:-1] + 0.0902 * relative[:-2]
        own = np.vstack([np.zeros((2, 2)), 0.7 * answer])
        np.testing.assert_allclose(assumptions_of(replace(past, own_growth=own)).own_share, 0.7)

    def test_too_short_a_past_is_refused(self) -> None:
        with pytest.raises(ParameterError, match="3 years are too few"):
            backtest_places(history(), 2003)
        with pytest.raises(ParameterError, match="no year 1999"):
            backtest_places(history(), 1999)
        with pytest.raises(ParameterError, match="2008 is not after 2008"):
            backtest_places(history(), 2008)


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(InputError, match=r"jobs has shape \(3,\)"):
        assume(jobs=np.zeros(3))
    with pytest.raises(InputError, match="1 unknown"):
        assume(people=np.array([1.0, np.nan]))
    with pytest.raises(InputError, match="industry_mix is of 3 places"):
        assume(industry_mix=np.zeros(3))
    with pytest.raises(InputError, match="from 0 to 1"):
        assume(own_share=1.2)
    with pytest.raises(ParameterError, match="2016 is not after 2016"):
        project_places(STILL, 2016)
    with pytest.raises(ParameterError, match="immigration is of 3 years; 2"):
        project_places(assume(immigration=np.zeros((3, 1))), 2018)
    with pytest.raises(InputError, match="there are 2 names"):
        project_places(assume(attractiveness=np.zeros((3, 1, 1))), 2018, ("a", "b"))
    with pytest.raises(ParameterError, match=r"'Nes'"):
        project_places(STILL, 2017).region("Nes")
    with pytest.raises(InputError, match="no jobs or no people"):
        replace(history(), jobs=np.zeros((9, 2)))
