"""Reading a table as text first, so that codes keep their zeros and empty cells stay empty.

A text file may have commas, semicolons or tabs between its columns, and be in UTF-8 or in
Windows-1252, as Norwegian spreadsheets write it: with semicolons, decimal commas and spaces between
thousands. Statistics Norway's marks for what is not there (``.``, ``..`` and ``:``) are unknown.
"""

import csv
from collections.abc import Collection, Iterable
from io import BytesIO, StringIO
from pathlib import Path

import pandas as pd

from regionanalysis.errors import InputError, MissingExtraError
from regionanalysis.io.readers.limits import (
    GZIP_MAGIC,
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_ROWS,
    too_large,
    unzipped,
)
from regionanalysis.io.readers.spreadsheet import sheet_rows, sheet_table
from regionanalysis.io.statbank.downloads import from_json_stat, from_rows
from regionanalysis.io.statbank.exports import (
    TITLE,
    export_rows,
    from_export,
    is_export,
    may_be_export,
)
from regionanalysis.io.statbank.marks import MARK, UNKNOWN_MARKS

# leading zeros are part of a code
CODE_COLUMNS = (
    "region",
    "industry",
    "residence",
    "workplace",
    "neighbour",
    "sector",
    "region_name",
    "industry_name",
)

_SEPARATORS = (";", "\t")
# a spreadsheet has none; its text is as people write figures
SPREADSHEET = ""
_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises
    ------
    InputError
        When it cannot be read.
    """
    try:
        _check_kind_and_size(path)
        return path.read_bytes()
    except InputError:
        raise
    except (OSError, ValueError) as cause:
        raise InputError(
            f"Cannot read {path}: {getattr(cause, 'strerror', None) or cause}.",
            remedy="Check the path; a panel is a CSV, XLSX or parquet file.",
        ) from cause


def _check_kind_and_size(path: Path) -> None:
    # a pipe or a device has no end
    if path.exists() and not path.is_file() and not path.is_dir():
        raise InputError(f"Cannot read {path}: it is no file.", remedy="Name a file.")
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise too_large(path.name, f"{size:,} bytes", MAX_BYTES)


def parse_table(
    content: bytes,
    source: str,
    codes: Collection[str] = (),
    *,
    mapped: Collection[str] = (),
    figure: str = "",
) -> pd.DataFrame:
    """Return the bytes of a table as a data frame with codes as text and figures as numbers.

    Statbank's downloads are recognised and get this package's column names.

    Parameters
    ----------
    source
        Name of the file; ``.xlsx``, ``.parquet`` and ``.json`` (JSON-stat 2) are read as such,
        anything else as text.
    codes
        Columns that hold codes beside those always known to.
    mapped
        Columns of a download that keep their names, since the analyst says what they are.
    figure
        What the figures of a download are called where it counts one thing.

    Raises
    ------
    InputError
        When the bytes are empty, are not the table that the name says, or are more than any table.
    MissingExtraError
        For parquet without the package that reads it.
    """
    if not content.strip():
        raise InputError(
            f"{source} is empty.", remedy="A table has a line of column names and rows of figures."
        )
    ending = Path(source).suffix.lower()
    try:
        if ending == ".parquet":
            return _parquet(content, source, codes)
        if ending == ".json":
            return from_json_stat(content, source, mapped=mapped, figure=figure)
        if ending == ".xlsx":
            rows, text, separator = sheet_rows(content, source), "", SPREADSHEET
        else:
            text = decoded(content, source)
            separator = separator_of(text, source)
            rows = export_rows(text, separator, source) if may_be_export(text) else []
        if is_export(rows):
            found = from_rows(from_export(rows, source), source, mapped=mapped, figure=figure)
            return _typed(found, separator, codes)
        frame = _text(text, separator) if text else sheet_table(rows, source)
        return _typed(frame, separator, codes)
    except (
        csv.Error,
        pd.errors.ParserError,
        pd.errors.EmptyDataError,
        ValueError,
        KeyError,
        OSError,
    ) as cause:
        raise InputError(
            f"{source} is not a {ending.lstrip('.').upper() or 'CSV'} table: {cause}.",
            remedy="Use one line of column names, and the same number of columns in every line.",
        ) from cause


def _text(text: str, separator: str) -> pd.DataFrame:
    # pandas would give a name that is there twice another one, and a column of figures go unseen
    heading = next((row for row in csv.reader(StringIO(text), delimiter=separator) if row), [])
    _check_names([name for name in heading if name.strip()])
    frame = pd.read_csv(StringIO(text), sep=separator, dtype=str, keep_default_na=False)
    if not isinstance(frame.index, pd.RangeIndex):
        # what pandas takes for names of rows
        raise pd.errors.ParserError("rows have more columns than there are names")
    return frame


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
    heading = text.lstrip().partition("\n")[0]
    if TITLE.match(heading.lstrip('"')):
        # a title has commas of its own
        heading = next((line for line in text.split("\n")[1:] if line.strip(";,\t\r ")), "")
    found = max(_SEPARATORS, key=heading.count) if any(map(heading.count, _SEPARATORS)) else ","
    if heading.count(found) >= MAX_COLUMNS:
        raise too_large(source, f"{heading.count(found) + 1:,} columns", MAX_COLUMNS)
    return found


def _parquet(content: bytes, source: str, codes: Collection[str]) -> pd.DataFrame:
    try:
        # an extra
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError as cause:
        raise MissingExtraError("Reading parquet", "parquet") from cause
    with ParquetFile(BytesIO(content)) as file:
        stated = file.metadata
        if stated.num_rows > MAX_ROWS:
            raise too_large(source, f"{stated.num_rows:,} rows", MAX_ROWS)
        if stated.num_columns > MAX_COLUMNS:
            raise too_large(source, f"{stated.num_columns:,} columns", MAX_COLUMNS)
        frame: pd.DataFrame = file.read().to_pandas()
    frame.columns = frame.columns.map(str)
    repeated = frame.columns[frame.columns.duplicated()]
    if len(repeated):
        raise InputError(f"{source} has the column {repeated[0]} twice.", remedy="Name it once.")
    texts = {one: str for one in (*CODE_COLUMNS, *codes) if one in frame.columns}
    known = frame[list(texts)].notna()
    frame[list(texts)] = frame[list(texts)].astype(texts).where(known)
    return frame


def _typed(frame: pd.DataFrame, separator: str, codes: Collection[str]) -> pd.DataFrame:
    """Return a frame of text with figures as numbers and what is not there as missing."""
    frame.columns = _check_names(frame.columns)
    kept: dict[str, pd.Series[str]] = {}
    for column in list(frame.columns):
        text = frame[column].astype(str).str.strip()
        unknown = text.isin(UNKNOWN_MARKS)
        if column in CODE_COLUMNS or column in codes or column.endswith(MARK):
            frame[column] = text.where(text != "")
            continue
        plain = text if separator == "," else _plain(text)
        number = pd.to_numeric(plain.where(~unknown), errors="coerce")
        # a column with a single word in it is not one of figures
        figures = bool((number.notna() | unknown).all())
        frame[column] = number if figures else frame[column].where(text != "")
        marks = text.where(unknown & (text != ""))
        if figures and marks.notna().any() and f"{column}{MARK}" not in frame.columns:
            kept[f"{column}{MARK}"] = marks
    return frame.assign(**kept)


def _check_names(columns: Iterable[object]) -> list[str]:
    """Return names of columns without space around them; a name that is there twice is refused."""
    names = [str(name).strip() for name in columns]
    twice = [name for at, name in enumerate(names) if name in names[:at]]
    if twice:
        raise ValueError(f"the column {twice[0]!r} is there twice")
    return names


def _plain(text: "pd.Series[str]") -> "pd.Series[str]":
    """Return figures as a program writes them: no spaces, a point before decimals."""
    for space in _SPACES:
        text = text.str.replace(space, "", regex=False)
    minus = text.str.replace("\N{MINUS SIGN}", "-", regex=False)
    return minus.str.replace(",", ".", regex=False)
