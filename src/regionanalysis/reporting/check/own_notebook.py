"""What to know of a notebook of one's own before its report is built: notes, and what will fail.

The rules of the project's notebooks (short cells, no loops, no text) are not for a researcher's
own, which may plot and loop. What ties a cell to another matters in both: a cell that is deleted
or moved should not stop the report.
"""

import ast
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from IPython.core.inputtransformer2 import TransformerManager

from regionanalysis.reporting.check.bound_names import BUILT_IN, names_of
from regionanalysis.reporting.check.notebook import FORBIDDEN, PACKAGE, code_cells, is_parameters

# the function that hands the report over
FINISH = "finish"

# what IPython binds for every cell
IN_NOTEBOOKS = frozenset({"display", "get_ipython", "In", "Out", "exit", "quit", "_", "__", "___"})

# calls that bind names which cannot be read from the code
_BIND_UNSEEN = frozenset({"exec", "globals", "run_line_magic", "run_cell_magic"})

Cell = tuple[int, dict[str, Any], ast.Module]


class NotebookNotes(NamedTuple):
    """What is worth knowing of a notebook, in sentences.

    Attributes
    ----------
    faults
        Why its report would fail.
    notes
        What to mind; the report is built all the same.
    """

    faults: list[str]
    notes: list[str]


def notebook_notes(notebook: Path) -> NotebookNotes:
    """Return what is worth knowing of a notebook of one's own.

    Raises
    ------
    NotebookError
        When it cannot be read as a notebook.
    """
    # lines such as %matplotlib inline are no Python
    cells = list(code_cells(notebook, TransformerManager().transform_cell))
    faults = [*_unbound(cells), *_unfinished(cells)]
    notes = [*_without_parameters(cells), *_tied(cells), *_beyond_the_rules(cells)]
    return NotebookNotes(faults, notes)


def _unbound(cells: Sequence[Cell]) -> Iterator[str]:
    """Yield the names that no cell binds before the one that uses them."""
    if any(_binds_unseen(tree) for _, _, tree in cells):
        return
    known = set(BUILT_IN | IN_NOTEBOOKS)
    later = {name: number for number, _, tree in cells for name in names_of(tree).bound}
    for number, _, tree in cells:
        names = names_of(tree, known, in_functions=False)
        known |= names.bound
        for name in sorted(names.unbound):
            where = later.get(name, 0)
            which = f"and cell {where} binds it later" if where > number else "which no cell binds"
            yield f"Cell {number} uses {name}, {which}."


def _binds_unseen(tree: ast.Module) -> bool:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
            return True
        if isinstance(node, ast.Call) and _called(node) in _BIND_UNSEEN:
            return True
    return False


def _called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _unfinished(cells: Sequence[Cell]) -> Iterator[str]:
    """Yield a sentence where nothing hands the report over."""
    calls = (node for _, _, tree in cells for node in ast.walk(tree) if isinstance(node, ast.Call))
    if not any(_called(call) == FINISH for call in calls):
        yield "No cell calls finish(report), which hands the report over: let it be the last cell."


def _without_parameters(cells: Sequence[Cell]) -> Iterator[str]:
    tagged = [number for number, cell, _ in cells if is_parameters(cell)]
    if not tagged:
        yield (
            "No cell is tagged parameters, so the report takes no region, language or other "
            "option from the command line."
        )
    for number in tagged[1:]:
        yield f"Cell {number} is tagged parameters too, and only cell {tagged[0]} is used as such."


def _tied(cells: Sequence[Cell]) -> Iterator[str]:
    """Yield the cells that are tied to another which is not the set-up cell."""
    others = [(number, tree) for number, cell, tree in cells if not is_parameters(cell)]
    if not others:
        return
    (setup, first), *sections = others
    common = BUILT_IN | IN_NOTEBOOKS | names_of(first).bound
    for _, cell, tree in cells:
        common |= names_of(tree).bound if is_parameters(cell) else frozenset()
    binder: dict[str, int] = {}
    users: dict[int, tuple[set[int], set[str]]] = {}
    for number, tree in sections:
        names = names_of(tree, common)
        for name in names.unbound & binder.keys():
            tied, shared = users.setdefault(binder[name], (set(), set()))
            tied.add(number)
            shared.add(name)
        binder |= dict.fromkeys(names.bound - common, number)
    for number, (tied, shared) in sorted(users.items()):
        yield (
            f"{_counted(tied).capitalize()} {'uses' if len(tied) == 1 else 'use'} "
            f"{_listed(sorted(shared))} from cell {number}. Bind what they share in the set-up "
            f"cell (cell {setup}), and each cell can be deleted or moved."
        )


def _counted(numbers: Collection[int]) -> str:
    return f"{'cell' if len(numbers) == 1 else 'cells'} {_listed(list(map(str, sorted(numbers))))}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _beyond_the_rules(cells: Sequence[Cell]) -> Iterator[str]:
    """Yield one sentence on cells that do what the project's own do in the package."""
    numbers = [number for number, cell, tree in cells if not is_parameters(cell) and _is_free(tree)]
    if numbers:
        yield (
            f"There are imports, loops or functions of your own in {_counted(numbers)}. That is "
            "fine in your notebook; what several notebooks need is better in a module, where it "
            "can be tested."
        )


def _is_free(tree: ast.Module) -> bool:
    for node in ast.walk(tree):
        if type(node) in FORBIDDEN:
            return True
        if isinstance(node, ast.Import) and any(
            alias.name.split(".")[0] != PACKAGE for alias in node.names
        ):
            return True
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] != PACKAGE:
            return True
    return False
