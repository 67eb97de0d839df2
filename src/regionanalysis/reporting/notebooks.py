"""The project's notebooks and the user's copies of them."""

import ast
import json
import re
from collections.abc import Sequence
from contextlib import suppress
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import Any

from regionanalysis.core.files import write_atomic
from regionanalysis.core.names import shorten, unknown_name
from regionanalysis.core.project import find_project, notebook_path, project_folder
from regionanalysis.errors import NotebookError, OutputError, ParameterError
from regionanalysis.reporting.task import FILE_PARAMETERS
from regionanalysis.study.parameters import ReportParameters

NAME = re.compile(r"^[a-z][a-z0-9_]{0,59}$")

# where a copy says what it is a copy of
ABOUT = "regionanalysis"
BASED_ON = "based_on"

# the tag of a markdown cell for those who edit the notebook
NOT_ON_PAGE = "notebook-only"

# papermill's tag of the cell with the values given
INJECTED = "injected-parameters"


def new_notebook(name: str, source: str, known: tuple[str, ...]) -> Path:
    """Write a copy of one of the project's notebooks, without outputs, and return where it is.

    Parameters
    ----------
    name
        Name of the copy: small letters, digits and underscores.
    source
        Which of ``known``, the project's own notebooks, to copy.

    Raises
    ------
    ParameterError
        For a name that does not fit or is taken, and a source that is not there.
    """
    if not NAME.match(name):
        raise ParameterError(
            f"{name!r} cannot be the name of a notebook.",
            remedy="Use small letters a-z, digits and underscores, with a letter first.",
        )
    if source not in known:
        raise unknown_name("notebook", source, known)
    target = project_folder() / "notebooks" / f"{name}.ipynb"
    if target.exists():
        raise OutputError(
            f"{target.name} is there already, and is left as it is.",
            remedy="Choose another name.",
        )
    notebook = json.loads(notebook_path(source).read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
    notebook["cells"].insert(len(notebook["cells"]) - 1, _guide())
    notebook["metadata"][ABOUT] = {BASED_ON: source}
    write_atomic(target, json.dumps(notebook, ensure_ascii=False, indent=1) + "\n")
    return target


def _guide() -> dict[str, Any]:
    """Return a cell that shows how to write a chapter of one's own; it is not on the page."""
    text = files("regionanalysis.reporting").joinpath("own_chapter.md").read_text(encoding="utf-8")
    return {
        "cell_type": "markdown",
        "id": "own-chapter",
        "metadata": {"tags": [NOT_ON_PAGE]},
        "source": text.rstrip().splitlines(keepends=True),
    }


def based_on(name: str) -> str:
    """Return which of the project's notebooks a notebook is, or is a copy of.

    Raises
    ------
    NotebookError
        When it cannot be read as a notebook.
    """
    path = notebook_path(name)
    if not NAME.match(name) or not path.exists():
        return name
    try:
        stated = json.loads(path.read_text(encoding="utf-8"))["metadata"].get(ABOUT, {})
        return str(stated.get(BASED_ON, name))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as cause:
        raise NotebookError(
            f"{path.name} could not be read: {cause}.",
            remedy="Open the notebook in Jupyter and see that it is whole.",
        ) from cause


def is_own(name: str) -> bool:
    """Return whether a notebook is a copy, which its author may change; errors of `based_on`."""
    return based_on(name) != name


def existing_notebook(name: str) -> Path:
    """Return the path of a notebook.

    Raises
    ------
    ParameterError
        For a name that no notebook has.
    """
    path = notebook_path(name)
    if not NAME.match(name) or not path.is_file():
        raise unknown_name(
            "notebook", name, sorted(other.stem for other in path.parent.glob("*.ipynb"))
        )
    return path


def working_folder(notebook: Path) -> Path:
    """Return the folder that a notebook runs in: its own, as in JupyterLab.

    One from outside the project runs in the project's folder, where its figures are found; without
    a project, in the working folder.
    """
    project = (find_project() or Path.cwd()).resolve()
    folder = notebook.resolve().parent
    return folder if folder.is_relative_to(project) else project


def stated_parameters(name: str) -> dict[str, Any]:
    """Return the values that a copy states in its parameters cell, but for those of None.

    They stand for what is not asked for otherwise. Files are found from the notebook's folder.
    The project's own notebooks state none: their values are those of `ReportParameters`.

    Raises
    ------
    NotebookError
        When it cannot be read as a notebook.
    """
    if not is_own(name):
        return {}
    path = notebook_path(name)
    values: dict[str, Any] = {}
    for statement in _parameters_cell(path).body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            with suppress(ValueError):
                values[statement.targets[0].id] = ast.literal_eval(statement.value)
    known = {key: value for key, value in values.items() if key in ReportParameters.model_fields}
    return {
        key: path.parent / value if key in FILE_PARAMETERS and isinstance(value, str) else value
        for key, value in known.items()
        if value is not None
    }


def _parameters_cell(path: Path) -> ast.Module:
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        tagged = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", [])]
        source = tagged[0]["source"] if tagged else ""
        return ast.parse("".join(source))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, SyntaxError) as cause:
        raise NotebookError(
            f"{path.name} could not be read: {cause}.",
            remedy="Open the notebook in Jupyter and see that it is whole.",
        ) from cause


def cell_numbers(cells: Sequence[Any]) -> list[int]:
    """Return the numbers of an executed notebook's cells as its author counts them.

    The cell with the values that papermill was given is not one of the author's; it has the number
    of the cell before it.
    """
    counted = (int(INJECTED not in cell.get("metadata", {}).get("tags", [])) for cell in cells)
    return [max(number, 1) for number in accumulate(counted)]


def number_of_cell(path: Path, index: int) -> int:
    """Return the number of a cell of a notebook, by its place when papermill runs it."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    tags = [cell["metadata"].get("tags", []) for cell in cells]
    injected = next((i for i, tag in enumerate(tags) if INJECTED in tag), None)
    if injected is None:
        parameters = (i + 1 for i, tag in enumerate(tags) if "parameters" in tag)
        injected = next(parameters, 0)
    return index + 1 if index < injected else max(index, 1)


def cell_name(notebook: str, number: int, source: str) -> str:
    """Return the name of a cell in errors: its notebook, number and first line."""
    first_line = source.strip().splitlines()[0] if source.strip() else ""
    return f"{notebook}: cell {number} ({shorten(first_line)!r})"
