"""Neighbours from boundaries."""

import json
from pathlib import Path

import pytest

from regionanalysis.errors import InputError, MissingExtraError, ParameterError
from regionanalysis.io.readers.boundaries import read_contiguity


def square(code: str, x: float, y: float) -> dict[str, object]:
    corners = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]
    geometry = {"type": "Polygon", "coordinates": [corners]}
    return {"type": "Feature", "properties": {"nr": code}, "geometry": geometry}


def written(path: Path, *squares: dict[str, object]) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": squares}))
    return path


def test_a_border_or_a_corner_makes_neighbours_and_an_island_has_none(tmp_path: Path) -> None:
    # 01 and 02 side by side, 03 at the corner of 02, 04 far out
    path = written(
        tmp_path / "map.geojson",
        square("02", 1, 0),
        square("01", 0, 0),
        square("03", 2, 1),
        square("04", 9, 9),
    )
    weights = read_contiguity(path, "nr")
    assert weights.regions == ("01", "02", "03", "04")
    assert weights.weights.tolist() == [[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 0]]
    assert weights.islands == ("04",)


def test_a_property_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="nr"):
        read_contiguity(written(tmp_path / "map.geojson", square("01", 0, 0)), "nummer")


def test_a_region_in_two_rows_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "map.geojson", square("01", 0, 0), square("01", 1, 0))
    with pytest.raises(InputError, match="01 more than once"):
        read_contiguity(path, "nr")


def test_a_file_that_is_not_there_or_is_no_map_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_contiguity(tmp_path / "map.geojson", "nr")
    (tmp_path / "map.geojson").write_text("region,industry")
    with pytest.raises(InputError, match="no boundaries"):
        read_contiguity(tmp_path / "map.geojson", "nr")


@pytest.mark.parametrize("name", ["map.vrt", "map.geojson"])
def test_a_file_that_points_to_others_is_not_followed(tmp_path: Path, name: str) -> None:
    other = written(tmp_path / "other.geojson", square("01", 0, 0), square("02", 1, 0))
    layer = f"<OGRVRTLayer name='other'><SrcDataSource>{other}</SrcDataSource></OGRVRTLayer>"
    (tmp_path / name).write_text(f"<OGRVRTDataSource>{layer}</OGRVRTDataSource>")
    with pytest.raises(InputError, match="points to other files"):
        read_contiguity(tmp_path / name, "nr")


def test_without_the_packages_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "geopandas", None)
    with pytest.raises(MissingExtraError, match=r"regionanalysis\[spatial\]"):
        read_contiguity(tmp_path / "map.geojson", "nr")


def test_kongsvingers_neighbours_are_those_on_the_map(shared: Path) -> None:
    weights = read_contiguity(shared / "data/geo/Kommuner-S.geojson", "kommunenummer")
    row = weights.weights[weights.regions.index("3401")]
    found = {code for code, weight in zip(weights.regions, row, strict=True) if weight}
    # Sør-Odal, Eidskog and Grue
    assert found == {"3415", "3416", "3417"}
