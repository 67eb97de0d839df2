"""Variants held against their formulas, written out cell by cell with nothing but arithmetic."""

from itertools import product

import numpy as np
import pytest

from regionanalysis.panel import FloatArray
from regionanalysis.panel_frame import panel_from_frame
from regionanalysis.shiftshare import shift_share, variant_named
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
