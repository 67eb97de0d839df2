"""What a notebook must be to stay an argument: what it breaks of that, cell by cell."""

import ast
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from regionanalysis.errors import NotebookError
from regionanalysis.reporting.check.bound_names import unbound_names
from regionanalysis.reporting.notebooks import cell_numbers

MAX_LINES = 6
MAX_SETUP_LINES = 15
PACKAGE = "regionanalysis"
LAST_CELL = "finish(report)"

FORBIDDEN = {
    ast.FunctionDef: "a function",
    ast.AsyncFunctionDef: "a function",
    ast.Lambda: "a function",
    ast.ClassDef: "a class",
    ast.For: "a loop",
    ast.While: "a loop",
    ast.If: "a choice",
    ast.IfExp: "a choice",
    ast.Match: "a choice",
    ast.Try: "a try",
    ast.ListComp: "a loop",
    ast.SetComp: "a loop",
    ast.DictComp: "a loop",
    ast.GeneratorExp: "a loop",
}


def broken_rules(notebook: Path) -> list[str]:
    """Return what a notebook breaks of the contract, a sentence each; none when it keeps it.

    One cell of plain assignments is tagged ``parameters``. The next cell with code is the set-up
    cell. Other cells have at most six lines, import from this package alone, define and decide
    nothing, and hold no text that a reader would see, which is in ``locale``. A name used in a
    cell is bound in the set-up cell or in the cell itself, so that a cell can be deleted, moved,
    copied or run twice. No output is stored. The last cell is ``finish(report)``.

    Raises
    ------
    NotebookError
        When it cannot be read as a notebook.
    """
    trees = list(code_cells(notebook))
    parameters = [(number, tree) for number, cell, tree in trees if is_parameters(cell)]
    others = [(number, tree) for number, cell, tree in trees if not is_parameters(cell)]
    faults = list(_of_parameters(parameters))
    faults += unbound_names([tree for _, tree in parameters], others)
    setup = [number for number, _ in others[:1]]
    for number, cell, tree in trees:
        if not is_parameters(cell):
            faults += _of_length(number, cell, MAX_SETUP_LINES if number in setup else MAX_LINES)
        faults += [*_of_code(number, tree), *_of_outputs(number, cell)]
    if not trees or _source(trees[-1][1]).strip() != LAST_CELL:
        faults.append(f"The last cell with code is not {LAST_CELL}.")
    return faults


def code_cells(
    notebook: Path, transform: Callable[[str], str] = str
) -> Iterator[tuple[int, dict[str, Any], ast.Module]]:
    """Yield the number, content and syntax tree of every cell with code.

    Parameters
    ----------
    notebook
        The notebook's file.
    transform
        Makes a cell's source Python, where it may hold commands of IPython.

    Raises
    ------
    NotebookError
        When it cannot be read as a notebook, or a cell is not Python.
    """
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        for number, cell in zip(cell_numbers(cells), cells, strict=True):
            if cell["cell_type"] == "code":
                yield number, cell, ast.parse(transform(_source(cell)))
    except SyntaxError as cause:
        raise NotebookError(
            f"{notebook.name} could not be read: cell {number} is not Python ({cause.msg}).",
            remedy="Run the cell in Jupyter and correct it.",
        ) from cause
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as cause:
        raise NotebookError(
            f"{notebook.name} could not be read: {cause}.",
            remedy="Open the notebook in Jupyter and see that it is whole.",
        ) from cause


def _source(cell: dict[str, Any]) -> str:
    text = cell["source"]
    return "".join(text) if isinstance(text, list) else str(text)


def is_parameters(cell: dict[str, Any]) -> bool:
    """Return whether a cell holds the notebook's parameters."""
    return "parameters" in cell["metadata"].get("tags", [])


def _of_parameters(tagged: list[tuple[int, ast.Module]]) -> Iterator[str]:
    if len(tagged) != 1:
        yield f"{len(tagged)} cells are tagged parameters, and it should be one."
    for number, tree in tagged:
        for statement in tree.body:
            if not isinstance(statement, ast.Assign) or not _is_plain(statement.value):
                line = ast.unparse(statement)
                yield f"Cell {number}: {line!r} is not a name with a plain value."


def _is_plain(value: ast.expr) -> bool:
    try:
        ast.literal_eval(value)
    except (ValueError, TypeError, SyntaxError):
        return False
    return True


def _of_length(number: int, cell: dict[str, Any], most: int) -> Iterator[str]:
    lines = len(_source(cell).strip().splitlines())
    if lines > most:
        yield f"Cell {number} has {lines} lines, and {most} are the most."


def _of_code(number: int, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if type(node) in FORBIDDEN:
            yield f"Cell {number} has {FORBIDDEN[type(node)]}, which belongs in the package."
        elif isinstance(node, ast.Import) and node.names[0].name != PACKAGE:
            yield f"Cell {number} imports {node.names[0].name}, and not from regionanalysis."
        elif isinstance(node, ast.ImportFrom):
            if (node.module or "").split(".")[0] != PACKAGE:
                yield f"Cell {number} imports from {node.module}, and not from regionanalysis."
        elif isinstance(node, ast.Constant) and " " in str(node.value):
            # a string in the code is a key or a parameter, and has no space
            yield f"Cell {number} holds the text {node.value!r}, which belongs in locale."


def _of_outputs(number: int, cell: dict[str, Any]) -> Iterator[str]:
    if cell.get("outputs") or cell.get("execution_count") is not None:
        yield f"Cell {number} has outputs stored."
