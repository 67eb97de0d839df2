"""Axes and marks that charts share: years, numbers, base lines, breaks, keys."""

from collections.abc import Sequence
from math import ceil
from typing import Any

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import Formatter, MaxNLocator

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.core.arrays import FloatArray
from regionanalysis.presentation.charts.style import (
    COLOURS,
    HATCHES,
    INK,
    LOSS_TO_GAIN,
    MUTED,
    ON_TINT,
    PAPER,
    Canvas,
)
from regionanalysis.presentation.language import Language

# on an axis
MAX_DECIMALS = 3

# share of the height above the values, for the label of a break
HEADROOM = 0.09


class _Figures(Formatter):
    """Numbers in the language's format, with the decimals that the ticks need."""

    def __init__(self, language: Language, *, percent: bool) -> None:
        self._written = language.percent if percent else language.number
        self._decimals = 0

    def set_locs(self, locs: Any) -> None:
        """Choose the decimals for the ticks."""
        fits = (d for d in range(MAX_DECIMALS) if np.allclose(np.round(locs, d), locs))
        self._decimals = next(fits, MAX_DECIMALS)

    def __call__(self, x: float, _position: int | None = None) -> str:
        return self._written(x, self._decimals)


def figures_axis(ax: Axes, language: Language, which: str, *, percent: bool = False) -> None:
    """Format the numbers of an axis in the language."""
    axis = ax.xaxis if which == "x" else ax.yaxis
    axis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 2.5, 5, 10]))
    axis.set_major_formatter(_Figures(language, percent=percent))


def only_grid(ax: Axes, which: str) -> None:
    """Keep the grid lines across the value axis, and no frame."""
    ax.grid(visible=False, axis="x" if which == "y" else "y")
    ax.spines[["left", "bottom"]].set_visible(False)


def base_line(ax: Axes, which: str) -> None:
    """Draw the line that bars start from."""
    draw = ax.axhline if which == "y" else ax.axvline
    draw(0, color=INK, linewidth=1.0, zorder=3)


def year_axis(ax: Axes, years: Sequence[int], canvas: Canvas, *, room_right: float = 0.0) -> None:
    """Label years so that they do not collide, the last one always.

    ``room_right`` is the room for labels after the last year, as a share of the width of the
    years.
    """
    labelled = [years[i] for i in years_shown(len(years), canvas, room_right)]
    ax.set_xticks(labelled, [str(year) for year in labelled])
    ax.set_xlim(years[0] - 0.6, years[-1] + 0.6 + len(years) * room_right)


def years_shown(count: int, canvas: Canvas, room_right: float = 0.0) -> list[int]:
    """Return which of so many years are labelled: as many as there is room for, the last always."""
    step = max(1, ceil(count * (1 + room_right) / canvas.per(14, 6)))
    return list(range(count))[::-1][::step][::-1]


def room_for_labels(ax: Axes, values: Sequence[float], share: float) -> None:
    """Widen the axis of horizontal bars so that figures outside their ends are not cut."""
    low, high = min(0.0, *values), max(0.0, *values)
    room = share * ((high - low) or 1.0)
    ax.set_xlim(low - (room if low < 0 else 0), high + (room if high > 0 else room / 4))


def mark_breaks(ax: Axes, breaks: Sequence[SeriesBreak], language: Language) -> None:
    """Mark breaks in the series with a dashed line and a word above the drawing's figures."""
    if not breaks:
        return
    low, high = ax.get_ylim()
    ax.set_ylim(low, high + HEADROOM * (high - low))
    for series_break in breaks:
        x = series_break.last_year + 0.5
        ax.axvline(x, color=MUTED, linewidth=1.1, linestyle=(0, (3, 2)), zorder=2)
        ax.annotate(
            language.message("break.mark"),
            (x, 1.0),
            xycoords=("data", "axes fraction"),
            xytext=(3, -1),
            textcoords="offset points",
            ha="left",
            va="top",
            color=MUTED,
        )


def stacked_bars(
    ax: Axes,
    positions: Sequence[float],
    parts: Sequence[tuple[str, str, FloatArray]],
    colours: dict[str, str],
    *,
    horizontal: bool = False,
    thickness: float = 0.72,
) -> None:
    """Stack parts from zero, gains upwards (or right) and losses downwards (or left).

    ``parts`` are key, label and values, shape of ``positions``; the key chooses colour and
    hatch.
    """
    above = [0.0] * len(positions)
    below = [0.0] * len(positions)
    for key, label, values in parts:
        start = [above[k] if value >= 0 else below[k] for k, value in enumerate(values)]
        for k, value in enumerate(values):
            if value >= 0:
                above[k] += float(value)
            else:
                below[k] += float(value)
        options: dict[str, Any] = {"color": colours[key], "hatch": HATCHES.get(key), "label": label}
        if horizontal:
            ax.barh(positions, values, left=start, height=thickness, **options)
        else:
            ax.bar(positions, values, bottom=start, width=thickness, **options)


def total_markers(
    ax: Axes, values: Sequence[float], ys: Sequence[float], label: str, size: float
) -> None:
    """Mark the total of each horizontal bar with a diamond; ``size`` in pixels."""
    ax.plot(
        values,
        ys,
        linestyle="none",
        marker="D",
        color=INK,
        markeredgecolor=PAPER,
        markersize=size,
        label=label,
        zorder=5,
    )


def mark_own(ax: Axes, x: float, y: float, size: float) -> None:
    """Mark the region among others with a diamond, which differs in shape; ``size`` in pixels."""
    ax.plot(
        [x],
        [y],
        marker="D",
        markersize=size,
        color=COLOURS["region"],
        markeredgecolor=PAPER,
        zorder=5,
    )


def key_above(ax: Axes, canvas: Canvas, columns: int) -> None:
    """Put the key to the colours above the drawing."""
    handles, labels = ax.get_legend_handles_labels()
    # lines are drawn last and named first
    order = sorted(range(len(handles)), key=lambda k: not hasattr(handles[k], "get_linestyle"))
    ax.figure.legend(
        [handles[k] for k in order],
        [labels[k] for k in order],
        loc="outside upper left",
        ncols=min(columns, _columns_that_fit(labels, canvas)),
    )


def _columns_that_fit(labels: Sequence[str], canvas: Canvas) -> int:
    """Return how many entries of a key stand beside one another without being cut."""
    entry = canvas.font * (0.62 * max(map(len, labels)) + 3)
    return max(1, int(canvas.width / entry))


def grid(ax: Axes, cells: FloatArray, written: Sequence[Sequence[str]], reach: float) -> None:
    """Draw a grid of tinted cells with their figures, from loss to gain; blank where unknown.

    ``cells`` have shape (rows, columns), with NaN where unknown. The tints are deepest at ``reach``
    and beyond, on either side of zero.
    """
    sns.heatmap(
        cells,
        ax=ax,
        annot=np.array(written, dtype=object),
        fmt="",
        cmap=LinearSegmentedColormap.from_list("grid", LOSS_TO_GAIN),
        vmin=-reach,
        vmax=reach,
        cbar=False,
        linewidths=1.5,
        linecolor=PAPER,
        annot_kws={"color": ON_TINT},
    )
    ax.grid(visible=False)
    ax.spines[["left", "bottom"]].set_visible(False)


def sign_or_figure(value: float, canvas: Canvas, language: Language, decimals: int = 0) -> str:
    """Return the text of a cell: the value, or its sign on a narrow canvas."""
    if np.isnan(value):
        return ""
    written = language.signed(value, decimals)
    return written if not canvas.narrow else written[0] if round(value, decimals) else "0"
