"""How births and migration change the population of a region, year by year.

For the members i of a region and year t::

    Pop_t+1 − Pop_t = births surplus + net migration + correction

The correction is what the register leaves: late notices, and land that changed municipality.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.core.arrays import FloatArray, positions
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.panel.population_changes import PopulationChanges
from regionanalysis.panel.provenance import Origin

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class PopulationChange(Result):
    """Births surplus and net migration of a region's members.

    Attributes
    ----------
    births_surplus, net_migration
        Persons through the year, shape (years, members).
    population
        Persons on 1 January of every year and of the year after the last, shape
        (years + 1, members).
    """

    years: tuple[int, ...]
    members: tuple[str, ...]
    births_surplus: FloatArray
    net_migration: FloatArray
    population: FloatArray
    origins: tuple[Origin, ...] = ()

    def __post_init__(self) -> None:
        shape = (len(self.years), len(self.members))
        shapes = {
            "births_surplus": shape,
            "net_migration": shape,
            "population": (shape[0] + 1, shape[1]),
        }
        for name, expected in shapes.items():
            actual = getattr(self, name).shape
            if actual != expected:
                raise InputError(f"{name} has shape {actual}; the labels call for {expected}.")

    @property
    def births(self) -> FloatArray:
        """Births surplus of the region, persons, shape (years,)."""
        return self.births_surplus.sum(axis=1)

    @property
    def migration(self) -> FloatArray:
        """Net migration of the region, persons, shape (years,)."""
        return self.net_migration.sum(axis=1)

    @property
    def change(self) -> FloatArray:
        """Change in the number of inhabitants of the region, persons, shape (years,)."""
        return np.diff(self.population.sum(axis=1))

    @property
    def correction(self) -> FloatArray:
        """Change less births surplus and net migration, persons, shape (years,)."""
        return self.change - self.births - self.migration

    @property
    def migration_percent(self) -> FloatArray:
        """Net migration in per cent of the population on 1 January, shape (years,)."""
        return 100 * self.migration / self.population[:-1].sum(axis=1)

    def to_frame(self) -> "pd.DataFrame":
        """Return the region's births surplus, net migration and change, indexed by year."""
        columns = {
            "births_surplus": self.births,
            "net_migration": self.migration,
            "correction": self.correction,
            "change": self.change,
        }
        return labelled_frame({"year": self.years}, columns)


def population_change(
    changes: PopulationChanges, population: PopulationPanel, codes: Sequence[str]
) -> PopulationChange:
    """Return births surplus and net migration of a region in the years that are known whole.

    A year is known when every member has both figures, and inhabitants at either end of it. The
    years returned end with the last known and have no gap.

    Parameters
    ----------
    changes
        Births surplus and net migration by municipality.
    population
        Inhabitants on 1 January.
    codes
        Codes of the members.

    Raises
    ------
    ParameterError
        For a member without figures, and where no year is known.
    """
    rows = positions(codes, changes.regions, "region in the figures on births and migration")
    columns = positions(codes, population.regions, "region in the population figures")
    people = dict(zip(population.years, population.population[:, columns], strict=True))
    known: list[int] = []
    for i, year in reversed(list(enumerate(changes.years))):
        ends = (people.get(year), people.get(year + 1))
        figures = (changes.births_surplus[i, rows], changes.net_migration[i, rows], *ends)
        whole = all(part is not None and not np.isnan(part).any() for part in figures)
        if known and (not whole or changes.years[known[0]] != year + 1):
            break
        if whole:
            known.insert(0, i)
    if not known:
        raise ParameterError(
            "There is no year with births, migration and inhabitants of every member.",
            remedy="Use figures on births and migration and on inhabitants of the same years.",
        )
    years = tuple(changes.years[i] for i in known)
    return PopulationChange(
        years=years,
        members=tuple(codes),
        births_surplus=changes.births_surplus[np.ix_(known, rows)],
        net_migration=changes.net_migration[np.ix_(known, rows)],
        population=np.stack([people[year] for year in (*years, years[-1] + 1)]),
        origins=(*changes.origins, *population.origins),
    )
