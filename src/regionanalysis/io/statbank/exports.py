"""Tables as PxWeb exports them and as people lay them out: titles, periods across, notes below.

A spreadsheet or text file of Statbank begins with its title, ``07984: Sysselsatte …, etter region,
næring (SN2007), statistikkvariabel og år``. Years go across, over or under what is counted; a
heading that goes for several columns is written over the first of them, and one that goes for
several rows beside the first. Notes follow below. The long form, a row for each figure with the
figure last, is read too.
"""

import csv
import re
from collections.abc import Collection, Sequence
from io import StringIO

import numpy as np
import pandas as pd

from regionanalysis.classifications.total_labels import is_total
from regionanalysis.errors import InputError
from regionanalysis.io.limits import MAX_COLUMNS, MAX_ROWS, too_large
from regionanalysis.io.raw_table import CONTENT, VALUE, RawTable
from regionanalysis.io.statbank.columns import CONTENTS, YEAR, name_here
from regionanalysis.io.statbank.export_headings import (
    TextRows,
    across_variable,
    figures_of,
    is_period_heading,
    named,
    stub_of,
    variables_of,
    years_in,
)
from regionanalysis.panel.label_columns import categories
from regionanalysis.panel.notes import ReadingNote, count_of, note

TITLE = re.compile(r"\d{5}: \S")
# characters; a table of many variables has some hundreds
MAX_TITLE = 2_000
# characters of a title and of the line of headings below it
MAX_BEGINNING = 1_000_000

_YEAR_WITHIN = re.compile(r"(?:19|20)\d\d")

# a code of an industry that is no figure
_CODED = re.compile(r"\d\d-\d\d|0\d")

# lines before the first figures
_MAX_HEADINGS = 10


def export_rows(text: str, separator: str, source: str) -> list[list[str]]:
    """Return the lines of a text file, those below the first table too, all of the same length.

    Raises
    ------
    InputError
        For more columns or lines than are read.
    """
    # a line may end in any way
    lines = StringIO(text, newline=None)
    rows = [list(map(str.strip, row)) for row in csv.reader(lines, delimiter=separator)]
    width = max(map(len, rows), default=0)
    if width > MAX_COLUMNS:
        raise too_large(source, f"{width:,} columns", MAX_COLUMNS)
    if len(rows) > MAX_ROWS:
        raise too_large(source, f"{len(rows):,} lines", MAX_ROWS)
    return [row + [""] * (width - len(row)) for row in rows]


def may_be_export(text: str, separator: str) -> bool:
    """Return whether the first lines of a text have a title, or years in a heading."""
    # a title and a heading, of a text that may be large
    first, _, rest = text[:MAX_BEGINNING].lstrip().partition("\n")
    below = rest.lstrip("\r\n").partition("\n")[0]
    # a title in quotes may have the separator in it
    bare = re.sub(r'"[^"]*"', "", first).strip(separator + "\r\n")
    titled = separator not in bare and separator in below and len(first) <= MAX_TITLE
    return bool(titled or TITLE.search(first) or _YEAR_WITHIN.search(first))


def is_export(rows: TextRows, names: Collection[str] = ()) -> bool:
    """Return whether rows are those of an export: under a title, or with periods across."""
    filled = [row for row in rows[:_MAX_HEADINGS] if any(row)]
    if not filled:
        return False
    # of the long form, the title is what the column of figures is called
    titled = _title_of(filled) or TITLE.match(str(filled[0][-1]))
    return bool(titled) or _is_wide(filled[0], names)


def _title_of(filled: Sequence[Sequence[str]]) -> str:
    row = filled[0]
    # a line of its own, above wider ones
    alone = not any(row[1:]) and any(sum(map(bool, x)) > 1 for x in filled[1:])
    title = alone or (TITLE.match(str(row[0])) and not any(row[1:]))
    return str(row[0]) if title and len(str(row[0])) <= MAX_TITLE and row[0] else ""


def _is_wide(row: Sequence[str], names: Collection[str]) -> bool:
    periods = [is_period_heading(cell, names) for cell in row]
    return not periods[0] and sum(periods) > 1


