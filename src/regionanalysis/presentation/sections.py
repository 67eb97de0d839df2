"""Sections of a report: shown whole, or replaced by a note on what is missing."""

import re
from functools import cache
from importlib.resources import files
from types import TracebackType
from typing import Any, Self

from IPython.display import display
from markupsafe import Markup, escape
from pydantic import TypeAdapter

from regionanalysis.core.names import unknown_name
from regionanalysis.errors import MissingDataError, ParameterError
from regionanalysis.panel.provenance import Origin
from regionanalysis.presentation.blocks import (
    Block,
    Heading,
    Paragraph,
    data_tables,
    with_free_keys,
)
from regionanalysis.presentation.cells import Claims, current_run
from regionanalysis.presentation.citing import origins_of
from regionanalysis.presentation.data_table import DataTable
from regionanalysis.presentation.headings import CHAPTER, SECTION
from regionanalysis.presentation.keys import MISSING, key_of
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.late import Late
from regionanalysis.presentation.own_content import Described, blocks_of

# what a page shows of a section: in an executed notebook, beside what the notebook shows
PAGE_TYPE = "application/vnd.regionanalysis.page"

# what a section's figures and tables hold, there too
TABLES_TYPE = "application/vnd.regionanalysis.presentation.tables"
TABLES = TypeAdapter(list[DataTable])

# an output that makes blocks look well in a notebook, which the page has no use for
NOTEBOOK_ONLY = "notebook_only"

_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")


class Sections:
    """Hands out sections and remembers which chapters have begun and what was missing.

    Attributes
    ----------
    language
        Of headings and notes.
    show_missing
        Whether a note stands where a section would.
    optional
        What is missing from every report of a kind, and has no note.
    missing
        What was missing so far, by its name (``missing.<name>`` in ``locale``).
    shown
        Keys of the sections shown so far, in their order.
    """

    def __init__(
        self,
        language: Language,
        *,
        show_missing: bool = True,
        optional: frozenset[str] = frozenset(),
    ) -> None:
        self.language = language
        self.show_missing = show_missing
        self.optional = optional
        self.missing: dict[str, MissingDataError] = {}
        self.shown: dict[str, None] = {}
        self._left_out: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._cited: dict[str | None, tuple[Origin, ...]] = {}
        self._claims = Claims()
        self._late: list[tuple[Any, list[Block], dict[str, Any]]] = []

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Origins of the figures shown so far, in the order of their names."""
        cited = origins_of(*self._cited.values())
        return tuple(sorted(cited, key=lambda origin: (origin.name, origin.sha256)))

    @property
    def chapters(self) -> tuple[str, ...]:
        """Keys of the chapters shown so far, in their order."""
        return self._claims.names("chapter")

    @property
    def left_out(self) -> dict[str, str]:
        """What is missing from the sections that were not shown, by the section's key."""
        return {key: what for key, what in self._left_out.items() if key not in self.shown}

    def cite(self, *origins: Origin) -> None:
        """Add origins to those of the figures shown."""
        cell = current_run().cell
        self._cited[cell] = origins_of(self._cited.get(cell, ()), origins)

    def section(self, key: str, title: str = "") -> "Section":
        """Return a section; ``"jobs.level"`` is the section ``level`` of the chapter ``jobs``.

        Parameters
        ----------
        key
            A key of the report's own sections, or a new one: small letters, digits, underscores.
        title
            Heading of a chapter or section of one's own.

        Raises
        ------
        ParameterError
            For a key that cannot be one.
        """
        if not _KEY.fullmatch(key):
            raise ParameterError(
                f"{key!r} cannot be the key of a section.",
                remedy='Use small letters, digits and underscores, as in "mine" or "jobs.mine".',
            )
        if title:
            self._titles[key] = title
        return Section(self, key)

    def begin(self) -> None:
        """Take note of the cell that runs: what it showed before, it shows again."""
        if self._claims.begin(current_run()):
            self._cited.pop(current_run().cell, None)

    def display(self, blocks: list[Block], key: str) -> None:
        """Show blocks in the notebook, and for the page beside them, with the tables behind."""
        if not blocks:
            return
        self.cite(*origins_of(blocks))
        blocks = list(with_free_keys(blocks, self.table_name))
        chapter = key.partition(".")[0]
        continued = "" if _begins(blocks) else self._heading("chapter", chapter)
        display(
            {"text/html": _notebook_style(continued)},
            metadata={"text/html": {NOTEBOOK_ONLY: True}},
            raw=True,
        )
        shown: dict[str, Any] = {"text/plain": f"<{key}>", **_written(blocks)}
        tables = list(data_tables(blocks, _anchor(key), self.table_name))
        if tables:
            shown[TABLES_TYPE] = TABLES.dump_json(tables).decode()
        if not any(isinstance(block, Late) for block in blocks):
            display(shown, raw=True)
            return
        handle = display(shown, raw=True, display_id=f"regionanalysis-{len(self._late)}")
        self._late.append((handle, blocks, shown))

    def settle(self) -> None:
        """Display sections about the whole report again, where later sections have changed them."""
        for handle, blocks, shown in self._late:
            written = _written(blocks)
            if handle is not None and written[PAGE_TYPE] != shown[PAGE_TYPE]:
                shown.update(written)
                handle.update(shown, raw=True)

    def table_name(self, name: str) -> str:
        """Return the name of a table's file: the name given, numbered where it is taken."""
        return self._claims.numbered("table", name)

    def headings(self, key: str) -> list[Heading]:
        """Return the headings due before a section, the chapter's and its own, each once."""
        chapter = key.partition(".")[0]
        due = []
        if self._claims.claim("chapter", chapter):
            due.append(Heading(self._heading("chapter", chapter), chapter, 2))
        if key != chapter and self._claims.claim("section", key):
            due.append(Heading(self._heading("section", key), _anchor(key), 3))
        return due

    def _heading(self, kind: str, key: str) -> str:
        if key in self._titles:
            return self._titles[key]
        headings = {"chapter": CHAPTER, "section": SECTION}[kind]
        if key not in headings:
            error = unknown_name(kind, key, headings)
            error.remedy += f' For one of your own: section("{key}", title="…").'
            raise error
        return self.language.message(headings[key])

    def note_missing(self, key: str, missing: MissingDataError) -> list[Block]:
        """Return what to show instead of a section whose figures are not there."""
        self.missing[missing.what] = missing
        self._left_out[key] = missing.what
        noted = not self._claims.claim("missing", missing.what)
        if noted or not self.show_missing or missing.what in self.optional:
            return []
        chapter = key.partition(".")[0]
        note = Paragraph(
            self.language.message(key_of("note on missing", missing.what, MISSING)), "missing"
        )
        return [*self.headings(chapter), note]


