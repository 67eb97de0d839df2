"""Where reports are rendered: by worker processes of this machine, or of a Dask cluster."""

import atexit
import platform
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from regionanalysis.errors import MissingExtraError, OutputError, ParameterError
from regionanalysis.reporting.build.fingerprint import Fingerprints
from regionanalysis.reporting.run.worker import ReportWorker
from regionanalysis.reporting.task import NOTHING_LOST, RenderedFiles, Task

# A worker is replaced after so many reports.
RECYCLE_AFTER = 100

# seconds to wait for a cluster to answer
CLUSTER_TIMEOUT = 10

_thread = threading.local()
_workers: list[ReportWorker] = []


class RenderedTask(NamedTuple):
    """A report that is rendered, and its files where another machine sends them."""

    report: RenderedFiles
    files: dict[str, bytes]


def run_task(task: Task, folder: str = "") -> RenderedTask:
    """Render a task's report with this thread's worker.

    Parameters
    ----------
    folder
        Where to render it. Without one the files are returned, as from another machine.

    Raises
    ------
    RegionAnalysisError
        When the report fails.
    """
    try:
        if folder:
            Path(folder).mkdir()
            return RenderedTask(_worker().render(task, Path(folder)), {})
        _check_same(task)
        with tempfile.TemporaryDirectory() as own:
            report = _worker().render(task, Path(own))
            return RenderedTask(
                report, {name: (Path(own) / name).read_bytes() for name in report.files}
            )
    except OSError as cause:
        raise OutputError(
            f"Cannot write {cause.filename or folder}: {cause.strerror or cause}.",
            remedy=NOTHING_LOST,
        ) from cause


def _check_same(task: Task) -> None:
    """Refuse a task whose report would differ on this machine: other versions, other figures.

    Raises
    ------
    ParameterError
        When the fingerprint differs from the task's.
    """
    if Fingerprints().of(task) != task.fingerprint:
        raise ParameterError(
            f"The worker on {platform.node()} would not make the same report of {task.name}: its "
            "version of Python, of a package, or its figures differ.",
            remedy="Give every worker the same environment and project folder.",
        )


def _worker() -> ReportWorker:
    if getattr(_thread, "rendered", RECYCLE_AFTER) >= RECYCLE_AFTER:
        if hasattr(_thread, "worker"):
            _thread.worker.close()
        _thread.worker, _thread.rendered = ReportWorker(), 0
        _workers.append(_thread.worker)
    _thread.rendered += 1
    worker: ReportWorker = _thread.worker
    return worker


def end_workers() -> None:
    """End the workers of all threads, and the reports they are rendering."""
    for worker in _workers:
        worker.end()


atexit.register(end_workers)


@contextmanager
def local_executor(jobs: int) -> Iterator[Executor]:
    """Give an executor of so many worker processes on this machine."""
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="report")
    try:
        yield pool
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        end_workers()
        pool.shutdown(wait=True)
        while _workers:
            _workers.pop().close()


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
