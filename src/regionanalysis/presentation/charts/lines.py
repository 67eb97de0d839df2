"""Lines over years with their names at the end."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from regionanalysis.core.arrays import FloatArray
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.labels import end_label, name_end, spread
from regionanalysis.presentation.charts.style import COLOURS, INK, Canvas
from regionanalysis.presentation.language import Language

_LINES = (("region", "-"), ("nation", (0, (5, 1.5))))


def index_lines(
    ax: Axes,
    years: Sequence[int],
    paths: Mapping[str, FloatArray],
    canvas: Canvas,
    language: Language,
) -> None:
    """Draw the region and then the nation, with the first year as 100.

    ``paths`` are by name, shape (years,).
    """
    end_named_lines(ax, years, paths, canvas, language)
    ax.axhline(100, color=INK, linewidth=1)
    axes.figures_axis(ax, language, "y")


def end_named_lines(
    ax: Axes,
    years: Sequence[int],
    paths: Mapping[str, FloatArray],
    canvas: Canvas,
    language: Language,
    *,
    from_zero: bool = False,
) -> None:
    """Draw the region and then the nation, with name and last figure at the end.

    ``paths`` are by name, shape (years,); the nation may be left out.
    """
    scale = {**paths, "zero": np.zeros(1)} if from_zero else paths
    ends = spread([float(path[-1]) for path in paths.values()], canvas.per(0.08, 0.14), scale)
    lines = _LINES[: len(paths)]
    for (label, path), end, (key, style) in zip(paths.items(), ends, lines, strict=True):
        ax.plot(years, path, color=COLOURS[key], linestyle=style)
        text = end_label(label, language.number(float(path[-1]), 1), canvas)
        name_end(ax, (years[-1], end), text, COLOURS[key])
    axes.year_axis(ax, years, canvas, room_right=canvas.per(0.36, 0.95))
    axes.only_grid(ax, "y")
    if from_zero:
        ax.set_ylim(bottom=0)
