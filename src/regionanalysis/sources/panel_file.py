"""The analyst's own figures: one CSV file."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from regionanalysis.breaks import series_breaks
from regionanalysis.panel import EmploymentPanel
from regionanalysis.panel_frame import panel_from_frame
from regionanalysis.provenance import own_origin, read_verified
from regionanalysis.sources.tables import parse_table, read_bytes

# figures with more are calculated, not published
MOST_DECIMALS = 3


def read_panel(path: Path | str, *, nation: str = "0") -> EmploymentPanel:
    """Return the panel in a CSV file.

    Columns ``region,industry,year,employment`` and optionally ``region_name,industry_name``. An
    empty cell is unknown. A sidecar beside the file (the same name with ``.toml``) states its
    origin, its unit and the series whose breaks are known, and is checked; without one, the origin
    is the file itself with its checksum, in persons by place of work.

    Raises
    ------
    InputError, ProvenanceError
        As for `panel_from_frame` and `read_verified`.
    """
    path = Path(path)
    if path.with_suffix(".toml").is_file():
        content, stated = read_verified(path)
        table = parse_table(content, path.name)
        return panel_from_frame(
            table,
            nation=nation,
            source=path.name,
            unit=stated.unit,
            place=stated.place,
            rounding=written_rounding(table),
            breaks=series_breaks(stated.concept),
            origins=(stated,),
        )
    content = read_bytes(path)
    table = parse_table(content, path.name)
    panel = panel_from_frame(
        table, nation=nation, source=path.name, rounding=written_rounding(table)
    )
    period = f"{panel.years[0]}–{panel.years[-1]}"
    origin = own_origin(path, content, unit=panel.unit, place=panel.place, period=period)
    return replace(panel, origins=(origin,))


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
    for decimals in range(MOST_DECIMALS + 1):
        scaled = known * 10.0**decimals
        if np.allclose(scaled, np.round(scaled), rtol=0, atol=1e-6):
            return 0.5 * 10.0**-decimals if decimals else 0.0
    return 0.0
