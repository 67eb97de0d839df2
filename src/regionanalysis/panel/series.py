"""Jobs of places year by year, put together from more than one table."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.core.arrays import FloatArray, positions
from regionanalysis.errors import InputError
from regionanalysis.panel.provenance import Origin


@dataclass(frozen=True, eq=False)
class EmploymentSeries:
    """All jobs of places, without industries.

    Attributes
    ----------
    employment
        Persons by place of work, 4th quarter, shape (years, places).
    origins
        The tables, oldest first; ``origin_of`` has one for every year.
    """

    years: tuple[int, ...]
    places: tuple[str, ...]
    employment: FloatArray
    origin_of: tuple[Origin, ...]
    breaks: tuple[SeriesBreak, ...] = ()

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The tables the series is put together from, oldest first."""
        return tuple({(origin.name, origin.sha256): origin for origin in self.origin_of}.values())

    def sum_of(self, places: Sequence[str]) -> FloatArray:
        """Return the sum over places, persons, shape (years,)."""
        return self.employment[:, positions(places, self.places, "place in the series")].sum(axis=1)

    def concatenated(self, later: "EmploymentSeries") -> "EmploymentSeries":
        """Return the series continued by a later one of the same places.

        Raises
        ------
        InputError
            When the later series does not start the year after this one ends, or has other places.
        """
        if later.years[0] != self.years[-1] + 1 or set(later.places) != set(self.places):
            raise InputError(
                f"A series to {self.years[-1]} cannot be continued by one from {later.years[0]}, "
                "or the two have different places.",
                remedy="Give series of the same places that meet without gap or overlap.",
            )
        order = [later.places.index(place) for place in self.places]
        return EmploymentSeries(
            years=(*self.years, *later.years),
            places=self.places,
            employment=np.vstack([self.employment, later.employment[:, order]]),
            origin_of=(*self.origin_of, *later.origin_of),
            breaks=tuple(dict.fromkeys((*self.breaks, *later.breaks))),
        )
