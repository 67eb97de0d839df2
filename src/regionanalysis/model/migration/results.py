"""Why the population of every place grew: a checked account, in per cent of the population."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.core.arrays import FloatArray, position
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import IdentityError, InputError, ParameterError
from regionanalysis.model.migration.coefficients import Level

if TYPE_CHECKING:
    import pandas as pd

BIRTHS = "births_surplus"
OWN_GROWTH = ("own_growth_structure", "own_growth_attractiveness", "own_growth_public")
RESIDENTIAL = ("size", "labour_market_integration", "internal_integration")
# the terms that a model states; what is left of net migration is residential attractiveness
MIGRATION_TERMS = ("immigration", "constant", *RESIDENTIAL, *OWN_GROWTH, "neighbour_growth")
RESIDUAL = "residential_attractiveness"
CORRECTION = "register_correction"

FLOAT_TOLERANCE = 1e-9


@dataclass(frozen=True, eq=False, repr=False)
class PopulationAccount(Result):
    """Growth of the population by term, in per cent of the population on 1 January.

        growth = births surplus + net migration + register correction
        net migration = the nine terms of the model + residential attractiveness

    A model of each level by itself: the terms of net migration of a region are not its
    municipalities' (births surplus and growth are, weighted with the population).

    Attributes
    ----------
    years, places, level
        Labels, and the level of places that the model is of.
    growth
        100 (Pop_t+1 / Pop_t − 1), shape (years, places).
    terms
        Births surplus and the terms of net migration (`MIGRATION_TERMS`) by name, each of shape
        (years, places). NaN where something it needs is unknown.
    residential_attractiveness
        What is left of net migration, shape (years, places).
    register_correction
        Growth − births surplus − net migration: corrections in the register, and land that
        changed municipality. Shape (years, places); ``None`` when net migration is not known, and
        the correction is then part of residential attractiveness.
    tolerance
        How much the terms may miss the growth by, percentage points: float dust for a model, and
        the rounding for published figures.
    """

    years: tuple[int, ...]
    places: tuple[str, ...]
    level: Level
    growth: FloatArray
    terms: Mapping[str, FloatArray]
    residential_attractiveness: FloatArray
    register_correction: FloatArray | None = None
    tolerance: float = FLOAT_TOLERANCE

    def __post_init__(self) -> None:
        wanted = {BIRTHS, *MIGRATION_TERMS}
        if set(self.terms) != wanted:
            wrong = sorted(wanted ^ set(self.terms))
            raise ParameterError(
                f"The terms of population growth are {len(wanted)}; missing or unknown: "
                f"{', '.join(wrong)}.",
                remedy="State a term that a level does not have as zeros.",
                evidence=wrong,
            )
        shape = (len(self.years), len(self.places))
        for name, array in {"growth": self.growth, **self.parts}.items():
            if array.shape != shape:
                raise InputError(f"{name} has shape {array.shape}; the labels call for {shape}.")
        self._check_identity()

    def _check_identity(self) -> None:
        rest = np.abs(self.growth - sum(self.parts.values()))
        off = np.argwhere(rest > self.tolerance)
        if off.size:
            year, place = off[0].tolist()
            raise IdentityError(
                f"The terms do not add up to the growth: off by {rest[year, place]:g} percentage "
                f"points in {self.places[place]} in {self.years[year]} ({len(off)} such cells).",
                remedy="Check that all figures are of the same places, years and unit.",
                evidence=[(self.years[t], self.places[p]) for t, p in off.tolist()],
            )

    @cached_property
    def parts(self) -> dict[str, FloatArray]:
        """Everything that adds up to the growth, by name, in the order of the model."""
        parts = {name: self.terms[name] for name in (BIRTHS, *MIGRATION_TERMS)}
        parts[RESIDUAL] = self.residential_attractiveness
        if self.register_correction is not None:
            parts[CORRECTION] = self.register_correction
        return parts

    @property
    def residual_includes_correction(self) -> bool:
        """Whether the register correction is part of residential attractiveness."""
        return self.register_correction is None

    @property
    def net_migration(self) -> FloatArray:
        """Growth less births surplus and register correction, shape (years, places).

        With the register correction in it when that is not known (`residual_includes_correction`).
        """
        return self._sum(*MIGRATION_TERMS) + self.residential_attractiveness

    @property
    def own_growth(self) -> FloatArray:
        """What the place's own jobs gave: structure, attractiveness and public."""
        return self._sum(*OWN_GROWTH)

    @property
    def jobs_effect(self) -> FloatArray:
        """What jobs in the place and around it gave: own growth and neighbour growth."""
        return self.own_growth + self.terms["neighbour_growth"]

    @property
    def residential_structure(self) -> FloatArray:
        """Size, labour market integration and internal integration."""
        return self._sum(*RESIDENTIAL)

    @property
    def structure(self) -> FloatArray:
        """Residential structure, and jobs that are no attractiveness of the place's own."""
        jobs = self._sum("own_growth_structure", "own_growth_public", "neighbour_growth")
        return self.residential_structure + jobs

    @property
    def attractiveness(self) -> FloatArray:
        """Residential attractiveness, and what attractiveness for business gave through jobs."""
        return self.residential_attractiveness + self.terms["own_growth_attractiveness"]

    @property
    def expected_residential_migration(self) -> FloatArray:
        """Residential structure and immigration, before any effect of jobs; no constant."""
        return self.residential_structure + self.terms["immigration"]

    @property
    def expected_migration(self) -> FloatArray:
        """Structure and immigration; no constant, as Telemarksforsking leaves it out."""
        return self.structure + self.terms["immigration"]

    @property
    def expected_growth(self) -> FloatArray:
        """Expected migration and births surplus; no constant."""
        return self.expected_migration + self.terms[BIRTHS]

    def position(self, place: str) -> int:
        """Return the position of a place.

        Raises
        ------
        ParameterError
            When there is none.
        """
        return position(place, self.places, "place")

    def mean(self, values: FloatArray) -> FloatArray:
        """Return the arithmetic mean of yearly per cents, shape (places,).

        That is how Telemarksforsking states several years; it is not the chained growth.
        """
        return values.mean(axis=0)

    def to_frame(self) -> "pd.DataFrame":
        """Return growth and its terms, indexed by region and year; NaN is unknown."""
        columns = {"growth": self.growth, **self.parts, "net_migration": self.net_migration}
        columns.setdefault(CORRECTION, np.full(self.growth.shape, np.nan))
        for name in ("own_growth", "structure", "attractiveness", "expected_migration"):
            columns[name] = getattr(self, name)
        columns["expected_growth"] = self.expected_growth
        axes = {"region": self.places, "year": self.years}
        return labelled_frame(axes, {name: values.T for name, values in columns.items()})

    def _sum(self, *names: str) -> FloatArray:
        return np.sum([self.terms[name] for name in names], axis=0)
