"""What holds for panels of any size and any figures: very many, very large, and hardly any.

From 1 to 5 000 regions, 1 to 1 000 industries, figures from 0 to 1e12 in one panel, industries
without jobs, a region that is the whole nation, years without figures in between.
"""

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import ParameterError
from regionanalysis.model.published import account_of_shift_share
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.shiftshare import VARIANTS, Variant, shift_share, shift_share_by_year
from strategies import employment_tables, long_table

# of the largest part in the cell; the sums of floats have ten thousand times less
RELATIVE = 1e-9
LARGEST = 12

SIZES = [(1, 1), (1, 1_000), (5_000, 1), (5_000, 20), (100, 1_000)]


def extreme_panel(
    regions: int,
    industries: int,
    seed: int,
    *,
    empty: float = 0.3,
    years: tuple[int, ...] = (2015, 2016, 2017),
    whole: bool = False,
) -> EmploymentPanel:
    """Return a panel of figures over twelve orders of magnitude, with industries without anybody.

    Parameters
    ----------
    empty
        Share of cells, and a third of it of industries, that are zero.
    whole
        Whether the regions are all of the nation; it has jobs in no region otherwise.
    """
    draw = np.random.default_rng(seed)
    cells = np.floor(10 ** draw.uniform(0, LARGEST, (len(years), regions, industries)))
    cells[draw.random(cells.shape) < empty] = 0
    cells[:, :, draw.random(industries) < empty / 3] = 0
    # there are jobs in every year, or there is no growth
    cells[:, 0, 0] = np.maximum(cells[:, 0, 0], 1)
    nation = cells.sum(axis=1)
    if not whole:
        nation += np.floor(10 ** draw.uniform(0, LARGEST, nation.shape))
    codes = tuple(f"{number:04}" for number in range(1, regions + 1))
    names = tuple(f"I{number}" for number in range(industries))
    return EmploymentPanel(
        years=years,
        regions=codes,
        industries=names,
        employment=cells,
        nation=nation,
        region_total=cells.sum(axis=2),
        nation_total=nation.sum(axis=1),
        present=np.ones(cells.shape[:2], dtype=bool),
        region_names=codes,
        industry_names=names,
    )


def assert_adds_up(change: FloatArray, effects: Mapping[str, FloatArray]) -> None:
    parts = list(effects.values())
    largest = np.maximum(np.abs(change), np.max(np.abs(parts), axis=0))
    rest = np.abs(change - np.sum(parts, axis=0))
    assert (rest <= RELATIVE * np.maximum(largest, 1)).all()


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS.keys())
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]} × {size[1]}")
def test_the_effects_add_up_in_every_cell(size: tuple[int, int], variant: Variant) -> None:
    panel = extreme_panel(*size, seed=sum(size))
    result = shift_share(panel, variant)
    assert np.array_equal(result.change, panel.employment[-1] - panel.employment[0])
    assert_adds_up(result.change, result.effects)
    yearly = shift_share_by_year(panel, variant)
    assert np.array_equal(yearly.change, np.diff(panel.employment, axis=0))
    assert_adds_up(yearly.change, yearly.effects)


@settings(max_examples=30)
@given(
    size=st.tuples(st.integers(1, 40), st.integers(1, 40)),
    empty=st.sampled_from([0.0, 0.3, 0.95]),
    whole=st.booleans(),
    seed=st.integers(0, 2**32 - 1),
)
def test_the_totals_of_regions_add_up(
    *, size: tuple[int, int], empty: float, whole: bool, seed: int
) -> None:
    panel = extreme_panel(*size, seed, empty=empty, whole=whole)
    for variant in VARIANTS.values():
        result = shift_share(panel, variant)
        change = panel.region_total[-1] - panel.region_total[0]
        assert_adds_up(change, result.total_effects)


@settings(max_examples=30)
@given(st.integers(1, 30), st.integers(0, 2**32 - 1))
def test_the_sums_over_all_regions_are_zero(industries: int, seed: int) -> None:
    panel = extreme_panel(50, industries, seed, whole=True)
    # an industry that is new in the nation has no growth there, and is the one exception
    old = panel.nation[0] > 0
    result = shift_share(panel)
    scale = np.abs(result.regional_shift).max(axis=0, initial=1)
    assert (np.abs(result.regional_shift.sum(axis=0)) <= RELATIVE * 50 * scale)[old].all()


