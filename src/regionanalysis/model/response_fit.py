"""One weighted regression an industry, all of them at once, with errors clustered on place.

What is regressed on what, and why, is in `regionanalysis.model.population_response`. With one
regressor x, weights w and residuals u, the estimate is Σ w x y / Σ w x², and its variance
c Σ_p S_p² / (Σ w x²)² with S_p = Σ_t w x u for place p: statsmodels' WLS with
``cov_type="cluster"``, for hundreds of industries in a few array operations. The same scores give
the covariance between industries, whose errors go together in a place. Intercepts by year are
taken out of both sides by weighted means (Frisch & Waugh 1933) and count as parameters in c.
"""

from typing import Literal, NamedTuple

import numpy as np

from regionanalysis.core.arrays import FloatArray, IntArray, safe_ratio
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.shiftshare.closure import CLOSURE_TOLERANCE
from regionanalysis.shiftshare.regression.terms import uncertain_as_nan

Intercept = Literal["year", "none"]


class Observations(NamedTuple):
    """What the regressions are fitted to.

    Attributes
    ----------
    weight
        Jobs at t − 1, zero where the observation is left out, shape (years, places, industries).
    excess, gap
        Growth less the nation's in the industry, per cent, and the population gap, percentage
        points; the same shape, zero where left out.
    without_base, unknown
        Observations left out: without jobs at the start, and with an unknown value, shape
        (industries,).
    """

    weight: FloatArray
    excess: FloatArray
    gap: FloatArray
    without_base: IntArray
    unknown: IntArray


def observations(
    panel: EmploymentPanel, years: tuple[int, ...], places: tuple[str, ...], gap: FloatArray
) -> Observations:
    """Return growth beyond the nation's beside the population gap, (years − 1, places)."""
    rows = [panel.year_index(year) for year in years]
    columns = [panel.regions.index(code) for code in places]
    cells, nation = panel.employment[rows][:, columns], panel.nation[rows]
    present = panel.present[rows][:, columns]
    in_both = (present[:-1] & present[1:])[:, :, None]
    base, change = cells[:-1], np.diff(cells, axis=0)
    national = safe_ratio(np.diff(nation, axis=0), nation[:-1])
    # an industry without jobs in the nation at t − 1 has a base of zero everywhere: not unknown
    known = in_both & ~np.isnan(change) & ~np.isnan(gap)[:, :, None] & ~np.isnan(nation[1:, None])
    known &= ~np.isnan(nation[:-1, None])
    fitted = known & (base > 0)
    rate = safe_ratio(change, base, where=fitted, fill=0.0)
    return Observations(
        weight=np.where(fitted, base, 0.0),
        excess=np.where(fitted, 100 * (rate - national[:, None]), 0.0),
        gap=np.where(fitted, gap[:, :, None], 0.0),
        without_base=np.sum(known & ~fitted, axis=(0, 1)),
        unknown=np.sum(in_both & ~known, axis=(0, 1)),
    )


def fit_by_industry(
    seen: Observations, intercept: Intercept
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return estimates, covariance and each place's information, shape (places, industries)."""
    weight, excess, gap = seen.weight, seen.excess, seen.gap
    scale = np.sum(weight * gap**2, axis=(0, 1))
    terms = np.ones(weight.shape[2])
    if intercept == "year":
        jobs = weight.sum(axis=1, keepdims=True)
        share = safe_ratio(weight, jobs, fill=0.0)
        excess = excess - np.sum(share * excess, axis=1, keepdims=True)
        gap = gap - np.sum(share * gap, axis=1, keepdims=True)
        terms += np.sum(jobs[:, 0] > 0, axis=0)
    information = np.sum(weight * gap**2, axis=0)
    total = information.sum(axis=0)
    # a gap that does not vary has rounding errors only, and identifies nothing
    identified = np.where(total > CLOSURE_TOLERANCE * scale, total, np.nan)
    estimate: FloatArray = np.sum(weight * gap * excess, axis=(0, 1)) / identified
    scores = np.sum(weight * gap * (excess - gap * estimate), axis=0)
    denominator = identified[:, None] * identified
    cov = (scores.T @ scores) * _small_sample(weight, terms) / denominator
    noise = CLOSURE_TOLERANCE * np.max(np.abs(weight * gap * excess), axis=(0, 1), initial=0.0)
    varies = np.abs(scores).max(axis=0, initial=0.0) > noise
    return estimate, uncertain_as_nan(cov, information, varies), information


def _small_sample(weight: FloatArray, terms: FloatArray) -> FloatArray:
    """Return √(c_i c_j) of the factors c = G/(G − 1) · (N − 1)/(N − K); NaN where there is none."""
    seen = weight > 0
    number = seen.sum(axis=(0, 1)).astype(float)
    places = seen.any(axis=0).sum(axis=0).astype(float)
    enough = (places > 1) & (number > terms)
    below = np.where(enough, (places - 1) * (number - terms), np.nan)
    factor = np.sqrt(places * (number - 1) / below)
    return np.outer(factor, factor)
