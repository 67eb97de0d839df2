"""Outlines of regions, as a map draws them."""

from collections.abc import Sequence
from dataclasses import dataclass

from regionanalysis.errors import InputError
from regionanalysis.panel import FloatArray


@dataclass(frozen=True, eq=False)
class Boundaries:
    """The outer rings of every region in a plane.

    Attributes
    ----------
    codes
        Codes of the regions.
    rings
        The rings of each region, metres east and north, each of shape (points, 2).
    """

    codes: tuple[str, ...]
    rings: tuple[Sequence[FloatArray], ...]

    def __post_init__(self) -> None:
        if len(self.codes) != len(self.rings):
            raise InputError(
                f"There are {len(self.codes)} codes and rings of {len(self.rings)} regions."
            )
