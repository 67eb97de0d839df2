"""Tables as text: their encoding, what is between columns, and the long form.

A text file may have commas, semicolons or tabs between its columns, and be in UTF-8 or in
Windows-1252, as Norwegian spreadsheets write it.
"""

import csv
import re
from collections.abc import Iterable
from io import BytesIO, StringIO

import numpy as np
import pandas as pd

from regionanalysis.errors import InputError
from regionanalysis.io.limits import GZIP_MAGIC, MAX_COLUMNS, too_large, unzipped
from regionanalysis.io.raw_table import VALUE, RawTable
from regionanalysis.io.statbank.columns import YEAR
from regionanalysis.io.statbank.marks import MARK
from regionanalysis.panel.label_columns import categories

# characters of a line of names
MAX_HEADING = 1_000_000

_SEPARATORS = (";", "\t")
_NAMES = {";": "semicolons", "\t": "tabs", ",": "commas"}

# in no table
_WORD = "\N{CURRENCY SIGN}word"

# the first heading of Eurostat's tab-separated files: dimensions, and the one that goes across
_TSV = re.compile(r'"?(?P<keys>\w+(?:,\w+)+)\\(?P<across>time\w*)"?\t', re.IGNORECASE)
_TSV_CELL = re.compile(r"(?P<figure>[^ ]*) ?(?P<flag>[a-z]{0,3})")


