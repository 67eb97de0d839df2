"""The files that the project delivers, without notebooks, snapshots and reports of a user's own."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

NOTEBOOKS = ("regional_report", "national_overview", "method_comparison")
DELIVERED_NOTEBOOKS = tuple(ROOT / "notebooks" / f"{name}.ipynb" for name in NOTEBOOKS)
FILES = ("data/corrections.toml", "reports/reports.toml")


def copy_delivered(folder: Path) -> Path:
    """Copy the delivered files to a folder that becomes a project, and return it."""
    shutil.copytree(ROOT / "data" / "reference", folder / "data" / "reference")
    for path in (*DELIVERED_NOTEBOOKS, *(ROOT / name for name in FILES)):
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return folder
