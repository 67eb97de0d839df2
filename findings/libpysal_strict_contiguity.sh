#!/bin/sh
# libpysal 4.14.1: Graph.build_contiguity(strict=True) is documented as correct "even if the topology
# of geometries is not optimal". It asks whether outlines touch, so outlines that overlap by a
# rounding error, or are one apart, are no neighbours, silently. Only strict=False finds the pairs
# with shared corners, and then misses borders whose corners are in one outline alone.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q libpysal==4.14.1 geopandas==1.1.1 shapely==2.1.2
"$folder/venv/bin/python" - <<'PYTHON'
import geopandas
import libpysal
from libpysal.graph import Graph
from shapely.geometry import box

print("libpysal", libpysal.__version__)


def neighbours(gap: float, tall: float, **options: object) -> bool:
    """Return whether a box is a neighbour of one to the east, a gap away, three times as tall."""
    shapes = [box(0, 0, 1, 1), box(1 + gap, 0 - tall, 2, 1 + tall)]
    frame = geopandas.GeoDataFrame(geometry=shapes, index=["west", "east"])
    weights = Graph.build_contiguity(frame, rook=False, **options).adjacency
    return bool((weights > 0).any())


seen = {
    "corners shared, exact": [neighbours(0, 0, strict=s) for s in (False, True)],
    "corners not shared, exact": [neighbours(0, 1, strict=s) for s in (False, True)],
    "corners not shared, overlap of 1e-9": [neighbours(-1e-9, 1, strict=s) for s in (False, True)],
    "corners not shared, gap of 1e-9": [neighbours(1e-9, 1, strict=s) for s in (False, True)],
}
for case, (vertices, strict) in seen.items():
    print(f"{case}: strict=False {vertices}, strict=True {strict}")
assert list(seen.values()) == [[True, True], [False, True], [False, False], [False, False]]
PYTHON
