"""The history of municipal codes: in force at a date, and their successors.

A code means something only at a date: 0716 was Våle until 2001 and Re from 2002. A vintage is the
set of codes in force on 31 December of a year. From an older vintage to a newer one a code is
recoded, merged with others, or split. Figures can follow the first two and not the third; backwards
they can follow recoding alone.

The data are ``municipalities.csv`` (a row for every spell of a code) and
``municipality_changes.csv`` (a row for every change).
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from regionanalysis.errors import ParameterError

ChangeKind = Literal["recode", "merger", "split"]

# codes of one year, and the codes of a later one that are the same area
Group = tuple[tuple[str, ...], tuple[str, ...]]


def _rows(name: str) -> list[dict[str, str]]:
    source = files("regionanalysis").joinpath(f"classifications/{name}.csv")
    return list(csv.DictReader(source.read_text("utf-8").splitlines()))


# codes are known from here, and to the newest division
FIRST_VINTAGE = 1994
LAST_VINTAGE = max(int(row["year"]) for row in _rows("municipality_changes"))

# the last year of a code that is still in force
ONGOING = 9999


@dataclass(frozen=True)
class CodeChange:
    """One line of a reform: from ``year`` on, ``new`` is in force instead of ``old``."""

    year: int
    old: str
    new: str
    kind: ChangeKind


@dataclass(frozen=True)
class CodeMove:
    """One line of the audit: a code, its successor, and the jobs that moved between them.

    ``jobs`` are those of ``last_year``, the last year in the old code, in the panel's unit; NaN
    where the total is not known.
    """

    old: str
    new: str
    kind: ChangeKind
    last_year: int
    jobs: float


@dataclass(frozen=True)
class CodeSpell:
    """A code with a name, and its first and last year in force."""

    code: str
    name: str
    start: int
    end: int

    def covers(self, year: int) -> bool:
        """Return whether the code is in force in a year."""
        return self.start <= year <= self.end


@cache
def code_changes() -> tuple[CodeChange, ...]:
    """Return every change of municipal codes since 1994, oldest first."""
    return tuple(
        CodeChange(int(row["year"]), row["old"], row["new"], row["kind"])  # type: ignore[arg-type]
        for row in _rows("municipality_changes")
    )


@cache
def read_spells(name: str) -> tuple[CodeSpell, ...]:
    """Return the spells in a file of codes: ``"municipalities"`` or ``"counties"``."""
    return tuple(
        CodeSpell(
            row["code"], row["name"], int(row["from"] or FIRST_VINTAGE), int(row["to"] or ONGOING)
        )
        for row in _rows(name)
    )


def _spells() -> tuple[CodeSpell, ...]:
    return read_spells("municipalities")


@cache
def _spells_by_code() -> Mapping[str, tuple[CodeSpell, ...]]:
    spells: dict[str, tuple[CodeSpell, ...]] = {}
    for spell in sorted(_spells(), key=lambda spell: spell.start):
        spells[spell.code] = (*spells.get(spell.code, ()), spell)
    return spells


def code_spells() -> list[tuple[str, str, str, str]]:
    """Return code, name, first and last year of every spell, empty for always and for still."""
    return [(row["code"], row["name"], row["from"], row["to"]) for row in _rows("municipalities")]


def municipalities(vintage: int) -> dict[str, str]:
    """Return the names of the municipalities of a year, by code.

    Raises
    ------
    ParameterError
        For a year before 1994.
    """
    _check(vintage)
    return {spell.code: spell.name for spell in _spells() if spell.covers(vintage)}


def in_force(code: str, year: int) -> bool:
    """Return whether a code is that of a municipality in a year."""
    return any(spell.covers(year) for spell in _spells_by_code().get(code, ()))


def spells_of(code: str) -> tuple[CodeSpell, ...]:
    """Return the spells of a code, oldest first; none for a code that never was."""
    return _spells_by_code().get(code, ())


@cache
def successors_in(year: int) -> Mapping[str, tuple[str, ...]]:
    """Return the new codes of every code that changed on 1 January of a year."""
    changes: dict[str, tuple[str, ...]] = {}
    for change in code_changes():
        if change.year == year:
            changes[change.old] = (*changes.get(change.old, ()), change.new)
    return changes


def ever_in_force(code: str) -> bool:
    """Return whether a code is that of a municipality in any year since 1994."""
    return code in _spells_by_code()


@cache
def successors(start: int, end: int) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of a later year that follow every code of a year; several after a split.

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
    followed: dict[str, tuple[str, ...]] = {code: (code,) for code in municipalities(start)}
    for year in range(start + 1, end + 1):
        if changed := successors_in(year):
            followed = {
                code: tuple(dict.fromkeys(new for old in codes for new in changed.get(old, (old,))))
                for code, codes in followed.items()
            }
    return followed


@cache
def comparable_groups(start: int, end: int) -> Mapping[str, Group]:
    """Return, for every code of a year, the smallest group that is the same area in a later year.

    Returns
    -------
    Mapping
        The group's codes in the first year and in the second, by code of the first year.
    """
    followed = successors(start, end)
    predecessors: dict[str, set[str]] = {}
    for old, new_codes in followed.items():
        for new in new_codes:
            predecessors.setdefault(new, set()).add(old)
    groups: dict[str, Group] = {}
    for code in followed:
        if code in groups:
            continue
        old_codes: set[str] = {code}
        while True:
            new_codes_reached = {new for old in old_codes for new in followed[old]}
            wider = {old for new in new_codes_reached for old in predecessors[new]}
            if wider == old_codes:
                break
            old_codes = wider
        group = tuple(sorted(old_codes)), tuple(sorted(new_codes_reached))
        groups |= dict.fromkeys(old_codes, group)
    return groups


def _check(vintage: int) -> None:
    if vintage < FIRST_VINTAGE:
        raise ParameterError(
            f"Municipal codes of {vintage} are not known here.",
            remedy=f"They are known from {FIRST_VINTAGE}.",
        )
