"""Between which limits single figures lie."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from regionanalysis.core.arrays import BoolArray, FloatArray, safe_ratio
from regionanalysis.panel.cells import DISGUISED_THREE, DISGUISED_ZERO, LEAST_THREE, CellState
from regionanalysis.panel.employment import EmploymentPanel


class Limits(NamedTuple):
    """Lower and upper limits of the same shape."""

    low: FloatArray
    high: FloatArray


def cell_limits(
    panel: EmploymentPanel, rows: Sequence[int], present: BoolArray, *, disguised: bool
) -> Limits:
    """Return the limits of every cell, each of shape (years, regions, industries)."""
    absent = ~panel.present[rows]
    if panel.cells is not None and not disguised:
        low, high = panel.cells.low[rows], panel.cells.high[rows]
        low, high = (np.where(absent[:, :, None], 0.0, limit) for limit in (low, high))
        return Limits(low[:, present], high[:, present])
    cells = panel.employment[rows]
    low, high = np.maximum(cells - panel.rounding, 0.0), cells + panel.rounding
    if disguised:
        low = np.where(cells == DISGUISED_THREE, LEAST_THREE, low)
        high = np.where(cells == 0, DISGUISED_ZERO, high)
    unknown = np.isnan(cells)
    left = np.minimum(_left_in_region(panel, rows, low), _left_in_nation(panel, rows, low))
    low, high = np.where(unknown, 0.0, low), np.where(unknown, left, high)
    low, high = (np.where(absent[:, :, None], 0.0, limit) for limit in (low, high))
    return Limits(low[:, present], np.maximum(high, low)[:, present])


def _left_in_region(panel: EmploymentPanel, rows: Sequence[int], low: FloatArray) -> FloatArray:
    total = panel.region_total[rows] + panel.rounding
    left = total - np.nansum(low, axis=2)
    # a total that is not known limits nothing
    return np.where(np.isnan(left), np.inf, np.maximum(left, 0.0))[:, :, None]


def _left_in_nation(panel: EmploymentPanel, rows: Sequence[int], low: FloatArray) -> FloatArray:
    left = panel.nation[rows] + panel.rounding - np.nansum(low, axis=1)
    return np.where(np.isnan(left), np.inf, np.maximum(left, 0.0))[:, None, :]


def total_limits(
    panel: EmploymentPanel, rows: Sequence[int], present: BoolArray, cells: Limits
) -> Limits:
    """Return the limits of every region's total, each of shape (years, regions)."""
    low, high = cells.low.sum(axis=2), cells.high.sum(axis=2)
    if not panel.totals_stated:
        # a sum of rounded figures is off by as much as they are together
        return Limits(low, high)
    total = panel.region_total[rows][:, present]
    stated = ~np.isnan(total)
    if panel.cells is not None and not panel.cells.exact_totals:
        # a sum of disguised figures is not the sum of the persons
        hidden = (panel.cells.state[rows][:, present] == CellState.DISGUISED).any(axis=2)
        stated &= ~hidden
    return Limits(
        np.where(stated, np.maximum(total - panel.rounding, low), low),
        np.where(stated, np.minimum(total + panel.rounding, high), high),
    )


def nation_limits(panel: EmploymentPanel, rows: Sequence[int]) -> tuple[Limits, Limits]:
    """Return the limits of one plus the nation's growth by industry, and of its growth in all.

    An industry that the nation does not publish has infinite limits upwards, and so has one so
    small that rounding may hide an absence of employment; one that it did not have at the start is
    one, as in the decomposition.
    """
    nation, slack = panel.nation[rows], panel.rounding
    before, after = nation
    low = safe_ratio(np.maximum(after - slack, 0.0), before + slack, fill=1.0)
    high = safe_ratio(after + slack, before - slack, where=before > slack, fill=1.0)
    hidden = (before <= slack) & (before + slack > 0)
    low, high = np.where(hidden, np.minimum(low, 1.0), low), np.where(hidden, np.inf, high)
    unknown = np.isnan(before) | np.isnan(after)
    low, high = np.where(unknown, 0.0, low), np.where(unknown, np.inf, high)
    first, last = panel.nation_total[rows]
    growth = Limits(
        np.asarray((last - slack) / (first + slack) - 1),
        np.asarray((last + slack) / (first - slack) - 1),
    )
    return Limits(low, high), growth
