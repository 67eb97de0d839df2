"""How special a region's industries are, and what of its jobs serve others than itself.

With s_i for industry shares in the region, S_i in the nation, LQ_i = s_i / S_i and I industries:

===========================  =========================================  ======================
Herfindahl-Hirschman         H = Σ s_i²                                 1/I … 1
the same, normalised         (H − 1/I) / (1 − 1/I)                      0 … 1
Shannon's entropy, relative  −Σ s_i ln s_i / ln I                       0 (one industry) … 1
Theil against the nation     Σ s_i ln(s_i / S_i)                        0 (as the nation) …
Krugman                      Σ |s_i − S_i|                              0 … 2
coefficient of               Σ |s_i − S_i| / 2                          0 … 1
specialisation (Hoover)
Gini of specialisation       of LQ_i over industries, unweighted        0 … 1 − 1/I
economic base                Σ E_i (1 − 1/LQ_i) where LQ_i > 1          jobs
base multiplier              jobs / basic jobs                          1 …
===========================  =========================================  ======================

Figures of one year. Unknown industries are left out of the region's shares and of the nation's, so
that what is known is compared with the same industries there.

References
----------
Hirschman, A. O. (1964). The paternity of an index. American Economic Review 54(5), 761-762.
Hoover, E. M. & Giarratani, F. (1984). An introduction to regional economics, 3rd ed. Knopf.
Krugman, P. (1991). Geography and trade. MIT Press.
Mattila, J. M. & Thompson, W. R. (1955). The measurement of the economic base of the metropolitan
area. Land Economics 31(3), 215-228.
Theil, H. (1967). Economics and information theory. North-Holland.
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

MEASURES = (
    "herfindahl",
    "normalised_herfindahl",
    "relative_entropy",
    "theil",
    "krugman",
    "hoover",
    "gini",
    "basic_employment",
    "base_multiplier",
)


@dataclass(frozen=True, eq=False, repr=False)
class Specialisation(Result):
    """Measures of every region in one year, and of the panel's groups after them.

    Attributes
    ----------
    measures
        By name (`MEASURES`), each of shape (regions,); NaN without employment. ``base_multiplier``
        is infinite where no industry is above its share.
    """

    year: int
    regions: tuple[str, ...]
    measures: dict[str, FloatArray]

    def region(self, region: str) -> dict[str, float]:
        """Return the measures of one region or group.

        Raises
        ------
        ParameterError
            When there is none.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> round(ra.specialisation(ra.example_jobs(), 2022).region("N")["krugman"], 2)
        0.38
        """
        row = position(region, self.regions, "region")
        return {name: float(values[row]) for name, values in self.measures.items()}

    def to_frame(self) -> "pd.DataFrame":
        """Return the measures, indexed by region.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.specialisation(ra.example_jobs(), 2022).to_frame()["herfindahl"].round(3)
        region
        E    0.479
        N    0.378
        S    0.552
        W    0.389
        Name: herfindahl, dtype: float64
        """
        return labelled_frame({"region": self.regions}, self.measures)


@accepts_frame
def specialisation(panel: EmploymentPanel, year: int) -> Specialisation:
    """Return every measure of specialisation for every region of a panel in a year.

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        Jobs by region, industry and year; a table is converted with `as_panel`, and ``nation=``
        and ``total_industry=`` may then be given too.
    year : int
        The year.

    Returns
    -------
    Specialisation

    Raises
    ------
    ParameterError
        When the panel does not have the year.

    References
    ----------
    Krugman, P. (1991). Geography and trade. MIT Press.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> ra.specialisation(ra.example_jobs(), 2022).to_frame()["krugman"].round(2)
    region
    E    0.06
    N    0.38
    S    0.19
    W    0.22
    Name: krugman, dtype: float64
    """
    row = panel.year_index(year)
    groups = [
        [panel.regions.index(member) for member in members] for members in panel.groups.values()
    ]
    own = panel.employment[row]
    cells = np.vstack([own, *(own[rows].sum(axis=0) for rows in groups)])
    known = ~np.isnan(cells) & ~np.isnan(panel.nation[row])
    jobs = np.where(known, cells, 0.0)
    share = _shares(jobs)
    nation = _shares(np.where(known, np.nan_to_num(panel.nation[row]), 0.0))
    count = known.sum(axis=1)
    quotient = safe_ratio(share, nation)
    basic = np.where(quotient > 1, jobs * (1 - safe_ratio(nation, share)), 0.0).sum(axis=1)
    herfindahl = (share**2).sum(axis=1)
    even = 1 / np.maximum(count, 1)
    distance = np.abs(share - nation).sum(axis=1)
    total = jobs.sum(axis=1)
    measures = {
        "herfindahl": herfindahl,
        "normalised_herfindahl": safe_ratio(herfindahl - even, 1 - even),
        "relative_entropy": safe_ratio(-_times_log(share, share), np.log(np.maximum(count, 1))),
        "theil": _times_log(share, quotient),
        "krugman": distance,
        "hoover": distance / 2,
        "gini": _gini(np.where(known, quotient, np.nan)),
        "basic_employment": basic,
        "base_multiplier": np.where(basic > 0, safe_ratio(total, basic), np.inf),
    }
    empty = total <= 0
    return Specialisation(
        year=year,
        regions=(*panel.regions, *panel.groups),
        measures={name: np.where(empty, np.nan, values) for name, values in measures.items()},
    )


def _shares(jobs: FloatArray) -> FloatArray:
    return np.nan_to_num(safe_ratio(jobs, jobs.sum(axis=1, keepdims=True)))


def _times_log(weight: FloatArray, value: FloatArray) -> FloatArray:
    """Return Σ weight · ln value over industries with a weight, shape (regions,)."""
    log = np.zeros_like(value)
    np.log(value, out=log, where=(weight > 0) & (value > 0))
    return (weight * log).sum(axis=1)


def _gini(values: FloatArray) -> FloatArray:
    """Return the Gini coefficient of each row's known values, shape (regions,)."""
    ordered = np.sort(values, axis=1)  # unknown values come last
    count = (~np.isnan(ordered)).sum(axis=1)
    place = np.arange(1, values.shape[1] + 1)
    known = np.nan_to_num(ordered)
    spread = ((2 * place - count[:, None] - 1) * known).sum(axis=1)
    return safe_ratio(spread, count * known.sum(axis=1))
