"""Between which limits the classic effects lie when figures are unknown or rounded.

A known figure lies within its rounding. An unknown one lies within what totals leave for it
(`regionanalysis.uncertainty.narrowing`). With the nation's rates f_i = 1 + g_i and 1 + g, the
industry mix is a sum over industries of E_i · (f_i − 1 − g), in which the E_i add up to the
region's total. Its least and greatest values are found by giving the jobs that are not placed to
the industries that fare worst, or best, as far as each can hold them. Given the total and the rates
these limits are attained; where the nation is rounded too, the rates are taken at their worst, and
the limits are then on the outside.

National share needs the total alone, and regional shift is what is left of the change.

Added year by year, the effects are sums in which a figure of a year in between counts twice: as
what was reached, and as what the next year starts from. Its jobs are then weighed by 1 − f_i, so
that the limits of the sum are narrower than the sum of the years' limits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.core.arrays import BoolArray, FloatArray, position
from regionanalysis.core.names import unknown_name
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, REGIONAL_SHIFT
from regionanalysis.uncertainty.limits import Limits, cell_limits, nation_limits, total_limits
from regionanalysis.uncertainty.narrowing import with_narrowed_cells

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class EffectBounds(Result):
    """Limits of the classic effects of every region, all industries together.

    Attributes
    ----------
    by_year
        Whether the effects are those of every year between the two, added; otherwise of the two
        years alone.
    low, high
        Jobs by effect, each of shape (regions,). Infinite where nothing limits an unknown figure.
    """

    start_year: int
    end_year: int
    by_year: bool
    unit: str
    regions: tuple[str, ...]
    low: dict[str, FloatArray]
    high: dict[str, FloatArray]

    def value(self, effect: str, region: str) -> tuple[float, float]:
        """Return the limits of one effect in one region, jobs.

        Raises
        ------
        ParameterError
            When there is no such effect or region.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> bounds = ra.effect_bounds(ra.example_jobs())
        >>> low, high = bounds.value("national_share", "N")
        >>> low == high  # every figure is known
        True
        """
        if effect not in self.low:
            raise unknown_name("effect", effect, self.low)
        row = position(region, self.regions, "region")
        return float(self.low[effect][row]), float(self.high[effect][row])

    def to_frame(self) -> "pd.DataFrame":
        """Return the limits in jobs, indexed by effect and region.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.effect_bounds(ra.example_jobs()).to_frame().loc["industry_mix"].round(1)
                 low  high
        region
        E       10.6  10.6
        N      -34.0 -34.0
        S       46.2  46.2
        W      -22.8 -22.8
        """
        axes = {"effect": tuple(self.low), "region": self.regions}
        limits = {"low": self.low, "high": self.high}
        return labelled_frame(
            axes, {name: np.stack(list(jobs.values())) for name, jobs in limits.items()}
        )


@accepts_frame
def effect_bounds(
    panel: EmploymentPanel,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    by_year: bool = False,
    disguised: bool = False,
) -> EffectBounds:
    """Return the limits of the effects of every region between two years.

    They are the limits that unknown, rounded and disguised figures leave.

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        Jobs by region, industry and year; a table is converted with `as_panel`, and ``nation=``
        and ``total_industry=`` may then be given too.
    start_year, end_year : int, optional
        The two years; the panel's first and last by default.
    by_year : bool, default False
        Whether the effects are those of every year of the panel between the two, added, as in
        `ShiftShareByYear.total`; they are otherwise of the two years alone.
    disguised : bool, default False
        Whether small counts are disguised as Statistics Norway does it: 1 and 2 shown as 0 or 3.
        Not needed for a panel that says so itself (``cells``).

    Returns
    -------
    EffectBounds

    Raises
    ------
    ParameterError
        For years that do not fit.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> rounded = ra.panel_from_frame(ra.example_jobs(), rounding=0.5)
    >>> low, high = ra.effect_bounds(rounded).value("regional_shift", "N")
    >>> round(low, 1), round(high, 1)
    (-44.6, -37.3)
    """
    years = panel.window(start_year, end_year)
    if panel.cells is not None and not disguised:
        panel = with_narrowed_cells(panel)
    first, last = (panel.year_index(year) for year in years)
    rows = list(range(first, last + 1)) if by_year else [first, last]
    present: BoolArray = np.all(panel.present[rows], axis=0)
    cells = cell_limits(panel, rows, present, disguised=disguised)
    totals = total_limits(panel, rows, present, cells)
    steps = [nation_limits(panel, list(pair)) for pair in pairwise(rows)]
    effects = _effects(cells, totals, steps)
    return EffectBounds(
        start_year=years[0],
        end_year=years[1],
        by_year=by_year,
        unit=panel.unit,
        regions=tuple(c for c, keep in zip(panel.regions, present.tolist(), strict=True) if keep),
        # where the nation itself is unknown there is no limit
        low={
            n: np.where(np.isnan(effect.low), -np.inf, effect.low) for n, effect in effects.items()
        },
        high={
            n: np.where(np.isnan(effect.high), np.inf, effect.high) for n, effect in effects.items()
        },
    )


def _effects(
    cells: Limits, totals: Limits, steps: Sequence[tuple[Limits, Limits]]
) -> dict[str, Limits]:
    """Return limits of the effects added over steps, each with the nation's rates and growth."""
    national, mix = [], []
    for year, (rate, growth) in enumerate(steps):
        limits, total = _at(cells, year), _at(totals, year)
        national.append(_product(total, growth))
        # the rate of an industry beyond the nation's
        beyond = Limits(rate.low - 1 - growth.high, rate.high - 1 - growth.low)
        mix.append(_weighed(limits, total, beyond.low, beyond.high))
    return {
        NATIONAL_SHARE: _added(national),
        INDUSTRY_MIX: _added(mix),
        REGIONAL_SHIFT: _shift(cells, totals, [rate for rate, _ in steps]),
    }


def _shift(cells: Limits, totals: Limits, rates: Sequence[Limits]) -> Limits:
    """Return limits of Σ E' − Σ E f_i over the years, the jobs reached less those expected.

    A year's jobs are reached where the year before expected some, and expect some of the next.
    """
    limits = []
    last = len(rates)
    for year in range(last + 1):
        reached = 1.0 if year > 0 else 0.0
        expected = rates[year] if year < last else Limits(np.zeros(()), np.zeros(()))
        low, high = (
            np.broadcast_to(reached - rate, cells.low.shape[-1:]) for rate in reversed(expected)
        )
        limits.append(_weighed(_at(cells, year), _at(totals, year), low, high))
    return _added(limits)


def _weighed(cells: Limits, totals: Limits, low: FloatArray, high: FloatArray) -> Limits:
    """Return limits of Σ E_i · w_i with every w_i between two."""
    return Limits(
        _least(cells, totals.low, totals.high, low), -_least(cells, totals.low, totals.high, -high)
    )


def _at(limits: Limits, year: int) -> Limits:
    return Limits(limits.low[year], limits.high[year])


def _added(parts: Sequence[Limits]) -> Limits:
    low: FloatArray = np.sum([part.low for part in parts], axis=0)
    high: FloatArray = np.sum([part.high for part in parts], axis=0)
    return Limits(low, high)


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
    # no employment in an industry with an unlimited rate is nothing
    product = np.multiply(jobs, rates, out=np.zeros_like(jobs), where=jobs > 0)
    return product.sum(axis=1)
