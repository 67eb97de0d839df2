"""Divisions of the country in groups of municipalities, stated in the codes of a year.

A group is followed to the codes of a later year. Where a municipality of it has since been merged
with one of another group, neither is an area of its own any more, and that is said.
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
    stated
        Year whose codes the groups are stated in.
    groups
        Codes of that year, by the group's name.
    """

    stated: int
    groups: Mapping[str, tuple[str, ...]]

    def codes(self, name: str, vintage: int) -> tuple[str, ...]:
        """Return the codes of a group in a year.

        Raises
        ------
        ParameterError
            When it is no longer an area of its own, with the group it shares a municipality with;
            and for a year before the one the groups are stated in.
        """
        if vintage < self.stated:
            raise ParameterError(
                f"{name} is stated in the codes of {self.stated}, and is not known in those of "
                f"{vintage}.",
                remedy=f"Use codes of {self.stated} or later, or name its municipalities.",
            )
        became = successors(self.stated, vintage)
        found = {new for old in self.groups[name] for new in became[old]}
        for other, olds in self.groups.items():
            news = {new for old in olds for new in became[old]} if other != name else set()
            if found & news:
                raise _shared(name, other, found & news, vintage)
        return tuple(sorted(found))


def _shared(name: str, other: str, codes: set[str], vintage: int) -> ParameterError:
    names = ", ".join(municipalities(vintage)[code] for code in sorted(codes))
    return ParameterError(
        f"{name} is no area of its own in {vintage}: {names} is in {other} too.",
        remedy="Name its municipalities instead (members).",
        evidence=sorted(codes),
    )
