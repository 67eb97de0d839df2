"""Whether a yearly effect differs from zero, judged by how it varies from year to year."""

from dataclasses import dataclass

import numpy as np

from regionanalysis.core.arrays import FloatArray

CONFIDENCE = 0.95

# two years say nothing of variation
MIN_YEARS = 3
# years that differ by less, relative to the largest, are alike but for how floats are kept
FLOAT_NOISE = 1e-12


@dataclass(frozen=True)
class Significance:
    """Whether a yearly effect differs from zero, judged by how it varies from year to year.

    Attributes
    ----------
    mean, sd
        Mean and standard deviation (n − 1) of the yearly effects, per cent of last year's jobs.
    t, p_value
        Student's t for the mean being zero, and its two-sided probability.
    low, high
        Limits of the 95 per cent interval of the mean, per cent.
    n
        Number of years.
    """

    mean: float
    sd: float
    t: float
    p_value: float
    low: float
    high: float
    n: int

    @property
    def certain(self) -> bool:
        """Whether zero lies outside the interval."""
        return self.low > 0 or self.high < 0


def significance(yearly: FloatArray) -> Significance | None:
    """Return mean, sd, t and interval of yearly effects; None for fewer than three years."""
    known = yearly[~np.isnan(yearly)]
    if known.size < MIN_YEARS or np.ptp(known) <= FLOAT_NOISE * np.abs(known).max():
        return None
    # heavy, and needed by reports only
    from statsmodels.stats.weightstats import DescrStatsW  # noqa: PLC0415

    yearly_effects = DescrStatsW(known, ddof=1)
    t, p_value, _ = yearly_effects.ttest_mean(0.0)
    low, high = yearly_effects.tconfint_mean(alpha=1 - CONFIDENCE)
    return Significance(
        mean=float(yearly_effects.mean),
        sd=float(yearly_effects.std),
        t=float(t),
        p_value=float(p_value),
        low=float(low),
        high=float(high),
        n=int(known.size),
    )
