"""Municipalities, each with the codes it has had."""

import re
from dataclasses import dataclass
from functools import cache

from regionanalysis.classifications.municipality_codes import (
    LAST_VINTAGE,
    CodeSpell,
    code_changes,
    spells_of,
    successors_in,
)
from regionanalysis.errors import ParameterError


@dataclass(frozen=True)
class Municipality:
    """A municipality, with the codes it has had while nothing but its code changed.

    Attributes
    ----------
    name
        The name, without the county in brackets that some have.
    spells
        Its codes, oldest first.
    """

    name: str
    spells: tuple[CodeSpell, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, oldest first."""
        return tuple(dict.fromkeys(spell.code for spell in self.spells))

    def code_at(self, vintage: int) -> str:
        """Return the code in force in a year; the first or last code outside the known years."""
        return next((s.code for s in self.spells if vintage <= s.end), self.spells[-1].code)


def short_name(name: str) -> str:
    """Return a municipality's name without the county in brackets: ``"Våler (Innlandet)"``."""
    return re.sub(r" \(.*\)$", "", name)


def municipality_name(code: str) -> str:
    """Return the short name behind a code, its newest; the code itself if it is not known."""
    spells = spells_of(code)
    return short_name(spells[-1].name) if spells else code


@cache
def municipality(code: str, vintage: int = LAST_VINTAGE) -> Municipality:
    """Return the municipality of a code of a year, with the codes it had before and after.

    A municipality that was merged with another begins, or ends, there.

    Raises
    ------
    ParameterError
        For a code that is not in force in the year.
    """
    start = next((spell for spell in spells_of(code) if spell.covers(vintage)), None)
    if start is None:
        raise ParameterError(f"There is no municipality {code} in {vintage}.")
    spells = [start]
    while (earlier := _recoded(spells[0], before=True)) is not None:
        spells.insert(0, earlier)
    while (later := _recoded(spells[-1], before=False)) is not None:
        spells.append(later)
    return Municipality(short_name(start.name), tuple(spells))


def _recoded(spell: CodeSpell, *, before: bool) -> CodeSpell | None:
    """Return the spell next to one, in which the same municipality had another code or name."""
    year = spell.start - 1 if before else spell.end + 1
    if before:
        codes = [old for old, news in successors_in(spell.start).items() if spell.code in news]
    else:
        codes = list(successors_in(year).get(spell.code, ()))
    codes = codes or [spell.code]
    kinds = {
        change.kind
        for change in code_changes()
        if change.year == max(year, spell.start) and spell.code in (change.old, change.new)
    }
    if len(codes) != 1 or not kinds <= {"recode"}:
        return None
    return next((other for other in spells_of(codes[0]) if other.covers(year)), None)
