"""How much of a place's mean is noise, by how many jobs it has.

A small place swings more from year to year than a large one, so its mean lies farther out by
chance alone. With e_pt for what is left in place p and year t, in per cent, and J for jobs, the
yearly variance is taken to be

    Var(e) = a + c / J,    a, c ≥ 0

fitted to the squared deviations from each place's own mean by weighted least squares. A mean of n
years has the variance (a + c / J) / n, which gives

* **funnel limits**: overall mean ± z · sd, for places of any size;
* **shrinkage**: w · own mean + (1 − w) · overall mean with w = τ² / (τ² + Var), where τ² is the
  variance of the true means over places (method of moments). A mean that is mostly noise is drawn
  towards the others; it is what one would expect of the place another time.

The years must be known. The means alone cannot separate noise that all sizes have in common
from real differences, and small regions would seem exceptional.

References
----------
Spiegelhalter, D. J. (2005). Funnel plots for comparing institutional performance. Statistics in
Medicine 24(8), 1185-1202.
DerSimonian, R. & Laird, N. (1986). Meta-analysis in clinical trials. Controlled Clinical Trials
7(3), 177-188.
Efron, B. & Morris, C. (1975). Data analysis using Stein's estimator and its generalizations.
Journal of the American Statistical Association 70(350), 311-319.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.core.arrays import BoolArray, FloatArray, safe_ratio
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.uncertainty.significance import MIN_YEARS

if TYPE_CHECKING:
    import pandas as pd

# chances of lying outside by chance alone: one in twenty, and one in five hundred
WARNING, ALARM = 0.95, 0.998

MIN_PLACES = 10
_ROUNDS = 20


@dataclass(frozen=True, eq=False, repr=False)
class NoiseBySize(Result):
    """The noise in places' means, and what is left of the means when it is taken into account.

    Attributes
    ----------
    common, per_job
        a and c of the variance of a mean: Var = common + per_job / J, squared per cent.
    jobs, mean
        Size and mean of every place, shape (places,); NaN where not known.
    overall
        Mean of the places weighted by how certain each is, per cent.
    between
        τ², variance of the true means, squared per cent.
    years
        How many years the means are of.
    """

    common: float
    per_job: float
    jobs: FloatArray
    mean: FloatArray
    overall: float
    between: float
    years: int

    def __post_init__(self) -> None:
        if self.jobs.shape != self.mean.shape:
            raise InputError(f"jobs has shape {self.jobs.shape} and mean {self.mean.shape}.")

    def sd(self, jobs: FloatArray) -> FloatArray:
        """Return the standard deviation of a mean by noise alone, per cent, in the shape given."""
        return np.sqrt(self.common + self.per_job / np.asarray(jobs, dtype=float))

    def yearly_sd(self, jobs: FloatArray) -> FloatArray:
        """Return the same of a single year."""
        return self.sd(jobs) * np.sqrt(self.years)

    def limits(self, jobs: FloatArray, chance: float = WARNING) -> tuple[FloatArray, FloatArray]:
        """Return the limits that noise alone keeps a mean within, with a probability.

        Raises
        ------
        ParameterError
            For a probability that is none.
        """
        if not 0 < chance < 1:
            raise ParameterError(f"A probability lies between 0 and 1; asked for {chance:g}.")
        # heavy, and needed here only
        from scipy.stats import norm  # noqa: PLC0415

        reach = norm.ppf((1 + chance) / 2) * self.sd(jobs)
        return self.overall - reach, self.overall + reach

    def outside(self, chance: float = WARNING) -> BoolArray:
        """Return which places lie farther out than noise alone would bring them, (places,)."""
        low, high = self.limits(self.jobs, chance)
        return (self.mean < low) | (self.mean > high)

    @property
    def weight(self) -> FloatArray:
        """How much of each place's own mean is kept, 0 to 1, shape (places,)."""
        noise = self.sd(self.jobs) ** 2
        return safe_ratio(self.between, self.between + noise, where=noise > 0, fill=0.0)

    @property
    def shrunk(self) -> FloatArray:
        """Each place's mean drawn towards the overall one, per cent, shape (places,)."""
        return self.weight * self.mean + (1 - self.weight) * self.overall

    @property
    def shrunk_error(self) -> FloatArray:
        """Standard error of the drawn means, per cent, shape (places,).

        √(w Var + (1 − w)² Var(overall)) with Var(overall) = 1 / Σ 1 / (τ² + Var); a, c and τ² are
        taken as known, so it is somewhat too small.
        """
        noise, kept = self.sd(self.jobs) ** 2, self.weight
        overall = 1 / np.nansum(1 / np.maximum(self.between + noise, np.finfo(float).tiny))
        return np.sqrt(kept * noise + (1 - kept) ** 2 * overall)

    def size_for(self, sd: float) -> float:
        """Return the number of jobs from which noise is below a standard deviation of the mean.

        Infinite where not even the largest place is.
        """
        room = sd**2 - self.common
        return self.per_job / room if room > 0 else np.inf

    def to_frame(self) -> "pd.DataFrame":
        """Return every place's jobs and mean, its noise and the mean drawn towards all others'."""
        columns = {
            "jobs": self.jobs,
            "mean": self.mean,
            "sd": self.sd(self.jobs),
            "shrunk": self.shrunk,
        }
        return labelled_frame({"place": range(len(self.jobs))}, columns)


