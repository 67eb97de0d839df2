"""Divisions of the country in groups of municipalities, stated in the codes of a year.

A group is followed to the codes of a later year. Where one of its municipalities has since been
merged with one of another group, neither is an area of its own any more, and an error names both.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from regionanalysis.classifications.municipality_codes import municipalities, successors
from regionanalysis.errors import ParameterError


@dataclass(frozen=True)
class Division:
    """Groups of municipalities that divide the country, or a part of it.

    Attributes
    ----------
    vintage
        Year whose codes the groups are stated in.
    groups
        Codes of that year, by the group's name.
    """

    vintage: int
    groups: Mapping[str, tuple[str, ...]]

    def codes(self, name: str, vintage: int) -> tuple[str, ...]:
        """Return the codes of a group in a year.

        Raises
        ------
        ParameterError
            When it is no longer an area of its own, with the group it shares a municipality with;
            and for a year before the one the groups are stated in.
        """
        if vintage < self.vintage:
            raise ParameterError(
                f"{name} is stated in the codes of {self.vintage}, and is not known in those of "
                f"{vintage}.",
                remedy=f"Use codes of {self.vintage} or later, or name its municipalities.",
            )
        followed = successors(self.vintage, vintage)
        own = {new for old in self.groups[name] for new in followed[old]}
        for other, old_codes in self.groups.items():
            theirs = {new for old in old_codes for new in followed[old]} if other != name else set()
            if own & theirs:
                raise _shared(name, other, own & theirs, vintage)
        return tuple(sorted(own))


def _shared(name: str, other: str, codes: set[str], vintage: int) -> ParameterError:
    names = ", ".join(municipalities(vintage)[code] for code in sorted(codes))
    return ParameterError(
        f"{name} is no area of its own in {vintage}: {names} is in {other} too.",
        remedy="Name its municipalities instead (members).",
        evidence=sorted(codes),
    )
