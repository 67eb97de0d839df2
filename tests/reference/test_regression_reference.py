"""The regressions agree with least squares under constraints, computed in other ways.

First against a small country of made-up figures, by the method of Lagrange and by statsmodels' own
constrained fit; then by whether intervals hold what they should; then on Statistics Norway's table
11713 (employment by county, in thousands with one decimal; an empty figure is undisclosed).
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from statsmodels.genmod.generalized_linear_model import GLM
from statsmodels.regression.linear_model import WLS

from regionanalysis.core.arrays import FloatArray, IntArray
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.shiftshare import shift_share
from regionanalysis.shiftshare.regression.by_year import patterson_by_year
from regionanalysis.shiftshare.regression.models import berzeg, patterson

# two ways to the same least squares, of floats with 15 to 16 digits
RELATIVE = 1e-9

REGIONS, INDUSTRIES = 7, 5


def panel_of(jobs: FloatArray) -> EmploymentPanel:
    """Return the panel of jobs of shape (years, regions, industries); the nation is their sum."""
    years, regions, industries = jobs.shape
    codes = tuple(f"{code:02}" for code in range(1, regions + 1))
    names = tuple(f"I{code:02}" for code in range(industries))
    return EmploymentPanel(
        years=tuple(range(2008, 2008 + years)),
        regions=codes,
        industries=names,
        employment=jobs,
        nation=jobs.sum(axis=1),
        region_total=jobs.sum(axis=2),
        nation_total=jobs.sum(axis=(1, 2)),
        present=np.ones((years, regions), dtype=bool),
        region_names=codes,
        industry_names=names,
        nation_stated=False,
    )


def country(years: int = 2) -> EmploymentPanel:
    """Return a country of made-up figures with some empty cells."""
    chance = np.random.default_rng(1)
    jobs = chance.lognormal(5, 1, (REGIONS, INDUSTRIES)).round()
    jobs[[1, 4, 5], [2, 0, 3]] = 0
    growth = 1 + chance.normal(0.02, 0.1, (years - 1, REGIONS, INDUSTRIES))
    return panel_of(np.concatenate([jobs[None], jobs * np.cumprod(growth, axis=0)]))


@dataclass(frozen=True, eq=False)
class Constrained:
    """Least squares under constraints, A x = 0, by the multipliers of Lagrange.

    ``estimate`` and ``bread`` are in the order a, b (or b_it), c; ``bread`` is the corner of the
    inverse of the bordered matrix, and with ``scores`` by row it makes every sandwich.
    """

    estimate: FloatArray
    bread: FloatArray
    scores: FloatArray
    region: IntArray
    industry: IntArray
    year: IntArray

    def clustered(self, on: IntArray) -> FloatArray:
        """Return the sandwich without any small-sample factor, cluster by cluster."""
        meat = np.zeros_like(self.bread)
        for cluster in np.unique(on):
            score = self.scores[on == cluster].sum(axis=0)
            meat += np.outer(score, score)
        return self.bread @ meat @ self.bread


def by_lagrange(panel: EmploymentPanel, *, with_regions: bool = True) -> Constrained:
    """Return the fit of a_t + b_it (+ c_r) to the panel's steps, every constraint kept."""
    base, change = panel.employment[:-1], np.diff(panel.employment, axis=0)
    year, region, industry = np.nonzero(base)
    weight = base[base > 0]
    rate = change[base > 0] / weight
    a = np.eye(len(base))[year]
    b = np.eye(base[:, 0].size)[year * INDUSTRIES + industry]
    c = np.eye(REGIONS)[region][:, : REGIONS if with_regions else 0]
    design = np.hstack([a, b, c])
    rows = []
    for t in range(len(base)):
        of_year = np.zeros(design.shape[1])
        of_year[len(base) + t * INDUSTRIES :][:INDUSTRIES] = base[t].sum(axis=0)
        rows.append(of_year)
    if with_regions:
        of_regions = np.zeros(design.shape[1])
        of_regions[-REGIONS:] = base.sum(axis=(0, 2))
        rows.append(of_regions)
    constraints = np.array(rows)
    size, extra = design.shape[1], len(constraints)
    border = np.block(
        [
            [design.T @ (weight[:, None] * design), constraints.T],
            [constraints, np.zeros((extra,) * 2)],
        ]
    )
    inverse = np.linalg.inv(border)[:size, :size]
    estimate = inverse @ design.T @ (weight * rate)
    scores = design * (weight * (rate - design @ estimate))[:, None]
    return Constrained(estimate, inverse, scores, region, industry, year)


def small_sample(clusters: int, cells: int, parameters: int) -> float:
    """Return the factor of Cameron & Miller (2015), effects within clusters not counted."""
    return clusters / (clusters - 1) * (cells - 1) / (cells - parameters)


def assert_same(found: FloatArray, expected: FloatArray) -> None:
    scale = float(np.abs(expected).max())
    np.testing.assert_allclose(found, expected, rtol=0, atol=RELATIVE * scale)


