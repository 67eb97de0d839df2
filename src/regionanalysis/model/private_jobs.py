"""Private jobs of a region against the nation's, from jobs by sector."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import ParameterError
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.provenance import Origin

# sectors of table 13472 that are private: public corporations are counted with them
PRIVATE_SECTORS = ("A+B+D+E.0-1+9", "A+B+D+E.5-7")


@dataclass(frozen=True, eq=False)
class PrivateJobs:
    r"""Private jobs of a region and of the nation, year by year.

    With :math:`E_t` jobs in the region and :math:`g_t` the nation's growth, the gap of a year is
    :math:`E_t - E_{t-1}(1 + g_t)`.

    Attributes
    ----------
    years : tuple of int
        Years, each the one after that before.
    jobs : array of shape (years,)
        Private jobs in the region, persons; NaN where a sector is unknown.
    nation : array of shape (years,)
        The same in the nation.
    """

    years: tuple[int, ...]
    jobs: FloatArray
    nation: FloatArray
    breaks: tuple[SeriesBreak, ...] = ()
    origins: tuple[Origin, ...] = ()

    @property
    def growth(self) -> FloatArray:
        """The region's growth, per cent, shape (years - 1,)."""
        return 100 * (self.jobs[1:] / self.jobs[:-1] - 1)

    @property
    def nation_growth(self) -> FloatArray:
        """The nation's growth, per cent, shape (years - 1,)."""
        return 100 * (self.nation[1:] / self.nation[:-1] - 1)

    @property
    def national_share(self) -> FloatArray:
        """Change at the nation's growth, persons, shape (years - 1,)."""
        return self.jobs[:-1] * self.nation_growth / 100

    @property
    def gap(self) -> FloatArray:
        """Change beyond the nation's growth, persons, shape (years - 1,)."""
        return np.diff(self.jobs) - self.national_share

    def since(self, year: int) -> "PrivateJobs":
        """Return the figures from a year on, and no earlier than the last break.

        Raises
        ------
        ParameterError
            When fewer than two years are left, or one of them is unknown.
        """
        first = max(year, *(crossed.last_year + 1 for crossed in self.breaks), self.years[0])
        rows = [row for row, known in enumerate(self.years) if known >= first]
        unknown = np.isnan(self.jobs[rows]) | np.isnan(self.nation[rows])
        if len(rows) < 2 or unknown.any():  # noqa: PLR2004 - a change takes two years
            raise ParameterError(
                f"Private jobs are not known in two years or more from {first} on.",
                remedy="Download the table by sector again: regionanalysis refresh 13472.",
            )
        return PrivateJobs(
            tuple(self.years[row] for row in rows),
            self.jobs[rows],
            self.nation[rows],
            (),
            self.origins,
        )


def private_jobs(panel: EmploymentPanel, codes: Sequence[str]) -> PrivateJobs:
    """Return a region's private jobs.

    Parameters
    ----------
    panel
        Jobs by region and sector, the sectors in place of industries.
    codes
        Codes of the panel that the region is made of.

    Raises
    ------
    ParameterError
        When the panel lacks a private sector, or a year between its first and its last.
    """
    missing = [sector for sector in PRIVATE_SECTORS if sector not in panel.industries]
    gaps = sorted({*range(panel.years[0], panel.years[-1])} - {*panel.years})
    if missing or gaps:
        what = f"sector {missing[0]}" if missing else f"year {gaps[0]}"
        raise ParameterError(
            f"The table of jobs by sector lacks the {what}.",
            remedy="Download it again: regionanalysis refresh 13472 --force.",
        )
    rows = [panel.regions.index(code) for code in codes]
    columns = [panel.industries.index(sector) for sector in PRIVATE_SECTORS]
    return PrivateJobs(
        years=panel.years,
        jobs=panel.employment[:, rows][:, :, columns].sum(axis=(1, 2)),
        nation=panel.nation[:, columns].sum(axis=1),
        breaks=panel.breaks,
        origins=panel.origins,
    )
