"""Municipalities and named regions, with codes valid at a date."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Any

from regionanalysis.core.names import unknown_name

FOREVER = 9999


@dataclass(frozen=True)
class CodeInForce:
    """A municipal code and the last year it was in force."""

    code: str
    until: int = FOREVER


@dataclass(frozen=True)
class Municipality:
    """A municipality under one name, with the codes it has had."""

    name: str
    codes: tuple[CodeInForce, ...]

    def code_at(self, vintage: int) -> str:
        """Return the code in force in a year."""
        return next(code.code for code in self.codes if vintage <= code.until)


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
        What producers call the same region.
    subsets
        Municipalities left out in figures that others have published under the region's name.
    goal
        Net new jobs a year that the region aims at; ``None`` when it has stated no goal.
    """

    slug: str
    name: str
    members: tuple[Municipality, ...]
    all_members: tuple[Municipality, ...]
    county_name: str = ""
    county_code: str = ""
    published_as: dict[str, str] = field(default_factory=dict)
    subsets: tuple[tuple[str, ...], ...] = ()
    goal: int | None = None
    goal_source: str = ""

    @property
    def whole(self) -> bool:
        """Whether every municipality of the region is among the members."""
        return set(self.members) == set(self.all_members)

    @property
    def left_out(self) -> tuple[Municipality, ...]:
        """Municipalities of the region that are not among the members."""
        return tuple(one for one in self.all_members if one not in self.members)

    def codes_at(self, vintage: int) -> tuple[str, ...]:
        """Return the members' codes in force in a year, in the members' order."""
        return tuple(member.code_at(vintage) for member in self.members)


@cache
def _classification() -> dict[str, Any]:
    content = files("regionanalysis").joinpath("classifications/regions.toml").read_text("utf-8")
    return tomllib.loads(content)


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return the municipalities the project knows by name."""
    return tuple(
        Municipality(entry["name"], tuple(CodeInForce(**code) for code in entry["codes"]))
        for entry in _classification()["municipality"]
    )


def municipality_name(code: str) -> str:
    """Return the name behind a code of any year; the code itself when it is not known."""
    names = {known.code: one.name for one in municipalities() for known in one.codes}
    return names.get(code, code)


def named_regions() -> tuple[Region, ...]:
    """Return the regions the project knows, each with all its members."""
    return tuple(_region(entry) for entry in _classification()["region"])


def _region(entry: dict[str, Any]) -> Region:
    by_name = {one.name: one for one in municipalities()}
    members = tuple(by_name[name] for name in entry["members"])
    return Region(
        slug=entry["slug"],
        name=entry["name"],
        members=members,
        all_members=members,
        county_name=entry["county"]["name"],
        county_code=entry["county"]["code"],
        published_as=entry["published_as"],
        subsets=tuple(tuple(one["without"]) for one in entry["subsets"]),
        goal=entry["goal"],
        goal_source=entry["goal_source"],
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
    chosen = {_member(region, asked) for asked in members}
    kept = tuple(one for one in region.all_members if one in chosen)
    return replace(region, members=kept)


def _member(region: Region, asked: str) -> Municipality:
    for one in region.all_members:
        if asked.casefold() == one.name.casefold() or any(asked == c.code for c in one.codes):
            return one
    names = [one.name for one in region.all_members]
    raise unknown_name(f"member of {region.name}", asked, names)
