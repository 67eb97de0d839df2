"""The region that a text means: a name, a number or a code, old or new.

A text is compared with six kinds of region, in this order: the user's own, named regions,
Telemarksforsking's 85, labour market regions (``"BA Hamar"``), counties (``"34"``, ``"Innlandet"``,
``"Hedmark 2018"``), and municipalities (``"3401"``, ``"0402"``, ``"Våler (Innlandet)"``). A name
with several meanings of one kind is refused with all of them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from regionanalysis.classifications.counties import counties, find_county
from regionanalysis.classifications.divisions import (
    ba_codes,
    ba_regions,
    region_codes,
    telemarksforsking_regions,
)
from regionanalysis.classifications.find_municipality import find_municipality
from regionanalysis.classifications.municipality import short_name
from regionanalysis.classifications.municipality_codes import LAST_VINTAGE, municipalities
from regionanalysis.classifications.regions import OwnRegion, named_regions
from regionanalysis.core.names import normalise, slug_of, unknown_name

RegionKind = Literal[
    "own", "named", "telemarksforsking", "labour_market", "county", "municipality", "panel"
]
# in the order in which a text is compared with them; "panel" is a region of a panel alone
REGION_KINDS: tuple[RegionKind, ...] = get_args(RegionKind)[:-1]

# "BA Hamar", "BA-region Hamar", "Hamar BA", "Hamar BA-region", "Hamar BA-regionen"
_LABOUR_MARKET = re.compile(r"ba(?:-region)? (?P<first>.+)|(?P<last>.+) ba(?:-region(?:en)?)?")


@dataclass(frozen=True)
class RegionMatch:
    """A region that a text means.

    Attributes
    ----------
    kind
        What kind of region it is.
    slug, name
        As in file names, and as printed.
    codes
        Codes of its municipalities in the vintage asked for.
    """

    kind: RegionKind
    slug: str
    name: str
    codes: tuple[str, ...]


def find_region(
    text: str,
    vintage: int = LAST_VINTAGE,
    *,
    own: Sequence[OwnRegion] = (),
    kinds: Sequence[RegionKind] = REGION_KINDS,
) -> RegionMatch:
    """Return the region that a text means, in the codes of a year.

    Upper and lower case do not matter, nor whether letters are written as in a file name.

    Parameters
    ----------
    text
        Name, slug, number or code. A code may be of any year since 1994.
    vintage
        Year of the codes to return; the newest if not given.
    own
        The user's own regions (`io.readers.own_regions.own_regions`).
    kinds
        Kinds of region to look for; all if not given.

    Raises
    ------
    UnknownNameError
        For no such region, with the nearest names.
    ParameterError
        For a name with several meanings, with all of them, and a region that is no area of its own
        in that year, with what it became a part of.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> ra.find_region("0402")
    RegionMatch(kind='municipality', slug='kongsvinger', name='Kongsvinger', codes=('3401',))
    >>> ra.find_region("BA Elverum").codes
    ('3419', '3420', '3422')
    """
    match = match_region(text, vintage, own=own, kinds=kinds)
    if match is None:
        labels = region_names(vintage, own=own, kinds=kinds)
        noun = kinds[0] if kinds in (("county",), ("municipality",)) else "region"
        raise unknown_name(noun, text, labels, labels=labels)
    return match


def match_region(
    text: str,
    vintage: int = LAST_VINTAGE,
    *,
    own: Sequence[OwnRegion] = (),
    kinds: Sequence[RegionKind] = REGION_KINDS,
) -> RegionMatch | None:
    """Return the region that a text means; None for no such. As `find_region` otherwise."""
    for kind in REGION_KINDS:
        match = _FINDERS[kind](text, vintage, own) if kind in kinds else None
        if match is not None:
            return match
    return None


def region_names(
    vintage: int = LAST_VINTAGE,
    *,
    own: Sequence[OwnRegion] = (),
    kinds: Sequence[RegionKind] = REGION_KINDS,
) -> Mapping[str, str]:
    """Return the names that can be asked for, each with the label of its region in errors."""
    return dict(_names(vintage, own, kinds))


def _names(
    vintage: int, own: Sequence[OwnRegion], kinds: Sequence[RegionKind]
) -> Iterator[tuple[str, str]]:
    """Yield names that can be asked for, each with the label of its region in errors."""
    if "own" in kinds:
        yield from ((name, region.slug) for region in own for name in (region.slug, region.name))
    if "named" in kinds:
        yield from ((region.slug, region.slug) for region in named_regions())
    if "telemarksforsking" in kinds:
        yield from ((name, name) for name in telemarksforsking_regions())
    if "county" in kinds:
        yield from ((name, name) for name in counties(vintage).values())
    for code, name in municipalities(vintage).items() if "municipality" in kinds else ():
        label = f"{code} {name}"
        yield from ((spelling, label) for spelling in (short_name(name), name, code))
    if "labour_market" in kinds:
        yield from ((f"BA {name}", f"BA {name}") for name in ba_regions())


def _own(text: str, vintage: int, own: Sequence[OwnRegion]) -> RegionMatch | None:
    wanted = normalise(text)
    for region in own:
        if wanted in (region.slug, normalise(region.name)):
            return RegionMatch("own", region.slug, region.name, region.codes_at(vintage))
    return None


def _named(text: str, vintage: int, own: Sequence[OwnRegion]) -> RegionMatch | None:
    del own
    wanted = normalise(text)
    for region in named_regions():
        published = (region.published_as.get(key, "") for key in PUBLISHED_NAMES)
        if wanted in {region.slug, normalise(region.name), *map(normalise, published)} - {""}:
            return RegionMatch("named", region.slug, region.name, region.codes_at(vintage))
    return None


def _telemarksforsking(text: str, vintage: int, own: Sequence[OwnRegion]) -> RegionMatch | None:
    del own
    name = match_name(text, telemarksforsking_regions())
    if name is None:
        return None
    return RegionMatch("telemarksforsking", slug_of(name), name, region_codes(name, vintage))


def _labour_market(text: str, vintage: int, own: Sequence[OwnRegion]) -> RegionMatch | None:
    del own
    words = _LABOUR_MARKET.fullmatch(normalise(text))
    name = match_name(words["first"] or words["last"], ba_regions()) if words else None
    if name is None:
        return None
    label = f"BA-region {name}"
    return RegionMatch("labour_market", slug_of(label), label, ba_codes(name, vintage))


def _county(text: str, vintage: int, own: Sequence[OwnRegion]) -> RegionMatch | None:
    del own
    match = find_county(text, vintage)
    if match is None:
        return None
    name, codes = match
    return RegionMatch("county", slug_of(name), name, codes)


def _municipality(text: str, vintage: int, own: Sequence[OwnRegion]) -> RegionMatch | None:
    del own
    code = find_municipality(text, vintage)
    if code is None:
        return None
    name = municipalities(vintage)[code]
    return RegionMatch("municipality", slug_of(name), name, (code,))


def match_name(text: str, names: Mapping[str, object]) -> str | None:
    """Return the name that a text is, as it is written or as in a file name; None for no such."""
    return _spellings(tuple(names)).get(normalise(text))


@cache
def _spellings(names: tuple[str, ...]) -> Mapping[str, str]:
    return {**{slug_of(name): name for name in names}, **{normalise(name): name for name in names}}


# names that publishers give a named region
PUBLISHED_NAMES = ("telemarksforsking", "telemarksforsking_code")

_FINDERS: Mapping[str, Callable[[str, int, Sequence[OwnRegion]], RegionMatch | None]] = {
    "own": _own,
    "named": _named,
    "telemarksforsking": _telemarksforsking,
    "labour_market": _labour_market,
    "county": _county,
    "municipality": _municipality,
}
