"""Bringing new figures: what is asked for, what has come, and what went wrong."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from regionanalysis.errors import RegionAnalysisError, SourceError
from regionanalysis.sources.snapshots import asked_years, refresh_snapshot
from regionanalysis.sources.ssb import SSB, Statbank
from regionanalysis.sources.ssb_tables import snapshots_named, ssb_tables


@dataclass(frozen=True)
class Refreshing:
    """What to bring, from where and to where.

    Attributes
    ----------
    tables
        Numbers of tables or names of snapshots; all where empty.
    dry_run
        Whether only to tell what would be brought.
    """

    folder: Path
    tables: tuple[str, ...] = ()
    start_year: int | None = None
    end_year: int | None = None
    dry_run: bool = False
    url: str = SSB


def refresh(
    asked: Refreshing, say: Callable[[str], None], bank: Statbank | None = None
) -> Sequence[str]:
    """Bring tables one by one and tell what changed; return the names of those brought.

    A table that cannot be had does not stop the others.

    Raises
    ------
    ParameterError
        For a table that is not known.
    SourceError
        When any could not be had, after the others have been brought.
    """
    names = [name for one in asked.tables for name in snapshots_named(one)] or list(ssb_tables())
    bank = Statbank(asked.url) if bank is None else bank
    brought, failed = [], []
    for name in dict.fromkeys(names):
        try:
            say(_one(asked, name, bank, say))
            brought.append(name)
        except RegionAnalysisError as cause:
            say(f"{name}: {cause}")
            failed.append(name)
    if failed:
        raise SourceError(
            f"{len(failed)} of {len(brought) + len(failed)} tables could not be brought: "
            f"{', '.join(failed)}.",
            remedy="The others are in place; run the same again for these.",
            evidence=failed,
        )
    return brought


def _one(asked: Refreshing, name: str, bank: Statbank, say: Callable[[str], None]) -> str:
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
