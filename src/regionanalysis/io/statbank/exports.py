"""Tables as Statbank exports them: a title, headings in one line or several, figures, footnotes.

A spreadsheet or text file of Statbank begins with its title, ``07984: Sysselsatte …, etter region,
næring (SN2007), statistikkvariabel og år``. Years go across, over or under what is counted; a
heading that goes for several columns is written over the first of them, and one that goes for
several rows beside the first. Notes follow below. The long form, a row for each figure with the
figure last, is read too.
"""

import csv
import re
from collections.abc import Sequence
from io import StringIO
from typing import NamedTuple

import pandas as pd

from regionanalysis.errors import InputError
from regionanalysis.io.readers.limits import MAX_COLUMNS, MAX_ROWS, too_large
from regionanalysis.io.statbank.columns import YEAR, name_here
from regionanalysis.io.statbank.export_headings import (
    YEAR_AT_END,
    TextRows,
    figures_of,
    named,
    stub_of,
    variables_of,
    years_in,
)

TITLE = re.compile(r"\d{5}: \S")
# characters; a table of many variables has some hundreds
MAX_TITLE = 2_000

_YEAR_WITHIN = re.compile(r"(?:19|20)\d\d\"?\s*(?:[;,\t]|$)")

# lines before the first figures
_MAX_HEADINGS = 10


class Export(NamedTuple):
    """A table as text, a row for every combination of its variables.

    ``variables`` are the columns that tell what a figure is of, with ``year`` where years went
    across; the others, ``contents``, are of figures.
    """

    table: pd.DataFrame
    variables: tuple[str, ...]
    contents: tuple[str, ...]


def export_rows(text: str, separator: str, source: str) -> list[list[str]]:
    """Return the lines of a text file, those below the first table too, all of the same length.

    Raises
    ------
    InputError
        For more columns or lines than are read.
    """
    # a line may end in any way
    lines = StringIO(text, newline=None)
    rows = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator)]
    width = max(map(len, rows), default=0)
    if width > MAX_COLUMNS:
        raise too_large(source, f"{width:,} columns", MAX_COLUMNS)
    if len(rows) > MAX_ROWS:
        raise too_large(source, f"{len(rows):,} lines", MAX_ROWS)
    return [row + [""] * (width - len(row)) for row in rows]


def may_be_export(text: str) -> bool:
    """Return whether the first line of a text is a title, or a heading with years in it."""
    first = text.lstrip().partition("\n")[0]
    return TITLE.search(first) is not None or _YEAR_WITHIN.search(first) is not None


def is_export(rows: TextRows) -> bool:
    """Return whether rows are those of an export: under a title, or with years across."""
    filled = [row for row in rows[:_MAX_HEADINGS] if any(row)]
    if not filled:
        return False
    # of the long form, the title is what the column of figures is called
    return bool(_title_of(filled[0]) or TITLE.match(filled[0][-1])) or _is_wide(filled[0])


def _title_of(row: Sequence[str]) -> str:
    short = len(row[0]) <= MAX_TITLE
    return row[0] if short and TITLE.match(row[0]) and not any(row[1:]) else ""


def _is_wide(row: Sequence[str]) -> bool:
    years = [YEAR_AT_END.fullmatch(cell) for cell in row]
    return years[0] is None and sum(one is not None for one in years) > 1


def from_export(rows: TextRows, source: str) -> Export:
    """Return the table of an export.

    Raises
    ------
    InputError
        When there is a title and no table below it, a line without figures among others, a figure
        for the same twice, or more figures than are read.
    """
    lines = [(number, row) for number, row in enumerate(rows, start=1) if any(row)]
    title = _title_of(lines[0][1])
    lines = lines[1:] if title else lines
    # lines of headings are blank to the left, but for the one that names the variables
    end = next((at for at, (_, row) in enumerate(lines, start=1) if row[0]), len(lines))
    across = next((at for at, (_, row) in enumerate(lines[:end]) if years_in(row)), None)
    if across is None or YEAR in map(name_here, lines[across][1]):
        return _long([row for _, row in lines], title, source)
    if across < end - 1:
        # the first line with something to the left is then one of figures
        end -= 1
    heads = [row for _, row in lines[:end]]
    stub = stub_of(heads, across)
    figures = figures_of(heads, across, stub)
    body = _body(lines[end:], stub, source)
    if len(body) * len(figures) > MAX_ROWS:
        raise too_large(source, f"{len(body) * len(figures):,} figures", MAX_ROWS)
    names, body = named(heads[across][:stub], body, variables_of(title, figures))
    return _melted(body, names, figures, source)


def _body(lines: Sequence[tuple[int, Sequence[str]]], stub: int, source: str) -> list[list[str]]:
    """Return the rows of figures, labels repeated; what is below them is notes."""
    found: list[list[str]] = []
    notes = 0
    for number, row in lines:
        if not any(row[stub:]):
            notes = notes or number
            continue
        if notes:
            raise InputError(
                f"{source} has a line without figures, line {notes}, above others with figures.",
                remedy="Export the table from Statbank anew, and leave it as it is.",
            )
        before = found[-1] if found else [""] * stub
        labels = [cell or last for cell, last in zip(row[:stub], before, strict=False)]
        found.append([*labels, *row[stub:]])
    if not found:
        raise InputError(
            f"{source} has a heading and no figures below it.", remedy="Export the table anew."
        )
    return found


def _melted(
    body: list[list[str]], stub: list[str], figures: list[tuple[str, str]], source: str
) -> Export:
    wide = pd.DataFrame(body, dtype=object)
    parts = []
    for at, (year, content) in enumerate(figures, start=len(stub)):
        if not year and not any(wide[at]):
            continue
        part = wide[list(range(len(stub)))].set_axis(stub, axis=1)
        parts.append(part.assign(**{YEAR: year}, content=content or "figures", text=wide[at]))
    long = pd.concat(parts, ignore_index=True)
    return _by_content(long, [*stub, YEAR], "content", source)


def _by_content(long: pd.DataFrame, keys: list[str], content: str, source: str) -> Export:
    """Return figures with a column for each thing that is counted."""
    repeated = long[long.duplicated([*keys, content])]
    if not repeated.empty:
        first = ", ".join(map(str, repeated.iloc[0][[*keys, content]]))
        raise InputError(
            f"{source} has more than one figure for {first}.",
            remedy="Export the table from Statbank anew, with one column for each variable.",
        )
    contents = tuple(dict.fromkeys(long[content]))
    table = long.pivot(index=keys, columns=content, values="text").fillna("").reset_index()
    table.columns.name = None
    return Export(table, tuple(keys), contents)


def _long(rows: TextRows, title: str, source: str) -> Export:
    """Return the table of the long form: every variable a column, the figure the last."""
    names = list(rows[0]) if rows else []
    whole = len(set(names)) == len(names) and all(names) and len(rows) > 1
    if not whole or YEAR not in map(name_here, names[:-1]):
        raise InputError(
            f"{source} has the title {title[:60]!r} and no table of years below it.",
            remedy="Export whole years from Statbank as XLSX or CSV, or as JSON-stat 2.",
        )
    body = [list(row) for row in rows[1:] if row[-1]]
    long = pd.DataFrame(body, columns=[*names[:-1], "text"], dtype=object)
    return _by_content(long.assign(content=names[-1]), names[:-1], "content", source)
