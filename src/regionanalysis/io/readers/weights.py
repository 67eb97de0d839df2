"""Neighbours from a file: of weights, or of boundaries."""

from collections.abc import Collection
from pathlib import Path

import numpy as np
import pandas as pd

from regionanalysis.errors import InputError
from regionanalysis.io.readers.boundaries import read_contiguity
from regionanalysis.io.readers.own_table import own_table
from regionanalysis.shiftshare.weights import SpatialWeights

# endings of files of boundaries
BOUNDARY_FILES = frozenset({".geojson", ".json", ".gpkg", ".fgb", ".shp"})


def read_neighbours(path: Path | str, codes: Collection[str]) -> SpatialWeights:
    """Return the neighbours of regions: weights in a CSV file, or shared borders in a map.

    Parameters
    ----------
    codes
        Codes of the regions, to find them in a map.

    Raises
    ------
    RegionAnalysisError
        As for `read_weights` and `read_contiguity`.
    """
    if Path(path).suffix.casefold() in BOUNDARY_FILES:
        return read_contiguity(path, codes)
    return read_weights(path)


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
