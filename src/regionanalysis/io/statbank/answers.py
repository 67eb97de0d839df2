"""From an answer to the rows of a snapshot: a row a combination of codes, a column a figure.

A figure that is not published is empty, and the cause is in the column beside it, named as the
figure with ``_mark``. There is a column of marks only where there are marks.
"""

import numpy as np
import pandas as pd

from regionanalysis.classifications.municipality_codes import FIRST_VINTAGE, spells_of
from regionanalysis.core.arrays import BoolArray
from regionanalysis.errors import SourceError
from regionanalysis.io.statbank.json_stat import VALUE, JsonStat
from regionanalysis.io.statbank.marks import MARK
from regionanalysis.io.statbank.table_state import CONTENTS, PLACES, TIME, Query, bare_code
from regionanalysis.io.statbank.tables import TableFacts

# whole figures larger than this are not all exact as floats
MAX_WHOLE = 2.0**53

# the mark of nothing at all: it stands in place of a figure, and the figure is zero
NIL = "-"


def snapshot_rows(answer: JsonStat, facts: TableFacts, query: Query) -> pd.DataFrame:
    """Return the rows of an answer with the snapshot's columns.

    Rows of municipal codes that are not in force in the year are left out: the service answers
    them with zero, and they are absent.

    Raises
    ------
    SourceError
        When the answer is to another query.
    """
    _check(answer, facts, query)
    keys = {**facts.columns, "year": TIME}
    contents = {
        column: answer.rows[(answer.rows[CONTENTS] == code).to_numpy()]
        for column, code in facts.content.items()
    }
    first = next(iter(contents.values()))
    table = pd.DataFrame({column: first[variable].to_numpy() for column, variable in keys.items()})
    for column in facts.columns:
        if column in PLACES:
            table[column] = _bare(table[column])
    table["year"] = table["year"].astype(int)
    marks = {}
    for column, rows in contents.items():
        figures, mark = (
            rows[VALUE].to_numpy(float),
            rows[f"{VALUE}{MARK}"].to_numpy(object, copy=True),
        )
        nil = mark == NIL
        table[column] = np.where(nil & np.isnan(figures), 0.0, figures)
        mark[nil] = None
        marks[column] = mark
    for column, mark in marks.items():
        if pd.notna(mark).any():
            table[f"{column}{MARK}"] = mark
    table = table[_present(table, facts)]
    if facts.leave_out_zero:
        table = table[~(table[list(facts.content)] == 0).all(axis=1)]
    keys_first = [*facts.columns, "year"]
    others = [name for name in table.columns if name not in keys_first]
    table = table[[*keys_first, *others]].sort_values([*keys_first], ignore_index=True)
    return whole_figures(table, facts)


def _check(answer: JsonStat, facts: TableFacts, query: Query) -> None:
    """Refuse an answer that is not each combination of the codes asked for, once.

    A data set has each combination of the codes of its dimensions once. So the codes are compared.
    """
    had = {name: set(codes) for name, codes in answer.names.items()}
    wanted = {name: set(codes) for name, codes in query.codes.items()}
    wrong = [name for name in {**wanted, **had} if had.get(name) != wanted.get(name)]
    if wrong:
        raise SourceError(
            f"Table {facts.table} gave other figures for {_span(query)} than those asked for: "
            f"{', '.join(wrong)}.",
            remedy="Run the same command again later.",
            evidence=wrong,
        )


def _span(query: Query) -> str:
    first, last = query.years[0], query.years[-1]
    return str(first) if first == last else f"{first}-{last}"


def _bare(codes: "pd.Series[str]") -> "pd.Series[str]":
    return codes.map({code: bare_code(code) for code in codes.unique()})


def _present(table: pd.DataFrame, facts: TableFacts) -> BoolArray:
    """Return which rows are of places that are there in the year."""
    present = np.ones(len(table), dtype=bool)
    for column in facts.columns:
        if column in PLACES:
            present &= in_force_mask(table[column], table["year"], facts.aggregate)
    return present


def in_force_mask(
    codes: "pd.Series[str]", years: "pd.Series[int]", others: tuple[str, ...] = ()
) -> BoolArray:
    """Return which municipal codes are in force in their years, element by element.

    Codes of ``others`` always are. Years before the first known are read as that year.
    """
    mask = codes.isin(others).to_numpy(copy=True)
    clipped = years.clip(lower=FIRST_VINTAGE).to_numpy()
    positions, uniques = pd.factorize(codes)
    spells = [spells_of(code) for code in uniques]
    for i in range(max(map(len, spells), default=0)):
        # the i-th spell of every code; one that covers no year where it has fewer
        ith = [(spell[i].start, spell[i].end) if i < len(spell) else (1, 0) for spell in spells]
        start, end = np.array(ith, dtype=int).reshape(-1, 2).T
        mask |= (start[positions] <= clipped) & (clipped <= end[positions])
    return mask


def whole_figures(rows: pd.DataFrame, facts: TableFacts) -> pd.DataFrame:
    """Return rows with columns of whole figures as such, so that none is written with ``.0``."""
    whole = [name for name in facts.content if _whole(rows[name].dropna())]
    return rows.astype(dict.fromkeys(whole, "Int64"))


def _whole(figures: "pd.Series[float]") -> bool:
    return bool((figures % 1 == 0).all() and (figures.abs() <= MAX_WHOLE).all())
