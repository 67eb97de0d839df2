"""A table of the analyst's own: what every such file is held to."""

from pathlib import Path

import pandas as pd

from regionanalysis.core.names import wrong_with_name
from regionanalysis.errors import InputError
from regionanalysis.io.raw_table import RawTable
from regionanalysis.io.readers.corrections import FOLDERS, corrected
from regionanalysis.io.readers.lost_thousands import refuse_parts_of_persons
from regionanalysis.io.readers.own_remedies import remedies_in_the_file
from regionanalysis.io.readers.panel_options import TableOptions
from regionanalysis.io.readers.table import read_bytes, read_table, typed
from regionanalysis.io.readers.units import THOUSANDS
from regionanalysis.panel.figures import read_figures
from regionanalysis.panel.provenance import Origin, own_origin, read_verified
from regionanalysis.panel.row_checks import RowChecks

# periods that begin on 1 January
FIRST_OF_YEAR = ("Q1", "M01")


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
    unit
        What the figures count; persons that a file has in thousands are given in persons.

    Raises
    ------
    InputError, ProvenanceError
        For a column that is missing, no rows, an empty key, a figure that is no number or is
        negative, and a key more than once, with the first line concerned.
    """
    with remedies_in_the_file():
        return _read(Path(path), keys, figures, unit)


def _read(
    path: Path, keys: tuple[str, ...], figures: str, unit: str
) -> tuple[pd.DataFrame, Origin]:
    if path.with_suffix(".toml").is_file():
        content, origin = read_verified(path)
    else:
        content = read_bytes(path)
        origin = own_origin(path, content, unit=unit)
    raw, table = read_table(content, path.name, keys, figures, TableOptions())
    if path.parent.name in FOLDERS:
        table, origin = corrected(typed(table), origin, path)
    missing = [column for column in (*keys, figures) if column not in table.columns]
    if missing:
        raise InputError(
            f"{path.name} lacks the column {', '.join(missing)}; "
            f"it has {', '.join(map(str, raw.frame.columns))}.",
            remedy=f"Its columns are {', '.join((*keys, figures))}.",
        )
    if table.empty:
        raise InputError(f"{path.name} has no rows.", remedy="Give figures.")
    if figures == "population":
        _check_first_of_january(raw, path.name)
    rows = RowChecks(table, path.name, list(table.columns), "a figure")
    what = f"a {figures} that is no number, or negative,"
    found = read_figures(rows, figures, decimal=raw.decimal, nil=raw.nil, what=what)
    table[figures] = found.numbers
    rows.reject(table[figures] < 0, what)
    if raw.unit == THOUSANDS and unit == "persons":
        # a heading or a column says so
        table[figures] *= 1000
    elif unit == "persons" and not origin.retrieved:
        refuse_parts_of_persons(table[figures].to_numpy(dtype=float), figures, path.name)
    rows.reject(table[list(keys)].isna().any(axis=1), "an empty key")
    rows.check_names(dict.fromkeys([*keys, *(f"{one}_name" for one in keys)], wrong_with_name))
    if "year" in keys:
        table["year"] = rows.whole_years()
    rows.reject(table.duplicated(list(keys), keep=False), "the same row more than once")
    # few rows, which are taken apart by label
    return table.astype(dict.fromkeys([key for key in keys if key != "year"], object)), origin


def _check_first_of_january(raw: RawTable, source: str) -> None:
    """Refuse inhabitants of another day than the first of the year."""
    days = [str(one.values["label"]) for one in raw.notes if one.key == "quarter"]  # noqa: PD011
    other = next((day for day in days if day not in FIRST_OF_YEAR), "")
    if other:
        raise InputError(
            f"{source} has inhabitants of {other}, and they are read as on 1 January of the year.",
            remedy="Write the years alone: of 31 December, the year after.",
            evidence=(other,),
        )
