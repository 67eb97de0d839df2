"""What a page is made of: headings, paragraphs, figures and tables, as accessible HTML.

A block knows how to write itself and nothing of where its figures came from. All text is
escaped where it enters the page.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from regionanalysis.presentation.data_table import DataTable, data_table
from regionanalysis.presentation.directory import Directory
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.wording import plain


@dataclass(frozen=True)
class Heading:
    """A heading with an anchor; level 2 is a chapter, level 3 a section."""

    text: str
    anchor: str
    level: int

    def html(self) -> Markup:
        """Return the heading as HTML."""
        tag = f"h{self.level}"
        return Markup("<{tag} id='{anchor}'>{text}</{tag}>\n").format(
            tag=tag, anchor=self.anchor, text=self.text
        )


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``kind`` is a class of the page's style (``lead``, ``note``, ``caveat``)."""

    text: str
    kind: str = ""

    def html(self) -> Markup:
        """Return the paragraph as HTML."""
        kind = Markup(' class="{}"').format(self.kind) if self.kind else ""
        return Markup("<p{}>{}</p>\n").format(kind, self.text)


@dataclass(frozen=True)
class DescriptionList:
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

    def html(self) -> Markup:
        """Return a description list when there are terms, otherwise a plain list."""
        if any(term for term, _ in self.items):
            rows = Markup("").join(
                Markup("<div><dt>{}</dt><dd>{}</dd></div>\n").format(*item) for item in self.items
            )
            return Markup('<dl class="{}">\n{}</dl>\n').format(self.kind or "points", rows)
        rows = Markup("").join(Markup("<li>{}</li>\n").format(text) for _, text in self.items)
        return Markup('<ul class="{}">\n{}</ul>\n').format(self.kind or "points", rows)


@dataclass(frozen=True)
class KeyFigures:
    """A few figures to remember: what each is, how much, and what it means."""

    items: Sequence[tuple[str, str, str]]

    def html(self) -> Markup:
        """Return a description list with the amounts set large."""
        rows = Markup("").join(
            Markup('<div><dt>{}</dt><dd><span class="amount">{}</span> {}</dd></div>\n').format(
                *item
            )
            for item in self.items
        )
        return Markup('<dl class="key-figures">\n{}</dl>\n').format(rows)


@dataclass(frozen=True)
class SideBySide:
    """Words and what they are about, side by side where there is room, otherwise in that order."""

    told: "Sequence[Block]"
    shown: "Sequence[Block]"

    def html(self) -> Markup:
        """Return both in a frame that the style sheet divides."""
        told, shown = (
            Markup("").join(block.html() for block in part) for part in (self.told, self.shown)
        )
        return Markup(
            '<div class="beside">\n<div class="told">\n{}</div>\n<div>\n{}</div>\n</div>\n'
        ).format(told, shown)


@dataclass(frozen=True)
class Table:
    """A table with caption and header cells.

    Attributes
    ----------
    columns
        Column headings; the first is over the row headings.
    rows
        One tuple a row, already written as text; the first is the row's heading.
    numeric
        Whether the cells after the first are figures, set to the right.
    totals
        How many rows at the end are totals.
    note
        What to know about the figures, below the table; empty for nothing.
    """

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: bool = True
    totals: int = 0
    note: str = ""

    def html(self) -> Markup:
        """Return the table in a frame that can be scrolled sideways with the keyboard."""
        first_total = len(self.rows) - self.totals
        head = Markup("").join(Markup("<th scope='col'>{}</th>").format(c) for c in self.columns)
        body = Markup("").join(
            self._row(row, total=at >= first_total) for at, row in enumerate(self.rows)
        )
        note = Paragraph(self.note, "source").html() if self.note else ""
        return Markup(
            '<div class="scroll" role="region" aria-label="{caption}" tabindex="0">'
            '<table class="{kind}"><caption>{caption}</caption>\n'
            "<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table></div>\n{note}"
        ).format(
            caption=self.caption,
            kind="numeric" if self.numeric else "text",
            head=head,
            body=body,
            note=note,
        )

    def data(self, key: str, **about: str) -> DataTable:
        """Return the values behind the cells, under a key that is the name of their file."""
        told = {"caption": self.caption, "note": self.note, **about}
        return data_table(key, self.columns, self.rows, **told)

    @staticmethod
    def _row(row: Sequence[str], *, total: bool) -> Markup:
        cells = Markup("").join(Markup("<td>{}</td>").format(cell) for cell in row[1:])
        return Markup("<tr{}><th scope='row'>{}</th>{}</tr>\n").format(
            Markup(' class="total"') if total else "", row[0], cells
        )


@dataclass(frozen=True)
class Figure:
    """A figure: the finding as title, what is measured below it, and its figures in a table.

    Attributes
    ----------
    key
        Its name on the page and that of its file; letters, digits and hyphens.
    title, subtitle
        The finding; and measure, unit, place and years.
    alternative
        What someone who cannot see the figure should know.
    wide, narrow
        The drawing as SVG for a page and for a phone.
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

    def html(self) -> Markup:
        """Return the figure with both drawings; the style sheet shows the one that fits."""
        return Markup(
            '<figure id="fig-{key}">\n<figcaption><p class="fig-title">{title}</p>'
            '<p class="fig-subtitle">{subtitle}</p></figcaption>\n'
            '<div class="plot wide">{wide}</div>\n<div class="plot narrow">{narrow}</div>\n'
            '<p class="source">{source}</p>\n'
            "<details><summary>{show}<span class='aside'>: {title}</span></summary>\n"
            "{table}"
            '<p class="download"><a href="{address}" download="{key}.csv">{download}'
            "<span class='aside'>: {title}</span></a></p></details>\n</figure>\n"
        ).format(
            key=self.key,
            title=self.title,
            subtitle=self.subtitle,
            wide=self._drawing(self.wide),
            narrow=self._drawing(self.narrow),
            source=self.source,
            show=self.language.message("figure.show_table"),
            table=self.table.html(),
            address=self.data().csv_address(),
            download=self.language.message("figure.download"),
        )

    def data(self) -> DataTable:
        """Return the values that the figure shows."""
        about = {"title": self.title, "subtitle": self.subtitle, "source": plain(self.source)}
        return self.table.data(self.key, **about)

    def _drawing(self, svg: str) -> Markup:
        label = Markup('role="img" aria-label="{}" ').format(self.alternative)
        return Markup(svg.replace("<svg ", f"<svg {label}", 1))  # noqa: S704 - our own drawing


Block = Heading | Paragraph | DescriptionList | KeyFigures | SideBySide | Table | Figure | Directory


def data_tables(blocks: Iterable[Block], name: str, named: Counter[str]) -> Iterator[DataTable]:
    """Yield the data of the figures and tables among blocks, in their order.

    A figure has a key. A table is called ``name``, and the next one ``name-2``; ``named`` counts
    how many there are of each name, and is counted up.
    """
    for block in _unframed(blocks):
        if isinstance(block, Figure):
            yield block.data()
        elif isinstance(block, Table):
            named[name] += 1
            yield block.data(name if named[name] == 1 else f"{name}-{named[name]}")


def _unframed(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, and instead of a frame those within it."""
    for block in blocks:
        if isinstance(block, SideBySide):
            yield from _unframed((*block.told, *block.shown))
        else:
            yield block
