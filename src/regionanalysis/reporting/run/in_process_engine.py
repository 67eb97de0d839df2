"""A papermill engine that runs a notebook in this process, without a kernel.

Papermill's features stay: the parameters cell, the executed notebook, a failed cell marked in
it and reported, a time limit for a cell. A kernel would cost a process, its imports, and sending
every output over a socket.

The notebook changes the state of this process, which should end with it: see
`regionanalysis.reporting.run.worker_main`.
"""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

import nbformat
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from nbclient.exceptions import CellExecutionError
from papermill.engines import Engine, papermill_engines
from traitlets.config import Config

from regionanalysis.reporting.notebooks import cell_numbers

ENGINE = "regionanalysis"

Outputs = list[nbformat.NotebookNode]

# Characters kept of what a cell prints, which no page shows, and the note on the rest.
MAX_PRINTED = 1_000_000
LEFT_OUT = "\n… more was printed, and is not kept\n"


class CellTimeoutError(BaseException):
    """A cell has run past its time limit. Not an `Exception`, which cells catch by habit."""


class InProcessEngine(Engine):  # type: ignore[misc] # published without types
    """Runs the cells one by one in an IPython shell of this process."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,  # noqa: ARG003 - there is none
        *,
        execution_timeout: int | None = None,
        on_cell: Callable[[int], None] | None = None,
        scratch: Path | None = None,
        **_options: Any,
    ) -> None:
        """Run a notebook that papermill manages.

        ``on_cell`` is called with the number of each cell; ``scratch`` is for temporary files.
        """
        with _shell(scratch) as shell, _written_once(nb_man):
            numbers = cell_numbers(nb_man.nb.cells)
            for index, cell in enumerate(nb_man.nb.cells):
                if on_cell is not None:
                    on_cell(numbers[index])
                try:
                    nb_man.cell_start(cell, index)
                    if cell.cell_type == "code":
                        _run(shell, cell, execution_timeout)
                except CellExecutionError as failed:
                    nb_man.cell_exception(cell, cell_index=index, exception=failed)
                    break
                finally:
                    nb_man.cell_complete(cell, cell_index=index)


def register() -> None:
    """Make the engine known to papermill."""
    papermill_engines.register(ENGINE, InProcessEngine)


@contextmanager
def _written_once(nb_man: Any) -> Iterator[None]:
    """Keep papermill from writing the whole notebook before and after each cell.

    It writes it at the end, also when a cell fails.
    """
    path, nb_man.output_path = nb_man.output_path, None
    try:
        yield
    finally:
        nb_man.output_path = path


@contextmanager
def _shell(scratch: Path | None) -> Iterator[Any]:
    """Give a shell that writes nothing to the user's home folder, which need not exist."""
    settings = Config()
    # A report does not depend on what was run before.
    settings.HistoryManager.enabled = False
    settings.InteractiveShell.colors = "nocolor"
    for kind in (_Shell, InteractiveShell):
        kind.clear_instance()
    with TemporaryDirectory(dir=scratch, ignore_cleanup_errors=True) as home:
        shell: Any = _Shell.instance(
            config=settings,
            ipython_dir=home,
            display_pub_class=_Publisher,
            displayhook_class=_Hook,
        )
        shell.display_pub.displayed = {}
        # A figure that is open in pyplot when a cell ends is an output, as in a kernel.
        shell.enable_matplotlib("inline")
        yield shell


def _run(shell: Any, cell: nbformat.NotebookNode, limit: int | None) -> None:
    outputs: Outputs = []
    cell.outputs = outputs
    shell.display_pub.outputs = shell.displayhook.outputs = outputs
    shell._showtraceback = _error_handler(outputs)  # noqa: SLF001 - what ipykernel overrides
    with _streams_to(outputs), _time_limit(limit):
        result = shell.run_cell(cell.source, store_history=True)
    cell.execution_count = result.execution_count
    error = result.error_before_exec or result.error_in_exec
    if error is not None:
        errors = [output for output in outputs if output.output_type == "error"]
        last = errors[-1] if errors else _error(type(error).__name__, str(error), [])
        raise CellExecutionError.from_cell_and_msg(cell, last)


class _Shell(InteractiveShell):
    """A shell with the packages of the Python that runs it, and of no other environment.

    IPython would put the packages of an activated environment (``VIRTUAL_ENV``) first.
    """

    def init_virtualenv(self) -> None:
        """Leave the paths as they are."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Open no window: figures are outputs."""


class _Publisher(DisplayPublisher):
    """Keeps what a cell displays, and what a later cell displays in its place."""

    outputs: Outputs
    displayed: dict[str, nbformat.NotebookNode]

    def publish(
        self,
        data: Any,
        metadata: Any = None,
        *_source: Any,
        transient: Any = None,
        update: bool = False,
        **_more: Any,
    ) -> None:
        node = nbformat.v4.new_output("display_data", data=data, metadata=metadata or {})
        name = (transient or {}).get("display_id", "")
        if update:
            self.displayed.get(name, node).update(node)
            return
        self.outputs.append(node)
        self.displayed[name] = node


class _Hook(DisplayHook):
    """Keeps the value of a cell's last line."""

    outputs: Outputs

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict[str, Any], md_dict: Any = None) -> None:
        count = 0 if self.shell is None else self.shell.execution_count
        self.outputs.append(
            nbformat.v4.new_output(
                "execute_result",
                data=format_dict,
                metadata=md_dict or {},
                execution_count=count,
            )
        )


class _Stream:
    """Keeps what a cell prints, joined as a kernel joins it."""

    def __init__(self, name: str, outputs: Outputs) -> None:
        self.name = name
        self._outputs = outputs
        self._left = MAX_PRINTED

    def write(self, text: str) -> int:
        if self._left >= 0:
            self._keep(text if len(text) <= self._left else text[: self._left] + LEFT_OUT)
            self._left -= len(text)
        return len(text)

    def _keep(self, text: str) -> None:
        last = self._outputs[-1] if self._outputs else None
        if last is not None and last.output_type == "stream" and last.name == self.name:
            last.text += text
        elif text:
            self._outputs.append(nbformat.v4.new_output("stream", name=self.name, text=text))

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return False


def _error_handler(outputs: Outputs) -> Callable[[type, BaseException, list[str]], None]:
    def keep(kind: type, error: BaseException, traceback: list[str]) -> None:
        outputs.append(_error(kind.__name__, str(error), list(traceback)))

    return keep


def _error(name: str, value: str, traceback: list[str]) -> nbformat.NotebookNode:
    node: nbformat.NotebookNode = nbformat.v4.new_output(
        "error", ename=name, evalue=value, traceback=traceback
    )
    return node


@contextmanager
def _streams_to(outputs: Outputs) -> Iterator[None]:
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _Stream("stdout", outputs), _Stream("stderr", outputs)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


@contextmanager
def _time_limit(seconds: int | None) -> Iterator[None]:
    """Stop a cell at its time limit, where there are signals; code in C is not stopped."""
    if not seconds or not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise CellTimeoutError(f"A cell ran past its limit of {seconds} seconds.")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
