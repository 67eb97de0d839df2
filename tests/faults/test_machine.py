"""A machine that fails while a report is made: processes killed, memory and disk at an end.

Each is a sentence and an exit code; the last good one stays, and no process is left.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import psutil
import pytest

from pxweb_server import Tables, serving
from regionanalysis.core.project import HOME_VARIABLE
from regionanalysis.errors import NoMemoryError, NotebookError, OutputError, lacks_memory
from regionanalysis.panel.provenance import read_verified
from regionanalysis.reporting.atomic import INDEX_LOCK, LOCK, STAGING_PREFIX
from small_project import SHORT, write_list, write_notebook, write_small_project

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="limits and forked processes are those of Linux"
)

WHOLE_RUN = 300
MEGABYTE = 1 << 20

# A report takes 600 and decompose some 200 of them, most of it for what is imported. With nearly
# enough, libraries in C that do not look whether they were given memory end as they may.
TOO_LITTLE = 130 * MEGABYTE

# how a cell of each region ends, or does not
HANGS = """
import subprocess, sys
left = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)", "left by a cell"])
if region == "9001":
    while True:
        pass
if region == "9002":
    # in C, which hears no signal before it is done
    sum(range(10**14))
if region == "9003":
    import re
    re.match("(a|aa)+$", "a" * 100 + "b")
if region == "9004":
    bytearray(10**15)
if region == "9005":
    raise MemoryError
if region == "9006":
    while True:
        try:
            while True:
                pass
        except Exception:
            pass
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose second notebook hangs."""
    home = write_small_project(tmp_path_factory.mktemp("home"))
    hangs = write_notebook(home / "notebooks" / "hangs.ipynb", HANGS, *SHORT)
    hangs.metadata["regionanalysis"] = {"based_on": "regional_report"}
    nbformat.write(hangs, home / "notebooks" / "hangs.ipynb")
    return home


def given(home: Path, words: list[str], first: str = "") -> tuple[int, list[str], list[str]]:
    """Give a command, which may do something first; return its exit code and what it says."""
    program = f"{first}from regionanalysis.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        # each of its threads asks for memory before anything else does
        env={**os.environ, HOME_VARIABLE: str(home), "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        timeout=WHOLE_RUN,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()


def report(home: Path, region: str, out: Path, *more: str) -> list[str]:
    panel = str(home / "data" / "panel.csv")
    return ["report", region, "--panel", panel, "--out", str(out), *more]


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in (LOCK, INDEX_LOCK)
    }


def left() -> list[psutil.Process]:
    """Return the processes that a cell has begun and not ended."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        found = [
            one
            for one in psutil.process_iter(["cmdline"])
            if "left by a cell" in (one.info["cmdline"] or ())
        ]
        if not found:
            break
        time.sleep(0.1)
    return found


