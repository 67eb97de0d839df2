"""``regionanalysis build``: build the reports of a list that have changed."""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from regionanalysis.cli.contract import note_contract
from regionanalysis.cli.output import echo_note, echo_stderr, is_quiet
from regionanalysis.errors import NotebookError

if TYPE_CHECKING:
    from regionanalysis.reporting.build.many import Outcome


def build(
    *,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", help="Only reports of this slug or region; may be repeated."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Reports at a time; the number of cores if not given.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Build unchanged reports too.")] = False,
    keep_going: Annotated[
        bool, typer.Option("--keep-going/--fail-fast", help="Go on when a report fails, or stop.")
    ] = True,
    accept: Annotated[
        bool, typer.Option("--accept", help="Accept that reports have lost sections.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only print what would be built.")
    ] = False,
    language: Annotated[
        list[str] | None,
        typer.Option("--language", help="This language instead of the list's; may be repeated."),
    ] = None,
    time_limit: Annotated[
        int | None, typer.Option(min=1, help="Seconds that a notebook's cell may run.")
    ] = None,
    cluster: Annotated[
        str, typer.Option(help="Address of a Dask scheduler to build with (extra cluster).")
    ] = "",
    reports: Annotated[
        Path | None, typer.Option(help="The list; reports/reports.toml if not given.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for the reports; reports/html if not given.")
    ] = None,
) -> None:
    """Build the reports that reports/reports.toml lists, those that have changed, and an index."""
    from regionanalysis.core.project import project_folder, report_folder, reports_file
    from regionanalysis.reporting.build.many import BuildOptions, build_reports, plan
    from regionanalysis.reporting.build.reports_file import planned_reports
    from regionanalysis.reporting.page.index import write_index

    if reports is None:
        project_folder()
    began = time.monotonic()
    options = BuildOptions(
        out=out or report_folder(),
        only=tuple(only or ()),
        jobs=jobs or os.cpu_count() or 1,
        force=force,
        keep_going=keep_going,
        cluster=cluster,
        accept=accept,
    )
    tasks, left_out = planned_reports(reports or reports_file(), tuple(language or ()))
    for why in left_out:
        echo_note(f"Left out: {why}")
    if time_limit is not None:
        tasks = [replace(task, time_limit=time_limit) for task in tasks]
    planned = plan(tasks, options)
    if dry_run:
        for task in planned.due:
            print(f"would build {task.name}")
        print(f"{len(planned.due)} to build, {len(planned.unchanged)} unchanged.")
        return
    for notebook in dict.fromkeys(task.notebook for task in planned.due):
        _note_contract(notebook)
    with _progress(len(planned.due)) as show:
        outcomes = build_reports(planned, options, show) if planned.due else []
    write_index(options.out)
    _end([*planned.unchanged, *outcomes], time.monotonic() - began)


def _note_contract(notebook: str) -> None:
    """Print what is worth knowing of a notebook; its reports fail, or not, like any other."""
    with suppress(NotebookError):
        note_contract(notebook)


def _end(outcomes: Sequence["Outcome"], seconds: float) -> None:
    """Print a summary, and exit with 1 when a report failed or lacks its PDF."""
    for outcome in outcomes:
        for note in outcome.notes:
            echo_note(f"Note: {outcome.slug}: {note}")
        for loss in outcome.lost:
            echo_stderr(f"Lost: {outcome.slug}: {loss}")
    problems = [outcome for outcome in outcomes if outcome.error is not None]
    for outcome in problems:
        what = "Failed" if outcome.state == "failed" else "Without PDF"
        echo_stderr(f"{what}: {outcome.task.name}: {outcome.error}")
    count = Counter(outcome.state for outcome in outcomes)
    states = [f"{count[state]} {state}" for state in ("built", "unchanged", "failed")]
    states += [f"{count['left']} not begun"] if count["left"] else []
    print(f"{', '.join(states)}, in {seconds:.1f} seconds.")
    if problems:
        raise typer.Exit(1)


@contextmanager
def _progress(count: int) -> Iterator[Callable[["Outcome"], None]]:
    """Give what shows each outcome: a bar on a terminal, otherwise a line each."""
    if not count or is_quiet():
        yield lambda _: None
        return
    if not sys.stderr.isatty():
        done = iter(range(1, count + 1))
        yield lambda outcome: print(f"{next(done)}/{count} {_label(outcome)}", file=sys.stderr)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        job = bar.add_task("", total=count)

        def show(outcome: "Outcome") -> None:
            bar.update(job, advance=1, description=_label(outcome))

        yield show


def _label(outcome: "Outcome") -> str:
    return f"{outcome.state} {outcome.slug or outcome.task.name}"
