"""What a page is made of: headings, paragraphs, figures and tables, as accessible HTML.

A block knows how to write itself and nothing of where its figures came from. All text is
escaped where it enters the page.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from regionanalysis.data_table import DataTable, data_table
from regionanalysis.language import Language, plain


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
class Points:
    """A list of short statements; an item may have a term in front."""

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
class Beside:
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
            show=self.language.say("figure.show_table"),
            table=self.table.html(),
            address=self.data().csv_address(),
            download=self.language.say("figure.download"),
        )

    def data(self) -> DataTable:
        """Return the values that the figure shows."""
        about = {"title": self.title, "subtitle": self.subtitle, "source": plain(self.source)}
        return self.table.data(self.key, **about)

    def _drawing(self, svg: str) -> Markup:
        label = Markup('role="img" aria-label="{}" ').format(self.alternative)
        return Markup(svg.replace("<svg ", f"<svg {label}", 1))  # noqa: S704 - our own drawing


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


Block = Heading | Paragraph | Points | KeyFigures | Beside | Table | Figure | Directory


def data_tables(blocks: Iterable[Block], name: str) -> Iterator[DataTable]:
    """Yield the data of the figures and tables among blocks; ``name`` is what tables are called."""
    alone = 0
    for block in blocks:
        if isinstance(block, Figure):
            yield block.data()
        elif isinstance(block, Beside):
            yield from data_tables((*block.told, *block.shown), name)
        elif isinstance(block, Table):
            alone += 1
            yield block.data(name if alone == 1 else f"{name}-{alone}")
