"""Variants held against their formulas, written out cell by cell with nothing but arithmetic."""

from itertools import product

import numpy as np
import pytest

from regionanalysis.core.arrays import FloatArray
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.shiftshare import shift_share, variant_named
from regionanalysis.shiftshare.variants.index_form import growth_indices
from regionanalysis.shiftshare.variants.spatial import spatial, spatial_by_industry
from regionanalysis.shiftshare.weights import SpatialWeights
from strategies import long_table

DRAW = np.random.default_rng(8)
JOBS = DRAW.integers(10, 900, (2, 4, 3)).astype(float)
NATION = JOBS.sum(axis=1) + 100
PANEL = panel_from_frame(long_table(np.concatenate([JOBS, NATION[:, None]], axis=1)))
CELLS = list(product(range(4), range(3)))


def effects(variant: str) -> dict[str, FloatArray]:
    return dict(shift_share(PANEL, variant_named(variant)).effects)


def growth(before: float, after: float) -> float:
    return after / before - 1


@pytest.mark.parametrize(("region", "industry"), CELLS)
def test_arcelus(region: int, industry: int) -> None:
    before, after = JOBS[:, region, industry]
    whole = JOBS[:, region].sum(axis=1)
    g = growth(*NATION.sum(axis=1))
    g_i, g_r = growth(*NATION[:, industry]), growth(*whole)
    g_ir = growth(before, after)
    h = whole[0] * NATION[0, industry] / NATION[0].sum()
    rates = {
        "national_share": g,
        "industry_mix": g_i - g,
        "regional_growth": g_r - g,
        "regional_industry": (g_ir - g_i) - (g_r - g),
    }
    found = effects("arcelus")
    for name, rate in rates.items():
        assert found[name][region, industry] == pytest.approx(h * rate)
        allocated = found[f"{name}_allocation"][region, industry]
        assert allocated == pytest.approx((before - h) * rate)


@pytest.mark.parametrize(("region", "industry"), CELLS)
def test_the_midpoint_is_the_mean_of_both_orders(region: int, industry: int) -> None:
    before, after = JOBS[:, region, industry]
    h = JOBS[0, region].sum() * NATION[0, industry] / NATION[0].sum()
    g_i, g_ir = growth(*NATION[:, industry]), growth(before, after)
    found = effects("midpoint")
    assert found["competitive"][region, industry] == pytest.approx((g_ir - g_i) * (before + h) / 2)
    mix = (before - h) * (g_ir + g_i) / 2
    rest = found["national_share"] + found["industry_mix"]
    assert rest[region, industry] == pytest.approx(h * g_i + mix)
    assert found["industry_mix"][region, industry] == pytest.approx(mix)


@pytest.mark.parametrize(("region", "industry"), CELLS)
def test_multifactor(region: int, industry: int) -> None:
    before, after = JOBS[:, region, industry]
    size = JOBS[0].sum(axis=1)
    h = size[region] * NATION[0, industry] / NATION[0].sum()
    g_i, g_ir = growth(*NATION[:, industry]), growth(before, after)
    standard = sum(size[r] * growth(*JOBS[:, r, industry]) for r in range(len(size))) / sum(size)
    expected = {
        "national_share": h * g_i,
        "region_effect": h * (g_ir - standard),
        "industry_mix": (before - h) * standard,
        "interaction": (before - h) * (g_ir - standard),
        "allocation": h * (standard - g_i),
    }
    found = effects("multifactor")
    assert found.keys() == expected.keys()
    for name, figure in expected.items():
        assert found[name][region, industry] == pytest.approx(figure), name


