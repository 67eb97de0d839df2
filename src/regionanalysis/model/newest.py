"""The newest change in all jobs, against growing as the nation did every year."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.panel.provenance import Origin
from regionanalysis.panel.series import EmploymentSeries

# a change is between two years
ENOUGH = 2


@dataclass(frozen=True)
class NewestChange:
    """The change in all jobs over the newest years that compare with the nation's.

    Attributes
    ----------
    start, end
        Jobs in the first and last year.
    expected
        What the change would have been with national growth every year, in jobs.
    """

    start_year: int
    end_year: int
    start: float
    end: float
    expected: float
    origins: tuple[Origin, ...] = ()

    @property
    def change(self) -> int:
        """The change in whole jobs, as a reader takes one year from the other."""
        return round(self.end) - round(self.start)

    @property
    def gap(self) -> int:
        """What the change is beyond the expected one, in whole jobs as both are read."""
        return self.change - round(self.expected)


def newest_change(
    series: EmploymentSeries, places: Sequence[str], nation: EmploymentSeries, nation_place: str
) -> NewestChange | None:
    """Return the change since the first year that compares with the last.

    Parameters
    ----------
    series
        Jobs of the places.
    places
        Codes of the region's places.
    nation, nation_place
        Jobs of the nation in the same unit, and its code there.

    Returns
    -------
    NewestChange or None
        None where fewer than two years without a break between them are known of both.
    """
    region, whole = series.sum_of(places), nation.sum_of([nation_place])
    known = {
        year: (float(jobs), float(whole[nation.years.index(year)]))
        for year, jobs in zip(series.years, region.tolist(), strict=True)
        if year in nation.years
    }
    after = max((one.last_year for one in (*series.breaks, *nation.breaks)), default=0)
    years = _unbroken([year for year, pair in known.items() if np.isfinite(pair).all()], after)
    if len(years) < ENOUGH:
        return None
    jobs: FloatArray = np.array([known[year] for year in years])
    growth = jobs[1:, 1] / jobs[:-1, 1] - 1
    return NewestChange(
        start_year=years[0],
        end_year=years[-1],
        start=float(jobs[0, 0]),
        end=float(jobs[-1, 0]),
        expected=float((jobs[:-1, 0] * growth).sum()),
        origins=tuple(dict.fromkeys((*series.origins, *nation.origins))),
    )


def _unbroken(years: Sequence[int], after: int) -> list[int]:
    """Return the last years in a row, none of them before a break."""
    run: list[int] = []
    for year in sorted(years, reverse=True):
        if year <= after or (run and year != run[0] - 1):
            break
        run.insert(0, year)
    return run