def from_export(rows: TextRows, source: str, names: Collection[str] = ()) -> RawTable:
    """Return the table of an export.

    Parameters
    ----------
    names
        Headings that the analyst says are columns of labels.

    Raises
    ------
    InputError
        When there is a title and no table below it, a line without figures among others, a figure
        for the same twice, or more figures than are read.
    """
    lines = [(number, list(row)) for number, row in enumerate(rows, start=1) if any(row)]
    title = _title_of([row for _, row in lines[:_MAX_HEADINGS]])
    lines = lines[1:] if title else lines
    while title and len(lines) > 1 and not any(lines[0][1][1:]):
        # more lines of a title, such as a unit
        lines = lines[1:]
    # lines of headings are blank to the left, but for the one that names the variables
    end = next((at for at, (_, row) in enumerate(lines, start=1) if row[0]), len(lines))
    across = next((at for at, (_, row) in enumerate(lines[:end]) if years_in(row, names)), None)
    if across is None or YEAR in map(name_here, map(str, lines[across][1])):
        return _long(lines, title, source)
    if across < end - 1 and not _names_variables(lines[end - 1][1]):
        # the first line with something to the left is then one of figures
        end -= 1
    heads = [row for _, row in lines[:end]]
    stub = stub_of(heads, across, names)
    lines = _without_notes(lines, end, stub)
    heads = [row for _, row in lines[:end]]
    figures = figures_of(heads, across, stub)
    body, numbers, notes = _body(lines[end:], stub, source)
    _refuse_undated(heads[across], [period for period, _ in figures], body, source)
    if len(body) * len(figures) > MAX_ROWS:
        raise too_large(source, f"{len(body) * len(figures):,} figures", MAX_ROWS)
    stated = [str(cell) for cell in _stub_names(heads, across, stub)]
    beside = across_variable(title, stated, [content for _, content in figures])
    gone = {YEAR, CONTENTS, name_here(beside) or beside} if beside else {YEAR, CONTENTS}
    columns, body = named(stated, body, variables_of(title, gone))
    raw = _melted(body, numbers, columns, figures, beside)
    raw.notes += notes
    raw.nil = "zero" if title and TITLE.match(title) else ""
    raw.shape = "a table of PxWeb" if TITLE.match(title) else "a table with periods across"
    _refuse_repeated(raw, source)
    return raw


def _without_notes(
    lines: Sequence[tuple[int, list[str]]], end: int, stub: int
) -> list[tuple[int, list[str]]]:
    """Return lines without columns that have no heading and no figure: notes beside cells."""
    width = len(lines[0][1])
    kept = [
        at
        for at in range(width)
        if at < stub
        or any(row[at] != "" for _, row in lines[:end])
        or any(any(letter.isdigit() for letter in str(row[at])) for _, row in lines[end:])
    ]
    if len(kept) == width:
        return list(lines)
    return [(number, [row[at] for at in kept]) for number, row in lines]


def _refuse_undated(
    head: Sequence[str], periods: Sequence[str], body: TextRows, source: str
) -> None:
    """Refuse a column among those of years that is of no year."""
    first = len(head) - len(periods)
    filled = [any(row[at] != "" for row in body) for at in range(first, len(head))]
    undated = [
        str(name)
        for name, period, own in zip(head[first:], periods, filled, strict=True)
        if own and name and not period
    ]
    if undated:
        raise InputError(
            f"{source} has {undated[0]!r} among columns of years, and it is of no year.",
            remedy="Delete the column; changes and shares are computed here.",
            evidence=undated,
        )


def _names_variables(row: Sequence[str]) -> bool:
    """Return whether a line only names the variables to the left."""
    # codes of industries have letters or hyphens, or zeros in front, and figures do not
    figures = [str(cell) for cell in row[1:] if str(cell)[:1].isdigit()]
    plain = [cell for cell in figures if not _CODED.fullmatch(cell)]
    return bool(name_here(str(row[0]))) and not plain


def _stub_names(heads: TextRows, across: int, stub: int) -> Sequence[str]:
    """Return the names of the columns to the left, on whichever line of the headings they are."""
    return next((row[:stub] for row in (heads[across], *heads) if any(row[:stub])), [""] * stub)


def _body(
    lines: Sequence[tuple[int, list[str]]], stub: int, source: str
) -> tuple[list[list[str]], list[int], list[ReadingNote]]:
    """Return the rows of figures, labels repeated, and their lines; what is below them is notes."""
    lines, notes = _without_sum(lines, stub)
    found: list[list[str]] = []
    numbers: list[int] = []
    ended = 0
    for number, row in lines:
        if all(cell == "" for cell in row[stub:]):
            ended = ended or number
            continue
        if ended:
            raise InputError(
                f"{source} has a line without figures, line {ended}, above others with figures.",
                remedy="Export the table again, and do not edit it.",
            )
        before = found[-1] if found else [""] * stub
        labels = [cell or last for cell, last in zip(row[:stub], before, strict=False)]
        found.append([*labels, *row[stub:]])
        numbers.append(number)
    if not found:
        raise InputError(
            f"{source} has a heading and no figures below it.", remedy="Export the table again."
        )
    return found, numbers, notes


