"""Which industries lie within which, by their codes: sections, ranges, divisions and classes.

Codes are read as programs and publishers write them: ``A``, ``10-33``, ``B-E``, ``M_N``,
``C10-C12``, ``16.2``, ``WZ08-C``. Codes that are plain numbers of several lengths, as in NAICS, lie
within those that they begin with.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from regionanalysis.classifications.industry_standards import (
    ALL_INDUSTRIES,
    UNKNOWN_INDUSTRY,
    IndustryStandard,
    groups,
    standard_of,
)
from regionanalysis.errors import InputError

_PREFIX = re.compile(r"(?:WZ08|NACE|SN2007|SN2025|SNI2007|DB07|TOL)[-_ ]?", re.IGNORECASE)
_PART = re.compile(r"(?P<first>[A-V]?\d{2}|[A-V])(?:-(?P<last>[A-V]?\d{2}|[A-V]))?")
_CLASS = re.compile(r"[A-V]?(?P<division>\d{2})\.?(?P<rest>\d{1,3})")
_NAICS = re.compile(r"\d{2,6}(?:-\d{2})?")


# digits of a division, and of the sectors of NAICS
DIVISION = 2


class IndustrySet(NamedTuple):
    """The divisions that a code covers, and how far below a division it is."""

    divisions: frozenset[str]
    within: str = ""

    def holds(self, other: "IndustrySet") -> bool:
        """Return whether another set lies within this one and is smaller."""
        if self.divisions != other.divisions:
            return self.divisions > other.divisions and not self.within
        return other.within.startswith(self.within) and other.within != self.within


def _standard(codes: Sequence[str]) -> IndustryStandard:
    try:
        standard = standard_of(codes)
    except InputError:
        return IndustryStandard.NONE
    return standard or IndustryStandard.SN2007


def industry_sets(codes: Sequence[str]) -> dict[str, IndustrySet]:
    """Return the divisions of every code that is one of an industry standard."""
    if _is_naics(codes):
        return {}
    standard = _standard(codes)
    sets = {code: _set_of(code, standard) for code in codes}
    return {code: members for code, members in sets.items() if members is not None}


def _is_naics(codes: Sequence[str]) -> bool:
    plain = [code for code in codes if _NAICS.fullmatch(code)]
    long = [code for code in plain if len(code) > DIVISION and "-" not in code]
    return bool({"31-33", "44-45", "48-49"} & set(plain)) or len(long) > len(plain) / 2 > 0


def prefix_pairs(codes: Sequence[str]) -> list[tuple[str, str]]:
    """Return codes of NAICS, and similar, with those that they lie in."""
    if not _is_naics(codes):
        return []
    known = set(codes)
    pairs = []
    for code in codes:
        if not code.isdigit():
            continue
        parents = [code[:length] for length in range(len(code) - 1, 1, -1)]
        spans = [span for span in known if "-" in span and code[:2] in _span(*span.split("-")[:2])]
        parent = next(
            (member for member in (*parents, *spans) if member in known and member != code), None
        )
        if parent is not None:
            pairs.append((parent, code))
    return pairs


@cache
def _set_of(code: str, standard: IndustryStandard) -> IndustrySet | None:
    plain = _PREFIX.sub("", code.strip())
    if plain in (UNKNOWN_INDUSTRY, ALL_INDUSTRIES):
        return None
    if match := _CLASS.fullmatch(plain):
        return IndustrySet(frozenset({match["division"]}), match["rest"])
    sets = [_part(part, standard) for part in plain.split("_")]
    whole = frozenset().union(*(members or frozenset() for members in sets))
    return IndustrySet(whole) if whole and all(sets) else None


def _part(part: str, standard: IndustryStandard) -> frozenset[str]:
    match = _PART.fullmatch(part)
    if match is None:
        return frozenset()
    first, last = match["first"], match["last"] or match["first"]
    if first.isalpha() != last.isalpha():
        return frozenset()
    if first.isalpha():
        sections = groups(standard, "sections") if standard else {}
        letters = [chr(letter) for letter in range(ord(first), ord(last) + 1)]
        return frozenset().union(*(sections[x].divisions for x in letters if x in sections))
    return frozenset(_span(first[-2:], last[-2:]))


def _span(first: str, last: str) -> list[str]:
    if not (first.isdigit() and last.isdigit()):
        return []
    return [f"{number:02}" for number in range(int(first), int(last) + 1)]
