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
from io import BytesIO
from pathlib import Path

import pandas as pd

from regionanalysis.classifications.municipality_codes import spells_of
from regionanalysis.core.files import write_all_atomic, write_atomic
from regionanalysis.core.names import without_no_width
from regionanalysis.errors import OutputError, ParameterError, ProvenanceError
from regionanalysis.io.refresh.changes import Changes, changes_between
from regionanalysis.io.refresh.continuations import is_closed
from regionanalysis.io.refresh.plausible import implausible, refuse
from regionanalysis.io.refresh.sidecars import LICENCE, PRODUCER, sidecar, today
from regionanalysis.io.statbank.answers import whole_figures
from regionanalysis.io.statbank.client import RenewedError, Statbank
from regionanalysis.io.statbank.marks import MARK
from regionanalysis.io.statbank.table_state import TIME, Query, TableState, bare_code
from regionanalysis.io.statbank.tables import TableFacts, ssb_tables
from regionanalysis.panel.provenance import Origin, read_origin, read_verified

NAMED = {"region": "region_name", "industry": "industry_name"}

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
    _last(last, all_years=years == years_between(facts, state, None, None), read=False)
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
    before = _last(folder / f"{name}.csv", all_years=plan.years == whole)
    _make(plan.parts, folder)
    for query in plan.missing:
        progress(_years_text(query.years))
        write_atomic(plan.part(query), _csv(bank.rows(facts, plan.state, query)))
    found = pd.concat([_read(plan.part(query)) for query in plan.queries], ignore_index=True)
    found = _with_names(found, facts, plan.state)
    problems = implausible(facts, before, found)
    if problems and not accept:
        # they may be other figures the next time, with the same time of update
        shutil.rmtree(plan.parts, ignore_errors=True)
        raise refuse(facts, name, problems)
    changes = changes_between(name, facts, before, found)
    table, cleaned = _cleaned(_with_other_years(found, before, facts))
    text = _csv(table)
    closed = is_closed(bank, facts, plan.state)
    stated = _sidecar(plan, table, text, closed=closed, accepted="; ".join(problems))
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
        and origin.query == _query_text(facts, years)
    )


def last_origin(folder: Path, name: str) -> Origin | None:
    """Return the origin of the last snapshot, if there is one."""
    try:
        return read_origin(folder / f"{name}.toml")
    except ProvenanceError:
        return None


def _last(path: Path, *, all_years: bool, read: bool = True) -> pd.DataFrame | None:
    """Return the last snapshot, if there is one that is what its sidecar describes.

    One that is not, as when a refresh was killed between the two, is downloaded again as a whole:
    its years must not be taken over under a new checksum.

    Raises
    ------
    ProvenanceError
        When it is not, and only some years are asked for.
    """
    if not path.is_file() or (all_years and not read):
        return None
    try:
        content, _ = read_verified(path)
    except ProvenanceError as cause:
        if all_years:
            return None
        raise ProvenanceError(
            f"The years that are not asked for cannot stay: {cause.message}",
            remedy="Run it without --from and --to, so that all years are downloaded again.",
            evidence=cause.evidence,
        ) from cause
    return _parsed(content) if read else None


def _with_other_years(
    found: pd.DataFrame, before: pd.DataFrame | None, facts: TableFacts
) -> pd.DataFrame:
    """Return what was downloaded with the years of the last snapshot that were not.

    A last snapshot with other columns was of something else, and is replaced.
    """
    columns = [name for name in found.columns if not name.endswith(MARK)]
    both = [found]
    if before is not None and set(columns) == {
        name for name in before.columns if not name.endswith(MARK)
    }:
        kept = before[~before["year"].isin(found["year"].unique())]
        both = [table for table in (kept, found) if not table.empty]
    keys = [*facts.columns, "year"]
    order = ["year", *facts.columns]
    table = pd.concat(both, ignore_index=True).sort_values(order, kind="stable", ignore_index=True)
    # marks beside their figures, where there are any
    marks = [f"{name}{MARK}" for name in facts.content]
    marks = [name for name in marks if name in table.columns and table[name].notna().any()]
    names = [name for name in columns if name not in (*keys, *facts.content)]
    return whole_figures(table[[*keys, *facts.content, *marks, *names]], facts)


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
    """Return what tells one state of a table, and of what is asked of it, from another."""
    asked = [facts.model_dump(mode="json"), state.updated, [dict(query.codes) for query in queries]]
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()[:12]


def _with_names(table: pd.DataFrame, facts: TableFacts, state: TableState) -> pd.DataFrame:
    """Return a table with names: municipalities as they are called here, others as stated.

    The service's names of municipalities may be in two languages, and with years.
    """
    for column, name in NAMED.items():
        if column in facts.columns:
            stated = state.names[facts.columns[column]]
            names = {bare_code(code): name for code, name in stated.items()}
            if column == "region":
                names |= {code: spells_of(code)[-1].name for code in names if spells_of(code)}
            table[name] = table[column].map(names).fillna(table[column])
    return table


def _cleaned(table: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return a table with names as they are seen, and those that were otherwise.

    A panel refuses names with more to them than is seen, and here the publisher's slip is known.
    """
    columns = [name for name in NAMED.values() if name in table.columns]
    seen = table[columns].map(without_no_width, na_action="ignore")
    other = (seen != table[columns]) & seen.notna()
    cleaned = [name for column in columns for name in seen.loc[other[column], column].unique()]
    return table.assign(**{column: seen[column] for column in columns}), tuple(cleaned)


def _query_text(facts: TableFacts, years: Sequence[int]) -> str:
    """Return what is asked of a table, as a sidecar has it."""
    query: dict[str, object] = {
        **facts.fixed,
        "ContentsCode": ",".join(facts.content.values()),
        TIME: _years_text(sorted(years)),
    }
    query |= dict.fromkeys(facts.eliminated, "left out")
    query |= {facts.columns[column]: ",".join(codes) for column, codes in facts.codes.items()}
    if facts.level:
        query[facts.columns["industry"]] = facts.level
    return json.dumps(query, ensure_ascii=False, sort_keys=True)


def _years_text(years: Sequence[int]) -> str:
    return f"{years[0]}-{years[-1]}" if len(years) > 1 else str(years[0])


def _sidecar(
    plan: SnapshotPlan, table: pd.DataFrame, text: str, *, closed: bool, accepted: str
) -> str:
    facts, state = plan.facts, plan.state
    years = sorted(int(year) for year in table["year"].unique())
    notes = " ".join(" ".join(note.split()) for note in map(without_no_width, state.notes))
    optional = {"closed": "yes" if closed else "", "accepted": accepted, "notes": notes}
    return sidecar(
        plan.name,
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
        query=_query_text(facts, years),
        cells=str(len(table) * len(facts.content)),
        **{name: value for name, value in optional.items() if value},
    )


def _csv(table: pd.DataFrame) -> str:
    return table.to_csv(index=False, lineterminator="\n")


def _read(path: Path) -> pd.DataFrame:
    return _parsed(path.read_bytes())


def _parsed(content: bytes) -> pd.DataFrame:
    """Return a table that was written here: texts, and figures with empty ones unknown."""
    columns = pd.read_csv(BytesIO(content), nrows=0).columns
    figures = {"year", *(name for facts in ssb_tables().values() for name in facts.content)}
    texts = [name for name in columns if name not in figures]
    return pd.read_csv(
        BytesIO(content),
        dtype=dict.fromkeys(texts, "str"),
        keep_default_na=False,
        na_values=[""],
    )
