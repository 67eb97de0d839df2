"""The goal: so many net new jobs a year, and what it takes."""

from dataclasses import dataclass

import numpy as np

from regionanalysis.classifications.regions import Goal
from regionanalysis.core.arrays import BoolArray, FloatArray
from regionanalysis.errors import ParameterError
from regionanalysis.model.account import RegionAccount
from regionanalysis.panel.provenance import Origin
from regionanalysis.panel.series import EmploymentSeries


@dataclass(frozen=True, eq=False)
class GoalRecord:
    """Each year's net change against a goal, in the years that the goal holds for.

    Attributes
    ----------
    goal : Goal
        Net new jobs a year, its years, and who has set it.
    years : tuple of int
        The years that the changes end in.
    level : array of shape (years + 1,)
        Jobs in the year before the first, and in every year.
    change : array of shape (years,)
        Net new jobs.
    comparable : array of shape (years,)
        Whether the two years' figures can be compared: false across a break.
    """

    goal: Goal
    years: tuple[int, ...]
    level: FloatArray
    change: FloatArray
    comparable: BoolArray
    origins: tuple[Origin, ...] = ()

    @property
    def reached(self) -> BoolArray:
        """Years that reached the goal, among those that can be compared."""
        return (self.change >= self.goal.jobs_a_year) & self.comparable

    @property
    def total(self) -> float | None:
        """Net new jobs over all years; None when a break or an unknown year is among them."""
        total = float(self.change.sum())
        return total if self.comparable.all() and np.isfinite(total) else None

    @property
    def target(self) -> int:
        """Net new jobs over all years, had every year reached the goal."""
        return self.goal.jobs_a_year * len(self.years)

    @property
    def pace(self) -> float | None:
        """Net new jobs a year that would reach the goal in total by its last year.

        None when the goal has no last year, when it has passed, or when `total` is unknown.
        """
        first, last = self.goal.first_year, self.goal.last_year
        if first is None or last is None or self.total is None or self.years[-1] >= last:
            return None
        whole = self.goal.jobs_a_year * (last - first + 1)
        return (whole - self.total) / (last - self.years[-1])


def goal_record(series: EmploymentSeries, members: tuple[str, ...], goal: Goal) -> GoalRecord:
    """Return the members' net change in jobs in every year that the goal holds for.

    Raises
    ------
    ParameterError
        When the series has no change in a year that the goal holds for.
    """
    first, last = goal.first_year or -np.inf, goal.last_year or np.inf
    held = [row for row, year in enumerate(series.years[1:]) if first <= year <= last]
    if not held:
        raise ParameterError(
            f"The figures end in {series.years[-1]}, and the goal holds for "
            f"{goal.first_year}–{goal.last_year or ''}.",
            remedy="Use newer figures, or state a goal for earlier years.",
        )
    level = series.sum_of(members)[held[0] : held[-1] + 2]
    years = series.years[held[0] + 1 : held[-1] + 2]
    broken = {crossed.last_year + 1 for crossed in series.breaks}
    return GoalRecord(
        goal=goal,
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
