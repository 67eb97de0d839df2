"""A file of this project's own: columns with the names they have here, figures as numbers.

Codes keep their zeros and empty cells stay empty. Other files come in by `read_table`.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

import pandas as pd

from regionanalysis.errors import InputError
from regionanalysis.io.limits import MAX_BYTES, too_large
from regionanalysis.io.raw_table import RawTable
from regionanalysis.io.readers.open_table import open_table
from regionanalysis.io.readers.panel_options import TableOptions
from regionanalysis.io.readers.shape_table import shaped
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
        # it is a ValueError too
        raise
    except (OSError, ValueError) as cause:
        raise InputError(
            f"Cannot read {path}: {getattr(cause, 'strerror', None) or cause}.",
            remedy="Check the path; a panel is a CSV, XLSX, parquet, JSON-stat or PX file.",
        ) from cause


def _check_kind_and_size(path: Path) -> None:
    # a pipe or a device has no end
    if path.exists() and not path.is_file() and not path.is_dir():
        raise InputError(f"Cannot read {path}: it is not a file.", remedy="Name a file.")
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise too_large(path.name, f"{size:,} bytes", MAX_BYTES)


def read_table(
    content: bytes, source: str, keys: Sequence[str], figure: str, options: TableOptions
) -> tuple[RawTable, pd.DataFrame]:
    """Return the table of a file as it was understood, and with this package's columns.

    Parameters
    ----------
    keys
        Columns that together tell what a figure is of.
    figure
        What the figures are called.

    Raises
    ------
    InputError, MissingExtraError, ParameterError
        As for `open_table` and `shaped`.
    """
    raw = open_table(content, source, options)
    return raw, shaped(raw, keys, figure, options, source)


def parse_table(content: bytes, source: str, codes: Collection[str] = ()) -> pd.DataFrame:
    """Return the bytes of a table with codes as text and figures as numbers, its names as they are.

    Parameters
    ----------
    source
        Name of the file.
    codes
        Columns that hold codes beside those always known to.

    Raises
    ------
    InputError, MissingExtraError
        As for `open_table`.
    """
    return typed(open_table(content, source).frame, codes)


def typed(frame: pd.DataFrame, codes: Collection[str] = ()) -> pd.DataFrame:
    """Return a frame of text with figures as numbers and what is not there as missing."""
    found: dict[str, pd.Series[str]] = {}
    for column in map(str, frame.columns):
        found |= _typed(frame[column], column, column in CODE_COLUMNS or column in codes)
    table = pd.DataFrame(found, index=frame.index)
    marks = [column for column in table.columns if column not in frame.columns]
    return table[[*frame.columns, *marks]]


def _typed(column: "pd.Series[str]", name: str, code: bool) -> dict[str, "pd.Series[str]"]:  # noqa: FBT001
    if column.dtype.kind in "iufb":
        return {name: column.astype("string").astype(object) if code else column}
    text = column.astype(object)
    known = text.notna()
    text = text.map(lambda value: str(value).strip()).where(known)
    unknown = text.isin(UNKNOWN_MARKS) | ~known
    if code or name.endswith(MARK):
        return {name: text.where(text != "")}
    plain = text.where(~unknown).map(_plain, na_action="ignore")
    number = pd.to_numeric(plain, errors="coerce")
    # a column with a single word in it is not one of figures
    if not bool((number.notna() | unknown).all()):
        return {name: text.where(text != "")}
    marks = text.where(unknown & (text != ""))
    kept = {f"{name}{MARK}": marks} if marks.notna().any() and known.any() else {}
    return {name: number, **kept}


_SPACES = {ord(space): "" for space in " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"}


def _plain(text: str) -> str:
    """Return a figure as a program writes it: no spaces, a point before decimals."""
    plain = text.translate(_SPACES)
    return plain.replace("\N{MINUS SIGN}", "-").replace(",", ".")
