"""Weighted least squares for one family of effects, the other taken out first.

With two families of effects, those of regions and those of industries, each family is estimated
with the other taken out: rates and dummies less their weighted means within the other family give
the same estimates and residuals as both at once (Frisch & Waugh 1933; Lovell 1963), with a design
of one column a region (or industry) less one.

Errors are clustered. Two things follow from the other family being fixed effects, and decide what
is clustered on what:

* Within a cluster that has an effect of its own, the weighted residuals add up to zero. Clustered
  on region, a region's own effect would have a score of zero and a standard error that says nothing
  of it (Cameron & Miller 2015, section III.B). So an effect is clustered on what it is **not** an
  effect of: the region's on industry or on year, the industry's on region.
* Effects taken out that lie within clusters do not count as parameters in the small-sample factor
  G/(G − 1) · (N − 1)/(N − K), which is statsmodels' (the same section).

References
----------
Cameron, A. C. & Miller, D. L. (2015). A practitioner's guide to cluster-robust inference. Journal
of Human Resources 50(2), 317-372.
Frisch, R. & Waugh, F. V. (1933). Partial time regressions as compared with individual trends.
Econometrica 1(4), 387-401.
Lovell, M. C. (1963). Seasonal adjustment of economic time series and multiple regression analysis.
Journal of the American Statistical Association 58(304), 993-1010.
"""

from dataclasses import dataclass

import numpy as np

from regionanalysis.core.arrays import FloatArray, IntArray
from regionanalysis.errors import ParameterError
from regionanalysis.shiftshare.closure import CLOSURE_TOLERANCE
from regionanalysis.shiftshare.regression.design import Observations, sums
from regionanalysis.shiftshare.regression.terms import (
    TermKind,
    Terms,
    uncertain_as_nan,
    without_errors,
)

# statsmodels holds five arrays of the design's size; this many numbers are 0.4 GB each
LARGEST_DESIGN = 50_000_000


@dataclass(frozen=True, eq=False)
class Effects:
    """Effects of one family before they are measured against their mean.

    Attributes
    ----------
    rate, jobs
        Estimates and the jobs they are weighted by, shape (effects,).
    cov
        Cluster-robust covariance, shape (effects, effects); zero for the reference effect.
    information
        Each cluster's information on each effect, in jobs, shape (clusters, effects): the weights
        left when the other family is taken out.
    scores
        Weighted residuals by cluster and effect, jobs, shape (clusters, effects).
    noise
        What is no more than float noise in ``scores``, jobs.
    residual
        Residuals of the cells, shape (cells,).
    """

    rate: FloatArray
    jobs: FloatArray
    cov: FloatArray
    information: FloatArray
    scores: FloatArray
    noise: float
    residual: FloatArray


def fit_effects(
    rate: FloatArray,
    jobs: FloatArray,
    of: IntArray,
    clusters: IntArray,
    given: IntArray | None = None,
) -> Effects:
    """Return the effects of the labels ``of``, those of ``given`` taken out.

    Parameters
    ----------
    rate, jobs
        Growth rates and weights, shape (cells,).
    of, clusters, given
        Labels 0, 1, … of each cell: whose effects, what errors are clustered on, and whose effects
        are taken out (none where not said); shape (cells,).

    Raises
    ------
    ParameterError
        When the design would not fit in memory.
    """
    # heavy, and no other shift-share needs it
    from statsmodels.regression.linear_model import WLS  # noqa: PLC0415

    kept, y, design, left = _design(rate, jobs, of, given)
    # with as many effects as cells no residual is left, and there is nothing to correct
    groups = {"groups": clusters, "use_correction": len(y) > kept.size}
    fit = WLS(y, design, weights=jobs, hasconst=False).fit(
        cov_type="cluster", cov_kwds=groups, use_t=True
    )
    size, residual = int(of.max()) + 1, np.asarray(fit.resid)
    estimate, cov = np.zeros(size), np.zeros((size, size))
    estimate[kept], cov[np.ix_(kept, kept)] = fit.params, fit.cov_params()
    return Effects(
        rate=estimate,
        jobs=sums(of, jobs),
        cov=cov,
        information=_sums(clusters, of, left),
        scores=_sums(clusters, of, jobs * residual),
        noise=CLOSURE_TOLERANCE * float(np.abs(jobs * rate).max()),
        residual=residual,
    )


