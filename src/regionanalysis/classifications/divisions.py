"""Regions as groups of municipalities, in the codes of a year: those that have been divided out.

Telemarksforsking's 85 regions are of 2017, the 159 labour market regions (BA regions) of 2020, and
counties of four divisions since 1994.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from regionanalysis.classifications.counties import county_named
from regionanalysis.classifications.division import Division

# the years whose codes the regions are stated in
STATED, BA_STATED = 2017, 2020

# what a labour market region is asked for with, before its name or after it
BA_WORDS = ("ba ", "ba-region "), (" ba", " ba-region", " ba-regionen")


@cache
def _groups(name: str) -> Mapping[str, tuple[str, ...]]:
    source = files("regionanalysis").joinpath(f"classifications/{name}.csv")
    found: dict[str, list[str]] = {}
    for row in csv.DictReader(source.read_text("utf-8").splitlines()):
        found.setdefault(row["region"], []).append(row["code"])
    return {region: tuple(codes) for region, codes in found.items()}


def telemarksforsking_regions() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of 2017 of every region, by its name."""
    return _groups("telemarksforsking_regions")


def ba_regions() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of 2020 of every labour market region (BA region), by its name.

    References
    ----------
    Gundersen, F., Holmen, R. B. & Hansen, W. (2019). Inndeling i BA-regioner 2020. TØI-rapport
    1713/2019. Oslo: Transportøkonomisk institutt.
    """
    return _groups("ba_regions")


def region_codes(name: str, vintage: int) -> tuple[str, ...]:
    """Return the codes in a year of one of Telemarksforsking's regions.

    Raises
    ------
    ParameterError
        When it is no longer an area of its own, with the region it shares a municipality with.
    """
    return Division(STATED, telemarksforsking_regions()).codes(name, vintage)


def ba_codes(name: str, vintage: int) -> tuple[str, ...]:
    """Return the codes in a year of a labour market region; errors are those of `region_codes`."""
    return Division(BA_STATED, ba_regions()).codes(name, vintage)


def area(name: str, vintage: int) -> tuple[str, tuple[str, ...]] | None:
    """Return the name and codes of the region or county that is called so; None for no such.

    Labour market regions bear the names of municipalities, and are asked for as ``"BA Hamar"``.

    Raises
    ------
    ParameterError
        As for `region_codes`.
    """
    asked = name.casefold()
    for region in telemarksforsking_regions():
        if asked == region.casefold():
            return region, region_codes(region, vintage)
    wanted = _without_ba(asked)
    for region in ba_regions() if wanted else ():
        if wanted == region.casefold():
            return f"BA-region {region}", ba_codes(region, vintage)
    return county_named(name, vintage)


def _without_ba(asked: str) -> str:
    """Return what comes with the word for a labour market region; empty where it is not there."""
    before, after = BA_WORDS
    for word in before:
        if asked.startswith(word):
            return asked.removeprefix(word)
    for word in after:
        if asked.endswith(word):
            return asked.removesuffix(word)
    return ""
