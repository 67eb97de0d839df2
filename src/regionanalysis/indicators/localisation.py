"""How an industry is spread over the regions.

With x_r for a region's share of the industry's jobs, X_r for its share of all jobs and R regions:

=============================  ==============================  ==========================
Hoover's coefficient of        Σ |x_r − X_r| / 2               0 (as all jobs) … 1
localisation
locational Gini                of x_r / X_r, weighted by X_r   0 … 1
Theil over regions             Σ x_r ln(x_r / X_r)             0 …
Herfindahl over regions        Σ x_r²                          1/R … 1
raw geographic concentration   Σ (x_r − X_r)² / (1 − Σ X_r²)   0 …
=============================  ==============================  ==========================

The last is the G of Ellison and Glaeser before it is corrected for the size of establishments,
which takes figures on establishments that are not here.

Shares are of the regions' jobs: jobs in no region count when they are kept as a region. A region
whose figure is unknown is left out of that industry's row on both sides.

References
----------
Ellison, G. & Glaeser, E. L. (1997). Geographic concentration in U.S. manufacturing industries: a
dartboard approach. Journal of Political Economy 105(5), 889-927.
Hoover, E. M. (1936). The measurement of industrial localization. Review of Economics and Statistics
18(4), 162-171.
Krugman, P. (1991). Geography and trade. MIT Press.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.core.arrays import FloatArray, position, safe_ratio
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.employment import EmploymentPanel

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class Localisation(Result):
    """Measures of every industry in one year.

    Attributes
    ----------
    hoover, gini, theil, herfindahl, concentration
        Shape (industries,); NaN where the industry has no employment.
    """

    year: int
    industries: tuple[str, ...]
    hoover: FloatArray
    gini: FloatArray
    theil: FloatArray
    herfindahl: FloatArray
    concentration: FloatArray

    def industry(self, industry: str) -> dict[str, float]:
        """Return the measures of one industry.

        Raises
        ------
        ParameterError
            When there is none.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> sorted(ra.localisation(ra.example_jobs(), 2022).industry("A"))
        ['concentration', 'gini', 'herfindahl', 'hoover', 'theil']
        """
        row = position(industry, self.industries, "industry")
        return {name: float(getattr(self, name)[row]) for name in _NAMES}

    def to_frame(self) -> "pd.DataFrame":
        """Return the measures, indexed by industry.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.localisation(ra.example_jobs(), 2022).to_frame().round(3)
                  hoover   gini  theil  herfindahl  concentration
        industry
        A          0.286  0.363  0.225       0.282          0.154
        C          0.067  0.095  0.016       0.281          0.009
        G          0.069  0.080  0.011       0.305          0.008
        """
        columns = {name: getattr(self, name) for name in _NAMES}
        return labelled_frame({"industry": self.industries}, columns)


_NAMES = ("hoover", "gini", "theil", "herfindahl", "concentration")


@accepts_frame
def localisation(panel: EmploymentPanel, year: int) -> Localisation:
    """Return how every industry of a panel is spread over its regions in a year.

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        Jobs by region, industry and year; a table is converted with `as_panel`, and ``nation=``
        and ``total_industry=`` may then be given too.
    year : int
        The year.

    Returns
    -------
    Localisation

    Raises
    ------
    ParameterError
        When the panel does not have the year.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> round(ra.localisation(ra.example_jobs(), 2022).industry("A")["hoover"], 2)
    0.29
    """
    row = panel.year_index(year)
    present = panel.present[row]
    cells = panel.employment[row, present].T  # (industries, regions)
    known = ~np.isnan(cells)
    size = np.broadcast_to(np.nansum(cells, axis=0), cells.shape)
    own, all_jobs = _shares(np.where(known, cells, 0.0)), _shares(np.where(known, size, 0.0))
    empty = np.where(known, cells, 0.0).sum(axis=1) <= 0
    beyond = own - all_jobs
    spread = 1 - (all_jobs**2).sum(axis=1)
    # an industry that is absent adds nothing: log 1 = 0
    log = np.log(safe_ratio(own, all_jobs, where=(own > 0) & (all_jobs > 0), fill=1.0))
    measures = {
        "hoover": np.abs(beyond).sum(axis=1) / 2,
        "gini": _weighted_gini(own, all_jobs),
        "theil": (own * log).sum(axis=1),
        "herfindahl": (own**2).sum(axis=1),
        "concentration": safe_ratio((beyond**2).sum(axis=1), spread),
    }
    return Localisation(
        year=year,
        industries=panel.industries,
        **{name: np.where(empty, np.nan, values) for name, values in measures.items()},
    )


def _shares(jobs: FloatArray) -> FloatArray:
    total = jobs.sum(axis=1, keepdims=True)
    return safe_ratio(jobs, total, fill=0.0)


def _weighted_gini(own: FloatArray, weight: FloatArray) -> FloatArray:
    """Return one less twice the area under the Lorenz curve of own share over all jobs' share."""
    ratio = safe_ratio(own, weight, fill=0.0)
    order = np.argsort(ratio, axis=1)
    x = np.take_along_axis(weight, order, axis=1)
    y = np.cumsum(np.take_along_axis(own, order, axis=1), axis=1)
    below = y - np.take_along_axis(own, order, axis=1)
    area: FloatArray = (x * (y + below) / 2).sum(axis=1)
    return 1 - 2 * area
