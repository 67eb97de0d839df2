"""From answers to the rows of a snapshot: a row a combination of codes, a column a figure.

A figure that is not published is empty, and why is kept in the column beside it, named as the
figure with ``_mark``. A column of marks is there only where there are any.
"""

from collections.abc import Mapping, Sequence
from math import prod

import pandas as pd

from regionanalysis.errors import SourceError
from regionanalysis.io.statbank.json_stat import VALUE, JsonStat
from regionanalysis.io.statbank.marks import MARK
from regionanalysis.io.statbank.table_state import CONTENTS
from regionanalysis.io.statbank.tables import TableFacts

# beyond these not every whole figure is one of the computer's
LARGEST_WHOLE = 2.0**53


def snapshot_rows(
    answers: Sequence[JsonStat], facts: TableFacts, year: int, query: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    """Return one year of a table with the snapshot's columns.

    ``query`` is what was asked: codes by variable.

    Raises
    ------
    SourceError
        When the answers hold nothing, lack a variable or content that was asked for, or are to
        another question.
    """
    lacking = [name for one in answers for name in sorted(query.keys() - set(one.rows.columns))]
    if not answers or lacking:
        raise SourceError(
            f"Table {facts.table} gave nothing for {year}"
            f"{': no ' + ', '.join(lacking) if lacking else ''}.",
            remedy="Try again later.",
        )
    rows = pd.concat([one.rows for one in answers], ignore_index=True)
    _check_answered(rows, facts, year, query)
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


def _check_answered(
    rows: pd.DataFrame, facts: TableFacts, year: int, query: Mapping[str, Sequence[str]]
) -> None:
    """Refuse rows that are not each combination of the codes asked for, once."""
    variables = [name for name in rows.columns if name not in (VALUE, f"{VALUE}{MARK}")]
    others = [name for name in variables if not set(rows[name]) <= set(query.get(name, ()))]
    twice = rows.duplicated(subset=variables).any()
    if others or twice or len(rows) != prod(len(codes) for codes in query.values()):
        about = f" ({', '.join(others)})" if others else ""
        raise SourceError(
            f"Table {facts.table} gave {len(rows):,} figures for {year} that are not those asked "
            f"for{about}.",
            remedy="Try again later.",
            evidence=others,
        )


def whole_figures(rows: pd.DataFrame, facts: TableFacts) -> pd.DataFrame:
    """Return rows with columns of whole figures as such, so that none is written with ``.0``."""
    whole = [name for name in facts.content if _whole(rows[name].dropna())]
    return rows.astype(dict.fromkeys(whole, "Int64"))


def _whole(figures: "pd.Series[float]") -> bool:
    return bool((figures % 1 == 0).all() and (figures.abs() <= LARGEST_WHOLE).all())
