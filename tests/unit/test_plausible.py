"""Figures that cannot be right are refused by name, and the last snapshot stays."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pretend_clock import PretendClock
from pxweb_server import Figure, Tables, serving
from regionanalysis.classifications.municipality_codes import municipalities
from regionanalysis.errors import PartialRefreshError, SourceError
from regionanalysis.io.refresh import RefreshOptions, refresh
from regionanalysis.io.refresh.plausible import ImplausibleError
from regionanalysis.io.refresh.snapshots import refresh_snapshot
from regionanalysis.io.statbank.client import Statbank
from regionanalysis.io.statbank.tables import ssb_tables
from regionanalysis.panel.provenance import read_verified

NAME, TABLE = "ssb_07459", "07459"
YEARS = (2024, 2025)


@pytest.fixture
def tables() -> Tables:
    found = Tables()
    found.add_inhabitants(municipalities(2024), YEARS)
    for year in YEARS:
        found.figures[TABLE]["0", "Personer1", str(year)] = 5_500_000 + year
    return found


@pytest.fixture
def bank(tables: Tables) -> Iterator[Statbank]:
    with serving(tables) as address:
        yield Statbank(address, clock=PretendClock().clock)


@pytest.fixture
def folder(bank: Statbank, tables: Tables, tmp_path: Path) -> Path:
    """A folder with a snapshot that is right, of the table before its next update."""
    download(bank, tmp_path)
    tables.renew(TABLE)
    bank.state(ssb_tables()[NAME], again=True)
    return tmp_path


def download(bank: Statbank, folder: Path, *, accept: bool = False) -> str:
    changes = refresh_snapshot(bank, NAME, ssb_tables()[NAME], folder, accept=accept)
    return changes.summary() if changes else ""


def change(tables: Tables, year: int, figure: Figure, *places: str) -> None:
    """Set the figures of some places in a year; of all where none is named."""
    for place, content, key in tables.figures[TABLE]:
        if key == str(year) and (not places or place in places):
            tables.figures[TABLE][place, content, key] = figure


def zeros(tables: Tables) -> None:
    change(tables, 2025, 0)


def nation_unknown(tables: Tables) -> None:
    change(tables, 2025, None, "0")


def nation_zero(tables: Tables) -> None:
    change(tables, 2024, 0, "0")


def nation_falls(tables: Tables) -> None:
    change(tables, 2025, 5_000_000, "0")


def counties_only(tables: Tables) -> None:
    change(tables, 2025, 0, *municipalities(2024))


@pytest.mark.parametrize(
    ("fault", "cause"),
    [
        (zeros, "every figure of 2025 is 0; the nation is 0 or unknown in 2025"),
        (nation_unknown, "the nation is 0 or unknown in 2025"),
        (nation_zero, "the nation is 0 or unknown in 2024"),
        (
            nation_falls,
            r"falls by more than 5% from the year before \(2025: 5,502,024 to 5,000,000\)",
        ),
        (counties_only, r"municipalities are missing in 2025 \(357 of 357, such as 0301, 1101"),
    ],
)
def test_they_are_refused_and_the_last_snapshot_stays(
    fault: object, cause: str, bank: Statbank, tables: Tables, folder: Path
) -> None:
    before = (folder / f"{NAME}.csv").read_bytes()
    assert callable(fault)
    fault(tables)
    with pytest.raises(ImplausibleError, match=cause):
        download(bank, folder)
    assert (folder / f"{NAME}.csv").read_bytes() == before
    # revised in the morning, with the same time of update
    change(tables, 2024, 5_502_024, "0")
    change(tables, 2025, 120)
    change(tables, 2025, 5_502_100, "0")
    assert "2024-2025" in download(bank, folder)


def test_they_are_put_in_place_on_accept_and_the_sidecar_says_so(
    bank: Statbank, tables: Tables, folder: Path
) -> None:
    nation_falls(tables)
    assert "; accepted although the total falls by more than 5%" in download(
        bank, folder, accept=True
    )
    _, origin = read_verified(folder / f"{NAME}.csv")
    assert origin.accepted.startswith("the total falls by more than 5% from the year before")
    # and so does every manifest that names the origin
    assert origin.as_record()["accepted"] == origin.accepted


def test_a_few_municipalities_without_figures_are_no_fault(
    bank: Statbank, tables: Tables, folder: Path
) -> None:
    change(tables, 2025, 0, "1151", "1144")
    assert "2 revised" in download(bank, folder)


def test_region_codes_with_a_prefix_are_read_as_bare(
    bank: Statbank, tables: Tables, folder: Path
) -> None:
    places = {("0" if code == "0" else f"K_{code}"): name for code, name in regions(tables)}
    tables.dimensions[TABLE]["Region"] = places
    tables.figures[TABLE] = {
        (place, "Personer1", year): tables.figures[TABLE][place[-4:], "Personer1", year]
        for place in places
        for year in map(str, YEARS)
    }
    bank.state(ssb_tables()[NAME], again=True)
    before = (folder / f"{NAME}.csv").read_bytes()
    assert "0 revised" in download(bank, folder)
    assert (folder / f"{NAME}.csv").read_bytes() == before


def regions(tables: Tables) -> list[tuple[str, str]]:
    return list(tables.dimensions[TABLE]["Region"].items())


def test_codes_that_are_no_municipalities_are_refused(
    bank: Statbank, tables: Tables, folder: Path
) -> None:
    places = {("0" if code == "0" else f"X{code}X"): name for code, name in regions(tables)}
    tables.dimensions[TABLE]["Region"] = places
    bank.state(ssb_tables()[NAME], again=True)
    with pytest.raises(ImplausibleError, match=r"municipalities are missing in 2024 \(357 of 357"):
        download(bank, folder)


def test_another_set_of_levels_is_refused_with_what_is_new_and_gone(
    bank: Statbank, tables: Tables, tmp_path: Path
) -> None:
    facts = ssb_tables()["ssb_09429"]

    def add(*levels: str) -> None:
        dimensions = {
            "Region": {"0": "Hele landet", **municipalities(2024)},
            "Nivaa": dict.fromkeys(levels, "nivå"),
            "Kjonn": {"0": "Begge kjønn"},
            "ContentsCode": {"Personer": "Personer"},
            "Tid": {"2024": "2024"},
        }
        tables.add("09429", dimensions, {})
        tables.cubes["09429"] = lambda chosen: [100] * len(chosen["Region"]) * len(chosen["Nivaa"])

    add("00", "01", "02a")
    refresh_snapshot(bank, "ssb_09429", facts, tmp_path)
    add("00", "01", "02b")
    tables.renew("09429")
    bank.state(facts, again=True)
    cause = "level no longer has 02a; level has the new 02b"
    with pytest.raises(ImplausibleError, match=cause):
        refresh_snapshot(bank, "ssb_09429", facts, tmp_path)


class TestFailures:
    """What a refresh of several tables ends with."""

    def test_a_table_no_report_reads_is_a_partial_failure(
        self, bank: Statbank, folder: Path
    ) -> None:
        lines: list[str] = []
        options = RefreshOptions(folder, ("07459", "06913"))
        with pytest.raises(PartialRefreshError, match="ssb_06913; no report reads them") as error:
            refresh(options, lines.append, bank)
        assert error.value.exit_code == 14
        assert lines[-1].startswith("ssb_07459: ")

    def test_a_table_that_reports_read_is_a_failure(
        self, bank: Statbank, tables: Tables, folder: Path
    ) -> None:
        zeros(tables)
        options = RefreshOptions(folder, ("06913", "07459"))
        with pytest.raises(SourceError, match="2 of 2 tables") as error:
            refresh(options, lambda _line: None, bank)
        assert error.value.exit_code == 11

    def test_every_figure_of_one_table_says_why_itself(
        self, bank: Statbank, tables: Tables, folder: Path
    ) -> None:
        zeros(tables)
        with pytest.raises(ImplausibleError, match=r"every figure of 2025 is 0.*--accept"):
            refresh(RefreshOptions(folder, ("07459",)), lambda _line: None, bank)
        accepted = replace(RefreshOptions(folder, ("07459",)), accept=True)
        assert refresh(accepted, lambda _line: None, bank) == [NAME]
