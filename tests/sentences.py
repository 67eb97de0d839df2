"""Every sentence of a report without its drawings: the notebooks run here, the words collected."""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from functools import singledispatch
from pathlib import Path
from typing import Any, NamedTuple, cast

import numpy as np
import pandas as pd
import pytest
from markupsafe import Markup

from regionanalysis.classifications.series_breaks import series_breaks
from regionanalysis.core.project import notebook_path, reference_folder
from regionanalysis.io.readers import reference
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.model.goal import goal_need
from regionanalysis.model.mean_account import MeanAccount
from regionanalysis.presentation import charts, tables, text
from regionanalysis.presentation.blocks import (
    Block,
    DescriptionList,
    Figure,
    Heading,
    KeyFigures,
    Paragraph,
    SideBySide,
    Table,
)
from regionanalysis.presentation.charts import style
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.directory import Directory
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.late import Late
from regionanalysis.presentation.sections import Sections
from regionanalysis.study import open_region

GOAL = 100

# many cells of 2019 are not disclosed
LAST_WHOLE_YEAR = 2018

LINK = re.compile(r"</?a\b[^>]*>")
MARKED = re.compile(r"<span lang=\"..\">.*?</span>")


class Caption(NamedTuple):
    """Words of a report and what they are: a sentence, title, heading, cell or source."""

    kind: str
    text: str


def words(blocks: Sequence[Block]) -> Iterator[Caption]:
    """Yield every text of blocks as a reader gets it, with an X for what is marked as foreign."""
    for block in blocks:
        for kind, said in _of(block):
            yield Caption(kind, _plain(said))


def _plain(values: str) -> str:
    if not isinstance(values, Markup):
        return values
    without_links = LINK.sub("", MARKED.sub("X", values))
    return str(Markup(without_links).unescape())  # noqa: S704 - read, not shown


@singledispatch
def _of(block: Block) -> Iterator[tuple[str, str]]:
    raise TypeError(f"No words are known of {type(block).__name__}.")


@_of.register
def _(block: Heading) -> Iterator[tuple[str, str]]:
    yield "heading", block.text


@_of.register
def _(block: Paragraph) -> Iterator[tuple[str, str]]:
    yield "sentence", block.text


@_of.register
def _(block: DescriptionList) -> Iterator[tuple[str, str]]:
    for term, said in block.items:
        if block.kind == "sources":
            yield from (("source", term), ("source", said))
        else:
            sentence = term or "statements" in block.kind
            yield from (("heading", term), ("sentence" if sentence else "cell", said))


@_of.register
def _(block: KeyFigures) -> Iterator[tuple[str, str]]:
    yield from (("cell", one) for item in block.items for one in item)


@_of.register
def _(block: SideBySide) -> Iterator[tuple[str, str]]:
    for part in (*block.text, *block.media):
        yield from _of(part)


@_of.register
def _(block: Late) -> Iterator[tuple[str, str]]:
    for part in block.write(""):
        yield from _of(cast("Block", part))


@_of.register
def _(block: Figure) -> Iterator[tuple[str, str]]:
    yield "title", block.title
    yield "sentence", block.subtitle
    yield "sentence", block.alternative
    yield "source", block.source
    yield from _of(block.table)


@_of.register
def _(block: Table) -> Iterator[tuple[str, str]]:
    yield "title", block.caption
    if block.note:
        yield "sentence", block.note
    yield from (("cell", one) for one in block.columns)
    yield from (("cell", one) for row in block.rows for one in row)


@_of.register
def _(block: Directory) -> Iterator[tuple[str, str]]:
    for name, figure, facts in block.entries:
        yield from (("cell", one) for one in (name, figure))
        yield from (("cell", one) for fact in facts for one in fact)


