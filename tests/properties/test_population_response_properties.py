"""Whether the estimates find the coefficients that figures were made with, and the model's sums."""

from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from published_levels import weighted_mean_of_members
from regionanalysis.core.arrays import FloatArray
from regionanalysis.model.expected_growth import expected_growth
from regionanalysis.model.lagged_population import lagged_gap
from regionanalysis.model.population_response import PopulationResponse, population_response
from regionanalysis.model.published import EFFECTS
from regionanalysis.model.response_fit import Intercept
from regionanalysis.panel.aggregate import merge_industries
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.panel.population import PopulationPanel
from strategies import employment_tables

RUNS, PLACES, YEARS = 200, 100, tuple(range(2008, 2015))

# construction, trade, an industry without response, and farming where people are leaving
BETA = np.array([1.5, 0.5, 0.0, 0.8])
FARMING = 3

# an interval of 95 per cent in 200 runs is right in 90 or fewer in one of 700 such tests
COVERAGE = 0.90
# of the largest figure: sums of floats
RELATIVE = 1e-9


class Simulated(NamedTuple):
    """Figures made with known coefficients: jobs (runs, years, places, industries) and people."""

    jobs: FloatArray
    people: FloatArray


@cache
def simulated() -> Simulated:
    """Return panels of places that differ in size, growth and luck, all runs at once.

    Growth of a cell is the industry's, β times the gap, luck that stays with the place's industry,
    and luck of the year; luck is larger where fewer work. Farming is where people are leaving.
    """
    draw = np.random.default_rng(2016)
    size = np.exp(draw.normal(8.5, 1.0, (RUNS, 1, PLACES)))
    trend = draw.normal(0, 0.7, (RUNS, 1, PLACES))
    growth = 1 + trend + draw.normal(0, 0.4, (RUNS, len(YEARS) - 1, PLACES))
    start = np.ones((RUNS, 1, PLACES))
    people = size * np.concatenate([start, np.cumprod(1 + growth / 100, axis=1)], axis=1)
    national = people.sum(axis=2)
    gap = 100 * (people[:, 1:] / people[:, :-1] - (national[:, 1:] / national[:, :-1])[..., None])
    tilt = np.exp(-1.5 * trend[:, 0, :, None] * (np.arange(len(BETA)) == FARMING))
    mix = draw.lognormal(0, 0.4, (RUNS, PLACES, len(BETA))) * tilt
    jobs = [0.4 * size[:, 0, :, None] * mix / mix.sum(axis=2, keepdims=True)]
    stays = draw.normal(0, 1, jobs[0].shape)
    for step in range(len(YEARS) - 1):
        luck = 0.5 * stays + 0.85 * draw.normal(0, 1, stays.shape)
        spread = 60 / np.sqrt(np.maximum(jobs[-1], 5))
        rate = 2 + np.arange(len(BETA)) + BETA * gap[:, step, :, None] + spread * luck
        jobs.append(jobs[-1] * np.maximum(1 + rate / 100, 0.05))
    return Simulated(np.stack(jobs, axis=1), people)


def panels(jobs: FloatArray, people: FloatArray) -> tuple[EmploymentPanel, PopulationPanel]:
    """Return the panels of one run."""
    places = tuple(f"{number:03}" for number in range(jobs.shape[1]))
    industries = tuple(f"I{number}" for number in range(jobs.shape[2]))
    nation = jobs.sum(axis=1)
    panel = EmploymentPanel(
        years=YEARS,
        regions=places,
        industries=industries,
        employment=jobs,
        nation=nation,
        region_total=jobs.sum(axis=2),
        nation_total=nation.sum(axis=1),
        present=np.ones(jobs.shape[:2], dtype=bool),
        region_names=places,
        industry_names=industries,
        nation_stated=False,
    )
    return panel, PopulationPanel(YEARS, places, places, people, people.sum(axis=1))


@cache
def fits(intercept: Intercept) -> list[PopulationResponse]:
    """Return the fit of every run."""
    return [
        population_response(*panels(jobs, people), intercept=intercept)
        for jobs, people in zip(*simulated(), strict=True)
    ]


def coverage(intercept: Intercept) -> FloatArray:
    """Return the share of runs whose interval holds the coefficient, shape (industries,)."""
    tests = [one.tests for one in fits(intercept)]
    held = [(one["low"] <= BETA) & (one["high"] >= BETA) for one in tests]
    share: FloatArray = np.mean(held, axis=0)
    return share


def test_intervals_hold_the_coefficient_as_often_as_they_say() -> None:
    assert (coverage("year") >= COVERAGE).all()


def test_estimates_are_right_on_average() -> None:
    estimates = np.array([one.estimate for one in fits("year")])
    error = estimates.std(axis=0, ddof=1) / np.sqrt(RUNS)
    # four standard errors of the mean of the runs
    assert (np.abs(estimates.mean(axis=0) - BETA) < 4 * error + 0.01).all()


def test_standard_errors_are_the_spread_of_the_estimates() -> None:
    estimates = np.array([one.estimate for one in fits("year")])
    errors = np.mean([one.se for one in fits("year")], axis=0)
    np.testing.assert_allclose(errors / estimates.std(axis=0, ddof=1), 1, atol=0.2)


def test_an_industry_that_follows_nobody_is_seldom_found_to() -> None:
    follows = np.mean([one.tests["p"] < 0.05 for one in fits("year")], axis=0)
    assert follows[BETA == 0][0] <= 1 - COVERAGE
    # and one that does is found
    assert (follows[:2] > 0.8).all()


