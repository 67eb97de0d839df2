"""Known errors in published figures: ``data/corrections.toml``, applied when a table is read."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from regionanalysis.core.arrays import BoolArray
from regionanalysis.core.project import CORRECTIONS, REFERENCE, SNAPSHOTS
from regionanalysis.errors import CorrectionError
from regionanalysis.panel.corrections import Action, Correction
from regionanalysis.panel.provenance import Origin

# the folders of tables that can be corrected
FOLDERS = (REFERENCE, SNAPSHOTS)


class _Stated(BaseModel):
    """What the file says of a correction."""

    model_config = ConfigDict(extra="forbid")

    table: str
    where: dict[str, str | int] = Field(min_length=1)
    action: Action
    reason: str = Field(min_length=1)
    expect: float
    source: str = ""
    column: str = ""
    value: float | str | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if (self.action == "drop") == bool(self.column):
            raise ValueError(f"{self.action} {'has no' if self.column else 'needs a'} column")
        needs = {"set": ("a number", float), "recode": ("a code", str)}
        what, kind = needs.get(self.action, ("nothing", type(None)))
        fits = isinstance(self.value, kind)
        if not fits:
            raise ValueError(f"{self.action} needs {what} as value")
        return self


def read_corrections(file: Path) -> tuple[Correction, ...]:
    """Return the corrections that are stated; none where there is no file.

    Raises
    ------
    CorrectionError
        For a file that is not TOML, and an invalid correction.
    """
    if not file.is_file():
        return ()
    try:
        stated = tomllib.loads(file.read_text(encoding="utf-8"))
        found = [_Stated.model_validate(one) for one in _listed(stated)]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as cause:
        raise CorrectionError(
            f"{file} is not a valid list of corrections: {_cause(cause)}.",
            remedy="data/README.md describes how to write a correction.",
        ) from cause
    return tuple(Correction(**one.model_dump()) for one in found)


def _listed(stated: dict[str, Any]) -> list[Any]:
    found = stated.get("correction", [])
    return found if isinstance(found, list) else [found]


def _cause(cause: Exception) -> str:
    if isinstance(cause, ValidationError):
        return "; ".join(f"{'.'.join(map(str, e['loc']))} {e['msg']}" for e in cause.errors())
    return str(cause)


def corrected(table: pd.DataFrame, origin: Origin, path: Path) -> tuple[pd.DataFrame, Origin]:
    """Return a table of the project with its corrections, and an origin that lists them.

    The corrections lie beside the folder that the table is in. The user's own files, in other
    folders, are left as they are.

    Raises
    ------
    CorrectionError
        As for `read_corrections` and `apply_correction`.
    """
    if path.parent.name not in FOLDERS:
        return table, origin
    file = path.parent.parent / CORRECTIONS
    made = tuple(one for one in read_corrections(file) if one.table == path.stem)
    for one in made:
        table = apply_correction(table, one)
    return table, replace(origin, corrections=made)


def apply_correction(table: pd.DataFrame, one: Correction) -> pd.DataFrame:
    """Return a table with a correction made.

    Raises
    ------
    CorrectionError
        When no row is meant, the figure is already right, or it is not the one expected.
    """
    rows = _rows(table, one)
    if not rows.any():
        raise _useless(one, f"matches no row ({one.rows})")
    if one.action in ("drop", "recode"):
        if int(rows.sum()) != one.expect:
            raise _useless(one, f"matches {int(rows.sum())} rows, not {one.expect:g} ({one.rows})")
        kept = table[~rows].reset_index(drop=True)
        return kept if one.action == "drop" else _put(table, rows, one)
    if rows.sum() > 1:
        raise _useless(one, f"matches {int(rows.sum())} rows, and must match one ({one.rows})")
    found = pd.to_numeric(table.loc[rows, one.column]).astype(float).iloc[0]
    right = pd.isna(found) if one.value is None else found == one.value
    if right:
        raise _useless(one, f"finds the figure already right ({one.rows}: {_figure(found)})")
    if found != one.expect:
        raise _useless(one, f"finds {_figure(found)} and not {one.expect:g} ({one.rows})")
    return _put(table, rows, one)


def _rows(table: pd.DataFrame, one: Correction) -> BoolArray:
    missing = [name for name in (*one.where, one.column) if name and name not in table.columns]
    if missing:
        raise _useless(one, f"names {', '.join(missing)}, which is no column of the table")
    rows = pd.Series(data=True, index=table.index)
    for column, value in one.where.items():
        rows &= table[column].astype(str) == str(value)
    return rows.to_numpy(dtype=bool)


def _put(table: pd.DataFrame, rows: BoolArray, one: Correction) -> pd.DataFrame:
    found = table.copy()
    if one.action != "recode":
        found[one.column] = found[one.column].astype(float)
    found.loc[rows, one.column] = float("nan") if one.value is None else one.value
    return found


def _figure(found: float) -> str:
    return "unknown" if pd.isna(found) else f"{found:g}"


def _useless(one: Correction, what: str) -> CorrectionError:
    return CorrectionError(
        f"The correction of {one.table} {what}.",
        remedy="The published figures have changed: check them, and remove the correction from "
        "data/corrections.toml, or correct it.",
        evidence=(one,),
    )