def _without_sum(
    lines: Sequence[tuple[int, list[str]]], stub: int
) -> tuple[Sequence[tuple[int, list[str]]], list[ReadingNote]]:
    """Return lines without a last one that sums them all: it has no region and is called so."""
    filled = [(n, row) for n, row in lines if any(cell != "" for cell in row[stub:])]
    if not filled or not any(is_total(str(cell)) for cell in filled[-1][1][:stub]):
        return lines, []
    sums = [n for n, row in filled if any(is_total(str(cell)) for cell in row[:stub])]
    regions = {row[0] for _, row in filled if row[0] != ""}
    labelled = [
        (n, row)
        for n, row in filled
        if n in sums and (row[0] == "" or is_total(str(row[0]))) and n == filled[-1][0]
    ]
    # where labels are written once, a blank one is the label above, and each has its sum
    if stub == 1 or not labelled or len(sums) != 1 or len(regions) == 1:
        return lines, []
    number, row = labelled[0]
    label = next(str(cell) for cell in row[:stub] if is_total(str(cell)))
    left_out = note("sum_line", count=count_of(1, "line"), label=f"{label!r}, line {number}")
    return [line for line in lines if line[0] != number], [left_out]


def _melted(
    body: list[list[str]],
    numbers: list[int],
    stub: list[str],
    figures: list[tuple[str, str]],
    beside: str,
) -> RawTable:
    """Return a row for every figure, of a table with periods across."""
    wide = pd.DataFrame(body, dtype=object)
    index = np.array(numbers) - 2
    labels = {name: pd.Categorical(wide[at].astype(str)) for at, name in enumerate(stub)}
    kept = [
        (at, period, content)
        for at, (period, content) in enumerate(figures, start=len(stub))
        if period or (wide[at] != "").any()
    ]
    count = len(wide)
    contents = list(dict.fromkeys(content or "figures" for _, _, content in kept))
    periods = list(dict.fromkeys(period for _, period, _ in kept))
    frame = pd.DataFrame(
        {
            name: pd.Categorical.from_codes(np.tile(label.codes, len(kept)), dtype=label.dtype)
            for name, label in labels.items()
        },
        index=np.tile(index, len(kept)),
    )
    second = beside or CONTENT
    frame[YEAR] = _repeated([p for _, p, _ in kept], periods, count)
    frame[second] = _repeated([c or "figures" for _, _, c in kept], contents, count)
    frame[VALUE] = np.concatenate([wide[at].to_numpy(dtype=object) for at, _, _ in kept])
    roles = {YEAR: YEAR}
    if not beside:
        roles[CONTENT] = CONTENTS
    return RawTable(frame, "", roles=roles, figures=VALUE)


def _repeated(values: list[str], labels: list[str], count: int) -> pd.Categorical:
    return categories(np.repeat([labels.index(value) for value in values], count), labels)


def _refuse_repeated(raw: RawTable, source: str) -> None:
    keys = [column for column in raw.frame.columns if column != VALUE]
    codes = [raw.frame[key].cat.codes.to_numpy() for key in keys]
    repeated = pd.DataFrame(dict(enumerate(codes))).duplicated().to_numpy()
    if repeated.any():
        first = int(np.flatnonzero(repeated)[0])
        shown = ", ".join(str(value) for value in raw.frame[keys].iloc[first])
        raise InputError(
            f"{source} has more than one figure for {shown}, the second in line "
            f"{int(raw.frame.index[first]) + 2}.",
            remedy="Export the table again, with one column for each variable.",
        )


def _long(lines: Sequence[tuple[int, list[str]]], title: str, source: str) -> RawTable:
    """Return the table of the long form: every variable a column, the figure the last."""
    names = [str(name) for name in lines[0][1]] if lines else []
    while names and not names[-1]:
        names.pop()
    whole = len(set(names)) == len(names) and all(names) and len(lines) > 1
    if not whole or YEAR not in map(name_here, names):
        raise InputError(
            f"{source} has the title {title[:60]!r} and no table of years below it.",
            remedy="Export years from the statistics bank as XLSX or CSV, or as JSON-stat 2.",
        )
    width = len(names)
    body = [(number, row[:width]) for number, row in lines[1:] if any(row[1:width])]
    frame = pd.DataFrame(
        [row for _, row in body], columns=names, dtype=object, index=[n - 2 for n, _ in body]
    )
    last = names[-1]
    titled = bool(TITLE.match(title) or TITLE.match(last))
    raw = RawTable(frame, "a table of PxWeb" if titled else "a table under a title")
    raw.nil = "zero" if titled else ""
    if not any(name_here(name) in ("employment", "population") for name in names):
        raw.figures = last
    return raw