def test_berzeg_is_constrained_least_squares_clustered_on_region() -> None:
    fit, other = berzeg(country()), by_lagrange(country(), with_regions=False)
    factor = small_sample(REGIONS, fit.n_cells, INDUSTRIES)
    assert_same(np.append(fit.nation.rate, fit.by_industry.rate), other.estimate)
    assert_same(fit.cov, factor * other.clustered(other.region))


def test_pattersons_estimates_are_constrained_least_squares() -> None:
    fit, other = patterson(country()), by_lagrange(country())
    found = np.concatenate([fit.nation.rate, fit.by_industry.rate, fit.by_region.rate])
    assert_same(found, other.estimate)


def test_pattersons_industries_are_clustered_on_region() -> None:
    fit, other = patterson(country()), by_lagrange(country())
    factor = small_sample(REGIONS, fit.n_cells, INDUSTRIES - 1)
    mine = slice(1, 1 + INDUSTRIES)
    assert_same(fit.by_industry.cov, factor * other.clustered(other.region)[mine, mine])


def test_pattersons_regions_are_clustered_on_industry() -> None:
    fit, other = patterson(country()), by_lagrange(country())
    factor = small_sample(INDUSTRIES, fit.n_cells, REGIONS - 1)
    mine = slice(1 + INDUSTRIES, None)
    assert_same(fit.by_region.cov, factor * other.clustered(other.industry)[mine, mine])


def test_clustered_on_region_a_regions_own_effect_would_have_no_score() -> None:
    other = by_lagrange(country())
    for region in range(REGIONS):
        score = other.scores[other.region == region].sum(axis=0)
        assert score[1 + INDUSTRIES + region] == pytest.approx(0, abs=1e-9)


def test_the_nation_would_have_no_variance_in_either_clustering() -> None:
    other = by_lagrange(country())
    for clusters in (other.region, other.industry):
        assert other.clustered(clusters)[0, 0] == pytest.approx(0, abs=1e-20)


def test_by_year_it_is_constrained_least_squares_clustered_on_year() -> None:
    panel, steps = country(years=6), 5
    fit, other = patterson_by_year(panel), by_lagrange(country(years=6))
    rates = [*(a.rate for a, _ in fit.by_year), *(b.rate for _, b in fit.by_year)]
    assert_same(np.concatenate([*rates, fit.by_region.rate]), other.estimate)
    factor = small_sample(steps, fit.n_cells, REGIONS - 1)
    mine = slice(-REGIONS, None)
    assert_same(fit.by_region.cov, factor * other.clustered(other.year)[mine, mine])


def test_pattersons_estimates_are_those_of_statsmodels_constrained_fit() -> None:
    panel, fit = country(), patterson(country())
    base, change = panel.employment[0], np.diff(panel.employment, axis=0)[0]
    region, industry = np.nonzero(base)
    weight = base[base > 0]
    design = np.hstack(
        [np.ones((weight.size, 1)), np.eye(INDUSTRIES)[industry], np.eye(REGIONS)[region]]
    )
    constraints = np.zeros((2, design.shape[1]))
    constraints[0, 1 : 1 + INDUSTRIES] = base.sum(axis=0)
    constraints[1, 1 + INDUSTRIES :] = base.sum(axis=1)
    model = GLM(change[base > 0] / weight, design, var_weights=weight)
    other = model.fit_constrained((constraints / base.sum(), np.zeros(2)))
    found = np.concatenate([fit.nation.rate, fit.by_industry.rate, fit.by_region.rate])
    assert_same(found, np.asarray(other.params))


def test_regions_are_as_certain_as_with_all_dummies_at_once_in_statsmodels() -> None:
    panel, fit = country(), patterson(country())
    base, change = panel.employment[0], np.diff(panel.employment, axis=0)[0]
    region, industry = np.nonzero(base)
    weight = base[base > 0]
    design = np.hstack([np.eye(INDUSTRIES)[industry], np.eye(REGIONS)[region][:, 1:]])
    other = WLS(change[base > 0] / weight, design, weights=weight).fit(
        cov_type="cluster", cov_kwds={"groups": industry, "use_correction": False}
    )
    share = base.sum(axis=1) / base.sum()
    linear = (np.eye(REGIONS) - share)[:, 1:]
    cov = linear @ np.asarray(other.cov_params())[INDUSTRIES:, INDUSTRIES:] @ linear.T
    assert_same(fit.by_region.rate, linear @ np.asarray(other.params)[INDUSTRIES:])
    assert_same(fit.by_region.cov, small_sample(INDUSTRIES, fit.n_cells, REGIONS - 1) * cov)


def test_the_effective_number_of_industries_is_that_of_their_shares_of_the_region() -> None:
    """Of a region among very many, of which it is no part of any industry worth speaking of."""
    jobs = np.full((200, 4), 1000.0)
    jobs[0] = [60, 20, 10, 10]
    jobs = np.stack([jobs, jobs * (1 + np.random.default_rng(2).normal(0, 0.1, jobs.shape))])
    effective = patterson(panel_of(jobs)).by_region.effective_clusters[0]
    assert effective == pytest.approx(1 / (0.6**2 + 0.2**2 + 0.1**2 + 0.1**2), rel=0.01)


