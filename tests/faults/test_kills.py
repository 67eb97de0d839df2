"""Commands killed at any moment: no half file, the last good one stays, the next run ends well.

``FAULT_RUNS=200 python -m pytest tests/faults -s`` kills so many runs in all, at random moments,
and prints the result; otherwise one of each is killed where it puts its files in place.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import psutil
import pytest

from pxweb_server import GROUPS, Figure, Tables, serving
from regionanalysis.core.project import HOME_VARIABLE
from regionanalysis.errors import OutputError
from regionanalysis.panel.provenance import read_verified

ROOT = Path(__file__).resolve().parents[2]
RUNS = os.environ.get("FAULT_RUNS")
# each of the three commands takes its part
EACH = -(-int(RUNS) // 3) if RUNS else 1

# seconds to wait for processes that have lost the one who asked, and for a whole run
PATIENCE, WHOLE_RUN = 60, 300

# the locks of builds, indices and refreshes, and the empty folder of years on their way
STAY = (".build.lock", ".index.lock", ".refresh.lock", ".parts")

chance = random.Random(None if RUNS else 4)  # noqa: S311 - moments, not secrets


class Killed(NamedTuple):
    """A command, and what must be there whenever it is killed.

    Attributes
    ----------
    words
        The command.
    out
        The folder it writes to.
    check
        Checks that what lies in the folder is whole and good.
    ended
        Checks that the command's own result is there, once it has run to its end.
    """

    words: list[str]
    out: Path
    check: Callable[[Path], None]
    ended: Callable[[Path], None]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with a notebook that is quick to run."""
    folder = tmp_path_factory.mktemp("home")
    shutil.copytree(ROOT / "data" / "reference", folder / "data" / "reference")
    (folder / "notebooks").mkdir()
    notebook = json.loads((ROOT / "notebooks" / "regional_report.ipynb").read_text("utf-8"))
    # parameters, imports, the study and its key figures; and the end
    notebook["cells"] = [*notebook["cells"][:6], notebook["cells"][-1]]
    notebook["metadata"]["regionanalysis"] = {"based_on": "regional_report"}
    (folder / "notebooks" / "quick.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return folder


def given(home: Path, words: list[str], first: str = "") -> "subprocess.Popen[bytes]":
    """Give a command in a process of its own, which may do something first."""
    return subprocess.Popen(
        [sys.executable, "-c", f"{first}from regionanalysis.cli import main; main()", *words],
        env={**os.environ, HOME_VARIABLE: str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def run(home: Path, words: list[str]) -> None:
    process = given(home, words)
    printed, _ = process.communicate(timeout=WHOLE_RUN)
    assert process.returncode == 0, printed.decode()


def kill(home: Path, one: Killed, moment: Callable[[Path], None]) -> bool:
    """Kill a command at a moment; return whether it was still at work."""
    process = given(home, one.words)
    moment(one.out)
    alone = chance.random() < 0.5
    family = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    at_work = process.poll() is None
    for victim in [process.pid, *(child.pid for child in family if not alone)]:
        try:
            os.kill(victim, signal.SIGKILL)
        except ProcessLookupError:
            continue
    process.communicate(timeout=PATIENCE)
    # those who lost the one that asked them end by themselves, and write nothing any more
    _, left = psutil.wait_procs(family, timeout=PATIENCE)
    assert left == []
    return at_work


def after(seconds: float) -> Callable[[Path], None]:
    return lambda _: time.sleep(seconds)


def when_nearly_done(pattern: str) -> Callable[[Path], None]:
    """Return what waits until a file is made somewhere in the folder, and a little while."""
    wait = chance.uniform(0, 0.02)

    def watch(folder: Path) -> None:
        end = time.monotonic() + PATIENCE
        before = there(folder, pattern)
        while not there(folder, pattern) - before and time.monotonic() < end:
            time.sleep(0.001)
        time.sleep(wait)

    return watch


def there(folder: Path, pattern: str) -> set[Path]:
    """Return what is there; nothing where a folder goes while it is looked through."""
    try:
        return set(folder.rglob(pattern))
    except FileNotFoundError:
        return set()


def moments(seconds: float, pattern: str) -> Iterator[Callable[[Path], None]]:
    """Yield moments: every other one where a run puts files in place, the others anywhere."""
    for number in range(EACH):
        yield after(chance.uniform(0, seconds)) if number % 2 else when_nearly_done(pattern)


def try_it(home: Path, one: Killed, good: Path, pattern: str) -> None:
    """Kill a command again and again, from the same good state, and then let it run."""
    seconds, at_work, kept = 0.0, 0, 0
    if RUNS:
        began = time.monotonic()
        run(home, one.words)
        seconds = time.monotonic() - began
    for moment in moments(seconds, pattern):
        shutil.rmtree(one.out, ignore_errors=True)
        shutil.copytree(good, one.out)
        at_work += kill(home, one, moment)
        one.check(one.out)
        kept += digests(one.out).items() >= digests(good).items()
    run(home, one.words)
    one.ended(one.out)
    printed = f"{one.words[0]}: {EACH} runs, {at_work} killed at work, {kept} left all as it was\n"
    sys.stdout.write(printed)
    # nothing of those that were killed is left
    assert [path for path in one.out.rglob(".*") if path.name not in STAY] == []
    assert list(one.out.glob(".parts/*")) == []


def digests(folder: Path) -> dict[str, str]:
    """Return the checksum of every file that is no longer being written."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.parts)
    }


def check_pages(folder: Path) -> None:
    """Check that every page is whole, and that a manifest is of the files that are there."""
    pages = list(folder.glob("kongsvingerregionen*.html"))
    assert pages, "the last good page is gone"
    for page in pages:
        assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")
    for path in folder.glob("*.json"):
        manifest = json.loads(path.read_text(encoding="utf-8"))
        for name, digest in manifest["sha256"].items():
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


def ends_with(year: int) -> Callable[[Path], None]:
    def check(folder: Path) -> None:
        check_pages(folder)
        manifests = list(folder.glob("kongsvingerregionen*.json"))
        assert manifests
        for path in manifests:
            assert json.loads(path.read_text(encoding="utf-8"))["headline"]["end_year"] == year

    return check


@pytest.fixture(scope="module")
def good_reports(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report to 2014, which the commands write over with one to 2016."""
    out = tmp_path_factory.mktemp("good")
    reports = tmp_path_factory.mktemp("list") / "reports.toml"
    reports.write_text(
        '[[report]]\nregion = "kongsvingerregionen"\nnotebook = "quick"\n'
        'end_year = 2014\nslug = "kongsvingerregionen"\n',
        encoding="utf-8",
    )
    run(home, ["build", "--reports", str(reports), "--out", str(out)])
    ends_with(2014)(out)
    return out


def test_a_report_that_is_killed(home: Path, good_reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = ["report", "--notebook", "quick", "--out", str(out)]
    one = Killed(words, out, check_pages, ends_with(2016))
    try_it(home, one, good_reports, ".making-*/*.json")


@pytest.mark.skipif(RUNS is None, reason="FAULT_RUNS is not set; a report is killed as a build is")
def test_a_build_that_is_killed(home: Path, good_reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    reports = tmp_path / "reports.toml"
    entry = '[[report]]\nregion = "kongsvingerregionen"\nnotebook = "quick"\n'
    reports.write_text(entry + entry + 'slug = "kongsvingerregionen-to"\n', encoding="utf-8")
    words = ["build", "--jobs", "1", "--reports", str(reports), "--out", str(out)]
    one = Killed(words, out, check_pages, ends_with(2016))
    try_it(home, one, good_reports, ".making-*/*/*.json")


def test_a_report_on_a_disk_that_is_full(home: Path, good_reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(good_reports, out)
    before = digests(out)
    # no file may grow beyond some kilobytes: what a full disk says, in one process
    small = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000)); "
    process = given(home, ["report", "--notebook", "quick", "--out", str(out)], first=small)
    printed, _ = process.communicate(timeout=WHOLE_RUN)
    assert process.returncode == OutputError.exit_code, printed.decode()
    assert b"Cannot write" in printed
    assert b"Traceback" not in printed
    assert digests(out) == before


NAME = "ssb_07984_workplace"


@pytest.fixture(scope="module")
def tables() -> Tables:
    found = Tables()
    regions = {f"{code:04}": f"Sted {code}" for code in (301, 3401, 3403)}
    dimensions = {
        "Region": {"0": "Hele landet", **regions},
        "NACE2007": GROUPS,
        "Alder": {"15-74": "15-74 år"},
        "Kjonn": {"0": "Begge kjønn"},
        "ContentsCode": {"SysselsatteArb": "Etter arbeidssted"},
        "Tid": {str(year): str(year) for year in range(2018, 2025)},
    }
    figures: dict[tuple[str, ...], Figure] = {
        (region, industry, "15-74", "0", "SysselsatteArb", year): 1000 if region == "0" else 100
        for region in dimensions["Region"]
        for industry in dimensions["NACE2007"]
        for year in dimensions["Tid"]
    }
    found.add("07984", dimensions, figures)
    return found


@pytest.fixture(scope="module")
def address(tables: Tables) -> Iterator[str]:
    with serving(tables) as found:
        yield found


def test_a_refresh_that_is_killed(home: Path, tables: Tables, address: str, tmp_path: Path) -> None:
    good, out = tmp_path / "good", tmp_path / "out"
    run(
        home, ["refresh", NAME, "--folder", str(good), "--accept", "--url", address, "--to", "2020"]
    )
    tables.updated["07984"] = "2026-12-01T07:00:00Z"

    def check(folder: Path) -> None:
        # the table and its sidecar are of one time, or `report` says that they are not
        read_verified(folder / f"{NAME}.csv")

    def ended(folder: Path) -> None:
        assert read_verified(folder / f"{NAME}.csv")[1].period == "2018–2024"

    words = ["refresh", NAME, "--folder", str(out), "--url", address, "--accept"]
    try_it(home, Killed(words, out, check, ended), good, "2024.csv")
