"""Sections of a report: shown whole, or replaced by a note on what is missing."""

from collections import Counter
from importlib.resources import files
from types import TracebackType
from typing import Any, Self

from IPython.display import HTML, display
from pydantic import TypeAdapter

from regionanalysis.errors import MissingDataError
from regionanalysis.presentation.blocks import Block, Heading, Paragraph, data_tables
from regionanalysis.presentation.data_table import DataTable
from regionanalysis.presentation.headings import CHAPTER, SECTION
from regionanalysis.presentation.keys import MISSING, key_of
from regionanalysis.presentation.language import Language

# what a section's figures and tables hold, beside its HTML in the executed notebook
TABLES_TYPE = "application/vnd.regionanalysis.presentation.tables"
TABLES = TypeAdapter(list[DataTable])

# an output that makes blocks look well in a notebook, which the page has no use for
NOTEBOOK_ONLY = "notebook_only"


class Sections:
    """Hands out sections and remembers which chapters have begun and what was missing.

    Attributes
    ----------
    language
        Of headings and notes.
    show_missing
        Whether a note stands where a section would.
    untold
        What is missing from every report of a kind, and has no note.
    missing
        What was missing so far, by its name (``missing.<name>`` in ``locale``).
    """

    def __init__(
        self,
        language: Language,
        *,
        show_missing: bool = True,
        untold: frozenset[str] = frozenset(),
    ) -> None:
        self.language = language
        self.show_missing = show_missing
        self.untold = untold
        self.missing: dict[str, MissingDataError] = {}
        self._begun: set[str] = set()
        self._tables: Counter[str] = Counter()
        self._styled = False

    def section(self, key: str) -> "Section":
        """Return a section; ``"jobs.level"`` is the section ``level`` of the chapter ``jobs``."""
        return Section(self, key)

    def display(self, blocks: list[Block], key: str) -> None:
        """Show blocks in the notebook, with what their figures and tables hold beside them."""
        if not blocks:
            return
        if not self._styled:
            self._styled = True
            display(HTML(_notebook_style()), metadata={"text/html": {NOTEBOOK_ONLY: True}})
        body = "".join(block.html() for block in blocks)
        shown: dict[str, Any] = {"text/html": f'<div class="regionanalysis">\n{body}</div>\n'}
        tables = list(data_tables(blocks, _anchor(key), self._tables))
        if tables:
            shown[TABLES_TYPE] = TABLES.dump_json(tables).decode()
        display(shown, raw=True)

    def headings(self, key: str) -> list[Heading]:
        """Return the headings due before a section, the chapter's and its own, each once."""
        chapter = key.partition(".")[0]
        due = []
        if chapter not in self._begun:
            due.append(
                Heading(self.language.message(key_of("chapter", chapter, CHAPTER)), chapter, 2)
            )
        if key not in self._begun | {chapter}:
            due.append(
                Heading(self.language.message(key_of("section", key, SECTION)), _anchor(key), 3)
            )
        self._begun |= {chapter, key}
        return due

    def note_missing(self, key: str, missing: MissingDataError) -> list[Block]:
        """Return what to show instead of a section whose figures are not there."""
        seen = missing.what in self.missing
        self.missing[missing.what] = missing
        if seen or not self.show_missing or missing.what in self.untold:
            return []
        chapter = key.partition(".")[0]
        note = Paragraph(
            self.language.message(key_of("note on missing", missing.what, MISSING)), "missing"
        )
        return [*self.headings(chapter), note]


class Section:
    """A section in the making: ``with study.section("short") as show: show(…)``.

    Nothing appears before the section is whole. Figures that are not there end the section and
    leave a note; any other error goes on and stops the report.
    """

    def __init__(self, sections: Sections, key: str) -> None:
        self._sections = sections
        self._key = key
        self._blocks: list[Block] = []

    def __call__(self, *blocks: Block) -> None:
        """Add blocks to the section."""
        self._blocks.extend(blocks)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        if error is None:
            # with nothing to show there is nothing to head
            if self._blocks:
                due = self._sections.headings(self._key)
                self._sections.display([*due, *self._blocks], self._key)
            return False
        if isinstance(error, MissingDataError):
            self._sections.display(self._sections.note_missing(self._key, error), self._key)
            return True
        return False


def _anchor(key: str) -> str:
    """Return a section's key as it stands in addresses and names of files."""
    return key.replace(".", "-").replace("_", "-")


def _notebook_style() -> str:
    sheet = (
        files("regionanalysis.presentation").joinpath("notebook.css").read_text(encoding="utf-8")
    )
    return f"<style>\n{sheet}</style>"