def noise_by_size(yearly: FloatArray, jobs: FloatArray) -> NoiseBySize:
    """Return how noise in places' means depends on their size.

    Parameters
    ----------
    yearly
        What is left every year, per cent, shape (years, places); a place with an unknown year has
        no mean.
    jobs
        Jobs of every place, shape (places,).

    Raises
    ------
    ParameterError
        For fewer than three years, or fewer than ten places with figures.
    """
    years = len(yearly)
    known = np.isfinite(yearly).all(axis=0) & (jobs > 0)
    if years < MIN_YEARS or known.sum() < MIN_PLACES:
        raise ParameterError(
            f"{int(known.sum())} places over {years} years say too little of how noise depends on "
            "size.",
            remedy=f"Give at least {MIN_PLACES} places and {MIN_YEARS} years.",
        )
    observed, size = yearly[:, known], jobs[known]
    mean = observed.mean(axis=0)
    squares = ((observed - mean) ** 2).sum(axis=0) / (years - 1) / years
    common, per_job = _fit(squares, size)
    noise = common + per_job / size
    between = _between(mean, noise)
    precision = 1 / np.maximum(between + noise, np.finfo(float).tiny)
    return NoiseBySize(
        common=common,
        per_job=per_job,
        jobs=np.where(known, jobs, np.nan),
        mean=np.where(known, yearly.mean(axis=0), np.nan),
        overall=float((precision * mean).sum() / precision.sum()),
        between=between,
        years=years,
    )


def _fit(squares: FloatArray, jobs: FloatArray) -> tuple[float, float]:
    """Return a and c of squares ≈ a + c / J, neither negative.

    A square of a normal figure has a variance of twice its mean squared, so each is weighted by
    what the last round expects of it.
    """
    # heavy, and needed here only
    from scipy.optimize import nnls  # noqa: PLC0415

    expected = np.full_like(squares, squares.mean() or 1.0)
    design = np.column_stack([np.ones_like(jobs), 1 / jobs])
    coefficients = np.zeros(2)
    for _ in range(_ROUNDS):
        coefficients, _rest = nnls(design / expected[:, None], squares / expected)
        expected = np.maximum(design @ coefficients, 1e-9 * squares.max(initial=1.0))
    return float(coefficients[0]), float(coefficients[1])


def _between(mean: FloatArray, noise: FloatArray) -> float:
    """Return τ² by the method of moments; zero where noise accounts for all differences."""
    weight = 1 / np.maximum(noise, np.finfo(float).tiny)
    overall = (weight * mean).sum() / weight.sum()
    spread = (weight * (mean - overall) ** 2).sum()
    scale = weight.sum() - (weight**2).sum() / weight.sum()
    return max(0.0, float((spread - (len(mean) - 1)) / scale))
