"""The analyst's own figures: one CSV file."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from regionanalysis.classifications.industry_standards import (
    ALL_INDUSTRIES,
    IndustryStandard,
    standard_of,
)
from regionanalysis.classifications.municipality_codes import FIRST_VINTAGE, LAST_VINTAGE, in_force
from regionanalysis.classifications.series_breaks import breaks_by_industry
from regionanalysis.core.names import unknown_name
from regionanalysis.errors import InputError
from regionanalysis.io.readers.corrections import corrected
from regionanalysis.io.readers.table import CODE_COLUMNS, parse_table, read_bytes
from regionanalysis.io.statbank.marks import MARK
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.panel.provenance import Origin, own_origin, read_verified

# a municipal code without its first zero
SHORT = 3

# figures with more are calculated, not published
MAX_DECIMALS = 3


def read_panel(
    path: Path | str,
    *,
    nation: str = "0",
    columns: Mapping[str, str] | None = None,
    mend_codes: bool = False,
    total_industry: str | None = None,
) -> EmploymentPanel:
    """Return the panel in a CSV, XLSX or parquet file.

    Columns ``region,industry,year,employment`` and optionally ``region_name,industry_name``. An
    empty cell is unknown, and so are Statistics Norway's marks. A sidecar beside the file (the same
    name with ``.toml``) states its origin, its unit and the series whose breaks are known, and is
    checked; without one, the origin is the file itself with its checksum, in persons by place of
    work.

    Parameters
    ----------
    nation
        Code of the nation.
    columns
        What the columns are called in the file, by what they are called here.
    mend_codes
        Whether municipal codes that have lost their leading zero are given it back; they are
        refused otherwise.
    total_industry
        Code of the rows that hold all industries, where there are such; ``00-99`` is known to.

    Raises
    ------
    InputError, ProvenanceError
        As for `panel_from_frame` and `read_verified`; and for codes without their zeros.
    """
    path = Path(path)
    if path.with_suffix(".toml").is_file():
        content, stated = read_verified(path)
        prepared = _prepared(content, path, columns, mend_codes=mend_codes)
        table, stated = corrected(prepared, stated, path)
        total_industry = total_industry or _total_in(table)
        return panel_from_frame(
            table,
            nation=nation,
            total_industry=total_industry,
            source=path.name,
            unit=stated.unit,
            place=stated.place,
            rounding=written_rounding(table),
            disguised=stated.disguised,
            **_by_industry(table, stated),
            origins=(stated,),
        )
    content = read_bytes(path)
    table = _prepared(content, path, columns, mend_codes=mend_codes)
    total_industry = total_industry or _total_in(table)
    codes = table["industry"].dropna().unique() if "industry" in table.columns else ()
    panel = panel_from_frame(
        table,
        nation=nation,
        total_industry=total_industry,
        source=path.name,
        rounding=written_rounding(table),
        standard=standard_of(codes),
    )
    period = f"{panel.years[0]}–{panel.years[-1]}"
    origin = own_origin(path, content, unit=panel.unit, place=panel.place, period=period)
    return replace(panel, origins=(origin,))


def _total_in(table: pd.DataFrame) -> str | None:
    """Return the code of all industries, where it is beside others, whose jobs it would double."""
    codes = set(table["industry"].dropna()) if "industry" in table.columns else set()
    return ALL_INDUSTRIES if ALL_INDUSTRIES in codes and len(codes) > 1 else None


def _by_industry(table: pd.DataFrame, stated: Origin) -> dict[str, Any]:
    """Return the industry standard of a table, stated or plain from its codes, and its breaks."""
    if "industry" not in table.columns:
        return {}
    codes = sorted(table["industry"].dropna().unique())
    found = standard_of(codes)
    standard = IndustryStandard(stated.standard) if stated.standard else found
    return {
        "standard": standard,
        "breaks": breaks_by_industry(stated.concept, codes, standard),
    }


def _prepared(
    content: bytes, path: Path, columns: Mapping[str, str] | None, *, mend_codes: bool
) -> pd.DataFrame:
    """Return a table with this package's column names and whole codes."""
    columns = columns or {}
    codes = [columns[code] for code in CODE_COLUMNS if code in columns]
    table = parse_table(
        content, path.name, codes, mapped=tuple(columns.values()), figure="employment"
    )
    table = _renamed(table, columns, path)
    return _with_whole_codes(table, path, mend=mend_codes) if "region" in table.columns else table


def _renamed(table: pd.DataFrame, columns: Mapping[str, str], path: Path) -> pd.DataFrame:
    missing = [theirs for theirs in columns.values() if theirs not in table.columns]
    if missing:
        raise unknown_name(f"column in {path.name}", missing[0], list(table.columns))
    return table.rename(
        columns={
            f"{theirs}{kind}": f"{ours}{kind}"
            for ours, theirs in columns.items()
            for kind in ("", MARK)
        }
    )


def _with_whole_codes(table: pd.DataFrame, path: Path, *, mend: bool) -> pd.DataFrame:
    """Return the table with lost leading zeros given back, or refuse one that lacks some."""
    short = table["region"].dropna()
    whole = {
        code for code in short.unique() if len(code) == SHORT and _was_municipality(f"0{code}")
    }
    short = short[short.isin(whole)]
    if short.empty:
        return table
    if not mend:
        shown = ", ".join(sorted(short.unique())[:5])
        raise InputError(
            f"{path.name} has municipal codes that have lost their leading zero: {shown} "
            f"({short.nunique()} codes).",
            remedy="Give them back their zeros, or say mend_codes (--mend-codes) to have it done.",
            evidence=sorted(short.unique()),
        )
    table.loc[short.index, "region"] = short.str.zfill(SHORT + 1)
    return table


def _was_municipality(code: str) -> bool:
    return any(in_force(code, year) for year in (FIRST_VINTAGE, 2019, 2023, LAST_VINTAGE))


def written_rounding(table: pd.DataFrame) -> float:
    """Return the largest rounding error of figures by the decimals they are written with.

    Published figures in thousands with one decimal are each up to 0.05 off, so that a nation may
    be a little less than the sum of its regions. Whole figures are counts and are exact; more
    than three decimals are a calculation's and not a publisher's.
    """
    if "employment" not in table.columns:
        return 0.0
    figures = pd.to_numeric(table["employment"], errors="coerce").to_numpy(dtype=float)
    known = figures[np.isfinite(figures)]
    for decimals in range(MAX_DECIMALS + 1):
        scaled = known * 10.0**decimals
        if np.allclose(scaled, np.round(scaled), rtol=0, atol=1e-6):
            return 0.5 * 10.0**-decimals if decimals else 0.0
    return 0.0
