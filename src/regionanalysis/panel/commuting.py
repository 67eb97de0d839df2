"""Commuting flows."""

from collections.abc import Sequence
from dataclasses import dataclass

from regionanalysis.core.arrays import FloatArray, positions
from regionanalysis.errors import InputError
from regionanalysis.panel.provenance import Origin

OTHER = "other"


@dataclass(frozen=True, eq=False)
class CommutingFlows:
    """Employed persons by year, place of residence and place of work.

    Attributes
    ----------
    places
        Codes of both axes; ``"other"`` gathers all places not listed.
    flows
        Persons, shape (years, residence, workplace). The row of a listed place holds its
        employed residents and the column its jobs, as far as the source places them; what lies
        wholly elsewhere is NaN.
    """

    years: tuple[int, ...]
    places: tuple[str, ...]
    flows: FloatArray
    origin: Origin | None = None

    def __post_init__(self) -> None:
        shape = (len(self.years), len(self.places), len(self.places))
        if self.flows.shape != shape:
            raise InputError(f"flows has shape {self.flows.shape}; the labels call for {shape}.")

    def rows(self, codes: Sequence[str]) -> list[int]:
        """Return the positions of codes on the axes."""
        return positions(codes, self.places, "place in the commuting figures")
