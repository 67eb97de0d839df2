"""What a `ReportWorker` runs: imports once, and renders each report in a copy of the process.

Requests come on standard input and answers go to standard output, as pickles. A report is rendered
in a forked child, which begins with all imports done and the figures read, and ends with the
report: nothing of one report reaches the next, and its memory is freed. A child that is silent for
longer than a cell's time limit is killed. Where there is no fork, a kernel runs the notebook.
"""

import ctypes
import gc
import os
import pickle
import signal
import sys
from importlib import import_module
from io import BufferedReader
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import BinaryIO

from regionanalysis.errors import (
    NoMemoryError,
    NotebookError,
    OutputError,
    RegionAnalysisError,
)
from regionanalysis.presentation.charts.warmup import warm_up
from regionanalysis.reporting.page.page import load_templates
from regionanalysis.reporting.run import in_process_engine as in_process
from regionanalysis.reporting.run.render import PreparedReport, prepare, render_report
from regionanalysis.reporting.task import NOTHING_LOST, RenderedFiles, Task

# seconds beyond a cell's time limit before its process is killed, for code that hears no signal
GRACE = 5

# What every notebook imports; rendering a report imports the rest.
FOR_NOTEBOOKS = tuple(
    f"regionanalysis.presentation.{name}" for name in ("charts", "tables", "text")
)

# What some charts need, and is worth importing when there are many reports.
FOR_MANY = (
    "statsmodels.regression.linear_model",
    "statsmodels.stats.contrast",
    "statsmodels.stats.weightstats",
)

# Linux: the signal that a process gets when its parent has died
PR_SET_PDEATHSIG = 1

# A child looks for garbage this seldom; many objects of a chart are linked in rings.
GARBAGE = (100_000, 20, 20)

Answer = RenderedFiles | RegionAnalysisError


def serve(requests: BufferedReader, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    # Interrupted from the keyboard, the process that asks decides what to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _import_libraries()
    gc.enable()
    first = True
    while requests.peek(1):
        task, folder = pickle.load(requests)  # noqa: S301 - from our own process
        pickle.dump(_answer(task, folder, (requests, answers), first=first), answers)
        answers.flush()
        first = False


def _import_libraries() -> None:
    """Import what reports need, and load the templates of every page."""
    in_process.register()
    for name in FOR_NOTEBOOKS:
        import_module(name)
    load_templates()


def _warm_up_for_many(task: Task) -> None:
    """Load what the first report loaded for itself, and every other would too."""
    for name in FOR_MANY:
        import_module(name)
    warm_up(task.parameters.language)


def _answer(task: Task, folder: Path, pipes: tuple[BinaryIO, BinaryIO], *, first: bool) -> Answer:
    try:
        # In this process, so that the next report finds the figures read.
        prepared = prepare(task)
        if not first:
            _warm_up_for_many(task)
        if not hasattr(os, "fork"):
            return render_report(prepared, folder)
        return _render_in_child(prepared, folder, pipes)
    except RegionAnalysisError as error:
        return _sendable(error)


def _render_in_child(
    prepared: PreparedReport, folder: Path, pipes: tuple[BinaryIO, BinaryIO]
) -> Answer:
    receiver, sender = Pipe(duplex=False)
    # What is there now stays, and the child's collector need not go through it again and again.
    gc.freeze()
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        # Held by a child, the pipes would stay open when this process dies.
        receiver.close()
        for pipe in pipes:
            os.close(pipe.fileno())
        _die_with(parent)
        # It ends soon, and its garbage with it.
        gc.set_threshold(*GARBAGE)
        _run_child(prepared, folder, sender)
    sender.close()
    try:
        return _wait_for(child, receiver, prepared.task, pipes[0])
    finally:
        receiver.close()
        os.waitpid(child, 0)


def _die_with(parent: int) -> None:
    """Let this process be killed when its parent dies, where the system can (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(0)


def _run_child(prepared: PreparedReport, folder: Path, sender: Connection) -> None:
    """Render the report, send the number of each cell and the result, and end this process."""
    answer: Answer
    try:
        answer = render_report(prepared, folder, engine=in_process.ENGINE, on_cell=sender.send)
    except RegionAnalysisError as error:
        answer = error
    except OSError as error:
        answer = OutputError(
            f"Cannot write {error.filename or 'the report'}: {error.strerror or error}.",
            remedy=NOTHING_LOST,
        )
    except MemoryError:
        answer = NoMemoryError()
    except BaseException as error:  # noqa: BLE001 - the parent must hear of everything
        answer = _failure(prepared.task, f"{type(error).__name__}: {error}")
    try:
        sender.send(_sendable(answer))
    finally:
        os._exit(0)


def _wait_for(child: int, receiver: Connection, task: Task, requests: BinaryIO) -> Answer:
    """Return a child's answer; kill it when it is silent too long or the asking process is gone."""
    cell = 0
    while True:
        ready = wait([receiver, requests.fileno()], task.time_limit + GRACE)
        if receiver not in ready:
            os.kill(child, signal.SIGKILL)
            if ready:
                sys.exit(0)
            limit = f"cell {cell} ran past its limit of {task.time_limit} seconds and was stopped"
            return _failure(task, limit)
        try:
            message = receiver.recv()
        except (EOFError, OSError):
            return _failure(task, f"its process died in cell {cell}")
        if not isinstance(message, int):
            answer: Answer = message
            return answer
        cell = message


def _failure(task: Task, what: str) -> NotebookError:
    return NotebookError(f"{task.notebook}.ipynb: {what}.", remedy=NOTHING_LOST)


def _sendable(answer: Answer) -> Answer:
    """Return an answer that can be pickled, whatever a cell has put into an error."""
    if isinstance(answer, RegionAnalysisError):
        answer.evidence = tuple(
            item if isinstance(item, int) else str(item) for item in answer.evidence
        )
    return answer
