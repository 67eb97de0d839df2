"""Bars that lead from the nation's growth, by each effect, to what they add up to."""

from collections.abc import Callable, Sequence

import numpy as np
from matplotlib.axes import Axes

from regionanalysis.model.mean_account import MeanAccount
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.labels import value_label, wrapped
from regionanalysis.presentation.charts.style import (
    COLOURS,
    HALF,
    HATCHES,
    MUTED,
    Canvas,
    drawings,
)
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, common_values
from regionanalysis.presentation.keys import EFFECT
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import effects as tables
from regionanalysis.presentation.wording import direction, lower_first


@cites
def mean_effects(account: MeanAccount, context: Context, language: Language) -> Figure:
    """Return mean yearly growth, from the nation's and by each effect, in per cent."""
    steps = tables.mean_steps(account)
    keys = [tables.MEAN_EFFECT.get(key, EFFECT[key]) for key, _ in steps]
    labels = language.messages(*keys)
    amounts = [language.signed(value, 2) for _, value in steps]
    written = [
        f"{lower_first(label)} {amount}" for label, amount in zip(labels, amounts, strict=True)
    ]
    gap = round(account.mean_gap, 2)
    values = {
        **common_values(account, context, language),
        "gap": language.magnitude(gap, 2),
        "steps": language.join_list(written),
    }
    draw = steps_drawing(steps, labels, amounts, language, percent=True)
    return Figure(
        **caption("mean_effects", values, language, variant=direction(100 * gap)),
        source=context.source,
        table=tables.mean_effects(account, context, language),
        **drawings("waterfall", draw, wide=30 + 42 * len(steps), narrow=56 * len(steps), page=HALF),
    )


def steps_drawing(
    steps: Sequence[tuple[str, float]],
    labels: Sequence[str],
    amounts: Sequence[str],
    language: Language,
    *,
    percent: bool = False,
) -> Callable[[Axes, Canvas], None]:
    """Return a function that draws steps as bars, the last from zero.

    Parameters
    ----------
    steps
        Key and value of each step.
    labels, amounts
        Name and amount of each, as printed.
    language
        Language of the axis.
    percent
        Whether the axis is in per cent.
    """
    values = [value for _, value in steps]
    starts = [0.0, *np.cumsum(values[:-1]).tolist()]
    starts[-1] = 0.0  # the last bar is the change itself

    def draw(ax: Axes, canvas: Canvas) -> None:
        ys = list(range(len(steps)))[::-1]
        _bars(ax, ys, steps, starts, amounts)
        ax.set_yticks(ys, [wrapped(label, canvas, language) for label in labels])
        ax.get_yticklabels()[-1].set_fontweight("bold")
        ends = [start + value for start, value in zip(starts, values, strict=True)]
        axes.room_for_labels(ax, [*starts, *ends], canvas.per(0.18, 0.3))
        axes.figures_axis(ax, language, "x", percent=percent)
        axes.only_grid(ax, "x")
        axes.base_line(ax, "x")

    return draw


def _bars(
    ax: Axes,
    ys: Sequence[int],
    steps: Sequence[tuple[str, float]],
    starts: Sequence[float],
    amounts: Sequence[str],
) -> None:
    """Draw each effect as a bar from where the one above ends, and a line between the two."""
    for y, (key, value), start, amount in zip(ys, steps, starts, amounts, strict=True):
        colour, hatch = COLOURS[key], HATCHES.get(key)
        ax.barh(y, value, left=start, height=0.62, color=colour, hatch=hatch)
        far = max(start, start + value) if value >= 0 else min(start, start + value)
        value_label(ax, y, far, amount, rightwards=value >= 0)
    for y, start in zip(ys[1:-1], starts[1:-1], strict=True):
        ax.plot([start, start], [y + 0.31, y + 0.69], color=MUTED, linewidth=0.8)
