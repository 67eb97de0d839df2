"""Counties, by the year they are of: 1994-2017, 2018-2019, 2020-2023 and from 2024."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from regionanalysis.classifications.division import Division
from regionanalysis.classifications.municipality_codes import (
    FIRST_VINTAGE,
    LAST_VINTAGE,
    municipalities,
)
from regionanalysis.errors import ParameterError

_FOREVER = 9999

# last year of every division into counties, newest first
COUNTY_VINTAGES = (LAST_VINTAGE, 2023, 2019, 2017)


@dataclass(frozen=True)
class County:
    """A county, and the years it is in force, both with it."""

    code: str
    name: str
    start: int
    end: int


@cache
def _counties() -> tuple[County, ...]:
    source = files("regionanalysis").joinpath("classifications/counties.csv")
    return tuple(
        County(
            row["code"],
            row["name"],
            int(row["from"] or FIRST_VINTAGE),
            int(row["to"] or _FOREVER),
        )
        for row in csv.DictReader(source.read_text("utf-8").splitlines())
    )


@cache
def counties(vintage: int) -> Mapping[str, str]:
    """Return the names of the counties of a year by code."""
    return {one.code: one.name for one in _counties() if one.start <= vintage <= one.end}


def county_codes(county: str, vintage: int) -> tuple[str, ...]:
    """Return the codes of a county's municipalities in a year, from its number.

    Raises
    ------
    ParameterError
        For a county that is not in force in the year.
    """
    known = counties(vintage)
    if county not in known:
        in_force = [one for one in _counties() if one.code == county]
        years = ", ".join(f"{one.start}-{min(one.end, LAST_VINTAGE)}" for one in in_force)
        raise ParameterError(
            f"There is no county {county} in {vintage}"
            + (f"; {in_force[0].name} is of {years}." if in_force else "."),
            remedy=f"The counties of {vintage} are {', '.join(known)}.",
        )
    return tuple(code for code in municipalities(vintage) if code.startswith(county))


def counties_of(codes: Iterable[str], vintage: int) -> tuple[str, ...]:
    """Return the names of the counties that municipalities of a year lie in, in their order.

    The first two digits of a municipality's code are its county's; a code that begins with no
    county's lies in none.
    """
    begun = {code[:2] for code in codes}
    return tuple(name for code, name in sorted(counties(vintage).items()) if code in begun)


@cache
def county_division(stated: int) -> Division:
    """Return the counties of a year as groups of that year's municipalities, by name."""
    return Division(
        stated, {name: county_codes(code, stated) for code, name in counties(stated).items()}
    )


def county_named(asked: str, vintage: int) -> tuple[str, tuple[str, ...]] | None:
    """Return the name and codes in a year of the county called so; None for no such.

    A county that is in force comes first. One of an earlier division is followed, and named with
    its year where it is asked for with one: ``"Hedmark"``, ``"Troms 2018"``.

    Raises
    ------
    ParameterError
        When an earlier county is no area of its own any more.
    """
    words = asked.casefold().removesuffix(" fylke")
    name, _, year = words.rpartition(" ")
    if name and year.isdigit() and FIRST_VINTAGE <= int(year) <= vintage:
        stated = int(year)
        label = _label(name.removesuffix(" fylke"), stated)
        if label is None:
            return None
        return f"{label} ({stated})", county_division(stated).codes(label, vintage)
    for stated in (vintage, *(year for year in COUNTY_VINTAGES if year < vintage)):
        label = _label(words, stated)
        if label is not None:
            return label, county_division(stated).codes(label, vintage)
    return None


def _label(asked: str, stated: int) -> str | None:
    known = counties(stated).items()
    return next((name for code, name in known if asked in (code, name.casefold())), None)
