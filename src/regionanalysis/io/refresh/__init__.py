"""Bringing new figures: what is asked for, what has come, and what went wrong.

One refresh of a folder runs at a time. What was brought whole is never asked for again, and what a
refresh that was killed has left half written is removed by the next.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from regionanalysis.core.files import remove_stale
from regionanalysis.errors import OutputError, RegionAnalysisError, SourceError
from regionanalysis.io.refresh.boundaries import boundary_facts, refresh_boundaries
from regionanalysis.io.refresh.klass import KLASS, Klass
from regionanalysis.io.refresh.klass_snapshot import refresh_klass
from regionanalysis.io.refresh.sidecars import today
from regionanalysis.io.refresh.snapshots import asked_years, refresh_snapshot
from regionanalysis.io.statbank.client import SSB, Statbank
from regionanalysis.io.statbank.tables import snapshots_named, ssb_tables

# what can be asked for beside tables
CODES, OUTLINES = "klass", "boundaries"

LOCK = ".refresh.lock"


@dataclass(frozen=True)
class Refreshing:
    """What to bring, from where and to where.

    Attributes
    ----------
    tables
        Numbers of tables or names of snapshots, ``klass`` and ``boundaries``; all tables of
        figures where empty.
    dry_run
        Whether only to tell what would be brought.
    url
        Address of Statbank, or of KLASS or outlines where one of those is all that is asked for;
        the publisher's own where empty.
    """

    folder: Path
    tables: tuple[str, ...] = ()
    start_year: int | None = None
    end_year: int | None = None
    dry_run: bool = False
    url: str = ""

    def names(self) -> list[str]:
        """Return what is asked for, each once.

        Raises
        ------
        ParameterError
            For a table that is not known.
        """
        asked = [
            name
            for one in self.tables
            for name in ([one] if one in (CODES, OUTLINES) else snapshots_named(one))
        ]
        return list(dict.fromkeys(asked)) or list(ssb_tables())


def refresh(
    asked: Refreshing, say: Callable[[str], None], bank: Statbank | None = None
) -> Sequence[str]:
    """Bring tables one by one and tell what changed; return the names of those brought.

    A table that cannot be had does not stop the others.

    Raises
    ------
    ParameterError
        For a table that is not known.
    OutputError
        When another refresh of the folder is running, or it cannot be written to.
    SourceError
        When any could not be had, after the others have been brought.
    """
    names = asked.names()
    if bank is None and not {CODES, OUTLINES} >= set(names):
        bank = Statbank(asked.url or SSB)
    brought, failed = [], []
    with _alone(asked):
        for name in names:
            try:
                say(_one(asked, name, bank, say))
                brought.append(name)
            except RegionAnalysisError as cause:
                say(f"{name}: {cause}")
                failed.append(cause)
    if len(names) == 1 and failed:
        raise failed[0]
    if failed:
        lacking = [name for name in names if name not in brought]
        raise SourceError(
            f"{len(failed)} of {len(names)} tables could not be brought: {', '.join(lacking)}.",
            remedy="The others are in place; run the same again for these.",
            evidence=lacking,
        )
    return brought


@contextmanager
def _alone(asked: Refreshing) -> Iterator[None]:
    """Keep other refreshes of the folder out, and remove what killed ones left half written."""
    if asked.dry_run:
        yield
        return
    try:
        asked.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(asked.folder / LOCK, timeout=0)
        lock.acquire()
    except Timeout as cause:
        raise OutputError(
            f"Another refresh is bringing tables to {asked.folder}.",
            remedy="Wait until it is done; what it brings is then there.",
        ) from cause
    except OSError as cause:
        raise OutputError(
            f"Cannot write snapshots to {asked.folder}: {cause.strerror or cause}.",
            remedy="Choose a place that can be written to.",
        ) from cause
    try:
        remove_stale(asked.folder)
        yield
    finally:
        lock.release()


def _one(asked: Refreshing, name: str, bank: Statbank | None, say: Callable[[str], None]) -> str:
    if name == CODES:
        return _codes(asked, today())
    if name == OUTLINES:
        return _outlines(asked)
    assert bank is not None  # noqa: S101 - one is made for every table
    facts = ssb_tables()[name]
    if asked.dry_run:
        state = bank.state(facts)
        years = asked_years(facts, state, asked.start_year, asked.end_year)
        return f"{name}: would bring {years[0]}-{years[-1]} (updated {state.updated or 'unknown'})"
    changes = refresh_snapshot(
        bank,
        name,
        facts,
        asked.folder,
        start_year=asked.start_year,
        end_year=asked.end_year,
        progress=say,
    )
    return changes.told()


def _codes(asked: Refreshing, date: str) -> str:
    if asked.dry_run:
        return f"{CODES}: would bring the municipalities of {date} from {asked.url or KLASS}"
    return refresh_klass(Klass(asked.url or KLASS), asked.folder, date)


def _outlines(asked: Refreshing) -> str:
    if asked.dry_run:
        facts = boundary_facts()
        return f"{OUTLINES}: would bring {facts.title} from {asked.url or facts.url}"
    return refresh_boundaries(asked.folder, asked.url)
