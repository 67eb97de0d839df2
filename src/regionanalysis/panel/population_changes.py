"""Births surplus and net migration by region and year, checked when they are made."""

from dataclasses import dataclass

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import InputError
from regionanalysis.panel.provenance import Origin


@dataclass(frozen=True, eq=False)
class PopulationChanges:
    """Persons by which births and migration change the population through each year.

    Attributes
    ----------
    years, regions
        Labels of the axes.
    births_surplus
        Births minus deaths, persons, shape (years, regions); NaN is unknown.
    net_migration
        Moves in minus moves out, persons, shape (years, regions); NaN is unknown.
    """

    years: tuple[int, ...]
    regions: tuple[str, ...]
    births_surplus: FloatArray
    net_migration: FloatArray
    origins: tuple[Origin, ...] = ()

    def __post_init__(self) -> None:
        shape = (len(self.years), len(self.regions))
        for name in ("births_surplus", "net_migration"):
            actual = getattr(self, name).shape
            if actual != shape:
                raise InputError(f"{name} has shape {actual}; the labels call for {shape}.")
