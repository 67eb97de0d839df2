"""Measure the package against the floor, all in one run, and print the ratios.

Run it by hand: ``python tests/benchmarks/measure.py``. It asserts nothing, for how long something
takes says as much of the machine as of the package.
"""

import os
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.core.project import notebook_path, project_folder
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.shiftshare import VARIANTS, Variant, patterson, shift_share, shift_share_by_year
from regionanalysis.uncertainty import all_windows, block_bootstrap, leave_one_out

REGIONS, INDUSTRIES, YEARS = 356, 88, 16
BIN = Path(sys.executable).parent


def panel() -> EmploymentPanel:
    """Return a panel of the size of Norway: municipalities, two-digit industries, 16 years.

    A third of the cells are zero, as they are in small municipalities.
    """
    draw = np.random.default_rng(1)
    cells = draw.integers(0, 500, (YEARS, REGIONS, INDUSTRIES)).astype(float)
    cells *= draw.random(cells.shape) > 1 / 3
    nation = cells.sum(axis=1) + 100
    regions = tuple(f"{code:04}" for code in range(1, REGIONS + 1))
    industries = tuple(f"{code:02}" for code in range(INDUSTRIES))
    return EmploymentPanel(
        years=tuple(range(2008, 2008 + YEARS)),
        regions=regions,
        industries=industries,
        employment=cells,
        nation=nation,
        region_total=cells.sum(axis=2),
        nation_total=nation.sum(axis=1),
        present=np.ones((YEARS, REGIONS), dtype=bool),
        region_names=regions,
        industry_names=industries,
    )


def bare(cells: FloatArray, nation: FloatArray) -> list[FloatArray]:
    """Return the same figures with nothing checked: change, effects, and sums over industries."""
    before, after = cells[:-1], cells[1:]
    growth = (nation[1:].sum(axis=1) / nation[:-1].sum(axis=1) - 1)[:, None, None]
    factor = np.ones_like(nation[1:])
    np.divide(nation[1:], nation[:-1], out=factor, where=nation[:-1] > 0)
    at_industry_rate = before * factor[:, None, :]
    national_share = before * growth
    effects = [
        national_share,
        at_industry_rate - before - national_share,
        after - at_industry_rate,
    ]
    return [after - before, *effects, cells.sum(axis=2), *(one.sum(axis=2) for one in effects)]


def bare_dynamic(cells: FloatArray, nation: FloatArray) -> list[FloatArray]:
    """Return the same, added over the years."""
    return [one.sum(axis=0) for one in bare(cells, nation)]


def best_of(times: int, call: Callable[[], object]) -> float:
    """Return the shortest of several runs, in seconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return min(found)


def run(*command: str | Path, folder: Path) -> float:
    """Return how long a command takes, in seconds."""
    start = time.perf_counter()
    subprocess.run(
        [str(part) for part in command],
        check=True,
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"},
    )
    return time.perf_counter() - start


def memory(call: Callable[[], object]) -> float:
    """Return the most memory a call holds, in MB."""
    tracemalloc.start()
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def compare(what: str, ours: Callable[[], object], floor: Callable[[], object]) -> None:
    """Print how long a call takes, and the ratio to the floor measured beside it."""
    least, took = best_of(30, floor), best_of(30, ours)
    room = memory(ours) / memory(floor)
    print(
        f"{what:<32} {1e3 * took:8.2f} ms  {took / least:6.1f} x bare classic  "
        f"{room:4.1f} x its memory"
    )


def arithmetic() -> None:
    """Measure the decompositions against bare NumPy."""
    norway = panel()
    ends = norway.employment[[0, -1]], norway.nation[[0, -1]]
    whole = norway.employment, norway.nation
    compare("classic, two years", lambda: shift_share(norway), lambda: bare(*ends))
    compare("classic, every year", lambda: shift_share_by_year(norway), lambda: bare(*whole))

    def dynamic() -> object:
        return shift_share_by_year(norway).total()

    compare("dynamic", dynamic, lambda: bare_dynamic(*whole))
    for name, variant in VARIANTS.items():

        def every_year(variant: Variant = variant) -> object:
            return shift_share_by_year(norway, variant)

        compare(f"{name}, every year", every_year, lambda: bare(*whole))
    by_year = shift_share_by_year(norway)
    once = best_of(10, dynamic)
    for what, call in (
        ("bootstrap, 1 000 draws", lambda: block_bootstrap(by_year, reps=1000)),
        ("all 120 windows", lambda: all_windows(norway)),
        ("leaving out each of 88 industries", lambda: leave_one_out(norway)),
        ("Patterson's regression", lambda: patterson(norway)),
    ):
        took = best_of(2, call)
        print(f"{what:<34} {1e3 * took:8.1f} ms  {took / once:7.1f} x one dynamic pass")


def report() -> None:
    """Measure the report against papermill and nbconvert."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = project_folder()
        executed = folder / "executed.ipynb"
        ours = run(BIN / "regionanalysis", "report", "--out", folder, folder=home)
        mill = run(BIN / "papermill", notebook_path("regional_report"), executed, folder=home)
        convert = run(BIN / "jupyter", "nbconvert", "--to", "html", executed, folder=home)
        size = (folder / "kongsvingerregionen.html").stat().st_size
        lab = executed.with_suffix(".html").stat().st_size
    print(f"regionanalysis report: {ours:.1f} s, a page of {size / 1e3:.0f} kB")
    print(f"papermill and nbconvert: {mill:.1f} + {convert:.1f} s, a page of {lab / 1e3:.0f} kB")


def keep_freed_memory() -> None:
    """Start again with an allocator that keeps freed memory.

    Otherwise what is measured is when pages are given back, which differs from call to call.
    """
    settings = {"MALLOC_TRIM_THRESHOLD_": "1000000000", "MALLOC_MMAP_THRESHOLD_": "1000000000"}
    if not settings.keys() <= os.environ.keys():
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **settings})  # noqa: S606


if __name__ == "__main__":
    keep_freed_memory()
    print(f"{REGIONS} regions x {INDUSTRIES} industries x {YEARS} years")
    arithmetic()
    report()
