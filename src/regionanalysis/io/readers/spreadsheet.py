"""The rows of a spreadsheet as text, read no further than a table of figures goes."""

import warnings
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

import pandas as pd

from regionanalysis.errors import InputError
from regionanalysis.io.readers.limits import (
    MAX_COLUMNS,
    MAX_SHEET_ROWS,
    check_workbook,
    too_large,
)

EMPTY: list[str] = []


def sheet_rows(content: bytes, source: str) -> list[list[str]]:
    """Return the rows of a workbook's first sheet, all of the same length, as text.

    Whole numbers are written without decimals, and what a formula was last found to be stands for
    it: no formula is run. Entities in XML are refused by defusedxml, which openpyxl uses.

    Raises
    ------
    InputError
        When it is no workbook, or larger than any table of figures.
    """
    check_workbook(content, source)
    try:
        with warnings.catch_warnings():
            # styles and extensions that openpyxl does not know are nothing to figures
            warnings.simplefilter("ignore")
            rows = _rows(content, source)
    except InputError:
        raise
    except Exception as cause:
        # a damaged workbook fails in zipfile, in XML, and in openpyxl's own types
        raise InputError(
            f"{source} is not a XLSX table: {cause or type(cause).__name__}.",
            remedy="Open it in a spreadsheet and save it anew, or save it as CSV.",
        ) from cause
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _rows(content: bytes, source: str) -> list[list[str]]:
    # only spreadsheets pay for it
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        if not book.worksheets:
            raise InputError(f"{source} has no sheet.", remedy="Put the table in the first sheet.")
        sheet = book.worksheets[0]
        # what the sheet says of its size need not be so
        sheet.reset_dimensions()
        return _bounded(sheet.iter_rows(values_only=True), source)
    finally:
        book.close()


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


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()


def sheet_table(rows: list[list[str]], source: str) -> pd.DataFrame:
    """Return rows of which the first is of column names, all of it as text.

    Raises
    ------
    InputError
        For a sheet without rows.
    """
    if not rows:
        raise InputError(
            f"{source} is empty.", remedy="A table has a line of column names and rows of figures."
        )
    names = [name or f"column {at}" for at, name in enumerate(rows[0], start=1)]
    return pd.DataFrame(rows[1:], columns=names, dtype=object)
