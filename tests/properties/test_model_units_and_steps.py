"""What holds for the model of expected growth on any figures: no unit, and a year is a year.

Figures in millions put every cell between nought and one, where a guard against division by zero
that is off by one would leave them out.
"""

from dataclasses import replace

import numpy as np
import pytest

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import ParameterError, SeriesBreakError
from regionanalysis.model.expected_growth import expected_growth
from regionanalysis.model.expected_growth_results import ExpectedGrowth
from regionanalysis.model.population_response import PopulationResponse, population_response
from regionanalysis.model.published import EFFECTS
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.panel.population import PopulationPanel
from strategies import long_table

MILLION = 1e6
FIRST, LAST = 2015, 2018

DRAW = np.random.default_rng(31)
JOBS = DRAW.integers(1, 900, (4, 6, 4)).astype(float)
# an industry that the nation has from 2017 on, and the only one of its sector
JOBS[:2, :, 3] = 0
PERSONS = DRAW.integers(900, 1100, (4, 6)).astype(float)
# a place that everybody leaves, and one that people come to
PERSONS[2:, 4] = 0
PERSONS[:2, 5] = 0
TABLE = long_table(np.concatenate([JOBS, JOBS.sum(axis=1)[:, None] + [50, 50, 50, 0]], axis=1))
SECTORS = {"I0": "private", "I1": "private", "I2": "public", "I3": "new"}

COV = np.array(
    [
        [0.04, 0.01, -0.02, 0.00],
        [0.01, 0.09, 0.03, 0.01],
        [-0.02, 0.03, 0.16, 0.02],
        [0.00, 0.01, 0.02, 0.25],
    ]
)
GIVEN = replace(PopulationResponse.given({"I0": 0.4, "I1": 0.9, "I2": 0.1, "I3": 1.2}), cov=COV)


def panel(scale: float = 1.0, breaks: tuple[SeriesBreak, ...] = ()) -> EmploymentPanel:
    made = panel_from_frame(TABLE.assign(employment=TABLE["employment"] / scale), breaks=breaks)
    return made.with_groups({"four": made.regions[:4]})


def people(scale: float = 1.0) -> PopulationPanel:
    codes = panel().regions
    persons = PERSONS / scale
    return PopulationPanel(
        tuple(range(FIRST, LAST + 1)), codes, codes, persons, persons.sum(axis=1) + 500 / scale
    )


def same(found: FloatArray, expected: FloatArray) -> None:
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-9)


def by_place(found: ExpectedGrowth, what: str) -> FloatArray:
    jobs: FloatArray = found.standard_error if what == "standard_error" else found.jobs(what)
    return jobs


@pytest.mark.parametrize("sectors", [None, SECTORS], ids=["one sector", "three sectors"])
@pytest.mark.parametrize("what", [*EFFECTS, "growth", "standard_error"])
def test_in_millions_it_is_the_same_in_millions(what: str, sectors: dict[str, str] | None) -> None:
    whole = expected_growth(panel(), people(), GIVEN, sectors=sectors)
    other = expected_growth(panel(MILLION), people(MILLION), GIVEN, sectors=sectors)
    same(MILLION * by_place(other, what), by_place(whole, what))
    same(other.b, whole.b)


@pytest.mark.parametrize("sectors", [None, SECTORS], ids=["one sector", "three sectors"])
@pytest.mark.parametrize("what", [*EFFECTS, "growth", "standard_error"])
def test_every_year_is_measured_on_the_year_before(
    what: str, sectors: dict[str, str] | None
) -> None:
    whole = expected_growth(panel(), people(), GIVEN, sectors=sectors)
    for step, year in enumerate(whole.years):
        alone = expected_growth(
            panel(), people(), GIVEN, start_year=year - 1, end_year=year, sectors=sectors
        )
        same(by_place(alone, what)[0], by_place(whole, what)[step])
        same(alone.b[0], whole.b[step])
        same(alone.gap[0], whole.gap[step])


