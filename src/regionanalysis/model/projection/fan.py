"""How far years like those of the past would spread a projection: bands from drawing whole years.

Whole past years are drawn with replacement, and what was left in all places that year is
added to a year to come: places that went together go together. A year's residual is the deviation
from the place's own mean, times √(n / (n − 1)) since a mean of n years takes some of it away.
The bands are of years to come, not of how well the premises are known: growth of the nation, means
of the past that do not last, and coefficients are taken as certain, so the bands are too narrow.

References
----------
Efron, B. & Tibshirani, R. J. (1993). An introduction to the bootstrap. Chapman & Hall.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.model.projection.assumptions import Assumptions
from regionanalysis.model.projection.places import yearly_steps
from regionanalysis.uncertainty.significance import MIN_YEARS

if TYPE_CHECKING:
    import pandas as pd

BANDS = (10.0, 25.0, 50.0, 75.0, 90.0)
DRAWS = 1000


@dataclass(frozen=True, eq=False, repr=False)
class FanChart(Result):
    """Percentiles over draws of jobs and people.

    Attributes
    ----------
    percentiles
        Which, per cent.
    jobs, people
        Persons, shape (percentiles, scenarios, years, places); the first year is the base year.
    draws, seed
        How many, and what the drawing began with.
    """

    years: tuple[int, ...]
    scenarios: tuple[str, ...]
    places: tuple[str, ...]
    percentiles: tuple[float, ...]
    jobs: FloatArray
    people: FloatArray
    draws: int
    seed: int

    def __post_init__(self) -> None:
        shape = tuple(
            len(labels) for labels in (self.percentiles, self.scenarios, self.years, self.places)
        )
        for name in ("jobs", "people"):
            actual = getattr(self, name).shape
            if actual != shape:
                raise InputError(f"{name} has shape {actual}; the labels call for {shape}.")

    def to_frame(self) -> "pd.DataFrame":
        """Return jobs and people, indexed by percentile, scenario, year and region."""
        axes = {
            "percentile": self.percentiles,
            "scenario": self.scenarios,
            "year": self.years,
            "region": self.places,
        }
        return labelled_frame(axes, {"jobs": self.jobs, "people": self.people})


def fan(
    assumptions: Assumptions,
    horizon: int,
    residuals: FloatArray,
    people_residuals: FloatArray | None = None,
    *,
    scenarios: tuple[str, ...] = ("",),
    draws: int = DRAWS,
    percentiles: Sequence[float] = BANDS,
    seed: int = 1,
) -> FanChart:
    """Return how far years like those of the past would spread a projection.

    Parameters
    ----------
    residuals, people_residuals
        Attractiveness and, where given, residential attractiveness of past years, per cent, shape
        (years, places). The same years are drawn for both, and for all scenarios.

    Raises
    ------
    InputError
        When the residuals are not of the same places and years, or unknown, or the premises are
        of another number of scenarios.
    ParameterError
        For fewer than three past years, and as for `project_places`.
    """
    given = [series for series in (residuals, people_residuals) if series is not None]
    if len({len(residual) for residual in given}) > 1:
        raise InputError("residuals and people_residuals are of different numbers of years.")
    steps = max(horizon - assumptions.base_year, 0)
    drawn = np.random.default_rng(seed).integers(len(residuals), size=(draws, steps))
    terms = ("attractiveness", "residential_attractiveness")
    # draws come before scenarios, years and places
    chance = {
        name: _deviations(term, assumptions)[drawn][:, None]
        for name, term in zip(terms, given, strict=False)
    }
    shape = (2, len(percentiles), len(scenarios), len(assumptions.places))
    jobs, people = _bands(assumptions, horizon, chance, percentiles, shape)
    return FanChart(
        years=tuple(range(assumptions.base_year, horizon + 1)),
        scenarios=scenarios,
        places=assumptions.places,
        percentiles=tuple(percentiles),
        jobs=jobs,
        people=people,
        draws=draws,
        seed=seed,
    )


def _bands(
    assumptions: Assumptions,
    horizon: int,
    chance: Mapping[str, FloatArray],
    percentiles: Sequence[float],
    shape: tuple[int, ...],
) -> FloatArray:
    """Return percentiles of jobs and of people, (2, percentiles, scenarios, years, places)."""
    start = np.stack([assumptions.jobs, assumptions.people])[:, None, None]
    # year by year: the levels of all draws are kept for one year only
    bands = [start] + [
        np.stack([np.percentile(levels, percentiles, axis=0) for levels in year])
        for year in yearly_steps(assumptions, horizon, chance)
    ]
    try:
        return np.stack([np.broadcast_to(band, shape) for band in bands], axis=3)
    except ValueError as error:
        raise InputError(
            f"The premises have {bands[-1].shape[2]} scenarios; there are {shape[2]} names."
        ) from error


def _deviations(residuals: FloatArray, assumptions: Assumptions) -> FloatArray:
    years = len(residuals)
    if residuals.shape[1:] != (len(assumptions.places),) or np.isnan(residuals).any():
        raise InputError(
            f"The residuals have shape {residuals.shape} with {int(np.isnan(residuals).sum())} "
            f"unknown; they must be known for {len(assumptions.places)} places."
        )
    if years < MIN_YEARS:
        raise ParameterError(f"{years} past years are too few to draw from.")
    return (residuals - residuals.mean(axis=0)) * np.sqrt(years / (years - 1))
