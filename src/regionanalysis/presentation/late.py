"""Blocks about the whole report, which are right wherever in the report they are shown.

The list of sources and the list of what is missing depend on every section. A section that shows
one is written at once, and again when the report ends, if other sections have come after it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar, overload

from markupsafe import Markup

from regionanalysis.presentation.citing import Cites

Item = TypeVar("Item")


class Written(Protocol):
    """A block, as far as it is written."""

    def html(self, *, notebook: bool = False) -> Markup:
        """Return the block as HTML."""


class Live(Sequence[Item]):
    """A list as it is whenever it is read."""

    def __init__(self, read: Callable[[], Sequence[Item]]) -> None:
        self._read = read

    @overload
    def __getitem__(self, position: int) -> Item: ...
    @overload
    def __getitem__(self, position: slice) -> Sequence[Item]: ...
    def __getitem__(self, position: Any) -> Any:
        """Return an item, or several."""
        return self._read()[position]

    def __len__(self) -> int:
        """Return how many items there are now."""
        return len(self._read())

    def __eq__(self, other: object) -> bool:
        """Return whether the items are now those of another list."""
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        """Return the hash of the list itself, whatever is in it."""
        return id(self)


@dataclass(frozen=True)
class Late(Cites):
    """Blocks that are written each time they are displayed, from a list that may have changed.

    Attributes
    ----------
    key
        What they are about.
    write
        Function that returns the blocks; anchors of their headings end with the text it is given.
    suffix
        That text: empty but for a copy, whose headings need anchors of their own.
    """

    key: str
    write: Callable[[str], Sequence[Written]]
    suffix: str = ""

    def html(self, *, notebook: bool = False) -> Markup:
        """Return the blocks as HTML, as they are now."""
        return Markup("").join(block.html(notebook=notebook) for block in self.write(self.suffix))

    def numbered(self, name: Callable[[str], str]) -> "Late":
        """Return the blocks with a suffix that ``name`` gives where others have the same key."""
        key = f"about-{self.key}"
        return replace(self, suffix=name(key).removeprefix(key))
