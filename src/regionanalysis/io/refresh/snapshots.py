"""Snapshots of tables: brought year by year, put in place whole, and compared with the last.

A year that has been brought is kept as a part until the snapshot is whole, so that a refresh that
was interrupted goes on where it was, and what was whole is not asked for again. A part is of one
state of the table: when the producer has updated it, all are brought anew. Years that were not
asked for stay as they were.
"""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd

from regionanalysis.core.files import write_all_atomic, write_atomic
from regionanalysis.core.names import without_no_width
from regionanalysis.errors import OutputError, ParameterError, ProvenanceError
from regionanalysis.io.readers.table import parse_table
from regionanalysis.io.refresh.changes import Changes, changes_between
from regionanalysis.io.refresh.sidecars import LICENCE, PRODUCER, sidecar, today
from regionanalysis.io.statbank.answers import whole_figures
from regionanalysis.io.statbank.client import Statbank
from regionanalysis.io.statbank.marks import MARK
from regionanalysis.io.statbank.table_state import TableState
from regionanalysis.io.statbank.tables import TableFacts
from regionanalysis.panel.provenance import read_verified

NAMED = {"region": "region_name", "industry": "industry_name"}


def refresh_snapshot(
    bank: Statbank,
    name: str,
    facts: TableFacts,
    folder: Path,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    progress: Callable[[str], None] = lambda _line: None,
) -> Changes:
    """Bring a table, put it in place with its sidecar, and return what has changed.

    Raises
    ------
    SourceError, ParameterError, ProvenanceError, OutputError
        When the table cannot be had, has no such years, the last snapshot has other years and is
        not what its sidecar describes, or the folder cannot be written to. The last snapshot is
        then as it was.
    """
    state = bank.state(facts)
    years = asked_years(facts, state, start_year, end_year)
    whole = asked_years(facts, state, None, None)
    before = _last(folder / f"{name}.csv", all_years=years == whole)
    parts = folder / ".parts" / f"{name}-{_mark(facts, state)}"
    try:
        parts.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise OutputError(
            f"Cannot write snapshots to {folder}: {cause.strerror or cause}.",
            remedy="Choose a place that can be written to.",
        ) from cause
    for at, year in enumerate(years, start=1):
        part = parts / f"{year}.csv"
        if not part.is_file():
            progress(f"{name}: {year} ({at} of {len(years)})")
            write_atomic(part, _csv(bank.year(facts, state, year)))
    brought = pd.concat([_read(parts / f"{year}.csv") for year in years], ignore_index=True)
    brought = _with_names(brought, facts, state)
    changes = changes_between(name, facts, before, brought)
    table, mended = _mended(_with_other_years(brought, before, facts))
    text = _csv(table)
    # one without the other is found out when they are opened
    write_all_atomic(
        {
            folder / f"{name}.csv": text,
            folder / f"{name}.toml": _sidecar(name, facts, state, table, text),
        }
    )
    for part in parts.parent.glob(f"{name}-*"):
        shutil.rmtree(part, ignore_errors=True)
    return replace(changes, mended=mended)


def _last(path: Path, *, all_years: bool) -> pd.DataFrame | None:
    """Return the last snapshot, if there is one that is what its sidecar describes.

    One that is not, as when a refresh was killed between the two, is brought anew as a whole: its
    years must not be taken over under a new checksum.

    Raises
    ------
    ProvenanceError
        When it is not, and only some years are asked for.
    """
    if not path.is_file():
        return None
    try:
        content, _ = read_verified(path)
    except ProvenanceError as cause:
        if all_years:
            return None
        raise ProvenanceError(
            f"The years that are not asked for cannot stay: {cause.message}",
            remedy="Run it without --from and --to, so that all years are brought anew.",
            evidence=cause.evidence,
        ) from cause
    return parse_table(content, path.name)


