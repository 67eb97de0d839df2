"""Where reports are made: in processes of this machine, or of a Dask cluster."""

import atexit
import platform
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from regionanalysis.errors import (
    MissingExtraError,
    OutputError,
    ParameterError,
    RegionAnalysisError,
    error_record,
)
from regionanalysis.reporting.build.fingerprint import Fingerprints
from regionanalysis.reporting.run.worker import ReportWorker
from regionanalysis.reporting.task import NOTHING_LOST, RenderedFiles, Task

# a process is ended and begun again after so many reports
RECYCLE_AFTER = 100

# seconds to wait for a cluster to answer
CLUSTER_TIMEOUT = 10

_own = threading.local()
_all: list[ReportWorker] = []


class Answer(NamedTuple):
    """What became of a task: a report, or an error; and its files where they are sent."""

    made: RenderedFiles | None
    error: dict[str, Any] | None
    files: dict[str, bytes]


def run_task(record: dict[str, Any], folder: str = "") -> Answer:
    """Make a task's report with this thread's process.

    Parameters
    ----------
    record
        The task.
    folder
        Where to make it. Without one the files are sent back, as from a machine that shares none.
    """
    task = Task.from_record(record)
    try:
        if folder:
            Path(folder).mkdir()
            return Answer(_process().make(task, Path(folder)), None, {})
        _check_same(task)
        with tempfile.TemporaryDirectory() as own:
            made = _process().make(task, Path(own))
            files = {name: (Path(own) / name).read_bytes() for name in made.files}
            return Answer(made, None, files)
    except RegionAnalysisError as error:
        return Answer(None, error_record(error), {})
    except OSError as cause:
        told = f"Cannot write {cause.filename or folder}: {cause.strerror or cause}."
        return Answer(None, error_record(OutputError(told, remedy=NOTHING_LOST)), {})


def _check_same(task: Task) -> None:
    """Refuse a task whose report would be another here: an older version, other figures.

    Raises
    ------
    ParameterError
        When the fingerprint is not the one that whoever asks has found.
    """
    if Fingerprints().of(task) != task.fingerprint:
        raise ParameterError(
            f"The worker on {platform.node()} would not make the same report of {task.name}: its "
            "version of Python, of a package, or its figures differ.",
            remedy="Give every worker the same environment and project folder.",
        )


def _process() -> ReportWorker:
    if getattr(_own, "made", RECYCLE_AFTER) >= RECYCLE_AFTER:
        if hasattr(_own, "process"):
            _own.process.close()
        _own.process, _own.made = ReportWorker(), 0
        _all.append(_own.process)
    _own.made += 1
    process: ReportWorker = _own.process
    return process


def end_processes() -> None:
    """End the processes of all threads, and what they are making."""
    for one in _all:
        one.end()


atexit.register(end_processes)


@contextmanager
def local_executor(jobs: int) -> Iterator[Executor]:
    """Give an executor of so many processes on this machine."""
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="report")
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        end_processes()
        pool.shutdown(wait=True)
        while _all:
            _all.pop().close()


@contextmanager
def cluster_executor(address: str) -> Iterator[Executor]:
    """Give the executor of an existing Dask scheduler, whose workers have this project too.

    Raises
    ------
    MissingExtraError
        Where Dask is not installed.
    ParameterError
        When no scheduler answers at the address.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError as cause:
        raise MissingExtraError("A build on a cluster", "cluster") from cause
    try:
        # published without types
        connect: Any = Client
        client = connect(address, timeout=CLUSTER_TIMEOUT, set_as_default=False)
    except (OSError, ValueError) as cause:
        raise ParameterError(
            f"No Dask scheduler answers at {address}.",
            remedy="Start one with `dask scheduler`, and give the address it prints.",
        ) from cause
    try:
        yield client.get_executor(pure=False)
    finally:
        client.close()
