"""Render one report into a folder: open it, run its notebook, write its files.

Importing this imports everything that a report needs.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from regionanalysis import __version__
from regionanalysis.core.project import DEFAULT_LANGUAGE, notebook_path
from regionanalysis.errors import OutputError, ParameterError, RegionAnalysisError
from regionanalysis.presentation.data_table import DataTable
from regionanalysis.presentation.language import language
from regionanalysis.presentation.messages import languages
from regionanalysis.reporting.losses import left_out_sentences
from regionanalysis.reporting.manifest import Manifest
from regionanalysis.reporting.notebooks import based_on, working_folder
from regionanalysis.reporting.page.cells import page_cells
from regionanalysis.reporting.page.index import index_name
from regionanalysis.reporting.page.page import page, record_of, tables_of
from regionanalysis.reporting.page.pdf import check_pdf_writer, pdf_of
from regionanalysis.reporting.page.workbook import workbook
from regionanalysis.reporting.published_paths import published_parameters, published_path
from regionanalysis.reporting.run.papermill import (
    NotebookRun,
    declared,
    run_notebook,
    write_reproducible,
)
from regionanalysis.reporting.task import FILE_PARAMETERS, RenderedFiles, Task, with_absolute_paths
from regionanalysis.study import open_report
from regionanalysis.study.parameters import READING, ReportParameters
from regionanalysis.study.record import ReportRecord

_TAKEN = {Path(index_name(code)).stem for code in languages()}


class PreparedReport(NamedTuple):
    """A task whose parameters fit the figures.

    Attributes
    ----------
    parameters
        The task's parameters, with absolute paths.
    slug
        Name of the report's files.
    kind
        The project's notebook that the task's notebook is, or is a copy of.
    notes
        What the figures lack and how to get it, a sentence each.
    """

    task: Task
    parameters: ReportParameters
    slug: str
    kind: str
    notes: tuple[str, ...] = ()


def prepare(task: Task) -> PreparedReport:
    """Open a task's report for the notebook to use, and read what similar reports share.

    Raises
    ------
    RegionAnalysisError
        For parameters that do not fit and figures that cannot be read.
    """
    kind, parameters = based_on(task.notebook), with_absolute_paths(task.parameters)
    context = open_report(kind, parameters)
    context.share()
    slug = _slug(task, context.slug, kind)
    return PreparedReport(task, parameters, slug, kind, tuple(context.notes))


def _slug(task: Task, usual: str, kind: str) -> str:
    code = task.parameters.language
    parts = (
        *((task.slug,) if task.slug else (usual, task.variant)),
        "" if kind == task.notebook else task.notebook.replace("_", "-"),
        "" if code == DEFAULT_LANGUAGE else code,
    )
    slug = "-".join(part for part in parts if part)
    if slug in _TAKEN:
        raise ParameterError(
            f"A report cannot be called {slug!r}: the index of all reports is.",
            remedy="Give it another name, or a slug in reports/reports.toml.",
        )
    return slug


def render_report(
    prepared: PreparedReport,
    folder: Path,
    *,
    engine: str | None = None,
    on_cell: Callable[[int], None] | None = None,
) -> RenderedFiles:
    """Write a report's files into a folder; the manifest is the last of them.

    Where only the PDF cannot be written, the report is without one.

    Parameters
    ----------
    engine
        Name of the papermill engine; a kernel where none is named.
    on_cell
        Called with the number of each cell as it begins, by our own engine.

    Raises
    ------
    RegionAnalysisError
        For a cell that fails, and what a page cannot hold.
    """
    task, slug = prepared.task, prepared.slug
    pdf_error = _pdf_problem(check_pdf_writer) if task.pdf else None
    executed = _executed(prepared, folder, engine, on_cell)
    record = record_of(executed, folder / f"{slug}.ipynb").model_copy(update={"slug": slug})
    tables = tables_of(executed)
    figures = workbook(record.title, tables, language(task.parameters.language))
    shown = page_cells(executed, _source(task).name, record.title)
    written = page(shown.cells, record, task.parameters.language, figures)
    (folder / f"{slug}.html").write_text(written, encoding="utf-8")
    (folder / f"{slug}.xlsx").write_bytes(figures)
    files = [f"{slug}.{ending}" for ending in ("html", "ipynb", "xlsx")]
    if task.pdf and pdf_error is None:
        pdf = folder / f"{slug}.pdf"
        pdf_error = _pdf_problem(lambda: pdf.write_bytes(pdf_of(written)))
        files += [] if pdf_error else [pdf.name]
    files += _write_csv(tables, folder, f"{slug}-data", task.parameters.language)
    notes = (*prepared.notes, *left_out_sentences(record, prepared.notes), *shown.notes)
    manifest = _manifest(record, folder, files, prepared, notes, complete=pdf_error is None)
    (folder / f"{slug}.json").write_text(manifest.as_json(), encoding="utf-8")
    return RenderedFiles(slug, manifest.files, record.sentence, pdf_error, notes)


def _source(task: Task) -> Path:
    return task.path or notebook_path(task.notebook)


def _executed(
    prepared: PreparedReport,
    folder: Path,
    engine: str | None,
    on_cell: Callable[[int], None] | None,
) -> Any:
    task = prepared.task
    source = _source(task)
    values = _for_notebook(prepared.parameters, declared(source), task.notebook)
    cwd = working_folder(source)
    run = NotebookRun(source, values, cwd, task.time_limit, engine, on_cell, folder)
    executed = run_notebook(run)
    given = [getattr(prepared.parameters, name) for name in FILE_PARAMETERS]
    files = {published_path(path): path for path in given if path is not None}
    write_reproducible(executed, folder / f"{prepared.slug}.ipynb", files)
    return executed


def _pdf_problem(write: Callable[[], object]) -> RegionAnalysisError | None:
    """Return why a PDF cannot be written; the report does without."""
    try:
        write()
    except RegionAnalysisError as error:
        return error
    except Exception as error:  # noqa: BLE001 - a library's fault must not cost the page
        return OutputError(
            f"The PDF could not be written: {type(error).__name__}: {error}.",
            remedy="Print the page as PDF from a browser.",
        )
    return None


def _write_csv(tables: Sequence[DataTable], folder: Path, name: str, code: str) -> list[str]:
    (folder / name).mkdir()
    names = [f"{name}/{table.key}.csv" for table in tables]
    for path, table in zip(names, tables, strict=True):
        (folder / path).write_bytes(table.csv_file(code))
    return names


def _manifest(
    record: ReportRecord,
    folder: Path,
    files: Sequence[str],
    prepared: PreparedReport,
    notes: Sequence[str],
    *,
    complete: bool,
) -> Manifest:
    task = prepared.task
    stated = {
        **record.model_dump(exclude_unset=True),
        "parameters": published_parameters(record.parameters),
        "notebook": task.notebook,
        "kind": prepared.kind,
        "language": task.parameters.language,
        "package_version": __version__,
        # without one the report is built again
        "fingerprint": task.fingerprint if complete else "",
        "files": [*files, f"{record.slug}.json"],
        "sha256": {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files
        },
        # a page that leaves nothing out has none
        **({"notes": list(notes)} if notes else {}),
        "built_at": datetime.now(tz=UTC).isoformat(timespec="seconds"),
    }
    return Manifest.model_validate(stated)


def _for_notebook(parameters: ReportParameters, known: frozenset[str], name: str) -> dict[str, Any]:
    """Return the values for a notebook's parameters cell; refuse those it does not declare."""
    values: dict[str, Any] = {}
    if "reading" in known:
        stated = parameters.model_dump(include=set(READING), exclude_defaults=True)
        values["reading"] = stated
        known |= set(READING)
    for parameter, value in parameters:
        if parameter in READING and "reading" in values:
            continue
        if parameter in known:
            values[parameter] = _plain(value)
        elif value != ReportParameters.model_fields[parameter].get_default(
            call_default_factory=True
        ):
            raise ParameterError(
                f"The report {name!r} does not take {parameter}.",
                remedy=f"Leave it out; its parameters are {', '.join(sorted(known))}.",
            )
    return values


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
