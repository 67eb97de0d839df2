"""A table of the analyst's own: what every such file is held to."""

from pathlib import Path

import numpy as np
import pandas as pd

from regionanalysis.characters import shorten, wrong_with_name
from regionanalysis.errors import InputError
from regionanalysis.panel import BoolArray
from regionanalysis.provenance import Origin, own_origin, read_verified
from regionanalysis.sources.corrections_file import corrected
from regionanalysis.sources.tables import parse_table, read_bytes


def own_table(
    path: Path | str, keys: tuple[str, ...], figures: str, unit: str
) -> tuple[pd.DataFrame, Origin]:
    """Return a CSV file with a row for each key, and its origin.

    A sidecar beside the file states its origin and is checked; without one the origin is the file
    itself with its checksum.

    Parameters
    ----------
    keys
        Columns that together are in one row only; ``year`` is read as a whole number.
    figures
        Column of figures that are not negative; empty is unknown.

    Raises
    ------
    InputError, ProvenanceError
        For a column that is missing, no rows, an empty key, a figure that is no number or is
        negative, and a key more than once, with the first line concerned.
    """
    path = Path(path)
    if path.with_suffix(".toml").is_file():
        content, origin = read_verified(path)
    else:
        content = read_bytes(path)
        origin = own_origin(path, content, unit=unit)
    table, origin = corrected(parse_table(content, path.name, figure=figures), origin, path)
    missing = [column for column in (*keys, figures) if column not in table.columns]
    if missing:
        raise InputError(
            f"{path.name} lacks the column {', '.join(missing)}; "
            f"it has {', '.join(map(str, table.columns))}.",
            remedy=f"Its columns are {', '.join((*keys, figures))}.",
        )
    if table.empty:
        raise InputError(f"{path.name} has no rows.", remedy="Give figures.")
    stated = table[figures]
    table[figures] = pd.to_numeric(stated, errors="coerce").astype(float)
    wrong = (table[figures].isna() & stated.notna()) | (table[figures] < 0)
    wrong |= np.isinf(table[figures])
    _refuse(wrong.to_numpy(), f"a {figures} that is no number, or negative,", table, path)
    _refuse(table[list(keys)].isna().any(axis=1).to_numpy(), "an empty key", table, path)
    for column in (*keys, *(f"{one}_name" for one in keys)):
        for one in table[column].dropna().unique() if column in table.columns else ():
            if why := wrong_with_name(str(one)):
                _refuse((table[column] == one).to_numpy(), f"a {column} that {why}", table, path)
    if "year" in keys:
        year = pd.to_numeric(table["year"], errors="coerce")
        whole = (year % 1 == 0) & year.between(1000, 2999)
        _refuse(~whole.to_numpy(), "a year that is not a year", table, path)
        table["year"] = year.astype(int)
    repeated = table.duplicated(list(keys), keep=False).to_numpy()
    _refuse(repeated, "the same row more than once", table, path)
    return table, origin


def _refuse(wrong: BoolArray, what: str, table: pd.DataFrame, path: Path) -> None:
    if wrong.any():
        at = int(np.flatnonzero(wrong)[0])
        row = ", ".join(
            f"{column} {shorten(str(value))}" for column, value in table.iloc[at].items()
        )
        raise InputError(
            # two more than the index: the heading is line 1
            f"{path.name} has {what} in {int(wrong.sum())} row{'s' if wrong.sum() > 1 else ''}, "
            f"first in line {at + 2}: {row}.",
            remedy="Correct the rows; leave a figure empty where it is unknown.",
        )
