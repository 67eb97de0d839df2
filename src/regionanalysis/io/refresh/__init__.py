"""Downloading new figures: what is asked for, what has changed, and what went wrong.

One refresh of a folder runs at a time. What was downloaded whole is not asked for again, and what a
refresh that was killed has left half written is removed by the next.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from regionanalysis.core.files import remove_stale
from regionanalysis.errors import (
    OutputError,
    PartialRefreshError,
    RegionAnalysisError,
    SourceError,
)
from regionanalysis.io.refresh.boundaries import boundary_facts, refresh_boundaries
from regionanalysis.io.refresh.klass import KLASS, Klass
from regionanalysis.io.refresh.klass_snapshot import refresh_klass
from regionanalysis.io.refresh.sidecars import today
from regionanalysis.io.refresh.tables import Download
from regionanalysis.io.statbank.client import SSB, Statbank
from regionanalysis.io.statbank.service import UnreachableError
from regionanalysis.io.statbank.tables import snapshots_named, ssb_tables

# what can be asked for beside tables
CODES, OUTLINES = "klass", "boundaries"

LOCK = ".refresh.lock"

# the folder of answers that are not yet whole tables
PARTS = ".parts"

Say = Callable[[str], None]


@dataclass(frozen=True)
class RefreshOptions:
    """What to download, from where and to where.

    Attributes
    ----------
    folder
        Folder of the snapshots.
    tables
        Numbers of tables or names of snapshots, ``klass`` and ``boundaries``; all tables of
        figures where empty.
    start_year, end_year
        First and last year; those of the table where not given.
    dry_run
        Whether only to say what would be downloaded.
    accept
        Whether to put figures in place that look wrong, and to take in new municipal codes.
    force
        Whether to download what has not changed too.
    url
        Address of Statbank, or of KLASS or outlines where one of those is all that is asked for;
        the publisher's own where empty.
    """

    folder: Path
    tables: tuple[str, ...] = ()
    start_year: int | None = None
    end_year: int | None = None
    dry_run: bool = False
    accept: bool = False
    force: bool = False
    url: str = ""

    def names(self) -> list[str]:
        """Return what is asked for, each once.

        Raises
        ------
        ParameterError
            For a table that is not known.
        """
        names = [
            name
            for text in self.tables
            for name in ([text] if text in (CODES, OUTLINES) else snapshots_named(text))
        ]
        return list(dict.fromkeys(names)) or list(ssb_tables())


def refresh(
    options: RefreshOptions, say: Say, bank: Statbank | None = None, *, show: Say | None = None
) -> Sequence[str]:
    """Download what has changed, say what that is, and return the names of what is in place.

    A table that cannot be downloaded does not stop the others.

    Parameters
    ----------
    options
        What is downloaded, and where to.
    say
        Called with every line of what has changed.
    bank
        The service; that of the options if not given.
    show
        Called with every line of what goes on meanwhile; ``say`` if not given.

    Raises
    ------
    ParameterError
        For a table that is not known.
    UnreachableError
        When this machine has no way to the service; nothing is then written.
    OutputError
        When another refresh of the folder is running, or it cannot be written to.
    PartialRefreshError
        When tables could not be downloaded that no report reads, after the others.
    SourceError
        When others could not, after the rest.
    """
    names = options.names()
    tables = [name for name in names if name not in (CODES, OUTLINES)]
    if tables:
        bank = bank or Statbank(options.url or SSB)
        bank.connect()
    failures: dict[str, RegionAnalysisError] = {}
    with _alone(options):
        if bank is not None and tables:
            download = Download(
                bank,
                options.folder,
                say,
                years=(options.start_year, options.end_year),
                accept=options.accept,
                force=options.force,
                show=show,
            )
            failures |= download.dry_run(tables) if options.dry_run else download.run(tables)
        for name in names:
            if name in (CODES, OUTLINES):
                try:
                    say(_codes(options) if name == CODES else _outlines(options))
                except UnreachableError:
                    raise
                except RegionAnalysisError as cause:
                    say(f"{name}: {cause}")
                    failures[name] = cause
    if failures:
        raise _failure(names, failures)
    return names


def _failure(names: Sequence[str], failures: dict[str, RegionAnalysisError]) -> RegionAnalysisError:
    if len(names) == 1:
        return failures[names[0]]
    facts = ssb_tables()
    optional = all(name in facts and not facts[name].needed for name in failures)
    kind = PartialRefreshError if optional else SourceError
    rest = "; no report reads them" if optional else "; the others are in place"
    return kind(
        f"{len(failures)} of {len(names)} tables could not be downloaded: "
        f"{', '.join(failures)}{rest if len(failures) < len(names) else ''}.",
        remedy=f"Run `regionanalysis refresh {' '.join(failures)}` again later.",
        evidence=list(failures),
    )


@contextmanager
def _alone(options: RefreshOptions) -> Iterator[None]:
    """Keep other refreshes of the folder out, and remove what killed ones left half written.

    A refresh that puts nothing in place leaves no folder that was not there.
    """
    if options.dry_run:
        yield
        return
    folder = options.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK, timeout=0)
        lock.acquire()
    except Timeout as cause:
        raise OutputError(
            f"Another refresh is downloading tables to {folder}.",
            remedy="Wait until it is done; its tables are then there.",
        ) from cause
    except OSError as cause:
        raise OutputError(
            f"Cannot write snapshots to {folder}: {cause.strerror or cause}.",
            remedy="Choose a place that can be written to.",
        ) from cause
    try:
        remove_stale(folder)
        yield
    finally:
        with suppress(OSError):
            (folder / PARTS).rmdir()
        empty = [path.name for path in folder.iterdir()] == [LOCK]
        if empty:
            (folder / LOCK).unlink(missing_ok=True)
        lock.release()
        if empty:
            with suppress(OSError):
                folder.rmdir()


def _codes(options: RefreshOptions) -> str:
    date, address = today(), options.url or KLASS
    if options.dry_run:
        return f"{CODES}: would download the municipalities of {date} from {address}"
    return refresh_klass(Klass(address), options.folder, date, accept=options.accept)


def _outlines(options: RefreshOptions) -> str:
    if options.dry_run:
        facts = boundary_facts()
        return f"{OUTLINES}: would download {facts.title} from {options.url or facts.url}"
    return refresh_boundaries(options.folder, options.url)
