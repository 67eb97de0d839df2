"""What holds for every variant of shift-share on every panel."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from regionanalysis.core.arrays import FloatArray
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.shiftshare import ShiftShare, shift_share, shift_share_by_year
from regionanalysis.shiftshare.variant import Variant
from regionanalysis.shiftshare.variants import VARIANTS
from strategies import employment_tables

# jobs: floats of at most some hundred thousand, with quotients of such among them
FLOAT_NOISE = 1e-5

every_variant = pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS.keys())


def with_all_regions(table: pd.DataFrame, variant: Variant) -> ShiftShare:
    return shift_share(panel_from_frame(table).with_unallocated(), variant)


def zero(jobs: FloatArray) -> None:
    np.testing.assert_allclose(jobs, 0, atol=FLOAT_NOISE)


@every_variant
@given(table=employment_tables())
def test_effects_add_up_to_the_change_in_cells_and_regions(
    table: pd.DataFrame, variant: Variant
) -> None:
    result = shift_share(panel_from_frame(table), variant)
    cells = np.sum(list(result.effects.values()), axis=0)
    np.testing.assert_allclose(cells, result.change, atol=FLOAT_NOISE)
    totals = np.sum(list(result.total_effects.values()), axis=0)
    np.testing.assert_allclose(totals, result.total_change, atol=FLOAT_NOISE)
    assert np.isfinite(cells).all()
    zero(result.undisclosed)


@every_variant
@given(table=employment_tables())
def test_the_years_add_up_to_the_change_too(table: pd.DataFrame, variant: Variant) -> None:
    result = shift_share_by_year(panel_from_frame(table), variant).total()
    totals = np.sum(list(result.total_effects.values()), axis=0)
    np.testing.assert_allclose(totals, result.total_change, atol=FLOAT_NOISE)


@every_variant
@given(table=employment_tables())
def test_ten_times_the_jobs_give_ten_times_the_effects(
    table: pd.DataFrame, variant: Variant
) -> None:
    once = shift_share(panel_from_frame(table), variant)
    ten = shift_share(panel_from_frame(table.assign(employment=10 * table["employment"])), variant)
    for name, jobs in once.effects.items():
        np.testing.assert_allclose(ten.effects[name], 10 * jobs, atol=10 * FLOAT_NOISE)


@given(table=employment_tables(lasting=True))
def test_homothetic_parts_add_up_to_zero_where_they_must(table: pd.DataFrame) -> None:
    both = with_all_regions(table, VARIANTS["esteban_marquillas"])
    zero((both.effects["competitive"] + both.effects["allocation"]).sum(axis=0))
    parts = list(with_all_regions(table, VARIANTS["arcelus"]).effects.values())
    # over industries: the national share's allocation, the mix on h, the region's allocation
    for at in (1, 2, 5):
        zero(parts[at].sum(axis=1))


@given(table=employment_tables(lasting=True))
def test_interaction_shares_totals_with_the_classic_form(table: pd.DataFrame) -> None:
    classic, other, middle = (
        with_all_regions(table, VARIANTS[name]).total_effects
        for name in ("classic", "interaction", "midpoint")
    )
    np.testing.assert_allclose(other["national_share"], classic["national_share"], atol=FLOAT_NOISE)
    np.testing.assert_allclose(other["industry_mix"], classic["industry_mix"], atol=FLOAT_NOISE)
    region = other["competitive"] + other["interaction"]
    np.testing.assert_allclose(region, classic["regional_shift"], atol=FLOAT_NOISE)
    np.testing.assert_allclose(
        middle["national_share"], classic["national_share"], atol=FLOAT_NOISE
    )


@given(table=employment_tables(lasting=True))
def test_end_year_effects_add_up_to_zero_over_regions(table: pd.DataFrame) -> None:
    result = with_all_regions(table, VARIANTS["end_year"])
    end = result.total_end.sum()
    # the loss of an industry without jobs at the end is the regions'
    gone = np.isclose(with_all_regions(table, VARIANTS["classic"]).effects["industry_mix"], 0)
    if end > 0 and not gone.all(axis=0).any():
        lost = result.change.sum(axis=0) == -shift_start(table)
        zero(result.effects["regional_shift"].sum(axis=0)[~lost])


def shift_start(table: pd.DataFrame) -> FloatArray:
    panel = panel_from_frame(table)
    start: FloatArray = panel.nation[0]
    return start


@given(table=employment_tables(lasting=True, min_regions=2))
def test_region_effects_are_zero_when_all_grow_alike_in_every_industry(
    table: pd.DataFrame,
) -> None:
    """When every region grows as the nation does, industry by industry, all is mix."""
    panel = panel_from_frame(table).with_unallocated()
    growth = panel.nation[-1] / panel.nation[0]
    alike = shift_share(
        panel_from_frame(_grown(table, growth)).with_unallocated(), VARIANTS["multifactor"]
    )
    zero(alike.effects["region_effect"])
    zero(alike.effects["interaction"])


def _grown(table: pd.DataFrame, growth: FloatArray) -> pd.DataFrame:
    """Return the first year, and as a second year the first grown at each industry's rate."""
    first = table[table["year"] == table["year"].min()]
    factor = dict(zip(sorted(first["industry"].unique()), growth.tolist(), strict=True))
    grown = first["employment"] * first["industry"].map(factor)
    second = first.assign(year=first["year"] + 1, employment=grown)
    both: pd.DataFrame = pd.concat([first, second], ignore_index=True)
    return both
