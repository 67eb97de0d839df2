"""Downloading tables: against a server on this machine, through the real client."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from pretend_clock import PretendClock
from pxweb_server import GROUPS, Figure, Tables, serving
from regionanalysis.classifications.municipality_codes import municipalities
from regionanalysis.errors import InputError, ParameterError, SourceError
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.io.refresh import RefreshOptions, refresh
from regionanalysis.io.refresh.snapshots import refresh_snapshot
from regionanalysis.io.statbank.client import Statbank
from regionanalysis.io.statbank.tables import snapshots_named, ssb_tables
from regionanalysis.panel.cells import CellState
from regionanalysis.panel.provenance import read_verified, sha256_of

QUICK = (0.01, 0.01, 0.01)
YEARS = {year: year for year in ("2018", "2019", "2020", "2021")}
REGIONS = {"0": "Hele landet", "0402": "Kongsvinger (-2019)", "3401": "Kongsvinger", "0301": "Oslo"}
INDUSTRIES = {**GROUPS, "01-03": "Jordbruk", "10-33": "Industri"}
ROWS = 3 * len(INDUSTRIES) * len(YEARS)
NAME = "ssb_07984_workplace"

# figures of one year: three regions in force and what they are asked with
ONE_YEAR = 3 * len(INDUSTRIES)


def employment() -> dict[tuple[str, ...], Figure]:
    """Return figures: zero where a code is not in force, null where not published."""
    found: dict[tuple[str, ...], Figure] = {}
    for region in REGIONS:
        for industry in INDUSTRIES:
            for year in YEARS:
                jobs = (int(year) - 2000) * (10 if region != "0" else 1000)
                if (region == "0402" and year >= "2020") or (region == "3401" and year < "2020"):
                    jobs = 0
                key = (region, industry, "15-74", "0", "SysselsatteArb", year)
                found[key] = None if (region, industry, year) == ("0301", "01-03", "2019") else jobs
    return found


@pytest.fixture
def tables() -> Tables:
    found = Tables()
    dimensions = {
        "Region": REGIONS,
        "NACE2007": INDUSTRIES,
        "Alder": {"15-74": "15-74 år"},
        "Kjonn": {"0": "Begge kjønn"},
        "ContentsCode": {"SysselsatteArb": "Etter arbeidssted", "Sysselsatte": "Etter bosted"},
        "Tid": YEARS,
    }
    found.add("07984", dimensions, employment())
    return found


@pytest.fixture
def address(tables: Tables) -> Iterator[str]:
    with serving(tables) as found:
        yield found


@pytest.fixture
def bank(address: str) -> Statbank:
    return connected(address)


def connected(address: str) -> Statbank:
    return Statbank(address, timeout=1.0, backoff=QUICK, clock=PretendClock().clock)


def download(bank: Statbank, folder: Path, **years: int) -> str:
    """Download the table, which has few municipalities, and return what is said of it."""
    changes = refresh_snapshot(
        bank,
        NAME,
        ssb_tables()[NAME],
        folder,
        accept=True,
        force=True,
        **years,  # type: ignore[arg-type]
    )
    assert changes is not None
    return replace(changes, accepted=()).summary()


def test_a_table_becomes_a_panel_with_its_origin(bank: Statbank, tmp_path: Path) -> None:
    summary = download(bank, tmp_path)
    assert summary.startswith(f"{NAME}: {ROWS} cells 2018-2021; new: 2018-2021; 0 revised")
    panel = read_panel(tmp_path / f"{NAME}.csv")
    assert panel.regions == ("0301", "0402", "3401")
    assert panel.region_names[0] == "Oslo"
    assert panel.origins[0].table == "tabell 07984"
    assert panel.origins[0].updated == "2026-11-20T07:00:00Z"
    assert panel.origins[0].retrieved
    assert json.loads(panel.origins[0].query)["Alder"] == "15-74"


def test_a_code_that_is_not_in_force_is_absent_and_never_zero(
    bank: Statbank, tables: Tables, tmp_path: Path
) -> None:
    download(bank, tmp_path)
    panel = read_panel(tmp_path / f"{NAME}.csv")
    old, new = panel.regions.index("0402"), panel.regions.index("3401")
    assert panel.present[:, old].tolist() == [True, True, False, False]
    assert panel.present[:, new].tolist() == [False, False, True, True]
    # the service answers with zero: years with other codes are joined in one query
    (chosen,) = [chosen for _, chosen in tables.asked]
    assert {"0402", "3401"} <= {*chosen["Region"]}


def test_a_code_in_force_in_no_year_is_not_asked_for(
    bank: Statbank, tables: Tables, tmp_path: Path
) -> None:
    download(bank, tmp_path, start_year=2020)
    assert tables.asked[0][1]["Region"] == ["0", "3401", "0301"]


def test_what_is_not_published_is_unknown(bank: Statbank, tmp_path: Path) -> None:
    download(bank, tmp_path)
    table = pd.read_csv(tmp_path / f"{NAME}.csv", dtype={"region": str})
    empty = table[table["employment"].isna()]
    assert list(zip(empty["region"], empty["industry"], empty["year"], strict=True)) == [
        ("0301", "01-03", 2019)
    ]


CONFIDENTIAL = ("0301", "01-03", "15-74", "0", "SysselsatteArb")


def hide(tables: Tables, year: str, mark: str = ":") -> None:
    """Have a figure of Oslo replaced by a mark."""
    tables.figures["07984"][*CONFIDENTIAL, year] = None
    tables.marks.setdefault("07984", {})[*CONFIDENTIAL, year] = mark


def test_why_a_figure_is_not_there_is_kept_to_the_panel(
    bank: Statbank, tables: Tables, tmp_path: Path
) -> None:
    for year, mark in (("2018", ":"), ("2019", ".."), ("2020", ".")):
        hide(tables, year, mark)
    summary = download(bank, tmp_path)
    assert summary.endswith("not published: 1 not possible (.), 1 missing (..), 1 confidential (:)")
    text = (tmp_path / f"{NAME}.csv").read_text(encoding="utf-8")
    assert "\n0301,01-03,2018,,:,Oslo,Jordbruk\n" in text
    assert "\n0301,10-33,2018,180,,Oslo,Industri\n" in text
    panel = read_panel(tmp_path / f"{NAME}.csv", total_industry="00-99")
    assert panel.cells is not None
    oslo, farming = panel.regions.index("0301"), panel.industries.index("01-03")
    assert [CellState(state) for state in panel.cells.state[:3, oslo, farming]] == [
        CellState.SUPPRESSED,
        CellState.MISSING,
        CellState.NOT_POSSIBLE,
    ]
    # never zero: nothing below it, and nothing above
    assert np.isnan(panel.employment[0, oslo, farming])
    assert np.isinf(panel.cells.high[0, oslo, farming])


def test_marks_that_come_later_leave_the_other_years_as_they_were(
    bank: Statbank, tables: Tables, tmp_path: Path
) -> None:
    download(bank, tmp_path, end_year=2020)
    before = pd.read_csv(tmp_path / f"{NAME}.csv", dtype=str)
    hide(tables, "2021")
    download(bank, tmp_path, start_year=2021)
    after = pd.read_csv(tmp_path / f"{NAME}.csv", dtype=str)
    assert set(after["year"]) == {"2018", "2019", "2020", "2021"}
    earlier = after[after["year"] < "2021"].drop(columns="employment_mark")
    pd.testing.assert_frame_equal(earlier, before)
    assert list(after.loc[after["employment_mark"] == ":", "year"]) == ["2021"]


def test_a_figure_that_becomes_confidential_is_revised_and_so_is_another_mark(
    bank: Statbank, tables: Tables, tmp_path: Path
) -> None:
    download(bank, tmp_path)
    hide(tables, "2020")
    assert "; 1 revised" in download(bank, tmp_path)
    hide(tables, "2020", "..")
    assert "; 1 revised" in download(bank, tmp_path)
    assert "; 0 revised" in download(bank, tmp_path)


def test_a_disguised_table_says_so_to_the_panel(
    bank: Statbank, tables: Tables, tmp_path: Path
) -> None:
    tables.figures["07984"]["0301", "10-33", "15-74", "0", "SysselsatteArb", "2018"] = 3
    download(bank, tmp_path)
    assert 'disguised = "totals apart"' in (tmp_path / f"{NAME}.toml").read_text(encoding="utf-8")
    panel = read_panel(tmp_path / f"{NAME}.csv", total_industry="00-99")
    cells = panel.cells
    assert cells is not None
    assert not cells.exact_totals
    assert cells.count(CellState.DISGUISED) == 1
    at = (0, 0, panel.industries.index("10-33"))
    assert (cells.low[at], cells.high[at]) == (1, 3)


NO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


def test_names_lose_what_takes_no_room(bank: Statbank, tables: Tables, tmp_path: Path) -> None:
    tables.dimensions["07984"]["NACE2007"] = {**INDUSTRIES, "10-33": f"\ufeffIndu{NO_WIDTH}stri"}
    summary = download(bank, tmp_path)
    assert summary.endswith("; characters that cannot be seen left out of Industri")
    panel = read_panel(tmp_path / f"{NAME}.csv")
    assert panel.industry_names[panel.industries.index("10-33")] == "Industri"


def test_municipalities_have_the_names_of_their_codes_here(
    bank: Statbank, tables: Tables, tmp_path: Path
) -> None:
    # the service's are in two languages, and those of old codes carry years
    tables.dimensions["07984"]["Region"] = {**REGIONS, "0301": "Oslo - Oslove"}
    download(bank, tmp_path)
    panel = read_panel(tmp_path / f"{NAME}.csv")
    assert panel.region_names == ("Oslo", "Kongsvinger", "Kongsvinger")


def test_years_that_stay_lose_it_too(bank: Statbank, tables: Tables, tmp_path: Path) -> None:
    download(bank, tmp_path)
    last, sidecar = tmp_path / f"{NAME}.csv", tmp_path / f"{NAME}.toml"
    before = sha256_of(last.read_bytes())
    last.write_text(last.read_text(encoding="utf-8").replace("Oslo", "Os\u200blo"), "utf-8")
    stated = sidecar.read_text(encoding="utf-8")
    sidecar.write_text(stated.replace(before, sha256_of(last.read_bytes())), encoding="utf-8")
    tables.updated["07984"] = "2027-01-01T00:00:00Z"
    assert download(bank, tmp_path, start_year=2021).endswith("left out of Oslo")
    assert read_panel(last).region_names[0] == "Oslo"


def test_a_name_that_turns_the_text_around_it_is_refused_as_it_is(
    bank: Statbank, tables: Tables, tmp_path: Path
) -> None:
    tables.dimensions["07984"]["NACE2007"] = {**INDUSTRIES, "10-33": "Indu\u202estri"}
    assert "left out" not in download(bank, tmp_path)
    with pytest.raises(InputError, match=r"U\+202E"):
        read_panel(tmp_path / f"{NAME}.csv")


def test_commuters_are_not_disguised() -> None:
    # table 03321 has thousands of ones and twos; those by industry and by sector have none
    assert [name for name, facts in ssb_tables().items() if facts.disguised] == [
        "ssb_07984_workplace",
        "ssb_07984_residence",
        "ssb_13470",
        "ssb_13472",
    ]


def test_the_same_again_changes_nothing(bank: Statbank, tmp_path: Path) -> None:
    download(bank, tmp_path)
    before = (tmp_path / f"{NAME}.csv").read_bytes()
    assert "no new year; 0 revised" in download(bank, tmp_path)
    assert (tmp_path / f"{NAME}.csv").read_bytes() == before


def test_new_years_and_revised_figures_are_told(
    bank: Statbank, tables: Tables, tmp_path: Path
) -> None:
    download(bank, tmp_path, end_year=2020)
    figures = tables.figures["07984"]
    figures["0301", "10-33", "15-74", "0", "SysselsatteArb", "2020"] = 260
    figures["0301", "01-03", "15-74", "0", "SysselsatteArb", "2019"] = 5
    summary = download(bank, tmp_path)
    assert "new: 2021; 2 revised, the largest by +60 (0301, 10-33, 2020)" in summary


def test_what_the_region_had_and_has_is_told(
    bank: Statbank, tables: Tables, tmp_path: Path
) -> None:
    download(bank, tmp_path)
    tables.figures["07984"]["3401", "10-33", "15-74", "0", "SysselsatteArb", "2021"] = 217
    # 210 in each of 16 groups
    assert "Kongsvingerregionen 2021: 3360 to 3367" in download(bank, tmp_path)


def test_years_that_are_not_asked_for_stay(bank: Statbank, tmp_path: Path) -> None:
    download(bank, tmp_path)
    download(bank, tmp_path, start_year=2021)
    table = pd.read_csv(tmp_path / f"{NAME}.csv")
    assert sorted(table["year"].unique()) == [2018, 2019, 2020, 2021]
    assert read_verified(tmp_path / f"{NAME}.csv")[1].period == "2018–2021"


def test_large_queries_are_split(address: str, tables: Tables, tmp_path: Path) -> None:
    tables.max_cells = 4
    download(connected(address), tmp_path)
    sizes = [len(chosen["Region"]) * len(chosen["NACE2007"]) for _, chosen in tables.asked]
    assert len(sizes) > len(YEARS)
    assert max(sizes) <= 4
    assert len(pd.read_csv(tmp_path / f"{NAME}.csv")) == ROWS


@pytest.mark.parametrize("fault", ["429", "503", "slow", "half", "broken"])
def test_an_answer_that_fails_is_asked_for_again(
    bank: Statbank, tables: Tables, tmp_path: Path, fault: str
) -> None:
    tables.faults = [fault]
    download(bank, tmp_path)
    assert len(pd.read_csv(tmp_path / f"{NAME}.csv")) == ROWS


def test_a_request_that_is_wrong_is_not_repeated(
    bank: Statbank, tables: Tables, tmp_path: Path
) -> None:
    tables.faults = ["400"]
    with pytest.raises(SourceError, match="fault 400"):
        download(bank, tmp_path)
    assert len(tables.asked) == 1


def test_an_interrupted_refresh_resumes(bank: Statbank, tables: Tables, tmp_path: Path) -> None:
    tables.max_cells = ONE_YEAR
    tables.faults = ["", "", "503", "503", "503", "503"]
    with pytest.raises(SourceError, match="2020"):
        download(bank, tmp_path)
    assert not (tmp_path / f"{NAME}.csv").exists()
    tables.asked.clear()
    download(bank, tmp_path)
    assert [chosen["Tid"][0] for _, chosen in tables.asked] == ["2020", "2021"]
    assert not list((tmp_path / ".parts").iterdir())


def test_parts_of_an_earlier_update_are_not_used(
    address: str, tables: Tables, tmp_path: Path
) -> None:
    tables.max_cells = ONE_YEAR
    tables.faults = ["", "", "503", "503", "503", "503"]
    with pytest.raises(SourceError):
        download(connected(address), tmp_path)
    tables.renew("07984")
    tables.asked.clear()
    download(connected(address), tmp_path)
    assert len(tables.asked) == 4


def test_a_refresh_that_fails_leaves_the_last_snapshot(
    bank: Statbank, tables: Tables, tmp_path: Path
) -> None:
    download(bank, tmp_path, end_year=2019)
    before = (tmp_path / f"{NAME}.csv").read_bytes()
    tables.faults = ["503"] * 4
    with pytest.raises(SourceError):
        download(bank, tmp_path)
    assert (tmp_path / f"{NAME}.csv").read_bytes() == before
    read_verified(tmp_path / f"{NAME}.csv")


def test_a_table_that_is_not_there_names_its_successor(bank: Statbank, tmp_path: Path) -> None:
    facts = ssb_tables()[NAME].model_copy(update={"table": "99999", "successor": "14000"})
    with pytest.raises(SourceError, match=r"closed or has another number.*14000 continues it"):
        refresh_snapshot(bank, NAME, facts, tmp_path)


def test_a_table_that_has_lost_what_is_asked_for_says_what_it_has(
    bank: Statbank, tables: Tables, tmp_path: Path
) -> None:
    del tables.dimensions["07984"]["ContentsCode"]["SysselsatteArb"]
    with pytest.raises(
        SourceError, match=r"no longer has ContentsCode SysselsatteArb.*Sysselsatte"
    ):
        download(bank, tmp_path)


def test_years_the_table_does_not_have_are_refused(bank: Statbank, tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="2018-2021"):
        download(bank, tmp_path, start_year=2030)


def test_commuters_are_rows_where_somebody_commutes(tmp_path: Path) -> None:
    tables = Tables()
    places = {"3401": "Kongsvinger", "3416": "Eidskog"}
    dimensions = {
        "ArbstedKomm": places,
        "Bokommuen": places,
        "ContentsCode": {"Sysselsatte": "Sysselsatte"},
        "Tid": {"2021": "2021"},
    }
    figures: dict[tuple[str, ...], Figure] = {
        ("3401", "3401", "Sysselsatte", "2021"): 6000,
        ("3401", "3416", "Sysselsatte", "2021"): 747,
        ("3416", "3416", "Sysselsatte", "2021"): 900,
        ("3416", "3401", "Sysselsatte", "2021"): 0,
    }
    tables.add("03321", dimensions, figures)
    with serving(tables) as address:
        bank = connected(address)
        refresh_snapshot(bank, "ssb_03321", ssb_tables()["ssb_03321"], tmp_path, accept=True)
    table = pd.read_csv(tmp_path / "ssb_03321.csv", dtype=str)
    assert list(table.columns) == ["residence", "workplace", "year", "employment"]
    assert ("3416", "3401", "747") in set(
        zip(table["residence"], table["workplace"], table["employment"], strict=True)
    )
    assert len(table) == 3


class TestCommand:
    def test_brings_what_it_can_and_tells_what_it_could_not(
        self, address: str, tmp_path: Path
    ) -> None:
        values: list[str] = []
        asked = RefreshOptions(folder=tmp_path, tables=("07984", "03321"), url=address, accept=True)
        bank = connected(address)
        with pytest.raises(SourceError, match="1 of 3 tables could not be downloaded: ssb_03321"):
            refresh(asked, values.append, bank)
        assert (tmp_path / f"{NAME}.csv").is_file()
        assert (tmp_path / "ssb_07984_residence.csv").is_file()
        assert any(line.startswith("ssb_03321: Table 03321 is closed") for line in values)

    def test_a_dry_run_brings_nothing(self, bank: Statbank, tmp_path: Path) -> None:
        values: list[str] = []
        asked = RefreshOptions(folder=tmp_path, tables=(NAME,), dry_run=True)
        refresh(asked, values.append, bank)
        assert values == [
            f"{NAME}: would download 2018-2021 in 1 query (updated 2026-11-20T07:00:00Z)"
        ]
        assert list(tmp_path.iterdir()) == []

    def test_a_table_named_twice_is_brought_once(self, bank: Statbank, tmp_path: Path) -> None:
        asked = RefreshOptions(folder=tmp_path, tables=("07984", NAME, "07984"), dry_run=True)
        values: list[str] = []
        assert refresh(asked, values.append, bank) == [NAME, "ssb_07984_residence"]
        assert len(values) == 2

    def test_of_one_table_alone_what_is_wrong_is_told_as_it_is(
        self, bank: Statbank, tmp_path: Path
    ) -> None:
        asked = RefreshOptions(folder=tmp_path, tables=("03321",))
        with pytest.raises(SourceError, match=r"^Table 03321 is closed"):
            refresh(asked, lambda _: None, bank)

    def test_a_table_that_is_not_known_is_refused_with_the_nearest(self) -> None:
        with pytest.raises(ParameterError, match="07984"):
            snapshots_named("07948")

    def test_a_server_that_is_not_there_is_a_sentence(self, tmp_path: Path) -> None:
        asked = RefreshOptions(folder=tmp_path, url="http://127.0.0.1:9")
        with pytest.raises(SourceError, match=r"^No connection to 127.0.0.1: .*refused"):
            refresh(asked, print, Statbank("http://127.0.0.1:9", backoff=QUICK))


def test_every_snapshot_says_what_its_sidecar_needs() -> None:
    for facts in ssb_tables().values():
        assert facts.columns
        assert facts.content
        assert 1970 <= facts.first_year <= 2030


def test_a_sidecar_is_toml_with_every_field(bank: Statbank, tmp_path: Path) -> None:
    download(bank, tmp_path)
    stated = tomllib.loads((tmp_path / f"{NAME}.toml").read_text(encoding="utf-8"))
    assert stated["cells"] == str(ROWS)
    assert stated["licence"] == "CC BY 4.0"
    assert len(municipalities(2024)) == 357
