"""Labels: wrapped, beside bars, and at the ends of lines without overlap."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from textwrap import wrap

import numpy as np
from matplotlib.axes import Axes
from pyphen import Pyphen

from regionanalysis.core.arrays import FloatArray
from regionanalysis.presentation.charts.style import INK, NARROW, WIDE, Canvas, Heights
from regionanalysis.presentation.language import Language


def wrapped(label: str, canvas: Canvas, language: Language) -> str:
    """Break a label over lines where it would take too much of the width.

    Words longer than a line are divided with a hyphen.
    """
    width = int(canvas.per(34, 17))
    words = " ".join(_parts(word, width, language) for word in label.split())
    return "\n".join(wrap(words, width, break_long_words=False, break_on_hyphens=False))


def _parts(word: str, width: int, language: Language) -> str:
    """Return a word too long for a line in parts that fit, with a hyphen between."""
    if len(word) <= width:
        return word
    parts = hyphens(language.code).wrap(word, width)
    return word if parts is None else f"{parts[0]} {_parts(parts[1], width, language)}"


@cache
def hyphens(code: str) -> Pyphen:
    """Return where words of a language may be divided."""
    return Pyphen(lang=code)


def row_height(labels: Sequence[str], language: Language, canvas: Canvas) -> float:
    """Return how high a row must be for its label, in pixels."""
    lines = max(wrapped(label, canvas, language).count("\n") + 1 for label in labels)
    return 12 + 1.25 * canvas.font * lines


def row_heights(labels: Sequence[str], rest: float, language: Language) -> Heights:
    """Return the heights of a drawing with a row a label and ``rest`` beside the rows."""
    return {
        "wide": rest + row_height(labels, language, WIDE) * len(labels),
        "narrow": rest + row_height(labels, language, NARROW) * len(labels),
    }


def value_label(ax: Axes, y: float, end: float, text: str, *, rightwards: bool) -> None:
    """Write a figure outside the end of a horizontal bar."""
    ax.annotate(
        text,
        (end, y),
        xytext=(4 if rightwards else -4, 0),
        textcoords="offset points",
        ha="left" if rightwards else "right",
        va="center",
        color=INK,
    )


def end_label(first: str, then: str, canvas: Canvas) -> str:
    """Return what to write at the end of a line: name and figure, on two lines on a phone."""
    return f"{first}\n{then}" if canvas.narrow else f"{first} {then}"


def name_end(ax: Axes, point: tuple[float, float], text: str, colour: str) -> None:
    """Write what a line is, in its colour, to the right of its last point."""
    ax.annotate(
        text,
        point,
        xytext=(6, 0),
        textcoords="offset points",
        va="center",
        color=colour,
        fontweight="bold",
        # moved apart from others, it may be above the highest point that is drawn
        annotation_clip=False,
    )


def spread(ends: Sequence[float], share: float, paths: Mapping[str, FloatArray]) -> list[float]:
    """Return places for labels at the end of lines, moved apart so that they do not collide.

    ``share`` is the least distance as a share of the range of all lines.
    """
    values = np.concatenate(list(paths.values()))
    least = share * float(np.ptp(values) or 1.0)
    order = np.argsort(ends)
    placed = list(ends)
    for below, above in pairwise(order.tolist()):
        placed[above] = max(placed[above], placed[below] + least)
    # half of what the top was pushed up is taken off all, to stay near the lines
    pushed = max(placed[i] - ends[i] for i in range(len(placed)))
    return [place - pushed / 2 for place in placed]
