"""Named regions: municipalities, a goal, and the names that publishers use."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from regionanalysis.classifications.division import Division
from regionanalysis.classifications.municipality import Municipality, municipality
from regionanalysis.classifications.municipality_codes import municipalities
from regionanalysis.core.names import unknown_name


@dataclass(frozen=True)
class Goal:
    """A region's goal of net new jobs.

    Attributes
    ----------
    jobs_a_year
        Net new jobs a year, private and public together.
    first_year, last_year
        The years that the goal holds for; None where that is not stated. Earlier years are never
        judged by it.
    source
        Who has set it, and where.
    """

    jobs_a_year: int
    first_year: int | None = None
    last_year: int | None = None
    source: str = ""


@dataclass(frozen=True)
class Region:
    """A named group of municipalities.

    Attributes
    ----------
    slug, name
        As in file names, and as printed.
    members
        The municipalities in the order they are shown.
    all_members
        Every municipality of the region, also when fewer were chosen.
    county_name, county_code
        The county whose figures stand in where the region has none of its own.
    published_as
        Names and codes of the same region in other publications.
    subsets
        Municipalities that are not in some figures published under the region's name.
    goal
        The goal that the region has set; ``None`` when it has stated none.
    """

    slug: str
    name: str
    members: tuple[Municipality, ...]
    all_members: tuple[Municipality, ...]
    county_name: str = ""
    county_code: str = ""
    published_as: dict[str, str] = field(default_factory=dict)
    subsets: tuple[tuple[str, ...], ...] = ()
    goal: Goal | None = None

    @property
    def whole(self) -> bool:
        """Whether every municipality of the region is among the members."""
        return set(self.members) == set(self.all_members)

    @property
    def left_out(self) -> tuple[Municipality, ...]:
        """Municipalities of the region that are not among the members."""
        return tuple(member for member in self.all_members if member not in self.members)

    def codes_at(self, vintage: int) -> tuple[str, ...]:
        """Return the members' codes in force in a year, in the members' order."""
        return tuple(member.code_at(vintage) for member in self.members)


@dataclass(frozen=True)
class OwnRegion:
    """A region of the user's own: municipalities in the codes of a year."""

    slug: str
    name: str
    members: tuple[str, ...]
    vintage: int

    def codes_at(self, vintage: int) -> tuple[str, ...]:
        """Return the members' codes in a year.

        Raises
        ------
        ParameterError
            When a member has been merged with a municipality that is none; and for a year before
            the one the region is stated in.
        """
        others = {
            f"{name} ({code})": (code,)
            for code, name in municipalities(self.vintage).items()
            if code not in self.members
        }
        return Division(self.vintage, {self.name: self.members, **others}).codes(self.name, vintage)

    @property
    def member_names(self) -> tuple[str, ...]:
        """The members' names in the year the region is stated in."""
        names = municipalities(self.vintage)
        return tuple(names[code] for code in self.members)


@cache
def named_regions() -> tuple[Region, ...]:
    """Return the named regions, each with all its members."""
    content = files("regionanalysis").joinpath("classifications/regions.toml").read_text("utf-8")
    return tuple(_region(entry) for entry in tomllib.loads(content)["region"])


def _region(entry: dict[str, Any]) -> Region:
    members = tuple(municipality(code, entry["vintage"]) for code in entry["members"])
    return Region(
        slug=entry["slug"],
        name=entry["name"],
        members=members,
        all_members=members,
        county_name=entry["county"]["name"],
        county_code=entry["county"]["code"],
        published_as=entry["published_as"],
        subsets=tuple(tuple(subset["without"]) for subset in entry["subsets"]),
        goal=Goal(**entry["goal"]) if "goal" in entry else None,
    )


def named_region(slug: str, members: Sequence[str] = ()) -> Region:
    """Return a region by its slug, with all its members or those named.

    Parameters
    ----------
    slug
        ``"kongsvingerregionen"``; upper and lower case do not matter.
    members
        Names or codes (of any year) of the municipalities to keep; none means all.

    Raises
    ------
    ParameterError
        When the region or a member is not known, with the nearest names.
    """
    regions = {region.slug: region for region in named_regions()}
    region = regions.get(slug.casefold())
    if region is None:
        raise unknown_name("region", slug, regions)
    if not members:
        return region
    chosen = {member_of(region, text) for text in members}
    return replace(region, members=tuple(m for m in region.all_members if m in chosen))


def member_of(region: Region, text: str) -> Municipality:
    """Return a member of a region by its name, or its code of any year.

    Raises
    ------
    ParameterError
        When the region has no such member, with the nearest.
    """
    wanted = text.casefold()
    for member in region.all_members:
        names = {member.name, *(spell.name for spell in member.spells)}
        if text in member.codes or wanted in {name.casefold() for name in names}:
            return member
    names_of = [member.name for member in region.all_members]
    raise unknown_name(f"member of {region.name}", text, names_of)
