"""Measure how files are read, against a bare read of each: time and memory, printed as ratios.

Run it by hand: ``python tests/benchmarks/measure_files.py``. The goal is 1.5 times the time of a
bare read and half a second more, and three times its memory.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

REGIONS, YEARS = 356, range(2008, 2024)
DIVISIONS = [
    *range(1, 4), *range(5, 10), *range(10, 34), *range(35, 40), 41, 42, 43, 45, 46, 47,
    *range(49, 54), 55, 56, *range(58, 67), 68, *range(69, 76), *range(77, 83), 84, 85,
    *range(86, 89), *range(90, 100),
]  # fmt: skip

BARE = {
    "csv": "import pandas; pandas.read_csv(path)",
    "parquet": "import pandas; pandas.read_parquet(path)",
    "json": "import json; json.load(open(path))",
    "xlsx": "import openpyxl; "
    "[r for r in openpyxl.load_workbook(path, read_only=True).active.iter_rows(values_only=True)]",
}
OURS = "from regionanalysis.io.readers.panel import read_panel; read_panel(path)"


def frame() -> pd.DataFrame:
    """Return 356 municipalities, 88 industries and 16 years: half a million rows."""
    draw = np.random.default_rng(1)
    codes = [*(f"{3000 + number:04}" for number in range(REGIONS - 1)), "0"]
    industries = [f"{number:02}" for number in DIVISIONS]
    cells = draw.integers(0, 5000, (REGIONS, len(industries), len(YEARS)))
    cells[-1] = cells[:-1].sum(axis=0) + 10
    names = ["region", "industry", "year"]
    index = pd.MultiIndex.from_product([codes, industries, YEARS], names=names)
    return pd.DataFrame({"employment": cells.ravel()}, index=index).reset_index()


def write(table: pd.DataFrame, path: Path) -> None:
    """Write a table in the format of a file's ending."""
    if path.suffix == ".csv":
        table.to_csv(path, index=False)
    elif path.suffix == ".parquet":
        table.to_parquet(path, index=False)
    elif path.suffix == ".xlsx":
        table.to_excel(path, index=False, engine="xlsxwriter")
    else:
        axes = [list(dict.fromkeys(table[name].astype(str))) for name in table.columns[:3]]
        ids = ["region", "industry", "year"]
        dimension = {
            name: {"label": name, "category": {"index": codes}}
            for name, codes in zip(ids, axes, strict=True)
        }
        pd.Series(
            {
                "version": "2.0",
                "class": "dataset",
                "id": ids,
                "size": [len(codes) for codes in axes],
                "role": {"time": ["year"]},
                "dimension": dimension,
                "value": table["employment"].tolist(),
            }
        ).to_json(path)


def measured(code: str, path: Path) -> tuple[float, float]:
    """Return the seconds and the megabytes that a program takes beyond its imports."""
    imports = "import pandas, openpyxl, regionanalysis.io.readers.panel"
    # the peak is set back to what is in use, so that memory of the imports is not counted
    program = (
        f"import re, time; {imports}; path = {str(path)!r}; "
        "status = lambda name: int(re.search(name + r':\\s+(\\d+)', "
        "open('/proc/self/status').read())[1]) / 1024; "
        "open('/proc/self/clear_refs', 'w').write('5'); "
        f"before, began = status('VmRSS'), time.perf_counter(); {code}; "
        "print(time.perf_counter() - began, status('VmHWM') - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def main() -> None:
    """Print time and memory of every format."""
    began = time.perf_counter()
    table = frame()
    print(f"{len(table):,} rows")
    with tempfile.TemporaryDirectory() as folder:
        for ending, code in BARE.items():
            path = Path(folder) / f"panel.{ending}"
            write(table, path)
            bare, ours = measured(code, path), measured(OURS, path)
            ratios = [mine / max(theirs, 0.01) for mine, theirs in zip(ours, bare, strict=True)]
            goal = 1.5 * bare[0] + 0.5
            print(
                f"{ending:8} bare {bare[0]:5.2f} s {bare[1]:5.0f} MB   read_panel {ours[0]:5.2f} s "
                f"{ours[1]:5.0f} MB   of {goal:.2f} s, {ratios[1]:.1f} × memory"
            )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"in {time.perf_counter() - began:.0f} s, {peak:.0f} MB to make the files")


if __name__ == "__main__":
    main()
