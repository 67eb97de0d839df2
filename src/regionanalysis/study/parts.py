"""Reports on a part of a region: what the part is called, and what only the whole has."""

from collections.abc import Sequence

from regionanalysis.presentation.language import Language

# what is set, surveyed or ranked for a whole region, and left out of a report on a part of one
OF_THE_WHOLE = frozenset({"goal", "innovation", "subsets"})


def part_name(region: str, members: Sequence[str], language: Language) -> str:
    """Return the name of a part of a region: a single member's own, else how many members it has.

    Parameters
    ----------
    region
        Name of the whole region.
    members
        Names of the members that the part has.
    language
        Language of the name.
    """
    if len(members) == 1:
        return members[0]
    return language.plural("place.part", len(members), name=region, count=len(members))


def part_subtitle(members: Sequence[str], language: Language) -> str:
    """Return the names of a part's members, in a list; empty for one, whose name is the title's."""
    return "" if len(members) == 1 else language.join_list(members)
