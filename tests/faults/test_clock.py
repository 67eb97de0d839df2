"""A clock that is set back, or was ahead: what has changed is still known from what has not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pxweb_server import Tables, serving
from regionanalysis.core.project import HOME_VARIABLE
from small_project import same, write_list, write_small_project

WHOLE_RUN = 300
DAY = 86_400
COMMAND = (sys.executable, "-c", "from regionanalysis.cli import main; main()")
NAME = "ssb_07459"

# Read by every Python that finds it, so that the processes that make reports have the clock too.
# Libraries in C take datetime as it is, and so the package alone is given another.
CLOCK = """
import builtins, datetime, os, time, types

shift, real_time, real_import = float(os.environ["CLOCK_SHIFT"]), time.time, builtins.__import__
time.time = lambda: real_time() + shift


class Shifted(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime.datetime.fromtimestamp(time.time(), tz)


shifted = types.ModuleType("datetime")
vars(shifted).update(vars(datetime), datetime=Shifted)


def imported(name, inside=None, *more, **others):
    ours = name == "datetime" and str((inside or {}).get("__name__")).startswith("regionanalysis")
    return shifted if ours else real_import(name, inside, *more, **others)


builtins.__import__ = imported
"""


@pytest.fixture(scope="module")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a clock that Python takes for its own."""
    folder = tmp_path_factory.mktemp("clock")
    (folder / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    return folder


def environment(clock: Path, days: int) -> dict[str, str]:
    """Return the environment of a process whose clock is so many days ahead."""
    path = os.pathsep.join([str(clock), os.environ.get("PYTHONPATH", "")])
    return {**os.environ, "PYTHONPATH": path, "CLOCK_SHIFT": str(days * DAY)}


def run(clock: Path, home: Path, words: list[str], *, days: int) -> tuple[int, str]:
    """Give a command with a clock that is so many days ahead; return its exit code and words."""
    done = subprocess.run(
        [*COMMAND, *words],
        env={**environment(clock, days), HOME_VARIABLE: str(home)},
        capture_output=True,
        text=True,
        timeout=WHOLE_RUN,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout + done.stderr


def test_a_build_after_the_clock_was_set_back_makes_what_has_changed_and_no_more(
    clock: Path, tmp_path: Path
) -> None:
    home = write_small_project(tmp_path / "home")
    write_list(home, ("9001",))
    out, again = tmp_path / "out", tmp_path / "again"
    words = ["build", "--jobs", "1", "--out", str(out)]
    assert run(clock, home, words, days=4000)[0] == 0
    manifest = out / "bygd-9001.json"
    ahead = json.loads(manifest.read_text("utf-8"))["built_at"]
    # as the files of a day that has not come yet
    for path in out.rglob("*"):
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime + 4000 * DAY))
    assert "0 built, 1 unchanged" in run(clock, home, words, days=-4000)[1]

    panel = home / "data" / "panel.csv"
    text = panel.read_text("utf-8")
    lines = text.splitlines(keepends=True)
    at = next(at for at, line in enumerate(lines) if line.startswith("9001,"))
    *begins, jobs = lines[at].strip().split(",")
    lines[at] = ",".join([*begins, str(float(jobs) + 1)]) + "\n"
    panel.write_text("".join(lines), encoding="utf-8")
    # changed, by its time, long before the page was made of it
    os.utime(panel, (0, 0))
    assert "1 built, 0 unchanged" in run(clock, home, words, days=-4000)[1]
    back = json.loads(manifest.read_text("utf-8"))["built_at"]
    assert back < ahead
    # and a report is the same whatever the day
    assert run(clock, home, [*words[:-1], str(again)], days=365)[0] == 0
    assert same(out, again, "bygd-9001")
    assert run(clock, home, ["check", "--out", str(out)], days=-4000)[0] == 0


@pytest.fixture(scope="module")
def tables() -> Tables:
    found = Tables()
    found.add_inhabitants({"0301": "Oslo"}, (2018, 2019))
    return found


def test_a_refresh_after_the_clock_was_set_back_tells_what_was_revised(
    clock: Path, tables: Tables, tmp_path: Path
) -> None:
    folder = tmp_path / "snapshots"
    with serving(tables) as address:
        words = ["refresh", NAME, "--folder", str(folder), "--url", address, "--accept"]
        assert "new: 2018-2019" in run(clock, tmp_path, words, days=4000)[1]
        assert "nothing new" in run(clock, tmp_path, words, days=0)[1]
        tables.figures["07459"]["0301", "Personer1", "2019"] = 7
        # the publisher's clock is set back as well
        tables.updated["07459"] = "2001-01-01T07:00:00Z"
        code, printed = run(clock, tmp_path, words, days=-4000)
    assert code == 0
    assert "1 revised" in printed
    table = (folder / f"{NAME}.csv").read_text("utf-8")
    assert "0301,2019,7" in table


def test_the_clock_of_these_tests_is_another(clock: Path, tmp_path: Path) -> None:
    shown = "from regionanalysis.reporting.run.render import datetime, UTC; import time; "
    shown += "print(datetime.now(tz=UTC).year, time.gmtime(time.time()).tm_year)"
    done = subprocess.run(
        [sys.executable, "-c", shown],
        env=environment(clock, 365 * 1000),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    first, second = map(int, done.stdout.split())
    assert first == second > 3000
