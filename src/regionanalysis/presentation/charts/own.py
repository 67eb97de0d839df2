"""Figures that a researcher has drawn with matplotlib or seaborn, as drawings for the page."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.figure import Figure, FigureBase

from regionanalysis.errors import ParameterError
from regionanalysis.presentation.charts.style import INK, inline_svg

# characters of a drawing; the largest of the report's own has some hundred thousand
MAX_DRAWING = 3_000_000


def figure_of(item: Any) -> Figure | None:
    """Return the figure that something is, or is drawn in; None where it is none.

    Parameters
    ----------
    item
        A figure, axes or other artist of matplotlib, several axes in an array, a grid of seaborn,
        or a plot of ``seaborn.objects``.
    """
    if isinstance(item, np.ndarray) and item.size:
        item = item.flat[0]
    if type(item).__module__.startswith("seaborn._core.plot") and hasattr(item, "on"):
        drawing = Figure(layout="constrained")
        item.on(drawing).plot()
        return drawing
    found = item if isinstance(item, FigureBase) else getattr(item, "figure", None)
    if isinstance(found, FigureBase):
        root = found.get_figure(root=True)
        return root if isinstance(root, Figure) else None
    return None


def svg_of(drawing: Figure, key: str, title: str) -> str:
    """Return a figure as SVG, with letters of the page's, and close it in pyplot.

    A notebook shows every figure that is open in pyplot when a cell ends, and this one would be
    there twice.

    Parameters
    ----------
    drawing
        The figure, which stays as it is.
    key
        Its name, which makes the names of its parts.
    title
        What it is called in errors.

    Raises
    ------
    ParameterError
        For a figure with an image of dots, and one of too many marks.
    """
    style: Any = {"svg.fonttype": "none", "svg.hashsalt": key}
    written = io.StringIO()
    with mpl.rc_context(style), _as_vectors(drawing):
        drawing.savefig(
            written,
            format="svg",
            bbox_inches="tight",
            facecolor="none",
            metadata={"Date": None, "Creator": None},
        )
    _close(drawing)
    svg = written.getvalue()
    if "<image" in svg:
        raise ParameterError(
            f"The figure {title!r} holds a raster image, which a page cannot hold.",
            remedy="Draw it with pcolormesh instead of imshow.",
        )
    svg = inline_svg(svg, themed=False).replace("#000000", INK)
    if len(svg) > MAX_DRAWING:
        raise ParameterError(
            f"The figure {title!r} has {len(svg) / 1e6:.1f} million characters as a drawing, and a "
            f"page has room for {MAX_DRAWING / 1e6:.0f} million.",
            remedy="Draw fewer marks: a sample, a histogram, or means of groups.",
        )
    # what matplotlib leaves black has no colour of its own
    return svg.replace("<svg ", f'<svg fill="{INK}" ', 1)


@contextmanager
def _as_vectors(drawing: Figure) -> Iterator[None]:
    """Have what a figure would draw as dots, as the colours of a scale, drawn as shapes."""
    dots: list[Artist] = drawing.findobj(lambda artist: bool(artist.get_rasterized()))
    for artist in dots:
        artist.set_rasterized(False)
    try:
        yield
    finally:
        for artist in dots:
            artist.set_rasterized(True)


def _close(drawing: Figure) -> None:
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.close(drawing)
