"""Past years of places as a projection reads them, and the premises that they give.

From the years of a history each place gets

* the means of its terms over the years;
* b = Σ effect · gap / Σ gap², with gap = π_p,t−1 − π_N,t−1: its population effect through zero;
* o = Σ own · z / Σ z², between 0 and 1, with z = Σ_k θ_k x_p,t−k: its people's answer to jobs.

The nation's people are those of all the places together, so a history is of a whole country.
"""

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from regionanalysis.core.arrays import FloatArray, safe_ratio
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.model.projection.assumptions import JOB_RESPONSE, Assumptions

# π of the year before, and x of two years before, must be known for the last year
MIN_YEARS = 4


@dataclass(frozen=True, eq=False)
class PlaceHistory:
    """Past years of jobs, people and the terms of both equations.

    Attributes
    ----------
    years
        The years t that growth ends in.
    jobs, people
        Persons in the 4th quarter and on 1 January after it, shape (years + 1, places), from the
        year before the first.
    national_growth, industry_mix, population_effect, attractiveness
        Per cent of last year's jobs, shape (years, places).
    births_surplus, immigration, structural_migration, own_growth, neighbour
        Per cent of the people, shape (years, places); ``own_growth`` is o Σ θ x.
    residential_attractiveness
        What is left, in the same unit and shape.
    job_response
        θ.
    """

    years: tuple[int, ...]
    places: tuple[str, ...]
    jobs: FloatArray
    people: FloatArray
    national_growth: FloatArray
    industry_mix: FloatArray
    population_effect: FloatArray
    attractiveness: FloatArray
    births_surplus: FloatArray
    immigration: FloatArray
    structural_migration: FloatArray
    own_growth: FloatArray
    neighbour: FloatArray
    residential_attractiveness: FloatArray
    job_response: tuple[float, float, float] = JOB_RESPONSE["region"]

    def __post_init__(self) -> None:
        size = (len(self.years), len(self.places))
        for name, array in self._arrays().items():
            shape = (size[0] + (name in ("jobs", "people")), size[1])
            if array.shape != shape or not np.isfinite(array).all():
                raise InputError(
                    f"{name} has shape {array.shape} and {int(np.isnan(array).sum())} unknown "
                    f"figures; it must be known in shape {shape}.",
                    remedy="Leave out places without figures.",
                )
        if (self.jobs <= 0).any() or (self.people <= 0).any():
            raise InputError(
                "A place has no jobs or no people in some year, and so no rate of growth.",
                remedy="Leave it out.",
            )

    def _arrays(self) -> dict[str, FloatArray]:
        values = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        return {name: value for name, value in values.items() if isinstance(value, np.ndarray)}

    def until(self, year: int) -> "PlaceHistory":
        """Return the history to a year, with nothing later in it.

        Raises
        ------
        ParameterError
            When it does not have the year.
        """
        if year not in self.years:
            raise ParameterError(
                f"The history has no year {year}.",
                remedy=f"It covers {self.years[0]}-{self.years[-1]}.",
            )
        kept = self.years.index(year) + 1
        cut: dict[str, Any] = {
            name: array[: kept + (name in ("jobs", "people"))]
            for name, array in self._arrays().items()
        }
        return replace(self, years=self.years[:kept], **cut)

    @property
    def relative_growth(self) -> FloatArray:
        """x, growth of jobs less the nation's, per cent, shape (years, places)."""
        return yearly_rate(self.jobs) - self.national_growth

    @property
    def people_growth(self) -> FloatArray:
        """π, per cent, shape (years, places)."""
        return yearly_rate(self.people)


def yearly_rate(level: FloatArray) -> FloatArray:
    """Return growth from row to row, per cent; one row fewer than given."""
    return 100 * (level[1:] / level[:-1] - 1)


def assumptions_of(history: PlaceHistory, attractiveness: FloatArray | float = 0.0) -> Assumptions:
    """Return the premises that the history's years give: means, b and o.

    Raises
    ------
    ParameterError
        For fewer than four years.
    """
    if len(history.years) < MIN_YEARS:
        raise ParameterError(
            f"{len(history.years)} years are too few for premises.",
            remedy=f"Give at least {MIN_YEARS}.",
        )
    relative, moved = history.relative_growth, history.people_growth
    gap = moved - yearly_rate(history.people.sum(axis=1, keepdims=True))
    theta = history.job_response
    answer = theta[0] * relative[2:] + theta[1] * relative[1:-1] + theta[2] * relative[:-2]
    means = {
        name: getattr(history, name).mean(axis=0)
        for name in (
            "national_growth",
            "industry_mix",
            "births_surplus",
            "immigration",
            "structural_migration",
            "neighbour",
        )
    }
    return Assumptions(
        base_year=history.years[-1],
        places=history.places,
        jobs=history.jobs[-1],
        people=history.people[-1],
        people_growth=moved[-1],
        relative_growth=relative[:-3:-1],
        population_response=_slope(history.population_effect[1:], gap[:-1]),
        own_share=np.clip(_slope(history.own_growth[2:], answer), 0.0, 1.0),
        job_response=theta,
        attractiveness=attractiveness,
        **means,
    )


def _slope(effect: FloatArray, cause: FloatArray) -> FloatArray:
    """Return the slope through zero of each column; zero where the cause never differs from it."""
    squares = (cause**2).sum(axis=0)
    return safe_ratio((effect * cause).sum(axis=0), squares, fill=0.0)
