"""The project: where its folders are, and its first case."""

import os
from pathlib import Path

from regionanalysis.errors import ParameterError

# the first case: what a report is about when nothing else is asked for
DEFAULT_REGION = "kongsvingerregionen"
# the share that a flow must reach for one municipality to depend on another
DEPENDENCE_THRESHOLD = 0.10

DEFAULT_LANGUAGE = "nb"
DEFAULT_NOTEBOOK = "regional_report"

# in the folder data: published tables, downloaded tables, and corrections of them
REFERENCE, SNAPSHOTS, CORRECTIONS = "reference", "snapshots", "corrections.toml"

# the snapshot of jobs by municipality and industry, that a report on any municipality takes
JOBS_SNAPSHOT = "ssb_07984_workplace"

HOME_VARIABLE = "REGIONANALYSIS_HOME"

# what `init` writes, and a wheel carries: paths in a project
NOTEBOOKS = ("regional_report", "national_overview", "method_comparison")
DELIVERED = (
    *(f"notebooks/{name}.ipynb" for name in NOTEBOOKS),
    "data/README.md",
    f"data/{CORRECTIONS}",
    "reports/reports.toml",
)

# in a wheel; in a clone the files are in its top folder
_BUNDLED = Path(__file__).resolve().parents[1] / "project"
_CHECKOUT = Path(__file__).resolve().parents[3]


def find_project() -> Path | None:
    """Return the project folder, which holds ``data/reference`` and ``notebooks``, or None.

    Looked for in this order: the environment variable ``REGIONANALYSIS_HOME``, the working
    folder and its parents, the checkout this package was installed from.

    Raises
    ------
    ParameterError
        When ``REGIONANALYSIS_HOME`` names a folder that is no project.
    """
    named = os.environ.get(HOME_VARIABLE)
    if named:
        if _is_project(Path(named)):
            return Path(named)
        raise ParameterError(
            f"{HOME_VARIABLE} is {named}, which has no data/reference and notebooks.",
            remedy=f"Set {HOME_VARIABLE} to a project's folder, or unset it.",
        )
    candidates = (Path.cwd(), *Path.cwd().parents, _CHECKOUT)
    return next((folder for folder in candidates if _is_project(folder)), None)


def project_folder() -> Path:
    """Return the project folder.

    Raises
    ------
    ParameterError
        When there is none.
    """
    folder = find_project()
    if folder is None:
        raise ParameterError(
            f"No project folder (one with data/reference and notebooks) at {Path.cwd()} or above.",
            remedy="Make one with `regionanalysis init my-region`, and run the command in it.",
        )
    return folder


def _is_project(folder: Path) -> bool:
    return (folder / "data" / REFERENCE).is_dir() and (folder / "notebooks").is_dir()


def delivered_folder() -> Path:
    """Return the folder of the notebooks and figures that come with this package.

    Raises
    ------
    ParameterError
        When the package was installed without them.
    """
    for folder in (_BUNDLED, _CHECKOUT):
        if _is_project(folder):
            return folder
    raise ParameterError(
        "The package was installed without its notebooks and figures.",
        remedy="Install it again from a wheel of the project.",
    )


def source_folder() -> Path:
    """Return the folder of notebooks and published figures: the project's, or the package's own.

    Raises
    ------
    ParameterError
        As for `find_project` and `delivered_folder`.
    """
    return find_project() or delivered_folder()


def _workspace() -> Path:
    """Return the project folder; outside a project, the working folder."""
    return find_project() or Path.cwd()


def reference_folder() -> Path:
    """Return the folder of published figures that are part of the project."""
    return source_folder() / "data" / REFERENCE


def corrections_file() -> Path:
    """Return the file of corrections of published figures."""
    return source_folder() / "data" / CORRECTIONS


def snapshot_folder() -> Path:
    """Return the folder that `refresh` downloads tables to."""
    return _workspace() / "data" / SNAPSHOTS


def has_snapshots() -> bool:
    """Return whether there are snapshots enough for a report."""
    return (snapshot_folder() / f"{JOBS_SNAPSHOT}.csv").is_file()


def notebook_path(name: str) -> Path:
    """Return the path of a notebook of the project."""
    return source_folder() / "notebooks" / f"{name}.ipynb"


def reports_file() -> Path:
    """Return the file of the user's own reports and regions, which need not be there."""
    return _workspace() / "reports" / "reports.toml"


def report_folder() -> Path:
    """Return the folder that reports are built into unless another is named.

    Outside a project it is the working folder.
    """
    project = find_project()
    return Path.cwd() if project is None else project / "reports" / "html"
