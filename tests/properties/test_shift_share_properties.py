"""What holds for the shift-share of every panel."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builders import panel_from_text
from regionanalysis.core.arrays import FloatArray
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.shiftshare import ShiftShare, shift_share, shift_share_by_year
from strategies import FIRST_YEAR, NATION, employment_tables, has_equal_sums

# jobs: floats of at most a few hundred thousand, added some dozens at a time
FLOAT_NOISE = 1e-6

DTYPES_WITH_GAPS = ("float64", "Int64", "Float64", "string", "object")
DTYPES = (*DTYPES_WITH_GAPS, "int32")

EFFECTS = ("national_share", "industry_mix", "regional_shift")


def decomposed(table: pd.DataFrame, **attributes: Any) -> ShiftShare:
    return shift_share(panel_from_frame(table, **attributes))


def with_all_regions(table: pd.DataFrame) -> ShiftShare:
    return shift_share(panel_from_frame(table).with_unallocated())


def added_up(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with rows of the same region, industry and year added together."""
    return table.groupby(["region", "industry", "year"], as_index=False).agg({"employment": "sum"})


def new_jobs(table: pd.DataFrame) -> FloatArray:
    """Return the nation's jobs at the end in industries that it did not have at the start."""
    nation = panel_from_frame(table).nation
    jobs: FloatArray = np.where(nation[0] == 0, nation[-1], 0.0)
    return jobs


def assert_same(one: "FloatArray | float", other: "FloatArray | float") -> None:
    np.testing.assert_allclose(one, other, rtol=0, atol=FLOAT_NOISE)


def assert_same_effects(one: ShiftShare, other: ShiftShare) -> None:
    pd.testing.assert_frame_equal(one.to_frame(), other.to_frame(), rtol=0, atol=FLOAT_NOISE)


@given(employment_tables())
def test_the_effects_add_up_to_the_change_in_every_cell(table: pd.DataFrame) -> None:
    panel = panel_from_frame(table)
    result = shift_share(panel)
    effects = result.national_share + result.industry_mix + result.regional_shift
    assert_same(effects, panel.employment[-1] - panel.employment[0])


@given(employment_tables())
def test_the_effects_add_up_to_the_change_in_every_region(table: pd.DataFrame) -> None:
    panel = panel_from_frame(table)
    totals = shift_share(panel).totals()
    assert_same(
        totals[list(EFFECTS)].sum(axis=1).to_numpy(),
        panel.employment[-1].sum(axis=1) - panel.employment[0].sum(axis=1),
    )


@given(employment_tables())
def test_year_by_year_they_add_up_in_every_cell_and_year(table: pd.DataFrame) -> None:
    panel = panel_from_frame(table)
    result = shift_share_by_year(panel)
    effects = result.national_share + result.industry_mix + result.regional_shift
    assert_same(effects, np.diff(panel.employment, axis=0))


@given(employment_tables())
def test_the_dynamic_effects_add_up_to_the_change_from_start_to_end(table: pd.DataFrame) -> None:
    panel = panel_from_frame(table)
    result = shift_share_by_year(panel).total()
    effects = result.national_share + result.industry_mix + result.regional_shift
    assert_same(effects, panel.employment[-1] - panel.employment[0])


@given(employment_tables(lasting=True))
def test_industry_mix_is_zero_over_all_regions_and_industries(table: pd.DataFrame) -> None:
    assert_same(with_all_regions(table).industry_mix.sum(), 0)


@given(employment_tables(lasting=True))
def test_regional_shift_is_zero_over_all_regions_in_every_industry(table: pd.DataFrame) -> None:
    result = with_all_regions(table)
    assert_same(result.regional_shift.sum(axis=0), np.zeros(len(result.industries)))


@given(employment_tables())
def test_industries_new_in_the_nation_are_what_the_two_sums_miss(table: pd.DataFrame) -> None:
    result = with_all_regions(table)
    assert_same(result.industry_mix.sum(), -new_jobs(table).sum())
    assert_same(result.regional_shift.sum(axis=0), new_jobs(table))


