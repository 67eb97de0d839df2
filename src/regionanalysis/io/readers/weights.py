"""The analyst's own neighbours: one CSV file."""

from pathlib import Path

import numpy as np
import pandas as pd

from regionanalysis.errors import InputError
from regionanalysis.io.readers.own_table import own_table
from regionanalysis.shiftshare.weights import SpatialWeights


def read_weights(path: Path | str) -> SpatialWeights:
    """Return the weights in a CSV file with the columns ``region,neighbour,weight``.

    A pair without a row has the weight zero, and a region that is only a neighbour is an island of
    its own. Weights are not negative; each region's are divided by their sum when they are used.

    Raises
    ------
    InputError, ProvenanceError
        As for `own_table`; and for an empty weight, and a region that is its own neighbour.
    """
    table, _ = own_table(path, ("region", "neighbour"), "weight", "weights")
    if table["weight"].isna().any():
        line = int(np.flatnonzero(table["weight"].isna())[0]) + 2
        raise InputError(
            f"{Path(path).name} has no weight in line {line}.",
            remedy="Leave the pair out, or give it a number.",
        )
    regions = pd.Index(sorted({*table["region"], *table["neighbour"]}))
    weights = np.zeros((len(regions), len(regions)))
    rows, columns = (regions.get_indexer(pd.Index(table[one])) for one in ("region", "neighbour"))
    weights[rows, columns] = table["weight"]
    return SpatialWeights(tuple(regions), weights)
