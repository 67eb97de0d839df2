"""Running a notebook with papermill, and saying which cell failed when one does."""

import ast
import sys
from pathlib import Path
from typing import Any

import nbformat
import papermill
from jupyter_client.manager import AsyncKernelManager
from papermill.exceptions import PapermillExecutionError

from regionanalysis.errors import NotebookError

CELL_TIMEOUT = 600


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


def run_notebook(
    notebook: Path, executed: Path, parameters: dict[str, Any], folder: Path
) -> nbformat.NotebookNode:
    """Run a notebook with parameters and return it with its outputs.

    Parameters
    ----------
    notebook, executed
        The notebook to run, and where to write the copy with outputs.
    parameters
        Values for the cell tagged ``parameters``.
    folder
        Working folder of the notebook.

    Raises
    ------
    NotebookError
        When a cell fails or the notebook does not run, naming notebook, cell and cause.
    """
    try:
        finished: nbformat.NotebookNode = papermill.execute_notebook(
            str(notebook),
            str(executed),
            parameters=parameters,
            cwd=str(folder),
            progress_bar=False,
            log_output=False,
            execution_timeout=CELL_TIMEOUT,
            kernel_manager_class=LocalKernelManager,
        )
    except PapermillExecutionError as cause:
        raise _cell_failed(notebook, executed, cause) from cause
    except Exception as cause:
        # a kernel that dies or never starts comes as any of many exceptions
        raise NotebookError(
            f"{notebook.name} could not be run: {type(cause).__name__}: {cause}.",
            remedy="Open the notebook in Jupyter and run it there.",
        ) from cause
    return finished


def _cell_failed(notebook: Path, executed: Path, cause: PapermillExecutionError) -> NotebookError:
    kept = executed if executed.exists() else notebook
    first_line = cause.source.strip().splitlines()[0] if cause.source.strip() else ""
    return NotebookError(
        f"{notebook.name}: cell {cause.cell_index} ({first_line!r}) failed with "
        f"{cause.ename}: {cause.evalue}",
        remedy="Nothing was replaced; the last good report stays.",
        evidence=(str(kept), cause.cell_index, cause.ename, cause.evalue),
    )
