"""From answers to the rows of a snapshot: a row a combination of codes, a column a figure.

A figure that is not published is empty, and why is kept in the column beside it, named as the
figure with ``_mark``. A column of marks is there only where there are any.
"""

from collections.abc import Sequence

import pandas as pd

from regionanalysis.errors import SourceError
from regionanalysis.sources.json_stat import VALUE, JsonStat
from regionanalysis.sources.marks import MARK
from regionanalysis.sources.ssb_tables import TableFacts
from regionanalysis.sources.table_state import CONTENTS


def snapshot_rows(answers: Sequence[JsonStat], facts: TableFacts, year: int) -> pd.DataFrame:
    """Return one year of a table with the snapshot's columns.

    Raises
    ------
    SourceError
        When the answers hold nothing, or lack a variable or content that was asked for.
    """
    asked = {CONTENTS, *facts.columns.values()}
    lacking = [name for one in answers for name in sorted(asked - set(one.rows.columns))]
    if not answers or lacking:
        raise SourceError(
            f"Table {facts.table} gave nothing for {year}"
            f"{': no ' + ', '.join(lacking) if lacking else ''}.",
            remedy="Try again later.",
        )
    rows = pd.concat([one.rows for one in answers], ignore_index=True)
    rows = rows.rename(columns={variable: column for column, variable in facts.columns.items()})
    keys = list(facts.columns)
    wide = rows.pivot(index=keys, columns=CONTENTS, values=[VALUE, f"{VALUE}{MARK}"])
    lost = [code for code in facts.content.values() if (VALUE, code) not in wide.columns]
    if lost:
        raise SourceError(
            f"Table {facts.table} gave no {', '.join(lost)} for {year}.", remedy="Try again later."
        )
    # columns of both figures and text are objects
    found = pd.DataFrame(
        {name: wide[VALUE, code].astype(float) for name, code in facts.content.items()}
    )
    found.insert(0, "year", year)
    for name, code in facts.content.items():
        marks = wide[f"{VALUE}{MARK}", code]
        if marks.notna().any():
            found[f"{name}{MARK}"] = marks
    if facts.leave_out_zero:
        found = found[~(found[list(facts.content)] == 0).all(axis=1)]
    return whole_figures(found, facts).reset_index()


def whole_figures(rows: pd.DataFrame, facts: TableFacts) -> pd.DataFrame:
    """Return rows with columns of whole figures as such, so that none is written with ``.0``."""
    whole = [name for name in facts.content if (rows[name].dropna() % 1 == 0).all()]
    return rows.astype(dict.fromkeys(whole, "Int64"))
