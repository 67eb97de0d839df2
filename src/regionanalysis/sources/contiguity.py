"""Neighbours by contiguity: who shares a border with whom, from a file of boundaries.

Needs the extra ``spatial`` (geopandas and libpysal).
"""

from pathlib import Path

import numpy as np

from regionanalysis.errors import InputError, MissingExtraError
from regionanalysis.neighbours import SpatialWeights
from regionanalysis.regions import unknown_name


def read_contiguity(path: Path | str, code: str) -> SpatialWeights:
    """Return equal weights for regions that share a border or a corner (queen contiguity).

    Regions across a fjord are no neighbours here, whatever bridges there are; islands have none.

    Parameters
    ----------
    path
        A file of boundaries that geopandas reads, GeoJSON among them.
    code
        The property that holds the region's code.

    Raises
    ------
    MissingExtraError
        When geopandas and libpysal are not installed.
    InputError, ParameterError
        When the file cannot be read or has a code twice; when it has no such property.
    """
    try:
        # heavy, and an extra
        import geopandas  # noqa: PLC0415
        from libpysal.graph import Graph  # noqa: PLC0415
    except ImportError as cause:
        raise MissingExtraError("Neighbours by contiguity", "spatial") from cause
    path = Path(path)
    if not path.is_file():
        raise InputError(
            f"Cannot read {path}: there is no such file.", remedy="Name a file of boundaries."
        )
    try:
        boundaries = geopandas.read_file(path)
    except Exception as cause:
        # each format's driver has errors of its own
        raise InputError(
            f"{path.name} holds no boundaries: {cause}.", remedy="Give a file such as GeoJSON."
        ) from cause
    if code not in boundaries.columns:
        raise unknown_name(f"property in {path.name}", code, list(map(str, boundaries.columns)))
    codes = boundaries[code].astype(str)
    twice = sorted(codes[codes.duplicated()].unique())
    if twice:
        raise InputError(
            f"{path.name} has {', '.join(twice[:5])} more than once.",
            remedy="Dissolve the boundaries by code first.",
            evidence=twice,
        )
    graph = Graph.build_contiguity(boundaries.set_index(codes).sort_index(), rook=False)
    weights = np.asarray(graph.sparse.todense(), dtype=float)
    return SpatialWeights(tuple(map(str, graph.unique_ids)), weights)
