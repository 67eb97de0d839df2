"""The user's own regions: ``[[region]]`` in ``reports/reports.toml``.

Other tables of the file are ignored here. A region is stated as::

    [[region]]
    slug = "solor"
    name = "Solør"
    members = ["Åsnes", "Grue", "3419"]   # names or codes of municipalities
    vintage = 2024                        # the year whose names and codes these are
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from regionanalysis.classifications.find_region import find_region
from regionanalysis.classifications.municipality_codes import FIRST_VINTAGE, LAST_VINTAGE
from regionanalysis.classifications.regions import OwnRegion, named_regions
from regionanalysis.core.names import Name, normalise
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


def own_regions(path: Path | None = None) -> tuple[OwnRegion, ...]:
    """Return the regions that the user has stated; none where there is no file.

    Raises
    ------
    InputError
        For a file that is not TOML, and an invalid region, with what is
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
    regions: list[OwnRegion] = []
    taken = {region.slug for region in named_regions()}
    for at, entry in enumerate(stated, start=1):
        region = _region(entry, f"Region {at} in {file.name}")
        if region.slug in taken:
            raise InputError(
                f"Region {at} in {file.name} has the slug {region.slug!r}, which is taken.",
                remedy="Choose another slug.",
            )
        taken.add(region.slug)
        regions.append(region)
    return tuple(regions)


def own_region(text: str, regions: Sequence[OwnRegion] | None = None) -> OwnRegion | None:
    """Return the user's own region by its slug or name; None for no such.

    Parameters
    ----------
    text
        Slug or name.
    regions
        The user's own regions; those of the list of reports where not given.
    """
    wanted = normalise(text)
    known = own_regions() if regions is None else regions
    return next((r for r in known if wanted in (r.slug, normalise(r.name))), None)


def _region(entry: Any, where: str) -> OwnRegion:
    try:
        stated = _Stated.model_validate(entry)
    except ValidationError as cause:
        problems = problems_of(cause)
        raise InputError(
            f"{where} is not a valid region: {'; '.join(problems)}.",
            remedy="It has slug (small letters, digits and hyphens), name, members and, if it is "
            "not of the newest codes, vintage.",
            evidence=problems,
        ) from cause
    try:
        members = tuple(_member_code(text, stated.vintage) for text in stated.members)
    except ParameterError as cause:
        raise InputError(f"{where}: {cause.message}", remedy=cause.remedy) from cause
    twice = sorted({code for code in members if members.count(code) > 1})
    if twice:
        raise InputError(
            f"{where} names {', '.join(twice)} more than once.", remedy="Name each member once."
        )
    return OwnRegion(stated.slug, stated.name, members, stated.vintage)


def _member_code(text: str, vintage: int) -> str:
    return find_region(text, vintage, kinds=("municipality",)).codes[0]
