"""The project: where its folders are, and its first case."""

import os
from pathlib import Path

from regionanalysis.errors import ParameterError

# the first case: what a report is about when nothing else is asked for
DEFAULT_REGION = "kongsvingerregionen"
DEFAULT_LANGUAGE = "nb"
DEFAULT_NOTEBOOK = "regional_report"

# in the folder data: published tables, downloaded tables, and corrections of them
REFERENCE, SNAPSHOTS, CORRECTIONS = "reference", "snapshots", "corrections.toml"

# the snapshot of jobs by municipality and industry, that a report on any municipality takes
JOBS_SNAPSHOT = "ssb_07984_workplace"

HOME_VARIABLE = "REGIONANALYSIS_HOME"


def project_folder() -> Path:
    """Return the folder that holds ``data/reference`` and ``notebooks``.

    Looked for in this order: the environment variable ``REGIONANALYSIS_HOME``, the working
    folder and its parents, the checkout this package was installed from.

    Raises
    ------
    ParameterError
        When there is none.
    """
    named = os.environ.get(HOME_VARIABLE)
    candidates = [Path(named)] if named else [Path.cwd(), *Path.cwd().parents, *_checkout()]
    for folder in candidates:
        if (folder / "data" / "reference").is_dir() and (folder / "notebooks").is_dir():
            return folder
    raise ParameterError(
        f"No project folder (one with data/reference and notebooks) at {candidates[0]} or above.",
        remedy=f"Run from a clone of the project, or set {HOME_VARIABLE} to its folder.",
    )


def _checkout() -> tuple[Path, ...]:
    # src/regionanalysis/project.py in an editable install
    return tuple(Path(__file__).resolve().parents[3:4])


def reference_folder() -> Path:
    """Return the folder of published figures that are part of the project."""
    return project_folder() / "data" / REFERENCE


def snapshot_folder() -> Path:
    """Return the folder that `refresh` downloads tables to."""
    return project_folder() / "data" / SNAPSHOTS


def has_snapshots() -> bool:
    """Return whether there are snapshots enough for a report."""
    return (snapshot_folder() / f"{JOBS_SNAPSHOT}.csv").is_file()


def notebook_path(name: str) -> Path:
    """Return the path of a notebook of the project."""
    return project_folder() / "notebooks" / f"{name}.ipynb"


def reports_file() -> Path:
    """Return the file of the user's own reports and regions, which need not be there."""
    return project_folder() / "reports" / "reports.toml"


def report_folder() -> Path:
    """Return the folder that reports are built into unless another is named."""
    return project_folder() / "reports" / "html"
