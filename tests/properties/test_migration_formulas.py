"""Migration, sectors and projection held against their formulas, written out figure by figure."""

from dataclasses import replace

import numpy as np
import pytest

from regionanalysis.core.arrays import FloatArray
from regionanalysis.model.migration import (
    destination_shares,
    job_contributions,
    neighbour_growth,
    place_integration,
)
from regionanalysis.model.population_response import population_response
from regionanalysis.model.projection.assumptions import Assumptions
from regionanalysis.model.projection.places import project_places, yearly_steps
from regionanalysis.panel.commuting import OTHER, CommutingFlows
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.panel.sectors import of_sector
from strategies import long_table

DRAW = np.random.default_rng(5)
YEARS, PLACES = 3, 4
EFFECTS = [DRAW.normal(0, 2, (YEARS, PLACES)) for _ in range(3)]
PRIVATE = DRAW.integers(50, 900, (YEARS + 1, PLACES)).astype(float)
PUBLIC = DRAW.integers(50, 900, (YEARS + 1, PLACES)).astype(float)
# a place that gets its first public job in the second year, and one whose are unknown in the last
PUBLIC[:2, 2] = 0
PUBLIC[-1, 3] = np.nan
NATIONAL = np.array([1.0, -0.5, 2.0])


def same(found: FloatArray, expected: FloatArray) -> None:
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("scale", [1.0, 1e-6])
def test_relative_job_growth_comes_in_its_three_parts_year_by_year(scale: float) -> None:
    private, total = PRIVATE * scale, (PRIVATE + PUBLIC) * scale
    mix, people, left = EFFECTS
    found = job_contributions(mix, people, left, private, total, NATIONAL)
    for year, place in np.ndindex(YEARS, PLACES):
        whole = PRIVATE[year, place] + PUBLIC[year, place]
        share = PRIVATE[year, place] / whole
        same(found["structure"][year, place], (mix + people)[year, place] * share)
        same(found["attractiveness"][year, place], left[year, place] * share)
        before, after = PUBLIC[year, place], PUBLIC[year + 1, place]
        growth = 100 * (after / before - 1) - NATIONAL[year] if before else 0.0
        same(found["public"][year, place], growth * (1 - share))
    assert np.isnan(found["public"]).sum() == 1


FLOWS = np.array(
    [[80.0, 15.0, 0.0, 5.0], [10.0, 30.0, 1.0, 9.0], [0.0, 0.0, 0.0, 0.0], [8.0, 5.0, 1.0, np.nan]]
)


def flows(scale: float) -> CommutingFlows:
    return CommutingFlows((2019,), ("A", "B", "C", OTHER), FLOWS[None] * scale)


@pytest.mark.parametrize("scale", [1.0, 1e-6])
def test_where_residents_work_is_a_share_of_them_however_few(scale: float) -> None:
    places, shares = destination_shares(flows(scale))
    assert places == ("A", "B", "C")
    same(shares[0, :2], FLOWS[:2] / FLOWS[:2].sum(axis=1, keepdims=True))
    assert np.isnan(shares[0, 2]).all()


@pytest.mark.parametrize("scale", [1.0, 1e-6])
def test_members_are_integrated_however_few_they_are(scale: float) -> None:
    found = place_integration(flows(scale), {"both": ("A", "B")})
    at = found.places.index("both")
    # in-commuters from the other member over jobs, and out-commuters over residents
    of_a, of_b = 10 / 98 + 15 / 100, 15 / 50 + 10 / 50
    assert found.internal[0, at] == pytest.approx((of_a + of_b) / 2)
    assert found.members_count.dtype.kind == "i"
    assert found.members_count.tolist() == [1, 1, 1, 2]


class TestResponse:
    JOBS = DRAW.integers(40, 900, (4, 8, 2)).astype(float)
    PERSONS = DRAW.integers(900, 1100, (4, 8)).astype(float)

    def made(self, jobs: FloatArray, scale: float = 1.0) -> tuple[EmploymentPanel, PopulationPanel]:
        nation = np.nan_to_num(jobs).sum(axis=1)[:, None] + 50
        panel = panel_from_frame(long_table(np.concatenate([jobs, nation], axis=1) * scale))
        persons = self.PERSONS * scale
        national = persons.sum(axis=1) + 500 * scale
        return panel, PopulationPanel(panel.years, panel.regions, panel.regions, persons, national)

    @pytest.mark.parametrize("intercept", ["year", "none"])
    def test_an_industry_is_estimated_by_itself_and_in_any_unit(self, intercept: str) -> None:
        both = population_response(*self.made(self.JOBS), intercept=intercept)  # type: ignore[call-overload]
        for at in (0, 1):
            alone = population_response(  # type: ignore[call-overload]
                *self.made(self.JOBS[:, :, [at]], 1e-6),
                intercept=intercept,
            )
            same(alone.estimate[0], both.estimate[at])
            same(alone.se[0], both.se[at])
            same(alone.effective_clusters[0], both.effective_clusters[at])
            assert (alone.cells[0], alone.clusters[0]) == (both.cells[at], both.clusters[at])

    def test_a_place_that_is_not_there_in_a_year_is_no_observation_of_either_step(self) -> None:
        panel, people = self.made(self.JOBS)
        present = panel.present.copy()
        present[1, 3] = False
        gone = population_response(replace(panel, present=present), people)
        assert gone.cells.tolist() == [3 * 8 - 2] * 2
        assert gone.unknown.tolist() == [0, 0]
        jobs = self.JOBS.copy()
        jobs[1, 3] = np.nan
        hidden = population_response(*self.made(jobs))
        assert hidden.unknown.tolist() == [2, 2]


