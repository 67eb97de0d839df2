"""The outlines of municipalities: downloaded from a server on this machine, and drawn."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from file_server import Served, serving_file
from outlines import outlines
from regionanalysis.classifications.municipality_codes import municipalities
from regionanalysis.errors import ProvenanceError, SourceError
from regionanalysis.io.refresh import RefreshOptions, refresh
from regionanalysis.io.refresh import boundaries as boundary_snapshot
from regionanalysis.io.refresh.boundaries import NAME, read_snapshot, refresh_boundaries
from regionanalysis.io.statbank.retry import RetryPolicy
from regionanalysis.io.statbank.service import Service
from regionanalysis.panel.boundaries import Boundaries
from regionanalysis.presentation.blocks import DescriptionList
from regionanalysis.presentation.language import language
from regionanalysis.presentation.text import sources

pytest.importorskip("geopandas")

QUICK = Service("Kartverket", RetryPolicy(timeout=5.0, backoff=(0.01, 0.01)))


@pytest.fixture
def served() -> Served:
    return Served(outlines())


@pytest.fixture
def address(served: Served) -> Iterator[str]:
    with serving_file(served) as found:
        yield found


def test_they_are_put_in_place_with_their_origin(address: str, tmp_path: Path) -> None:
    message = refresh_boundaries(tmp_path, address, QUICK)
    assert message.startswith("municipal_boundaries: 357 municipalities of 2024, ")
    found, origin = read_snapshot(tmp_path, ("0301", "3401"))
    assert len(found.codes) == 357
    assert (origin.producer, origin.licence, origin.url) == ("Kartverket", "CC BY 4.0", address)
    assert found.source == "Kartverket: Kommunegrenser, forenklet (Administrative enheter kommuner)"


def test_a_report_cites_them_with_their_unit(address: str, tmp_path: Path) -> None:
    refresh_boundaries(tmp_path, address, QUICK)
    _, origin = read_snapshot(tmp_path, ("0301",))
    (late,) = sources([origin], language("en"))
    _, listed = late.write("")
    assert isinstance(listed, DescriptionList)
    ((_, facts),) = listed.items
    assert "· outlines ·" in facts


def test_outlines_that_were_changed_afterwards_are_not_drawn(address: str, tmp_path: Path) -> None:
    refresh_boundaries(tmp_path, address, QUICK)
    path = tmp_path / f"{NAME}.geojson"
    path.write_bytes(outlines("0301"))
    with pytest.raises(ProvenanceError, match="not the file its sidecar describes"):
        read_snapshot(tmp_path, ("3401",))


def test_an_answer_that_fails_or_is_cut_off_is_asked_for_again(
    address: str, served: Served, tmp_path: Path
) -> None:
    served.faults = [503, "half"]
    refresh_boundaries(tmp_path, address, QUICK)
    assert served.asked == 3


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"<html>Not here</html>", "gave no outlines"),
        (b"\xff\xfe", "gave no outlines"),
        (outlines("0301", "3401"), r"no outline of 0301, 3401 \(2 of 357 municipalities of 2024\)"),
    ],
)
def test_what_is_not_outlines_of_every_municipality_leaves_the_last(
    address: str, served: Served, tmp_path: Path, content: bytes, message: str
) -> None:
    refresh_boundaries(tmp_path, address, QUICK)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    served.content = content
    with pytest.raises(SourceError, match=message):
        refresh_boundaries(tmp_path, address, QUICK)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_no_more_is_read_than_outlines_are(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boundary_snapshot, "MAX_BOUNDARIES", 1000)
    with pytest.raises(SourceError, match="larger than 1,000 bytes"):
        refresh_boundaries(tmp_path, address, QUICK)
    assert list(tmp_path.iterdir()) == []


def test_an_address_that_has_moved_is_not_asked_again(
    address: str, served: Served, tmp_path: Path
) -> None:
    served.faults = [404]
    with pytest.raises(SourceError, match="Kartverket refuses the request for outlines"):
        refresh_boundaries(tmp_path, address, QUICK)
    assert served.asked == 1


def test_it_is_one_of_the_things_to_refresh(address: str, tmp_path: Path) -> None:
    values: list[str] = []
    assert refresh(RefreshOptions(tmp_path, ("boundaries",), url=address), values.append) == [
        "boundaries"
    ]
    assert (tmp_path / f"{NAME}.geojson").is_file()


def test_the_real_outlines_are_those_of_every_municipality(shared: Path, tmp_path: Path) -> None:
    content = (shared / "data" / "geo" / "Kommuner-S.geojson").read_bytes()
    with serving_file(Served(content)) as address:
        refresh_boundaries(tmp_path, address, QUICK)
    assert set(municipalities(2024)) <= set(read_snapshot(tmp_path, ("0301",))[0].codes)


def test_a_group_of_municipalities_has_the_outlines_of_all() -> None:
    one, two, three, other = (np.full((3, 2), float(at)) for at in range(4))
    found = Boundaries(("1508", "1580", "0301"), ([one], [two, three], [other]))
    grouped = found.grouped(("1508+1580", "0301"))
    assert grouped.codes == ("1508+1580", "0301")
    assert [len(rings) for rings in grouped.rings] == [3, 1]
    assert grouped.rings[0][2] is three
