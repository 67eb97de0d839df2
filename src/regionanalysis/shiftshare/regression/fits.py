"""The fits of the regression form of shift-share, one type a model."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.shiftshare.regression.results import FitLevel, RegressionFit
from regionanalysis.shiftshare.regression.terms import Terms

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class BerzegFit(RegressionFit):
    """Berzeg's regression: the nation and the industries; what is left is the region's shift.

    Attributes
    ----------
    nation, by_industry
        a and b_i with their standard errors, clustered on region.
    cov
        Joint covariance of a and the b_i, shape (1 + industries, 1 + industries), a first.
    shift
        Weighted residuals, jobs, shape (regions, industries); zero in cells outside the fit.
    """

    nation: Terms
    by_industry: Terms
    cov: FloatArray
    shift: FloatArray

    @property
    def terms(self) -> tuple[Terms, ...]:
        """The nation's and the industries'."""
        return self.nation, self.by_industry

    @property
    def national_share(self) -> FloatArray:
        """E_r · a, jobs, shape (regions,)."""
        return _national_share(self.base[0], self.nation)

    @property
    def industry_mix(self) -> FloatArray:
        """Σ_i e_ir · b_i, jobs, shape (regions,)."""
        return _industry_mix(self.base[0], self.by_industry)

    @property
    def regional_shift(self) -> FloatArray:
        """Σ_i e_ir times the residual, jobs, shape (regions,)."""
        return self.shift.sum(axis=1)


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class PattersonFit(RegressionFit):
    """Patterson's regression: the nation, the industries and the regions.

    Attributes
    ----------
    nation, by_industry, by_region
        a without a standard error, b_i clustered on region, c_r clustered on industry.
    """

    nation: Terms
    by_industry: Terms
    by_region: Terms

    @property
    def terms(self) -> tuple[Terms, ...]:
        """The nation's, the industries' and the regions'."""
        return self.nation, self.by_industry, self.by_region

    @property
    def national_share(self) -> FloatArray:
        """E_r · a, jobs, shape (regions,)."""
        return _national_share(self.base[0], self.nation)

    @property
    def industry_mix(self) -> FloatArray:
        """Σ_i e_ir · b_i, jobs, shape (regions,)."""
        return _industry_mix(self.base[0], self.by_industry)

    @property
    def regional_shift(self) -> FloatArray:
        """E_r · c_r, jobs, shape (regions,); zero for a region without jobs at the start."""
        return np.nan_to_num(self.by_region.jobs)


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class PattersonByYearFit(RegressionFit):
    """Patterson's regression over years: one effect a region, the same in every year.

    Attributes
    ----------
    by_year
        For each step the nation's a_t and the industries' b_it, without standard errors.
    by_region
        c_r, growth a year, clustered on year. In jobs they are the effect over all years.
    """

    by_year: tuple[tuple[Terms, Terms], ...]
    by_region: Terms

    @property
    def terms(self) -> tuple[Terms, ...]:
        """The nation's and the industries' of each step, and the regions'."""
        return *(terms for step in self.by_year for terms in step), self.by_region

    @cached_property
    def national_share(self) -> FloatArray:
        """Σ_t E_rt · a_t, jobs, shape (regions,)."""
        steps = zip(self.base, self.by_year, strict=True)
        return np.sum([_national_share(base, a) for base, (a, _) in steps], axis=0)

    @cached_property
    def industry_mix(self) -> FloatArray:
        """Σ_t Σ_i e_irt · b_it, jobs, shape (regions,)."""
        steps = zip(self.base, self.by_year, strict=True)
        return np.sum([_industry_mix(base, b) for base, (_, b) in steps], axis=0)

    @property
    def regional_shift(self) -> FloatArray:
        """Σ_t E_rt · c_r, jobs, shape (regions,); zero for a region without jobs at the start."""
        return np.nan_to_num(self.by_region.jobs)

    def to_frame(self, level: FitLevel = "term") -> "pd.DataFrame":
        """Return the terms with the year their step ends in, NA for the regions' effects.

        Parameters
        ----------
        level : {"term", "region"}, default "term"
            As for the other fits.

        Raises
        ------
        ParameterError
            For another level.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.patterson_by_year(ra.example_jobs()).to_frame()["year"].dropna().unique().tolist()
        [2016, 2017, 2018, 2019, 2020, 2021, 2022]
        """
        table = super().to_frame(level)
        if level == "region":
            return table
        ends = [
            end
            for step, end in zip(self.by_year, self.years[1:], strict=True)
            for terms in step
            for _ in terms.codes
        ]
        table.insert(3, "year", [*ends, *(None for _ in self.by_region.codes)])
        return table.astype({"year": "Int64"})


def _national_share(base: FloatArray, nation: Terms) -> FloatArray:
    return base.sum(axis=1) * nation.rate


def _industry_mix(base: FloatArray, by_industry: Terms) -> FloatArray:
    # an industry without jobs at the start has no rate
    return base @ np.nan_to_num(by_industry.rate)