def decoded(content: bytes, source: str) -> str:
    """Return the text of a file in UTF-8 or Windows-1252, unpacked where it is packed by gzip.

    Raises
    ------
    InputError
        When it is in neither, or no text.
    """
    if content.startswith(GZIP_MAGIC):
        content = unzipped(content, source)
    if b"\x00" in content:
        raise InputError(
            f"{source} is no text file (byte {content.index(0)} is zero).",
            remedy="Save the file as CSV UTF-8.",
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # then it may be what Norwegian spreadsheets write
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as cause:
        raise InputError(
            f"{source} is neither UTF-8 nor Windows-1252 (byte {cause.start} is "
            f"{content[cause.start]:#04x}).",
            remedy="Save the file as CSV UTF-8.",
        ) from cause


def separator_of(text: str, source: str) -> str:
    """Return what is between the columns of a text, by its first line, or the first below a title.

    Raises
    ------
    InputError
        When there are more columns than any table has.
    """
    lines = [line for line in text[:100_000].lstrip().split("\n")[:12] if line.strip(";,\t\r ")]
    heading = lines[0] if lines else ""
    below = lines[1] if len(lines) > 1 else ""
    plain = re.sub(r'"[^"]*"', '""', heading)
    if not any(map(plain.count, _SEPARATORS)) and any(map(below.count, _SEPARATORS)):
        # a title, which has commas of its own
        plain = re.sub(r'"[^"]*"', '""', below)
    found = max(_SEPARATORS, key=plain.count) if any(map(plain.count, _SEPARATORS)) else ","
    if plain.count(found) >= MAX_COLUMNS:
        raise too_large(source, f"{plain.count(found) + 1:,} columns", MAX_COLUMNS)
    return found


def is_eurostat(text: str) -> bool:
    """Return whether a text is a tab-separated file of Eurostat."""
    return _TSV.match(text) is not None


def read_text(text: str, separator: str) -> RawTable:
    """Return the table of a text whose first line has the names of its columns."""
    if is_eurostat(text):
        return _tsv(text)
    # pandas would give a name that is there twice another one, and a column of figures go unseen
    reader = csv.reader(StringIO(text[:MAX_HEADING], newline=""), delimiter=separator)
    heading = next((row for row in reader if row), [])
    check_names([name for name in heading if name.strip()])
    frame = _categories(text, separator, reader.line_num, len(heading))
    frame.columns = pd.Index(check_names(frame.columns))
    if text.rstrip("\r\n").count("\n") != len(frame):
        frame.index = pd.Index(_lines(text, separator, len(frame)))
    return RawTable(frame, f"text with {_NAMES[separator]} between columns")


def _categories(text: str, separator: str, line: int, width: int) -> pd.DataFrame:
    """Return a table with a category for every distinct text, as it is written.

    pandas makes numbers of categories that are all digits, and codes lose their zeros. It does not
    where one is no number: a row of words is put below the heading, and taken out again.
    """
    at = 0
    for _ in range(line):
        at = text.find("\n", at) + 1
        if not at:
            # nothing but a heading
            return pd.read_csv(StringIO(text), sep=separator, dtype=str, keep_default_na=False)
    words = separator.join([_WORD] * width)
    # bytes take a quarter of what a stream of text does
    whole = BytesIO(f"{text[:at]}{words}\n{text[at:]}".encode())
    frame = pd.read_csv(
        whole, sep=separator, dtype="category", keep_default_na=False, low_memory=False
    )
    if not isinstance(frame.index, pd.RangeIndex):
        # what pandas takes for names of rows
        raise pd.errors.ParserError("rows have more columns than there are names")
    return pd.DataFrame({column: _without_word(frame[column]) for column in frame.columns})


def _without_word(column: "pd.Series[str]") -> pd.Categorical:
    labels = list(column.cat.categories)
    word = labels.index(_WORD)
    codes = column.cat.codes.to_numpy()[1:]
    return categories(codes - (codes > word), [*labels[:word], *labels[word + 1 :]])


def _lines(text: str, separator: str, count: int) -> "np.ndarray[tuple[int], np.dtype[np.int_]]":
    """Return the lines that rows end in, less two."""
    reader = csv.reader(StringIO(text), delimiter=separator)
    ends = [reader.line_num for row in reader if row]
    if len(ends) != count + 1:
        return np.arange(count)
    return np.array(ends[1:], dtype=int) - 2


def check_names(columns: Iterable[object]) -> list[str]:
    """Return names of columns without space around them.

    Raises
    ------
    ValueError
        For a name that is there twice.
    """
    names = [" ".join(str(name).split()) for name in columns]
    twice = [name for at, name in enumerate(names) if name and name in names[:at]]
    if twice:
        raise ValueError(f"the column {twice[0]!r} is there twice")
    return [name or f"Unnamed: {at}" for at, name in enumerate(names)]


def _tsv(text: str) -> RawTable:
    """Return the table of a tab-separated file of Eurostat: keys in one column, flags in cells."""
    wide = pd.read_csv(StringIO(text), sep="\t", dtype=str, keep_default_na=False)
    match = _TSV.match(text)
    keys = match["keys"].split(",") if match else []
    stub = wide.iloc[:, 0].str.split(",", expand=True).set_axis(keys, axis=1)
    periods = [str(column).strip() for column in wide.columns[1:]]
    count = len(wide)
    frame = pd.DataFrame(
        {key: np.tile(stub[key].str.strip().to_numpy(), len(periods)) for key in keys},
        index=np.tile(np.arange(count), len(periods)),
    )
    frame[YEAR] = np.repeat(periods, count)
    cells = [cell.strip() for at in range(1, wide.shape[1]) for cell in wide.iloc[:, at]]
    parts = [_TSV_CELL.fullmatch(cell) for cell in cells]
    frame[VALUE] = [
        part["figure"] if part else cell for part, cell in zip(parts, cells, strict=True)
    ]
    flags = [part["flag"] if part else "" for part in parts]
    hidden = [v == ":" and f.startswith("c") for v, f in zip(frame[VALUE], flags, strict=True)]
    marks = [":" if hides else ".." for hides in hidden]
    frame[f"{VALUE}{MARK}"] = pd.Series(marks, frame.index).where(frame[VALUE] == ":")
    raw = RawTable(frame, "tab-separated text of Eurostat", roles={YEAR: YEAR}, figures=VALUE)
    raw.producer, raw.decimal = "Eurostat (TSV)", "."
    return raw
