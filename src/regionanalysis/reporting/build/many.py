"""Building many reports: only what has changed, several at a time, and none lost when one fails."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, as_completed
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from regionanalysis.core.names import unknown_name
from regionanalysis.errors import (
    NotebookError,
    OutputError,
    ParameterError,
    RegionAnalysisError,
    error_of,
)
from regionanalysis.reporting.atomic import LOCK, publish, remove_stale, staging_folder, unpack
from regionanalysis.reporting.build.executors import (
    Answer,
    cluster_executor,
    local_executor,
    run_task,
)
from regionanalysis.reporting.build.fingerprint import Fingerprints
from regionanalysis.reporting.manifest import is_complete, read_manifest
from regionanalysis.reporting.task import NOTHING_LOST, Task


@dataclass(frozen=True)
class BuildOptions:
    """How to build.

    Attributes
    ----------
    out
        Folder of the reports.
    only
        Slugs or regions to keep; none means all.
    jobs
        Reports at a time.
    force
        Whether to build what has not changed too.
    keep_going
        Whether the others are built when one fails.
    cluster
        Address of a Dask scheduler to build with; this machine where empty.
    """

    out: Path
    only: tuple[str, ...] = ()
    jobs: int = 1
    force: bool = False
    keep_going: bool = True
    cluster: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of one task: ``built``, ``unchanged``, ``failed`` or ``left`` undone."""

    task: Task
    state: str
    slug: str = ""
    seconds: float = 0.0
    error: RegionAnalysisError | None = None


class Plan(NamedTuple):
    """What a build has to do: tasks to build, with their fingerprints, and those unchanged."""

    due: list[Task]
    unchanged: list[Outcome]


def plan(tasks: Sequence[Task], asked: BuildOptions) -> Plan:
    """Return what of the tasks is to be built.

    Raises
    ------
    ParameterError
        When nothing is called what is asked for.
    """
    wanted = _chosen(tasks, asked.only)
    fingerprints = Fingerprints()
    there = {} if asked.force else _built(asked.out)
    due, unchanged = [], []
    for task in wanted:
        fingerprint = fingerprints.of(task)
        if fingerprint in there:
            unchanged.append(Outcome(task, "unchanged", there[fingerprint]))
        else:
            due.append(replace(task, fingerprint=fingerprint))
    return Plan(due, unchanged)


def build_reports(
    planned: Plan, asked: BuildOptions, tell: Callable[[Outcome], None]
) -> list[Outcome]:
    """Build what is due and return what became of each, in their order; ``tell`` hears of each.

    Raises
    ------
    OutputError
        When another build is at work in the folder, or it cannot be written to.
    """
    due = planned.due
    found: dict[int, Outcome] = {}
    with (
        _locked(asked.out),
        staging_folder(asked.out) as folder,
        _executor(asked, len(due)) as executor,
    ):
        work = _Work(executor, folder, asked, planned)
        for at, outcome in work.outcomes():
            found[at] = outcome
            tell(outcome)
            if outcome.state == "failed" and not asked.keep_going:
                break
    return [found.get(at, Outcome(task, "left")) for at, task in enumerate(due)]


class _Work:
    """Tasks handed to an executor, and their reports put in place as they come."""

    def __init__(
        self, executor: Executor, folder: Path, asked: BuildOptions, planned: Plan
    ) -> None:
        self._folder, self._asked, self._due = folder, asked, planned.due
        self._slugs = {one.slug: one.task for one in planned.unchanged}
        self._began = time.monotonic()
        self._futures: dict[Future[Answer], int] = {}
        for at, task in enumerate(self._due):
            place = "" if asked.cluster else str(self._place(at))
            self._futures[executor.submit(run_task, task.as_record(), place)] = at

    def _place(self, at: int) -> Path:
        return self._folder / str(at)

    def outcomes(self) -> Iterator[tuple[int, Outcome]]:
        for future in as_completed(list(self._futures)):
            # a report that is sent back is kept no longer than it takes to write it
            at = self._futures.pop(future)
            yield at, self._outcome(self._due[at], self._place(at), future)

    def _outcome(self, task: Task, place: Path, future: Future[Answer]) -> Outcome:
        seconds = time.monotonic() - self._began
        try:
            made, error, files = _answer(future)
            if error is not None or made is None:
                raise error_of(error or {})
            self._check_apart(made.slug, task)
            unpack(files, place)
            publish(place, self._asked.out, made)
        except RegionAnalysisError as failed:
            return Outcome(task, "failed", task.slug, seconds, failed)
        return Outcome(task, "built", made.slug, seconds)

    def _check_apart(self, slug: str, task: Task) -> None:
        other = self._slugs.setdefault(slug, task)
        if other is not task:
            raise ParameterError(
                f"{task.name} and {other.name} would both be called {slug}.",
                remedy="Give one of them a slug in the list of reports.",
            )


def _answer(future: Future[Answer]) -> Answer:
    try:
        return future.result()
    except Exception as cause:
        # a cluster loses workers in ways of its own
        raise NotebookError(
            f"Whoever was to make the report gave it up: {type(cause).__name__}: {cause}.",
            remedy=NOTHING_LOST,
        ) from cause


def _chosen(tasks: Sequence[Task], only: Sequence[str]) -> list[Task]:
    if not only:
        return list(tasks)
    names = {name for task in tasks for name in _names(task)}
    for one in only:
        if one not in names:
            raise unknown_name("report in the list", one, sorted(names))
    return [task for task in tasks if _names(task) & set(only)]


def _names(task: Task) -> set[str]:
    return {name for name in (task.slug, task.parameters.region) if name}


def _built(out: Path) -> Mapping[str, str]:
    """Return the slugs of the reports that are whole, by their fingerprints."""
    found = {}
    for path in out.glob("*.json"):
        manifest = read_manifest(path)
        if manifest and is_complete(out, manifest["files"]):
            found[str(manifest.get("fingerprint"))] = str(manifest["slug"])
    return found


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / LOCK)
        lock.acquire(timeout=0)
    except Timeout as cause:
        raise OutputError(
            f"Another build is at work in {out}.",
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


def _executor(asked: BuildOptions, count: int) -> AbstractContextManager[Executor]:
    if asked.cluster:
        return cluster_executor(asked.cluster)
    return local_executor(max(1, min(asked.jobs, count)))
