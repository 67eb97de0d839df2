"""Boundaries from a file: who shares a border with whom, and the outlines a map draws.

Needs the extra ``spatial`` (geopandas and libpysal).
"""

import warnings
from collections.abc import Collection
from pathlib import Path
from typing import Any

import numpy as np

from regionanalysis.core.names import unknown_name
from regionanalysis.errors import InputError, MissingExtraError
from regionanalysis.io.readers.table import read_bytes
from regionanalysis.panel.boundaries import Boundaries
from regionanalysis.shiftshare.weights import SpatialWeights

# UTM zone 33, which maps of all of Norway are drawn in
PLANE = "EPSG:25833"

# a format of GDAL that says where figures are, in this machine or any other
NO_DATA, MAX_HEAD = b"<OGRVRTDataSource", 4096

# metres: what is smaller than a pixel of a map of the country
COARSENESS = 6000.0
SMALLEST_ISLAND = 5e7


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
    boundaries = _read(Path(path))
    try:
        # heavy, and an extra
        from libpysal.graph import Graph  # noqa: PLC0415
    except ImportError as cause:
        raise MissingExtraError("Neighbours by contiguity", "spatial") from cause
    if code not in boundaries.columns:
        known = list(map(str, boundaries.columns))
        raise unknown_name(f"property in {Path(path).name}", code, known)
    codes = boundaries[code].astype(str)
    twice = sorted(codes[codes.duplicated()].unique())
    if twice:
        raise InputError(
            f"{Path(path).name} has {', '.join(twice[:5])} more than once.",
            remedy="Dissolve the boundaries by code first.",
            evidence=twice,
        )
    graph = Graph.build_contiguity(boundaries.set_index(codes).sort_index(), rook=False)
    weights = np.asarray(graph.sparse.todense(), dtype=float)
    return SpatialWeights(tuple(map(str, graph.unique_ids)), weights)


def read_boundaries(path: Path | str, codes: Collection[str]) -> Boundaries:
    """Return the outlines of regions, coarse enough for a map of the country.

    The property that holds the codes is the one in which most of them are found.

    Raises
    ------
    MissingExtraError
        When geopandas is not installed.
    InputError
        When the file cannot be read, or none of the codes is in it.
    """
    boundaries = _read(Path(path))
    hits = {
        column: int(boundaries[column].astype(str).isin(list(codes)).sum())
        for column in boundaries.columns
        if column != boundaries.geometry.name
    }
    column = max(hits, key=lambda name: hits[name], default="")
    if not hits.get(column):
        raise InputError(
            f"None of the regions is in {Path(path).name}.",
            remedy="Give boundaries whose codes are those of the figures, of the same year.",
            evidence=list(hits),
        )
    try:
        outlines = boundaries.to_crs(PLANE).geometry.simplify_coverage(COARSENESS)
    except Exception as cause:
        # the geometry and projection libraries have errors of their own
        raise InputError(
            f"The outlines in {Path(path).name} cannot be drawn: {cause}.",
            remedy="Give polygons in a known projection.",
        ) from cause
    return Boundaries(
        codes=tuple(boundaries[column].astype(str)),
        rings=tuple(_rings(one) for one in outlines),
    )


def _rings(outline: Any) -> list[Any]:
    """Return the outer rings of a region, without islands too small to be seen but the largest."""
    parts = sorted(getattr(outline, "geoms", [outline]), key=lambda part: -part.area)
    seen = [part for part in parts if part.area > SMALLEST_ISLAND] or parts[:1]
    return [np.asarray(part.exterior.coords)[:, :2] for part in seen if not part.is_empty]


def _read(path: Path) -> Any:
    try:
        # heavy, and an extra
        import geopandas  # noqa: PLC0415
    except ImportError as cause:
        raise MissingExtraError("Reading boundaries", "spatial") from cause
    if not path.is_file():
        raise InputError(
            f"Cannot read {path}: there is no such file.", remedy="Name a file of boundaries."
        )
    content = read_bytes(path)
    if NO_DATA in content[:MAX_HEAD]:
        raise InputError(
            f"{path.name} points to other files and addresses, and those are not followed.",
            remedy="Give the boundaries themselves, such as GeoJSON.",
        )
    try:
        with warnings.catch_warnings():
            # what is said of single shapes is found out below
            warnings.simplefilter("ignore")
            found = geopandas.read_file(path)
    except Exception as cause:
        # each format's driver has errors of its own
        raise InputError(
            f"{path.name} holds no boundaries: {cause}.", remedy="Give a file such as GeoJSON."
        ) from cause
    if not isinstance(found, geopandas.GeoDataFrame) or found.empty:
        raise InputError(f"{path.name} holds no shapes.", remedy="Give a file such as GeoJSON.")
    shapes = found.geometry
    polygons = shapes.geom_type.isin(["Polygon", "MultiPolygon"]) & ~shapes.is_empty
    finite = np.isfinite(shapes.bounds.to_numpy()).all(axis=1)
    wrong = int((~polygons | ~finite).sum())
    if wrong:
        raise InputError(
            f"{path.name} has {wrong} shapes that are no polygons.",
            remedy="Give every region its outline as a polygon.",
        )
    return found