def test_without_an_intercept_an_industry_where_people_are_leaving_is_missed() -> None:
    plain = np.mean([one.estimate for one in fits("none")], axis=0)
    assert plain[FARMING] < 0.75 * BETA[FARMING]
    assert coverage("none")[FARMING] < COVERAGE
    # for those spread about as people are, it makes little difference
    assert (plain[:2] > 0.9 * BETA[:2]).all()


def test_figures_times_a_factor_give_the_same_coefficients_as_certain() -> None:
    jobs, people = (figures[0] for figures in simulated())
    scaled = population_response(*panels(7 * jobs, people))
    np.testing.assert_allclose(scaled.estimate, fits("year")[0].estimate, rtol=1e-9)
    np.testing.assert_allclose(scaled.se, fits("year")[0].se, rtol=1e-9)


@given(st.permutations(range(len(BETA))))
def test_the_order_of_industries_does_not_matter(order: list[int]) -> None:
    jobs, people = (figures[1] for figures in simulated())
    turned = population_response(*panels(jobs[:, :, order], people))
    np.testing.assert_allclose(turned.estimate, fits("year")[1].estimate[order], rtol=1e-9)
    np.testing.assert_allclose(turned.se, fits("year")[1].se[order], rtol=1e-9)


@st.composite
def figures_and_people(
    draw: st.DrawFn, *, lasting: bool = False
) -> tuple[EmploymentPanel, PopulationPanel, PopulationResponse]:
    """Draw jobs with some in no region and all regions in one group, inhabitants, coefficients."""
    table: pd.DataFrame = draw(employment_tables(min_industries=2, lasting=lasting))
    panel = panel_from_frame(table)
    panel = panel.with_unallocated().with_groups({"all": panel.regions})
    regions = panel.regions[:-1]
    number = draw(st.integers(0, 2**32 - 1))
    people = np.random.default_rng(number).integers(50, 5000, (len(panel.years), len(regions)))
    inhabitants = PopulationPanel(
        panel.years, regions, regions, people.astype(float), people.sum(axis=1) + 100.0
    )
    coefficients = draw(
        st.lists(st.floats(-1, 2), min_size=len(panel.industries), max_size=len(panel.industries))
    )
    given_ones = dict(zip(panel.industries, coefficients, strict=True))
    return panel, inhabitants, PopulationResponse.given(given_ones)


drawn_figures = given(figures_and_people())

Drawn = tuple[EmploymentPanel, PopulationPanel, PopulationResponse]


@drawn_figures
def test_the_parts_are_the_growth_of_every_place_group_and_year(figures: Drawn) -> None:
    found = expected_growth(*figures)
    parts = np.sum([found.jobs(name) for name in EFFECTS], axis=0)
    assert_same(parts, found.growth)
    assert_same(found.undisclosed, np.zeros_like(parts))


# jobs in an industry new to the nation are growth of no industry
@given(figures_and_people(lasting=True))
def test_the_industry_mix_of_all_places_is_none(figures: Drawn) -> None:
    mix = expected_growth(*figures).jobs("industry_mix")[:, :-1]
    assert_same(mix.sum(axis=1), np.zeros(len(mix)), float(np.abs(mix).max()))


@drawn_figures
def test_a_groups_mix_is_its_members_mean_and_its_effect_its_own_b_and_gap(figures: Drawn) -> None:
    panel, inhabitants, _ = figures
    found = expected_growth(*figures)
    size = len(panel.regions) - 1
    before = found.level[:-1, :size]

    def mean(values: FloatArray) -> FloatArray:
        return weighted_mean_of_members(np.nan_to_num(values), before, [range(size)])[:, 0]

    columns = (found.percent("industry_mix"), found.b, found.percent("population_effect"))
    mix, b, effect = (values[:, -1] for values in columns)
    works = ~np.isnan(mix)
    assert_same(mean(found.percent("industry_mix")[:, :size])[works], mix[works])
    gap = lagged_gap(inhabitants.population.sum(axis=1, keepdims=True), inhabitants.nation)[:, 0]
    assert_same((mean(found.b[:, :size]) * gap)[works], effect[works])
    assert_same(b[works] * gap[works], effect[works])


@drawn_figures
def test_merged_industries_of_one_coefficient_leave_what_is_not_national(figures: Drawn) -> None:
    panel, inhabitants, _ = figures
    same = expected_growth(
        panel, inhabitants, PopulationResponse.given(dict.fromkeys(panel.industries, 0.4))
    )
    merged = expected_growth(
        merge_industries(panel, dict.fromkeys(panel.industries, "all")),
        inhabitants,
        PopulationResponse.given({"all": 0.4}),
    )
    assert_same(merged.jobs("population_effect"), same.jobs("population_effect"))
    apart = same.jobs("industry_mix") + same.jobs("attractiveness")
    assert_same(merged.jobs("attractiveness"), apart)
    assert_same(merged.jobs("industry_mix"), np.zeros_like(apart), float(np.abs(apart).max()))


@drawn_figures
def test_effects_in_jobs_added_over_years_are_the_change_of_the_period(figures: Drawn) -> None:
    found = expected_growth(*figures)
    for place in (*figures[0].regions, "all"):
        whole = found.account().region(place).total()
        at = found.position(place)
        assert_same(np.array(sum(whole.effects.values())), found.level[-1, at] - found.level[0, at])


def assert_same(one: FloatArray, other: FloatArray, scale: float = 1.0) -> None:
    scale = max(scale, 1.0, float(np.max(np.abs(other), initial=0.0)))
    np.testing.assert_allclose(one, other, rtol=0, atol=1e4 * RELATIVE * scale)
