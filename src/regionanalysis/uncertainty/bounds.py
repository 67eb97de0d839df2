"""Between which limits the classic effects lie when figures are unknown or rounded.

A known figure lies within its rounding. An unknown one lies within what totals leave for it
(`regionanalysis.uncertainty.narrowing`). With the nation's rates f_i = 1 + g_i and 1 + g, the
industry mix is a sum over industries of E_i · (f_i − 1 − g), in which the E_i add up to the
region's total. Its least and greatest values are found by giving the jobs that are not placed to
the industries that fare worst, or best, as far as each can hold them. Given the total and the rates
these limits are attained; where the nation is rounded too, the rates are taken at their worst, and
the limits are then on the outside.

National share needs the total alone, and regional shift is what is left of the change.
"""

from dataclasses import dataclass

import numpy as np

from regionanalysis.panel import BoolArray, EmploymentPanel, FloatArray
from regionanalysis.regions import unknown_name
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, REGIONAL_SHIFT
from regionanalysis.uncertainty.limits import Limits, cell_limits, nation_limits, total_limits
from regionanalysis.uncertainty.narrowing import with_narrowed_cells


@dataclass(frozen=True, eq=False)
class EffectBounds:
    """Limits of the classic effects of every region, all industries together.

    Attributes
    ----------
    low, high
        Jobs by effect, each of shape (regions,). Infinite where nothing limits an unknown figure.
    """

    start_year: int
    end_year: int
    unit: str
    regions: tuple[str, ...]
    low: dict[str, FloatArray]
    high: dict[str, FloatArray]

    def of(self, effect: str, region: str) -> tuple[float, float]:
        """Return the limits of one effect in one region, jobs.

        Raises
        ------
        ParameterError
            When there is no such effect or region.
        """
        if effect not in self.low:
            raise unknown_name("effect", effect, self.low)
        if region not in self.regions:
            raise unknown_name("region", region, self.regions)
        at = self.regions.index(region)
        return float(self.low[effect][at]), float(self.high[effect][at])


def effect_bounds(
    panel: EmploymentPanel,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    disguised: bool = False,
) -> EffectBounds:
    """Return the limits of the effects of every region between two years.

    Parameters
    ----------
    disguised
        Whether small counts are disguised as Statistics Norway does it: 1 and 2 shown as 0 or 3.
        A panel that says so itself (``cells``) need not be told.

    Raises
    ------
    ParameterError
        For years that do not fit.
    """
    years = panel.window(start_year, end_year)
    if panel.cells is not None and not disguised:
        panel = with_narrowed_cells(panel)
    rows = [panel.year_index(year) for year in years]
    here: BoolArray = np.all(panel.present[rows], axis=0)
    cells = cell_limits(panel, rows, here, disguised=disguised)
    totals = total_limits(panel, rows, here, cells)
    industry, growth = nation_limits(panel, rows)
    national = _product(Limits(totals.low[0], totals.high[0]), growth)
    # the rate of an industry beyond the nation's
    beyond = Limits(industry.low - 1 - growth.high, industry.high - 1 - growth.low)
    start = Limits(cells.low[0], cells.high[0])
    mix = Limits(
        _least(start, totals.low[0], totals.high[0], beyond.low),
        -_least(start, totals.low[0], totals.high[0], -beyond.high),
    )
    shift = _shift(totals, start, industry)
    effects = {NATIONAL_SHARE: national, INDUSTRY_MIX: mix, REGIONAL_SHIFT: shift}
    return EffectBounds(
        start_year=years[0],
        end_year=years[1],
        unit=panel.unit,
        regions=tuple(c for c, keep in zip(panel.regions, here.tolist(), strict=True) if keep),
        # where the nation itself is unknown there is no limit
        low={n: np.where(np.isnan(one.low), -np.inf, one.low) for n, one in effects.items()},
        high={n: np.where(np.isnan(one.high), np.inf, one.high) for n, one in effects.items()},
    )


def _shift(totals: Limits, start: Limits, industry: Limits) -> Limits:
    """Return limits of Σ E' − Σ E f_i, the jobs at the end less those expected."""
    least = _least(start, totals.low[0], totals.high[0], industry.low)
    most = -_least(start, totals.low[0], totals.high[0], -industry.high)
    return Limits(totals.low[1] - most, totals.high[1] - least)


def _product(left: Limits, right: Limits) -> Limits:
    corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
    return Limits(np.min(corners, axis=0), np.max(corners, axis=0))


def _least(
    cells: Limits, total_low: FloatArray, total_high: FloatArray, rate: FloatArray
) -> FloatArray:
    """Return the least Σ_i E_i · rate_i with every E_i in its limits and their sum in its own.

    The jobs over the lower limits are given to industries in order of their rate. Shapes: cells
    (regions, industries), totals (regions,), rates (industries,).
    """
    order = np.argsort(rate)
    low, room = cells.low[:, order], (cells.high - cells.low)[:, order]
    rates = rate[order]
    placed = low.sum(axis=1)
    # at least what the total asks for, at most what it allows, and all that lessens the sum
    asked, allowed = total_low - placed, total_high - placed
    helpful = np.where(rates < 0, room, 0.0).sum(axis=1)
    amount = np.clip(helpful, np.maximum(asked, 0.0), np.maximum(allowed, 0.0))
    before = np.hstack([np.zeros((len(room), 1)), np.cumsum(room, axis=1)[:, :-1]])
    unlimited = np.isinf(amount)[:, None]
    left = np.where(unlimited, 0.0, amount[:, None]) - before
    given = np.where(unlimited, np.where(rates < 0, room, 0.0), np.clip(left, 0.0, room))
    jobs = low + given
    # nobody in an industry of an unlimited rate is nothing
    product = np.multiply(jobs, rates, out=np.zeros_like(jobs), where=jobs > 0)
    least: FloatArray = product.sum(axis=1)
    return least
