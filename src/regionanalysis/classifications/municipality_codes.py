"""Municipal codes at a date, and what became of them.

A code means something only at a date: 0716 was Våle until 2001 and Re from 2002. A vintage is the
set of codes in force on 31 December of a year. From an older vintage to a newer one a code is
recoded, merged with others, or split; figures can follow the first two and not the third, and
backwards they can follow recoding alone.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from regionanalysis.errors import ParameterError

ChangeKind = Literal["recode", "merger", "split"]

# codes of one year, and the codes of a later one that are the same area
Group = tuple[tuple[str, ...], tuple[str, ...]]

# codes are known from here; the newest division is of 2024
FIRST_VINTAGE, LAST_VINTAGE = 1994, 2024

_FOREVER = 9999


@dataclass(frozen=True)
class CodeChange:
    """One line of a reform: from ``year`` on, ``new`` is in force instead of ``old``."""

    year: int
    old: str
    new: str
    kind: ChangeKind


@dataclass(frozen=True)
class CodeMove:
    """One line of the audit: what became of a code, and how many jobs went with it.

    ``jobs`` are those of ``last_year``, the last year in the old code, in the panel's unit; NaN
    where the total is not known.
    """

    old: str
    new: str
    kind: ChangeKind
    last_year: int
    jobs: float


@dataclass(frozen=True)
class _Spell:
    """A code with a name, in force from one year to another, both with it."""

    code: str
    name: str
    start: int
    end: int


def _rows(name: str) -> list[dict[str, str]]:
    source = files("regionanalysis").joinpath(f"classifications/{name}.csv")
    return list(csv.DictReader(source.read_text("utf-8").splitlines()))


@cache
def code_changes() -> tuple[CodeChange, ...]:
    """Return every change of municipal codes since 1994, oldest first."""
    return tuple(
        CodeChange(int(row["year"]), row["old"], row["new"], row["kind"])  # type: ignore[arg-type]
        for row in _rows("municipality_changes")
    )


@cache
def _spells() -> tuple[_Spell, ...]:
    return tuple(
        _Spell(
            row["code"],
            row["name"],
            int(row["from"] or FIRST_VINTAGE),
            int(row["to"] or _FOREVER),
        )
        for row in _rows("municipalities")
    )


def code_spells() -> list[tuple[str, str, str, str]]:
    """Return code, name, first and last year of every spell, empty for always and for still."""
    return [(row["code"], row["name"], row["from"], row["to"]) for row in _rows("municipalities")]


def municipalities(vintage: int) -> dict[str, str]:
    """Return the names of the municipalities of a year by code.

    Raises
    ------
    ParameterError
        For a year before 1994.
    """
    _check(vintage)
    return {one.code: one.name for one in _spells() if one.start <= vintage <= one.end}


def in_force(code: str, year: int) -> bool:
    """Return whether a code is that of a municipality in a year."""
    return any(one.code == code and one.start <= year <= one.end for one in _spells())


def vintages_of(codes: Iterable[str]) -> tuple[int, ...]:
    """Return the years in which every one of some codes is in force, oldest first."""
    asked = frozenset(codes)
    years = range(FIRST_VINTAGE, LAST_VINTAGE + 1)
    return tuple(year for year in years if asked <= municipalities(year).keys())


@cache
def successors(start: int, end: int) -> Mapping[str, tuple[str, ...]]:
    """Return what every code of one year has become in a later one; more than one where split.

    Raises
    ------
    ParameterError
        For years before 1994, and an end before the start.
    """
    _check(start)
    if end < start:
        raise ParameterError(
            f"Codes of {start} cannot be followed back to {end}.",
            remedy="Ask from the older year to the newer.",
        )
    found: dict[str, tuple[str, ...]] = {code: (code,) for code in municipalities(start)}
    for year in range(start + 1, end + 1):
        now: dict[str, tuple[str, ...]] = {}
        for change in code_changes():
            if change.year == year:
                now[change.old] = (*now.get(change.old, ()), change.new)
        if now:
            found = {
                code: tuple(dict.fromkeys(new for old in became for new in now.get(old, (old,))))
                for code, became in found.items()
            }
    return found


@cache
def comparable_groups(start: int, end: int) -> Mapping[str, Group]:
    """Return for every code of a year the smallest group around it that is the same area later.

    Returns
    -------
    Mapping
        The group's codes in the first year and in the second, by code of the first year.
    """
    became = successors(start, end)
    olds_of: dict[str, set[str]] = {}
    for old, news in became.items():
        for new in news:
            olds_of.setdefault(new, set()).add(old)
    groups: dict[str, Group] = {}
    for code in became:
        if code in groups:
            continue
        olds: set[str] = {code}
        while True:
            reached = {new for old in olds for new in became[old]}
            more = {old for new in reached for old in olds_of[new]}
            if more == olds:
                break
            olds = more
        group = tuple(sorted(olds)), tuple(sorted(reached))
        groups |= dict.fromkeys(olds, group)
    return groups


def _check(vintage: int) -> None:
    if vintage < FIRST_VINTAGE:
        raise ParameterError(
            f"Municipal codes of {vintage} are not known here.",
            remedy=f"They are known from {FIRST_VINTAGE}.",
        )
