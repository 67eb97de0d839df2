"""A refresh of every table, as wide as it is, against the service's rules."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import pxweb_server
from pretend_clock import PretendClock
from pxweb_server import Tables, serving
from regionanalysis.classifications.industry_standards import IndustryStandard, all_divisions
from regionanalysis.classifications.municipality_codes import municipalities
from regionanalysis.errors import SourceError
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.io.refresh import LOCK, RefreshOptions, refresh
from regionanalysis.io.refresh.continuations import LATE
from regionanalysis.io.statbank.client import Statbank
from regionanalysis.io.statbank.tables import ssb_tables
from regionanalysis.panel.provenance import read_verified
from statbank_tables import whole_statbank

# of a whole refresh, and of one when nothing has changed: the tables, 07984 for two snapshots
MAX_CALLS, TABLES = 60, 8


@pytest.fixture(scope="module")
def pretend() -> PretendClock:
    return PretendClock()


@pytest.fixture(scope="module")
def tables(pretend: PretendClock) -> Tables:
    found = whole_statbank(first_year=2019)
    found.quota = pxweb_server.Quota(now=pretend.now)
    return found


@pytest.fixture(scope="module")
def address(tables: Tables) -> Iterator[str]:
    with serving(tables) as found:
        yield found


@pytest.fixture(scope="module")
def folder(
    address: str, tables: Tables, pretend: PretendClock, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with every snapshot, from nothing."""
    found = tmp_path_factory.mktemp("snapshots")
    tables.calls.clear()
    run(address, found, pretend)
    assert len(tables.calls) <= MAX_CALLS
    assert tables.quota
    assert tables.quota.refused == 0
    return found


def run(
    address: str, folder: Path, pretend: PretendClock, *names: str, force: bool = False
) -> list[str]:
    lines: list[str] = []
    bank = Statbank(address, clock=pretend.clock)
    refresh(RefreshOptions(folder, names, force=force), lines.append, bank)
    return lines


def test_every_table_comes(folder: Path) -> None:
    for name, facts in ssb_tables().items():
        origin = read_verified(folder / f"{name}.csv")[1]
        assert origin.table == f"tabell {facts.table}"
        assert origin.period.startswith("2019")


def test_an_unchanged_one_takes_a_call_a_table(
    address: str, folder: Path, tables: Tables, pretend: PretendClock
) -> None:
    tables.calls.clear()
    lines = run(address, folder, pretend)
    assert len(tables.calls) == TABLES
    assert all("nothing new since 2026-02-26" in line for line in lines)


def test_years_are_joined_and_codes_of_no_year_are_not_asked_for(
    address: str, tables: Tables, pretend: PretendClock, tmp_path: Path
) -> None:
    tables.asked.clear()
    run(address, tmp_path, pretend, "07984")
    (_, chosen), _ = tables.asked
    assert chosen["Tid"] == [str(year) for year in range(2019, 2026)]
    # 0402 until 2019; 0710 until 2019 as well; Mosvik, 1723, until 2011
    assert "0402" in chosen["Region"]
    assert "1723" not in chosen["Region"]
    # neither counties nor codes of one digit more
    assert {len(code) for code in chosen["Region"]} == {1, 4}


def test_no_industry_of_13470_is_within_another(folder: Path) -> None:
    table = pd.read_csv(folder / "ssb_13470.csv", dtype={"region": str, "industry": str})
    divisions = all_divisions(IndustryStandard.SN2007)
    assert {*table["industry"]} == {*divisions, "00", "00-99"}
    # so that they add up to the total, once
    rows = table[(table["region"] == "3401") & (table["year"] == 2024)]
    total = rows.loc[rows["industry"] == "00-99", "employment"].item()
    assert rows.loc[rows["industry"].isin(divisions), "employment"].sum() == total
    panel = read_panel(folder / "ssb_13470.csv", total_industry="00-99")
    assert panel.standard is IndustryStandard.SN2007
    assert len(panel.industries) == len(divisions) + 1


def test_codes_of_other_years_are_absent_and_not_zero(folder: Path) -> None:
    for name, facts in ssb_tables().items():
        table = pd.read_csv(folder / f"{name}.csv", dtype=str)
        column = next(iter(facts.columns))
        for year in (2019, 2020, 2024):
            codes = {*table.loc[table["year"] == str(year), column]} - {"0"}
            assert codes == municipalities(year).keys()


def test_births_and_migration_have_the_contents_of_06913(folder: Path) -> None:
    table = pd.read_csv(folder / "ssb_06913.csv")
    assert {"births", "deaths", "in_migration", "out_migration"} <= {*table.columns}


