"""Which notebook cell runs, and what it has put on the page: to be forgotten when it runs again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from IPython.core.getipython import get_ipython


@dataclass(frozen=True)
class CellRun:
    """A run of a cell.

    Attributes
    ----------
    cell
        What the cell is known by; None where that is not known, as in a script.
    count
        Which run of the notebook's it is.
    """

    cell: str | None
    count: int


def current_run() -> CellRun:
    """Return the run of the cell that calls; the same in all of a script.

    JupyterLab and others that use its protocol tell a kernel which cell they send. A program that
    runs every cell once, from the first to the last, need not.
    """
    shell: Any = get_ipython()
    if shell is None:
        return CellRun(None, 0)
    # a shell in a terminal has none
    parent: Callable[[], Any] | None = getattr(shell, "get_parent", None)
    about = ((parent() if parent else None) or {}).get("metadata") or {}
    cell = about.get("cellId")
    return CellRun(None if cell is None else str(cell), int(shell.execution_count))


@dataclass
class Claims:
    """Names that stand once in a report, and the cell that put each there.

    A cell that runs again gives up its names first, so that it shows what it showed before.
    """

    _run: CellRun | None = None
    _owners: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def begin(self, run: CellRun) -> bool:
        """Take note of what runs; forget the names of a cell that runs, which may run again.

        Return whether they were forgotten.
        """
        begun = run != self._run and run.cell is not None
        if begun:
            self._owners = {
                name: owner for name, owner in self._owners.items() if owner != run.cell
            }
        self._run = run
        return begun

    def claim(self, kind: str, name: str) -> bool:
        """Return whether a name is free, and take it."""
        if (kind, name) in self._owners:
            return False
        self._owners[kind, name] = self._run.cell if self._run else None
        return True

    def numbered(self, kind: str, name: str) -> str:
        """Return a name with the first number that makes it free, and take it: ``why-2``."""
        number = 1
        while not self.claim(kind, found := name if number == 1 else f"{name}-{number}"):
            number += 1
        return found

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the names of a kind that are taken, in the order they were."""
        return tuple(name for of, name in self._owners if of == kind)
