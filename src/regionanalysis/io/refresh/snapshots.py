"""Snapshots of tables: downloaded in few queries, checked, and put in place whole.

The answer to a query is kept as a part until the snapshot is whole, so that an interrupted refresh
resumes. Parts are of one state of the table: when the producer has updated it, all are downloaded
again. Years that were not asked for stay as they were.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from regionanalysis.core.files import write_all_atomic, write_atomic
from regionanalysis.errors import OutputError, ParameterError, ProvenanceError
from regionanalysis.io.refresh.changes import Changes, changes_between
from regionanalysis.io.refresh.continuations import is_closed
from regionanalysis.io.refresh.plausible import implausible, refuse
from regionanalysis.io.refresh.snapshot_files import (
    csv_text,
    last_snapshot,
    read_part,
    with_clean_names,
    with_names,
    with_other_years,
)
from regionanalysis.io.refresh.snapshot_sidecar import query_text, sidecar_text, years_text
from regionanalysis.io.statbank.client import RenewedError, Statbank
from regionanalysis.io.statbank.table_state import Query, TableState
from regionanalysis.io.statbank.tables import TableFacts
from regionanalysis.panel.provenance import read_verified

Progress = Callable[[str], None]


@dataclass(frozen=True)
class SnapshotPlan:
    """What is to be downloaded of a table.

    Attributes
    ----------
    state
        What the table is now.
    years
        Years that are asked for.
    queries
        Queries to make; none where the snapshot is up to date.
    missing
        Those of them whose answers are not kept from an interrupted refresh.
    parts
        Folder of the answers.
    """

    name: str
    facts: TableFacts
    folder: Path
    state: TableState
    years: tuple[int, ...]
    queries: tuple[Query, ...]
    missing: tuple[Query, ...]
    parts: Path

    @property
    def unchanged(self) -> bool:
        """Whether the last snapshot is of the same state of the table."""
        return not self.queries

    def part(self, query: Query) -> Path:
        """Return where the answer to a query is kept."""
        return self.parts / f"{self.queries.index(query):03}-{query.years[0]}.csv"


def plan_snapshot(
    bank: Statbank,
    name: str,
    facts: TableFacts,
    folder: Path,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    force: bool = False,
) -> SnapshotPlan:
    """Return what is to be downloaded of a table: nothing where its snapshot is of the same state.

    Parameters
    ----------
    start_year, end_year
        First and last year; those of the table where not given.
    force
        Whether to download what has not changed too.

    Raises
    ------
    SourceError
        When the table is not there, or no longer has what is asked of it.
    ParameterError
        When it has no such years.
    ProvenanceError
        When only some years are asked for, and the others are not what their sidecar describes.
    """
    state = bank.state(facts)
    years = years_between(facts, state, start_year, end_year)
    last = folder / f"{name}.csv"
    last_snapshot(last, all_years=years == years_between(facts, state, None, None), read=False)
    queries: tuple[Query, ...] = ()
    if force or not _is_current(last, facts, state, years):
        queries = tuple(state.queries(facts, years, bank.max_cells))
    parts = folder / ".parts" / f"{name}-{_mark(facts, state, queries)}"
    plan = SnapshotPlan(name, facts, folder, state, years, queries, (), parts)
    return replace(
        plan, missing=tuple(query for query in queries if not plan.part(query).is_file())
    )


def download_snapshot(
    bank: Statbank,
    plan: SnapshotPlan,
    *,
    accept: bool = False,
    progress: Progress = lambda _line: None,
) -> Changes:
    """Download a table, put it in place with its sidecar, and return what has changed.

    Parameters
    ----------
    accept
        Whether to put figures in place that look wrong.
    progress
        Called with the years of every query before it is made.

    Raises
    ------
    RenewedError
        When the table is updated meanwhile.
    ImplausibleError
        When the figures look wrong.
    SourceError, ProvenanceError, OutputError
        When the table cannot be downloaded, the last snapshot has other years and is not what its
        sidecar describes, or the folder cannot be written to. The last snapshot is then as it was.
    """
    name, facts, folder = plan.name, plan.facts, plan.folder
    whole = years_between(facts, plan.state, None, None)
    before = last_snapshot(folder / f"{name}.csv", all_years=plan.years == whole)
    _make(plan.parts, folder)
    for query in plan.missing:
        progress(years_text(query.years))
        write_atomic(plan.part(query), csv_text(bank.rows(facts, plan.state, query)))
    found = pd.concat([read_part(plan.part(query)) for query in plan.queries], ignore_index=True)
    found = with_names(found, facts, plan.state)
    problems = implausible(facts, before, found)
    if problems and not accept:
        # they may be other figures the next time, with the same time of update
        shutil.rmtree(plan.parts, ignore_errors=True)
        raise refuse(facts, name, problems)
    changes = changes_between(name, facts, before, found)
    table, cleaned = with_clean_names(with_other_years(found, before, facts))
    text = csv_text(table)
    closed = is_closed(bank, facts, plan.state)
    stated = sidecar_text(
        name, facts, plan.state, table, text, closed=closed, accepted="; ".join(problems)
    )
    # one without the other is found when they are opened
    write_all_atomic({folder / f"{name}.csv": text, folder / f"{name}.toml": stated})
    for part in plan.parts.parent.glob(f"{name}-*"):
        shutil.rmtree(part, ignore_errors=True)
    return replace(changes, cleaned=cleaned, accepted=problems, closed=closed)


def refresh_snapshot(
    bank: Statbank,
    name: str,
    facts: TableFacts,
    folder: Path,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    accept: bool = False,
    force: bool = False,
    progress: Progress = lambda _line: None,
) -> Changes | None:
    """Download a table that has changed, and return what has changed; None where nothing has.

    A table that is updated while it is downloaded is downloaded again, once. Parameters and errors
    are those of `plan_snapshot` and `download_snapshot`.
    """

    def plan() -> SnapshotPlan:
        return plan_snapshot(
            bank, name, facts, folder, start_year=start_year, end_year=end_year, force=force
        )

    found = plan()
    if found.unchanged:
        return None
    try:
        return download_snapshot(bank, found, accept=accept, progress=progress)
    except RenewedError:
        bank.state(facts, again=True)
        return download_snapshot(bank, plan(), accept=accept, progress=progress)


def _make(parts: Path, folder: Path) -> None:
    try:
        parts.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise OutputError(
            f"Cannot write snapshots to {folder}: {cause.strerror or cause}.",
            remedy="Choose a place that can be written to.",
        ) from cause


def _is_current(path: Path, facts: TableFacts, state: TableState, years: tuple[int, ...]) -> bool:
    """Return whether a snapshot has these years of this state of the table."""
    try:
        origin = read_verified(path)[1]
    except ProvenanceError:
        return False
    return (
        bool(state.updated)
        and origin.updated == state.updated
        and origin.query == query_text(facts, years)
    )


def years_between(
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


def _mark(facts: TableFacts, state: TableState, queries: Sequence[Query]) -> str:
    """Return a hash of the state of a table and of the queries sent to it."""
    asked = [facts.model_dump(mode="json"), state.updated, [dict(query.codes) for query in queries]]
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:12]