def test_notes_that_must_be_shown_are_in_the_sidecar(folder: Path) -> None:
    origin = read_verified(folder / "ssb_07984_workplace.csv")[1]
    assert origin.notes == "Alle ett-tall og to-tall er endret til 0 eller 3."
    assert read_verified(folder / "ssb_13472.csv")[1].notes == ""


def test_the_time_that_is_left_is_said(address: str, pretend: PretendClock, tmp_path: Path) -> None:
    lines = run(address, tmp_path, pretend, "03321")
    assert "ssb_03321: 2020-2023 (2 queries left, about 4 s)" in lines


def test_a_variable_that_has_become_mandatory_is_named_before_asking(
    address: str, tables: Tables, pretend: PretendClock, tmp_path: Path
) -> None:
    tables.mandatory["07459"] = {"Kjonn"}
    tables.asked.clear()
    with pytest.raises(SourceError, match=r"07459 wants a value of Kjonn: Kjonn has 1, 2\."):
        run(address, tmp_path, pretend, "07459")
    tables.mandatory["07459"] = set()
    assert tables.asked == []
    assert not (tmp_path / LOCK).exists()


def test_a_table_renewed_in_the_middle_is_downloaded_again(
    address: str, tables: Tables, pretend: PretendClock, tmp_path: Path
) -> None:
    tables.renewed["11618"] = "2026-02-26T08:00:00Z"
    lines = run(address, tmp_path, pretend, "11618")
    assert any("was updated at 2026-02-26T08:00:00Z, while it was downloaded" in x for x in lines)
    assert read_verified(tmp_path / "ssb_11618.csv")[1].updated == "2026-02-26T08:00:00Z"


class TestClosed:
    """Tables that no more figures come of."""

    @pytest.fixture(autouse=True)
    def _open_again(self, tables: Tables) -> Iterator[None]:
        labels, updated = dict(tables.labels), dict(tables.updated)
        yield
        tables.discontinued.clear()
        tables.listed_as_discontinued.clear()
        tables.labels, tables.updated = labels, updated
        tables.dimensions.pop("14999", None)

    def test_is_said_with_its_last_year_and_kept_in_the_sidecar(
        self, address: str, tables: Tables, pretend: PretendClock, tmp_path: Path
    ) -> None:
        tables.discontinued.add("11618")
        lines = run(address, tmp_path, pretend, "11618")
        assert lines[-1].startswith("Note: table 11618 is closed, its last year is 2025, and no")
        assert read_verified(tmp_path / "ssb_11618.csv")[1].closed == "yes"
        assert run(address, tmp_path, pretend, "11618")[-1] == lines[-1]

    def test_is_known_by_the_list_of_tables_where_metadata_do_not_say(
        self, address: str, tables: Tables, pretend: PretendClock, tmp_path: Path
    ) -> None:
        tables.listed_as_discontinued.add("11618")
        assert "is closed" in run(address, tmp_path, pretend, "11618")[-1]

    def test_is_known_by_its_label(
        self, address: str, tables: Tables, pretend: PretendClock, tmp_path: Path
    ) -> None:
        tables.labels["11618"] = "11618: Sysselsatte, etter region 2000-2025 (avslutta serie)"
        assert "is closed" in run(address, tmp_path, pretend, "11618")[-1]

    def test_is_looked_for_when_an_unchanged_table_is_late(
        self,
        address: str,
        tables: Tables,
        pretend: PretendClock,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        run(address, tmp_path, pretend, "11618")
        tables.listed_as_discontinued.add("11618")
        assert "closed" not in run(address, tmp_path, pretend, "11618")[-1]
        monkeypatch.setattr("regionanalysis.io.refresh.tables.today", lambda: "2027-04-01")
        assert LATE < 400
        assert "is closed" in run(address, tmp_path, pretend, "11618")[-1]

    def test_a_newer_year_by_the_new_standard_is_said(
        self,
        address: str,
        tables: Tables,
        pretend: PretendClock,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        run(address, tmp_path, pretend, "07984")
        dimensions = {
            "Region": {"0": "Hele landet"},
            "NACE2025": {"_T": "Alle næringer", "A": "Jordbruk", "zz5": "Uoppgitt"},
            "ContentsCode": {"SysselsatteArb": "Sysselsatte etter arbeidssted"},
            "Tid": {"2025": "2025", "2026": "2026"},
        }
        tables.add("14999", dimensions, {}, "2027-02-26T07:00:00Z")
        tables.labels["14999"] = "14999: Sysselsatte etter arbeidssted, region og næring (SN2025)"
        monkeypatch.setattr("regionanalysis.io.refresh.tables.today", lambda: "2027-04-01")
        assert run(address, tmp_path, pretend, "07984")[-1] == (
            "Note: table 14999 has 2026 by SN2025, and table 07984 ends with 2025 by SN2007; the "
            "two are not mixed by industry."
        )
