"""``regionanalysis check``: whether built reports are whole, add up, and are up to date."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from regionanalysis.cli.options import AsJson
from regionanalysis.cli.output import print_json
from regionanalysis.core.names import spelled_out

if TYPE_CHECKING:
    from regionanalysis.reporting.check.folder import Checked

# days; a thousand years
OLDEST = 365_000


def check(
    slugs: Annotated[
        list[str] | None, typer.Argument(help="Reports to check; all if none is named.")
    ] = None,
    *,
    max_age: Annotated[
        int | None,
        typer.Option(min=1, max=OLDEST, help="Days that figures may be old; any age if not given."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder of the reports; reports/html if not given.")
    ] = None,
    as_json: AsJson = False,
    notebook: Annotated[
        str | None,
        typer.Option(help="Check a notebook instead of reports: its name, yours or the project's."),
    ] = None,
) -> None:
    """Check built reports against their manifests and sources; change nothing.

    Compare files with their checksums, sections with those of the previous build, and figures with
    one another. Check links, language, accessibility, changed sources and leftover files. The exit
    code is 1 when there are findings.

    With --notebook, check whether a notebook's cells can be deleted, moved and run again. Rules
    for the project's own notebooks are notes on yours, and the exit code is 1 when its report
    would fail.
    """
    if notebook is not None:
        _check_notebook(notebook)
        return
    from regionanalysis.core.project import report_folder
    from regionanalysis.reporting.check.folder import check_reports

    began = time.monotonic()
    today = datetime.now(tz=UTC).date()
    not_before, not_after = "", ""
    if max_age is not None:
        # figures with a date to come have no age
        not_before, not_after = (today - timedelta(days=max_age)).isoformat(), today.isoformat()
    checked = check_reports(
        out or report_folder(), tuple(slugs or ()), not_before=not_before, not_after=not_after
    )
    if as_json:
        print_json(_content(checked))
    else:
        _tell(checked, time.monotonic() - began)
    if checked.findings:
        raise typer.Exit(1)


def _content(checked: "Checked") -> dict[str, Any]:
    """Return what was found as values of JSON."""
    return {
        "reports": checked.reports,
        "oldest": checked.oldest,
        "newest": checked.newest,
        "findings": [finding._asdict() for finding in checked.findings],
        "notes": [{"report": report, "note": note} for report, note in checked.notes],
    }


def _check_notebook(name: str) -> None:
    from regionanalysis.reporting.check.notebook import broken_rules
    from regionanalysis.reporting.check.own_notebook import notebook_notes
    from regionanalysis.reporting.notebooks import existing_notebook, is_own

    path = existing_notebook(name)
    if is_own(name):
        faults, notes = notebook_notes(path)
    else:
        faults, notes = broken_rules(path), []
    for sentence in [*faults, *(f"Note: {note}" for note in notes)]:
        print(spelled_out(sentence))
    counts = [
        _counted(len(rows), what) for rows, what in ((faults, "fault"), (notes, "note")) if rows
    ]
    print(f"{path.name} checked: {', '.join(counts) if counts else 'all is well'}.")
    if faults:
        raise typer.Exit(1)


def _tell(checked: "Checked", seconds: float) -> None:
    for report, note in checked.notes:
        print(spelled_out(f"{report}  note  {note}"))
    rows = [(finding.report or "–", finding.about, finding.what) for finding in checked.findings]
    widths = [max((len(row[i]) for row in rows), default=0) for i in (0, 1)]
    for report, about, what in rows:
        print(f"{report:<{widths[0]}}  {about:<{widths[1]}}  {what}")
    faulty = len({finding.report for finding in checked.findings})
    summary = f"{_counted(len(rows), 'finding')} in {faulty}" if rows else "all is well"
    summary += f", {_counted(len(checked.notes), 'note')}" if checked.notes else ""
    dates = f"figures of {checked.oldest} to {checked.newest}" if checked.oldest else "no dates"
    reports = _counted(checked.reports, "report")
    print(f"{reports} checked ({dates}), {summary}, in {seconds:.1f} seconds.")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
