"""From a long table to an employment panel, and every way a table can be wrong."""

import math
from typing import Any

import numpy as np
import pandas as pd

from regionanalysis.core.arrays import BoolArray, FloatArray
from regionanalysis.core.names import wrong_with_code, wrong_with_name
from regionanalysis.errors import InputError
from regionanalysis.panel.cells import STATE_OF_MARK, CellState, StateArray, bounds_of
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.provenance import Disguise
from regionanalysis.panel.row_checks import Rows

MARKS = "employment_mark"

# some times 5 000 regions × 1 000 industries × 2 years; a few rows can state far more than is held
MAX_CELLS = 50_000_000

COLUMNS = ("region", "industry", "year", "employment")

# codes and names, and what may be wrong with them
NAMED = {
    "region": wrong_with_code,
    "industry": wrong_with_code,
    "region_name": wrong_with_name,
    "industry_name": wrong_with_name,
}


def panel_from_frame(
    frame: pd.DataFrame,
    *,
    nation: str = "0",
    total_industry: str | None = None,
    source: str = "the table",
    disguised: Disguise = "",
    **attributes: Any,
) -> EmploymentPanel:
    """Return the panel that a long table holds.

    Parameters
    ----------
    frame
        Columns ``region``, ``industry``, ``year``, ``employment`` and optionally ``region_name``
        and ``industry_name``, and ``employment_mark`` with what stands in place of a figure (``.``,
        ``..`` or ``:``). An empty ``employment`` is unknown, and so is a combination of
        region and industry that has no row in a year the region is in. A region with no row in a
        year is absent from it, and so is one that has ``.`` in all industries: it was not in use.
    nation
        Code of the reference area; the nation is the sum of the regions where it has no row.
    total_industry
        Label of the row that holds all industries, when there is one.
    source
        What to call the table in errors.
    disguised
        Whether small counts are disguised, and what totals then are; as in a sidecar.
    attributes
        Passed to `EmploymentPanel` (``unit``, ``place``, ``origins`` …).

    Raises
    ------
    InputError
        For a missing column, an empty table, a repeated key, a year that is no year, and
        employment that is not a number or is negative.
    """
    table = _checked(frame, source)
    parts = table if total_industry is None else table[table["industry"] != total_industry]
    years, regions, industries = _axes(parts, nation, source)
    cells = _cube(parts, years, (*regions, nation), industries)
    employment, nation_row = cells[:, :-1], cells[:, -1]
    present = _present(parts, years, regions)
    state = _states(parts, years, regions, industries)
    nation_stated = bool((parts["region"] == nation).any())
    if not nation_stated:
        nation_row = np.where(present[:, :, None], employment, 0.0).sum(axis=1)
    totals = _totals(table, total_industry, years, (*regions, nation))
    return EmploymentPanel(
        years=years,
        regions=regions,
        industries=industries,
        employment=employment,
        nation=nation_row,
        region_total=employment.sum(axis=2) if totals is None else totals[:, :-1],
        nation_total=nation_row.sum(axis=1) if totals is None else totals[:, -1],
        present=present,
        region_names=_names(table, "region", regions),
        industry_names=_names(table, "industry", industries),
        nation_code=nation,
        nation_stated=nation_stated,
        totals_stated=totals is not None,
        cells=bounds_of(
            employment,
            nation_row,
            present,
            state=state,
            rounding=attributes.get("rounding", 0.0),
            disguised=disguised,
        ),
        **attributes,
    )


def _axes(
    parts: pd.DataFrame, nation: str, source: str
) -> tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]]:
    """Return years, regions but the nation, and industries."""
    regions = tuple(code for code in _labels(parts["region"]) if code != nation)
    industries = _labels(parts["industry"])
    years = tuple(int(year) for year in np.unique(parts["year"].to_numpy()))
    if not regions or not industries:
        raise InputError(
            f"{source} has no region beside the nation {nation!r}, or no industry.",
            remedy="Give at least one region and one industry.",
        )
    _check_size(years, regions, industries, source=source)
    return years, regions, industries


