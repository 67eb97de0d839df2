"""A list of many places to look one up in, that needs no script."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from regionanalysis.presentation.citing import Cites
from regionanalysis.presentation.macros import macro

Entry = tuple[str, str, Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Directory(Cites):
    """Many entries under their first letters, each with its facts folded: no script to search.

    Attributes
    ----------
    label
        What the letters are, for those who cannot see them.
    entries
        Name, a figure beside it, and the facts (term and value) under it, in the order shown.
    initials
        The letter each entry is under.
    key
        Begins the anchors of the letters; a copy has another.
    """

    label: str
    entries: Sequence[Entry]
    initials: Sequence[str]
    key: str = "letter"

    def html(self, *, notebook: bool = False) -> Markup:  # noqa: ARG002 - the same in both
        """Return links to the letters, and the entries under each."""
        letters: dict[str, list[Entry]] = {}
        for letter, entry in zip(self.initials, self.entries, strict=True):
            letters.setdefault(letter, []).append(entry)
        return macro("directory")(self.label, letters, self.key)