def _design(
    rate: FloatArray, jobs: FloatArray, of: IntArray, given: IntArray | None
) -> tuple[IntArray, FloatArray, FloatArray, FloatArray]:
    """Return the effects estimated, and rates, dummies and weights with ``given`` taken out."""
    weight = sums(of, jobs)
    kept = np.arange(len(weight))
    if given is not None:
        # the largest is the reference: contrasts with it have the smallest variance
        kept = np.delete(kept, weight.argmax())
    if of.size * kept.size > LARGEST_DESIGN:
        raise ParameterError(
            f"A regression of {of.size} cells on {kept.size} effects is too large for memory.",
            remedy="Use broader regions or industries, or fewer years.",
            evidence=(of.size, kept.size),
        )
    column = np.full(len(weight), -1)
    column[kept] = np.arange(kept.size)
    mine = np.flatnonzero(column[of] >= 0)
    if given is None:
        design = np.zeros((of.size, kept.size))
        y, left = rate, jobs
    else:
        total = sums(given, jobs)
        y = rate - (sums(given, jobs * rate) / total)[given]
        design = (_sums(given, of, jobs)[:, kept] / -total[:, None])[given]
        left = jobs * (1 - jobs / total[given])
    design[mine, column[of[mine]]] += 1
    return kept, y, design, left


def _sums(rows: IntArray, columns: IntArray, values: FloatArray) -> FloatArray:
    """Return sums by two labels, shape (rows, columns)."""
    shape = int(rows.max()) + 1, int(columns.max()) + 1
    flat = sums(rows * shape[1] + columns, values, shape[0] * shape[1])
    return flat.reshape(shape)


def constrained(effects: Effects) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return mean, deviations and their joint covariance: the constrained form.

    With share w_k of the jobs, the mean is w'γ and the deviations are γ − 1 w'γ, whose sum weighted
    by jobs is zero. Both are linear in the estimates, L γ, and so their covariance is L V L', of
    shape (1 + effects, 1 + effects), the mean first. NaN where uncertainty cannot be known.
    """
    share = effects.jobs / effects.jobs.sum()
    linear = np.vstack([share, np.eye(len(share)) - share])
    estimate = linear @ effects.rate
    information, scores = _with_mean(effects.information), _with_mean(effects.scores)
    varies = np.abs(scores).max(axis=0) > effects.noise
    cov = uncertain_as_nan(linear @ effects.cov @ linear.T, information, varies)
    return estimate[:1], estimate[1:], cov


def mean_terms(effects: Effects, code: str, clusters: str, confidence: float) -> Terms:
    """Return the mean of the effects as the one term of the nation."""
    mean, _, cov = constrained(effects)
    jobs = effects.jobs.sum(keepdims=True)
    information = effects.information.sum(axis=1, keepdims=True)
    return Terms("nation", (code,), mean, jobs, cov[:1, :1], information, clusters, confidence)


def deviation_terms(
    effects: Effects,
    kind: TermKind,
    codes: tuple[str, ...],
    present: IntArray,
    clusters: str,
    confidence: float,
) -> Terms:
    """Return the deviations from the mean as terms of all codes, NaN where there is no effect.

    Parameters
    ----------
    codes, present
        All codes, and the places among them of the effects, in their order.
    """
    _, deviation, cov = constrained(effects)
    size = len(codes)
    rate, base, covariance = np.full(size, np.nan), np.zeros(size), np.full((size, size), np.nan)
    information = np.zeros((len(effects.information), size))
    rate[present], base[present] = deviation, effects.jobs
    covariance[np.ix_(present, present)] = cov[1:, 1:]
    information[:, present] = effects.information
    return Terms(kind, codes, rate, base, covariance, information, clusters, confidence)


def growth_of_all(seen: Observations, code: str, confidence: float) -> Terms:
    """Return the growth of all cells together as the nation's term, without a standard error."""
    jobs = seen.jobs.sum(keepdims=True)
    return without_errors("nation", (code,), (seen.jobs @ seen.rate) / jobs, jobs, confidence)


def _with_mean(by_cluster: FloatArray) -> FloatArray:
    return np.column_stack([by_cluster.sum(axis=1), by_cluster])
