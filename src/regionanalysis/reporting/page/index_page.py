"""The page that leads to many reports: by county, with their figures, and to the overviews."""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup

from regionanalysis import __version__
from regionanalysis.core.project import DEFAULT_NOTEBOOK
from regionanalysis.presentation.keys import MEASURE, N_
from regionanalysis.presentation.language import Language, language
from regionanalysis.presentation.wording import joined, upper_first
from regionanalysis.reporting.manifest import Manifest
from regionanalysis.reporting.page.environment import template
from regionanalysis.study.record import Headline

# columns of figures, by their key in the headline
FIGURES: Mapping[str, str] = {
    "level": N_("index.level"),
    "change": N_("index.change"),
    "growth": N_("index.growth"),
    "gap": N_("index.gap"),
    "rank": N_("index.rank"),
}

WORDS: Mapping[str, str] = {
    "title": N_("index.title"),
    "description": N_("index.description"),
    "overviews": N_("index.overviews"),
    "methods": N_("index.methods"),
    "place": N_("index.place"),
    "about": N_("index.about"),
    "others": N_("index.others"),
    "search": N_("index.search"),
    "order": N_("index.order"),
    "languages": N_("index.languages"),
    "skip": N_("page.skip"),
    "contents": N_("page.contents"),
}

# what the rows can be put in order by
ORDERS: Mapping[str, str] = {
    "name": N_("index.order.name"),
    "growth": N_("index.order.growth"),
    "gap": N_("index.order.gap"),
}


class Link(NamedTuple):
    """A link to a file beside the page.

    ``target`` is the language of what it leads to and ``words`` that of its text, each where it is
    not the page's.
    """

    text: str
    address: str
    target: str = ""
    words: str = ""


class Cell(NamedTuple):
    """A figure as it is read, and as rows are put in order by it."""

    text: str
    value: float


class Row(NamedTuple):
    """One report, in all its languages."""

    link: Link
    own: str
    about: str
    figures: dict[str, Cell]
    others: list[Link]


class Entry(NamedTuple):
    """A report that is no table's row, and its other languages."""

    link: Link
    others: list[Link]


class Group(NamedTuple):
    """The reports of a county."""

    anchor: str
    name: str
    rows: list[Row]


def index_page(reports: Sequence[Manifest], code: str, pages: Mapping[str, str]) -> str:
    """Return the index of reports in a language.

    Parameters
    ----------
    pages
        Names of the index's own pages, by language.
    """
    page_language = language(code)
    of_kind = _by_kind(reports)
    rows = [
        (_row(same, page_language), same[0].counties) for same in of_kind.get(DEFAULT_NOTEBOOK, [])
    ]
    groups = _groups(rows, page_language)
    abouts = {row.about for row, _ in rows}
    script = _script()
    written = template("index.html.j2").render(
        lang=page_language.code,
        version=__version__,
        words=_words(reports, rows, page_language),
        overviews=_links(of_kind.get("national_overview", []), page_language),
        methods=_links(of_kind.get("method_comparison", []), page_language),
        groups=groups,
        # what all rows share is in the caption, and otherwise in a column
        common=next(iter(abouts)) if len(abouts) == 1 else "",
        columns=[name for name in FIGURES if any(name in row.figures for row, _ in rows)],
        others=any(row.others for row, _ in rows),
        orders=ORDERS,
        alternates=[
            Link(language(lang).message("language"), name, lang, lang)
            for lang, name in sorted(pages.items())
        ],
        running=page_language.message("index.title"),
        script=Markup(script),  # noqa: S704 - our own
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii"),
    )
    return f"{written}\n"


def _by_kind(reports: Sequence[Manifest]) -> dict[str, list[list[Manifest]]]:
    """Return the reports of each kind, those that differ in language alone together."""
    by_kind: dict[str, list[list[Manifest]]] = {}
    base = attrgetter("base")
    for _, same in groupby(sorted(reports, key=base), base):
        versions = list(same)
        by_kind.setdefault(versions[0].kind, []).append(versions)
    return by_kind


def _script() -> str:
    script = (
        files("regionanalysis.reporting.page")
        .joinpath("templates/index.js")
        .read_text(encoding="utf-8")
    )
    # a browser hashes what is between the marks, and a checker what is left of it without ends
    return script.strip()


