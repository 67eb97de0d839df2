"""Made-up outlines of regions."""

import json
from collections.abc import Sequence

from regionanalysis.classifications.municipality_codes import municipalities


def outlines(*without: str) -> bytes:
    """Return a square for every municipality."""
    features = []
    for at, code in enumerate(municipalities(2024)):
        x, y = 5 + 0.2 * (at % 20), 58 + 0.2 * (at // 20)
        ring = [[x, y], [x + 0.2, y], [x + 0.2, y + 0.2], [x, y + 0.2], [x, y]]
        shape = {"type": "Polygon", "coordinates": [ring]}
        about = {"kommunenummer": code, "kommunenavn": "Å"}
        features.append({"type": "Feature", "properties": about, "geometry": shape})
    kept = [one for one in features if one["properties"]["kommunenummer"] not in without]  # type: ignore[index]
    return json.dumps({"type": "FeatureCollection", "features": kept}, ensure_ascii=False).encode()


def strip_of_squares(codes: Sequence[str]) -> str:
    """Return a map of squares side by side, one for every code."""
    features = [
        {
            "type": "Feature",
            "properties": {"code": code},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], [x, 0]]],
            },
        }
        for x, code in enumerate(codes)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})
