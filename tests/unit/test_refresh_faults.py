"""A refresh that is killed, and two at once: real processes against a server on this machine."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from pxweb_server import Figure, Tables, serving
from regionanalysis.core.files import UNDER_WAY
from regionanalysis.errors import OutputError
from regionanalysis.io.refresh import RefreshOptions, refresh
from regionanalysis.panel.provenance import read_verified

NAME = "ssb_07459"
YEARS = ("2018", "2019", "2020", "2021", "2022")

# seconds before a process that does not get on is given up
HANG = 60


def people(*, slow: int) -> Tables:
    """Return a table of inhabitants whose answer number ``slow`` takes its time."""
    found = Tables()
    places = {"0": "Hele landet", "0301": "Oslo"}
    dimensions = {
        "Region": places,
        "ContentsCode": {"Personer1": "Personer"},
        "Tid": {year: year for year in YEARS},
    }
    figures: dict[tuple[str, ...], Figure] = {
        (place, "Personer1", year): 100 + int(year) for place in places for year in YEARS
    }
    found.add("07459", dimensions, figures)
    # a query a year
    found.max_cells = len(places)
    found.faults = [""] * (slow - 1) + ["hang"]
    return found


def started(address: str, folder: Path) -> "subprocess.Popen[str]":
    program = "from regionanalysis.cli import main; main()"
    asked = ["refresh", NAME, "--accept", "--url", address, "--folder", str(folder)]
    return subprocess.Popen(
        [sys.executable, "-c", program, *asked], stderr=subprocess.PIPE, text=True
    )


def finished(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """Return how a process ended, and what it said."""
    _, stderr = process.communicate(timeout=HANG)
    return process.returncode, stderr


def wait_for(what: Callable[[], bool]) -> None:
    end = time.monotonic() + HANG
    while not what():
        assert time.monotonic() < end
        time.sleep(0.02)


def years_asked(tables: Tables) -> list[str]:
    return [chosen["Tid"][0] for _, chosen in tables.asked]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_one_that_is_killed_leaves_nothing_half_and_the_next_goes_on(tmp_path: Path) -> None:
    tables = people(slow=4)
    with serving(tables) as address:
        process = started(address, tmp_path)
        wait_for(lambda: len(tables.asked) == 4)
        # as if it had been writing a part when it was killed
        parts = next((tmp_path / ".parts").iterdir())
        (parts / f".2021.csv{UNDER_WAY}x").write_text("Region;half", encoding="utf-8")
        os.kill(process.pid, signal.SIGKILL)
        finished(process)
        assert not (tmp_path / f"{NAME}.csv").exists()
        assert sorted(path.name[-8:-4] for path in parts.glob("[!.]*")) == [*YEARS[:3]]
        tables.asked.clear()
        tables.released.set()
        assert finished(started(address, tmp_path))[0] == 0
    # what was whole is not asked for again
    assert years_asked(tables) == list(YEARS[3:])
    read_verified(tmp_path / f"{NAME}.csv")
    table = pd.read_csv(tmp_path / f"{NAME}.csv", dtype=str)
    assert sorted(table["year"].unique()) == list(YEARS)
    assert not list(tmp_path.rglob(f"*{UNDER_WAY}*"))
    assert not (tmp_path / ".parts").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_one_that_is_killed_leaves_the_last_snapshot_and_the_lock_is_free(tmp_path: Path) -> None:
    tables = people(slow=1)
    tables.released.set()
    with serving(tables) as address:
        refresh(
            RefreshOptions(tmp_path, (NAME,), accept=True, end_year=2020, url=address),
            lambda _line: None,
        )
        before = (tmp_path / f"{NAME}.csv").read_bytes()
        tables.released.clear()
        tables.faults = ["", "hang"]
        tables.asked.clear()
        process = started(address, tmp_path)
        wait_for(lambda: len(tables.asked) == 2)
        with pytest.raises(OutputError, match="Another refresh is downloading tables to"):
            refresh(RefreshOptions(tmp_path, (NAME,), accept=True, url=address), lambda _line: None)
        os.kill(process.pid, signal.SIGKILL)
        finished(process)
        assert (tmp_path / f"{NAME}.csv").read_bytes() == before
        read_verified(tmp_path / f"{NAME}.csv")
        tables.released.set()
        refresh(RefreshOptions(tmp_path, (NAME,), accept=True, url=address), lambda _line: None)
    assert (tmp_path / f"{NAME}.csv").read_bytes() != before


def test_the_second_of_two_at_once_is_told_so_and_changes_nothing(tmp_path: Path) -> None:
    tables = people(slow=2)
    with serving(tables) as address:
        first = started(address, tmp_path)
        wait_for(lambda: len(tables.asked) == 2)
        code, stderr = finished(started(address, tmp_path))
        assert code == OutputError.exit_code
        assert stderr.startswith("Error: Another refresh is downloading tables to")
        tables.released.set()
        assert finished(first)[0] == 0
    # every year once, by the first alone
    assert years_asked(tables) == list(YEARS)
    read_verified(tmp_path / f"{NAME}.csv")
