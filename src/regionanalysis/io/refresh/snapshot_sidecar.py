"""The sidecar of a snapshot: what was asked of a table, and what it was then."""

import json
from collections.abc import Sequence

import pandas as pd

from regionanalysis.core.names import without_no_width
from regionanalysis.io.refresh.sidecars import LICENCE, PRODUCER, sidecar, today
from regionanalysis.io.statbank.table_state import TIME, TableState
from regionanalysis.io.statbank.tables import TableFacts


def query_text(facts: TableFacts, years: Sequence[int]) -> str:
    """Return what is asked of a table, as a sidecar has it."""
    query: dict[str, object] = {
        **facts.fixed,
        "ContentsCode": ",".join(facts.content.values()),
        TIME: years_text(sorted(years)),
    }
    query |= dict.fromkeys(facts.eliminated, "left out")
    query |= {facts.columns[column]: ",".join(codes) for column, codes in facts.codes.items()}
    if facts.level:
        query[facts.columns["industry"]] = facts.level
    return json.dumps(query, ensure_ascii=False, sort_keys=True)


def years_text(years: Sequence[int]) -> str:
    """Return the first and last of some years as text."""
    return f"{years[0]}-{years[-1]}" if len(years) > 1 else str(years[0])


def sidecar_text(
    name: str,
    facts: TableFacts,
    state: TableState,
    table: pd.DataFrame,
    text: str,
    *,
    closed: bool,
    accepted: str,
) -> str:
    """Return the text of a snapshot's sidecar.

    Parameters
    ----------
    text
        The table as it is written.
    closed
        Whether no more figures of the table come.
    accepted
        What looked wrong in the figures and was put in place all the same.
    """
    years = sorted(int(year) for year in table["year"].unique())
    notes = " ".join(" ".join(note.split()) for note in map(without_no_width, state.notes))
    optional = {"closed": "yes" if closed else "", "accepted": accepted, "notes": notes}
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
        query=query_text(facts, years),
        cells=str(len(table) * len(facts.content)),
        **{name: value for name, value in optional.items() if value},
    )
