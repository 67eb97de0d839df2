"""Small panels from text tables that a reader can check by eye."""

from typing import Any

import pandas as pd

from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.from_frame import panel_from_frame

UNKNOWN = "?"
NO_ROW = "-"


def frame_from_text(table: str) -> pd.DataFrame:
    """Return the long table behind a text table with one column a year.

    The first line is ``region industry 2008 2018``. ``?`` is an unknown figure and ``-`` no row
    at all; whole figures are integers.
    """
    (_, _, *years), *lines = (line.split() for line in table.strip().splitlines())
    cells = [
        (region, industry, int(year), _figure(cell))
        for region, industry, *row in lines
        for year, cell in zip(years, row, strict=True)
        if cell != NO_ROW
    ]
    return pd.DataFrame(cells, columns=["region", "industry", "year", "employment"])


def panel_from_text(table: str, **attributes: Any) -> EmploymentPanel:
    """Return the panel in a text table; attributes as for `panel_from_frame`."""
    return panel_from_frame(frame_from_text(table), **attributes)


def _figure(cell: str) -> float:
    if cell == UNKNOWN:
        return float("nan")
    return float(cell) if "." in cell else int(cell)
