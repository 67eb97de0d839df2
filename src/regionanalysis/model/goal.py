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


@dataclass(frozen=True, eq=False)
class GoalSplit:
    """Each year's net change, in what the nation and structure gave, and the region's own.

    All in jobs, NaN where it is not known; ``national + structural + own`` is the change where the
    account covers the year, but for rounding.

    Attributes
    ----------
    years : tuple of int
        The years that the changes end in.
    change, national, structural, own : arrays of shape (years,)
        Net new jobs, and their parts.
    bound : array of shape (years,)
        How far the rounding of published percentages can take a part; 0 for computed ones.
    level : float
        Jobs at the end of the last year.
    """

    years: tuple[int, ...]
    change: FloatArray
    national: FloatArray
    structural: FloatArray
    own: FloatArray
    bound: FloatArray
    level: float
    origins: tuple[Origin, ...] = ()


def goal_split(
    record: GoalRecord, account: RegionAccount | None, nation: EmploymentSeries | None
) -> GoalSplit:
    """Return each year's change in what nation and structure gave, and the region's own.

    Parameters
    ----------
    record
        The years that the goal holds for.
    account
        The account of the same jobs, as far as it goes.
    nation
        The nation's jobs, for national growth in years that the account does not cover.
    """
    parts = {name: np.full(len(record.years), np.nan) for name in ("national", "structural", "own")}
    bound = np.full(len(record.years), np.nan)
    for row, year in enumerate(record.years):
        if not record.comparable[row]:
            continue
        if account is not None and year in account.years:
            at = account.years.index(year)
            parts["national"][row] = account.jobs("national_share")[at]
            parts["structural"][row] = account.structural[at]
            parts["own"][row] = account.jobs(account.residual_effect)[at]
            rounded = account.total().rounded
            bound[row] = account.window(year - 1, year).rounding_bound() if rounded else 0.0
        elif nation is not None and {year - 1, year} <= set(nation.years):
            level = nation.employment.sum(axis=1)
            growth = level[nation.years.index(year)] / level[nation.years.index(year - 1)] - 1
            parts["national"][row] = record.level[row] * growth
    return GoalSplit(
        years=record.years,
        change=record.change,
        **parts,
        bound=bound,
        level=float(record.level[-1]),
        origins=(
            *record.origins,
            *(account.origins if account else ()),
            *(nation.origins if nation else ()),
        ),
    )


@dataclass(frozen=True)
class GoalNeed:
    """What the goal takes, if a period's conditions were to last.

    All in jobs a year: the goal is the sum of ``national_share``, ``structural`` and ``needed``.
    Where structure is not known, ``structural`` is None, and ``needed`` and ``mean_residual``
    hold it too. ``needed_percent`` is per cent of the jobs at the period's end; ``mean_residual``
    is what the place itself gave in the period.
    """

    start_year: int
    end_year: int
    goal: int
    national_share: float
    structural: float | None
    mean_residual: float
    level: float
    origins: tuple[Origin, ...] = ()

    @property
    def needed(self) -> float:
        """Jobs a year the place itself must add beyond expectation."""
        return self.goal - self.national_share - (self.structural or 0.0)

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


def newest_need(split: GoalSplit, goal: int) -> GoalNeed | None:
    """Return what the goal takes if the newest years with known national growth were to go on.

    None when national growth is not known for the last year.
    """
    known = np.isfinite(split.national)
    if not known[-1]:
        return None
    first = 0 if known.all() else len(known) - int(np.argmin(known[::-1]))
    rows = slice(first, len(known))
    with_structure = bool(np.isfinite(split.structural[rows]).all())
    own = split.own[rows] if with_structure else split.change[rows] - split.national[rows]
    return GoalNeed(
        start_year=split.years[first] - 1,
        end_year=split.years[-1],
        goal=goal,
        national_share=float(split.national[rows].mean()),
        structural=float(split.structural[rows].mean()) if with_structure else None,
        mean_residual=float(own.mean()),
        level=split.level,
        origins=split.origins,
    )