@pytest.fixture
def without_drawings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the drawings, which take nearly all the time."""
    monkeypatch.setattr(style, "_svg", lambda *_: "<svg ></svg>")


def report_words(
    notebook: str, monkeypatch: pytest.MonkeyPatch, **parameters: Any
) -> tuple[Caption, ...]:
    """Return the words of a report: the code of its notebook, run with parameters."""
    found: list[Block] = []
    monkeypatch.setattr(Sections, "display", lambda _self, shown, _key: found.extend(shown))
    cells = json.loads(notebook_path(notebook).read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    names: dict[str, Any] = {}
    for cell in code[:-1]:
        exec("".join(cell["source"]), names)  # noqa: S102 - our own notebook
        if "parameters" in cell["metadata"].get("tags", []):
            names.update(parameters)
    summary = names["report"].summary()
    captions = [Caption("title", summary.title), Caption("sentence", summary.description)]
    return (*captions, Caption("sentence", summary.sentence), *words(found))


def region_account(comparison: RegionComparison, at: int) -> RegionAccount:
    """Return a region's account with its mean effects every year.

    The years are made to vary by as much as years do, so that some means are certain and some not.
    """
    years = tuple(range(comparison.start_year + 1, comparison.end_year + 1))
    wave = np.sin(np.arange(len(years)) * 2.4)
    percent = {
        effect: np.full(len(years), float(comparison.mean_effects[effect][at]))
        for effect in ("national_share", "industry_mix", "population_effect", "attractiveness")
    }
    percent["attractiveness"] = percent["attractiveness"] + wave - wave.mean()
    growth = 1 + sum(percent.values(), np.zeros(len(years))) / 100
    level = np.round(comparison.start[at] * np.cumprod([1.0, *growth.tolist()]))
    effects = {effect: rate / 100 * level[:-1] for effect, rate in percent.items()}
    return RegionAccount(
        code=comparison.regions[at],
        name=comparison.regions[at],
        unit="persons",
        years=years,
        level=level,
        effects=effects,
        relative=np.diff(level) - effects["national_share"],
        structural_effects=("industry_mix", "population_effect"),
        residual_effect="attractiveness",
        remainder_kind="rounding",
        basis="published",
        breaks=series_breaks("register_employment"),
    )


def all_regions() -> RegionComparison:
    """Return Telemarksforsking's 85 regions."""
    return reference.region_comparison(reference_folder())


def region_words(comparison: RegionComparison, at: int, language: Language) -> tuple[Caption, ...]:
    """Return what is said of one region's account, in every chapter that has only that."""
    account = region_account(comparison, at)
    name = comparison.regions[at]
    context = Context(name, "private", "", moment="fourth_quarter")
    rank = comparison.ranking(name, "growth")
    result = account.total()
    blocks: list[Block] = [
        text.key_figures(account, context, rank, None, language),
        *text.summary_text(account, context, rank, language),
        *text.caveats(account, context, language),
        charts.waterfall(result, context, language),
        charts.barometer(comparison, name, context, language),
        charts.index(account, context, language),
        charts.relative(account, context, language),
        charts.by_year(account, context, language),
        charts.cumulated(account, context, language),
        charts.positions(comparison, name, context, language),
        *text.population_effect(account, context, language),
        charts.population_effect(account, context, language),
        text.goal_need(goal_need(account, GOAL), language),
        *text.certainty(account, language),
        *charts.certainty(account, context, language),
        tables.periods([result], context, language),
    ]
    return tuple(words(blocks))


def mean_words(name: str, language: Language) -> tuple[Caption, ...]:
    """Return the words of a report on a region's published means, in every section it has."""
    study = open_region(region=name, language=language.code)
    account, context, rank = study.account, study.context, study.data.ranking
    assert isinstance(account, MeanAccount)
    summary = study.summary()
    blocks: list[Block] = [
        text.key_figures(account, context, rank, None, language),
        *text.summary_text(account, context, rank, language),
        charts.waterfall(account.total(), context, language),
        *text.caveats(account, context, language),
        *text.method_in_short(account, language),
        text.glossary(account, language),
    ]
    captions = [Caption("title", summary.title), Caption("sentence", summary.description)]
    return (*captions, Caption("sentence", summary.sentence), *words(blocks))


def county_panel_file(shared: Path, folder: Path) -> Path:
    """Write table 11713 of all counties as a panel of one's own; return where it is."""
    source = shared / "data" / "ssb_11713_county_industry" / "employment.csv"
    with source.open(encoding="utf-8") as lines:
        rows = [
            row
            for row in csv.DictReader(lines)
            if row["level"] == "0"
            and row["industry"] not in ("Totalt for næringer", "Fastlands-Norge")
            # Trøndelag was two counties to 2017
            and row["region_code"] not in ("16", "17", "50")
            and int(row["year"]) <= LAST_WHOLE_YEAR
        ]
    table = pd.DataFrame(rows)
    table["region_name"] = table["region_name"].str.replace(r" \(-\d+\)| - .*", "", regex=True)
    table["employment"] = 1000 * pd.to_numeric(table["employed_thousand"])
    path = folder / "counties.csv"
    columns = ["region_code", "region_name", "industry", "year", "employment"]
    table[columns].rename(columns={"region_code": "region"}).to_csv(path, index=False)
    return path
