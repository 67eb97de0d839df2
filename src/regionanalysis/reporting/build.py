"""Making one report: check, run, render, and only then put in place."""

import json
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from regionanalysis import __version__
from regionanalysis.data_table import DataTable
from regionanalysis.errors import OutputError, ParameterError
from regionanalysis.language import language
from regionanalysis.parameters import ReportParameters
from regionanalysis.project import DEFAULT_NOTEBOOK, notebook_path, project_folder
from regionanalysis.reporting.own_notebook import based_on
from regionanalysis.study import open_desk
from regionanalysis.study.record import ReportRecord


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
    whole, the manifest last. When anything fails the last good report stays as it was.

    Raises
    ------
    RegionAnalysisError
        For parameters that do not fit, figures that cannot be read, a cell that fails, and a
        folder that cannot be written to.
    """
    # parameters and figures are checked before a kernel is started
    kind = based_on(name)
    slug = open_desk(kind, **parameters.model_dump()).slug
    if kind != name:
        slug += f"-{name.replace('_', '-')}"
    with _workshop(out) as made:
        # heavy, and paid for only when there is something to run
        from regionanalysis.reporting.engine import declared, run_notebook  # noqa: PLC0415
        from regionanalysis.reporting.page import page, record_of, tables_of  # noqa: PLC0415
        from regionanalysis.reporting.workbook import workbook  # noqa: PLC0415

        source = notebook or notebook_path(name)
        executed = run_notebook(
            source,
            made / f"{slug}.ipynb",
            _for_notebook(parameters, declared(source), name),
            project_folder(),
        )
        record = record_of(executed, made / f"{slug}.ipynb").model_copy(update={"slug": slug})
        tables = tables_of(executed)
        figures = workbook(record.title, tables, language(parameters.language))
        written = page(executed, record, parameters.language, figures)
        (made / f"{slug}.html").write_text(written, encoding="utf-8")
        (made / f"{slug}.xlsx").write_bytes(figures)
        files = [f"{slug}.{ending}" for ending in ("html", "ipynb", "xlsx")]
        files += [_as_pdf(written, made / f"{slug}.pdf")] if pdf else []
        files += _as_csv(tables, made, f"{slug}-data")
        # the manifest is put in place last
        files.append(f"{slug}.json")
        (made / files[-1]).write_text(_manifest(record, files), encoding="utf-8")
        _put_in_place(made, out, files)
        _leave_out_old(out / f"{slug}-data", files)
    html, ipynb, manifest = (out / f"{slug}.{ending}" for ending in ("html", "ipynb", "json"))
    return Report(page=html, notebook=ipynb, manifest=manifest, headline=record.sentence)


def _as_csv(tables: Sequence[DataTable], made: Path, folder: str) -> list[str]:
    (made / folder).mkdir()
    names = [f"{folder}/{one.key}.csv" for one in tables]
    for name, one in zip(names, tables, strict=True):
        (made / name).write_text(one.csv(), encoding="utf-8", newline="")
    return names


def _as_pdf(page: str, path: Path) -> str:
    # an extra
    from regionanalysis.reporting.pdf import pdf_of  # noqa: PLC0415

    path.write_bytes(pdf_of(page))
    return path.name


def _manifest(record: ReportRecord, files: list[str]) -> str:
    """Return the manifest as JSON; only ``built_at`` differs between two equal builds."""
    stated = record.model_dump(include={"slug", "parameters", "headline", "origins", "corrections"})
    manifest = {
        **stated,
        "package_version": __version__,
        "files": files,
        "built_at": datetime.now(tz=UTC).isoformat(timespec="seconds"),
    }
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"


def _for_notebook(parameters: ReportParameters, known: frozenset[str], name: str) -> dict[str, Any]:
    """Return the values for a notebook's parameters cell; what it has no use for is refused."""
    values = {}
    for parameter, value in parameters:
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


@contextmanager
def _workshop(out: Path) -> Iterator[Path]:
    """Give a folder on the same disk as the target, and leave nothing behind."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=".making-", dir=out))
    except OSError as cause:
        raise OutputError(
            f"Cannot write reports to {out}: {cause.strerror or cause}.",
            remedy="Choose a folder that can be written to with --out.",
        ) from cause
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _put_in_place(made: Path, out: Path, files: list[str]) -> None:
    try:
        for name in files:
            (out / name).parent.mkdir(exist_ok=True)
            (made / name).replace(out / name)
    except OSError as cause:
        raise OutputError(
            f"Cannot write {cause.filename2 or cause.filename}: {cause.strerror or cause}.",
            remedy="Close the file if it is open elsewhere, or choose another folder with --out.",
        ) from cause


def _leave_out_old(folder: Path, files: Sequence[str]) -> None:
    """Remove what an earlier build left that this report no longer has."""
    kept = {Path(name).name for name in files}
    for path in folder.glob("*.csv"):
        if path.name not in kept:
            path.unlink(missing_ok=True)