@settings(max_examples=30)
@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_a_region_that_is_the_nation_has_no_shift(industries: int, seed: int) -> None:
    panel = extreme_panel(1, industries, seed, whole=True)
    result = shift_share(panel)
    old = panel.nation[0] > 0
    largest = panel.nation.max(axis=0)
    assert (np.abs(result.regional_shift[0]) <= RELATIVE * largest)[old].all()


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS.keys())
def test_years_without_figures_in_between_do_not_matter_to_two_years_compared(
    variant: Variant,
) -> None:
    years = (2008, 2012, 2013, 2020)
    panel = extreme_panel(30, 20, seed=1, years=years)
    result = shift_share(panel, variant, start_year=2008, end_year=2020)
    assert_adds_up(panel.employment[-1] - panel.employment[0], result.effects)
    with pytest.raises(ParameterError, match="the panel lacks 2009, 2010, 2011, 2014"):
        shift_share_by_year(panel, variant)


def test_the_account_of_a_small_region_beside_a_very_large_one_adds_up() -> None:
    panel = extreme_panel(2, 30, seed=4)
    panel.employment[:, 1] = np.array([0.0, 1.0, 3.0])[:, None] * (np.arange(30) == 0)
    panel.region_total[:, 1] = [0, 1, 3]
    panel.nation[:] = panel.nation + 3
    account = account_of_shift_share(shift_share_by_year(panel)).region("0002").total()
    parts = {**account.effects, "remainder": account.remainder}
    assert account.change == 3
    assert abs(sum(parts.values()) - 3) <= RELATIVE * max(map(abs, parts.values()))


TYPES = {
    "int32": "int32",
    "uint64": "uint64",
    "Int64": "Int64",
    "UInt32": "UInt32",
    "Float64": "Float64",
    "float32": "float32",
    "text": "string",
    "category": "category",
    "object": "object",
    "arrow int64": pd.ArrowDtype(pa.int64()),
    "arrow double": pd.ArrowDtype(pa.float64()),
    "arrow decimal": pd.ArrowDtype(pa.decimal128(30, 2)),
    "arrow text": pd.ArrowDtype(pa.string()),
}
LABELS = {
    "text": "string",
    "category": "category",
    "object": "object",
    "arrow text": pd.ArrowDtype(pa.large_string()),
    "arrow dictionary": pd.ArrowDtype(pa.dictionary(pa.int32(), pa.string())),
}


@settings(max_examples=40)
@given(
    employment_tables(),
    st.sampled_from(list(TYPES.values())),
    st.sampled_from(list(TYPES.values())),
    st.sampled_from(list(LABELS.values())),
)
def test_figures_years_and_codes_of_any_type_give_the_same(
    table: pd.DataFrame, of_figures: Any, of_years: Any, of_codes: Any
) -> None:
    types: dict[Any, Any] = {
        "employment": of_figures,
        "year": of_years,
        "region": of_codes,
        "industry": of_codes,
    }
    typed = table.astype(types)
    assert_same_panel(panel_from_frame(typed), panel_from_frame(table))


@pytest.mark.parametrize("backend", ["pyarrow", "numpy_nullable"])
def test_a_whole_frame_of_another_backend_gives_the_same(
    backend: Literal["pyarrow", "numpy_nullable"],
) -> None:
    figures = np.arange(60.0).reshape(3, 5, 4)
    figures[:, -1] = 500
    table = long_table(figures)
    table.loc[3, "employment"] = np.nan
    other = table.convert_dtypes(dtype_backend=backend)
    assert_same_panel(panel_from_frame(other), panel_from_frame(table))


def assert_same_panel(one: EmploymentPanel, other: EmploymentPanel) -> None:
    assert (one.years, one.regions, one.industries) == (
        other.years,
        other.regions,
        other.industries,
    )
    for name in ("employment", "nation", "region_total", "nation_total", "present"):
        assert np.array_equal(getattr(one, name), getattr(other, name), equal_nan=name != "present")


@given(employment_tables())
def test_a_frame_is_left_as_it_was_and_shares_nothing_with_the_panel(table: pd.DataFrame) -> None:
    before = table.copy(deep=True)
    panel = panel_from_frame(table)
    figures = panel.employment.copy()
    shift_share(panel)
    pd.testing.assert_frame_equal(table, before)
    table["employment"] = -1
    assert np.array_equal(panel.employment, figures)
