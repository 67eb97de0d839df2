"""Estimated terms of a shift-share regression with what is known of their uncertainty.

Standard errors are cluster-robust, and clusters differ in size: a few large industries carry most
of a region's jobs. So each term's t has the degrees of freedom of its **effective number of
clusters**, (Σv)² / Σv² less one, where v is a cluster's information on the term. A term on which
fewer than two effective clusters bear, or whose residuals do not vary at all, has an estimate and
no standard error: a zero there would be no certainty.

References
----------
Carter, A. V., Schnepel, K. T. & Steigerwald, D. G. (2017). Asymptotic behavior of a t-test robust
to cluster heterogeneity. Review of Economics and Statistics 99(4), 698-709.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from regionanalysis.core.arrays import BoolArray, FloatArray, safe_ratio
from regionanalysis.core.results import Result
from regionanalysis.errors import ParameterError
from regionanalysis.shiftshare.closure import CLOSURE_TOLERANCE

if TYPE_CHECKING:
    import pandas as pd

TermKind = Literal["nation", "industry", "region"]

CONFIDENCE = 0.95

SYMBOLS: dict[TermKind, str] = {"nation": "a", "industry": "b", "region": "c"}

# (Σv)² / Σv² of two equal clusters is two but for the floats
MIN_CLUSTERS = 2 - 1e-9


@dataclass(frozen=True)
class Estimate:
    """One term, or several weighted by their jobs.

    Attributes
    ----------
    rate, jobs
        Growth over the period beyond what it is measured against (``0.1`` is ten per cent), and
        the same in jobs: the rate times the jobs at the start.
    se, df, t, p
        Standard error of the rate, degrees of freedom, Student's t for zero and its two-sided
        probability; NaN where they cannot be known.
    low, high, jobs_low, jobs_high
        Limits of the interval, of the rate and in jobs.
    """

    rate: float
    jobs: float
    se: float
    df: float
    t: float
    p: float
    low: float
    high: float
    jobs_low: float
    jobs_high: float

    @property
    def certain(self) -> bool:
        """Whether zero lies outside the interval; false where there is none."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, eq=False, repr=False)
class Terms(Result):
    """All terms of one kind.

    Attributes
    ----------
    kind, codes
        What the terms are of, and the code of each.
    rate
        Estimates, shape (terms,); NaN without jobs at the start.
    base
        Jobs at the start, shape (terms,); the rate times these is the term in jobs.
    cov
        Covariance of the rates in the constrained form, shape (terms, terms); NaN in rows and
        columns of a term whose uncertainty cannot be known.
    information
        Each cluster's information on each term, in jobs, shape (clusters, terms).
    clusters
        What errors are clustered on; empty where there are no standard errors.
    confidence
        Probability of the intervals.
    """

    kind: TermKind
    codes: tuple[str, ...]
    rate: FloatArray
    base: FloatArray
    cov: FloatArray
    information: FloatArray
    clusters: str
    confidence: float

    def __post_init__(self) -> None:
        if not 0 < self.confidence < 1:
            raise ParameterError(
                f"An interval has a probability between 0 and 1; asked for {self.confidence:g}.",
                remedy=f"Use a number between 0 and 1; {CONFIDENCE:g} is usual.",
            )

    @property
    def jobs(self) -> FloatArray:
        """The terms in jobs, shape (terms,)."""
        return self.base * self.rate

    @property
    def n_clusters(self) -> int:
        """Number of clusters; zero where there are no standard errors."""
        return len(self.information)

    @property
    def effective_clusters(self) -> FloatArray:
        """Effective number of clusters of each term, shape (terms,)."""
        return effective_number(self.information)

    @property
    def se(self) -> FloatArray:
        """Standard errors of the rates, shape (terms,)."""
        return _root(np.diag(self.cov))

    @cached_property
    def columns(self) -> dict[str, FloatArray]:
        """The columns of `Estimate`, each of shape (terms,)."""
        effective = self.effective_clusters
        return _columns(self.rate, self.base, self.se, effective - 1, self.confidence)

    def together(self, rows: Sequence[int]) -> Estimate:
        """Return the mean of some terms weighted by jobs, with the interval of that mean.

        All terms together are zero by definition, and so have no interval.
        """
        rows = [row for row in rows if self.base[row] > 0]
        base = self.base[rows]
        share = base / base.sum() if rows else base
        variance = share @ self.cov[np.ix_(rows, rows)] @ share
        dust = CLOSURE_TOLERANCE * float(share @ self.se[rows]) ** 2
        effective = effective_number(self.information[:, rows].sum(axis=1, keepdims=True))
        columns = _columns(
            np.array([share @ self.rate[rows] if rows else np.nan]),
            base.sum(keepdims=True),
            _root(np.array([variance]), dust),
            effective - 1,
            self.confidence,
        )
        return Estimate(**{name: float(values[0]) for name, values in columns.items()})

    def to_frame(self) -> "pd.DataFrame":
        """Return one row a term."""
        import pandas as pd  # noqa: PLC0415 - arrays need no data frames

        return pd.DataFrame(
            {
                "term": SYMBOLS[self.kind],
                "kind": self.kind,
                "code": self.codes,
                **self.columns,
                "clustered_on": self.clusters,
            }
        )


def without_errors(
    kind: TermKind, codes: tuple[str, ...], rate: FloatArray, base: FloatArray, confidence: float
) -> Terms:
    """Return terms that have no standard errors."""
    size = len(codes)
    unknown = np.full((size, size), np.nan)
    return Terms(kind, codes, rate, base, unknown, np.zeros((0, size)), "", confidence)


def effective_number(information: FloatArray) -> FloatArray:
    """Return (Σv)² / Σv² over clusters; NaN where it is below two.

    Parameters
    ----------
    information
        v, each cluster's information on each term, shape (clusters, terms).
    """
    total, squares = information.sum(axis=0), (information**2).sum(axis=0)
    number = safe_ratio(total**2, squares)
    return np.where(number >= MIN_CLUSTERS, number, np.nan)


def uncertain_as_nan(cov: FloatArray, information: FloatArray, varies: BoolArray) -> FloatArray:
    """Return the covariance with NaN where a term's uncertainty cannot be known."""
    known = varies & ~np.isnan(effective_number(information))
    return np.where(known[:, None] & known, cov, np.nan)


def _root(variance: FloatArray, dust: float = 0.0) -> FloatArray:
    """Return standard errors; NaN where there is no more variance than dust."""
    error = np.full_like(variance, np.nan)
    np.sqrt(variance, out=error, where=variance > dust)
    return error


def _columns(
    rate: FloatArray, base: FloatArray, se: FloatArray, df: FloatArray, confidence: float
) -> dict[str, FloatArray]:
    # heavy, and needed only where intervals are read
    from statsmodels.stats.contrast import ContrastResults  # noqa: PLC0415

    df = np.where(np.isnan(se), np.nan, df)
    tests = ContrastResults(effect=rate, t=rate / se, sd=se, df_denom=df)
    low, high = tests.conf_int(alpha=1 - confidence).T
    return {
        "rate": rate,
        "jobs": base * rate,
        "se": se,
        "df": df,
        "t": tests.tvalue,
        "p": np.atleast_1d(tests.pvalue),
        "low": low,
        "high": high,
        "jobs_low": base * low,
        "jobs_high": base * high,
    }
