"""Intervals for cumulated effects from drawing years again, neighbouring years together.

A period of n years is resampled from blocks of years that follow one another, drawn with
replacement from the circle of the years, many times over; the interval holds the middle 95 per
cent of the sums. It shows how different the period might have been with the same kinds of years,
and is rough: fourteen years are few, and a shock that never came is in no draw.

References
----------
Künsch, H. R. (1989). The jackknife and the bootstrap for general stationary observations. Annals
of Statistics 17(3), 1217-1241.
Politis, D. N. & Romano, J. P. (1992). A circular block-resampling procedure for stationary data. In
LePage & Billard (eds), Exploring the limits of bootstrap. Wiley, 263-270.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from regionanalysis.core.arrays import FloatArray
from regionanalysis.core.intervals import ALPHA, confidence_of
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import ParameterError
from regionanalysis.shiftshare.by_year import ShiftShareByYear, require_by_year
from regionanalysis.uncertainty.significance import MIN_YEARS
from regionanalysis.uncertainty.yearly import verdicts, yearly_jobs

if TYPE_CHECKING:
    import pandas as pd

SEED = 20_161_231


@dataclass(frozen=True, eq=False, repr=False)
class BootstrapIntervals(Result):
    """Intervals of the effects added over the period, in jobs.

    Attributes
    ----------
    effects, regions
        Labels of the axes.
    total
        The effects as they are, jobs, shape (effects, regions).
    low, high
        Limits of the interval, jobs, shape (effects, regions).
    block_size, reps, confidence
        Years in a block, number of draws, and the share of draws inside the limits.
    """

    effects: tuple[str, ...]
    regions: tuple[str, ...]
    total: FloatArray
    low: FloatArray
    high: FloatArray
    block_size: int
    reps: int
    confidence: float

    @property
    def verdict(self) -> npt.NDArray[np.str_]:
        """What can be said of each effect, shape (effects, regions)."""
        return verdicts(self.low, self.high)

    def to_frame(self) -> "pd.DataFrame":
        """Return effects, limits and verdicts in jobs, indexed by effect and region.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> years = ra.shift_share_by_year(ra.example_jobs())
        >>> table = ra.block_bootstrap(years, reps=200, seed=1).to_frame()
        >>> table.loc["national_share", "total"].round(1)
        region
        E    60.8
        N    40.0
        S    89.5
        W    55.7
        Name: total, dtype: float64
        """
        axes = {"effect": self.effects, "region": self.regions}
        columns = {name: getattr(self, name) for name in ("total", "low", "high", "verdict")}
        return labelled_frame(axes, columns)


def block_bootstrap(
    by_year: ShiftShareByYear,
    *,
    block_size: int = 2,
    reps: int = 2000,
    seed: int = SEED,
    alpha: float = ALPHA,
) -> BootstrapIntervals:
    """Return intervals of the effects of every region added over the years.

    Parameters
    ----------
    by_year : ShiftShareByYear
        The result of `shift_share_by_year`.
    block_size : int, default 2
        Years drawn together.
    reps : int, default 2000
        Number of draws.
    seed : int, optional
        Seed of the draws; the same seed gives the same limits.
    alpha : float, default 0.05
        Probability outside the intervals: 0.05 for 95 per cent.

    Returns
    -------
    BootstrapIntervals

    Raises
    ------
    ParameterError
        For fewer than three years, or blocks longer than half of them.

    References
    ----------
    Künsch, H. R. (1989). The jackknife and the bootstrap for general stationary observations.
    Annals of Statistics 17(3), 1217-1241.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> by_year = ra.shift_share_by_year(ra.example_jobs())
    >>> intervals = ra.block_bootstrap(by_year, reps=500)
    >>> intervals.to_frame().loc[("regional_shift", "N"), "verdict"]
    'certain_loss'
    """
    confidence = confidence_of(alpha)
    require_by_year(by_year)
    years = len(by_year.years)
    if years < MIN_YEARS or not 1 <= block_size <= max(1, years // 2):
        raise ParameterError(
            f"Blocks of {block_size} cannot be drawn from {years} years.",
            remedy=f"Give at least {MIN_YEARS} years, and blocks of at most half of them.",
        )
    effects = (*by_year.effects, "relative")
    counts = _draw_counts(years, block_size, reps, seed)
    tail = 100 * (1 - confidence) / 2
    yearly = [yearly_jobs(by_year, effect) for effect in effects]
    limits = [np.percentile(counts @ jobs, [tail, 100 - tail], axis=0) for jobs in yearly]
    return BootstrapIntervals(
        effects=effects,
        regions=by_year.regions,
        total=np.stack([jobs.sum(axis=0) for jobs in yearly]),
        low=np.stack([low for low, _ in limits]),
        high=np.stack([high for _, high in limits]),
        block_size=block_size,
        reps=reps,
        confidence=confidence,
    )


def _draw_counts(years: int, block: int, draws: int, seed: int) -> FloatArray:
    """Return how often each year is in each draw, shape (draws, years); rows add up to years."""
    blocks = -(-years // block)
    starts = np.random.default_rng(seed).integers(0, years, (draws, blocks))
    drawn = (starts[:, :, None] + np.arange(block)) % years
    drawn = drawn.reshape(draws, -1)[:, :years]
    counts = np.zeros((draws, years))
    np.add.at(counts, (np.arange(draws)[:, None], drawn), 1)
    return counts