@given(employment_tables(lasting=True))
def test_without_the_unallocated_row_the_sums_are_minus_its_effects(table: pd.DataFrame) -> None:
    regions, nowhere = decomposed(table), with_all_regions(table).region("unallocated")
    assert_same(regions.industry_mix.sum(), -nowhere.total_industry_mix)
    assert_same(regions.regional_shift.sum(axis=0), -nowhere.regional_shift)


@given(employment_tables(min_regions=2))
def test_the_effects_of_merged_regions_are_the_sums_of_their_own(table: pd.DataFrame) -> None:
    merged = decomposed(added_up(table.replace({"region": {"01": "both", "02": "both"}})))
    both, one, other = merged.region("both"), *map(decomposed(table).region, ("01", "02"))
    for effect in EFFECTS:
        assert_same(getattr(both, effect), getattr(one, effect) + getattr(other, effect))


@given(employment_tables(min_regions=2))
def test_a_group_of_regions_is_the_region_they_would_make(table: pd.DataFrame) -> None:
    merged = decomposed(added_up(table.replace({"region": {"01": "both", "02": "both"}})))
    grouped = decomposed(table, groups={"both": ("01", "02")})
    for field in ("start", "end", "change", *EFFECTS, *(f"total_{effect}" for effect in EFFECTS)):
        assert_same(getattr(grouped.region("both"), field), getattr(merged.region("both"), field))


@given(employment_tables(min_industries=2))
def test_merging_industries_keeps_the_sum_of_mix_and_shift(table: pd.DataFrame) -> None:
    assume(not has_equal_sums(table))
    apart = decomposed(table).totals()
    merged = decomposed(added_up(table.replace({"industry": {"I0": "I1"}}))).totals()
    assert_same(
        (apart["industry_mix"] + apart["regional_shift"]).to_numpy(),
        (merged["industry_mix"] + merged["regional_shift"]).to_numpy(),
    )


def test_merging_industries_may_move_jobs_between_mix_and_shift() -> None:
    apart = """
        region  industry  2008  2018
        valley  coal       100    50
        valley  oil          0     0
        0       coal       500   250
        0       oil        500   750
    """
    merged = """
        region  industry  2008  2018
        valley  energy     100    50
        0       energy    1000  1000
    """
    before = shift_share(panel_from_text(apart)).region("valley")
    after = shift_share(panel_from_text(merged)).region("valley")
    assert (before.total_industry_mix, before.total_regional_shift) == pytest.approx((-50, 0))
    assert (after.total_industry_mix, after.total_regional_shift) == pytest.approx((0, -50))


@given(employment_tables(), st.integers(2, 1000))
def test_figures_times_a_factor_give_effects_times_the_factor(
    table: pd.DataFrame, factor: int
) -> None:
    scaled = decomposed(table.assign(employment=table["employment"] * factor))
    once = decomposed(table)
    for effect in EFFECTS:
        assert_same(getattr(scaled, effect) / factor, getattr(once, effect))


