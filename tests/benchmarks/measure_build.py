"""Measure the build of many reports against two others, all in one run, and print the ratios.

Run it by hand: ``PYTHONPATH=tests python tests/benchmarks/measure_build.py``. On one panel of 100
made-up regions:

(a) the programs ``papermill`` and ``jupyter nbconvert`` on the same notebook, one region at a time;
(b) the floor: one process that runs the cells as bare code and writes the same page and figures,
    with no notebook, manifest or anything checked.

CPU seconds are printed beside wall-clock seconds, because they depend less on what else the
machine is doing. It asserts nothing.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from many_regions import ManyRegions, write_many_regions
from regionanalysis.core.project import notebook_path, project_folder
from regionanalysis.reporting.build.fingerprint import Fingerprints
from regionanalysis.reporting.build.reports_file import planned_reports

REGIONS = tuple(f"{code:04}" for code in range(8001, 8101))
NOTEBOOK = "regional_report"
# how many are timed of what takes long
TIMED = 3
UNCHANGED = 450
BIN = Path(sys.executable).parent
OURS = (sys.executable, "-c", "from regionanalysis.cli import main; main()")


@dataclass
class Cost:
    """Seconds on the clock and of processors, and the most memory held at once, in MB."""

    clock: float = 0.0
    processors: float = 0.0
    memory: float = 0.0

    def per(self, count: int) -> "Cost":
        """Return the cost of one of so many."""
        return Cost(self.clock / count, self.processors / count, self.memory)

    def minus(self, other: "Cost") -> "Cost":
        """Return what this costs beyond another."""
        return Cost(self.clock - other.clock, self.processors - other.processors, self.memory)


def print_cost(what: str, cost: Cost) -> None:
    """Print a cost."""
    print(
        f"{what:<48} {cost.clock:8.2f} s on the clock {cost.processors:8.2f} s of processors"
        + (f" {cost.memory:6.0f} MB" if cost.memory else ""),
        flush=True,
    )


def run(*command: str | Path, memory: bool = False) -> Cost:
    """Return what a command costs, with all its processes."""
    began, before = time.perf_counter(), _processors()
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    with (
        tempfile.TemporaryFile() as told_of,
        subprocess.Popen(
            [str(part) for part in command],
            cwd=project_folder(),
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=told_of,
        ) as process,
    ):
        most = _most_memory(process) if memory else 0.0
        process.wait()
        told_of.seek(0)
        problems = told_of.read().decode()
    if process.returncode:
        raise RuntimeError(f"{command[:4]} failed: {problems[-2000:]}")
    return Cost(time.perf_counter() - began, _processors() - before, most)


def _processors() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _most_memory(process: "subprocess.Popen[bytes]") -> float:
    """Return the most memory that a process and its children hold until it ends, in MB.

    What several share is divided among them (PSS).
    """
    most, root = 0.0, psutil.Process(process.pid)
    while process.poll() is None:
        held = 0.0
        for one in [root, *root.children(recursive=True)]:
            with suppress(psutil.Error):
                held += one.memory_full_info().pss / 1e6
        most = max(most, held)
        time.sleep(0.5)
    return most


def programs(files: ManyRegions, folder: Path, region: str) -> Cost:
    """Return what papermill and nbconvert cost for a region."""
    executed = folder / f"{region}.ipynb"
    values = {"region": region, "goal": "50"} | {
        name: str(getattr(files, name)) for name in ("panel", "population", "commuting")
    }
    # -r leaves text as it is; a region's code is no number
    given = [part for name, value in values.items() for part in ("-r", name, value)]
    given[given.index("goal") - 1] = "-p"
    mill = run(BIN / "papermill", notebook_path(NOTEBOOK), executed, *given)
    convert = run(BIN / "jupyter", "nbconvert", "--to", "html", executed)
    return Cost(mill.clock + convert.clock, mill.processors + convert.processors)


def floor(files: ManyRegions, folder: Path, count: int) -> Cost:
    """Return what the bare script costs for so many regions."""
    asked = {
        "files": [str(path) for path in files[:3]],
        "out": str(folder),
        "regions": REGIONS[:count],
    }
    return run(sys.executable, Path(__file__).with_name("bare_script.py"), json.dumps(asked))


def write_list(folder: Path, count: int, languages: int = 1) -> Path:
    """Write a list of reports on so many regions."""
    path = folder / f"reports-{count}-{languages}.toml"
    path.write_text(
        f"""
        [defaults]
        languages = {["nb", "nn", "en"][:languages]}
        panel = "panel.csv"
        population = "population.csv"
        commuting = "commuting.csv"
        goal = 50
        [groups]
        some = {list(REGIONS[:count])}
        [[report]]
        for_each = "region"
        group = "some"
        """,
        encoding="utf-8",
    )
    return path


def build(folder: Path, reports: Path, out: str, jobs: int = 1) -> Cost:
    """Return what a build costs."""
    options = ("--reports", reports, "--out", folder / out, "--jobs", str(jobs))
    return run(*OURS, "build", *options, memory=jobs > 1)


def unchanged(folder: Path, out: Path) -> Cost:
    """Return what a build of 450 reports costs when nothing has changed."""
    names = [f"slug-{at:03}" for at in range(UNCHANGED)]
    entries = "".join(
        f'[[report]]\nregion = "{REGIONS[at % 100]}"\nslug = "{name}"\n'
        for at, name in enumerate(names)
    )
    reports = folder / "many.toml"
    reports.write_text(f'[defaults]\npanel = "panel.csv"\n{entries}', encoding="utf-8")
    _pretend(reports, out)
    first = run(*OURS, "build", "--reports", reports, "--out", out)
    return min((first, run(*OURS, "build", "--reports", reports, "--out", out)), key=_clock)


def _pretend(reports: Path, out: Path) -> None:
    """Lay out whole reports under the names and fingerprints that are asked for."""
    pattern = json.loads((out / f"bygd-{REGIONS[0]}.json").read_text("utf-8"))
    of = Fingerprints().of
    for task in planned_reports(reports).tasks:
        files = [name.replace(pattern["slug"], task.slug) for name in pattern["files"]]
        (out / f"{task.slug}-data").mkdir()
        for name in files:
            (out / name).touch()
        stated = {**pattern, "slug": task.slug, "files": files, "fingerprint": of(task)}
        (out / f"{task.slug}.json").write_text(json.dumps(stated, indent=2), encoding="utf-8")


def _clock(cost: Cost) -> float:
    return cost.clock


def best(call: Callable[[int], Cost], times: int = TIMED) -> Cost:
    """Return the least of several runs, each number by itself."""
    found = [call(at) for at in range(times)]
    return Cost(min(one.clock for one in found), min(one.processors for one in found))


def ratio(what: str, ours: Cost, theirs: Cost) -> None:
    """Print how much of another's cost ours is."""
    print(
        f"{what:<48} {ours.clock / theirs.clock:8.2f} x on the clock "
        f"{ours.processors / theirs.processors:8.2f} x of processors"
    )


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = write_many_regions(folder, REGIONS)
        two = best(lambda at: programs(files, folder, REGIONS[at]))
        print_cost("(a) papermill and nbconvert, one report", two)

        def bare_marginal(at: int) -> Cost:
            few, many = (Path(folder, f"bare-{at}-{count}") for count in (1, 11))
            few.mkdir()
            many.mkdir()
            return floor(files, many, 11).minus(floor(files, few, 1)).per(10)

        least = best(bare_marginal, 2)
        print_cost("(b) the bare script, one report more", least)
        one, eleven = write_list(folder, 1), write_list(folder, 11)
        cold = best(lambda at: build(folder, one, f"one-{at}"))
        print_cost("a single report, cold", cold)
        more = best(
            lambda at: (
                build(folder, eleven, f"eleven-{at}")
                .minus(build(folder, one, f"again-{at}"))
                .per(10)
            ),
            2,
        )
        print_cost("one report more, warm", more)
        hundred = build(folder, write_list(folder, 100), "hundred", jobs=2)
        print_cost("100 reports, --jobs 2", hundred)
        print_cost(f"{UNCHANGED} reports, none changed", unchanged(folder, folder / "hundred"))
        print_cost("check of these", run(*OURS, "check", "--out", folder / "eleven-0"))
        ratio("single, cold / (a)               (at most 1)", cold, two)
        ratio("one more, warm / (b)             (at most 1.5)", more, least)
        ratio("(a) / 100 reports, each          (at least 10)", two, hundred.per(100))


if __name__ == "__main__":
    main()
