"""The analyst's own neighbours: one CSV file."""

from pathlib import Path

import numpy as np
import pandas as pd

from regionanalysis.errors import InputError
from regionanalysis.neighbours import SpatialWeights
from regionanalysis.panel import BoolArray
from regionanalysis.sources.tables import parse_table, read_bytes

COLUMNS = ("region", "neighbour", "weight")


def read_weights(path: Path | str) -> SpatialWeights:
    """Return the weights in a CSV file with the columns ``region,neighbour,weight``.

    A pair without a row has the weight zero, and a region that is only a neighbour is an island of
    its own. Weights are not negative; each region's are divided by their sum when they are used.

    Raises
    ------
    InputError
        For a missing column, an empty cell, a weight that is no number or is negative, a pair more
        than once, and a region that is its own neighbour.
    """
    path = Path(path)
    table = parse_table(read_bytes(path), path.name)
    missing = [column for column in COLUMNS if column not in table.columns]
    if missing:
        raise InputError(
            f"{path.name} lacks the column {', '.join(missing)}; "
            f"it has {', '.join(map(str, table.columns))}.",
            remedy=f"Weights have the columns {', '.join(COLUMNS)}.",
        )
    weight = pd.to_numeric(table["weight"], errors="coerce").to_numpy(dtype=float)
    pairs = table[["region", "neighbour"]]
    _refuse(pairs.isna().any(axis=1).to_numpy(), "a pair without both codes", table, path)
    _refuse(~np.isfinite(weight) | (weight < 0), "a weight that is no weight", table, path)
    _refuse(pairs.duplicated(keep=False).to_numpy(), "the same pair more than once", table, path)
    regions = pd.Index(sorted({*table["region"], *table["neighbour"]}))
    weights = np.zeros((len(regions), len(regions)))
    rows, columns = (regions.get_indexer(pd.Index(table[one])) for one in COLUMNS[:2])
    weights[rows, columns] = weight
    return SpatialWeights(tuple(regions), weights)


def _refuse(wrong: BoolArray, what: str, table: pd.DataFrame, path: Path) -> None:
    if wrong.any():
        at = int(np.flatnonzero(wrong)[0])
        row = table.iloc[at]
        stated = ", ".join(f"{column} {row[column]!s}" for column in COLUMNS)
        raise InputError(
            f"{path.name} has {what} in {int(wrong.sum())} row{'s' if wrong.sum() > 1 else ''}, "
            f"first in line {at + 2}: {stated}.",
            remedy="Give each pair once, with a number that is not negative.",
        )
