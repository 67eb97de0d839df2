"""Build many reports: only those that have changed, several at a time, and none lost by another."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, as_completed
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from regionanalysis.core.names import unknown_name
from regionanalysis.errors import NotebookError, OutputError, ParameterError, RegionAnalysisError
from regionanalysis.reporting.atomic import LOCK, publish, remove_stale, staging_folder, unpack
from regionanalysis.reporting.build.executors import (
    RenderedTask,
    cluster_executor,
    local_executor,
    run_task,
)
from regionanalysis.reporting.build.fingerprint import Fingerprints
from regionanalysis.reporting.losses import record_losses
from regionanalysis.reporting.manifest import complete_reports
from regionanalysis.reporting.task import NOTHING_LOST, Task


@dataclass(frozen=True)
class BuildOptions:
    """How to build.

    Attributes
    ----------
    out
        Folder of the reports.
    only
        Slugs or regions to build; none means all.
    jobs
        Reports at a time.
    force
        Whether to build unchanged reports too.
    keep_going
        Whether the others are built when one fails.
    cluster
        Address of a Dask scheduler to build with; this machine where empty.
    accept
        Whether it is meant that reports have lost sections; those that have are built again.
    """

    out: Path
    only: tuple[str, ...] = ()
    jobs: int = 1
    force: bool = False
    keep_going: bool = True
    cluster: str = ""
    accept: bool = False


@dataclass(frozen=True)
class Outcome:
    """What became of one task.

    Attributes
    ----------
    state
        ``built``, ``unchanged``, ``failed``, or ``left`` where it was not begun.
    error
        Why it failed; of a built report, why it has no PDF.
    notes
        What the page leaves out of the notebook, a sentence each.
    lost
        What the report has lost since the build before, a sentence each.
    """

    task: Task
    state: str
    slug: str = ""
    seconds: float = 0.0
    error: RegionAnalysisError | None = None
    notes: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


class BuildPlan(NamedTuple):
    """The tasks to build, with their fingerprints, and the reports that are unchanged."""

    due: list[Task]
    unchanged: list[Outcome]


def plan(tasks: Sequence[Task], options: BuildOptions) -> BuildPlan:
    """Return which of the tasks to build.

    Raises
    ------
    ParameterError
        When no task has a name that ``options.only`` states.
    """
    fingerprints = Fingerprints()
    present = {} if options.force else _present(options.out, accept=options.accept)
    due, unchanged = [], []
    for task in _selected(tasks, options.only):
        fingerprint = fingerprints.of(task)
        if fingerprint in present:
            unchanged.append(Outcome(task, "unchanged", present[fingerprint]))
        else:
            due.append(replace(task, fingerprint=fingerprint))
    return BuildPlan(due, unchanged)


def build_reports(
    planned: BuildPlan, options: BuildOptions, report: Callable[[Outcome], None]
) -> list[Outcome]:
    """Build what is due and return the outcome of each task, in their order.

    Parameters
    ----------
    report
        Called with each outcome as it comes.

    Raises
    ------
    OutputError
        When another build runs in the folder, or it cannot be written to.
    """
    due = planned.due
    outcomes: dict[int, Outcome] = {}
    with (
        _locked(options.out),
        staging_folder(options.out) as folder,
        _executor(options, len(due)) as executor,
    ):
        work = _Work(executor, folder, options, planned)
        for position, outcome in work.outcomes():
            outcomes[position] = outcome
            report(outcome)
            if outcome.state == "failed" and not options.keep_going:
                break
    return [outcomes.get(position, Outcome(task, "left")) for position, task in enumerate(due)]


class _Work:
    """Tasks handed to an executor, and their reports published as they are finished."""

    def __init__(
        self, executor: Executor, folder: Path, options: BuildOptions, planned: BuildPlan
    ) -> None:
        self._folder, self._out, self._due = folder, options.out, planned.due
        self._accept = options.accept
        self._slugs = {outcome.slug: outcome.task for outcome in planned.unchanged}
        self._began = time.monotonic()
        self._futures: dict[Future[RenderedTask], int] = {}
        for position, task in enumerate(self._due):
            staged = "" if options.cluster else str(self._staged(position))
            self._futures[executor.submit(run_task, task, staged)] = position

    def _staged(self, position: int) -> Path:
        return self._folder / str(position)

    def outcomes(self) -> Iterator[tuple[int, Outcome]]:
        for future in as_completed(list(self._futures)):
            # Files that were sent stay in memory no longer than it takes to write them.
            position = self._futures.pop(future)
            yield position, self._outcome(self._due[position], self._staged(position), future)

    def _outcome(self, task: Task, staged: Path, future: Future[RenderedTask]) -> Outcome:
        seconds = time.monotonic() - self._began
        try:
            report, files = _result(future)
            self._check_unique(report.slug, task)
            unpack(files, staged)
            lost = () if self._accept else record_losses(staged, self._out, report.slug)
            publish(staged, self._out, report)
        except RegionAnalysisError as error:
            return Outcome(task, "failed", task.slug, seconds, error)
        return Outcome(task, "built", report.slug, seconds, report.pdf_error, report.notes, lost)

    def _check_unique(self, slug: str, task: Task) -> None:
        other = self._slugs.setdefault(slug, task)
        if other is not task:
            raise ParameterError(
                f"{task.name} and {other.name} would both be called {slug}.",
                remedy="Give one of them a slug in the list of reports.",
            )


def _result(future: Future[RenderedTask]) -> RenderedTask:
    try:
        return future.result()
    except RegionAnalysisError:
        raise
    except Exception as cause:
        # a cluster loses workers in ways of its own
        raise NotebookError(
            f"The worker gave the report up: {type(cause).__name__}: {cause}.",
            remedy=NOTHING_LOST,
        ) from cause


def _selected(tasks: Sequence[Task], only: Sequence[str]) -> list[Task]:
    if not only:
        return list(tasks)
    names = {name for task in tasks for name in _names(task)}
    for name in only:
        if name not in names:
            raise unknown_name("report in the list", name, sorted(names))
    return [task for task in tasks if _names(task) & set(only)]


def _names(task: Task) -> set[str]:
    return {name for name in (task.slug, task.parameters.region) if name}


def _present(out: Path, *, accept: bool) -> Mapping[str, str]:
    """Return the slugs of the complete reports in a folder, by their fingerprints.

    To accept what reports have lost, those that have lost something are built again.
    """
    return {
        manifest.fingerprint: manifest.slug
        for manifest in complete_reports(out)
        if manifest.fingerprint and not (accept and manifest.lost)
    }


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / LOCK)
        lock.acquire(timeout=0)
    except Timeout as cause:
        raise OutputError(
            f"Another build is running in {out}.",
            remedy="Wait until it has ended, or build into another folder with --out.",
        ) from cause
    except OSError as cause:
        raise OutputError(
            f"Cannot write reports to {out}: {cause.strerror or cause}.",
            remedy="Choose a folder that can be written to with --out.",
        ) from cause
    try:
        remove_stale(out)
        yield
    finally:
        lock.release()


def _executor(options: BuildOptions, count: int) -> AbstractContextManager[Executor]:
    if options.cluster:
        return cluster_executor(options.cluster)
    return local_executor(max(1, min(options.jobs, count)))