class Section:
    """A section in the making: ``with report.section("short") as show: show(…)``.

    Nothing appears before the section is whole. Figures that are not there end the section and
    leave a note; any other error goes on and stops the report.
    """

    def __init__(self, sections: Sections, key: str) -> None:
        self._sections = sections
        self._key = key
        self._blocks: list[Block] = []

    def __call__(
        self,
        *content: Any,
        title: str = "",
        alt: str = "",
        source: str = "",
        data: Any = None,
        decimals: int | None = None,
    ) -> None:
        """Add to the section: blocks, or a figure, a table or a text of one's own.

        Parameters
        ----------
        *content
            Blocks of this package; a figure of matplotlib or seaborn; a DataFrame; a text.
        title
            What a figure or DataFrame shows, as its caption.
        alt
            What someone who cannot see a figure should know.
        source
            Where the numbers of a figure or DataFrame are from.
        data
            The numbers of a figure as a DataFrame, for a table and a download below it.
        decimals
            Decimals of the numbers in a DataFrame; as many as they need where not given.

        Raises
        ------
        ParameterError
            For a figure or DataFrame without its title, alternative text or source, and for
            what a page cannot show.
        """
        described = Described(title, alt, source, data, decimals)
        self._blocks += blocks_of(
            content, described, self._sections.language, self._sections.table_name
        )

    def __enter__(self) -> Self:
        self._sections.begin()
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
                self._sections.shown[self._key] = None
            return False
        if isinstance(error, MissingDataError):
            self._sections.display(self._sections.note_missing(self._key, error), self._key)
            return True
        return False


def _anchor(key: str) -> str:
    """Return a section's key as it stands in addresses and names of files."""
    return key.replace(".", "-").replace("_", "-")


def _written(blocks: list[Block]) -> dict[str, str]:
    """Return blocks as the notebook and as the page show them."""
    return {
        "text/html": _framed(block.html(notebook=True) for block in blocks),
        PAGE_TYPE: _framed(block.html() for block in blocks),
    }


def _framed(html: Any) -> str:
    return f'<div class="regionanalysis">\n{"".join(html)}</div>\n'


def _begins(blocks: list[Block]) -> bool:
    """Return whether blocks begin with the heading of their chapter."""
    return isinstance(blocks[0], Heading) and blocks[0].level == 2  # noqa: PLR2004 - h2


def _notebook_style(continued: str) -> str:
    """Return the style sheet of notebooks, and the chapter that a section goes on with.

    Every section has the sheet, so that a deleted cell or a second run cannot remove it.
    """
    line = Markup('<p class="continued">{}</p>').format(continued) if continued else ""
    return f'<style>\n{_style_sheet()}</style><div class="regionanalysis">{escape(line)}</div>'


@cache
def _style_sheet() -> str:
    sheet = files("regionanalysis.presentation").joinpath("notebook.css")
    return sheet.read_text(encoding="utf-8")
