"""All figures of a report in one spreadsheet: a sheet a table, and a list of them in front."""

import io
import re
import textwrap
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile
from typing import Any

import xlsxwriter

from regionanalysis.presentation.data_table import PERCENT, Cell, DataTable
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import MINUS, Language

# the same bytes from the same figures: a spreadsheet holds a time, and this is the earliest
TIME = datetime(1980, 1, 1)  # noqa: DTZ001 - a spreadsheet's times have no zone

# what a spreadsheet allows in the name of a sheet
LONGEST_NAME = 31
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")

WIDEST, NARROWEST = 48, 11
HEADING_ROW = 3


def workbook(title: str, tables: Sequence[DataTable], language: Language) -> bytes:
    """Return the tables as an XLSX file.

    Text is written as text, whatever it begins with; figures as their values, shown with as many
    decimals as in the report; what is not known as the word for it.
    """
    made = io.BytesIO()
    # "in memory", since temporary files carry the time they were made
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"title": title, "created": TIME})
    styles = _Styles(book)
    names = _sheet_names(tables, language.message("workbook.contents"))
    front = book.add_worksheet(names[0])
    _write_contents(front, title, list(zip(names[1:], tables, strict=True)), styles, language)
    for name, table in zip(names[1:], tables, strict=True):
        _write_table(book.add_worksheet(name), table, styles)
    book.close()
    return made.getvalue()


class _Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._figures: dict[str, Any] = {}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self.plain = book.add_format({})
        self.unknown = book.add_format({"align": "right", "italic": True})

    def figure(self, cell: Cell) -> Any:
        pattern = _pattern(cell)
        if pattern not in self._figures:
            self._figures[pattern] = self._book.add_format({"num_format": pattern})
        return self._figures[pattern]


def _pattern(cell: Cell) -> str:
    """Return a number format: the spreadsheet writes separators in its own language."""
    if cell.unit == "year":
        return "0"
    figure = "#,##0" + ("." + "0" * cell.decimals if cell.decimals else "")
    # the value is in per cent already, so the sign is only written
    figure += f'"\N{NO-BREAK SPACE}{PERCENT}"' if cell.unit == PERCENT else ""
    return f'{"+" if cell.signed else ""}{figure};"{MINUS}"{figure};{figure}'


def _write_contents(
    sheet: Any,
    title: str,
    named: Sequence[tuple[str, DataTable]],
    styles: _Styles,
    language: Language,
) -> None:
    sheet.write_string(0, 0, title, styles.title)
    sheet.write_string(1, 0, language.message("workbook.about"), styles.plain)
    headings = language.messages(N_("workbook.sheet"), N_("workbook.holds"), N_("workbook.source"))
    for i, heading in enumerate(headings):
        sheet.write_string(HEADING_ROW, i, heading, styles.heading)
    for row, (name, table) in enumerate(named, HEADING_ROW + 1):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", string=name)
        sheet.write_string(row, 1, table.caption, styles.plain)
        sheet.write_string(row, 2, table.source, styles.plain)
    sheet.set_column(0, 0, LONGEST_NAME)
    sheet.set_column(1, 2, 90)


def _write_table(sheet: Any, table: DataTable, styles: _Styles) -> None:
    sheet.write_string(0, 0, table.title or table.caption, styles.title)
    sheet.write_string(1, 0, table.subtitle, styles.plain)
    for i, heading in enumerate(table.columns):
        sheet.write_string(HEADING_ROW, i, heading, styles.heading)
    for row, cells in enumerate(table.rows, HEADING_ROW + 1):
        for i, cell in enumerate(cells):
            _write_cell(sheet, row, i, cell, styles)
    below = HEADING_ROW + len(table.rows) + 2
    for row, text in enumerate((table.note, table.source), below):
        sheet.write_string(row, 0, text, styles.plain)
    first = [table.columns[0], *(row[0].text for row in table.rows)]
    sheet.set_column(0, 0, min(WIDEST, max(NARROWEST, *(len(text) + 2 for text in first))))
    sheet.set_column(1, len(table.columns), 14)
    sheet.freeze_panes(HEADING_ROW + 1, 1)


def _write_cell(sheet: Any, row: int, at: int, cell: Cell, styles: _Styles) -> None:
    if cell.value is not None:
        sheet.write_number(row, at, cell.value, styles.figure(cell))
    else:
        style = styles.unknown if cell.kind == "figure" else styles.plain
        sheet.write_string(row, at, cell.text, style)


def _sheet_names(tables: Sequence[DataTable], contents: str) -> list[str]:
    """Return a name for every sheet: numbered, and with the words that tell it from the others."""
    captions = [NOT_IN_NAMES.sub(" ", table.caption) for table in tables]
    short = [_short(caption) for caption in captions]
    alike = [name for name, count in Counter(short).items() if count > 1]
    for name in alike:
        rows = [row for row, other in enumerate(short) if other == name]
        words = zip(*(captions[row].split() for row in rows), strict=False)
        shared = sum(1 for _ in takewhile(lambda at: len(set(at)) == 1, words))
        for row in rows:
            apart = captions[row].split()[shared:]
            short[row] = _short(f"… {' '.join(apart)}") if apart else name
    return [contents, *(f"{number} {name}" for number, name in enumerate(short, 1))]


def _short(caption: str) -> str:
    # with room for the number in front
    return textwrap.shorten(caption, LONGEST_NAME - 4, placeholder="…")
