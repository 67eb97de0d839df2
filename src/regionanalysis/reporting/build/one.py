"""Building one report: made in a folder of its own, and moved into place when it is whole."""

from dataclasses import dataclass
from pathlib import Path

from regionanalysis.core.project import DEFAULT_NOTEBOOK
from regionanalysis.reporting.atomic import publish, staging_folder
from regionanalysis.reporting.page.index import refresh_index
from regionanalysis.reporting.run.worker import ReportWorker
from regionanalysis.reporting.task import Task
from regionanalysis.study.parameters import ReportParameters


@dataclass(frozen=True)
class Report:
    """A finished report: where it is and what it says."""

    page: Path
    notebook: Path
    manifest: Path
    headline: str


def build_report(
    parameters: ReportParameters,
    out: Path,
    name: str = DEFAULT_NOTEBOOK,
    notebook: Path | None = None,
    *,
    pdf: bool = False,
) -> Report:
    """Build the report that a notebook makes of one region into a folder.

    Parameters
    ----------
    name
        Which report: the name of one of the project's notebooks, or of a copy of one.
    notebook
        Another version of that notebook to run.
    pdf
        Whether to write the page as PDF too.

    Everything is made in a folder of its own beside the target and moved into place when it is
    whole, the manifest last. When anything fails the last good report stays as it was. An index of
    the folder that is there is written anew; a folder of one report gets none.

    Raises
    ------
    RegionAnalysisError
        For parameters that do not fit, figures that cannot be read, a cell that fails, and a
        folder that cannot be written to.
    """
    task = Task(parameters, name, pdf=pdf, path=notebook)
    with ReportWorker() as process:
        report = build_task(task, out, process)
    refresh_index(out)
    return report


def build_task(task: Task, out: Path, process: ReportWorker) -> Report:
    """Build a task's report with a process that may have built others."""
    with staging_folder(out) as folder:
        made = process.make(task, folder)
        publish(folder, out, made)
    page, notebook, manifest = (out / f"{made.slug}.{end}" for end in ("html", "ipynb", "json"))
    return Report(page, notebook, manifest, made.headline)
