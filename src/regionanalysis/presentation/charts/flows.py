"""The chart of the largest commuting flows, for regions with many members."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from regionanalysis.core.arrays import FloatArray
from regionanalysis.indicators.commuting import Integration
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.labels import row_heights, value_label, wrapped
from regionanalysis.presentation.charts.style import COLOURS, Canvas, drawings
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import labour_market as tables

# most flows of the chart; the table has all
MAX_FLOWS = 15


def largest_flows(
    integration: Integration,
    names: Sequence[str],
    away: FloatArray,
    values: dict[str, object],
    context: Context,
    language: Language,
) -> Figure:
    """Return the flows between members that are the largest shares of where they start.

    ``away`` are the flows in per cent of the employed residents, shape (residence, workplace), NaN
    where they are not between two members.
    """
    order = np.argsort(-np.nan_to_num(away, nan=-1.0), axis=None, kind="stable")[:MAX_FLOWS]
    pairs = [divmod(int(ys), len(names)) for ys in order]
    labels = [f"{names[home]} → {names[work]}" for home, work in pairs]
    shares = [float(away[pair]) for pair in pairs]

    def draw(ax: Axes, canvas: Canvas) -> None:
        ys = np.arange(len(pairs))[::-1]
        ax.barh(ys, shares, height=0.66, color=COLOURS["others"])
        for y, share in zip(ys.tolist(), shares, strict=True):
            value_label(ax, y, share, language.percent(share, 0), rightwards=True)
        ax.set_yticks(ys, [wrapped(label, canvas, language) for label in labels])
        axes.room_for_labels(ax, shares, canvas.per(0.1, 0.22))
        axes.figures_axis(ax, language, "x", percent=True)
        axes.only_grid(ax, "x")
        axes.base_line(ax, "x")

    return Figure(
        **caption("commuting_flows", {**values, "shown": len(pairs)}, language),
        source=context.source,
        table=tables.commuting_matrix(integration, names, language),
        **drawings("commuting", draw, **row_heights(labels, 50, language)),
    )