def _with_other_years(
    brought: pd.DataFrame, before: pd.DataFrame | None, facts: TableFacts
) -> pd.DataFrame:
    """Return what was brought with the years of the last snapshot that were not.

    A last snapshot with other columns was of something else, and is replaced.
    """
    columns = [name for name in brought.columns if not name.endswith(MARK)]
    both = [brought]
    if before is not None and set(columns) == {
        name for name in before.columns if not name.endswith(MARK)
    }:
        kept = before[~before["year"].isin(brought["year"].unique())]
        both = [one for one in (kept, brought) if not one.empty]
    table = pd.concat(both, ignore_index=True).sort_values("year", kind="stable", ignore_index=True)
    # marks beside their figures, where there are any
    marks = [f"{name}{MARK}" for name in facts.content]
    marks = [name for name in marks if name in table.columns and table[name].notna().any()]
    keys = [*facts.columns, "year"]
    names = [name for name in columns if name not in (*keys, *facts.content)]
    return whole_figures(table[[*keys, *facts.content, *marks, *names]], facts)


def asked_years(
    facts: TableFacts, state: TableState, start_year: int | None, end_year: int | None
) -> tuple[int, ...]:
    """Return the years of a table between two years.

    Raises
    ------
    ParameterError
        When it has none.
    """
    first = facts.first_year if start_year is None else start_year
    last = state.years[-1] if end_year is None else end_year
    years = tuple(year for year in state.years if first <= year <= last)
    if not years:
        raise ParameterError(
            f"Table {facts.table} has no year from {first} to {last}.",
            remedy=f"It has {state.years[0]}-{state.years[-1]}.",
        )
    return years


def _mark(facts: TableFacts, state: TableState) -> str:
    """Return what tells one state of a table, and of what is asked of it, from another."""
    asked = json.dumps([facts.model_dump(mode="json"), state.updated], sort_keys=True)
    return hashlib.sha256(asked.encode()).hexdigest()[:12]


def _with_names(table: pd.DataFrame, facts: TableFacts, state: TableState) -> pd.DataFrame:
    for column, name in NAMED.items():
        if column in facts.columns:
            names = state.names[facts.columns[column]]
            table[name] = table[column].map(names).fillna(table[column])
    return table


def _mended(table: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return a table with names as they are seen, and those that were otherwise.

    A panel refuses names with more to them than is seen, and here the publisher's slip is known.
    """
    columns = [name for name in NAMED.values() if name in table.columns]
    seen = table[columns].map(without_no_width, na_action="ignore")
    other = (seen != table[columns]) & seen.notna()
    mended = [name for column in columns for name in seen.loc[other[column], column].unique()]
    return table.assign(**{column: seen[column] for column in columns}), tuple(mended)


def _sidecar(
    name: str,
    facts: TableFacts,
    state: TableState,
    table: pd.DataFrame,
    text: str,
) -> str:
    years = sorted(int(year) for year in table["year"].unique())
    query = {**facts.fixed, "Tid": f"{years[0]}-{years[-1]}"}
    return sidecar(
        name,
        text.encode(),
        producer=PRODUCER,
        title=facts.title,
        table=f"tabell {facts.table}",
        unit=facts.unit,
        place=facts.place,
        period=f"{years[0]}–{years[-1]}",
        date=state.updated[:10] or today(),
        date_kind="published" if state.updated else "accessed",
        concept=facts.concept,
        standard=facts.standard,
        disguised=facts.disguised,
        licence=LICENCE,
        url=f"https://www.ssb.no/statbank/table/{facts.table}",
        updated=state.updated,
        query=json.dumps(query, ensure_ascii=False, sort_keys=True),
        cells=str(len(table) * len(facts.content)),
    )


def _csv(table: pd.DataFrame) -> str:
    return table.to_csv(index=False, lineterminator="\n")


def _read(path: Path) -> pd.DataFrame:
    return parse_table(path.read_bytes(), path.name)
