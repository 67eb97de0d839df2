"""What holds for the uncertainty of every panel's effects."""

import numpy as np
import pandas as pd
from hypothesis import assume, given
from hypothesis import strategies as st

from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.shiftshare import shift_share, shift_share_by_year
from regionanalysis.uncertainty import all_windows, by_detail, effect_bounds, leave_one_out
from regionanalysis.uncertainty.windows import dynamic_windows
from strategies import NATION, employment_tables, has_equal_sums

FLOAT_NOISE = 1e-5
TOTAL = "all"


def with_totals(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with a row for all industries."""
    totals = table.groupby(["region", "year"], as_index=False)["employment"].sum()
    both: pd.DataFrame = pd.concat([table, totals.assign(industry=TOTAL)], ignore_index=True)
    return both


def suppressed(table: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Return the table with about a third of the regions' cells unknown."""
    draw = np.random.default_rng(seed).random(len(table)) < 1 / 3
    hidden = draw & (table["region"] != NATION) & (table["industry"] != TOTAL)
    return table.assign(employment=table["employment"].astype(float).mask(hidden))


@given(table=employment_tables(), seed=st.integers(0, 1000), totals=st.booleans())
def test_the_true_effects_lie_within_the_limits(
    table: pd.DataFrame, seed: int, *, totals: bool
) -> None:
    truth = shift_share(panel_from_frame(table))
    known = suppressed(with_totals(table) if totals else table, seed)
    bounds = effect_bounds(panel_from_frame(known, total_industry=TOTAL if totals else None))
    for effect, jobs in truth.total_effects.items():
        assert (bounds.low[effect] <= jobs + FLOAT_NOISE).all(), effect
        assert (jobs - FLOAT_NOISE <= bounds.high[effect]).all(), effect


@given(table=employment_tables(), seed=st.integers(0, 1000), totals=st.booleans())
def test_so_do_the_true_effects_added_year_by_year(
    table: pd.DataFrame, seed: int, *, totals: bool
) -> None:
    truth = shift_share_by_year(panel_from_frame(table)).total()
    known = suppressed(with_totals(table) if totals else table, seed)
    panel = panel_from_frame(known, total_industry=TOTAL if totals else None)
    bounds = effect_bounds(panel, by_year=True)
    for effect, jobs in truth.total_effects.items():
        assert (bounds.low[effect] <= jobs + FLOAT_NOISE).all(), effect
        assert (jobs - FLOAT_NOISE <= bounds.high[effect]).all(), effect


@given(table=employment_tables(), unit=st.sampled_from([10, 100]))
def test_the_true_effects_lie_within_the_limits_of_rounded_figures(
    table: pd.DataFrame, unit: int
) -> None:
    rounded = table.assign(employment=(table["employment"] / unit).round() * unit)
    assume(not has_equal_sums(table) and not has_equal_sums(rounded))
    truth = shift_share(panel_from_frame(table))
    # the nation must have jobs beyond its rounding for there to be a rate
    nation = rounded[rounded["region"] == NATION].groupby("year")["employment"].sum()
    if nation.min() <= 10 * unit:
        return
    count = table["industry"].nunique() + table["region"].nunique()
    panel = panel_from_frame(rounded, rounding=unit / 2 * count)
    bounds = effect_bounds(panel)
    for effect, jobs in truth.total_effects.items():
        assert (bounds.low[effect] <= jobs + FLOAT_NOISE).all(), effect
        assert (jobs - FLOAT_NOISE <= bounds.high[effect]).all(), effect


@given(table=employment_tables())
def test_with_nothing_unknown_the_limits_are_the_effects(table: pd.DataFrame) -> None:
    panel = panel_from_frame(table)
    bounds, truth = effect_bounds(panel), shift_share(panel)
    for effect, jobs in truth.total_effects.items():
        np.testing.assert_allclose(bounds.low[effect], jobs, atol=FLOAT_NOISE)
        np.testing.assert_allclose(bounds.high[effect], jobs, atol=FLOAT_NOISE)
    years, added = effect_bounds(panel, by_year=True), shift_share_by_year(panel).total()
    for effect, jobs in added.total_effects.items():
        np.testing.assert_allclose(years.low[effect], jobs, atol=FLOAT_NOISE)
        np.testing.assert_allclose(years.high[effect], jobs, atol=FLOAT_NOISE)


@given(table=employment_tables())
def test_every_window_adds_up_to_its_change(table: pd.DataFrame) -> None:
    panel = panel_from_frame(table)
    names = ("national_share", "industry_mix", "regional_shift")
    for found in (all_windows(panel), dynamic_windows(panel, shift_share_by_year(panel))):
        parts = np.sum([found.effects[name] for name in names], axis=0)
        np.testing.assert_allclose(parts, found.effects["change"], atol=FLOAT_NOISE)


@given(table=employment_tables(min_industries=2))
def test_without_an_industry_the_others_add_up_to_their_change(table: pd.DataFrame) -> None:
    panel = panel_from_frame(table)
    found = leave_one_out(panel)
    change = panel.employment[-1] - panel.employment[0]
    others = change.sum(axis=1)[:, None] - change
    parts = np.sum(list(found.effects.values()), axis=0).T
    known = ~np.isnan(parts)
    np.testing.assert_allclose(parts[known], others[known], atol=FLOAT_NOISE)


@given(table=employment_tables(min_industries=2, lasting=True))
def test_what_leaves_the_mix_comes_to_the_region(table: pd.DataFrame) -> None:
    panel = panel_from_frame(table)
    pairs = {code: str(at // 2) for at, code in enumerate(panel.industries)}
    found = by_detail(panel, pairs)
    for effect in ("industry_mix", "regional_shift"):
        sign = 1 if effect == "industry_mix" else -1
        moved = found.fine.total_effects[effect] - found.coarse.total_effects[effect]
        np.testing.assert_allclose(sign * moved, found.moved, atol=FLOAT_NOISE)
