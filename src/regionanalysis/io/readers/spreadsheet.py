"""The rows of a spreadsheet as text, read no further than a table of figures goes."""

import warnings
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from typing import Any

import pandas as pd

from regionanalysis.core.names import unknown_name
from regionanalysis.core.periods import parse_heading
from regionanalysis.errors import InputError, RegionAnalysisError
from regionanalysis.io.limits import (
    MAX_COLUMNS,
    MAX_SHEET_ROWS,
    check_workbook,
    too_large,
)
from regionanalysis.io.statbank.columns import role_of

EMPTY: list[str] = []

Rows = list[list[str]]

# rows that show whether a sheet has a table
PROBED = 40
# roles of columns that show it
MIN_ROLES = 2


def sheet_rows(content: bytes, source: str, sheet: str = "") -> tuple[Rows, str, list[str]]:
    """Return the rows of a workbook's sheet with a table, its name, and the names of the others.

    Whole numbers are written without decimals, and what a formula was last computed to be stands
    for it: no formula is run. Entities in XML are refused by defusedxml, which openpyxl uses.

    Parameters
    ----------
    sheet
        Name of the sheet; the only one with a table if empty.

    Raises
    ------
    InputError
        When it is no workbook, is larger than any table of figures, or has several tables.
    """
    check_workbook(content, source)
    try:
        with warnings.catch_warnings():
            # styles and extensions that openpyxl does not know are nothing to figures
            warnings.simplefilter("ignore")
            rows, title, others = _rows(content, source, sheet)
    except RegionAnalysisError:
        raise
    except Exception as cause:
        # a damaged workbook fails in zipfile, in XML, and in openpyxl's own types
        raise InputError(
            f"{source} is not an XLSX table: {str(cause) or type(cause).__name__}.",
            remedy="Open it in a spreadsheet and save it again, or save it as CSV.",
        ) from cause
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows], title, others


def _rows(content: bytes, source: str, sheet: str) -> tuple[Rows, str, list[str]]:
    # only spreadsheets pay for it
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        if not book.worksheets:
            raise InputError(f"{source} has no sheet.", remedy="Put the table in a sheet.")
        for one in book.worksheets:
            # what a sheet says of its size need not be so
            one.reset_dimensions()
        chosen = _chosen(book.worksheets, source, sheet)
        others = [one.title for one in book.worksheets if one is not chosen]
        return _bounded(chosen.iter_rows(values_only=True), source), chosen.title, others
    finally:
        book.close()


def _chosen(sheets: Sequence[Any], source: str, sheet: str) -> Any:
    """Return the sheet that is named, or the only one with a table."""
    titles = [one.title for one in sheets]
    if sheet:
        named = [one for one in sheets if one.title.strip().casefold() == sheet.strip().casefold()]
        if not named:
            raise unknown_name(f"sheet in {source}", sheet, titles)
        return named[0]
    if len(sheets) == 1:
        return sheets[0]
    visible = [one for one in sheets if one.sheet_state == "visible"]
    roles = [
        _roles(_bounded(islice(one.iter_rows(values_only=True), PROBED), source)) for one in visible
    ]
    tables = [one for one, count in zip(visible, roles, strict=True) if count >= MIN_ROLES]
    if len(tables) > 1:
        raise InputError(
            f"{source} has a table in {len(tables)} sheets: "
            f"{', '.join(repr(one.title) for one in tables)}.",
            remedy=f'Say which with sheet= (--sheet "{tables[0].title}").',
        )
    return tables[0] if tables else sheets[0]


def _roles(rows: Rows) -> int:
    """Return how many columns of a sheet's headings are known, or have a period."""
    best = 0
    for row in rows[:10]:
        known = {role_of(str(cell)) for cell in row if cell != ""} - {""}
        periods = sum(parse_heading(str(cell)) is not None for cell in row[1:] if cell != "")
        best = max(best, len(known) + min(periods, MIN_ROLES))
    return best


def _bounded(rows: Iterable[Sequence[object]], source: str) -> list[list[str]]:
    found: list[list[str]] = []
    last = 0
    for number, row in enumerate(rows, start=1):
        if len(row) > MAX_COLUMNS:
            raise too_large(source, f"{len(row):,} columns", MAX_COLUMNS)
        if number > MAX_SHEET_ROWS:
            raise too_large(source, f"more than {MAX_SHEET_ROWS:,} rows", MAX_SHEET_ROWS)
        if all(value is None for value in row):
            # sheets may have very many, and they take no time
            found.append(EMPTY)
            continue
        found.append([_text(value) for value in row])
        if any(found[-1]):
            last = number
    return found[:last]


def _text(value: object) -> Any:
    """Return a cell as text; a number with decimals stays one, so that no text is taken for it."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else value
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == value.min.time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()


def sheet_table(rows: Rows, source: str) -> pd.DataFrame:
    """Return rows below the first that is of column names, by the lines they are in.

    Raises
    ------
    InputError
        For a sheet without rows.
    """
    if not rows:
        raise InputError(
            f"{source} is empty.", remedy="A table has a line of column names and rows of figures."
        )
    start = next(at for at, row in enumerate(rows) if any(cell != "" for cell in row))
    names = [str(name) or f"column {at}" for at, name in enumerate(rows[start], start=1)]
    lines = [at for at in range(start + 1, len(rows)) if any(c != "" for c in rows[at])]
    frame = pd.DataFrame([rows[at] for at in lines], columns=names, dtype=object)
    # two less than the line, as errors count
    return frame.set_index(pd.Index(lines, dtype=int) - 1)