def test_a_sector_keeps_the_names_and_the_states_of_its_industries() -> None:
    cells = DRAW.integers(1, 90, (2, 3, 3))
    cells[:, -1] += 500
    table = long_table(cells)
    table["industry_name"] = table["industry"].map({"I0": "Farming", "I1": "Trade", "I2": "Care"})
    sectors = {"I0": "a", "I1": "b", "I2": "a"}
    plain = of_sector(replace(panel_from_frame(table), cells=None), sectors, "a")
    assert plain.industry_names == ("Farming", "Care")
    assert plain.cells is None
    marked = table.assign(employment=table["employment"].mask(table["industry"] == "I2"))
    panel = panel_from_frame(marked, disguised="totals summed")
    part = of_sector(panel, sectors, "a")
    assert part.cells is not None
    assert part.cells.low.shape[-1] == 2
    assert part.totals_stated is False


def assumptions(**stated: object) -> Assumptions:
    values: dict[str, object] = {
        "base_year": 2016,
        "places": ("Dal", "Vik"),
        "jobs": np.array([1000.0, 3000.0]),
        "people": np.array([2000.0, 8000.0]),
        "people_growth": np.zeros(2),
        "relative_growth": np.zeros((2, 2)),
        "national_growth": 0.0,
        "industry_mix": 0.0,
        "population_response": 0.0,
        "births_surplus": 0.0,
        "immigration": 0.0,
        "structural_migration": 0.0,
        "own_share": 0.0,
        "job_response": (0.2, 0.1, 0.05),
        **stated,
    }
    return Assumptions(**values)  # type: ignore[arg-type]


class TestProjection:
    def test_chance_is_added(self) -> None:
        chance = {"attractiveness": np.full((2, 1, 2), 3.0)}
        (jobs, _), *_ = yearly_steps(assumptions(), 2017, chance)
        same(jobs, np.array([[1030.0, 3090.0]] * 2))

    def test_nobody_can_lose_more_than_there_is_whatever_the_nation_does(self) -> None:
        found = project_places(assumptions(attractiveness=-300.0, national_growth=5.0), 2017)
        same(found.jobs[0, 1], np.zeros(2))
        found = project_places(assumptions(births_surplus=-100.5), 2018)
        same(found.people[0, 1:], np.zeros((2, 2)))

    def test_each_scenario_has_its_own_people_together(self) -> None:
        # twice as many people move in the second, and jobs follow those beyond the mean of both
        moving = np.array([[[1.0, 0.0]], [[2.0, 0.0]]])
        stated = assumptions(residential_attractiveness=moving, population_response=1.0)
        both = project_places(stated, 2019, ("one", "two"))
        for at in (0, 1):
            alone = project_places(
                assumptions(residential_attractiveness=moving[[at]], population_response=1.0), 2019
            )
            same(both.jobs[at], alone.jobs[0])
            same(both.people[at], alone.people[0])
        assert both.jobs[1, -1, 0] > both.jobs[0, -1, 0] > 1000

    def test_whole_numbers_are_premises_too(self) -> None:
        found = project_places(
            assumptions(national_growth=1, attractiveness=np.array([1, 0])), 2017
        )
        same(found.jobs[0, 1], np.array([1020.0, 3030.0]))


def test_public_jobs_that_come_and_are_unknown_are_no_growth_of_zero() -> None:
    one = np.zeros((1, 1))
    private, total = np.array([[10.0], [10.0]]), np.array([[10.0], [np.nan]])
    found = job_contributions(one, one, one, private, total, np.array([1.0]))
    assert np.isnan(found["public"]).all()


def test_an_industry_is_judged_by_the_years_it_is_there() -> None:
    jobs = TestResponse.JOBS.copy()
    jobs[0, :, 1] = 0
    panel, people = TestResponse().made(jobs)
    whole = population_response(panel, people)
    later = population_response(panel, people, start_year=panel.years[1])
    same(whole.estimate[1], later.estimate[1])
    same(whole.se[1], later.se[1])


def test_a_pair_depends_on_one_another_from_the_very_threshold() -> None:
    found = place_integration(flows(1.0))
    # 10 of the 50 residents of B work in A, the smaller of the two directions
    a, b = found.places.index("A"), found.places.index("B")
    assert found.mutually_dependent(0.2)[0, a, b]
    assert not found.mutually_dependent(0.21)[0, a, b]


def test_growth_of_years_that_nothing_is_known_of_moves_nobody_and_is_not_zero() -> None:
    # there are no commuters from the first place, and the first two years have no lags
    shares = np.array([[1.0, 0.0], [0.5, 0.5]])
    found = neighbour_growth(shares, np.ones((4, 2)), (0.2, 0.1, 0.1))
    assert np.isnan(found[:2]).all()
    same(found[2:], np.array([[0.0, 0.2], [0.0, 0.2]]))
