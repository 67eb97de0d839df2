"""Reading a table as text first, so that codes keep their zeros and empty cells stay empty.

A text file may have commas, semicolons or tabs between its columns, and be in UTF-8 or in
Windows-1252, as Norwegian spreadsheets write it: with semicolons, decimal commas and spaces between
thousands. Statistics Norway's marks for what is not there (``.``, ``..`` and ``:``) are unknown.
"""

from collections.abc import Collection
from io import BytesIO, StringIO
from pathlib import Path

import pandas as pd

from regionanalysis.errors import InputError, MissingExtraError

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

# not to be published, not available, does not apply
UNKNOWN_MARKS = ("", ".", "..", ":")

_SEPARATORS = (";", "\t")
_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises
    ------
    InputError
        When it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as cause:
        raise InputError(
            f"Cannot read {path}: {cause.strerror or cause}.",
            remedy="Check the path; a panel is a CSV, XLSX or parquet file.",
        ) from cause


def parse_table(content: bytes, source: str, codes: Collection[str] = ()) -> pd.DataFrame:
    """Return the bytes of a table as a data frame with codes as text and figures as numbers.

    Parameters
    ----------
    source
        Name of the file; ``.xlsx`` and ``.parquet`` are read as such, anything else as text.
    codes
        Columns that hold codes beside those always known to.

    Raises
    ------
    InputError
        When the bytes are empty, or are not the table that the name says.
    MissingExtraError
        For parquet without the package that reads it.
    """
    if not content.strip():
        raise InputError(
            f"{source} is empty.", remedy="A table has a line of column names and rows of figures."
        )
    ending = Path(source).suffix.lower()
    try:
        if ending == ".xlsx":
            book = pd.read_excel(BytesIO(content), dtype=str, keep_default_na=False)
            return _typed(book, "", codes)
        if ending == ".parquet":
            return _parquet(content, codes)
        text = _decoded(content, source)
        separator = _separator(text)
        frame = pd.read_csv(StringIO(text), sep=separator, dtype=str, keep_default_na=False)
    except (
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
    return _typed(frame, separator, codes)


def _decoded(content: bytes, source: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        if b"\x00" in content:
            raise InputError(
                f"{source} is no text file (byte {content.index(0)} is zero).",
                remedy="Save the file as CSV UTF-8.",
            ) from cause
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as cause:
        raise InputError(
            f"{source} is neither UTF-8 nor Windows-1252 (byte {cause.start} is "
            f"{content[cause.start]:#04x}).",
            remedy="Save the file as CSV UTF-8.",
        ) from cause


def _separator(text: str) -> str:
    heading = text.lstrip().partition("\n")[0]
    return max(_SEPARATORS, key=heading.count) if any(map(heading.count, _SEPARATORS)) else ","


def _parquet(content: bytes, codes: Collection[str]) -> pd.DataFrame:
    try:
        frame = pd.read_parquet(BytesIO(content))
    except ImportError as cause:
        raise MissingExtraError("Reading parquet", "parquet") from cause
    texts = {one: str for one in (*CODE_COLUMNS, *codes) if one in frame.columns}
    known = frame[list(texts)].notna()
    frame[list(texts)] = frame[list(texts)].astype(texts).where(known)
    return frame


def _typed(frame: pd.DataFrame, separator: str, codes: Collection[str]) -> pd.DataFrame:
    """Return a frame of text with figures as numbers and what is not there as missing."""
    frame.columns = frame.columns.map(lambda name: str(name).strip())
    for column in frame.columns:
        text = frame[column].astype(str).str.strip()
        unknown = text.isin(UNKNOWN_MARKS)
        if column in CODE_COLUMNS or column in codes:
            frame[column] = text.where(text != "")
            continue
        plain = text if separator == "," else _plain(text)
        number = pd.to_numeric(plain.where(~unknown), errors="coerce")
        # a column with a single word in it is not one of figures
        figures = bool((number.notna() | unknown).all())
        frame[column] = number if figures else frame[column].where(text != "")
    return frame


def _plain(text: "pd.Series[str]") -> "pd.Series[str]":
    """Return figures as a program writes them: no spaces, a point before decimals."""
    for space in _SPACES:
        text = text.str.replace(space, "", regex=False)
    minus = text.str.replace("\N{MINUS SIGN}", "-", regex=False)
    return minus.str.replace(",", ".", regex=False)
