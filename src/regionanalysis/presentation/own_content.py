"""A researcher's own figures, tables and texts, made into blocks of the page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

import pandas as pd

from regionanalysis.core.names import slug_of
from regionanalysis.errors import ParameterError
from regionanalysis.presentation.blocks import Block, Paragraph, Plot, Table
from regionanalysis.presentation.charts.own import figure_of, svg_of
from regionanalysis.presentation.frame_table import frame_table
from regionanalysis.presentation.language import Language

Numbered = Callable[[str], str]
Item = TypeVar("Item")

_BLOCKS = get_args(Block)

# what a thing of one's own is shown with
_EXAMPLES = {
    "figure": 'show(fig, title="…", alt="…", source="…")',
    "DataFrame": 'show(df, title="…", source="…")',
}


@dataclass(frozen=True)
class Described:
    """What was given to ``show`` beside its content; see `Section`."""

    title: str = ""
    alt: str = ""
    source: str = ""
    data: Any = None
    decimals: int | None = None

    def given(self) -> list[str]:
        """Return the names of what was given."""
        # a DataFrame is neither equal to a text nor not
        return [
            name
            for name, value in vars(self).items()
            if value is not None and not (isinstance(value, str) and not value)
        ]


def blocks_of(
    content: Sequence[Any], described: Described, language: Language, numbered: Numbered
) -> Iterator[Block]:
    """Yield the blocks of what was given to ``show``.

    Parameters
    ----------
    content
        Blocks, figures, DataFrames and texts.
    described
        Title, alternative text, source and data of the one figure or DataFrame.
    language
        Of the numbers and of the words around them.
    numbered
        Makes the name of a file free.

    Raises
    ------
    ParameterError
        For what lacks its description, and what a page cannot show.
    """
    if described.given() and len(content) != 1:
        raise ParameterError(
            f"{' and '.join(described.given())} describe one figure or DataFrame, and show() was "
            f"given {len(content)}.",
            remedy=f"Call show() once for each: {_EXAMPLES['figure']}.",
        )
    for item in content:
        yield from _blocks(item, described, language, numbered)


def _blocks(
    item: Any, described: Described, language: Language, numbered: Numbered
) -> Iterable[Block]:
    if isinstance(item, _BLOCKS):
        return [_undescribed(item, described, "a block, which has its own title and source")]
    if isinstance(item, str):
        return _paragraphs(_undescribed(item, described, "a text"))
    if isinstance(item, pd.Series):
        item = item.to_frame()
    if isinstance(item, pd.DataFrame):
        return [_table(item, described, language, numbered)]
    drawing = figure_of(item)
    if drawing is None:
        raise ParameterError(
            f"show() was given {_named(item)}, which it cannot put on a page.",
            remedy="Give it a figure of matplotlib or seaborn, a DataFrame, a text, or a block of "
            "regionanalysis.presentation.blocks.",
        )
    return [_plot(drawing, described, language, numbered)]


def _named(item: Any) -> str:
    kind = type(item)
    if item is None:
        return "None"
    if kind.__name__ == "Styler":
        return "a Styler (give the DataFrame itself)"
    if isinstance(item, list | tuple):
        return f"a {kind.__name__} (put * before it to show what it holds)"
    return f"{kind.__module__}.{kind.__qualname__}"


def _undescribed(item: Item, described: Described, what: str) -> Item:
    if described.given():
        raise ParameterError(
            f"show() was given {' and '.join(described.given())} with {what}.",
            remedy="They go with a figure or a DataFrame; leave them out.",
        )
    return item


def _paragraphs(text: str) -> list[Block]:
    """Return the paragraphs of a text, which has an empty line between two."""
    parts = [" ".join(part.split()) for part in text.split("\n\n")]
    paragraphs: list[Block] = [Paragraph(part) for part in parts if part]
    if not paragraphs:
        raise ParameterError(
            "show() was given an empty text.", remedy="Write one, or leave it out."
        )
    return paragraphs


def _table(frame: pd.DataFrame, described: Described, language: Language, name: Numbered) -> Table:
    _complain("DataFrame", described, required=("title", "source"), unused=("alt", "data"))
    return frame_table(
        frame,
        described.title,
        note=_source_line(described.source, language),
        key=name(slug_of(described.title)),
        language=language,
        decimals=described.decimals,
    )


def _plot(drawing: Any, described: Described, language: Language, name: Numbered) -> Plot:
    unused = () if described.data is not None else ("decimals",)
    _complain("figure", described, required=("title", "alt", "source"), unused=unused)
    key = name(slug_of(described.title))
    table = None
    if described.data is not None:
        if not isinstance(described.data, pd.DataFrame):
            raise ParameterError(
                f"The data of a figure are {_named(described.data)}.",
                remedy="Give a DataFrame with the numbers that are drawn: data=df.",
            )
        table = frame_table(
            described.data,
            described.title,
            note="",
            key="",
            language=language,
            decimals=described.decimals,
        )
    source = _source_line(described.source, language)
    svg = svg_of(drawing, key, described.title)
    return Plot(key, described.title, described.alt, source, svg, table, language)


def _complain(
    what: str, described: Described, required: Sequence[str], unused: Sequence[str]
) -> None:
    """Raise an error that names what is missing, and what is given in vain."""
    values = vars(described)
    not_text = [name for name in ("title", "alt", "source") if not isinstance(values[name], str)]
    missing = [name for name in required if name in not_text or not values[name].strip()]
    if missing:
        raise ParameterError(
            f"A {what} was given to show() without {' and '.join(missing)}.",
            remedy=f"Call {_EXAMPLES[what]}, with a text for each.",
        )
    needless = [name for name in unused if name in described.given()]
    if needless:
        raise ParameterError(
            f"A {what} was given to show() with {' and '.join(needless)}, which it does not take.",
            remedy=f"Call {_EXAMPLES[what]}.",
        )


def _source_line(source: str, language: Language) -> str:
    """Return a source as it stands below figures: ``Source: …``."""
    begins = language.message("source.line", sources="").rstrip(". ")
    if source.startswith(begins):
        return source
    return language.message("source.line", sources=source.strip().rstrip("."))
