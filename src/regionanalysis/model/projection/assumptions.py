"""What a projection of jobs and people starts from, and what it takes to last.

The equations the terms stand in are in `regionanalysis.model.projection.places`.

References
----------
Vareide, K. & Nygaard, M. O. Telemarksforsking's regional analyses 2011-2018, and the results of
the attractiveness model published in 2017, from which θ is recovered.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import InputError

# θ of Telemarksforsking's model, recovered from its published results, by level of place
JOB_RESPONSE: Mapping[str, tuple[float, float, float]] = {
    "municipality": (0.1322, 0.0755, 0.0682),
    "region": (0.1661, 0.1080, 0.0902),
    "county": (0.1663, 0.0995, 0.0783),
}

_STATE = ("jobs", "people", "people_growth")
TERMS = (
    "national_growth",
    "industry_mix",
    "population_response",
    "attractiveness",
    "births_surplus",
    "immigration",
    "structural_migration",
    "own_share",
    "neighbour",
    "residential_attractiveness",
)


@dataclass(frozen=True, eq=False)
class Assumptions:
    """What is known at the start, and what is taken to last.

    Each term is a number, or an array that broadcasts to (scenarios, years, places): shape
    (places,) differs between places, (years, 1) between years, (scenarios, 1, 1) between scenarios.

    Attributes
    ----------
    base_year
        The last year known.
    places
        Names of the places.
    jobs, people
        Persons in its 4th quarter and on 1 January after it, shape (places,).
    people_growth
        π through it, per cent, shape (places,).
    relative_growth
        x of it and of the year before, per cent, shape (2, places).
    national_growth, industry_mix, attractiveness
        Per cent of last year's jobs.
    population_response
        b, per cent of jobs for one percentage point of π beyond the nation's.
    births_surplus, immigration, structural_migration, neighbour, residential_attractiveness
        Per cent of the people; ``structural_migration`` is constant, size and integration together.
    own_share
        o, 0 to 1.
    job_response
        θ_0, θ_1 and θ_2, per cent of people for one per cent of jobs.
    national_people_growth
        π_N of the calendar year before each year, per cent, so that the first is of the base year;
        broadcasts likewise. None makes it that of all the places together.
    known_people_growth
        π of the first years after the base year where it is known, per cent, shape (years, places);
        people are then known for later years than jobs.
    """

    base_year: int
    places: tuple[str, ...]
    jobs: FloatArray
    people: FloatArray
    people_growth: FloatArray
    relative_growth: FloatArray
    national_growth: FloatArray | float
    industry_mix: FloatArray | float
    population_response: FloatArray | float
    births_surplus: FloatArray | float
    immigration: FloatArray | float
    structural_migration: FloatArray | float
    own_share: FloatArray | float
    job_response: tuple[float, float, float] = JOB_RESPONSE["region"]
    attractiveness: FloatArray | float = 0.0
    residential_attractiveness: FloatArray | float = 0.0
    neighbour: FloatArray | float = 0.0
    national_people_growth: FloatArray | float | None = None
    known_people_growth: FloatArray | None = None

    def __post_init__(self) -> None:
        size = len(self.places)
        shapes = dict.fromkeys(_STATE, (size,)) | {"relative_growth": (2, size)}
        for name, shape in shapes.items():
            array = getattr(self, name)
            if array.shape != shape or not np.isfinite(array).all():
                raise InputError(
                    f"{name} has shape {array.shape} and {int(np.isnan(array).sum())} unknown "
                    f"figures; it must be known for each of {size} places, shape {shape}.",
                    remedy="Leave out places without figures.",
                )
        for name in TERMS:
            last = np.shape(getattr(self, name))[-1:]
            if last not in ((), (1,), (size,)):
                raise InputError(f"{name} is of {last[0]} places; there are {size}.")
        share = np.asarray(self.own_share)
        if ((share < 0) | (share > 1)).any():
            raise InputError("own_share is a share, from 0 to 1.")
