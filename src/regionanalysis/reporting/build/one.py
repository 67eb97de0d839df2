"""Build one report: render it in a staging folder, and publish it when it is complete."""

import logging
from dataclasses import dataclass
from pathlib import Path

from regionanalysis.core.project import DEFAULT_NOTEBOOK
from regionanalysis.errors import InputError, RegionAnalysisError
from regionanalysis.reporting.atomic import publish, staging_folder
from regionanalysis.reporting.losses import record_losses
from regionanalysis.reporting.manifest import read_manifest
from regionanalysis.reporting.page.index import refresh_index
from regionanalysis.reporting.run.worker import ReportWorker
from regionanalysis.reporting.task import Task
from regionanalysis.study.parameters import ReportParameters

LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True)
class Report:
    """A finished report.

    Attributes
    ----------
    page, notebook, manifest
        Its files.
    headline
        The headline, in a sentence.
    pdf
        The page as PDF, where one was asked for and could be written.
    pdf_error
        Why it could not.
    replaced
        When the report that it replaces was built; empty where there was none of its name.
    notes
        What the page leaves out of the notebook, a sentence each.
    lost
        What the report has lost since the one that it replaces, a sentence each.
    """

    page: Path
    notebook: Path
    manifest: Path
    headline: str
    pdf: Path | None = None
    pdf_error: RegionAnalysisError | None = None
    replaced: str = ""
    notes: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def build_report(
    parameters: ReportParameters,
    out: Path,
    name: str = DEFAULT_NOTEBOOK,
    notebook: Path | None = None,
    *,
    pdf: bool = False,
    accept: bool = False,
) -> Report:
    """Build the report that a notebook makes of one region into a folder.

    The report is published when all of its files are rendered; if anything fails, the last good
    report stays. An index that is in the folder is written again.

    Parameters
    ----------
    name
        Which report: the name of one of the project's notebooks, or of a copy of one.
    notebook
        Another version of that notebook to run.
    pdf
        Whether to write the page as PDF too. Where only that fails, the report has none.
    accept
        Whether it is meant that the report has lost sections.

    Raises
    ------
    RegionAnalysisError
        For parameters that do not fit, figures that cannot be read, a cell that fails, and a
        folder that cannot be written to.
    """
    task = Task(parameters, name, pdf=pdf, path=notebook)
    with ReportWorker() as worker:
        report = build_task(task, out, worker, accept=accept)
    refresh_index(out)
    return report


def build_task(task: Task, out: Path, worker: ReportWorker, *, accept: bool = False) -> Report:
    """Build a task's report with a worker that may have rendered others."""
    with staging_folder(out) as folder:
        rendered = worker.render(task, folder)
        replaced = _built_at(out / f"{rendered.slug}.json")
        lost = () if accept else record_losses(folder, out, rendered.slug)
        publish(folder, out, rendered)
        LOGGER.info("built %s in %s", rendered.slug, out)
    page, executed, manifest, pdf = (
        out / f"{rendered.slug}.{ending}" for ending in ("html", "ipynb", "json", "pdf")
    )
    return Report(
        page,
        executed,
        manifest,
        rendered.headline,
        pdf=pdf if pdf.name in rendered.files else None,
        pdf_error=rendered.pdf_error,
        replaced=replaced,
        notes=rendered.notes,
        lost=lost,
    )


def _built_at(manifest: Path) -> str:
    if not manifest.is_file():
        return ""
    try:
        return read_manifest(manifest).built_at
    except InputError:
        return "an unknown time"
