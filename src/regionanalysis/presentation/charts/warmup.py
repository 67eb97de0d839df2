"""What figures are drawn with, loaded before the first of many is drawn."""

from functools import cache

from matplotlib.axes import Axes

from regionanalysis.presentation.charts.labels import hyphens
from regionanalysis.presentation.charts.style import Canvas, drawings


@cache
def make_ready(language: str) -> None:
    """Load fonts and hyphenation, so that each of many processes need not."""
    hyphens(language)
    drawings("ready", _letters, wide=60, narrow=60)


def _letters(place: Axes, _canvas: Canvas) -> None:
    place.set_title("A")
