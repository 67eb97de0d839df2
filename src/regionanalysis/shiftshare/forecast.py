"""Prognosis by constant shift: the nation's industries go on, and so does the region's shift.

From a past period of the same length, the region's shift rate in an industry is what it grew beyond
the reference's industry, relative to what was expected of it. Employment is then projected as::

    E_next = E · (1 + g_i next) · (1 + shift rate)

**It is a weak method.** The shift of one period says little of the next (Brown 1969; Hellman 1976;
Stevens & Moore 1980 find that it seldom beats the assumption of no shift at all). Show it beside
"as the nation's industries" and "no change", and beside how those did on the past: `backtest`.

References
----------
Brown, H. J. (1969). Shift and share projections of regional economic growth: an empirical test.
Journal of Regional Science 9(1), 1-18.
Hellman, D. A. (1976). Shift-share models as predictive tools. Growth and Change 7(3), 3-8.
Stevens, B. H. & Moore, C. L. (1980). A critical review of the literature on shift-share as a
forecasting technique. Journal of Regional Science 20(4), 419-437.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from regionanalysis.core.arrays import FloatArray, position, safe_ratio
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import ParameterError
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.shiftshare.closure import nan_sum
from regionanalysis.shiftshare.inputs import MissingPolicy, inputs_between

if TYPE_CHECKING:
    import pandas as pd

Assumption = Literal["constant_shift", "constant_share", "no_change"]

ASSUMPTIONS: tuple[Assumption, ...] = ("constant_shift", "constant_share", "no_change")

CRITIQUE = "Stevens & Moore (1980), Journal of Regional Science 20(4), 419–437"


@dataclass(frozen=True, eq=False, repr=False)
class Projection(Result):
    """Employment projected by each assumption.

    Attributes
    ----------
    base_year, year
        The last year known, and the year projected.
    employment
        By assumption, jobs, each of shape (regions, industries); NaN where a figure is unknown.
    """

    base_year: int
    year: int
    unit: str
    regions: tuple[str, ...]
    industries: tuple[str, ...]
    employment: Mapping[Assumption, FloatArray]

    def total(self, assumption: Assumption) -> FloatArray:
        """Return all known industries together, jobs, shape (regions,).

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.project(ra.example_jobs()).total("no_change").tolist()
        [1090.0, 667.0, 1632.0, 957.0]
        """
        return nan_sum(self.employment[assumption], axis=1)

    def region(self, region: str) -> dict[str, float]:
        """Return one region's projected jobs by assumption.

        Raises
        ------
        ParameterError
            When there is no such region.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.project(ra.example_jobs()).region("N")["no_change"]
        667.0
        """
        row = position(region, self.regions, "region")
        return {name: float(self.total(name)[row]) for name in self.employment}

    def to_frame(self) -> "pd.DataFrame":
        """Return projected jobs by assumption, indexed by region and industry.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.project(ra.example_jobs()).to_frame().round().head(3)
                         constant_shift  constant_share  no_change
        region industry
        E      A                   95.0            91.0      107.0
               C                  296.0           291.0      298.0
               G                  809.0           798.0      685.0
        """
        axes = {"region": self.regions, "industry": self.industries}
        return labelled_frame(axes, self.employment)

    def _overview(self) -> "pd.DataFrame":
        columns = {name: self.total(name) for name in self.employment}
        return labelled_frame({"region": self.regions}, columns)


@accepts_frame
def project(
    panel: EmploymentPanel,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    industry_growth: Mapping[str, float] | None = None,
    missing: MissingPolicy = "raise",
) -> Projection:
    """Return employment one period on: as many years after the end as there are in the period.

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        Jobs by region, industry and year; a table is converted with `as_panel`, and ``nation=``
        and ``total_industry=`` may then be given too.
    start_year, end_year : int, optional
        The past period that the shift is from; all years of the panel by default.
    industry_growth : mapping of str to float, optional
        The reference's growth by industry in the period to come (``0.1`` is ten per cent); that
        of the past period for industries not named.
    missing : {"raise", "drop"}, default "raise"
        What to do when a figure is unknown: raise, or exclude the cells concerned.

    Returns
    -------
    Projection
        Jobs under constant shift, constant share, and no change.

    Raises
    ------
    ParameterError
        For an industry the panel does not have, and as for `shift_share`.

    References
    ----------
    Stevens, B. H. & Moore, C. L. (1980). A critical review of the literature on shift-share as a
    forecasting technique. Journal of Regional Science 20(4), 419-437.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> projection = ra.project(ra.example_jobs(), start_year=2015, end_year=2022)
    >>> {name: round(jobs) for name, jobs in projection.region("N").items()}
    {'constant_shift': 646, 'constant_share': 686, 'no_change': 667}
    """
    start, end = panel.window(start_year, end_year)
    inputs = inputs_between(panel, (start, end), missing=missing)
    factor = inputs.reference_factor[0, 0].copy()
    for industry, growth in (industry_growth or {}).items():
        factor[position(industry, panel.industries, "industry in the panel")] = 1 + growth
    after = inputs.end[0]
    expected = inputs.start[0] * inputs.reference_factor[0, 0]
    # without anybody to expect anything of there is no rate of shift
    shift = safe_ratio(after, expected, fill=1.0)
    shift = np.where(np.isnan(after), np.nan, shift)
    return Projection(
        base_year=end,
        year=end + (end - start),
        unit=panel.unit,
        regions=inputs.regions,
        industries=panel.industries,
        employment={
            "constant_shift": after * factor * shift,
            "constant_share": after * factor,
            "no_change": after,
        },
    )


@dataclass(frozen=True, repr=False)
class Backtest(Result):
    """How each assumption would have done on the panel's own past.

    Attributes
    ----------
    start_year, base_year, year
        The shift is from the first to the second; the error is in the third.
    error
        Mean over regions of the absolute error in all jobs, per cent, by assumption. The nation's
        growth by industry is taken as known, so that only the regions' part is judged.
    best
        Share of the regions that the assumption came nearest in, by assumption.
    """

    start_year: int
    base_year: int
    year: int
    error: Mapping[Assumption, float]
    best: Mapping[Assumption, float]

    def to_frame(self) -> "pd.DataFrame":
        """Return the mean error in per cent and the share nearest, indexed by assumption.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.backtest(ra.example_jobs()).to_frame().round(2)
                        error  best
        assumption
        constant_shift   0.13   1.0
        constant_share   1.53   0.0
        no_change        2.84   0.0
        """
        columns = {name: list(getattr(self, name).values()) for name in ("error", "best")}
        return labelled_frame({"assumption": tuple(self.error)}, columns)


@accepts_frame
def backtest(panel: EmploymentPanel, *, missing: MissingPolicy = "raise") -> Backtest:
    """Return how the assumptions of `project` would have done on the panel's own past.

    The first half of the years is used to project the second.

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        Jobs by region, industry and year; a table is converted with `as_panel`, and ``nation=``
        and ``total_industry=`` may then be given too.
    missing : {"raise", "drop"}, default "raise"
        What to do when a figure is unknown: raise, or exclude the cells concerned.

    Returns
    -------
    Backtest

    Raises
    ------
    ParameterError
        When the panel has no three years with the same distance between them.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> ra.backtest(ra.example_jobs())
    Backtest 2015–2021
    """
    start, year = panel.years[0], panel.years[-1]
    middle = (start + year) // 2
    year = 2 * middle - start
    if middle == start or middle not in panel.years or year not in panel.years:
        raise ParameterError(
            f"A test on the past needs three years as far apart; {start}, {middle} and {year} are "
            "not all in the panel.",
            remedy="Give a panel with a year in the middle.",
        )
    later = inputs_between(panel, (start, middle, year), missing=missing)
    growth = later.reference_factor[1, 0] - 1
    known = {i: float(g) for i, g in zip(panel.industries, growth, strict=True) if not np.isnan(g)}
    projection = project(
        panel, start_year=start, end_year=middle, industry_growth=known, missing=missing
    )
    rows = [projection.regions.index(code) for code in later.regions]
    common = np.isnan(later.end[1])
    actual = nan_sum(later.end[1], axis=1)
    some = actual > 0
    misses = {
        name: np.abs(np.where(common, 0.0, np.nan_to_num(jobs[rows])).sum(axis=1) - actual)[some]
        for name, jobs in projection.employment.items()
    }
    rates = {name: 100 * miss / actual[some] for name, miss in misses.items()}
    nearest = np.argmin(np.stack(list(rates.values())), axis=0)
    return Backtest(
        start_year=start,
        base_year=middle,
        year=year,
        error={name: float(rate.mean()) for name, rate in rates.items()},
        best={name: float((nearest == at).mean()) for at, name in enumerate(rates)},
    )
