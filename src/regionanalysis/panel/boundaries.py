"""Outlines of regions, as a map draws them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import InputError
from regionanalysis.panel.provenance import Origin


@dataclass(frozen=True, eq=False)
class Boundaries:
    """The outer rings of every region in a plane.

    Attributes
    ----------
    codes
        Codes of the regions.
    rings
        The rings of each region, metres east and north, each of shape (points, 2).
    source
        Who has published them, and what they are called; empty for a file of the analyst's own.
    """

    codes: tuple[str, ...]
    rings: tuple[Sequence[FloatArray], ...]
    source: str = ""
    origins: tuple[Origin, ...] = ()

    def __post_init__(self) -> None:
        if len(self.codes) != len(self.rings):
            raise InputError(
                f"There are {len(self.codes)} codes and rings of {len(self.rings)} regions."
            )

    def grouped(self, labels: Sequence[str]) -> "Boundaries":
        """Return the outlines with those of a group, its codes with a plus between, as one."""
        group = {code: label for label in labels if "+" in label for code in label.split("+")}
        rings: dict[str, list[FloatArray]] = {}
        for code, parts in zip(self.codes, self.rings, strict=True):
            rings.setdefault(group.get(code, code), []).extend(parts)
        return replace(self, codes=tuple(rings), rings=tuple(rings.values()))
