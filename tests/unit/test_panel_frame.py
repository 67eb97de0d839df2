"""From a long table to a panel, and every way a table can be wrong."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from builders import frame_from_text, panel_from_text
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.panel.from_frame import panel_from_frame

TABLE = """
    region  industry  2008  2009
    01      farming     10    11
    01      tech        20     ?
    02      farming      5     -
    0       farming     20    20
    0       tech        30    30
"""


def rows(*cells: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(cells, columns=["region", "industry", "year", "employment"])


GOOD = ("01", "farming", 2008, 10)


def test_cells_are_laid_out_by_year_region_and_industry_in_order() -> None:
    panel = panel_from_text(TABLE)
    assert (panel.years, panel.regions) == ((2008, 2009), ("01", "02"))
    assert panel.industries == ("farming", "tech")
    assert panel.employment[0, 0].tolist() == [10, 20]
    assert panel.nation.tolist() == [[20, 30], [20, 30]]
    assert panel.nation_stated


def test_an_empty_figure_is_unknown_and_so_is_a_combination_without_a_row() -> None:
    panel = panel_from_text(TABLE)
    assert np.isnan(panel.employment[1, 0, 1])
    assert np.isnan(panel.employment[0, 1, 1])
    assert np.isnan(panel.region_total[1, 0])


def test_a_region_without_any_row_in_a_year_is_absent_from_it() -> None:
    assert panel_from_text(TABLE).present.tolist() == [[True, True], [True, False]]


def test_without_a_row_the_nation_is_the_sum_of_the_regions() -> None:
    frame = frame_from_text(TABLE)
    panel = panel_from_frame(frame[frame["region"] != "0"])
    assert not panel.nation_stated
    assert panel.nation[0, 0] == 15
    # what is unknown in a region is unknown in the sum
    assert np.isnan(panel.nation[1, 1])


def test_a_published_total_is_kept_apart_from_the_industries() -> None:
    panel = panel_from_text(
        """
        region  industry  2008  2009
        01      all         40    41
        01      farming     10    11
        01      tech        20     ?
        0       all        100   100
        0       farming     20    20
        0       tech        30    30
        """,
        total_industry="all",
    )
    assert panel.industries == ("farming", "tech")
    assert panel.region_total.tolist() == [[40], [41]]
    assert panel.nation_total.tolist() == [100, 100]


def test_a_total_that_has_no_rows_is_refused() -> None:
    with pytest.raises(ParameterError, match="no industry in the table for the total 'all'"):
        panel_from_text(TABLE, total_industry="all")


def test_names_stand_beside_codes_and_codes_stand_in_for_names() -> None:
    frame = frame_from_text(TABLE)
    frame["region_name"] = frame["region"].map({"01": "Grue"})
    panel = panel_from_frame(frame)
    assert panel.region_names == ("Grue", "02")
    assert panel.industry_names == ("farming", "tech")


@pytest.mark.parametrize("dtype", ["float64", "Int64", "Float64", "string", "object"])
def test_the_kind_of_column_makes_no_difference(dtype: str) -> None:
    frame = frame_from_text(TABLE)
    other = frame.astype({"employment": dtype})
    expected, found = panel_from_frame(frame), panel_from_frame(other)
    np.testing.assert_array_equal(found.employment, expected.employment)
    np.testing.assert_array_equal(found.nation_total, expected.nation_total)


def test_the_order_of_rows_makes_no_difference() -> None:
    frame = frame_from_text(TABLE)
    found, expected = panel_from_frame(frame.iloc[::-1]), panel_from_frame(frame)
    np.testing.assert_array_equal(found.employment, expected.employment)
    assert found.regions == expected.regions


def test_the_table_given_is_left_as_it_was() -> None:
    frame = frame_from_text(TABLE)
    before = frame.copy()
    panel_from_frame(frame)
    pd.testing.assert_frame_equal(frame, before)


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (rows(GOOD).drop(columns="year"), ("lacks the column year", "region, industry")),
        (rows(), ("no rows",)),
        (rows(GOOD, GOOD), ("more than once in 2 rows", "line 2", "region 01")),
        (rows(GOOD, ("02", "farming", 2008, -1)), ("negative employment", "line 3", "-1")),
        (rows(GOOD, ("02", "farming", 2008, "many")), ("not a number", "many")),
        (rows(GOOD, ("02", "farming", 2008, float("inf"))), ("not a number", "inf")),
        (rows(GOOD, ("02", "farming", 2008.5, 1)), ("not a year", "2008.5")),
        (rows(GOOD, ("02", "farming", "last", 1)), ("not a year", "last")),
        (rows(GOOD, ("02", "farming", 20081, 1)), ("not a year", "20081")),
        (rows(GOOD, (None, "farming", 2008, 1)), ("no region", "line 3")),
        (rows(GOOD, ("02", None, 2008, 1)), ("no industry", "line 3")),
        (rows(("0", "farming", 2008, 1)), ("no region beside the nation '0'",)),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_table_that_is_wrong_is_refused_with_the_rows(
    table: pd.DataFrame, says: tuple[str, ...]
) -> None:
    with pytest.raises(InputError) as caught:
        panel_from_frame(table, source="panel.csv")
    for part in ("panel.csv", *says):
        assert part in str(caught.value)


def test_the_refusal_carries_the_rows_as_they_are() -> None:
    table = rows(GOOD, ("02", "farming", 2008, -1))
    with pytest.raises(InputError, match="negative") as caught:
        panel_from_frame(table)
    (row,) = caught.value.evidence
    assert row == {"region": "02", "industry": "farming", "year": 2008, "employment": -1}