@pytest.fixture(scope="module")
def good(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a good report that the others would replace."""
    out = tmp_path_factory.mktemp("good")
    for notebook in ("trouble", "regional_report"):
        code, _, stderr = given(home, report(home, "9007", out, "--notebook", notebook))
        assert code == 0, stderr
    return out


def as_of(good: Path, region: str, out: Path) -> dict[str, bytes]:
    """Copy the good report as one of a region, which need not be true; return the files."""
    for name, content in files(good).items():
        path = out / name.replace("9007", region)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.replace(b"bygd-9007", f"bygd-{region}".encode()))
    return files(out)


@pytest.mark.parametrize(
    ("region", "says"),
    [
        ("9004", "trouble.ipynb: its process died in cell 2."),
        ("9005", "The process that renders reports ended without an answer."),
        (
            "9006",
            "trouble.ipynb: cell 2 ('import os, signal, time') failed with SystemExit: good night.",
        ),
    ],
)
def test_a_single_report_whose_process_is_killed(
    region: str, says: str, home: Path, good: Path, tmp_path: Path
) -> None:
    before = as_of(good, region, tmp_path)
    assert f"bygd-{region}-trouble.html" in before
    code, printed, (*_, stderr) = given(
        home, report(home, region, tmp_path, "--notebook", "trouble")
    )
    assert code == NotebookError.exit_code
    assert printed == []
    assert stderr.startswith(f"Error: {says} Nothing was replaced")
    assert files(tmp_path) == before


def test_cells_that_hang_or_want_too_much_are_ended_with_what_they_have_begun(
    home: Path, tmp_path: Path
) -> None:
    before = as_of(home / "notebooks", "9001", tmp_path)
    list_ = write_list(home, tuple(f"900{at}" for at in range(1, 8)), notebook='"hangs"')
    words = ["build", "--jobs", "2", "--time-limit", "2", "--out", str(tmp_path)]
    code, printed, stderr = given(home, [*words, "--reports", str(list_)])
    assert code == 1
    assert printed[0].startswith("1 built, 0 unchanged, 6 failed")
    failures = {one.split()[1][-4:]: one for one in stderr if one.startswith("Failed: ")}
    limit = "CellTimeoutError: A cell ran past its limit of 2 seconds"
    killed = "hangs.ipynb: cell 2 ran past its limit of 2 seconds and was stopped."
    causes = {"9001": limit, "9002": killed, "9003": limit, "9006": limit}
    causes |= {"9004": "failed with MemoryError", "9005": "failed with MemoryError"}
    assert failures.keys() == causes.keys()
    for region, cause in causes.items():
        assert cause in failures[region]
    assert left() == []
    now = files(tmp_path)
    assert before.items() <= now.items()
    made = {name for name in now.keys() - before.keys() if not name.startswith("index")}
    assert made
    assert [name for name in made if not name.startswith("bygd-9007-hangs")] == []


def test_a_report_that_is_done_leaves_no_process_of_a_cell(home: Path, tmp_path: Path) -> None:
    code, _, stderr = given(home, report(home, "9008", tmp_path, "--notebook", "hangs"))
    assert code == 0, stderr
    assert left() == []


LIMITED = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({TOO_LITTLE},) * 2); "
# only the worker process
MODULE = "regionanalysis.reporting.run.worker_process"
LIMITED_WORKER = f"{LIMITED}import runpy; runpy.run_module({MODULE!r}, run_name='__main__')"
LIMITED_THERE = (
    "import sys; from regionanalysis.reporting.run import worker; "
    f"worker.COMMAND = (sys.executable, '-c', {LIMITED_WORKER!r}); "
)
SMALL_DISK = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000)); "


@pytest.mark.parametrize("command", ["report", "build"])
def test_reports_without_memory_enough(
    command: str, home: Path, good: Path, tmp_path: Path
) -> None:
    before = as_of(good, "9007", tmp_path)
    of_many = ["build", "--force", "--jobs", "2", "--out", str(tmp_path)]
    words = report(home, "9007", tmp_path) if command == "report" else of_many
    code, _, stderr = given(home, words, LIMITED_THERE)
    # a library in C may end the process before it can say anything, and then it is said of it
    assert code in (1, NotebookError.exit_code, NoMemoryError.exit_code)
    assert "Out of memory." in stderr[-1] or "memory enough." in stderr[-1]
    assert before.items() <= files(tmp_path).items()
    assert not list(tmp_path.glob(f"{STAGING_PREFIX}*"))


def test_decompose_without_memory_enough(home: Path, tmp_path: Path) -> None:
    output = tmp_path / "effects.csv"
    output.write_text("old", encoding="utf-8")
    words = ["decompose", str(home / "data" / "panel.csv"), "--from", "2016", "--to", "2020"]
    code, _, stderr = given(home, [*words, "--output", str(output)], LIMITED)
    assert code == NoMemoryError.exit_code
    assert stderr[-1].startswith("Error: Out of memory.")
    assert files(tmp_path) == {"effects.csv": b"old"}


@pytest.mark.parametrize(
    ("cause", "lacks"),
    [
        (MemoryError(), True),
        (OSError(12, "Cannot allocate memory"), True),
        (ImportError("x.so: failed to map segment from shared object"), True),
        (RuntimeError("can't start new thread"), True),
        (OSError(28, "No space left on device"), False),
        (ImportError("No module named 'x'"), False),
        (RuntimeError("x"), False),
    ],
)
def test_want_of_memory_is_told_from_other_faults(cause: Exception, *, lacks: bool) -> None:
    assert lacks_memory(cause) is lacks


def test_decompose_on_a_disk_that_is_full(home: Path, tmp_path: Path) -> None:
    output = tmp_path / "effects.csv"
    output.write_text("old", encoding="utf-8")
    words = ["decompose", str(home / "data" / "panel.csv"), "--from", "2016", "--to", "2020"]
    code, printed, (stderr,) = given(home, [*words, "--output", str(output)], SMALL_DISK)
    assert code == OutputError.exit_code
    assert printed == []
    assert stderr.startswith(f"Error: Cannot write {output}: File too large.")
    assert files(tmp_path) == {"effects.csv": b"old"}


@pytest.mark.parametrize("words", [["report", "9007"], ["build"]])
def test_a_file_where_the_folder_of_reports_should_be(
    words: list[str], home: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.write_text("a file", encoding="utf-8")
    more = report(home, "9007", out)[2:] if words[0] == "report" else ["--out", str(out)]
    code, printed, stderr = given(home, [*words, *more])
    assert code == OutputError.exit_code
    assert printed == []
    assert stderr[-1].startswith(f"Error: Cannot write reports to {out}: ")
    assert "--out" in stderr[-1]
    assert files(tmp_path) == {"out": b"a file"}


NAME = "ssb_07459"


@pytest.fixture(scope="module")
def tables() -> Tables:
    found = Tables()
    places = {f"{code:04}": f"Sted {code}" for code in (301, 1103)}
    found.add_inhabitants(places, range(1990, 2025))
    return found


def test_a_refresh_on_a_disk_that_is_full_leaves_the_last_and_goes_on_when_there_is_room(
    tables: Tables, tmp_path: Path
) -> None:
    with serving(tables) as address:
        words = ["refresh", NAME, "--accept", "--url", address, "--folder", str(tmp_path)]
        assert given(tmp_path, [*words, "--to", "2005"])[0] == 0
        before = {name: one for name, one in files(tmp_path).items() if name.startswith(NAME)}
        assert len(before) == 2
        code, _, stderr = given(tmp_path, words, SMALL_DISK)
        assert code == OutputError.exit_code
        assert stderr[-1].startswith("Error: Cannot write ")
        assert "File too large" in stderr[-1]
        assert files(tmp_path).items() >= before.items()
        read_verified(tmp_path / f"{NAME}.csv")
        # what had been downloaded is not requested again
        tables.asked.clear()
        assert given(tmp_path, words)[0] == 0
    assert tables.asked == []
    _, origin = read_verified(tmp_path / f"{NAME}.csv")
    assert json.loads(origin.query)["Tid"].endswith("2024")


@pytest.mark.parametrize("way", ["snapshots", "snapshots/.parts", f"snapshots/{NAME}.csv"])
def test_something_in_the_way_of_a_refresh(way: str, tables: Tables, tmp_path: Path) -> None:
    folder = tmp_path / "snapshots"
    if way.endswith(".csv"):
        (tmp_path / way).mkdir(parents=True)
    else:
        (tmp_path / way).parent.mkdir(exist_ok=True)
        (tmp_path / way).write_text("a file", encoding="utf-8")
    with serving(tables) as address:
        words = [
            "refresh",
            NAME,
            "--accept",
            "--url",
            address,
            "--folder",
            str(folder),
            "--to",
            "2002",
        ]
        code, _, stderr = given(tmp_path, words)
    assert code == OutputError.exit_code
    assert stderr[-1].startswith("Error: Cannot write ")
    assert not (folder / f"{NAME}.toml").exists()
    assert (tmp_path / way).is_dir() == way.endswith(".csv")
