"""A panel file in, a tidy table of effects out."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pandas as pd

from regionanalysis.panel import EmploymentPanel
from regionanalysis.regions import unknown_name
from regionanalysis.shiftshare import (
    ShiftShare,
    UnknownPolicy,
    shift_share,
    shift_share_by_year,
)
from regionanalysis.sources.panel_file import read_panel


def decomposition(
    path: Path,
    *,
    start_year: int,
    end_year: int,
    method: Literal["classic", "dynamic"],
    nation: str,
    regions: tuple[str, ...],
    totals: bool,
    unknown: UnknownPolicy,
    warn: Callable[[str], None],
) -> str:
    """Return the decomposition of a panel file as CSV at full precision.

    Columns are ``region,industry,change,national_share,industry_mix,regional_shift``, in the
    panel's unit; with ``totals`` one row a region without ``industry``. With
    ``unknown="leave_out"``, a row whose cell is unknown is empty, and totals have two more
    columns: ``undisclosed`` (jobs; empty where the region's total is not known) and ``left_out``
    (cells).

    Raises
    ------
    RegionAnalysisError
        As for `read_panel` and `shift_share`.
    """
    panel = read_panel(path, nation=nation)
    _check_regions(panel, regions)
    if not panel.nation_stated:
        warn(f"the file has no rows for the nation ({nation!r}); the sum of its regions is used.")
    decompose = {"classic": shift_share, "dynamic": _dynamic}[method]
    result = decompose(panel, start_year=start_year, end_year=end_year, unknown=unknown)
    if result.absent:
        warn(f"absent in a year that is needed, and left out: {', '.join(result.absent)}.")
    if result.left_out.any():
        warn(f"{int(result.left_out.sum())} cells are unknown and were left out, not read as zero.")
    table = result.totals() if totals else result.frame()
    if totals and unknown == "refuse":
        table = table[["region", "change", *result.effects]]
    if regions:
        table = table[table["region"].isin(regions)]
    return _csv(table)


def _dynamic(
    panel: EmploymentPanel, *, start_year: int, end_year: int, unknown: UnknownPolicy
) -> ShiftShare:
    by_year = shift_share_by_year(panel, start_year=start_year, end_year=end_year, unknown=unknown)
    return by_year.cumulated()


def _check_regions(panel: EmploymentPanel, regions: tuple[str, ...]) -> None:
    for region in regions:
        if region not in panel.regions:
            raise unknown_name("region in the panel", region, panel.regions)


def _csv(table: pd.DataFrame) -> str:
    return table.to_csv(index=False, lineterminator="\n")