def _words(
    reports: Sequence[Manifest], rows: Sequence[tuple[Row, Sequence[str]]], language: Language
) -> dict[str, str]:
    words = {name: language.message(key) for name, key in {**WORDS, **FIGURES}.items()}
    words |= {f"order_{name}": language.message(key) for name, key in ORDERS.items()}
    # filled in by the script, which counts
    words["shown"] = language.message("index.shown", shown="{shown}", all="{all}")
    # a place counts once, in however many languages and kinds of report it is
    places = len({report.name for report in reports if report.kind != "national_overview"})
    words["lead"] = language.plural("index.lead", places, count=language.number(places))
    several = any(len(counties) > 1 for _, counties in rows)
    lacks = any(len(row.figures) < len(FIGURES) for row, _ in rows)
    explanations = (
        (N_("index.explained.gap"), bool(rows)),
        (N_("index.explained.several"), several),
        (N_("index.explained.lacks"), lacks),
    )
    words["explained"] = " ".join(language.message(key) for key, shown in explanations if shown)
    words["built_with"] = language.message("index.built_with", version=__version__)
    return words


def _row(same: Sequence[Manifest], language: Language) -> Row:
    """Return a row on a report; ``same`` are its languages."""
    first, *others = _read_first(same, language)
    links = [_in_language(report) for report in others]
    if f"{first.slug}.pdf" in first.files:
        links.append(Link("PDF", f"{first.slug}.pdf", _foreign(first, language)))
    own = "" if first.notebook == first.kind else first.notebook
    # parts of a region with as many members have one name
    name = ": ".join(part for part in (first.name, first.subtitle) if part)
    link = Link(name, first.page, _foreign(first, language))
    return Row(link, own, _about(first, language), _figures(first.headline, language), links)


def _read_first(same: Sequence[Manifest], language: Language) -> list[Manifest]:
    """Return the languages of a report, the page's first and bokmål before the rest."""
    return sorted(same, key=lambda text: (text.language != language.code, text.slug))


def _foreign(report: Manifest, language: Language) -> str:
    return "" if report.language == language.code else report.language


def _in_language(report: Manifest) -> Link:
    code = report.language
    return Link(language(code).message("language"), report.page, code, code)


def _about(report: Manifest, language: Language) -> str:
    stated = report.headline
    measure = upper_first(language.message(MEASURE[report.measure]))
    years = Markup('<span class="whole">{}–{}</span>').format(stated.start_year, stated.end_year)
    about = language.message("index.about.of", measure=measure, years=years)
    return (
        joined(" ", [about, language.message("index.about.break")])
        if stated.crosses_break
        else about
    )


def _figures(stated: Headline, language: Language) -> dict[str, Cell]:
    """Return the figures that are stated."""
    cells: dict[str, Cell] = {}
    if stated.end is not None:
        cells["level"] = Cell(language.number(stated.end), stated.end)
    if stated.change is not None:
        cells["change"] = Cell(language.signed(stated.change), stated.change)
    if stated.change is not None and stated.start:
        growth = 100 * stated.change / stated.start
        cells["growth"] = Cell(language.signed_percent(growth), growth)
    if stated.gap is not None:
        cells["gap"] = Cell(language.signed(stated.gap), stated.gap)
    if stated.rank is not None and stated.of is not None:
        cells["rank"] = Cell(language.rank(stated.rank, stated.of), stated.rank)
    return cells


def _links(reports: Iterable[Sequence[Manifest]], language: Language) -> list[Entry]:
    """Return links to reports that are no table's rows."""
    entries = []
    for same in reports:
        first, *others = _read_first(same, language)
        code = _foreign(first, language)
        link = Link(first.title, first.page, code, code)
        entries.append(Entry(link, [_in_language(report) for report in others]))
    return sorted(
        entries, key=lambda entry: (language.sort_key(entry.link.text), entry.link.address)
    )


def _groups(rows: Sequence[tuple[Row, Sequence[str]]], language: Language) -> list[Group]:
    """Return the rows by county: under each that a place lies in, and those in none last."""
    by_county: dict[str, list[Row]] = {}
    for row, counties in rows:
        for county in counties or [""]:
            by_county.setdefault(county, []).append(row)
    rest = language.message(N_("index.no_county") if len(by_county) > 1 else N_("index.all"))
    return [
        Group(f"county-{i}", county or rest, _in_order(by_county[county], county, language))
        for i, county in enumerate(_last_in_none(by_county, language), 1)
    ]


def _last_in_none(counties: Iterable[str], language: Language) -> list[str]:
    return sorted(counties, key=lambda county: (not county, language.sort_key(county)))


def _in_order(rows: Iterable[Row], county: str, language: Language) -> list[Row]:
    """Return rows by name, that on the county itself first."""

    def place(row: Row) -> tuple[bool, tuple[int, ...], str]:
        name, address = row.link.text, row.link.address
        return name != county, language.sort_key(name), address

    return sorted(rows, key=place)
