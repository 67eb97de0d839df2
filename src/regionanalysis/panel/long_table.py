"""Tables of pandas with a row for each figure, from wide ones with a column for each year."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

from regionanalysis.core.periods import Period, parse_period
from regionanalysis.errors import InputError
from regionanalysis.panel.notes import some

if TYPE_CHECKING:
    import pandas as pd

# names that an index or a column may have
LABELS = ("region", "industry", "year", "region_name", "industry_name")

_YEAR = re.compile(r"[12]\d{3}")


def long_table(frame: "pd.DataFrame", figure: str = "employment") -> "pd.DataFrame":
    """Return a table with a row for each figure.

    Parameters
    ----------
    frame
        Long, or wide with a column for each year; labels in columns or in the index.
    figure
        Name of the column with figures.

    Raises
    ------
    InputError
        For a wide table with a column that is neither a year nor a label, for columns of several
        levels, and for a name that is given twice.
    """
    if frame.columns.nlevels > 1:
        raise InputError(
            f"The table has columns of {frame.columns.nlevels} levels.",
            remedy="Give a long table, as from `DataFrame.stack` and `reset_index`.",
        )
    levels = [name for name in frame.index.names if name in LABELS]
    check_unique([*levels, *frame.columns])
    table = frame.reset_index(level=levels) if levels else frame
    table = _with_years(table.rename(columns=_name_of), figure)
    table.columns.name = None
    check_unique(table.columns)
    years = [column for column in table.columns if _YEAR.fullmatch(column)]
    if not years or "year" in table.columns or figure in table.columns:
        return table.reset_index(drop=True)
    others = [name for name in table.columns if name not in years and name not in LABELS]
    if others:
        needed = [name for name in ("region", "industry") if name not in table.columns]
        first = f"Rename one of them to {' and one to '.join(needed)}" if needed else "Drop them"
        raise InputError(
            f"The table has years as columns, and columns that are neither: {', '.join(others)}.",
            remedy=f"{first}, or give a long table with the columns year and {figure}.",
            evidence=others,
        )
    labels = [name for name in LABELS if name in table.columns]
    return table.melt(labels, years, var_name="year", value_name=figure)


def _with_years(table: "pd.DataFrame", figure: str) -> "pd.DataFrame":
    """Return a table whose years are whole, where they are days or quarters that stand for one.

    Raises
    ------
    InputError
        For several periods a year, and years with periods of their own.
    """
    if "year" in table.columns:
        labels = {value: _period_of(value) for value in table["year"].dropna().unique()}
        whole = _whole_years(labels)
        return table.assign(year=table["year"].map(whole)) if whole else table
    if figure in table.columns:
        return table
    labels = {name: _period_of(name) for name in table.columns if name not in LABELS}
    whole = _whole_years({name: period for name, period in labels.items() if period is not None})
    return table.rename(columns={name: str(year) for name, year in whole.items()})


def _period_of(value: object) -> Period | None:
    return parse_period(str(value))


def _whole_years(labels: "dict[Hashable, Period | None]") -> "dict[Hashable, int]":
    """Return years by labels of years and parts of them; none where some are no periods."""
    periods = [period for period in labels.values() if period is not None]
    parts = sorted({period.part for period in periods})
    if len(periods) < len(labels):
        return {}
    # a year may be there as a number and as text
    repeated = parts != [""] and len({period.year for period in periods}) < len(labels)
    if len(parts) > 1 or repeated:
        raise InputError(
            f"The table has several periods of a year: {some(list(map(str, labels)))}.",
            remedy="Keep the same period of every year, or give the mean of each year.",
            evidence=parts,
        )
    return {label: period.year for label, period in labels.items() if period is not None}


def check_unique(columns: Iterable[Hashable]) -> None:
    """Raise an error for a name that several columns, or levels of the index, have.

    Raises
    ------
    InputError
        When one is there twice.
    """
    count = Counter(columns)
    repeated = [str(name) for name in count if count[name] > 1]
    if repeated:
        raise InputError(
            f"The table has more than one column (or level of its index) {', '.join(repeated)}.",
            remedy="Keep one of each.",
            evidence=repeated,
        )


def _name_of(column: object) -> str:
    """Return the name of a column; a year that pandas has made a decimal number is whole."""
    return str(int(column)) if isinstance(column, float) and column.is_integer() else str(column)
