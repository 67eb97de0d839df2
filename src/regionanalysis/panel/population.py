"""The population panel: inhabitants by region and year, checked when it is made."""

from collections.abc import Sequence
from dataclasses import dataclass

from regionanalysis.core.arrays import FloatArray, positions
from regionanalysis.errors import InputError
from regionanalysis.panel.provenance import Origin


@dataclass(frozen=True, eq=False)
class PopulationPanel:
    """Inhabitants on 1 January, by year and region, with the nation as a row of its own.

    Attributes
    ----------
    years, regions
        Labels of the axes.
    population
        Persons, shape (years, regions); NaN is unknown.
    nation
        Persons, shape (years,).
    """

    years: tuple[int, ...]
    regions: tuple[str, ...]
    region_names: tuple[str, ...]
    population: FloatArray
    nation: FloatArray
    origins: tuple[Origin, ...] = ()

    def __post_init__(self) -> None:
        shape = (len(self.years), len(self.regions))
        if self.population.shape != shape or self.nation.shape != shape[:1]:
            raise InputError(
                f"population has shape {self.population.shape} and nation {self.nation.shape}; "
                f"the labels call for {shape} and {shape[:1]}."
            )

    def of(self, codes: Sequence[str]) -> FloatArray:
        """Return the sum over regions, persons, shape (years,); unknown where one is.

        Raises
        ------
        ParameterError
            For a region that is not in the figures.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.population_from_frame(ra.example_population()).of(["N", "S"])
        array([4300., 4326., 4353., 4353., 4407., 4437., 4409., 4490., 4524.])
        """
        columns = positions(codes, self.regions, "region in the population figures")
        return self.population[:, columns].sum(axis=1)
