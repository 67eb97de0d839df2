"""Reading a CSV file as text first, so that codes keep their zeros and empty cells stay empty."""

from io import BytesIO
from pathlib import Path

import pandas as pd

from regionanalysis.errors import InputError

# leading zeros are part of a code
CODE_COLUMNS = ("region", "industry", "residence", "workplace", "neighbour")


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
            remedy="Check the path; a panel is a CSV file.",
        ) from cause


def parse_table(content: bytes, source: str) -> pd.DataFrame:
    """Return the bytes of a CSV file as a data frame with codes as text.

    Raises
    ------
    InputError
        When the bytes are empty, not UTF-8 or not a CSV table.
    """
    if not content.strip():
        raise InputError(
            f"{source} is empty.", remedy="A table has a line of column names and rows of figures."
        )
    try:
        return pd.read_csv(
            BytesIO(content),
            dtype=dict.fromkeys(CODE_COLUMNS, str),
            encoding="utf-8-sig",
            # "NA" is a code like any other; only an empty cell is unknown
            keep_default_na=False,
            na_values=[""],
        )
    except UnicodeDecodeError as cause:
        raise InputError(
            f"{source} is not UTF-8 (byte {cause.start} is {content[cause.start]:#04x}).",
            remedy="Save the file as CSV UTF-8.",
        ) from cause
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError) as cause:
        raise InputError(
            f"{source} is not a CSV table: {cause}.",
            remedy="Use commas between columns and one line of column names.",
        ) from cause
