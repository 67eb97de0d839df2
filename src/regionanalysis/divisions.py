"""Regions and counties as groups of municipalities, in the codes of a year.

Telemarksforsking's 85 regions are of 2017. Where a municipality of one has since been merged with
one of another, neither is an area of its own any more, and that is said.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from regionanalysis.codes import municipalities, successors
from regionanalysis.errors import ParameterError

# the year whose codes Telemarksforsking's regions are stated in
STATED = 2017

# counties in force, by the first two digits of their municipalities
COUNTIES: Mapping[str, str] = {
    "03": "Oslo",
    "11": "Rogaland",
    "15": "Møre og Romsdal",
    "18": "Nordland",
    "31": "Østfold",
    "32": "Akershus",
    "33": "Buskerud",
    "34": "Innlandet",
    "39": "Vestfold",
    "40": "Telemark",
    "42": "Agder",
    "46": "Vestland",
    "50": "Trøndelag",
    "55": "Troms",
    "56": "Finnmark",
}
COUNTIES_FROM = 2024


@cache
def telemarksforsking_regions() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of 2017 of every region, by its name."""
    source = files("regionanalysis").joinpath("classifications/telemarksforsking_regions.csv")
    found: dict[str, list[str]] = {}
    for row in csv.DictReader(source.read_text("utf-8").splitlines()):
        found.setdefault(row["region"], []).append(row["code"])
    return {name: tuple(codes) for name, codes in found.items()}


def region_codes(name: str, vintage: int) -> tuple[str, ...]:
    """Return the codes in a year of one of Telemarksforsking's regions.

    Raises
    ------
    ParameterError
        When it is no longer an area of its own, with the region it shares a municipality with.
    """
    regions = telemarksforsking_regions()
    became = successors(STATED, vintage)
    codes = {new for old in regions[name] for new in became[old]}
    for other, olds in regions.items():
        shared = codes & {new for old in olds for new in became[old]} if other != name else set()
        if shared:
            names = ", ".join(municipalities(vintage)[code] for code in sorted(shared))
            raise ParameterError(
                f"{name} is no area of its own in {vintage}: {names} is in {other} too.",
                remedy="Name its municipalities instead (members).",
                evidence=sorted(shared),
            )
    return tuple(sorted(codes))


def county_codes(county: str, vintage: int) -> tuple[str, ...]:
    """Return the codes of a county's municipalities, from its number.

    Raises
    ------
    ParameterError
        For a county that is not in force, or a year before the counties that are.
    """
    if vintage < COUNTIES_FROM or county not in COUNTIES:
        raise ParameterError(
            f"County {county} in the codes of {vintage} is not known here.",
            remedy=f"The counties are those of {COUNTIES_FROM}: {', '.join(COUNTIES)}.",
        )
    return tuple(code for code in municipalities(vintage) if code.startswith(county))


def area(name: str, vintage: int) -> tuple[str, tuple[str, ...]] | None:
    """Return the name and codes of the region or county that is called so; None for no such.

    Raises
    ------
    ParameterError
        As for `region_codes`.
    """
    asked = name.casefold()
    for region in telemarksforsking_regions():
        if asked == region.casefold():
            return region, region_codes(region, vintage)
    if vintage >= COUNTIES_FROM:
        for number, county in COUNTIES.items():
            if asked in (number, county.casefold(), f"{county} fylke".casefold()):
                return county, county_codes(number, vintage)
    return None
