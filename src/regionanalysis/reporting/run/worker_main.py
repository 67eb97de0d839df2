"""A process that has imported everything, and makes each report in a copy of itself.

It reads a task a line, as JSON, and answers each with a line. A report is made in a forked child,
which begins with all imports done and the figures read, and ends with the report: nothing of one
report reaches the next, and its memory is given back. A child that stops telling how it gets on is
killed. Where there is no fork a kernel runs the notebook.
"""

import ctypes
import gc
import json
import os
import select
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from regionanalysis.errors import (
    NoMemoryError,
    NotebookError,
    OutputError,
    RegionAnalysisError,
    error_record,
)
from regionanalysis.presentation.charts.warmup import warm_up
from regionanalysis.reporting.page.page import load_templates
from regionanalysis.reporting.run import in_process_engine as in_process
from regionanalysis.reporting.run.render import make_report, read_figures
from regionanalysis.reporting.task import NOTHING_LOST, RenderedFiles, Task

# seconds beyond a cell's time limit before its process is killed, for code that hears no signal
GRACE = 5

# what every notebook imports; making a report imports the rest
FOR_NOTEBOOKS = tuple(
    f"regionanalysis.presentation.{name}" for name in ("charts", "tables", "text")
)

# what some figures take, and is worth having when there are many reports
FOR_MANY = (
    "statsmodels.regression.linear_model",
    "statsmodels.stats.contrast",
    "statsmodels.stats.weightstats",
)

# Linux: the signal a process gets when the one that started it is no more
PR_SET_PDEATHSIG = 1

# a child looks for garbage this seldom; many objects of a drawing are linked in rings
GARBAGE = (100_000, 20, 20)

STDIN, STDOUT, STDERR = 0, 1, 2


def main() -> None:
    """Answer tasks until there are no more."""
    # interrupted from the keyboard, the one who asks decides what to do
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _import_libraries()
    gc.enable()
    asked = os.fdopen(os.dup(STDIN), "rb", buffering=0)
    answers = os.fdopen(os.dup(STDOUT), "wb", buffering=0)
    # what a library prints must not be taken for an answer
    os.dup2(STDERR, STDOUT)
    answers.write(b'"ready"\n')
    for number, line in enumerate(iter(asked.readline, b"")):
        answers.write(_line(_answer(json.loads(line), asked, answers, first=number == 0)))


def _import_libraries() -> None:
    """Import what reports need, and load what every page is written with."""
    in_process.register()
    for name in FOR_NOTEBOOKS:
        import_module(name)
    load_templates()


def _warm_up_for_many(task: Task) -> None:
    """Load what the first report had to load by itself, and any other would too."""
    for name in FOR_MANY:
        import_module(name)
    warm_up(task.parameters.language)


def _answer(
    request: dict[str, Any], asked: BinaryIO, answers: BinaryIO, *, first: bool
) -> dict[str, Any]:
    folder = Path(request["folder"])
    try:
        task = Task.from_record(request["task"])
        # here and not in the child, so that figures once read are there for the next report too
        read_figures(task)
        if not first:
            _warm_up_for_many(task)
        if not hasattr(os, "fork"):
            return _made(make_report(task, folder))
        return _in_child(task, folder, asked, answers)
    except RegionAnalysisError as error:
        return {"error": error_record(error)}


def _in_child(task: Task, folder: Path, asked: BinaryIO, answers: BinaryIO) -> dict[str, Any]:
    hear, tell = os.pipe()
    # what is there now is there to stay, and not to be gone through by the child again and again
    gc.freeze()
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        # held by a child, the pipes would not tell that this process has died
        for pipe in (hear, asked.fileno(), answers.fileno()):
            os.close(pipe)
        _die_with(parent)
        # it ends soon, and what it leaves behind goes with it
        gc.set_threshold(*GARBAGE)
        _run_child(task, folder, tell)
    os.close(tell)
    try:
        return _listen(child, hear, task, asked)
    finally:
        os.close(hear)
        os.waitpid(child, 0)


def _die_with(parent: int) -> None:
    """Let this process be killed when its parent is, where the system can (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(0)


def _run_child(task: Task, folder: Path, tell: int) -> None:
    """Make the report, tell how it goes, and end this process whatever happens."""
    try:
        made = make_report(
            task,
            folder,
            engine=in_process.ENGINE,
            on_cell=lambda number: _tell(tell, {"cell": number}),
        )
        _tell(tell, _made(made))
    except RegionAnalysisError as error:
        _tell(tell, {"error": error_record(error)})
    except OSError as error:
        told = f"Cannot write {error.filename or 'the report'}: {error.strerror or error}."
        _tell(tell, {"error": error_record(OutputError(told, remedy=NOTHING_LOST))})
    except MemoryError:
        _tell(tell, {"error": error_record(NoMemoryError())})
    except BaseException as error:  # noqa: BLE001 - the parent must hear of everything
        _tell(tell, {"error": error_record(_fault(task, f"{type(error).__name__}: {error}"))})
    finally:
        os._exit(0)


def _listen(child: int, hear: int, task: Task, asked: BinaryIO) -> dict[str, Any]:
    """Return what a child answers; kill it when it falls silent or nobody waits for it."""
    heard, cell = b"", 0
    while True:
        nobody = asked.fileno()
        ready, _, _ = select.select([hear, nobody], [], [], task.time_limit + GRACE)
        if hear not in ready:
            os.kill(child, signal.SIGKILL)
            if nobody in ready:
                # the one who asked is gone
                sys.exit(0)
            limit = f"cell {cell} ran past its limit of {task.time_limit} seconds and was stopped"
            return {"error": error_record(_fault(task, limit))}
        chunk = os.read(hear, 1 << 16)
        *lines, heard = (heard + chunk).split(b"\n")
        for line in lines:
            message: dict[str, Any] = json.loads(line)
            if "cell" not in message:
                return message
            cell = message["cell"]
        if not chunk:
            return {"error": error_record(_fault(task, f"its process died in cell {cell}"))}


def _made(made: RenderedFiles) -> dict[str, Any]:
    return {"made": made._asdict()}


def _fault(task: Task, what: str) -> NotebookError:
    return NotebookError(
        f"{task.notebook}.ipynb: {what}.",
        remedy=NOTHING_LOST,
    )


def _tell(pipe: int, message: dict[str, Any]) -> None:
    line = _line(message)
    while line:
        line = line[os.write(pipe, line) :]


def _line(message: dict[str, Any]) -> bytes:
    return json.dumps(message).encode() + b"\n"
