"""Industry standards: SN2002 and SN2007, their divisions, sections and groups.

A code is a set of divisions: ``"16"`` is one, ``"10-33"`` and ``"C"`` of SN2007 are 24, and
``"16.2"`` is within one. The same number in the two standards is not the same industry: 45 is
construction in SN2002 and the sale of motor vehicles in SN2007.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from regionanalysis.errors import InputError

Level = Literal["sections", "groups"]

# in no industry, and in any of them, in either standard
UNKNOWN_INDUSTRY, ALL_INDUSTRIES = "00", "00-99"

_CODE = re.compile(r"\d\d(-\d\d)?|\d\d\.\d{1,3}|[A-U]")


class IndustryStandard(StrEnum):
    """What industry codes mean.

    ``BRIDGE`` is the groups that both standards have about the same of, ``NONE`` is not known, or
    industries that are told by name.
    """

    SN2002 = "SN2002"
    SN2007 = "SN2007"
    BRIDGE = "SN2002-SN2007"
    NONE = ""


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
    found = {}
    for code, said in stated.items():
        name, spans = (code, said) if level == "sections" else (said, code)
        found[code] = IndustryGroup(code, name, _within(spans, standard))
    return found


@cache
def bridge(standard: IndustryStandard) -> Mapping[str, IndustryGroup]:
    """Return the groups that both standards have about the same of, by one standard's divisions."""
    return {
        one["code"]: IndustryGroup(one["code"], one["name"], _within(one[standard.value], standard))
        for one in _stated()["bridge"]
    }


@cache
def bridge_moves() -> Mapping[str, tuple[str, ...]]:
    """Return what is known to have moved in or out of each group of the bridge."""
    return {one["code"]: tuple(one["moves"]) for one in _stated()["bridge"]}


def _within(spans: str, standard: IndustryStandard) -> frozenset[str]:
    named = {code for part in spans.split() for code in _span(part)}
    return all_divisions(standard) & named


@cache
def divisions(code: str, standard: IndustryStandard) -> frozenset[str]:
    """Return the divisions that a code covers or is within; none where it is no code of it."""
    if code in groups(standard, "sections"):
        return groups(standard, "sections")[code].divisions
    if not _CODE.fullmatch(code) or code.isalpha():
        return frozenset()
    span = _span(code.partition(".")[0])
    ends = {span[0], span[-1]} <= all_divisions(standard) if span else False
    return all_divisions(standard) & set(span) if ends else frozenset()


def standard_of(industries: Iterable[str]) -> IndustryStandard:
    """Return the standard that industry codes can only be of; none where that is not certain.

    Raises
    ------
    InputError
        When some can only be of one standard and some only of the other.
    """
    codes = [code for code in industries if _CODE.fullmatch(code) and not code.isalpha()]
    codes = [code for code in codes if code not in (UNKNOWN_INDUSTRY, ALL_INDUSTRIES)]
    old, new = (
        [code for code in codes if divisions(code, one) and not divisions(code, other)]
        for one, other in (
            (IndustryStandard.SN2002, IndustryStandard.SN2007),
            (IndustryStandard.SN2007, IndustryStandard.SN2002),
        )
    )
    if old and new:
        raise InputError(
            f"The industries are of two standards: {', '.join(old[:3])} are of SN2002 and "
            f"{', '.join(new[:3])} of SN2007.",
            remedy="Give figures of one standard, or bring each to the groups of the bridge first.",
            evidence=(old, new),
        )
    if new:
        return IndustryStandard.SN2007
    return IndustryStandard.SN2002 if old else IndustryStandard.NONE


def check_codes(industries: Iterable[str], standard: IndustryStandard) -> None:
    """Refuse codes that are not of the standard stated; names are no codes.

    Raises
    ------
    InputError
        With the codes that are not.
    """
    if standard not in (IndustryStandard.SN2002, IndustryStandard.SN2007):
        return
    wrong = [
        code
        for code in industries
        if _CODE.fullmatch(code)
        and code not in (UNKNOWN_INDUSTRY, ALL_INDUSTRIES)
        and not divisions(code, standard)
    ]
    if wrong:
        raise InputError(
            f"The industries are stated to be of {standard}, which has no {', '.join(wrong[:5])}.",
            remedy="State the standard they are of; figures of two standards are not mixed.",
            evidence=wrong,
        )
