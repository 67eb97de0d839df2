"""The education panel: persons by region and level of education, checked when it is made."""

from dataclasses import dataclass

from regionanalysis.core.arrays import BoolArray, FloatArray
from regionanalysis.errors import InputError
from regionanalysis.panel.provenance import Origin


@dataclass(frozen=True, eq=False)
class EducationPanel:
    """Persons by year, region and level of education, with the nation as a row of its own.

    Attributes
    ----------
    years, regions, levels
        Labels of the axes.
    persons
        Persons, shape (years, regions, levels); NaN is unknown.
    nation
        Persons, shape (years, levels).
    present
        Whether the region exists in the year, shape (years, regions).
    """

    years: tuple[int, ...]
    regions: tuple[str, ...]
    region_names: tuple[str, ...]
    levels: tuple[str, ...]
    persons: FloatArray
    nation: FloatArray
    present: BoolArray
    origins: tuple[Origin, ...] = ()

    def __post_init__(self) -> None:
        years, regions, levels = len(self.years), len(self.regions), len(self.levels)
        shapes = {
            "persons": (self.persons.shape, (years, regions, levels)),
            "nation": (self.nation.shape, (years, levels)),
            "present": (self.present.shape, (years, regions)),
        }
        for name, (shape, expected) in shapes.items():
            if shape != expected:
                raise InputError(f"{name} has shape {shape}; the labels call for {expected}.")
