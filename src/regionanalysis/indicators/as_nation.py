"""What a region's industries would have had, had each of them followed the nation.

With E the region's jobs in an industry at the start, and N, N' the nation's at start and end,

    followed = E N' / N = E + national share + industry mix,

and the region's own part is its jobs at the end minus ``followed``: the regional shift. Effects
that are added year by year give the jobs if the industry had followed the nation in every year.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.panel.provenance import Origin
from regionanalysis.shiftshare.results import RegionEffects

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class AsNation(Result):
    """Jobs by industry, and what they would have been with the nation's growth.

    Attributes
    ----------
    start, end
        Jobs in the two years, shape (industries,); NaN where not known.
    followed
        Jobs at the end if the industry had followed the nation.
    total_start, total_end, total_followed
        The same for all industries together, the undisclosed among them.
    total_own
        The own parts of the known industries together.
    """

    industries: tuple[str, ...]
    industry_names: tuple[str, ...]
    start_year: int
    end_year: int
    start: FloatArray
    end: FloatArray
    followed: FloatArray
    total_start: float
    total_end: float
    total_followed: float
    total_own: float
    origins: tuple[Origin, ...] = ()

    @property
    def own(self) -> FloatArray:
        """Jobs beyond what the nation's growth would have given, shape (industries,)."""
        return self.end - self.followed

    @property
    def undisclosed(self) -> float:
        """What the own parts of the known industries lack for those of all together."""
        return self.total_end - self.total_followed - self.total_own

    @property
    def extremes(self) -> tuple[int, int] | None:
        """Positions of the industries with the strongest and the weakest own part.

        None with fewer than two known industries, or where all have the same.
        """
        own = self.own
        known = np.flatnonzero(np.isfinite(own))
        if known.size < 2 or np.ptp(own[known]) == 0:  # noqa: PLR2004 - two to compare
            return None
        return int(known[np.argmax(own[known])]), int(known[np.argmin(own[known])])

    def subset(self, positions: Sequence[int]) -> "AsNation":
        """Return some of the industries, in the order given; the totals stay."""
        chosen = list(positions)
        return AsNation(
            industries=tuple(self.industries[i] for i in chosen),
            industry_names=tuple(self.industry_names[i] for i in chosen),
            start_year=self.start_year,
            end_year=self.end_year,
            start=self.start[chosen],
            end=self.end[chosen],
            followed=self.followed[chosen],
            total_start=self.total_start,
            total_end=self.total_end,
            total_followed=self.total_followed,
            total_own=self.total_own,
            origins=self.origins,
        )

    def to_frame(self) -> "pd.DataFrame":
        """Return jobs at start and end, those with the nation's growth, and the difference."""
        columns = {
            "start": self.start,
            "end": self.end,
            "followed": self.followed,
            "own": self.own,
        }
        names = {"industry": self.industry_names}
        return labelled_frame({"industry": self.industries}, columns, names)


def as_nation(
    effects: RegionEffects,
    start: FloatArray,
    end: FloatArray,
    names: Sequence[str],
    origins: tuple[Origin, ...] = (),
) -> AsNation:
    """Return what a region's industries would have had with the nation's growth.

    Parameters
    ----------
    effects
        Classic shift-share of the region.
    start, end
        Its jobs by industry in the two years, shape (industries,); NaN where not known. An
        industry whose known effects do not lead from one to the other is not known either.
    names
        Names of the industries.
    origins
        Where the figures come from.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> from regionanalysis.indicators.as_nation import as_nation
    >>> jobs = ra.example_jobs()
    >>> north = ra.shift_share(jobs).region("North")
    >>> years = (north.start_year, north.end_year)
    >>> row = ra.industry_profile(jobs, 2022).regions.index("N")
    >>> start, end = (ra.industry_profile(jobs, year).employment[row] for year in years)
    >>> table = as_nation(north, start, end, north.industry_names).to_frame()
    >>> bool((table["own"].round(6) == north.regional_shift.round(6)).all())
    True
    """
    closed = np.isclose(start + effects.change, end)
    national = np.where(closed, effects.national_share + effects.industry_mix, np.nan)
    return AsNation(
        industries=effects.industries,
        industry_names=tuple(names),
        start_year=effects.start_year,
        end_year=effects.end_year,
        start=start,
        end=end,
        followed=start + national,
        total_start=effects.start,
        total_end=effects.end,
        total_followed=effects.start + effects.total_national_share + effects.total_industry_mix,
        total_own=effects.total_regional_shift,
        origins=origins,
    )
