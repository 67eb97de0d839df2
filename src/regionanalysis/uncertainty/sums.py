"""The sums that a year's unknown figures are in: over industries, and over regions."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse

from regionanalysis.core.arrays import BoolArray, FloatArray
from regionanalysis.panel.cells import DISGUISE, DISGUISED_THREE, CellState
from regionanalysis.panel.employment import FLOAT_SLACK, EmploymentPanel

Places = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]


class Grid(NamedTuple):
    """Limits of one year's figures: the nation is the last row, totals are the last column."""

    low: FloatArray
    high: FloatArray


@dataclass(frozen=True, eq=False)
class Sums:
    """What must hold for the unknown figures x of a year: low ≤ A x ≤ high.

    Attributes
    ----------
    at
        Places of the unknown figures in the year's grid.
    matrix
        A, shape (sums, unknown figures).
    low, high
        Limits of the sums.
    least, most
        Limits of each figure by itself.
    """

    at: Places
    matrix: sparse.csr_array
    low: FloatArray
    high: FloatArray
    least: FloatArray
    most: FloatArray


def sums_of(
    panel: EmploymentPanel, year: int, grid: Grid, *, exact: bool, regions_are_all: bool
) -> Sums | None:
    """Return the sums that a year's unknown figures are in; None when it has no unknown figure.

    Parameters
    ----------
    grid
        Limits of figures before totals narrow them.
    exact
        Whether totals are of persons, so that disguised figures are unknown too; they are
        otherwise of figures as they are published.
    regions_are_all
        Whether the nation has no jobs outside the regions.
    """
    figures = _figures(panel, year)
    unknown = _unknown(panel, year, grid, exact=exact)
    if not unknown.any():
        return None
    known = np.where(unknown, 0.0, np.nan_to_num(figures))
    # of each part, and of the whole
    apart = panel.cells.apart if panel.cells is not None else 0.0
    slack = panel.rounding * (~unknown).sum(axis=1) + FLOAT_SLACK * np.abs(known).max(axis=1)
    slack = slack + apart * unknown.shape[1]
    rows = _rows(unknown, axis=1)
    regions = -_signed(known, axis=1)
    used = np.full(len(regions), panel.totals_stated) & unknown.any(axis=1)
    columns = _rows(unknown, axis=0)
    hidden = panel.rounding * (~unknown).sum(axis=0) + FLOAT_SLACK * np.abs(known).max(axis=0)
    hidden = hidden + apart * unknown.shape[0]
    if not exact:
        hidden = hidden + DISGUISE * (unknown | (figures == DISGUISED_THREE)).sum(axis=0)
    nation = -_signed(known, axis=0)
    below = nation - hidden if regions_are_all else np.full(len(nation), -np.inf)
    stated = np.full(len(nation), panel.nation_stated) & unknown.any(axis=0)
    stated[-1] &= panel.totals_stated
    return Sums(
        at=(np.nonzero(unknown)[0], np.nonzero(unknown)[1]),
        matrix=sparse.vstack([rows[used], columns[stated]], format="csr"),
        low=np.concatenate([(regions - slack)[used], below[stated]]),
        high=np.concatenate([(regions + slack)[used], (nation + hidden)[stated]]),
        least=grid.low[unknown],
        most=grid.high[unknown],
    )


def _figures(panel: EmploymentPanel, year: int) -> FloatArray:
    """Return a year's figures with the nation as the last row and totals as the last column."""
    body = np.vstack([panel.employment[year], panel.nation[year]])
    totals = np.append(panel.region_total[year], panel.nation_total[year])
    return np.column_stack([body, totals])


def _unknown(panel: EmploymentPanel, year: int, grid: Grid, *, exact: bool) -> BoolArray:
    unknown: BoolArray = np.isnan(_figures(panel, year))
    if exact and panel.cells is not None:
        disguised = panel.cells.state[year] == CellState.DISGUISED
        unknown[:-1, :-1] |= disguised
    unknown[:-1][~panel.present[year]] = False
    unknown[-1] &= panel.nation_stated
    unknown[:, -1] &= panel.totals_stated
    return unknown & (grid.low < grid.high)


def _signed(known: FloatArray, axis: int) -> FloatArray:
    """Return the sum of the parts less the whole, which is the last."""
    whole = np.take(known, -1, axis=axis)
    return known.sum(axis=axis) - 2 * whole


def _rows(unknown: BoolArray, axis: int) -> sparse.csr_array:
    """Return a row for each line of the grid: 1 at the parts that are unknown, −1 at the whole."""
    places = np.nonzero(unknown)
    line, part = (places[0], places[1]) if axis == 1 else (places[1], places[0])
    last = unknown.shape[axis] - 1
    sign = np.where(part == last, -1.0, 1.0)
    shape = (unknown.shape[1 - axis], len(line))
    return sparse.csr_array((sign, (line, np.arange(len(line)))), shape=shape)