DRAWS = 250
# the share of 95 per cent intervals that hold the truth, on average over the regions of all draws
COVERAGE = (0.92, 0.97)


def structure(chance: np.random.Generator) -> FloatArray:
    """Return jobs of 20 regions and 24 industries, as unequal as Norway's counties."""
    size, mix = chance.lognormal(4.5, 0.6, 20), chance.lognormal(0, 1, 24)
    jobs: FloatArray = size[:, None] * (mix / mix.sum()) * chance.lognormal(0, 0.3, (20, 24))
    return jobs


@pytest.mark.parametrize("power", [0.0, 0.5], ids=["alike", "small cells vary more"])
def test_intervals_hold_zero_95_times_in_a_hundred_when_there_is_no_effect(power: float) -> None:
    chance = np.random.default_rng(3)
    base = structure(chance)
    held = []
    for _ in range(DRAWS):
        noise = 0.1 * chance.standard_normal(base.shape) * (base.mean() / base) ** power
        # industries differ; regions do not
        growth = chance.normal(0, 0.2, base.shape[1]) + noise
        regions = patterson(panel_of(np.stack([base, base * (1 + growth)]))).by_region
        held.append((regions.columns["low"] < 0) & (regions.columns["high"] > 0))
    assert COVERAGE[0] < np.mean(held) < COVERAGE[1]


def test_by_year_intervals_hold_zero_95_times_in_a_hundred_when_there_is_no_effect() -> None:
    chance = np.random.default_rng(4)
    held = []
    for _ in range(DRAWS):
        base = structure(chance)[:, :8]
        # what a region has of luck in a year is common to its industries
        luck = chance.normal(0, 0.02, (8, 20, 1)) + chance.normal(0, 0.02, (8, 20, 8))
        jobs = np.concatenate([base[None], base * np.cumprod(1 + luck, axis=0)])
        regions = patterson_by_year(panel_of(jobs)).by_region
        held.append((regions.columns["low"] < 0) & (regions.columns["high"] > 0))
    assert COVERAGE[0] < np.mean(held) < COVERAGE[1]


TOTAL = "Totalt for næringer"
# a sum of others that are in the table too
MAINLAND = "Fastlands-Norge"
HEDMARK, TELEMARK = "04", "08"
# figures are published with one decimal
ROUNDING = 0.05
# the expected figures are written with two decimals, rates in per cent
TWO_DECIMALS = 0.005


@pytest.fixture(scope="module")
def counties(shared: Path) -> EmploymentPanel:
    path = shared / "data" / "ssb_11713_county_industry" / "employment.csv"
    table = pd.read_csv(path, dtype={"region_code": str}).rename(
        columns={"region_code": "region", "employed_thousand": "employment"}
    )
    table = table[
        (table["level"] == 0) & (table["industry"] != MAINLAND) & table["year"].between(2008, 2018)
    ]
    # a code that is not in force has nothing but zeros and empty cells
    in_force = table.groupby(["region", "year"])["employment"].transform(
        lambda jobs: jobs.sum() > 0
    )
    return panel_from_frame(
        table[in_force], total_industry=TOTAL, rounding=ROUNDING, unit="1 000 persons"
    )


def test_hedmarks_shift_is_that_of_the_accounts_but_for_the_new_jobs_elsewhere(
    counties: EmploymentPanel,
) -> None:
    account = shift_share(counties, missing="drop").region(HEDMARK)
    fit = berzeg(counties, missing="drop")
    assert fit.region(HEDMARK).regional_shift == pytest.approx(
        account.total_regional_shift, abs=0.01
    )
    growth = fit.nation.jobs.sum() + fit.without_base.sum()
    assert growth == pytest.approx(counties.nation_total[-1] - counties.nation_total[0], abs=1)


def test_hedmarks_effect_is_below_zero_and_not_certain(counties: EmploymentPanel) -> None:
    effect = patterson(counties, missing="drop").region(HEDMARK).effect
    assert effect is not None
    found = [100 * effect.rate, 100 * effect.low, 100 * effect.high, effect.jobs, effect.p]
    assert found == pytest.approx([-1.74, -6.88, 3.40, -1.52, 0.46], abs=TWO_DECIMALS)
    assert not effect.certain


def test_year_by_year_hedmarks_effect_is_much_the_same(counties: EmploymentPanel) -> None:
    effect = patterson_by_year(counties, missing="drop").region(HEDMARK).effect
    assert effect is not None
    found = [100 * effect.rate, 100 * effect.low, 100 * effect.high, effect.jobs, effect.p]
    assert found == pytest.approx([-0.13, -0.73, 0.47, -1.17, 0.63], abs=TWO_DECIMALS)


def test_telemark_alone_is_certain_both_ways(counties: EmploymentPanel) -> None:
    for fit in (patterson, patterson_by_year):
        result = fit(counties, missing="drop")
        effects = {code: result.region(code).effect for code in result.regions}
        assert [code for code, effect in effects.items() if effect and effect.certain] == [TELEMARK]
