"""Counties, by the year they are of: 1994-2017, 2018-2019, 2020-2023 and from 2024."""

from collections.abc import Iterable, Mapping
from functools import cache

from regionanalysis.classifications.division import Division
from regionanalysis.classifications.municipality_codes import (
    FIRST_VINTAGE,
    LAST_VINTAGE,
    CodeSpell,
    municipalities,
    read_spells,
)
from regionanalysis.core.names import normalise, slug_of
from regionanalysis.errors import ParameterError

# last year of every division into counties, newest first
COUNTY_VINTAGES = (LAST_VINTAGE, 2023, 2019, 2017)


def _counties() -> tuple[CodeSpell, ...]:
    return read_spells("counties")


@cache
def counties(vintage: int) -> Mapping[str, str]:
    """Return the names of the counties of a year by code."""
    return {county.code: county.name for county in _counties() if county.covers(vintage)}


def county_codes(county: str, vintage: int) -> tuple[str, ...]:
    """Return the codes of a county's municipalities in a year, from its number.

    Raises
    ------
    ParameterError
        For a county that is not in force in the year.
    """
    known = counties(vintage)
    if county not in known:
        in_force = [spell for spell in _counties() if spell.code == county]
        years = ", ".join(f"{spell.start}-{min(spell.end, LAST_VINTAGE)}" for spell in in_force)
        raise ParameterError(
            f"There is no county {county} in {vintage}"
            + (f"; {in_force[0].name} is of {years}." if in_force else "."),
            remedy=f"The counties of {vintage} are {', '.join(known)}.",
        )
    return tuple(code for code in municipalities(vintage) if code.startswith(county))


def counties_of(codes: Iterable[str], vintage: int) -> tuple[str, ...]:
    """Return the names of the counties that municipalities of a year lie in, in code order.

    The first two digits of a municipality's code are its county's. A code that starts with no
    county's code is skipped.
    """
    prefixes = {code[:2] for code in codes}
    return tuple(name for code, name in sorted(counties(vintage).items()) if code in prefixes)


@cache
def county_division(vintage: int) -> Division:
    """Return the counties of a year as groups of that year's municipalities, by name."""
    return Division(
        vintage, {name: county_codes(code, vintage) for code, name in counties(vintage).items()}
    )


def find_county(text: str, vintage: int) -> tuple[str, tuple[str, ...]] | None:
    """Return the name and codes in a year of a county, by its name or number; None for no such.

    A county that is in force comes first. One of an earlier division is followed, and named with
    its year if the text has one: ``"Hedmark"``, ``"Troms 2018"``.

    Raises
    ------
    ParameterError
        When an earlier county is no area of its own any more.
    """
    words = normalise(text).removesuffix("-fylke").removesuffix(" fylke")
    name, _, year = words.rpartition(" ")
    if name and year.isdigit() and FIRST_VINTAGE <= int(year) <= vintage:
        label = _label(name.removesuffix(" fylke"), int(year))
        if label is None:
            return None
        return f"{label} ({year})", county_division(int(year)).codes(label, vintage)
    for stated in (vintage, *(year for year in COUNTY_VINTAGES if year < vintage)):
        label = _label(words, stated)
        if label is not None:
            return label, county_division(stated).codes(label, vintage)
    return None


def _label(text: str, vintage: int) -> str | None:
    known = counties(vintage).items()
    return next(
        (name for code, name in known if text in (code, normalise(name), slug_of(name))), None
    )
