"""A list of many places to look one up in, that needs no script."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Directory:
    """Many entries under their first letters, each with its facts folded: no script to search.

    Attributes
    ----------
    label
        What the letters are, for those who cannot see them.
    entries
        Name, a figure beside it, and the facts (term and value) under it, in the order shown.
    initials
        The letter each entry is under.
    """

    label: str
    entries: Sequence[tuple[str, str, Sequence[tuple[str, str]]]]
    initials: Sequence[str]

    def html(self) -> Markup:
        """Return links to the letters, and the entries under each."""
        letters: dict[str, list[Markup]] = {}
        for letter, entry in zip(self.initials, self.entries, strict=True):
            letters.setdefault(letter, []).append(self._entry(*entry))
        links = Markup(" ").join(
            Markup('<a href="#letter-{at}">{letter}</a>').format(at=at, letter=letter)
            for at, letter in enumerate(letters)
        )
        groups = Markup("").join(
            Markup(
                '<section aria-labelledby="letter-{at}"><h3 id="letter-{at}">{letter}</h3>\n'
                "{entries}</section>\n"
            ).format(at=at, letter=letter, entries=Markup("").join(entries))
            for at, (letter, entries) in enumerate(letters.items())
        )
        return Markup(
            '<nav class="letters" aria-label="{}">{}</nav>\n<div class="directory">{}</div>\n'
        ).format(self.label, links, groups)

    @staticmethod
    def _entry(name: str, figure: str, facts: Sequence[tuple[str, str]]) -> Markup:
        rows = Markup("").join(
            Markup("<div><dt>{}</dt><dd>{}</dd></div>\n").format(*fact) for fact in facts
        )
        return Markup(
            '<details class="entry"><summary>{} <span class="figure">{}</span></summary>'
            '<dl class="facts">{}</dl></details>\n'
        ).format(name, figure, rows)
