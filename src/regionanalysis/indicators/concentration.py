"""What a region's jobs are in, against the nation's.

Location quotient of industry i in region r: (E_ir / E_r) / (E_i / E). One is the nation's own
share; two is twice as much.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.core.arrays import FloatArray, positions, safe_ratio
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.provenance import Origin

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class IndustryProfile(Result):
    """Industries of all regions, and of the panel's groups after them, in one year.

    Attributes
    ----------
    share
        Share of the region's employment, shape (regions, industries); NaN where undisclosed.
    nation_share
        Share of the nation's, shape (industries,).
    location_quotient
        Ratio of the two, shape (regions, industries); NaN where the nation has none.
    """

    year: int
    regions: tuple[str, ...]
    industries: tuple[str, ...]
    industry_names: tuple[str, ...]
    employment: FloatArray
    share: FloatArray
    nation_share: FloatArray
    location_quotient: FloatArray

    def to_frame(self) -> "pd.DataFrame":
        """Return jobs, shares and location quotients, indexed by region and industry.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> table = ra.industry_profile(ra.example_jobs(), 2022).to_frame()
        >>> table["location_quotient"].round(2).head(3)
        region  industry
        E       A           0.77
                C           1.02
                G           1.04
        Name: location_quotient, dtype: float64
        """
        axes = {"region": self.regions, "industry": self.industries}
        columns = {
            "employment": self.employment,
            "share": self.share,
            "nation_share": np.broadcast_to(self.nation_share, self.share.shape),
            "location_quotient": self.location_quotient,
        }
        return labelled_frame(axes, columns, {"industry": self.industry_names})


@accepts_frame
def industry_profile(panel: EmploymentPanel, year: int) -> IndustryProfile:
    """Return shares and location quotients in a year, all regions at once.

    Shares are of the published total where there is one, so undisclosed industries do not
    inflate the others. Without one, they are of the known cells.

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        Jobs by region, industry and year; a table is converted with `as_panel`, and ``nation=``
        and ``total_industry=`` may then be given too.
    year : int
        The year.

    Returns
    -------
    IndustryProfile

    Raises
    ------
    ParameterError
        When the panel does not have the year.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> profile = ra.industry_profile(ra.example_jobs(), 2022)
    >>> round(float(profile.to_frame().loc[("N", "A"), "location_quotient"]), 2)
    2.5
    """
    row = panel.year_index(year)
    nation = panel.nation[row]
    rows = [
        [panel.regions.index(member) for member in members] for members in panel.groups.values()
    ]
    cells = np.vstack(
        [panel.employment[row], *(panel.employment[row, r].sum(axis=0) for r in rows)]
    )
    stated = np.append(panel.region_total[row], [panel.region_total[row, r].sum() for r in rows])
    total = np.where(np.isnan(stated), np.nansum(cells, axis=1), stated)
    nation_total = panel.nation_total[row]
    if np.isnan(nation_total):
        nation_total = np.nansum(nation)
    share = safe_ratio(cells, total[:, None])
    nation_share = nation / nation_total
    quotient = safe_ratio(share, nation_share)
    return IndustryProfile(
        year=year,
        regions=(*panel.regions, *panel.groups),
        industries=panel.industries,
        industry_names=panel.industry_names,
        employment=cells,
        share=share,
        nation_share=nation_share,
        location_quotient=quotient,
    )


@dataclass(frozen=True, eq=False, repr=False)
class ResidentShares(Result):
    """Employed residents of a group of municipalities by industry group.

    Attributes
    ----------
    share
        Share of all employed residents, shape (years, industries); the groups need not be all.
    """

    years: tuple[int, ...]
    industries: tuple[str, ...]
    share: FloatArray
    employment: FloatArray
    total: FloatArray
    origins: tuple[Origin, ...]

    def to_frame(self) -> "pd.DataFrame":
        """Return employed residents and their shares, indexed by year and industry.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> from regionanalysis.indicators import resident_shares
        >>> panel = ra.as_panel(ra.example_jobs())
        >>> resident_shares(panel, ["N", "S"]).to_frame()["share"].round(3).tail(3)
        year  industry
        2022  A           0.128
              C           0.235
              G           0.636
        Name: share, dtype: float64
        """
        axes = {"year": self.years, "industry": self.industries}
        return labelled_frame(axes, {"employment": self.employment, "share": self.share})


@accepts_frame
def resident_shares(panel: EmploymentPanel, codes: Sequence[str]) -> ResidentShares:
    """Return shares by industry group of the residents of several municipalities, every year."""
    rows = positions(codes, panel.regions, "region in the figures on residents")
    employment = panel.employment[:, rows].sum(axis=1)
    total = panel.region_total[:, rows].sum(axis=1)
    return ResidentShares(
        years=panel.years,
        industries=panel.industries,
        share=employment / total[:, None],
        employment=employment,
        total=total,
        origins=panel.origins,
    )
