"""What a page is made of: headings, paragraphs, figures and tables, as accessible HTML.

A block knows how to write itself and nothing of where its figures came from. All text is
escaped where it enters the page. In a notebook a drawing is an image, which JupyterLab shows also
when the notebook is not trusted; on the page it is part of the document.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypedDict

from markupsafe import Markup

from regionanalysis.panel.provenance import Origin
from regionanalysis.presentation.amounts import FormattedInterval, FormattedNumber
from regionanalysis.presentation.citing import Cites, origins_of
from regionanalysis.presentation.data_table import DataTable, data_table
from regionanalysis.presentation.directory import Directory
from regionanalysis.presentation.drawing import image_address, labelled, view_width
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.late import Late
from regionanalysis.presentation.macros import macro
from regionanalysis.presentation.wording import plain

PIXELS_PER_POINT = 4 / 3


@dataclass(frozen=True)
class Heading:
    """A heading with an anchor; level 2 is a chapter, level 3 a section."""

    text: str
    anchor: str
    level: int

    def html(self, *, notebook: bool = False) -> Markup:  # noqa: ARG002 - the same in both
        """Return the heading as HTML."""
        return macro("heading")(self.level, self.anchor, self.text)


@dataclass(frozen=True)
class Paragraph(Cites):
    """A paragraph; ``kind`` is a class of the page's style (``lead``, ``note``, ``caveat``)."""

    text: str
    kind: str = ""

    def html(self, *, notebook: bool = False) -> Markup:  # noqa: ARG002 - the same in both
        """Return the paragraph as HTML."""
        return macro("paragraph")(self.text, self.kind)


@dataclass(frozen=True)
class DescriptionList(Cites):
    """A list of short statements.

    Attributes
    ----------
    items
        Term and statement of each; all terms are empty in a list without.
    kind
        A class of the page's style.
    """

    items: Sequence[tuple[str, str]]
    kind: str = ""

    def html(self, *, notebook: bool = False) -> Markup:  # noqa: ARG002 - the same in both
        """Return a description list when there are terms, otherwise a plain list."""
        with_terms = any(term for term, _ in self.items)
        name = "description_list" if with_terms else "plain_list"
        return macro(name)(self.items, self.kind or "points")


@dataclass(frozen=True)
class KeyFigures(Cites):
    """A few figures to remember: what each is, how much, and what it means."""

    items: Sequence[tuple[str, str, str]]

    def html(self, *, notebook: bool = False) -> Markup:  # noqa: ARG002 - the same in both
        """Return a description list with the amounts set large."""
        return macro("key_figures")(self.items)


@dataclass(frozen=True)
class SideBySide:
    """Text and what it is about, side by side where there is room, otherwise in that order."""

    text: "Sequence[Block]"
    media: "Sequence[Block]"

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Origins of the figures in it."""
        return origins_of(*self.text, *self.media)

    def html(self, *, notebook: bool = False) -> Markup:
        """Return both in a frame that the style sheet divides."""
        text, media = (
            Markup("").join(block.html(notebook=notebook) for block in part)
            for part in (self.text, self.media)
        )
        return macro("side_by_side")(text, media)


class Download(TypedDict):
    """A link to a table's values as CSV, with a title of its own."""

    key: str
    address: str
    label: str
    title: str


@dataclass(frozen=True)
class Table(Cites):
    """A table with caption and header cells.

    Attributes
    ----------
    caption
        What the table holds.
    columns
        Column headings; the first is over the row headings.
    rows
        One tuple a row, already written as text; the first is the row's heading.
    numeric
        Whether the cells after the first are figures, set to the right; None to decide it column
        by column.
    totals
        How many rows at the end are totals.
    note
        What to know about the figures, below the table; empty for nothing.
    file_note
        What the file of the figures has in its place, where a page explains it elsewhere.
    key
        Name of its file, which a link below the table then leads to; empty for a name by its
        section and no link.
    language
        Of the link.
    finer
        Rows that a row opens to, by its position: parts of it, each with its heading.
    """

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: bool | None = True
    totals: int = 0
    note: str = ""
    file_note: str = ""
    key: str = ""
    language: Language | None = None
    finer: Mapping[int, Sequence[Sequence[str]]] = field(default_factory=dict)

    def html(self, *, notebook: bool = False) -> Markup:
        """Return the table in a frame that can be scrolled sideways with the keyboard."""
        numbers = self._number_columns() if self.numeric is None else ()
        kinds = {True: "numeric", False: "text", None: "mixed"}
        return macro("table")(
            caption=self.caption,
            kind=kinds[self.numeric],
            columns=self.columns,
            rows=self.rows,
            first_total=len(self.rows) - self.totals,
            numbers=numbers,
            note=self.note,
            download=None if notebook else self._download(),
            finer=self.finer,
        )

    def data(self, key: str, **about: str) -> DataTable:
        """Return the values behind the cells, under a key that is the name of their file."""
        described = {"caption": self.caption, "note": plain(self.file_note or self.note), **about}
        return data_table(key, self.columns, self._all_rows(), **described)

    def _all_rows(self) -> list[Sequence[str]]:
        """Return the rows with those that they open to, named by both."""
        rows: list[Sequence[str]] = []
        for position, row in enumerate(self.rows):
            rows.append(row)
            rows += [(f"{row[0]}: {part[0]}", *part[1:]) for part in self.finer.get(position, ())]
        return rows

    def _number_columns(self) -> frozenset[int]:
        return frozenset(
            column
            for column in range(1, len(self.columns))
            if any(
                isinstance(row[column], FormattedNumber | FormattedInterval) for row in self.rows
            )
        )

    def _download(self) -> Download | None:
        if not self.key or self.language is None:
            return None
        return csv_download(self.data(self.key), self.caption, self.language)


