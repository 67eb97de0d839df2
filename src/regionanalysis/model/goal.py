"""The goal: so many net new jobs a year, and what it takes."""

from dataclasses import dataclass

import numpy as np

from regionanalysis.core.arrays import BoolArray, FloatArray
from regionanalysis.model.account import RegionAccount
from regionanalysis.panel.provenance import Origin
from regionanalysis.panel.series import EmploymentSeries


@dataclass(frozen=True, eq=False)
class GoalRecord:
    """Each year's net change against a goal.

    Attributes
    ----------
    goal, source
        Net new jobs a year, and who has set it.
    years
        The years the changes end in.
    change
        Net new jobs, shape (years,).
    comparable
        Whether the two years' figures can be compared, shape (years,): false across a break.
    """

    goal: int
    source: str
    years: tuple[int, ...]
    level: FloatArray
    change: FloatArray
    comparable: BoolArray
    origins: tuple[Origin, ...] = ()

    @property
    def reached(self) -> BoolArray:
        """Years that reached the goal, among those that can be compared."""
        return (self.change >= self.goal) & self.comparable


def goal_record(
    series: EmploymentSeries, members: tuple[str, ...], goal: int, source: str = ""
) -> GoalRecord:
    """Return every year's net change in the members' jobs against the goal."""
    level = series.sum_of(members)
    broken = {one.last_year + 1 for one in series.breaks}
    years = series.years[1:]
    return GoalRecord(
        goal=goal,
        source=source,
        years=years,
        level=level,
        change=np.diff(level),
        comparable=np.array([year not in broken for year in years]),
        origins=series.origins,
    )


@dataclass(frozen=True)
class GoalNeed:
    """What the goal takes, if a period's conditions were to last.

    All in jobs a year: the goal is the sum of ``national_share``, ``structural`` and
    ``needed``. ``needed_percent`` is per cent of the jobs at the period's end; ``mean_residual``
    is what the place itself gave in the period.
    """

    start_year: int
    end_year: int
    goal: int
    national_share: float
    structural: float
    mean_residual: float
    level: float
    origins: tuple[Origin, ...] = ()

    @property
    def needed(self) -> float:
        """Jobs a year the place itself must add beyond expectation."""
        return self.goal - self.national_share - self.structural

    @property
    def needed_percent(self) -> float:
        """The same in per cent of the jobs at the end of the period."""
        return 100 * self.needed / self.level


def goal_need(account: RegionAccount, goal: int) -> GoalNeed:
    """Return what the goal takes if the account's mean years were to go on."""
    return GoalNeed(
        start_year=account.start_year,
        end_year=account.end_year,
        goal=goal,
        national_share=float(account.jobs("national_share").mean()),
        structural=float(account.structural.mean()),
        mean_residual=float(account.jobs(account.residual_effect).mean()),
        level=float(account.level[-1]),
        origins=account.origins,
    )
