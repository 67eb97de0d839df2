"""Municipal codes from KLASS, held against those known: a local server, through the real client."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from klass_server import Codes, serving_codes
from pretend_clock import PretendClock
from regionanalysis.classifications import municipality_codes as known_codes
from regionanalysis.classifications.municipality_codes import CodeChange, code_changes, code_spells
from regionanalysis.errors import SourceError
from regionanalysis.io.refresh import RefreshOptions, klass_snapshot, refresh
from regionanalysis.io.refresh.klass import Klass
from regionanalysis.io.refresh.klass_snapshot import refresh_klass
from regionanalysis.io.statbank.client import PUBLISHER
from regionanalysis.io.statbank.retry import RetryPolicy
from regionanalysis.io.statbank.service import Service
from regionanalysis.panel.provenance import read_verified

DAY = "2026-11-24"
POLICY = RetryPolicy(timeout=5.0, backoff=(0.01, 0.01), clock=PretendClock().clock)


@pytest.fixture
def codes() -> Codes:
    return Codes()


@pytest.fixture
def address(codes: Codes) -> Iterator[str]:
    with serving_codes(codes) as found:
        yield found


def bring(address: str, folder: Path) -> str:
    return refresh_klass(Klass(address, Service(PUBLISHER, POLICY)), folder, DAY)


def rows(path: Path) -> list[dict[str, str]]:
    content, _ = read_verified(path)
    return list(csv.DictReader(content.decode().splitlines()))


def test_the_whole_history_that_is_known_is_what_klass_has(address: str, tmp_path: Path) -> None:
    summary = bring(address, tmp_path)
    assert summary == f"klass: 357 municipalities of {DAY}, all known"
    found = rows(tmp_path / "klass_municipality_changes.csv")
    assert [CodeChange(int(r["year"]), r["old"], r["new"], r["kind"]) for r in found] == list(  # type: ignore[arg-type]
        code_changes()
    )
    spells = rows(tmp_path / "klass_municipalities.csv")
    assert [tuple(row.values()) for row in spells] == code_spells()


def test_what_is_new_is_told_and_put_beside_the_snapshots(
    address: str, codes: Codes, tmp_path: Path
) -> None:
    codes.change(2026, "3401", "3499", "Kongsvinger")
    codes.change(2026, "3416", "3498", "Eidskog og Grue")
    codes.change(2026, "3417", "3498", "Eidskog og Grue")
    summary = bring(address, tmp_path)
    assert (
        "3 new in KLASS: 3401 to 3499 in 2026 (recode), 3416 to 3498 in 2026 (merger), 3417"
        in summary
    )
    assert "take them in with `regionanalysis refresh klass --accept`" in summary
    spells = {row["code"]: row for row in rows(tmp_path / "klass_municipalities.csv")}
    assert (spells["3401"]["to"], spells["3499"]["from"]) == ("2025", "2026")
    assert spells["3498"]["name"] == "Eidskog og Grue"


def test_one_command_takes_in_what_is_new(
    address: str, codes: Codes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "classifications"
    place.mkdir()
    monkeypatch.setattr(klass_snapshot, "classifications_folder", lambda: place)
    codes.change(2026, "3416", "3498", "Eidskog og Grue")
    codes.change(2026, "3417", "3498", "Eidskog og Grue")
    codes.names["3401"] = codes.named["3401"] = "Kongsvinger by"
    klass = Klass(address, Service(PUBLISHER, POLICY))
    summary = refresh_klass(klass, tmp_path, DAY, accept=True)
    assert summary.endswith(
        "1 name newer in KLASS: 3401 Kongsvinger to Kongsvinger by. Taken into classifications: "
        "run the tests, and commit."
    )
    # what is there now is verified, and is what the package follows codes by
    assert rows(place / "municipalities.csv")
    monkeypatch.setattr(known_codes, "_rows", lambda name: rows(place / f"{name}.csv"))
    cached = [one for one in vars(known_codes).values() if hasattr(one, "cache_clear")]
    for one in cached:
        one.cache_clear()
    try:
        assert known_codes.successors(2019, 2026)["0423"] == ("3498",)
        assert known_codes.municipalities(2026)["3498"] == "Eidskog og Grue"
        assert known_codes.municipalities(2026)["3401"] == "Kongsvinger by"
        assert "3417" not in known_codes.municipalities(2026)
    finally:
        monkeypatch.undo()
        for one in cached:
            one.cache_clear()


def test_a_part_that_is_not_followed_has_its_reason_and_source() -> None:
    # KLASS has Stokke both with Sandefjord and with Tønsberg from 2017
    assert klass_snapshot.minor_parts() == {(2017, "0720", "0704")}
    assert known_codes.successors(2016, 2017)["0720"] == ("0710",)


def test_a_difference_in_what_was_known_is_told_and_nothing_is_changed_for_it(
    address: str, codes: Codes, tmp_path: Path
) -> None:
    gone = codes.changes.pop()
    codes.changes.append(CodeChange(2020, "0301", "7999", "recode"))
    summary = bring(address, tmp_path)
    assert "1 in KLASS and not known here: 0301 to 7999 in 2020 (recode)" in summary
    assert f"1 known here and not in KLASS: {gone.old} to {gone.new}" in summary
    assert len(rows(tmp_path / "klass_municipality_changes.csv")) == len(code_changes())


def test_a_code_that_lives_on_under_another_name_is_no_change(
    address: str, codes: Codes, tmp_path: Path
) -> None:
    codes.change(2026, "3401", "3401", "Kongsvinger by")
    assert "1 name newer in KLASS: 3401 Kongsvinger to Kongsvinger by." in bring(address, tmp_path)
    assert len(rows(tmp_path / "klass_municipality_changes.csv")) == len(code_changes())


def test_a_municipality_that_no_change_accounts_for_is_told(
    address: str, codes: Codes, tmp_path: Path
) -> None:
    codes.names["7998"] = "Nyby"
    del codes.names["0301"]
    summary = bring(address, tmp_path)
    assert f"1 of {DAY} in KLASS alone: 7998; 1 of {DAY} here alone: 0301" in summary


@pytest.mark.parametrize("central_from", [131, 128])
def test_how_central_places_are_comes_with_them(
    address: str, codes: Codes, tmp_path: Path, central_from: int
) -> None:
    codes.central_from = central_from
    bring(address, tmp_path)
    found = {row["code"]: row["centrality"] for row in rows(tmp_path / "klass_centrality.csv")}
    assert (found["0301"], found["3401"], len(found)) == ("1", "5", 357)


def test_codes_are_had_also_when_centrality_is_not(
    address: str, codes: Codes, tmp_path: Path
) -> None:
    codes.central_from = 0
    summary = bring(address, tmp_path)
    assert "all known; without centrality: Statistics Norway refuses" in summary
    assert not (tmp_path / "klass_centrality.csv").exists()


def test_an_answer_that_fails_is_asked_for_again_and_a_refusal_is_not(
    address: str, codes: Codes, tmp_path: Path
) -> None:
    codes.faults = [503, 429]
    bring(address, tmp_path)
    codes.asked.clear()
    codes.faults = [400] * 3
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(SourceError, match="refuses the request for changes of municipal codes"):
        bring(address, tmp_path)
    assert len(codes.asked) == 1
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_it_is_one_of_the_things_to_refresh(address: str, tmp_path: Path) -> None:
    values: list[str] = []
    assert refresh(RefreshOptions(tmp_path, ("klass",), url=address), values.append) == ["klass"]
    assert values[0].startswith("klass: 357 municipalities")
    refresh(RefreshOptions(tmp_path, ("klass",), url=address, dry_run=True), values.append)
    assert values[1].startswith("klass: would download")