def test_a_sector_that_nobody_in_the_nation_was_in_grows_by_nothing_that_year() -> None:
    found = expected_growth(panel(), people(), GIVEN, sectors=SECTORS)
    nation = np.stack([panel().nation[:, :2].sum(axis=1), panel().nation[:, 2]])
    growth = nation[:, 1:] / nation[:, :-1] - 1
    # to the year that the new sector comes, the share is that of the other two
    for step in (0, 1):
        shares = (
            JOBS[step, :, :2].sum(axis=1) * growth[0, step] + JOBS[step, :, 2] * growth[1, step]
        )
        same(found.effects["national_share"][step, :6], shares)


def test_where_nobody_lives_nothing_follows_from_people() -> None:
    found = expected_growth(panel(), people(), GIVEN)
    effect = found.effects["population_effect"]
    assert effect[2, 4] == 0
    assert effect[1, 4] < 0
    assert effect[0, 5] == effect[1, 5] == 0
    assert np.isnan(found.gap[[0, 1], 5]).all()


def test_the_certainty_of_a_place_is_that_of_its_own_industries() -> None:
    found = expected_growth(panel(), people(), GIVEN)
    gap = np.abs(found.gap / 100)
    for step, place in np.ndindex(3, 4):
        jobs = JOBS[step, place]
        variance = sum(jobs[i] * jobs[j] * COV[i, j] for i, j in np.ndindex(4, 4))
        same(found.standard_error[step, place], np.sqrt(variance) * gap[step, place])


def test_a_coefficient_is_needed_however_few_jobs_there_are() -> None:
    lacking = replace(GIVEN, estimate=np.array([0.4, np.nan, 0.1, 1.2]))
    with pytest.raises(ParameterError, match="jobs in industry I1 and no estimate"):
        expected_growth(panel(MILLION), people(MILLION), lacking)


def test_coefficients_are_found_by_their_industries_in_any_order() -> None:
    used, cov = GIVEN.for_industries(["I2", "I0"])
    assert used.tolist() == [0.1, 0.4]
    assert cov.tolist() == [[0.16, -0.02], [-0.02, 0.04]]


def test_a_break_in_the_last_year_is_crossed_too() -> None:
    late = SeriesBreak(LAST - 1, "jobs", "source", "Statistics")
    for estimate in (
        lambda **said: expected_growth(panel(breaks=(late,)), people(), GIVEN, **said),
        lambda **said: population_response(panel(breaks=(late,)), people(), **said),
    ):
        with pytest.raises(SeriesBreakError):
            estimate()
        assert estimate(breaks="flag").breaks == (late,)
        assert estimate(end_year=LAST - 1).breaks == ()


def test_coefficients_have_no_unit_and_tell_what_they_are_estimated_from() -> None:
    one = population_response(panel(), people(), start_year=FIRST + 1, intercept="none")
    other = population_response(
        panel(MILLION), people(MILLION), start_year=FIRST + 1, intercept="none"
    )
    same(other.estimate, one.estimate)
    same(other.se, one.se)
    assert one.years == (FIRST + 2, LAST)
    assert one.intercept == "none"
    # the last industry came in 2017, and two of the six places have no inhabitants
    assert other.clusters.tolist() == one.clusters.tolist()
    assert one.clusters.tolist() == [
        np.count_nonzero(((JOBS[1:3, :, i] > 0) & (PERSONS[1:3] > 0)).any(axis=0)) for i in range(4)
    ]


def test_coefficients_that_are_given_are_estimated_from_nothing() -> None:
    given = PopulationResponse.given({"I0": 1, "I1": 2})
    assert (given.years, given.intercept, given.basis) == ((), "none", "given")
    assert given.estimate.dtype == float
    for name in ("cells", "clusters", "without_base", "unknown"):
        assert getattr(given, name).tolist() == [0, 0]
    assert list(given.to_frame().columns[-5:]) == [
        "cells",
        "clusters",
        "without_base",
        "unknown",
        "basis",
    ]
