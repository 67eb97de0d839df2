"""The user's own regions: ``[[region]]`` in ``reports/reports.toml``.

What else the file holds is left to those who read it. A region is stated as::

    [[region]]
    slug = "solor"
    name = "Solør"
    members = ["Åsnes", "Grue", "3419"]   # names or codes of municipalities
    vintage = 2024                        # the year whose names and codes these are
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from regionanalysis.classifications.division import Division
from regionanalysis.classifications.municipality_codes import (
    FIRST_VINTAGE,
    LAST_VINTAGE,
    municipalities,
)
from regionanalysis.classifications.regions import named_regions
from regionanalysis.core.names import Name, unknown_name
from regionanalysis.core.project import reports_file
from regionanalysis.errors import InputError, ParameterError, problems_of

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"


class _Stated(BaseModel):
    """What the file says of a region."""

    model_config = ConfigDict(extra="forbid", strict=True)

    slug: str = Field(pattern=f"^{SLUG}$")
    name: Annotated[Name, Field(min_length=1)]
    members: list[str] = Field(min_length=1)
    vintage: int = Field(default=LAST_VINTAGE, ge=FIRST_VINTAGE, le=LAST_VINTAGE)


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
        names = municipalities(self.vintage)
        others = {
            f"{name} ({code})": (code,) for code, name in names.items() if code not in self.members
        }
        return Division(self.vintage, {self.name: self.members, **others}).codes(self.name, vintage)

    @property
    def member_names(self) -> tuple[str, ...]:
        """The members' names in the year the region is stated in."""
        names = municipalities(self.vintage)
        return tuple(names[code] for code in self.members)


def own_regions(path: Path | None = None) -> tuple[OwnRegion, ...]:
    """Return the regions that the user has stated; none where there is no file.

    Raises
    ------
    InputError
        For a file that is not TOML, and a region that is not stated as it should be, with what is
        wrong: a field, a slug that is taken, a municipality that is not there or is named twice.
    """
    file = reports_file() if path is None else path
    if not file.is_file():
        return ()
    try:
        stated = tomllib.loads(file.read_text(encoding="utf-8")).get("region", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise InputError(f"{file} is not TOML: {cause}.", remedy="Correct the file.") from cause
    if not isinstance(stated, list):
        raise InputError(
            f"{file} has a table [region].",
            remedy="A region begins with [[region]], in double brackets.",
        )
    found: list[OwnRegion] = []
    taken = {region.slug for region in named_regions()}
    for at, one in enumerate(stated, start=1):
        region = _region(one, f"Region {at} in {file.name}")
        if region.slug in taken:
            raise InputError(
                f"Region {at} in {file.name} has the slug {region.slug!r}, which is taken.",
                remedy="Choose another slug.",
            )
        taken.add(region.slug)
        found.append(region)
    return tuple(found)


def own_region(asked: str) -> OwnRegion | None:
    """Return the user's own region by its slug or name; None for no such."""
    wanted = asked.casefold()
    return next((one for one in own_regions() if wanted in (one.slug, one.name.casefold())), None)


def _region(stated: Any, where: str) -> OwnRegion:
    try:
        one = _Stated.model_validate(stated)
    except ValidationError as cause:
        problems = problems_of(cause)
        raise InputError(
            f"{where} is not stated as it should be: {'; '.join(problems)}.",
            remedy="It has slug (small letters, digits and hyphens), name, members and, if it is "
            "not of the newest codes, vintage.",
            evidence=problems,
        ) from cause
    try:
        members = tuple(municipality_code(asked, one.vintage) for asked in one.members)
    except ParameterError as cause:
        raise InputError(f"{where}: {cause.message}", remedy=cause.remedy) from cause
    twice = sorted({code for code in members if members.count(code) > 1})
    if twice:
        raise InputError(
            f"{where} names {', '.join(twice)} more than once.", remedy="Name each member once."
        )
    return OwnRegion(one.slug, one.name, members, one.vintage)


def municipality_code(asked: str, vintage: int) -> str:
    """Return the code of a municipality by its code or name in a year.

    Raises
    ------
    ParameterError
        When there is none, with the nearest, or several of the name.
    """
    names = municipalities(vintage)
    if asked in names:
        return asked
    wanted = asked.casefold()
    found = [code for code, name in names.items() if wanted in _called(name)]
    if len(found) > 1:
        raise ParameterError(
            f"There are several municipalities {asked!r} in {vintage}.",
            remedy=f"Use the code: {', '.join(f'{code} {names[code]}' for code in found)}.",
        )
    if not found:
        raise unknown_name(f"municipality of {vintage}", asked, [*names.values(), *names])
    return found[0]


def _called(name: str) -> set[str]:
    """Return what a municipality is called: its name, each of several, without its county."""
    plain = re.sub(r" \(.*\)$", "", name.casefold())
    return {name.casefold(), plain, *plain.split(" - ")}