def csv_download(data: DataTable, title: str, language: Language) -> Download:
    """Return a link to a table's values as CSV, which the page holds itself."""
    return {
        "key": data.key,
        "address": data.csv_address(language.code),
        "label": language.message("figure.download"),
        "title": title,
    }


@dataclass(frozen=True)
class Figure(Cites):
    """A figure: the finding as title, what is measured below it, and its figures in a table.

    Attributes
    ----------
    key
        Its name on the page and that of its file; letters, digits and hyphens.
    title, subtitle
        The finding; and measure, unit, place and years.
    alternative
        What someone who cannot see the figure should know.
    source
        The source line below it.
    wide, narrow
        The drawing as SVG for a page and for a phone.
    table
        The values that are drawn.
    language
        Of the words around it.
    """

    key: str
    title: str
    subtitle: str
    alternative: str
    source: str
    wide: str
    narrow: str
    table: Table
    language: Language

    def html(self, *, notebook: bool = False) -> Markup:
        """Return the figure with both drawings; the style sheet shows the one that fits.

        In a notebook it has the wide one, as an image.
        """
        if notebook:
            plot = _image(self.wide, self.alternative, view_width(self.wide))
        else:
            wide, narrow = (labelled(svg, self.alternative) for svg in (self.wide, self.narrow))
            plot = macro("two_drawings")(wide, narrow)
        return macro("figure")(
            id=f"fig-{self.key}",
            caption=macro("figcaption")(self.title, self.subtitle, always=True),
            plot=plot,
            source=self.source,
            details=folded_table(
                self.title, self.table, None if notebook else self.data(), self.language
            ),
        )

    def data(self) -> DataTable:
        """Return the values that the figure shows."""
        about = {"title": self.title, "subtitle": self.subtitle, "source": plain(self.source)}
        return self.table.data(self.key, **about)


def _image(svg: str, alternative: str, width: int) -> Markup:
    return macro("image")(image_address(svg, width), alternative, width)


def folded_table(title: str, table: Table, data: DataTable | None, language: Language) -> Markup:
    """Return a table that opens when asked for, with a link to its data where they are given."""
    return macro("folded")(
        show=language.message("figure.show_table"),
        title=title,
        table=table.html(),
        download=None if data is None else csv_download(data, title, language),
    )


@dataclass(frozen=True)
class Plot:
    """A figure of one's own: one drawing, with title, alternative text and source.

    Attributes
    ----------
    key
        Its name on the page; letters, digits and hyphens.
    title, alternative, source
        As of a `Figure`.
    svg
        The drawing, for every width: on a narrow page it is scrolled sideways.
    table
        The values that are drawn; None where they are not given.
    language
        Of the words around it.
    """

    key: str
    title: str
    alternative: str
    source: str
    svg: str
    table: Table | None
    language: Language

    def html(self, *, notebook: bool = False) -> Markup:
        """Return the figure, its drawing on white paper by day and by night."""
        # a drawing is measured in points, and shown at the size it was made for
        width = round(view_width(self.svg) * PIXELS_PER_POINT)
        if notebook:
            plot = _image(self.svg, self.alternative, width)
        else:
            plot = macro("own_drawing")(
                labelled(self.svg, self.alternative), self.alternative, width
            )
        data = None if notebook else self.data()
        return macro("figure")(
            id=f"fig-{self.key}" if self.table else f"plot-{self.key}",
            caption=macro("figcaption")(self.title, "", always=False),
            plot=plot,
            source=self.source,
            details=folded_table(self.title, self.table, data, self.language) if self.table else "",
        )

    def data(self) -> DataTable | None:
        """Return the values that are drawn; None where they are not given."""
        if self.table is None:
            return None
        return self.table.data(self.key, title=self.title, source=plain(self.source))


Block = (
    Heading
    | Paragraph
    | DescriptionList
    | KeyFigures
    | SideBySide
    | Table
    | Figure
    | Plot
    | Directory
    | Late
)

# gives a name its own number where it is taken: ``why``, ``why-2``
Numbered = Callable[[str], str]


def data_tables(blocks: Iterable[Block], name: str, numbered: Numbered) -> Iterator[DataTable]:
    """Yield the data of the figures and tables among blocks, in their order.

    A figure has a key. A table without one is called ``name``, numbered where that is taken.
    """
    for block in _unframed(blocks):
        if isinstance(block, Figure | Plot):
            data = block.data()
            if data is not None:
                yield data
        elif isinstance(block, Table):
            yield block.data(block.key or numbered(name))


def with_free_keys(blocks: Iterable[Block], numbered: Numbered) -> Iterator[Block]:
    """Yield blocks; figures whose key is taken, as in a section shown twice, get a number."""
    for block in blocks:
        if isinstance(block, Figure | Directory):
            yield replace(block, key=numbered(block.key))
        elif isinstance(block, Late):
            yield block.numbered(numbered)
        elif isinstance(block, SideBySide):
            parts = (list(with_free_keys(part, numbered)) for part in (block.text, block.media))
            yield SideBySide(*parts)
        else:
            yield block


def _unframed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, and instead of a frame those within it."""
    for block in blocks:
        if isinstance(block, SideBySide):
            yield from _unframed((*block.text, *block.media))
        else:
            yield block
