"""A DataFrame as a table of the page: numbers in the report's language, index as row headings."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np
import pandas as pd

from regionanalysis.errors import ParameterError
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.language import Language

# more than a reader goes through
MAX_ROWS = 1_000

# decimals that are shown where they give a column's numbers exactly, and digits where they do not
MAX_DECIMALS = 3
DIGITS = 4

# names of columns whose whole numbers are years
_YEARS = frozenset({"year", "years", "år", "aar"})
_FIRST_YEAR, _LAST_YEAR = 1000, 2999


def frame_table(
    frame: pd.DataFrame,
    caption: str,
    *,
    note: str,
    key: str,
    language: Language,
    decimals: int | None = None,
) -> Table:
    """Return a DataFrame as a table.

    An index that only counts rows is left out, any other makes the first columns. The first column
    heads the rows; whole numbers in it are names, as codes and years, and are written as they are.

    Parameters
    ----------
    frame
        Numbers and texts. What is missing (NaN, None, NA) is shown as missing, not as zero.
    caption
        What it shows.
    note
        Source line below it.
    key
        Name of its file; empty for no download of its own.
    language
        How numbers and dates are written.
    decimals
        Decimals of numbers; where not given, as many as a column needs.

    Raises
    ------
    ParameterError
        For an empty or endless table, and for values that no table can show.
    """
    flat = _with_index(frame, language)
    if flat.empty or not len(flat.columns):
        raise ParameterError(
            f"The DataFrame {caption!r} has no rows to show.",
            remedy="Look at how it was filtered, or leave it out.",
        )
    if len(flat) > MAX_ROWS:
        raise ParameterError(
            f"The DataFrame {caption!r} has {len(flat):,} rows, and a page has room for "
            f"{MAX_ROWS:,}.",
            remedy="Show a part of it: df.head(20), or totals from df.groupby(…).",
        )
    columns = [
        _column(flat.iloc[:, position], decimals, language, caption, heads_rows=position == 0)
        for position in range(flat.shape[1])
    ]
    headings = [_heading(name) for name in flat.columns]
    rows = list(zip(*columns, strict=True))
    return Table(caption, headings, rows, numeric=None, note=note, key=key, language=language)


def _with_index(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Return a frame with its index as columns, but for one that only counts the rows."""
    index = frame.index
    if isinstance(index, pd.RangeIndex) and index.name is None:
        return frame
    unnamed = language.message("table.row")
    names = [unnamed if name is None else str(name) for name in index.names]
    levels = pd.DataFrame({level: index.get_level_values(level) for level in range(index.nlevels)})
    joined = pd.concat([levels, frame.reset_index(drop=True)], axis="columns")
    joined.columns = pd.Index([*names, *map(_heading, frame.columns)])
    return joined


def _heading(name: Any) -> str:
    """Return the heading of a column; of one with several levels, all of them."""
    parts = name if isinstance(name, tuple) else (name,)
    return ", ".join(text for part in parts if (text := _plain_text(part)))


def _plain_text(value: Any) -> str:
    if isinstance(value, pd.Timestamp) and value == value.normalize():
        return value.date().isoformat()
    return str(value)


def _column(
    values: pd.Series, decimals: int | None, language: Language, caption: str, *, heads_rows: bool
) -> Sequence[str]:
    """Return a column's cells as they are read."""
    cells = values.tolist()
    numbers = [float(cell) for cell in cells if _is_number(cell)]
    if any(math.isinf(number) for number in numbers):
        raise ParameterError(
            f"The column {_heading(values.name)!r} of the DataFrame {caption!r} has an infinite "
            "number.",
            remedy="It comes from a division by zero; make it missing: df.replace(np.inf, np.nan).",
        )
    named = str(values.name).casefold() in _YEARS
    column = _Column(
        decimals=_decimals(numbers) if decimals is None else decimals,
        are_years=(named or heads_rows) and _are_years(numbers),
        heads_rows=heads_rows,
        language=language,
    )
    return [column.cell(cell) for cell in cells]


@dataclass(frozen=True)
class _Column:
    """How the cells of a column are written."""

    decimals: int
    are_years: bool
    heads_rows: bool
    language: Language

    def cell(self, value: Any) -> str:
        if _is_missing(value):
            return self.language.unknown("cell.missing")
        if _is_number(value):
            return self._number(value)
        if isinstance(value, bool | np.bool_):
            return self.language.message("cell.yes") if value else self.language.message("cell.no")
        text = _plain_text(value)
        return self.language.date(text) if isinstance(value, date) else text

    def _number(self, value: Any) -> str:
        if self.are_years:
            return self.language.year(int(value))
        whole = isinstance(value, int | np.integer)
        if self.heads_rows and whole:
            return str(value)
        return self.language.number(float(value), 0 if whole else self.decimals)


def _is_number(cell: Any) -> bool:
    is_number = isinstance(cell, Real | Decimal) and not isinstance(cell, bool | np.bool_)
    return is_number and not _is_missing(cell)


def _is_missing(cell: Any) -> bool:
    return bool(pd.api.types.is_scalar(cell) and pd.isna(cell))


def _decimals(numbers: Sequence[float]) -> int:
    """Return the fewest decimals that give numbers exactly, or those of their first digits."""
    for decimals in range(MAX_DECIMALS + 1):
        if all(math.isclose(round(n, decimals), n, rel_tol=1e-12, abs_tol=1e-12) for n in numbers):
            return decimals
    largest = max(abs(number) for number in numbers)
    return max(0, DIGITS - 1 - math.floor(math.log10(largest)))


def _are_years(numbers: Sequence[float]) -> bool:
    whole = all(number == int(number) for number in numbers)
    return bool(numbers) and whole and all(_FIRST_YEAR <= n <= _LAST_YEAR for n in numbers)
