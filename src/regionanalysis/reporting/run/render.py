"""Making one report into a folder: check, run, render. Imports everything that a report needs."""

import hashlib
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from regionanalysis import __version__
from regionanalysis.core.project import DEFAULT_LANGUAGE, notebook_path, project_folder
from regionanalysis.errors import ParameterError
from regionanalysis.presentation.data_table import DataTable
from regionanalysis.presentation.language import language
from regionanalysis.presentation.messages import languages
from regionanalysis.reporting.notebooks import based_on
from regionanalysis.reporting.page.cells import page_cells
from regionanalysis.reporting.page.index import index_name
from regionanalysis.reporting.page.page import page, record_of, tables_of
from regionanalysis.reporting.page.workbook import workbook
from regionanalysis.reporting.run.papermill import (
    NotebookRun,
    declared,
    run_notebook,
    write_reproducible,
)
from regionanalysis.reporting.task import RenderedFiles, Task
from regionanalysis.study import ReportContext, open_report
from regionanalysis.study.parameters import READING, ReportParameters
from regionanalysis.study.record import ReportRecord

_TAKEN = {Path(index_name(code)).stem for code in languages()}


def read_figures(task: Task) -> None:
    """Check that there are figures for a task, and keep what other reports of them use too.

    Raises
    ------
    RegionAnalysisError
        For parameters that do not fit and figures that cannot be read.
    """
    _desk(task).share()


def report_slug(task: Task) -> str:
    """Return the name of a task's files; errors are those of `read_figures`."""
    kind = based_on(task.notebook)
    own = "" if kind == task.notebook else task.notebook.replace("_", "-")
    code = task.parameters.language
    slug = task.slug or _desk(task).slug
    parts = (slug, own, "" if code == DEFAULT_LANGUAGE else code)
    name = "-".join(part for part in parts if part)
    if name in _TAKEN:
        raise ParameterError(
            f"A report cannot be called {name!r}: the index of all reports is.",
            remedy="Give it another name, or a slug in reports/reports.toml.",
        )
    return name


def _desk(task: Task) -> ReportContext:
    return open_report(based_on(task.notebook), task.parameters)


def make_report(
    task: Task,
    folder: Path,
    *,
    engine: str | None = None,
    on_cell: Callable[[int], None] | None = None,
) -> RenderedFiles:
    """Make a report's files in a folder; the manifest is the last of them.

    Parameters
    ----------
    engine
        Name of the papermill engine; a kernel where none is named.
    on_cell
        Told the number of each cell as it begins, by an engine of ours.

    Raises
    ------
    RegionAnalysisError
        As `report_slug`, and for a cell that fails.
    """
    slug, source = report_slug(task), task.path or notebook_path(task.notebook)
    ipynb = folder / f"{slug}.ipynb"
    values = _for_notebook(task.parameters, declared(source), task.notebook)
    run = NotebookRun(source, values, project_folder(), task.time_limit, engine, on_cell, folder)
    executed = run_notebook(run)
    write_reproducible(executed, ipynb)
    record = record_of(executed, ipynb).model_copy(update={"slug": slug})
    tables = tables_of(executed)
    figures = workbook(record.title, tables, language(task.parameters.language))
    shown = page_cells(executed, source.name, record.title)
    written = page(shown.cells, record, task.parameters.language, figures)
    (folder / f"{slug}.html").write_text(written, encoding="utf-8")
    (folder / f"{slug}.xlsx").write_bytes(figures)
    files = [f"{slug}.{ending}" for ending in ("html", "ipynb", "xlsx")]
    files += [_as_pdf(written, folder / f"{slug}.pdf")] if task.pdf else []
    files += _as_csv(tables, folder, f"{slug}-data")
    manifest = folder / f"{slug}.json"
    manifest.write_text(_manifest(record, folder, files, task), encoding="utf-8")
    return RenderedFiles(slug, [*files, manifest.name], record.sentence)


def _as_pdf(written: str, path: Path) -> str:
    # an extra
    from regionanalysis.reporting.page.pdf import pdf_of  # noqa: PLC0415

    path.write_bytes(pdf_of(written))
    return path.name


def _as_csv(tables: Sequence[DataTable], folder: Path, name: str) -> list[str]:
    (folder / name).mkdir()
    names = [f"{name}/{one.key}.csv" for one in tables]
    for path, one in zip(names, tables, strict=True):
        (folder / path).write_text(one.csv(), encoding="utf-8", newline="")
    return names


def _manifest(record: ReportRecord, folder: Path, files: Sequence[str], task: Task) -> str:
    """Return the manifest as JSON; only ``built_at`` differs between two equal builds."""
    stated = record.model_dump(exclude={"description", "sentence"})
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in files}
    manifest = {
        **stated,
        "notebook": task.notebook,
        "kind": based_on(task.notebook),
        "language": task.parameters.language,
        "package_version": __version__,
        "fingerprint": task.fingerprint,
        "files": [*files, f"{record.slug}.json"],
        "sha256": sums,
        "built_at": datetime.now(tz=UTC).isoformat(timespec="seconds"),
    }
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"


def _for_notebook(parameters: ReportParameters, known: frozenset[str], name: str) -> dict[str, Any]:
    """Return the values for a notebook's parameters cell; what it has no use for is refused."""
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
                f"The report {name!r} has no use for {parameter}.",
                remedy=f"Leave it out; its parameters are {', '.join(sorted(known))}.",
            )
    return values


def _plain(value: Any) -> Any:
    # the notebook runs in the project's folder, wherever the command was given
    if isinstance(value, Path):
        return str(value.resolve())
    return list(value) if isinstance(value, tuple) else value