@given(employment_tables(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(table: pd.DataFrame, chance: Any) -> None:
    order = list(table.index)
    chance.shuffle(order)
    shuffled, kept = decomposed(table.loc[order]), decomposed(table)
    pd.testing.assert_frame_equal(shuffled.to_frame(), kept.to_frame(), check_exact=True)


@given(employment_tables())
def test_an_industry_in_which_nobody_works_changes_nothing(table: pd.DataFrame) -> None:
    no_jobs = table[table["industry"] == "I0"].assign(industry="I0 and no jobs", employment=0)
    wider = decomposed(pd.concat([table, no_jobs], ignore_index=True)).to_frame()
    empty = wider.index.get_level_values("industry") == "I0 and no jobs"
    assert (wider.loc[empty, ["change", *EFFECTS]] == 0).all(axis=None)
    pd.testing.assert_frame_equal(
        wider[~empty], decomposed(table).to_frame(), rtol=0, atol=FLOAT_NOISE
    )


@given(employment_tables(lasting=True))
def test_the_nation_itself_has_neither_mix_nor_shift(table: pd.DataFrame) -> None:
    nation = table[table["region"] == NATION]
    whole = decomposed(pd.concat([nation, nation.assign(region="whole")])).region("whole")
    assert_same(whole.total_industry_mix, 0)
    assert_same(whole.regional_shift, np.zeros(len(whole.industries)))
    assert_same(whole.total_national_share, whole.total_change)


@given(employment_tables(lasting=True))
def test_a_region_with_the_nations_shares_has_no_industry_mix(table: pd.DataFrame) -> None:
    first, national = table["year"] == table["year"].min(), table["region"] == NATION
    # the nation's figures in the first year, and those of some region in the others
    like_it = table[(first & national) | (~first & (table["region"] == "01"))]
    twice = table[national].assign(employment=2 * table["employment"])
    result = decomposed(pd.concat([like_it.assign(region="like it"), twice]))
    assert_same(result.region("like it").total_industry_mix, 0)


@given(employment_tables(), st.sampled_from(DTYPES))
def test_the_type_of_the_column_does_not_matter(table: pd.DataFrame, dtype: str) -> None:
    typed = table.astype({"employment": dtype, "year": "Int64", "region": "category"})
    pd.testing.assert_frame_equal(
        decomposed(typed).to_frame(), decomposed(table).to_frame(), check_exact=True
    )


@given(employment_tables(), st.sampled_from(DTYPES_WITH_GAPS))
def test_an_unknown_figure_is_unknown_in_a_column_of_any_type(
    table: pd.DataFrame, dtype: str
) -> None:
    first = table["region"].eq("01") & table["industry"].eq("I0") & table["year"].eq(FIRST_YEAR)
    gaps = table.assign(employment=table["employment"].astype("Int64").mask(first))
    panel = panel_from_frame(gaps.astype({"employment": dtype}))
    assert np.argwhere(np.isnan(panel.employment)).tolist() == [[0, 0, 0]]


@st.composite
def tables_with_gaps(draw: st.DrawFn) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Draw a table, and the same with some of the regions' figures unknown and all totals known."""
    table = draw(employment_tables())
    own = table.index[table["region"] != NATION].tolist()
    hidden = table.index.isin(draw(st.sets(st.sampled_from(own), min_size=1)))
    totals = table.groupby(["region", "year"], as_index=False).agg({"employment": "sum"})
    gaps = table.assign(employment=table["employment"].astype(float).mask(hidden))
    return table, pd.concat([gaps, totals.assign(industry="all")], ignore_index=True)


@given(tables_with_gaps())
def test_leaving_cells_out_changes_no_other_cell(
    tables: tuple[pd.DataFrame, pd.DataFrame],
) -> None:
    whole, gaps = decomposed(tables[0]), panel_from_frame(tables[1], total_industry="all")
    result = shift_share(gaps, missing="drop")
    left_out = np.isnan(gaps.employment[[0, -1]]).any(axis=0)
    for effect in ("change", *EFFECTS):
        assert_same(getattr(result, effect), np.where(left_out, np.nan, getattr(whole, effect)))


@given(tables_with_gaps())
def test_the_mix_and_shift_of_cells_left_out_are_undisclosed(
    tables: tuple[pd.DataFrame, pd.DataFrame],
) -> None:
    whole, gaps = decomposed(tables[0]), panel_from_frame(tables[1], total_industry="all")
    result = shift_share(gaps, missing="drop")
    left_out = np.isnan(gaps.employment[[0, -1]]).any(axis=0)
    outside = np.where(left_out, whole.industry_mix + whole.regional_shift, 0)
    assert_same(result.undisclosed, outside.sum(axis=1))
    assert result.n_excluded.tolist() == left_out.sum(axis=1).tolist()
