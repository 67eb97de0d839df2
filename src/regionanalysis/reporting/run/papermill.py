"""Run a notebook with papermill, and name the cell that fails."""

import ast
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
import papermill
from jupyter_client.manager import AsyncKernelManager
from papermill.exceptions import PapermillExecutionError

from regionanalysis.errors import NoMemoryError, NotebookError, OutputError
from regionanalysis.reporting.notebooks import INJECTED, cell_name, number_of_cell
from regionanalysis.reporting.published_paths import without_local_paths
from regionanalysis.reporting.task import NOTHING_LOST

# what papermill notes of each cell and of the notebook that differs from run to run
TIMES = ("start_time", "end_time", "duration")

# characters of the message that a cell failed with
MAX_MESSAGE = 2_000


class NotebookRun(NamedTuple):
    """A notebook to run.

    Attributes
    ----------
    notebook
        The notebook to run.
    parameters
        Values for the cell tagged ``parameters``.
    folder
        Working folder of the notebook.
    time_limit
        Seconds that a cell may run.
    engine
        Name of the papermill engine; a kernel where none is named.
    on_cell
        Called with the number of each cell as it begins, by our own engine.
    scratch
        Folder for temporary files of our own engine.
    """

    notebook: Path
    parameters: dict[str, Any]
    folder: Path
    time_limit: int
    engine: str | None = None
    on_cell: Callable[[int], None] | None = None
    scratch: Path | None = None


class LocalKernelManager(AsyncKernelManager):
    """A kernel reached over sockets of the file system, which other users cannot listen to."""

    def __init__(self, **options: Any) -> None:
        if sys.platform != "win32":
            options.setdefault("transport", "ipc")
        super().__init__(**options)


def declared(notebook: Path) -> frozenset[str]:
    """Return the names in a notebook's parameters cell.

    Raises
    ------
    NotebookError
        When it cannot be read as a notebook.
    """
    try:
        cells = nbformat.read(notebook, as_version=4).cells
        tagged = [cell for cell in cells if "parameters" in cell.metadata.get("tags", [])]
        trees = [ast.parse(cell.source) for cell in tagged]
    except (OSError, ValueError, SyntaxError, nbformat.ValidationError) as cause:
        raise NotebookError(
            f"{notebook.name} could not be read: {cause}.",
            remedy="Open the notebook in Jupyter and see that it is whole.",
        ) from cause
    names = (node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name))
    return frozenset(names)


def run_notebook(run: NotebookRun) -> nbformat.NotebookNode:
    """Run a notebook with parameters and return it with its outputs.

    Raises
    ------
    NotebookError
        When a cell fails or the notebook does not run, naming notebook, cell and cause.
    """
    kernel = {"kernel_manager_class": LocalKernelManager}
    ours = {
        "engine_name": run.engine,
        "on_cell": run.on_cell,
        "scratch": run.scratch,
    }
    try:
        finished: nbformat.NotebookNode = papermill.execute_notebook(
            str(run.notebook),
            # written once, when it is complete
            None,
            parameters=run.parameters,
            cwd=str(run.folder),
            progress_bar=False,
            log_output=False,
            execution_timeout=run.time_limit,
            **(ours if run.engine else kernel),
        )
    except PapermillExecutionError as cause:
        raise _cell_failed(run.notebook, cause) from cause
    except MemoryError as cause:
        raise NoMemoryError from cause
    except OSError as cause:
        raise _not_written(run.notebook, cause) from cause
    except Exception as cause:
        # A kernel that dies or never starts raises one of many exceptions.
        raise NotebookError(
            f"{run.notebook.name} could not be run: {type(cause).__name__}: {cause}.",
            remedy="Open the notebook in Jupyter and run it there.",
        ) from cause
    return finished


def write_reproducible(
    notebook: nbformat.NotebookNode, path: Path, files: Mapping[str, Path]
) -> None:
    """Write an executed notebook without what differs by run and machine: times, ids and paths.

    Parameters
    ----------
    files
        Files that the notebook names, each by what to write instead.

    Raises
    ------
    OutputError
        When it cannot be written.
    """
    about = notebook.metadata.papermill
    about.input_path, about.output_path = Path(about.input_path).name, path.name
    for metadata in (about, *(cell.metadata.get("papermill", {}) for cell in notebook.cells)):
        for key in TIMES:
            metadata.pop(key, None)
    for position, cell in enumerate(notebook.cells):
        if INJECTED in cell.metadata.get("tags", []):
            cell.id = f"{INJECTED}-{position}"
    try:
        text = without_local_paths(nbformat.writes(notebook), files)
        path.write_text(f"{text}\n", encoding="utf-8")
    except OSError as cause:
        raise _not_written(path, cause) from cause


def _not_written(path: Path, cause: OSError) -> OutputError:
    return OutputError(
        f"Cannot write {cause.filename or path.name}: {cause.strerror or cause}.",
        remedy=NOTHING_LOST,
    )


def _cell_failed(notebook: Path, cause: PapermillExecutionError) -> NotebookError:
    number = number_of_cell(notebook, cause.cell_index)
    return NotebookError(
        f"{cell_name(notebook.name, number, cause.source)} failed with "
        f"{_shortened(cause.ename, cause.evalue)}",
        remedy=NOTHING_LOST,
        evidence=(str(notebook), number, cause.ename, cause.evalue),
    )


def _shortened(name: str, value: str) -> str:
    message = f"{name}: {value}" if value else name
    if len(message) > MAX_MESSAGE:
        return f"{message[:MAX_MESSAGE]}…"
    return message if message.endswith((".", "!", "?")) else f"{message}."
