"""The values of a table with their units, as JSON and as CSV.

The text of a table is for readers. Its data hold the value behind every number, an interval as two
columns, and an empty cell where a value is unknown.
"""

import base64
import csv
import io
import math
import re
from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple

from babel.numbers import get_decimal_symbol
from pydantic import BaseModel, ConfigDict, Field

from regionanalysis.presentation.amounts import FormattedInterval, FormattedNumber, Unit

# More digits than any source publishes, and fewer than floating-point noise reaches.
DIGITS = 12

# The start of a formula in a spreadsheet. With semicolons between columns, each starts a cell.
_FORMULA = re.compile(r"(^|;\s*)(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])")

_NUMBER = re.compile(r"-?\d+([.,]\d+)?(e[+-]?\d+)?")

PERCENT = "%"


class Cell(NamedTuple):
    """A cell: its text, and the value behind it; None for text and for unknown values."""

    text: str
    value: float | None = None
    decimals: int = 0
    unit: Unit = ""
    signed: bool = False
    kind: Literal["figure", "text"] = "text"


class DataTable(BaseModel):
    """A table with its values.

    Attributes
    ----------
    key
        Name of its file, and its key in the page; ASCII letters, digits and hyphens.
    title, subtitle
        The finding and the measure of its figure; empty for a table by itself.
    caption, source, note
        What the table holds, where it is from, and what to know about it.
    columns, rows
        Headings, and as many cells in every row.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title: str = ""
    subtitle: str = ""
    caption: str
    source: str = ""
    note: str = ""
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def csv(self, code: str = "en") -> str:
        """Return the table as CSV (RFC 4180), with an empty cell for an unknown value.

        A file is written as spreadsheets of its language read it: with a decimal comma and
        semicolons, or a decimal point and commas. "%" is added to the heading of the column, or
        of the row if only some rows are in per cent. Text that a spreadsheet would take for a
        formula gets an apostrophe in front.
        """
        columns = list(zip(*self.rows, strict=True)) or [()] * len(self.columns)
        units = [_unit_of(column) for column in columns]
        written = io.StringIO()
        mark, separator = csv_marks(code)
        writer = csv.writer(written, lineterminator="\r\n", delimiter=separator)
        headings = zip(self.columns, units, strict=True)
        writer.writerow(_guarded(_with_unit(name, unit)) for name, unit in headings)
        for first, *cells in self.rows:
            mixed = [c for c, unit in zip(cells, units[1:], strict=True) if unit is None]
            head = _guarded(_with_unit(first.text, _unit_of(mixed))) if mixed else _csv(first, mark)
            writer.writerow([head, *(_csv(cell, mark) for cell in cells)])
        return written.getvalue()

    def csv_file(self, code: str = "en") -> bytes:
        """Return the CSV as the bytes of a file."""
        # A byte order mark makes spreadsheets read the text as UTF-8.
        return self.csv(code).encode("utf-8-sig")

    def csv_address(self, code: str = "en") -> str:
        """Return the CSV as a data URL, for a link on a page that is sent alone."""
        content = base64.b64encode(self.csv_file(code)).decode("ascii")
        return f"data:text/csv;charset=utf-8;base64,{content}"


def data_table(
    key: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    **about: str,
) -> DataTable:
    """Return the data of a table from its headings and formatted cells.

    A column of intervals becomes two, marked ``≥`` for the lowest and ``≤`` for the highest.
    """
    split = [
        any(isinstance(row[i], FormattedInterval) for row in rows) for i in range(len(columns))
    ]
    headings: list[str] = []
    for name, two in zip(columns, split, strict=True):
        headings += [f"{name} ≥", f"{name} ≤"] if two else [name]
    cells = (
        tuple(cell for text, two in zip(row, split, strict=True) for cell in _cells(text, two=two))
        for row in rows
    )
    return DataTable(key=key, columns=tuple(headings), rows=tuple(cells), **about)


def _cells(text: str, *, two: bool) -> list[Cell]:
    if isinstance(text, FormattedInterval):
        return [_cell(text.low), _cell(text.high)]
    return [_cell(text)] * (2 if two else 1)


def _cell(text: str) -> Cell:
    if not isinstance(text, FormattedNumber):
        return Cell(str(text))
    known = math.isfinite(text.value)
    # Rounded to as many decimals as well, so that noise around zero has no sign.
    value = round(float(f"{text.value:.{DIGITS}g}"), DIGITS) + 0.0 if known else None
    return Cell(str(text), value, text.decimals, text.unit, text.signed, "figure")


def _unit_of(cells: Sequence[Cell]) -> Unit | None:
    """Return the unit of all numbers of the cells; None if they have several."""
    units = {cell.unit for cell in cells if cell.kind == "figure" and cell.value is not None}
    if len(units) > 1:
        return None
    return units.pop() if units else ""


def _with_unit(name: str, unit: Unit | None) -> str:
    return f"{name} (%)" if unit == PERCENT and PERCENT not in name else name


def csv_marks(code: str) -> tuple[str, str]:
    """Return the decimal mark and the separator of CSV files in a language."""
    mark = str(get_decimal_symbol(code))
    return mark, ";" if mark == "," else ","


def read_csv(content: bytes, code: str) -> list[list[str]]:
    """Return the rows of a file that `DataTable.csv_file` wrote, numbers with a decimal point."""
    mark, separator = csv_marks(code)
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return [
        [cell.replace(mark, ".") if _NUMBER.fullmatch(cell) else cell for cell in row]
        for row in csv.reader(text, delimiter=separator)
        if row
    ]


def _csv(cell: Cell, mark: str) -> str:
    if cell.kind == "text":
        return _guarded(cell.text)
    return "" if cell.value is None else f"{cell.value:.{DIGITS}g}".replace(".", mark)


def _guarded(text: str) -> str:
    return _FORMULA.sub(r"\1'", text)
