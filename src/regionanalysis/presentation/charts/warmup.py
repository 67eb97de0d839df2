"""Fonts and hyphenation, loaded before the first of many charts."""

from functools import cache

from matplotlib.axes import Axes

from regionanalysis.presentation.charts.labels import hyphens
from regionanalysis.presentation.charts.style import Canvas, drawings


@cache
def warm_up(language: str) -> None:
    """Load fonts and hyphenation once for all processes that are forked later."""
    hyphens(language)
    drawings("ready", _letters, wide=60, narrow=60)


def _letters(ax: Axes, _canvas: Canvas) -> None:
    ax.set_title("A")
