"""What a table of Statbank is now: its variables and codes, and which of them to ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from regionanalysis.classifications.municipality_codes import FIRST_VINTAGE, municipalities
from regionanalysis.errors import SourceError
from regionanalysis.io.statbank.tables import TableFacts

TIME, CONTENTS = "Tid", "ContentsCode"

# columns whose codes are those of municipalities
PLACES = ("region", "residence", "workplace")


@dataclass(frozen=True)
class TableState:
    """What a table is now.

    Attributes
    ----------
    updated
        When it was last updated, as stated.
    codes
        Codes of every variable.
    names
        Name of every code, by variable.
    """

    updated: str
    codes: Mapping[str, tuple[str, ...]]
    names: Mapping[str, Mapping[str, str]]

    @property
    def years(self) -> tuple[int, ...]:
        """Years the table has, oldest first."""
        return tuple(sorted(int(year) for year in self.codes[TIME]))

    def query(self, facts: TableFacts, year: int) -> dict[str, list[str]]:
        """Return what is asked of a table for one year: codes by variable.

        Municipal codes that are not in force in the year are not asked for: the answer would be
        zero, and that is absent.
        """
        asked = {TIME: [str(year)], CONTENTS: list(facts.content.values())}
        asked |= {variable: [value] for variable, value in facts.fixed.items()}
        return asked | {
            variable: self._codes(variable, column, facts, year)
            for column, variable in facts.columns.items()
        }

    def _codes(self, variable: str, column: str, facts: TableFacts, year: int) -> list[str]:
        codes = list(self.codes[variable])
        if column not in PLACES:
            return codes
        in_force = municipalities(max(year, FIRST_VINTAGE))
        return [
            *(code for code in facts.aggregate if code in codes),
            *(code for code in codes if code in in_force),
        ]


def table_state(stated: Mapping[str, Any], facts: TableFacts) -> TableState:
    """Return what a table is now from its metadata.

    Raises
    ------
    SourceError
        When it is closed, or no longer has what is asked of it.
    """
    if stated.get("extension", {}).get("px", {}).get("discontinued"):
        raise closed(facts)
    names = {
        variable: {str(code): str(text) for code, text in one["category"]["label"].items()}
        for variable, one in stated["dimension"].items()
    }
    found = TableState(
        updated=str(stated.get("updated", "")),
        codes={variable: tuple(codes) for variable, codes in names.items()},
        names=names,
    )
    _check(facts, found)
    return found


def closed(facts: TableFacts) -> SourceError:
    """Return the error for a table that is closed, with the one that has taken over."""
    after = f" Table {facts.successor} has taken over." if facts.successor else ""
    return SourceError(
        f"Table {facts.table} is closed or has another number.{after}",
        remedy="Correct its number in classifications/ssb_tables.toml.",
    )


def _check(facts: TableFacts, state: TableState) -> None:
    asked = {TIME, CONTENTS, *facts.columns.values(), *facts.fixed}
    missing = sorted(asked - state.codes.keys())
    wrong = [f"variable {name}" for name in missing]
    wrong += [
        f"{variable} {value}"
        for variable, value in (
            *((CONTENTS, code) for code in facts.content.values()),
            *facts.fixed.items(),
        )
        if variable in state.codes and value not in state.codes[variable]
    ]
    if wrong:
        raise SourceError(
            f"Table {facts.table} no longer has {', '.join(wrong)}; it has "
            f"{', '.join(state.codes)} with contents {', '.join(state.codes.get(CONTENTS, ()))}.",
            remedy="Correct classifications/ssb_tables.toml.",
            evidence=wrong,
        )
