"""Tables that are closed, and tables that go on in another industry standard."""

from datetime import UTC, datetime

from regionanalysis.errors import SourceError
from regionanalysis.io.statbank.client import Statbank, TableListing
from regionanalysis.io.statbank.table_state import TableState
from regionanalysis.io.statbank.tables import TableFacts

# the newest standard, as the names of variables of its tables have it
NEWEST = "SN2025"

# days after the last update at which a yearly table is late
LATE = 380


def is_late(state: TableState, today: str) -> bool:
    """Return whether a table has had no update for more than a year."""
    if not state.updated:
        return False
    last = datetime.fromisoformat(state.updated[:10]).replace(tzinfo=UTC)
    return (datetime.fromisoformat(today[:10]).replace(tzinfo=UTC) - last).days > LATE


def is_closed(bank: Statbank, facts: TableFacts, state: TableState) -> bool:
    """Return whether no more figures of a table come.

    The list of tables is asked where the metadata do not say: the software that Statistics Norway
    runs writes the flag there. A list that does not answer stops no figures.
    """
    if state.closed is not None:
        return state.closed
    try:
        return bool(bank.listing(facts.table).discontinued)
    except SourceError:
        return False


def closed_notice(facts: TableFacts, state: TableState) -> str:
    """Return what to say of a table that is closed."""
    after = (
        f"table {facts.successor} continues it"
        if facts.successor
        else "no table that continues it is known here; look on www.ssb.no/statbank"
    )
    return f"table {facts.table} is closed, its last year is {state.years[-1]}, and {after}"


def newer_standard_notice(bank: Statbank, facts: TableFacts, state: TableState) -> str:
    """Return what to say of a table of the newest standard that has a newer year; empty if none.

    Tables of a new standard have new numbers, and the old ones are not marked as closed.
    """
    if facts.standard in ("", NEWEST):
        return ""
    try:
        found = [bank.listing(facts.successor)] if facts.successor else _of_newest(bank, facts)
    except SourceError:
        # nothing that the figures at hand depend on
        return ""
    newer = [table for table in found if _last_year(table) > state.years[-1]]
    if not newer:
        return ""
    table = max(newer, key=_last_year)
    return (
        f"table {table.id} has {_last_year(table)} by {NEWEST}, and table {facts.table} ends with "
        f"{state.years[-1]} by {facts.standard}; the two are not mixed by industry"
    )


def _of_newest(bank: Statbank, facts: TableFacts) -> list[TableListing]:
    """Return yearly tables of the same statistic by the newest standard."""
    words = _words(facts.title)
    return [
        table
        for table in bank.search(f"sysselsatte {NEWEST}")
        if any(NEWEST in name for name in table.variableNames)
        and {"sysselsatte", "region"} <= _words(f"{table.label} {' '.join(table.variableNames)}")
        and words & {"arbeidssted", "bosted"} & _words(table.label or "")
    ]


def _words(text: str) -> set[str]:
    return {word.strip("(),.").casefold() for word in text.split()}


def _last_year(table: TableListing) -> int:
    year = (table.lastPeriod or "")[:4]
    return int(year) if year.isdecimal() else 0
