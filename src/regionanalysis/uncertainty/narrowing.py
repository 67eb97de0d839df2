"""How far totals narrow figures that are unknown, by linear programming.

In every year, the figures x_ri of regions and industries, the regions' totals T_r and the nation's
figures N_i hang together: Σ_i x_ri = T_r, Σ_i N_i = T and Σ_r x_ri ≤ N_i, since the nation has jobs
in no region. What is published is put in; each figure that is not has its least and its greatest
value under all the others found by a linear programme (HiGHS). Figures that share no total,
directly or through others, are blocks of their own, and are solved one by one.

Every figure is in one sum over industries and one over regions, so the constraints are a network,
and with whole totals the limits found are whole too: they are those that whole persons can attain
(Dantzig 1951; Ahuja, Magnanti & Orlin 1993, theorem 11.11).

Where published figures are rounded, each sum may be off by what its published parts may be
together. That is wider than the narrowest limits there are, and never too narrow. Where small
counts are disguised, and totals are sums of disguised figures, totals are used to find what a
suppressed figure would have been published as; the persons that the disguise may hide are added to
its limits.
"""

from dataclasses import replace

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.cells import (
    DISGUISED_THREE,
    DISGUISED_ZERO,
    LEAST_THREE,
    CellBounds,
    bounds_of,
)
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.uncertainty.sum_limits import sum_limits
from regionanalysis.uncertainty.sums import Grid, Sums, sums_of

# limits as near a whole number as this are that number: what a solver leaves
FLOAT_NOISE = 1e-6


@accepts_frame
def narrowed_cells(panel: EmploymentPanel, *, regions_are_all: bool = False) -> CellBounds:
    """Return the limits of every figure of a panel that its totals leave.

    Parameters
    ----------
    regions_are_all
        Whether the nation is the sum of the panel's regions, with no jobs outside them.

    Raises
    ------
    InputError
        When totals contradict one another, so that a figure has no value. The message names the
        figures.
    """
    cells = panel.cells or bounds_of(
        panel.employment, panel.nation, panel.present, rounding=panel.rounding
    )
    if cells.narrowed or (cells.of_sums and not cells.exact_totals):
        # of figures disguised and then added, totals cannot tell what was hidden in each
        return cells
    low, high = cells.low.copy(), cells.high.copy()
    nation_low, nation_high = cells.nation_low.copy(), cells.nation_high.copy()
    for year in range(len(panel.years)):
        grid = _of_year(panel, cells, year, regions_are_all=regions_are_all)
        if grid is not None:
            regions = slice(0, len(panel.regions)), slice(0, len(panel.industries))
            low[year], high[year] = grid.low[regions], grid.high[regions]
            nation_low[year] = grid.low[-1, : len(panel.industries)]
            nation_high[year] = grid.high[-1, : len(panel.industries)]
    return replace(
        cells,
        low=low,
        high=high,
        nation_low=nation_low,
        nation_high=nation_high,
        narrowed=True,
    )


@accepts_frame
def with_narrowed_cells(
    panel: EmploymentPanel, *, regions_are_all: bool = False
) -> EmploymentPanel:
    """Return the panel with the limits that `narrowed_cells` finds."""
    return replace(panel, cells=narrowed_cells(panel, regions_are_all=regions_are_all))


def _of_year(
    panel: EmploymentPanel, cells: CellBounds, year: int, *, regions_are_all: bool
) -> Grid | None:
    """Return a year's limits, the nation as the last row and totals as the last column."""
    grid = _grid(panel, cells, year)
    sums = sums_of(panel, year, grid, exact=cells.exact_totals, regions_are_all=regions_are_all)
    if sums is None:
        return None
    low, high = sum_limits(sums, lambda at: _name(panel, year, at))
    if _whole(panel, year):
        low, high = np.ceil(low - FLOAT_NOISE), np.floor(high + FLOAT_NOISE)
    narrowed = Grid(grid.low.copy(), grid.high.copy())
    narrowed.low[sums.at] = np.maximum(low, 0.0)
    narrowed.high[sums.at] = np.maximum(high, narrowed.low[sums.at])
    if not cells.exact_totals:
        narrowed = _undisguised(narrowed, sums)
    return narrowed


def _grid(panel: EmploymentPanel, cells: CellBounds, year: int) -> Grid:
    """Return the limits of figures, totals and the nation before totals narrow them."""
    shape = (len(panel.regions) + 1, len(panel.industries) + 1)
    low, high = np.zeros(shape), np.full(shape, np.inf)
    low[:-1, :-1], high[:-1, :-1] = cells.low[year], cells.high[year]
    low[-1, :-1], high[-1, :-1] = cells.nation_low[year], cells.nation_high[year]
    totals = np.append(panel.region_total[year], panel.nation_total[year])
    if panel.totals_stated:
        known = ~np.isnan(totals)
        low[known, -1], high[known, -1] = totals[known], totals[known]
    gone = np.append(~panel.present[year], False)
    low[gone], high[gone] = 0.0, 0.0
    return Grid(low, high)


def _undisguised(grid: Grid, sums: Sums) -> Grid:
    """Return limits of persons from those of what suppressed figures would be published as."""
    low, high = grid.low.copy(), grid.high.copy()
    mine_low, mine_high = low[sums.at], high[sums.at]
    # what would be published as 4 or more is not disguised
    low[sums.at] = np.where(mine_low > DISGUISED_THREE, mine_low, np.minimum(mine_low, LEAST_THREE))
    high[sums.at] = np.maximum(mine_high, DISGUISED_ZERO)
    return Grid(low, high)


def _whole(panel: EmploymentPanel, year: int) -> bool:
    figures = np.concatenate(
        [array[year].ravel() for array in (panel.employment, panel.nation, panel.region_total)]
    )
    known: FloatArray = figures[np.isfinite(figures)]
    return panel.rounding == 0 and bool((known == np.round(known)).all())


def _name(panel: EmploymentPanel, year: int, cell: tuple[int, int]) -> str:
    """Return what a figure of a year's grid is called in a message."""
    row, column = cell
    region = panel.regions[row] if row < len(panel.regions) else panel.nation_code
    industry = (
        f"industry {panel.industries[column]}" if column < len(panel.industries) else "the total"
    )
    return f"region {region}, {industry}, {panel.years[year]}"
