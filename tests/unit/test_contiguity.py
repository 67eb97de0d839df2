"""Neighbours from boundaries."""

import json
from pathlib import Path

import geopandas
import numpy as np
import pytest
from libpysal.graph import Graph

from regionanalysis.errors import InputError, MissingExtraError
from regionanalysis.io.readers.boundaries import read_boundaries, read_contiguity
from regionanalysis.shiftshare.weights import weights_of_graph


def square(code: object, x: float, y: float) -> dict[str, object]:
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
    weights = read_contiguity(path, ["01", "02", "03", "04"])
    assert weights.regions == ("01", "02", "03", "04")
    assert weights.weights.tolist() == [[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 0]]
    assert weights.islands == ("04",)


def rectangle(
    code: object, west: float, south: float, east: float, north: float
) -> dict[str, object]:
    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    geometry = {"type": "Polygon", "coordinates": [corners]}
    return {"type": "Feature", "properties": {"nr": code}, "geometry": geometry}


@pytest.mark.parametrize("gap", [0.0, 1e-9, -1e-9])
def test_a_border_whose_corners_are_in_one_outline_alone_makes_neighbours(
    tmp_path: Path, gap: float
) -> None:
    # the long border of 01 has no corner where 02 begins or ends; 03 is apart
    path = written(
        tmp_path / "map.geojson",
        rectangle("01", 0, 0, 1, 3),
        rectangle("02", 1 + gap, 1, 2, 2),
        rectangle("03", 2.1, 1, 3, 2),
    )
    weights = read_contiguity(path, ["01", "02", "03"])
    assert weights.weights.tolist() == [[0, 1, 0], [1, 0, 0], [0, 0, 0]]
    assert weights.islands == ("03",)


def test_contiguity_is_that_of_libpysal(tmp_path: Path) -> None:
    squares = [square(f"{x}{y}", x, y) for x in range(6) for y in range(6) if (x * y) % 5 != 4]
    path = written(tmp_path / "map.geojson", *squares)
    frame = geopandas.read_file(path).set_index("nr").sort_index()
    graph = Graph.build_contiguity(frame, rook=False)
    weights = read_contiguity(path, list(frame.index))
    theirs = weights_of_graph(graph)
    assert weights.regions == theirs.regions
    assert np.array_equal(weights.weights, theirs.weights)
    assert weights.weights.any()


@pytest.mark.parametrize("codes", [(301, 1103), (301.0, 1103.0), ("301", "1103")])
def test_a_code_that_has_lost_its_zero_gets_it_back(
    tmp_path: Path, codes: tuple[object, object]
) -> None:
    path = written(tmp_path / "map.geojson", square(codes[0], 0, 0), square(codes[1], 1, 0))
    assert read_contiguity(path, ["0301", "1103"]).regions == ("0301", "1103")
    assert read_boundaries(path, ["0301", "1103"]).codes == ("0301", "1103")


@pytest.mark.parametrize("code", [None, "", " "])
def test_a_shape_without_a_code_is_named(tmp_path: Path, code: str | None) -> None:
    path = written(tmp_path / "map.geojson", square("01", 0, 0), square(code, 1, 0))
    for read in (read_contiguity, read_boundaries):
        with pytest.raises(
            InputError, match=r"1 shape without a code in 'nr', first shape number 2"
        ):
            read(path, ["01"])


def test_a_region_within_another_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "map.geojson", rectangle("1", 0, 0, 4, 4), square("11", 1, 1))
    with pytest.raises(InputError, match=r"has 11 within 1, .*another: 1") as refused:
        read_contiguity(path, ["1", "11"])
    assert "one level" in refused.value.remedy


def test_a_file_without_the_regions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="None of the regions is in"):
        read_contiguity(written(tmp_path / "map.geojson", square("01", 0, 0)), ["7"])


def test_a_region_in_two_rows_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "map.geojson", square("01", 0, 0), square("01", 1, 0))
    with pytest.raises(InputError, match="01 more than once"):
        read_contiguity(path, ["01"])


def test_a_file_that_is_not_there_or_is_no_map_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_contiguity(tmp_path / "map.geojson", ["01"])
    (tmp_path / "map.geojson").write_text("region,industry")
    with pytest.raises(InputError, match="no boundaries"):
        read_contiguity(tmp_path / "map.geojson", ["01"])


@pytest.mark.parametrize("name", ["map.vrt", "map.geojson"])
def test_a_file_that_points_to_others_is_not_followed(tmp_path: Path, name: str) -> None:
    other = written(tmp_path / "other.geojson", square("01", 0, 0), square("02", 1, 0))
    layer = f"<OGRVRTLayer name='other'><SrcDataSource>{other}</SrcDataSource></OGRVRTLayer>"
    (tmp_path / name).write_text(f"<OGRVRTDataSource>{layer}</OGRVRTDataSource>")
    with pytest.raises(InputError, match="points to other files"):
        read_contiguity(tmp_path / name, ["01"])


def test_without_the_packages_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "geopandas", None)
    with pytest.raises(MissingExtraError, match=r"-m pip install .*\[spatial\]"):
        read_contiguity(tmp_path / "map.geojson", ["01"])


def test_kongsvingers_neighbours_are_those_on_the_map(shared: Path) -> None:
    weights = read_contiguity(shared / "data/geo/Kommuner-S.geojson", ["3401", "3415"])
    row = weights.weights[weights.regions.index("3401")]
    found = {code for code, weight in zip(weights.regions, row, strict=True) if weight}
    # Sør-Odal, Eidskog and Grue
    assert found == {"3415", "3416", "3417"}


def test_a_property_of_few_codes_is_not_taken_for_the_regions(tmp_path: Path) -> None:
    squares = [square(f"{place:02}", place, 0) for place in (1, 2, 3)]
    for made in squares:
        # as a number, yes is 01
        made["properties"] = {"island": 1, "state": "IS", **made["properties"]}  # type: ignore[dict-item]
    path = written(tmp_path / "map.geojson", *squares)
    assert read_contiguity(path, ["01", "02", "03", "IS"]).regions == ("01", "02", "03")
