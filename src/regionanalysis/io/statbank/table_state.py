"""What a table of Statbank is now: its variables and codes, and the queries to make of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from regionanalysis.classifications.industry_standards import (
    UNKNOWN_2025,
    UNKNOWN_INDUSTRY,
    IndustryStandard,
    all_divisions,
    groups,
)
from regionanalysis.classifications.municipality_codes import FIRST_VINTAGE, municipalities
from regionanalysis.errors import SourceError
from regionanalysis.io.statbank.tables import TableFacts

TIME, CONTENTS = "Tid", "ContentsCode"

# columns whose codes are those of municipalities
PLACES = ("region", "residence", "workplace")

# divisions that a table may lack, as those with no jobs anywhere
MAX_EMPTY_DIVISIONS = 5

# what stands before the code of a municipality or county in some tables, as in K_0301 and F_03
_PREFIX = re.compile(r"^[A-Z]{1,2}[_-](?=\d)")

# how a closed table is labelled, in the service's two languages
_CLOSED_LABEL = re.compile(r"\((avslutta serie|avsluttet serie|closed series|discontinued)", re.I)


@dataclass(frozen=True)
class Query:
    """One request for figures: the years, and the codes by variable."""

    years: tuple[int, ...]
    codes: Mapping[str, Sequence[str]]

    @property
    def cells(self) -> int:
        """Number of figures in the answer."""
        return prod(map(len, self.codes.values()))


@dataclass(frozen=True)
class TableState:
    """What a table is now.

    Attributes
    ----------
    updated
        Time of the last update, as stated.
    closed
        Whether no more figures come. None where the metadata do not say.
    codes
        Codes of every variable.
    names
        Name of every code, by variable.
    mandatory
        Variables that a query must state, with their codes.
    notes
        Notes that must be shown with the figures.
    """

    updated: str
    closed: bool | None
    codes: Mapping[str, tuple[str, ...]]
    names: Mapping[str, Mapping[str, str]]
    mandatory: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """Years the table has, oldest first."""
        return tuple(sorted(int(year) for year in self.codes[TIME]))

    def queries(self, facts: TableFacts, years: Sequence[int], max_cells: int) -> list[Query]:
        """Return the queries for some years: as few as the limit of cells allows.

        Years are joined as long as their codes fit. One year that does not fit alone is split.
        """
        joined: list[Query] = []
        for year in years:
            wider = self._query(facts, (*joined[-1].years, year)) if joined else None
            if wider and wider.cells <= max_cells:
                joined[-1] = wider
            else:
                joined.append(self._query(facts, (year,)))
        return [part for query in joined for part in _split(query, max_cells)]

    def _query(self, facts: TableFacts, years: tuple[int, ...]) -> Query:
        codes: dict[str, Sequence[str]] = {
            TIME: [str(year) for year in years],
            CONTENTS: list(facts.content.values()),
        }
        codes |= {variable: [value] for variable, value in facts.fixed.items()}
        codes |= {
            variable: self.selected(facts, column, years)
            for column, variable in facts.columns.items()
        }
        return Query(years, codes)

    def selected(self, facts: TableFacts, column: str, years: Sequence[int]) -> list[str]:
        """Return the codes of a column that are asked for in some years.

        Municipal codes that are in force in none of the years are not asked for. Those that are
        in force in some come as zero in the others, and are then left out of the rows.
        """
        codes = self.codes[facts.columns[column]]
        if column in facts.codes:
            return list(facts.codes[column])
        if column == "industry" and facts.level:
            level = codes_of_level(facts)
            return [code for code in codes if code in level]
        if column not in PLACES:
            return list(codes)
        in_force = {code for year in years for code in municipalities(max(year, FIRST_VINTAGE))}
        bare = {code: bare_code(code) for code in codes}
        return [
            *(code for code in codes if bare[code] in facts.aggregate),
            *(code for code in codes if bare[code] in in_force),
        ]


def bare_code(code: str) -> str:
    """Return the code of a region without what some tables write before it: 0301 of K_0301."""
    return _PREFIX.sub("", code)


def codes_of_level(facts: TableFacts) -> frozenset[str]:
    """Return the industry codes of the level that is asked for, with the total and the unknown."""
    standard = IndustryStandard(facts.standard)
    unknown = UNKNOWN_2025 if standard is IndustryStandard.SN2025 else UNKNOWN_INDUSTRY
    level = all_divisions(standard) if facts.level == "divisions" else {*groups(standard, "groups")}
    return frozenset({*level, unknown, facts.total_industry} - {""})


def table_state(stated: Mapping[str, Any], facts: TableFacts) -> TableState:
    """Return what a table is now from its metadata.

    Raises
    ------
    SourceError
        When it no longer has what is asked of it, or wants more to be stated.
    """
    names = {
        variable: {str(code): str(text) for code, text in entry["category"]["label"].items()}
        for variable, entry in stated["dimension"].items()
    }
    extension = stated.get("extension") or {}
    closed = extension.get("discontinued")
    if _CLOSED_LABEL.search(str(stated.get("label", ""))):
        closed = True
    notes = stated.get("note") or ()
    shown = extension.get("noteMandatory") or {}
    state = TableState(
        updated=str(stated.get("updated") or ""),
        closed=None if closed is None else bool(closed),
        codes={variable: tuple(codes) for variable, codes in names.items()},
        names=names,
        mandatory=tuple(
            variable
            for variable, entry in stated["dimension"].items()
            if (entry.get("extension") or {}).get("elimination") is False
        ),
        notes=tuple(str(note) for i, note in enumerate(notes) if shown.get(str(i))),
    )
    _check(facts, state)
    return state


def closed_table(facts: TableFacts) -> SourceError:
    """Return the error for a table that the service does not have, with its successor."""
    after = f" Table {facts.successor} continues it." if facts.successor else ""
    return SourceError(
        f"Table {facts.table} is closed or has another number.{after}",
        remedy="Correct its number in classifications/ssb_tables.toml.",
    )


def _check(facts: TableFacts, state: TableState) -> None:
    wanted = {TIME, CONTENTS, *facts.columns.values(), *facts.fixed}
    wrong = [f"variable {name}" for name in sorted(wanted - state.codes.keys())]
    stated = [(CONTENTS, code) for code in facts.content.values()]
    stated += list(facts.fixed.items())
    stated += [
        (facts.columns[column], code) for column, codes in facts.codes.items() for code in codes
    ]
    stated += [(facts.columns["industry"], code) for code in _lacking_of_level(facts, state)]
    wrong += [
        f"{variable} {value}"
        for variable, value in stated
        if variable in state.codes and value not in state.codes[variable]
    ]
    if wrong:
        raise SourceError(
            f"Table {facts.table} no longer has {_some(wrong)}; it has "
            f"{', '.join(state.codes)} with contents {_some(state.codes.get(CONTENTS, ()))}.",
            remedy="Correct classifications/ssb_tables.toml.",
            evidence=wrong,
        )
    unstated = [name for name in state.mandatory if name not in wanted]
    if unstated:
        has = "; ".join(f"{name} has {_some(state.codes[name])}" for name in unstated)
        raise SourceError(
            f"Table {facts.table} wants a value of {', '.join(unstated)}: {has}.",
            remedy="State the value under `fixed` in classifications/ssb_tables.toml.",
            evidence=unstated,
        )


def _lacking_of_level(facts: TableFacts, state: TableState) -> list[str]:
    """Return the codes of the level that a table lacks; none where a few divisions are empty."""
    if not facts.level:
        return []
    level = codes_of_level(facts) - {UNKNOWN_INDUSTRY, UNKNOWN_2025}
    lacking = sorted(level - {*state.codes.get(facts.columns["industry"], ())})
    few = facts.level == "divisions" and len(lacking) <= MAX_EMPTY_DIVISIONS
    return [] if few and facts.total_industry not in lacking else lacking


def _some(codes: Sequence[str]) -> str:
    return ", ".join(codes[:8]) + (f" and {len(codes) - 8} more" if len(codes) > 8 else "")  # noqa: PLR2004 - a line


def _split(query: Query, max_cells: int) -> list[Query]:
    """Return a query in halves until each fits the limit of cells."""
    variable = max(query.codes, key=lambda name: len(query.codes[name]))
    codes = query.codes[variable]
    if query.cells <= max_cells or len(codes) == 1:
        return [query]
    half = len(codes) // 2
    return [
        part
        for some in (codes[:half], codes[half:])
        for part in _split(Query(query.years, {**query.codes, variable: some}), max_cells)
    ]
