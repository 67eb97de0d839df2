"""How the yearly effects vary: mean, spread, Student's t and interval, all regions at once.

The yearly effects are taken as independent draws around a lasting mean. Years that hang together
make the interval too narrow; `block_bootstrap` keeps neighbouring years together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from regionanalysis.core.arrays import FloatArray, position, safe_ratio
from regionanalysis.core.intervals import ALPHA, confidence_of
from regionanalysis.core.names import unknown_name
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import ParameterError
from regionanalysis.shiftshare.by_year import ShiftShareByYear, require_by_year
from regionanalysis.uncertainty.significance import FLOAT_NOISE, MIN_YEARS

if TYPE_CHECKING:
    import pandas as pd

Verdict = Literal["certain_gain", "certain_loss", "uncertain", "unknown"]


@dataclass(frozen=True, eq=False, repr=False)
class YearlyVariation(Result):
    """The yearly effects of every region, all industries together.

    Attributes
    ----------
    mean, sd
        Mean and standard deviation (n − 1), per cent of the jobs the year before, shape
        (effects, regions); NaN where a region has no employment in a year.
    t, p_value
        Student's t for the mean being zero, and its two-sided probability, (effects, regions).
    low, high
        Limits of the 95 per cent interval of the mean, per cent, shape (effects, regions).
    n
        Number of years.
    """

    effects: tuple[str, ...]
    regions: tuple[str, ...]
    mean: FloatArray
    sd: FloatArray
    t: FloatArray
    p_value: FloatArray
    low: FloatArray
    high: FloatArray
    n: int

    @property
    def verdict(self) -> npt.NDArray[np.str_]:
        """What can be said of each effect, a `Verdict`, shape (effects, regions)."""
        return verdicts(self.low, self.high)

    def value(self, effect: str, region: str) -> dict[str, float]:
        """Return the figures of one effect in one region.

        Raises
        ------
        ParameterError
            When there is no such effect or region.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> by_year = ra.shift_share_by_year(ra.example_jobs())
        >>> ra.yearly_variation(by_year).value("regional_shift", "N")["t"] < -2
        True
        """
        if effect not in self.effects:
            raise unknown_name("effect", effect, self.effects)
        cell = self.effects.index(effect), position(region, self.regions, "region")
        names = ("mean", "sd", "t", "p_value", "low", "high")
        return {name: float(getattr(self, name)[cell]) for name in names}

    def to_frame(self) -> "pd.DataFrame":
        """Return the measures of variation, indexed by effect and region.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> years = ra.shift_share_by_year(ra.example_jobs())
        >>> ra.yearly_variation(years).to_frame()[["mean", "sd"]].round(1).tail(4)
                         mean   sd
        effect   region
        relative E        0.4  0.1
                 N       -1.5  0.1
                 S        0.9  0.0
                 W       -0.7  0.1
        """
        axes = {"effect": self.effects, "region": self.regions}
        names = ("mean", "sd", "t", "p_value", "low", "high", "verdict")
        return labelled_frame(axes, {name: getattr(self, name) for name in names})


def yearly_percent(by_year: ShiftShareByYear, effects: Sequence[str]) -> FloatArray:
    """Return yearly effects in per cent of the jobs the year before.

    Shape (effects, years, regions). ``structural`` is the industry mix, which is all the structure
    a shift-share knows; ``relative`` is the change beyond the national share.
    """
    base = by_year.level[:-1]
    jobs = np.stack([yearly_jobs(by_year, effect) for effect in effects])
    return safe_ratio(100 * jobs, base)


def yearly_jobs(by_year: ShiftShareByYear, effect: str) -> FloatArray:
    """Return a yearly effect of all industries together, jobs, shape (years, regions)."""
    if effect == "relative":
        return np.diff(by_year.level, axis=0) - by_year.total_national_share
    return by_year.total_effect(effect)


def yearly_variation(by_year: ShiftShareByYear, *, alpha: float = ALPHA) -> YearlyVariation:
    """Return how the yearly effects of every region vary.

    Parameters
    ----------
    by_year : ShiftShareByYear
        The result of `shift_share_by_year`.
    alpha : float, default 0.05
        Probability outside the intervals: 0.05 for 95 per cent.

    Returns
    -------
    YearlyVariation
        Mean, standard deviation, t and interval of every effect, per cent of the jobs the year
        before.

    Raises
    ------
    ParameterError
        For fewer than three years.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> variation = ra.yearly_variation(ra.shift_share_by_year(ra.example_jobs()))
    >>> round(variation.value("regional_shift", "N")["mean"], 2)
    -0.84
    """
    confidence = confidence_of(alpha)
    require_by_year(by_year)
    if len(by_year.years) < MIN_YEARS:
        raise ParameterError(
            f"{len(by_year.years)} yearly changes are too few to show how years vary.",
            remedy=f"Give at least {MIN_YEARS}.",
        )
    # heavy, and needed here only
    from scipy import stats  # noqa: PLC0415

    effects = (*by_year.effects, "relative")
    percent = yearly_percent(by_year, effects)
    n = percent.shape[1]
    mean, sd = percent.mean(axis=1), percent.std(axis=1, ddof=1)
    # years all alike, but for how floats are kept, have no spread to judge by
    spread = np.where(np.ptp(percent, axis=1) > FLOAT_NOISE * np.abs(percent).max(axis=1), sd, 0.0)
    error = spread / np.sqrt(n)
    t = safe_ratio(mean, error)
    reach = stats.t.ppf((1 + confidence) / 2, n - 1) * np.where(error > 0, error, np.nan)
    return YearlyVariation(
        effects=effects,
        regions=by_year.regions,
        mean=mean,
        sd=sd,
        t=t,
        p_value=2 * stats.t.sf(np.abs(t), n - 1),
        low=mean - reach,
        high=mean + reach,
        n=n,
    )


def verdicts(low: FloatArray, high: FloatArray) -> npt.NDArray[np.str_]:
    """Return what intervals allow one to say, each a `Verdict`."""
    return np.select(
        [np.isnan(low) | np.isnan(high), low > 0, high < 0],
        ["unknown", "certain_gain", "certain_loss"],
        default="uncertain",
    )
