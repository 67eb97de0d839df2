"""Jobs and people of all places some years on, if stated premises were to last.

With J for jobs in the 4th quarter of t, P for people on 1 January after it, g_N for the nation's
growth of jobs, and π for growth of people through the calendar year, all in per cent::

    J_t = J_{t−1} (1 + (g_N + mix_p + b_p (π_{p,t−1} − π_{N,t−1}) + attractiveness_p) / 100)
    P_t = P_{t−1} (1 + (births_p + immigration + structural_p + o_p Σ_k θ_k x_{p,t−k}
                        + neighbour_p + residential_p) / 100),            k = 0, 1, 2

x is the growth of a place's jobs less the nation's, and o the share of the employed residents who
work where they live. Jobs follow people and people follow jobs: in every year jobs come first.

**It is no forecast.** Structure is as in the past for as long as is projected, and places do not
take jobs from one another: with attractiveness alike in all places their sum departs from the
nation. See `regionanalysis.model.projection.backtest` for how well it has done.

References
----------
Vareide, K. & Nygaard, M. O. Telemarksforsking's regional analyses 2011-2018, whose scenarios cross
national growth with high, neutral and low attractiveness.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.core.arrays import FloatArray, position
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.model.projection.assumptions import TERMS, Assumptions

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class PlaceProjection(Result):
    """Jobs and people of every place, from the base year on.

    Attributes
    ----------
    years
        The base year and those after it.
    scenarios
        Names of the scenarios; one, ``""``, where the premises have none.
    jobs, people
        Persons in the 4th quarter and on 1 January after it, shape (scenarios, years, places).
    """

    years: tuple[int, ...]
    scenarios: tuple[str, ...]
    places: tuple[str, ...]
    jobs: FloatArray
    people: FloatArray

    def __post_init__(self) -> None:
        shape = (len(self.scenarios), len(self.years), len(self.places))
        for name in ("jobs", "people"):
            actual = getattr(self, name).shape
            if actual != shape:
                raise InputError(f"{name} has shape {actual}; the labels call for {shape}.")

    @property
    def new_jobs_a_year(self) -> FloatArray:
        """Mean net new jobs a year, shape (scenarios, places)."""
        return (self.jobs[:, -1] - self.jobs[:, 0]) / (len(self.years) - 1)

    def region(self, place: str) -> tuple[FloatArray, FloatArray]:
        """Return one place's jobs and people, each of shape (scenarios, years).

        Raises
        ------
        ParameterError
            When there is no such place.
        """
        row = position(place, self.places, "place in the projection")
        return self.jobs[..., row], self.people[..., row]

    def to_frame(self) -> "pd.DataFrame":
        """Return jobs and people, indexed by scenario, year and region."""
        axes = {"scenario": self.scenarios, "year": self.years, "region": self.places}
        return labelled_frame(axes, {"jobs": self.jobs, "people": self.people})


def project_places(
    assumptions: Assumptions, horizon: int, scenarios: tuple[str, ...] = ("",)
) -> PlaceProjection:
    """Return jobs and people of all places and scenarios to a year.

    Parameters
    ----------
    scenarios
        Names of the scenarios that the premises broadcast to.

    Raises
    ------
    ParameterError
        When the horizon is not after the base year, or a premise is of another number of years.
    InputError
        When the premises are of another number of scenarios.
    """
    shape = (len(scenarios), len(assumptions.places))
    kept = [(assumptions.jobs, assumptions.people), *yearly_steps(assumptions, horizon)]
    try:
        jobs, people = (
            np.stack([np.broadcast_to(pair[which], shape) for pair in kept], axis=1)
            for which in (0, 1)
        )
    except ValueError as error:
        raise InputError(
            f"The premises have scenarios in the shape {kept[-1][0].shape[:-1]}; there are "
            f"{len(scenarios)} names."
        ) from error
    years = tuple(range(assumptions.base_year, horizon + 1))
    return PlaceProjection(years, scenarios, assumptions.places, jobs, people)


def yearly_steps(
    assumptions: Assumptions, horizon: int, chance: Mapping[str, FloatArray] | None = None
) -> Iterator[tuple[FloatArray, FloatArray]]:
    """Yield jobs and people at the end of each year after the base year, (…, places).

    The axes before the last two (scenarios or draws) are kept. A place cannot lose more jobs
    than it has.

    Parameters
    ----------
    chance
        What is added to a premise by name, per cent, shape (…, years, places).

    Raises
    ------
    ParameterError
        When the horizon is not after the base year, or a premise is of another number of years.
    """
    steps = horizon - assumptions.base_year
    if steps < 1:
        raise ParameterError(
            f"{horizon} is not after {assumptions.base_year}, the last year known."
        )
    terms = {name: _by_year(name, getattr(assumptions, name), steps) for name in TERMS}
    nation = assumptions.national_people_growth
    given = None if nation is None else _by_year("national_people_growth", nation, steps)
    jobs, people, moved = assumptions.jobs, assumptions.people, assumptions.people_growth
    before = people / (1 + moved / 100)
    known = assumptions.known_people_growth
    lags: tuple[FloatArray, ...] = tuple(assumptions.relative_growth)
    for step in range(steps):
        now = {name: array[..., step, :] for name, array in terms.items()}
        now |= {name: now[name] + added[..., step, :] for name, added in (chance or {}).items()}
        together = _growth(people, before) if given is None else given[..., step, :]
        relative = _relative(now, moved - together)
        lags = (relative, *lags[:2])
        if known is not None and step < len(known):
            moved = np.broadcast_to(known[step], relative.shape)
        else:
            moved = _moved(now, assumptions.job_response, lags)
        jobs = jobs * (1 + (now["national_growth"] + relative) / 100)
        before, people = people, people * (1 + moved / 100)
        yield jobs, people


def _by_year(name: str, premise: FloatArray | float, steps: int) -> FloatArray:
    array = np.atleast_2d(np.asarray(premise, dtype=float))
    if array.shape[-2] not in (1, steps):
        raise ParameterError(f"{name} is of {array.shape[-2]} years; {steps} are projected.")
    return np.broadcast_to(array, (*array.shape[:-2], steps, array.shape[-1]))


def _growth(people: FloatArray, before: FloatArray) -> FloatArray:
    """Return growth of all places together, per cent, shape (…, 1)."""
    rate: FloatArray = people.sum(axis=-1, keepdims=True) / before.sum(axis=-1, keepdims=True)
    return 100 * (rate - 1)


def _relative(now: Mapping[str, FloatArray], gap: FloatArray) -> FloatArray:
    """Return x, growth of jobs less the nation's, per cent."""
    growth = now["industry_mix"] + now["population_response"] * gap + now["attractiveness"]
    return np.maximum(growth, -100 - now["national_growth"])


def _moved(
    now: Mapping[str, FloatArray],
    response: tuple[float, float, float],
    lags: tuple[FloatArray, ...],
) -> FloatArray:
    """Return π, growth of people, per cent; ``lags`` is x of this year and of those before it."""
    follows = sum(theta * lag for theta, lag in zip(response, lags, strict=True))
    migration = now["immigration"] + now["structural_migration"] + now["neighbour"]
    migration = migration + now["own_share"] * follows + now["residential_attractiveness"]
    return np.maximum(now["births_surplus"] + migration, -100.0)
