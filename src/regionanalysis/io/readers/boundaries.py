"""Boundaries from a file: which regions share a border, and the outlines a map draws.

Needs the extra ``spatial`` (geopandas).
"""

import warnings
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import numpy as np

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


# a gap between borders that is rounding, as a share of the map's size: a metre or two in Norway
GAP = 1e-6


def read_contiguity(path: Path | str, codes: Collection[str]) -> SpatialWeights:
    """Return equal weights for regions that share a border or a corner (queen contiguity).

    Borders need not have corners in the same places, and may be a rounding error apart. Regions
    across a fjord are no neighbours, whatever bridges there are. Islands have none.

    Parameters
    ----------
    path
        A file of boundaries that geopandas reads, such as GeoJSON.
    codes
        Codes of the regions; the property that holds them is the one with most of them. A code
        that has lost a leading zero in the file gets it back.

    Raises
    ------
    MissingExtraError
        When geopandas is not installed.
    InputError
        When the file cannot be read, has none of the codes, a shape without a code, a code twice,
        or a region within another.
    """
    boundaries = _by_code(Path(path), codes)
    _check_levels(boundaries, Path(path).name)
    shapes = boundaries.geometry
    west, south, east, north = shapes.total_bounds
    near, other = shapes.sindex.query(
        shapes, predicate="dwithin", distance=GAP * max(east - west, north - south)
    )
    weights = np.zeros((len(shapes), len(shapes)))
    weights[near, other] = 1.0
    np.fill_diagonal(weights, 0.0)
    return SpatialWeights(tuple(boundaries.index), weights)


def read_boundaries(path: Path | str, codes: Collection[str]) -> Boundaries:
    """Return the outlines of regions, coarse enough for a map of the country.

    The property that holds the codes is the one with most of them.

    Raises
    ------
    MissingExtraError
        When geopandas is not installed.
    InputError
        When the file cannot be read, has none of the codes, a shape without a code, or a code
        twice.
    """
    boundaries = _by_code(Path(path), codes)
    try:
        outlines = boundaries.to_crs(PLANE).geometry.simplify_coverage(COARSENESS)
    except Exception as cause:
        # the geometry and projection libraries have errors of their own
        raise InputError(
            f"The outlines in {Path(path).name} cannot be drawn: {cause}.",
            remedy="Give polygons in a known projection.",
        ) from cause
    return Boundaries(
        codes=tuple(boundaries.index), rings=tuple(_rings(outline) for outline in outlines)
    )


def _by_code(path: Path, codes: Collection[str]) -> Any:
    """Return the shapes of a file by their code, in the order of the codes."""
    boundaries = _read(path)
    columns = {
        column: [_code(value, codes) for value in boundaries[column]]
        for column in boundaries.columns
        if column != boundaries.geometry.name
    }
    # a property such as an island's yes and no has few codes, each in many shapes
    hits = {column: len(set(values) & set(codes)) for column, values in columns.items()}
    own = {column: sum(code in codes for code in values) for column, values in columns.items()}
    column = max(hits, key=lambda name: (hits[name], -own[name]), default="")
    if not hits.get(column):
        raise InputError(
            f"None of the regions is in {path.name}.",
            remedy="Give boundaries whose codes are those of the figures, of the same year.",
            evidence=list(hits),
        )
    _check_codes(columns[column], column, path.name)
    return boundaries.set_index(np.array(columns[column], dtype=object)).sort_index()


def _code(value: Any, codes: Collection[str]) -> str:
    """Return a value as a code, with the leading zero it has lost; empty where there is none."""
    text = "" if value is None or value != value else str(value).strip()  # noqa: PLR0124 - NaN
    if text in codes:
        return text
    number = text.removesuffix(".0")
    widths = {len(code) for code in codes} if number.isdigit() else set()
    return next((number.zfill(width) for width in widths if number.zfill(width) in codes), text)


def _check_codes(codes: Sequence[str], column: str, source: str) -> None:
    without = [at for at, code in enumerate(codes, start=1) if not code]
    if without:
        raise InputError(
            f"{source} has {len(without)} shape{'s' if len(without) > 1 else ''} without a code in "
            f"{column!r}, first shape number {without[0]}.",
            remedy="Give every shape its region's code, or take it out of the file.",
            evidence=without,
        )
    twice = sorted(code for code, count in Counter(codes).items() if count > 1)
    if twice:
        raise InputError(
            f"{source} has {', '.join(twice[:5])} more than once.",
            remedy="Dissolve the boundaries by code first.",
            evidence=twice,
        )


def _check_levels(boundaries: Any, source: str) -> None:
    """Refuse a region that lies within another, such as a municipality within its county."""
    inside, around = boundaries.geometry.sindex.query(
        boundaries.geometry.representative_point(), predicate="within"
    )
    order = boundaries.index
    pairs = [(order[i], order[j]) for i, j in zip(inside, around, strict=True) if i != j]
    if pairs:
        raise InputError(
            f"{source} has {pairs[0][0]} within {pairs[0][1]}, and neighbours lie side by side "
            f"(regions within another: {len(pairs)}).",
            remedy="Give the boundaries of one level, without counties or the country.",
            evidence=pairs,
        )


def _rings(outline: Any) -> list[Any]:
    """Return the outer rings of a region: its largest part, and those large enough to see."""
    parts = sorted(getattr(outline, "geoms", [outline]), key=lambda part: -part.area)
    visible = [part for part in parts if part.area > SMALLEST_ISLAND] or parts[:1]
    return [np.asarray(part.exterior.coords)[:, :2] for part in visible if not part.is_empty]


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
            # faults of single shapes are checked below
            warnings.simplefilter("ignore")
            boundaries = geopandas.read_file(path)
    except Exception as cause:
        # each format's driver has errors of its own
        raise InputError(
            f"{path.name} holds no boundaries: {cause}.", remedy="Give a file such as GeoJSON."
        ) from cause
    if not isinstance(boundaries, geopandas.GeoDataFrame) or boundaries.empty:
        raise InputError(f"{path.name} holds no shapes.", remedy="Give a file such as GeoJSON.")
    shapes = boundaries.geometry
    polygons = shapes.geom_type.isin(["Polygon", "MultiPolygon"]) & ~shapes.is_empty
    finite = np.isfinite(shapes.bounds.to_numpy()).all(axis=1)
    wrong = int((~polygons | ~finite).sum())
    if wrong:
        raise InputError(
            f"{path.name} has {wrong} shapes that are no polygons.",
            remedy="Give every region its outline as a polygon.",
        )
    return boundaries
