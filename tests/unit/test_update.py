"""``regionanalysis update``, run as the documented line for cron has it, against a server here."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pxweb_server import Tables, serving
from regionanalysis.core.project import HOME_VARIABLE
from regionanalysis.errors import PartialRefreshError, SourceError
from small_project import write_small_project
from statbank_tables import whole_statbank

ROOT = Path(__file__).resolve().parents[2]
SCHEDULE = (ROOT / "docs" / "how-to" / "schedule.md").read_text("utf-8")
(CRON,) = re.findall(r"^30 8 \* \* 1-5 +(.+)$", SCHEDULE, re.MULTILINE)

# the command as it is installed, with the service on this machine
COMMAND = """#!{python}
from regionanalysis.io import refresh
refresh.SSB = "{address}"
from regionanalysis.cli import main
main()
"""


@pytest.fixture(scope="module")
def tables() -> Tables:
    return whole_statbank(first_year=2024)


@pytest.fixture(scope="module")
def home(tables: Tables, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project in a folder, with the command in its environment."""
    folder = tmp_path_factory.mktemp("project")
    write_small_project(folder)
    (folder / ".venv" / "bin").mkdir(parents=True)
    with serving(tables) as address:
        command = folder / ".venv" / "bin" / "regionanalysis"
        command.write_text(COMMAND.format(python=sys.executable, address=address), "utf-8")
        command.chmod(0o755)
        yield folder


def run(home: Path) -> tuple[int, str]:
    """Run the line, and return its exit code and what cron would mail."""
    line = CRON.replace("/srv/regionanalysis", str(home))
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        env={"PATH": "/usr/bin:/bin", HOME_VARIABLE: str(home), "HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return done.returncode, done.stdout + done.stderr


def log(home: Path) -> str:
    return (home / "reports" / "update.log").read_text("utf-8")


def test_cron_mails_nothing_when_all_is_well(home: Path) -> None:
    code, mailed = run(home)
    assert (code, mailed) == (0, ""), mailed
    assert "ssb_07984_workplace: " in log(home)
    assert re.search(r"^build\n(.*\n)*\d+ built", log(home), re.MULTILINE)
    assert "all is well" in log(home)
    # and again, when nothing has changed
    assert run(home) == (0, "")
    assert log(home).count("nothing new") == 9


def test_a_table_no_report_reads_is_mailed_and_reports_are_built(
    home: Path, tables: Tables
) -> None:
    kept = tables.dimensions.pop("06913")
    try:
        code, mailed = run(home)
    finally:
        tables.dimensions["06913"] = kept
    assert code == PartialRefreshError.exit_code
    assert "Error: 1 of 9 tables could not be downloaded: ssb_06913; no report reads" in mailed
    assert mailed == log(home)
    assert "all is well" in mailed


def test_a_closed_table_is_mailed_once(home: Path, tables: Tables) -> None:
    tables.discontinued.add("03321")
    try:
        code, mailed = run(home)
        assert code == 0
        assert "Note: table 03321 is closed, its last year is 2025, and no table that" in mailed
        # the next day it is in the log alone
        assert run(home) == (0, "")
        assert "table 03321 is closed" in log(home)
    finally:
        tables.discontinued.clear()


def test_a_table_that_reports_read_gives_its_own_exit_code(home: Path, tables: Tables) -> None:
    kept = tables.dimensions.pop("07459")
    try:
        code, mailed = run(home)
    finally:
        tables.dimensions["07459"] = kept
    assert code == SourceError.exit_code
    assert "ssb_07459; the others are in place" in mailed
    # the reports are built from the last snapshot all the same
    assert re.search(r"^0 built, \d+ unchanged, 0 failed", mailed, re.MULTILINE)
