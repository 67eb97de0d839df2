"""Jobs and residents side by side: the years in which people moved in and jobs did not follow.

For every year that both are known, x is the growth of jobs beyond the nation's in per cent of last
year's jobs, and y net migration in per cent of the population. Each year lies in one of four
quadrants by the signs of x and y. The two describe the same years, and neither explains the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from regionanalysis.core.arrays import BoolArray, FloatArray
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import ParameterError
from regionanalysis.indicators.population_change import PopulationChange
from regionanalysis.model.account import RegionAccount
from regionanalysis.panel.provenance import Origin

if TYPE_CHECKING:
    import pandas as pd

Quadrant = Literal["in_ahead", "in_behind", "out_ahead", "out_behind"]


@dataclass(frozen=True, eq=False, repr=False)
class JobsAndMigration(Result):
    """Growth of jobs beyond the nation's, and net migration, year by year.

    Attributes
    ----------
    jobs
        Growth of jobs minus the nation's, per cent of last year's jobs, shape (years,).
    migration
        Net migration in per cent of the population on 1 January, shape (years,).
    comparable
        Whether the jobs of the year compare with those of the year before, shape (years,).
    """

    years: tuple[int, ...]
    jobs: FloatArray
    migration: FloatArray
    comparable: BoolArray
    origins: tuple[Origin, ...] = ()

    def counts(self) -> Mapping[Quadrant, int]:
        """Return in how many comparable years each quadrant holds; years with a zero in none."""
        moved_in, ahead = self.migration > 0, self.jobs > 0
        moved_out, behind = self.migration < 0, self.jobs < 0
        masks: dict[Quadrant, BoolArray] = {
            "in_ahead": moved_in & ahead,
            "in_behind": moved_in & behind,
            "out_ahead": moved_out & ahead,
            "out_behind": moved_out & behind,
        }
        return {name: int((mask & self.comparable).sum()) for name, mask in masks.items()}

    def to_frame(self) -> "pd.DataFrame":
        """Return both, indexed by year."""
        columns = {
            "jobs": self.jobs,
            "migration": self.migration,
            "comparable": self.comparable,
        }
        return labelled_frame({"year": self.years}, columns)


def jobs_and_migration(account: RegionAccount, change: PopulationChange) -> JobsAndMigration:
    """Return jobs and migration of a region in the years that both are known.

    Raises
    ------
    ParameterError
        When they have no year in common.
    """
    years = tuple(year for year in account.years if year in change.years)
    if not years:
        raise ParameterError(
            f"Jobs are known for {account.years[0]}-{account.years[-1]} and migration for "
            f"{change.years[0]}-{change.years[-1]}.",
            remedy="Choose years that both cover.",
        )
    rows = [account.years.index(year) for year in years]
    there = [change.years.index(year) for year in years]
    broken = {
        series_break.last_year + 1
        for series_break in account.breaks
        if not series_break.by_industry
    }
    return JobsAndMigration(
        years=years,
        jobs=account.percent("relative")[rows],
        migration=change.migration_percent[there],
        comparable=np.array([year not in broken for year in years], dtype=bool),
        origins=(*account.origins, *change.origins),
    )
