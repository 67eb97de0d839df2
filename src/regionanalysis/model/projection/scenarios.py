"""Scenarios of jobs and people: levels of attractiveness, and what a goal takes.

* **Levels.** Low, neutral and high attractiveness are the quartiles over all places of their mean
  of ten years, crossed with low, neutral and high growth of the nation.
* **Goal.** The constant attractiveness at which the mean net new jobs a year are as many as asked
  for, found by Brent's method; what people do in answer is part of it.

References
----------
Brent, R. P. (1973). Algorithms for minimization without derivatives, chapter 4. Prentice-Hall.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import product
from typing import Any, Literal

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.core.names import unknown_name
from regionanalysis.errors import ParameterError
from regionanalysis.model.projection.assumptions import Assumptions
from regionanalysis.model.projection.places import project_places

Level = Literal["low", "neutral", "high"]

LEVELS: tuple[Level, ...] = ("low", "neutral", "high")
QUARTILES = (25, 50, 75)

# per cent a year; no place has kept to more for ten years
SEARCHED = (-20.0, 20.0)


@dataclass(frozen=True)
class Scenario:
    """Attractiveness of all places and growth of the nation's jobs, per cent a year."""

    attractiveness_level: Level
    national_level: Level
    attractiveness: float
    national_growth: float

    @property
    def name(self) -> str:
        """Key of the scenario: level of attractiveness, then of national growth."""
        return f"{self.attractiveness_level}_{self.national_level}"


def quartile_levels(yearly: FloatArray, years: int = 10) -> dict[Level, float]:
    """Return low, neutral and high: the quartiles over places of the mean of the last years.

    Parameters
    ----------
    yearly
        Attractiveness, per cent, shape (years, places); a place with an unknown year is left out.

    Raises
    ------
    ParameterError
        When there are not so many years.
    """
    if not 0 < years <= len(yearly):
        raise ParameterError(f"A mean of {years} years cannot be computed from {len(yearly)}.")
    means = yearly[-years:].mean(axis=0)
    quartiles = np.percentile(means[~np.isnan(means)], QUARTILES)
    return dict(zip(LEVELS, quartiles.tolist(), strict=True))


def scenario_grid(
    attractiveness: Mapping[Level, float], national_growth: Mapping[Level, float]
) -> tuple[Scenario, ...]:
    """Return every level of attractiveness with every level of national growth."""
    return tuple(
        Scenario(own, nation, attractiveness[own], national_growth[nation])
        for own, nation in product(attractiveness, national_growth)
    )


def with_scenarios(assumptions: Assumptions, scenarios: Sequence[Scenario]) -> Assumptions:
    """Return the premises with each scenario's attractiveness and national growth."""
    own, nation = (
        np.array([getattr(scenario, name) for scenario in scenarios], dtype=float)[:, None, None]
        for name in ("attractiveness", "national_growth")
    )
    return replace(assumptions, attractiveness=own, national_growth=nation)


def needed_attractiveness(
    assumptions: Assumptions,
    place: str,
    goal: float,
    horizon: int,
    *,
    within: tuple[float, float] = SEARCHED,
) -> float:
    """Return the attractiveness, per cent a year, at which a place reaches a goal.

    The mean net new jobs a year rise with attractiveness as long as b, o and θ are not negative.
    The nation's people are those of the premises' own projection.

    Parameters
    ----------
    premises
        Of one scenario; their attractiveness of the place is what is sought.
    goal
        Net new jobs a year, mean of the years to the horizon.
    within
        Where to look, per cent.

    Raises
    ------
    ParameterError
        When there is no such place, when the goal is not reached anywhere within, and as for
        `project_places`.
    """
    # heavy, and needed here only
    from scipy.optimize import brentq  # noqa: PLC0415

    alone = _only(assumptions, place, horizon)

    def beyond(attractiveness: float) -> float:
        projection = project_places(replace(alone, attractiveness=attractiveness), horizon)
        return float(projection.new_jobs_a_year[0, 0]) - goal

    low, high = (beyond(bound) for bound in within)
    if low > 0 or high < 0:
        raise ParameterError(
            f"No attractiveness from {within[0]:g} to {within[1]:g} per cent a year gives {place} "
            f"{goal:g} net new jobs a year; they give {low + goal:.0f} to {high + goal:.0f}.",
            remedy="Ask for another goal, or look farther out.",
        )
    return float(brentq(beyond, *within, xtol=1e-10))


def _only(assumptions: Assumptions, place: str, horizon: int) -> Assumptions:
    """Return one place's premises, with the nation's people as all places make them."""
    if place not in assumptions.places:
        raise unknown_name("place in the premises", place, assumptions.places)
    size, row = len(assumptions.places), assumptions.places.index(place)
    chosen: dict[str, Any] = {
        entry.name: value[..., [row]]
        for entry in fields(assumptions)
        if isinstance(value := getattr(assumptions, entry.name), np.ndarray)
        and value.shape[-1:] == (size,)
    }
    chosen["places"] = (place,)
    if assumptions.national_people_growth is None:
        people = project_places(assumptions, horizon).people[0].sum(axis=1)
        before = (assumptions.people / (1 + assumptions.people_growth / 100)).sum()
        totals = np.concatenate([[before], people[:-1]])
        chosen["national_people_growth"] = 100 * (totals[1:] / totals[:-1] - 1)[:, None]
    return replace(assumptions, **chosen)
