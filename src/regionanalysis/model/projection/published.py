"""A published projection of people as a premise: how fast it has them grow."""

from dataclasses import dataclass

from regionanalysis.errors import ParameterError
from regionanalysis.panel.provenance import Origin


@dataclass(frozen=True)
class ProjectedPeople:
    """Two years of a published projection of one place's people.

    Attributes
    ----------
    vintage
        The year it was published, to be named wherever it is used.
    start_year, end_year
        The year it starts from, and the year it goes to.
    start, end
        Persons on 1 January of each.
    """

    vintage: int
    start_year: int
    end_year: int
    start: float
    end: float
    origins: tuple[Origin, ...] = ()

    def __post_init__(self) -> None:
        if self.end_year <= self.start_year or self.start <= 0 or self.end <= 0:
            raise ParameterError(
                f"A projection from {self.start:g} people in {self.start_year} to {self.end:g} in "
                f"{self.end_year} has no rate of growth.",
                remedy="Give people in a first and a later year.",
            )

    @property
    def growth(self) -> float:
        """Growth a year at a constant rate, per cent.

        Examples
        --------
        >>> round(ProjectedPeople(2018, 2018, 2020, 100.0, 121.0).growth, 6)
        10.0
        """
        return 100 * float((self.end / self.start) ** (1 / (self.end_year - self.start_year)) - 1)

    def at(self, year: int) -> float:
        """Return the people it would have in a year, at that rate."""
        return self.start * (1 + self.growth / 100) ** (year - self.start_year)

    def error(self, year: int, true: float) -> float:
        """Return how far it is above the true number of people in a year, per cent of the true."""
        return 100 * (self.at(year) / true - 1)
