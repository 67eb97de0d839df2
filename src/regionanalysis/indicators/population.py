"""How the number of inhabitants has moved against the nation's."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regionanalysis.core.arrays import FloatArray
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import ParameterError
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.panel.provenance import Origin

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class PopulationRecord(Result):
    """Inhabitants of a region and the nation on 1 January.

    Attributes
    ----------
    region, nation
        Persons, shape (years,).
    """

    years: tuple[int, ...]
    region: FloatArray
    nation: FloatArray
    origins: tuple[Origin, ...] = ()

    @property
    def region_index(self) -> FloatArray:
        """The region with the first year as 100, shape (years,)."""
        return 100 * self.region / self.region[0]

    @property
    def nation_index(self) -> FloatArray:
        """The nation with the first year as 100, shape (years,)."""
        return 100 * self.nation / self.nation[0]

    def to_frame(self) -> "pd.DataFrame":
        """Return inhabitants of the region and the nation, indexed by year."""
        return labelled_frame({"year": self.years}, {"region": self.region, "nation": self.nation})


def population_record(
    panel: PopulationPanel, codes: Sequence[str], start_year: int | None = None
) -> PopulationRecord:
    """Return the inhabitants of a region's municipalities from a year on.

    Raises
    ------
    ParameterError
        When the figures do not go back to the year, or lack a municipality.
    """
    first = panel.years[0] if start_year is None else start_year
    if first not in panel.years:
        raise ParameterError(
            f"The population figures have no year {first}.",
            remedy=f"They cover {panel.years[0]}-{panel.years[-1]}.",
        )
    row = panel.years.index(first)
    return PopulationRecord(
        years=panel.years[row:],
        region=panel.of(codes)[row:],
        nation=panel.nation[row:],
        origins=panel.origins,
    )
