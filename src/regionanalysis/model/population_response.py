"""How an industry's jobs follow last year's growth of the population.

For industry j, place p and year t, with J for jobs in the 4th quarter, g for their growth from
t − 1 to t, and π for growth of the population through the calendar year t − 1::

    g_pjt − g_jt = a_jt + β_j (π_p,t−1 − π_N,t−1) + ε_pjt,    weights J_pj,t−1

over places and years, N the nation. β_j is an elasticity: per cent more jobs in j for one per cent
more inhabitants. Standard errors are clustered on place, with statsmodels' small-sample factor
G/(G − 1) · (N − 1)/(N − K), and t has the degrees of freedom of the effective number of places (see
`regionanalysis.shiftshare.regression.terms`). Places are taken as independent of one another.

**The intercept.** The nation's rate is taken out of the left side, and it holds what the industry
grew because of where it lies: g_jt includes β_j times the mean gap of the places it is in. So the
gap must be measured from that mean too, which is what ``intercept="year"``, the default, does: a_jt
is one for each year. ``intercept="none"`` is the plain form without a_jt. Its estimate is the share
1 − (Σ w x)² / (Σ w Σ w x²) of β_j, x for the gap: about β_j for an industry spread as people are,
and far too little for one that lies where people are leaving, or where they come to.

**The floor.** An industry that does not follow people has no reason to shrink where they come, so
``used`` is max(0, estimate). That is a choice, not an estimate: ``floor=False`` drops it.

References
----------
Vareide, K. & Nygaard, M. O. Telemarksforsking's regional analyses 2011-2018, where an industry's
elasticity is one for the country.
Cameron, A. C. & Miller, D. L. (2015). A practitioner's guide to cluster-robust inference. Journal
of Human Resources 50(2), 317-372.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from regionanalysis.classifications.series_breaks import BreakPolicy, SeriesBreak, check_breaks
from regionanalysis.core.arrays import FloatArray, IntArray
from regionanalysis.core.intervals import ALPHA, confidence_of
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.model.lagged_population import lagged_gap, people_of, years_of_both
from regionanalysis.model.response_fit import Intercept, fit_by_industry, observations
from regionanalysis.panel.as_panel import accepts_frame, as_population
from regionanalysis.panel.employment import UNALLOCATED, EmploymentPanel
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.shiftshare.regression.terms import CONFIDENCE, effective_number

if TYPE_CHECKING:
    import pandas as pd

ResponseBasis = Literal["estimated", "given"]


@dataclass(frozen=True, eq=False, repr=False)
class PopulationResponse(Result):
    """Each industry's elasticity to last year's population growth, and how sure it is.

    Attributes
    ----------
    estimate
        β, per cent of jobs for one per cent of people, shape (industries,); NaN where no cell
        identifies it.
    cov
        Covariance of the estimates, shape (industries, industries); NaN where it cannot be known.
    effective_clusters
        Effective number of places behind each estimate, shape (industries,).
    cells, clusters
        Observations and places of each estimate, shape (industries,).
    without_base, unknown
        Observations left out: without jobs at t − 1, and with an unknown value, shape
        (industries,).
    years
        The years t of the sample; none where the coefficients are given.
    floor
        Whether negative estimates are used as zero.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> ra.PopulationResponse.given({"A": 0.0, "G": 1.0}).to_frame()["estimate"].tolist()
    [0.0, 1.0]
    """

    industries: tuple[str, ...]
    estimate: FloatArray
    cov: FloatArray
    effective_clusters: FloatArray
    cells: IntArray
    clusters: IntArray
    without_base: IntArray
    unknown: IntArray
    years: tuple[int, ...]
    basis: ResponseBasis
    floor: bool = True
    intercept: Intercept = "year"
    confidence: float = CONFIDENCE
    breaks: tuple[SeriesBreak, ...] = ()

    def __post_init__(self) -> None:
        size = len(self.industries)
        for entry in fields(self):
            array = getattr(self, entry.name)
            shape = (size, size) if entry.name == "cov" else (size,)
            if isinstance(array, np.ndarray) and array.shape != shape:
                raise InputError(
                    f"{entry.name} has shape {array.shape}; {size} industries call for {shape}."
                )
        if not 0 < self.confidence < 1:
            raise ParameterError(
                f"An interval has a probability between 0 and 1; asked for {self.confidence:g}.",
                remedy=f"Use a number between 0 and 1; {CONFIDENCE:g} is usual.",
            )

    @classmethod
    def given(
        cls, coefficients: Mapping[str, float], *, floor: bool = False
    ) -> "PopulationResponse":
        """Return a response with given coefficients, not estimated here.

        They have no standard errors, and are used as they stand unless ``floor`` is asked for.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.PopulationResponse.given({"A": 0.2, "C": 0.0, "G": 1.1}).to_frame()["used"]
        industry
        A    0.2
        C    0.0
        G    1.1
        Name: used, dtype: float64
        """
        size = len(coefficients)
        none = np.zeros(size, dtype=int)
        return cls(
            industries=tuple(coefficients),
            estimate=np.array(list(coefficients.values()), dtype=float),
            cov=np.full((size, size), np.nan),
            effective_clusters=np.full(size, np.nan),
            cells=none,
            clusters=none,
            without_base=none,
            unknown=none,
            years=(),
            basis="given",
            floor=floor,
            intercept="none",
        )

    @property
    def used(self) -> FloatArray:
        """The coefficients a model uses: max(0, estimate) where ``floor`` says so."""
        return np.maximum(self.estimate, 0.0) if self.floor else self.estimate

    @property
    def se(self) -> FloatArray:
        """Standard errors, shape (industries,); NaN where they cannot be known."""
        return np.sqrt(np.diag(self.cov))

    @cached_property
    def tests(self) -> dict[str, FloatArray]:
        """Columns ``t``, ``p`` (two-sided, for zero), ``low``, ``high`` and ``df``."""
        # heavy, and needed only where intervals are read
        from statsmodels.stats.contrast import ContrastResults  # noqa: PLC0415

        df = np.where(np.isnan(self.se), np.nan, self.effective_clusters - 1)
        t = self.estimate / self.se
        contrasts = ContrastResults(effect=self.estimate, t=t, sd=self.se, df_denom=df)
        low, high = contrasts.conf_int(alpha=1 - self.confidence).T
        return {"t": t, "p": np.atleast_1d(contrasts.pvalue), "low": low, "high": high, "df": df}

    def for_industries(self, industries: Sequence[str]) -> tuple[FloatArray, FloatArray]:
        """Return the coefficients used and their covariance in the order of some industries.

        Raises
        ------
        ParameterError
            When an industry has no coefficient.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> response = ra.PopulationResponse.given({"A": 0.0, "G": 1.0})
        >>> response.for_industries(["G", "A"])[0].tolist()
        [1.0, 0.0]
        """
        missing = [code for code in industries if code not in self.industries]
        if missing:
            raise ParameterError(
                f"The population response has no coefficient for industry {', '.join(missing[:5])}"
                f" ({len(missing)} of {len(industries)}).",
                remedy="Estimate it on figures with the same industries, or state every one.",
                evidence=missing,
            )
        columns = [self.industries.index(code) for code in industries]
        return self.used[columns], self.cov[np.ix_(columns, columns)]

    def to_frame(self) -> "pd.DataFrame":
        """Return the coefficients with their uncertainty, indexed by industry.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> response = ra.population_response(ra.example_jobs(), ra.example_population())
        >>> response.to_frame()[["estimate", "se"]].round(2)
                  estimate    se
        industry
        A             0.36   NaN
        C             0.19  0.08
        G             0.18  0.09
        """
        columns: dict[str, npt.ArrayLike] = {
            "estimate": self.estimate,
            "used": self.used,
            "se": self.se,
            **self.tests,
            "cells": self.cells,
            "clusters": self.clusters,
            "without_base": self.without_base,
            "unknown": self.unknown,
            "basis": [self.basis] * len(self.industries),
        }
        return labelled_frame({"industry": self.industries}, columns)


@accepts_frame
def population_response(
    panel: EmploymentPanel,
    population: "PopulationPanel | pd.DataFrame",
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    intercept: Intercept = "year",
    floor: bool = True,
    breaks: BreakPolicy = "raise",
    alpha: float = ALPHA,
) -> PopulationResponse:
    """Return each industry's elasticity to last year's population growth (β, see the module).

    Parameters
    ----------
    panel, population
        Jobs and inhabitants with the same codes; jobs in no region are part of the nation only.
        Observations with an unknown cell, or without jobs at the start, are left out.
    start_year, end_year
        First and last year of the jobs, every year between them needed in both panels; the jobs'
        own where not named.
    intercept
        ``"year"`` measures the gap from the mean of the places the industry is in, ``"none"`` from
        the nation alone.
    floor
        Whether negative estimates are used as zero.
    breaks
        ``"raise"`` when a break in the series is crossed, or ``"flag"`` it on the result.
    alpha : float, default 0.05
        Probability outside the intervals: 0.05 for 95 per cent.

    Raises
    ------
    ParameterError, SeriesBreakError
        For years or regions that do not fit, and breaks.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> response = ra.population_response(ra.example_jobs(), ra.example_population())
    >>> response.to_frame()["cells"].tolist()
    [28, 28, 28]
    """
    confidence = confidence_of(alpha)
    population = as_population(population)
    years = years_of_both(panel, population, start_year, end_year)
    crossed = check_breaks(panel.breaks, start_year=years[0], end_year=years[-1], policy=breaks)
    places = tuple(code for code in panel.regions if code != UNALLOCATED)
    people, nation = people_of(population, years, places)
    seen = observations(panel, years, places, lagged_gap(people, nation))
    estimate, cov, information = fit_by_industry(seen, intercept)
    return PopulationResponse(
        industries=panel.industries,
        estimate=estimate,
        cov=cov,
        effective_clusters=effective_number(information),
        cells=np.sum(seen.weight > 0, axis=(0, 1)),
        clusters=np.any(seen.weight > 0, axis=0).sum(axis=0),
        without_base=seen.without_base,
        unknown=seen.unknown,
        years=years[1:],
        basis="estimated",
        floor=floor,
        intercept=intercept,
        confidence=confidence,
        breaks=crossed,
    )