def _checked(frame: pd.DataFrame, source: str) -> pd.DataFrame:
    missing = [column for column in COLUMNS if column not in frame.columns]
    if missing:
        raise InputError(
            f"{source} lacks the column {', '.join(missing)}; it has {', '.join(frame.columns)}.",
            remedy=f"A panel has the columns {', '.join(COLUMNS)}.",
            evidence=missing,
        )
    if frame.empty:
        raise InputError(f"{source} has no rows.", remedy="Give at least two years of figures.")
    table = frame.copy()
    rows = Rows(table, source, COLUMNS, "employment")
    for column in ("region", "industry"):
        rows.refuse(table[column].isna(), f"no {column}")
        table[column] = table[column].astype("string").astype(object)
    rows.check_names(NAMED)
    table["year"] = rows.whole_years()
    table["employment"] = _figures(rows)
    repeated = table.duplicated(["region", "industry", "year"], keep=False)
    rows.refuse(repeated, "the same region, industry and year more than once")
    return table


def _figures(rows: Rows) -> "pd.Series[float]":
    stated = rows.table["employment"]
    empty = stated.isna() | (stated.astype("string").str.strip() == "").fillna(value=True)
    found = pd.to_numeric(stated, errors="coerce")
    if found.dtype.kind in "bc":
        # neither true nor an imaginary part is a number of persons
        rows.refuse(~empty, "employment that is not a number")
    number = found.astype(float)
    rows.refuse(
        (number.isna() | np.isinf(number)) & ~empty,
        "employment that is not a number",
    )
    rows.refuse(number < 0, "negative employment")
    return number


def _check_size(*axes: tuple[Any, ...], source: str) -> None:
    size = math.prod(len(one) for one in axes)
    if size > MAX_CELLS:
        shape = " × ".join(f"{len(one):,}" for one in axes)
        raise InputError(
            f"{source} has {shape} years, regions and industries: {size:,} cells, and at most "
            f"{MAX_CELLS:,} are held.",
            remedy="See that the columns are the right ones, or give fewer at a time.",
        )


def _labels(column: "pd.Series[Any]") -> tuple[str, ...]:
    return tuple(sorted(column.unique()))


def _cube(
    table: pd.DataFrame,
    years: tuple[int, ...],
    regions: tuple[str, ...],
    industries: tuple[str, ...],
) -> FloatArray:
    cells = np.full((len(years), len(regions), len(industries)), np.nan)
    cells[
        _positions(years, table["year"]),
        _positions(regions, table["region"]),
        _positions(industries, table["industry"]),
    ] = table["employment"]
    return cells


def _positions(labels: tuple[Any, ...], column: "pd.Series[Any]") -> Any:
    return pd.Index(labels).get_indexer(pd.Index(column))


def _present(table: pd.DataFrame, years: tuple[int, ...], regions: tuple[str, ...]) -> BoolArray:
    present = np.zeros((len(years), len(regions)), dtype=bool)
    own = table[table["region"].isin(regions)]
    if MARKS in own.columns:
        # a category that was not in use has no figure, and its marks are no rows
        own = own[own[MARKS].fillna("") != "."]
    present[_positions(years, own["year"]), _positions(regions, own["region"])] = True
    return present


def _states(
    table: pd.DataFrame,
    years: tuple[int, ...],
    regions: tuple[str, ...],
    industries: tuple[str, ...],
) -> StateArray | None:
    """Return how every cell is published as far as marks tell; None where there are no marks."""
    if MARKS not in table.columns or table[MARKS].isna().all():
        return None
    own = table[table["region"].isin(regions) & table[MARKS].isin(list(STATE_OF_MARK))]
    states = np.full((len(years), len(regions), len(industries)), CellState.PUBLISHED, np.int8)
    states[
        _positions(years, own["year"]),
        _positions(regions, own["region"]),
        _positions(industries, own["industry"]),
    ] = own[MARKS].map(STATE_OF_MARK)
    return states


def _totals(
    table: pd.DataFrame,
    total_industry: str | None,
    years: tuple[int, ...],
    regions: tuple[str, ...],
) -> FloatArray | None:
    if total_industry is None:
        return None
    rows = table[(table["industry"] == total_industry) & table["year"].isin(years)]
    if rows.empty:
        raise InputError(
            f"The table has no rows for {total_industry!r}, named as the total of all industries."
        )
    return _cube(rows, years, regions, (total_industry,))[:, :, 0]


def _names(table: pd.DataFrame, kind: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    column = f"{kind}_name"
    if column not in table.columns:
        return codes
    stated = table.dropna(subset=[column]).groupby(kind)[column].last().to_dict()
    return tuple(str(stated.get(code, code)) for code in codes)
