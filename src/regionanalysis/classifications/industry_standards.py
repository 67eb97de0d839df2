"""Industry standards: SN2002, SN2007 and SN2025, their divisions, sections and groups.

A code is a set of divisions: ``"16"`` is one, ``"10-33"`` and ``"C"`` of SN2007 are 24, and
``"16.2"`` is within one. The same code in two standards is not the same industry: 45 is
construction in SN2002 and the sale of motor vehicles in SN2007, and K is finance in SN2007 and
telecommunication and computing in SN2025.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from regionanalysis.errors import InputError

Level = Literal["sections", "groups"]

# in no industry, and in any of them, in SN2002 and SN2007
UNKNOWN_INDUSTRY, ALL_INDUSTRIES = "00", "00-99"

# the first year of SN2025, and the same codes in its tables
FIRST_YEAR_2025 = 2025
UNKNOWN_2025, ALL_2025 = "zz5", "_T"

_CODE = re.compile(r"\d\d(-\d\d)?|\d\d\.\d{1,3}|[A-V]|zz5")

# codes of no industry of a standard, which are no fault in its tables
_BESIDE = frozenset({UNKNOWN_INDUSTRY, ALL_INDUSTRIES, ALL_2025})

# what only SN2025 has: its 22nd section, its unknown, and the halves of section J of SN2007
_ONLY_2025 = frozenset({"V", UNKNOWN_2025, "58-60", "61-63"})

_NAMED = re.compile(r"(?:SN|NACE)[ -]?(2002|2007|2025)", re.IGNORECASE)


class IndustryStandard(StrEnum):
    """What industry codes mean.

    ``BRIDGE`` and ``BRIDGE_2025`` are the groups that two standards have about the same of, and
    ``NONE`` is not known, or industries that have names and no codes.
    """

    SN2002 = "SN2002"
    SN2007 = "SN2007"
    SN2025 = "SN2025"
    BRIDGE = "SN2002-SN2007"
    BRIDGE_2025 = "SN2007-SN2025"
    NONE = ""


# those that codes can be of
STANDARDS = (IndustryStandard.SN2002, IndustryStandard.SN2007, IndustryStandard.SN2025)


@dataclass(frozen=True)
class IndustryGroup:
    """A section or a group: its code, what it is called, and its divisions."""

    code: str
    name: str
    divisions: frozenset[str]


@cache
def _stated() -> dict[str, Any]:
    source = files("regionanalysis").joinpath("classifications/industry_standards.toml")
    return tomllib.loads(source.read_text("utf-8"))


@cache
def all_divisions(standard: IndustryStandard) -> frozenset[str]:
    """Return the divisions of a standard; none for one that has no divisions."""
    stated = _stated().get(standard.value, {}).get("divisions", "") if standard else ""
    return frozenset(code for part in stated.split() for code in _span(part))


def _span(part: str) -> list[str]:
    first, _, last = part.partition("-")
    return [f"{number:02}" for number in range(int(first), int(last or first) + 1)]


@cache
def groups(standard: IndustryStandard, level: Level) -> Mapping[str, IndustryGroup]:
    """Return the sections or groups of a standard, by code."""
    stated: dict[str, str] = _stated().get(standard.value, {}).get(level, {})
    by_code = {}
    for code, value in stated.items():
        name, spans = (code, value) if level == "sections" else (value, code)
        by_code[code] = IndustryGroup(code, name, _within(spans, standard))
    return by_code


@cache
def bridge(
    standard: IndustryStandard, between: IndustryStandard = IndustryStandard.BRIDGE
) -> Mapping[str, IndustryGroup]:
    """Return the groups that two standards have about the same of, by one standard's divisions.

    Empty for a standard that is neither of the two.
    """
    return {
        row["code"]: IndustryGroup(row["code"], row["name"], _within(row[standard.value], standard))
        for row in _stated()["bridge"][between.value]
        if standard.value in row
    }


@cache
def bridge_moves(
    between: IndustryStandard = IndustryStandard.BRIDGE,
) -> Mapping[str, tuple[str, ...]]:
    """Return what is known to have moved in or out of each group of a bridge."""
    return {row["code"]: tuple(row["moves"]) for row in _stated()["bridge"][between.value]}


def is_unknown_industry(code: str) -> bool:
    """Return whether a code is that of jobs whose industry is not known."""
    return code in (UNKNOWN_INDUSTRY, UNKNOWN_2025)


def _within(spans: str, standard: IndustryStandard) -> frozenset[str]:
    named = {code for part in spans.split() for code in _span(part)}
    return all_divisions(standard) & named


@cache
def divisions(code: str, standard: IndustryStandard) -> frozenset[str]:
    """Return the divisions that a code covers or is within; none where it is no code of it."""
    if code in groups(standard, "sections"):
        return groups(standard, "sections")[code].divisions
    if not _CODE.fullmatch(code) or not code[0].isdecimal():
        return frozenset()
    span = _span(code.partition(".")[0])
    ends = {span[0], span[-1]} <= all_divisions(standard) if span else False
    return all_divisions(standard) & set(span) if ends else frozenset()


def standard_of(industries: Iterable[str]) -> IndustryStandard:
    """Return the standard that industry codes can only be of; none where that is not certain.

    The divisions of SN2025 are those of SN2007 without 45. So codes with 46 and 47 and without 45
    are of no certain standard, unless they have what only SN2025 has.

    Raises
    ------
    InputError
        When some can only be of one standard and some only of another.
    """
    codes = [code for code in industries if _CODE.fullmatch(code) and code not in _BESIDE]
    numbers = [code for code in codes if code[0].isdecimal()]
    only = {
        standard: [
            code
            for code in numbers
            if divisions(code, standard)
            and not any(divisions(code, other) for other in STANDARDS if other is not standard)
        ]
        for standard in STANDARDS
    }
    old = only[IndustryStandard.SN2002]
    # in SN2007, and in SN2025 too but for 45
    new = [
        code
        for code in numbers
        if divisions(code, IndustryStandard.SN2007) and not divisions(code, IndustryStandard.SN2002)
    ]
    newest = [code for code in codes if code in _ONLY_2025]
    covered = {
        division for code in numbers for division in divisions(code, IndustryStandard.SN2007)
    }
    not_newest = [*old, *(only[IndustryStandard.SN2007] if newest else ())]
    if "45" in covered and newest:
        not_newest += [code for code in numbers if "45" in divisions(code, IndustryStandard.SN2007)]
    _refuse_two(old, new if not newest else (), IndustryStandard.SN2007)
    _refuse_two(list(dict.fromkeys(not_newest)), newest, IndustryStandard.SN2025)
    if newest:
        return IndustryStandard.SN2025
    if new and {"46", "47"} <= covered and "45" not in covered:
        return IndustryStandard.NONE
    if new:
        return IndustryStandard.SN2007
    return IndustryStandard.SN2002 if old else IndustryStandard.NONE


def _refuse_two(earlier: Sequence[str], later: Sequence[str], standard: IndustryStandard) -> None:
    if not earlier or not later:
        return
    other = "an earlier one" if standard is IndustryStandard.SN2025 else IndustryStandard.SN2002
    raise InputError(
        f"The industries are of two standards: {', '.join(earlier[:3])} are of {other} and "
        f"{', '.join(later[:3])} of {standard}.",
        remedy="Give figures of one standard, or bring each to the groups of the bridge first.",
        evidence=(earlier, later),
    )


def standard_named(texts: Iterable[str], industries: Iterable[str]) -> IndustryStandard:
    """Return the standard that names of variables state, as in ``næring (SN2025)``.

    None where they state none or several, or no industry has a code of it.
    """
    years = {match[1] for text in texts for match in _NAMED.finditer(text)}
    if len(years) != 1:
        return IndustryStandard.NONE
    standard = IndustryStandard(f"SN{years.pop()}")
    coded = any(divisions(code, standard) for code in industries)
    return standard if coded else IndustryStandard.NONE


def check_codes(industries: Iterable[str], standard: IndustryStandard) -> None:
    """Refuse codes that are not of the standard stated; names are no codes.

    Raises
    ------
    InputError
        With the codes that are not.
    """
    if standard not in STANDARDS:
        return
    beside = {*_BESIDE, UNKNOWN_2025} if standard is IndustryStandard.SN2025 else _BESIDE
    wrong = [
        code
        for code in industries
        if _CODE.fullmatch(code) and code not in beside and not divisions(code, standard)
    ]
    if wrong:
        raise InputError(
            f"The industries are stated to be of {standard}, which has no {', '.join(wrong[:5])}.",
            remedy="State the standard they are of; figures of two standards are not mixed.",
            evidence=wrong,
        )
