"""Measure the package against the floor, all in one run, and print the ratios.

Run it by hand: ``python tests/benchmarks/measure.py``. It asserts nothing, for how long something
takes says as much of the machine as of the package.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from regionanalysis.panel import EmploymentPanel, FloatArray
from regionanalysis.project import notebook_path, project_folder
from regionanalysis.shiftshare import shift_share, shift_share_by_year

REGIONS, INDUSTRIES, YEARS = 356, 88, 16
BIN = Path(sys.executable).parent


def panel() -> EmploymentPanel:
    """Return a panel of the size of Norway: municipalities, two-digit industries, 16 years."""
    cells = np.random.default_rng(1).integers(0, 500, (YEARS, REGIONS, INDUSTRIES)).astype(float)
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


def bare(cells: FloatArray, nation: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the same three effects with nothing checked."""
    before, after = cells[:-1], cells[1:]
    growth = (nation[1:].sum(axis=1) / nation[:-1].sum(axis=1) - 1)[:, None, None]
    at_industry_rate = before * (nation[1:] / nation[:-1])[:, None, :]
    national_share = before * growth
    return national_share, at_industry_rate - before - national_share, after - at_industry_rate


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


def main() -> None:
    """Print what was measured."""
    norway = panel()
    ends = norway.employment[[0, -1]], norway.nation[[0, -1]]
    floor = best_of(50, lambda: bare(*ends))
    ours = best_of(50, lambda: shift_share(norway))
    print(f"shift_share {REGIONS} x {INDUSTRIES}: {1e3 * ours:.2f} ms; bare {1e3 * floor:.2f} ms")
    floor = best_of(30, lambda: bare(norway.employment, norway.nation))
    ours = best_of(30, lambda: shift_share_by_year(norway))
    print(f"shift_share_by_year x {YEARS - 1}: {1e3 * ours:.2f} ms; bare {1e3 * floor:.2f} ms")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = project_folder()
        executed = folder / "executed.ipynb"
        report = run(BIN / "regionanalysis", "report", "--out", folder, folder=home)
        mill = run(BIN / "papermill", notebook_path("regional_report"), executed, folder=home)
        convert = run(BIN / "jupyter", "nbconvert", "--to", "html", executed, folder=home)
        size = (folder / "kongsvingerregionen.html").stat().st_size
        lab = executed.with_suffix(".html").stat().st_size
    print(f"regionanalysis report: {report:.1f} s, a page of {size / 1e3:.0f} kB")
    print(f"papermill and nbconvert: {mill:.1f} + {convert:.1f} s, a page of {lab / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
