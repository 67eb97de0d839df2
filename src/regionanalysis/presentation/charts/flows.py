"""The largest flows of commuters, for regions of more members than a grid has room for."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from regionanalysis.core.arrays import FloatArray
from regionanalysis.indicators.commuting import Integration
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import forms
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.labels import row_heights, value_label, wrapped
from regionanalysis.presentation.charts.style import COLOURS, Canvas, drawings
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import people as tables

# how many flows are shown; the table has all
SHOWN = 15


def largest_flows(
    found: Integration,
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
    order = np.argsort(-np.nan_to_num(away, nan=-1.0), axis=None, kind="stable")[:SHOWN]
    pairs = [divmod(int(at), len(names)) for at in order]
    labels = [f"{names[home]} → {names[work]}" for home, work in pairs]
    shares = [float(away[pair]) for pair in pairs]

    def draw(ax: Axes, canvas: Canvas) -> None:
        at = np.arange(len(pairs))[::-1]
        ax.barh(at, shares, height=0.66, color=COLOURS["others"])
        for place, share in zip(at.tolist(), shares, strict=True):
            value_label(ax, place, share, language.percent(share, 0), rightwards=True)
        ax.set_yticks(at, [wrapped(label, canvas, language) for label in labels])
        forms.room_for_labels(ax, shares, canvas.per(0.1, 0.22))
        forms.figures_axis(ax, language, "x", percent=True)
        forms.only_grid(ax, "x")
        forms.base_line(ax, "x")

    return Figure(
        **caption("commuting_flows", {**values, "shown": len(pairs)}, language),
        source=context.source,
        table=tables.commuting_matrix(found, names, language),
        **drawings("commuting", draw, **row_heights(labels, 50, language)),
    )
