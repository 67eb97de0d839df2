"""Tables of pandas with a row for each figure, from wide ones with a column for each year."""

import re
from typing import TYPE_CHECKING

from regionanalysis.errors import InputError

if TYPE_CHECKING:
    import pandas as pd

# names that an index or a column may have
LABELS = ("region", "industry", "year", "region_name", "industry_name")

_YEAR = re.compile(r"[12]\d{3}")


def long_table(frame: "pd.DataFrame", figure: str = "employment") -> "pd.DataFrame":
    """Return a table with a row for each figure.

    Parameters
    ----------
    frame
        Long, or wide with a column for each year; labels in columns or in the index.
    figure
        Name of the column with figures.

    Raises
    ------
    InputError
        For a wide table with a column that is neither a year nor a label.
    """
    levels = [name for name in frame.index.names if name in LABELS]
    table = frame.reset_index(level=levels) if levels else frame
    table = table.rename(columns=str)
    table.columns.name = None
    years = [column for column in table.columns if _YEAR.fullmatch(column)]
    if not years or "year" in table.columns or figure in table.columns:
        return table.reset_index(drop=True)
    others = [name for name in table.columns if name not in years and name not in LABELS]
    if others:
        raise InputError(
            f"The table has years as columns, and columns that are neither: {', '.join(others)}.",
            remedy=f"Drop them, or give a long table with the columns year and {figure}.",
            evidence=others,
        )
    labels = [name for name in LABELS if name in table.columns]
    return table.melt(labels, years, var_name="year", value_name=figure)