@pytest.mark.parametrize("region", range(4))
def test_artige_and_van_neuss(region: int) -> None:
    before, after = JOBS[:, region]
    rates = [growth(*JOBS[:, region, i]) - growth(*NATION[:, i]) for i in range(3)]
    competitive = sum(rates) / 3
    own, nation = before / before.sum(), NATION[0] / NATION[0].sum()
    mix = sum((own[i] - 1 / 3) * growth(*JOBS[:, region, i]) for i in range(3)) - sum(
        (nation[i] - 1 / 3) * growth(*NATION[:, i]) for i in range(3)
    )
    found = {name: cells[region].sum() for name, cells in effects("artige_van_neuss").items()}
    assert found["national_share"] == pytest.approx(before.sum() * growth(*NATION.sum(axis=1)))
    assert found["competitive"] == pytest.approx(before.sum() * competitive)
    # by industry it is the jobs, not the rates, that add up
    rest = (after - before).sum() - found["national_share"] - found["competitive"]
    assert found["industry_mix"] == pytest.approx(rest)
    assert found["industry_mix"] == pytest.approx(before.sum() * mix)


NEIGHBOURS = np.array([[0, 1, 3, 0], [2, 0, 0, 2], [1, 1, 0, 1], [0, 0, 0, 0]], dtype=float)


@pytest.mark.parametrize(("region", "industry"), CELLS)
def test_spatial(region: int, industry: int) -> None:
    weights = SpatialWeights(PANEL.regions, NEIGHBOURS)
    before, after = JOBS[:, region, industry]
    g = growth(*NATION.sum(axis=1))
    g_i = growth(*NATION[:, industry])
    # the last region is an island, and is measured against the nation
    around_i, around = g_i, g
    if region < 3:
        row = NEIGHBOURS[region] / NEIGHBOURS[region].sum()
        around_i = growth(*(row @ JOBS[year, :, industry] for year in (0, 1)))
        around = growth(*(row @ JOBS[year].sum(axis=1) for year in (0, 1)))
    expected = {
        "national_share": before * g,
        "neighbour_mix": before * (around_i - g),
        "spatial_shift": after - before * (1 + around_i),
        "industry_mix": before * (g_i - g),
        "neighbour_growth": before * (around - g),
        "neighbour_industry": before * ((around_i - g_i) - (around - g)),
    }
    for variant in (spatial(weights), spatial_by_industry(weights)):
        for name, cells in shift_share(PANEL, variant).effects.items():
            assert cells[region, industry] == pytest.approx(expected[name]), name


@pytest.mark.parametrize("region", range(4))
def test_indices(region: int) -> None:
    found = growth_indices(PANEL)
    before, after = JOBS[:, region]
    expected = sum(before[i] * (1 + growth(*NATION[:, i])) for i in range(3))
    nation = 1 + growth(*NATION.sum(axis=1))
    assert found.industry_mix[region] == pytest.approx(expected / before.sum() / nation)
    assert found.regional[region] == pytest.approx(after.sum() / expected)
    assert found.net[region] == pytest.approx(after.sum() / before.sum() / nation)
    for i in range(3):
        factor = after[i] / before[i] / (1 + growth(*NATION[:, i]))
        assert found.by_industry[region, i] == pytest.approx(factor)


def test_indices_of_several_years_are_multiplied() -> None:
    jobs = DRAW.integers(10, 900, (3, 4, 3)).astype(float)
    nation = jobs.sum(axis=1) + 100
    panel = panel_from_frame(long_table(np.concatenate([jobs, nation[:, None]], axis=1)))
    whole = growth_indices(panel, dynamic=True)
    first, last = panel.years[0], panel.years[-1]
    steps = [
        growth_indices(panel, start_year=year, end_year=year + 1) for year in range(first, last)
    ]
    for name in ("industry_mix", "regional", "net", "by_industry"):
        one, two = (getattr(step, name) for step in steps)
        assert getattr(whole, name) == pytest.approx(one * two), name


def test_indices_say_nothing_of_a_region_where_nobody_was() -> None:
    jobs = JOBS.copy()
    jobs[0, 2] = 0.0
    jobs[0, 1, 0] = 0.0
    nation = jobs.sum(axis=1) + 100
    panel = panel_from_frame(long_table(np.concatenate([jobs, nation[:, None]], axis=1)))
    found = growth_indices(panel)
    assert np.isnan([found.industry_mix[2], found.regional[2], found.net[2]]).all()
    assert np.isnan(found.by_industry[2]).all()
    assert np.isnan(found.by_industry[1]).tolist() == [True, False, False]
    assert np.isfinite(found.net[[0, 1, 3]]).all()
