"""What holds for the limits of figures that are not published, in every table."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regionanalysis.core.arrays import FloatArray
from regionanalysis.panel.aggregate import merge_industries, merge_regions
from regionanalysis.panel.cells import CellBounds, CellState
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.uncertainty import effect_bounds, narrowed_cells, with_narrowed_cells
from strategies import NATION, employment_tables, long_table

TOTAL = "all"
FLOAT_NOISE = 1e-6


def with_totals(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with a row for all industries."""
    totals = table.groupby(["region", "year"], as_index=False)["employment"].sum()
    both: pd.DataFrame = pd.concat([table, totals.assign(industry=TOTAL)], ignore_index=True)
    return both


def hidden(table: pd.DataFrame, seed: int, share: float, *, nation: bool) -> pd.DataFrame:
    """Return the table with figures hidden: of regions, their totals, and perhaps the nation."""
    draw = np.random.default_rng(seed).random(len(table)) < share
    keep = (table["region"] == NATION) & (not nation)
    out = draw & ~keep
    figures = table["employment"].astype(float).mask(out)
    return table.assign(employment=figures, employment_mark=pd.Series(":", table.index).where(out))


def disguise(table: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Return the table with every 1 and 2 of a region as 0 or 3 at random."""
    small = table["employment"].isin([1, 2]) & (table["region"] != NATION)
    coin = np.random.default_rng(seed).integers(0, 2, len(table)) * 3
    return table.assign(employment=table["employment"].where(~small, coin))


def inside(truth: FloatArray, low: FloatArray, high: FloatArray) -> bool:
    return bool(((low <= truth + FLOAT_NOISE) & (truth - FLOAT_NOISE <= high)).all())


@given(
    table=employment_tables(),
    seed=st.integers(0, 1000),
    share=st.sampled_from([0.1, 0.4, 0.9]),
    totals=st.booleans(),
    nation=st.booleans(),
)
def test_the_truth_lies_within_the_limits(
    table: pd.DataFrame, seed: int, share: float, *, totals: bool, nation: bool
) -> None:
    truth = panel_from_frame(table)
    known = hidden(with_totals(table) if totals else table, seed, share, nation=nation)
    if totals and known.loc[known["industry"] == TOTAL, "employment"].isna().all():
        return
    panel = panel_from_frame(known, total_industry=TOTAL if totals else None)
    found = narrowed_cells(panel)
    assert inside(truth.employment, found.low, found.high)
    assert inside(truth.nation, found.nation_low, found.nation_high)
    published = found.state == CellState.PUBLISHED
    assert (found.low[published] == found.high[published]).all()


small_tables = employment_tables(min_regions=2, max_regions=4)


def few_persons(table: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return a table with as many persons in a cell at most, most of which a disguise changes."""
    small = table.assign(employment=table["employment"] % (most + 1))
    regions = small[small["region"] != NATION]
    nation = regions.groupby(["year", "industry"], as_index=False)["employment"].sum()
    # with room for the disguise, which may make the regions more than the nation
    nation = nation.assign(region=NATION, employment=nation["employment"] + 20)
    whole: pd.DataFrame = pd.concat([regions, nation], ignore_index=True)
    return whole


@given(table=small_tables, seed=st.integers(0, 1000), most=st.integers(2, 6))
def test_the_truth_lies_within_the_limits_of_disguised_figures(
    table: pd.DataFrame, seed: int, most: int
) -> None:
    whole = few_persons(table, most)
    known = hidden(with_totals(disguise(whole, seed)), seed + 1, 0.2, nation=False)
    panel = panel_from_frame(known, total_industry=TOTAL, disguised="totals summed")
    found = narrowed_cells(panel)
    truth = panel_from_frame(whole)
    assert inside(truth.employment, found.low, found.high)
    assert inside(truth.employment.sum(axis=2), *_total_limits(found))
    # and of regions added, whether they were narrowed first or not
    pair = truth.regions[:2]
    for one in (panel, with_narrowed_cells(panel)):
        merged = merge_regions(one, pair, "both")
        limits = narrowed_cells(merged)
        inner = merge_regions(truth, pair, "both").employment
        assert inside(inner, limits.low, limits.high)


@given(table=small_tables, seed=st.integers(0, 1000), most=st.integers(2, 6))
def test_so_does_it_where_totals_are_disguised_apart_from_their_parts(
    table: pd.DataFrame, seed: int, most: int
) -> None:
    whole = few_persons(table, most)
    # totals of persons, disguised as the parts are, and by other draws
    known = hidden(disguise(with_totals(whole), seed), seed + 1, 0.2, nation=False)
    panel = panel_from_frame(known, total_industry=TOTAL, disguised="totals apart")
    found = narrowed_cells(panel)
    assert inside(panel_from_frame(whole).employment, found.low, found.high)


def _total_limits(found: CellBounds) -> tuple[FloatArray, FloatArray]:
    return found.low.sum(axis=2), found.high.sum(axis=2)


@given(table=employment_tables(min_regions=2), seed=st.integers(0, 1000))
def test_limits_of_sums_hold_the_sums(table: pd.DataFrame, seed: int) -> None:
    truth = panel_from_frame(table)
    panel = with_narrowed_cells(panel_from_frame(hidden(table, seed, 0.3, nation=False)))
    grouping = {code: "one" if at % 2 else "other" for at, code in enumerate(panel.industries)}
    regions = [merge_regions(one, one.regions[:2], "both") for one in (panel, truth)]
    industries = [merge_industries(one, grouping) for one in (panel, truth)]
    for merged, true in (regions, industries):
        assert merged.cells is not None
        assert inside(true.employment, merged.cells.low, merged.cells.high)


@given(table=employment_tables(), seed=st.integers(0, 1000))
def test_effects_of_narrowed_figures_are_within_those_of_figures_that_are_not(
    table: pd.DataFrame, seed: int
) -> None:
    panel = panel_from_frame(
        hidden(with_totals(table), seed, 0.3, nation=False), total_industry=TOTAL
    )
    narrow, wide = effect_bounds(panel), effect_bounds(replace(panel, cells=None))
    for effect in narrow.low:
        assert (narrow.low[effect] >= wide.low[effect] - FLOAT_NOISE * 10).all()
        assert (narrow.high[effect] <= wide.high[effect] + FLOAT_NOISE * 10).all()


def solutions(panel: EmploymentPanel) -> Iterator[FloatArray]:
    """Give every table of whole figures that the panel's totals and nation allow."""
    unknown = np.argwhere(np.isnan(panel.employment[0]))
    total = panel.region_total[0]
    stated = ~np.isnan(total)
    for figures in product(*(range(int(panel.nation[0, at]) + 1) for _, at in unknown)):
        filled = panel.employment[0].copy()
        filled[tuple(unknown.T)] = figures
        sums = filled.sum(axis=1)
        if (sums[stated] == total[stated]).all() and (filled.sum(axis=0) <= panel.nation[0]).all():
            yield filled


@pytest.mark.parametrize("seed", range(40))
def test_limits_are_those_that_whole_persons_attain(seed: int) -> None:
    draw = np.random.default_rng(seed)
    cells = draw.integers(0, 3, (1, 3, 3))
    nation = cells.sum(axis=1) + draw.integers(0, 2, (1, 3))
    table = with_totals(long_table(np.concatenate([cells, nation[:, None]], axis=1)))
    out = ((table["region"] != NATION) & (draw.random(len(table)) < 0.6)).to_numpy().copy()
    # few enough to be tried one by one
    out[np.flatnonzero(out & (table["industry"] != TOTAL).to_numpy())[5:]] = False
    known = table.assign(employment=table["employment"].astype(float).mask(out))
    panel = panel_from_frame(known, total_industry=TOTAL)
    found = narrowed_cells(panel)
    every = np.array(list(solutions(panel)))
    assert found.low[0].tolist() == every.min(axis=0).tolist()
    assert found.high[0].tolist() == every.max(axis=0).tolist()


def test_a_figure_alone_in_its_total_is_found_out() -> None:
    table = with_totals(long_table(np.array([[[5, 7], [3, 4], [8, 12]]])))
    known = table.assign(employment=table["employment"].astype(float))
    known.loc[(known["region"] == "01") & (known["industry"] == "I0"), "employment"] = np.nan
    found = narrowed_cells(panel_from_frame(known, total_industry=TOTAL))
    assert (found.low[0, 0, 0], found.high[0, 0, 0]) == (5, 5)
    assert found.state[0, 0, 0] == CellState.MISSING
