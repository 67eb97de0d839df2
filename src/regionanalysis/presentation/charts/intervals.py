"""Charts of effects with their intervals, by kind of interval and by region."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.labels import row_height, row_heights, wrapped
from regionanalysis.presentation.charts.row_layout import row_axis, row_ends
from regionanalysis.presentation.charts.style import COLOURS, NARROW, WIDE, Canvas, drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import EFFECT, INTERVAL, MEASURE
from regionanalysis.presentation.language import MAX_NAMED, Language
from regionanalysis.presentation.tables import sensitivity as tables
from regionanalysis.presentation.wording import how_many, lower_first
from regionanalysis.uncertainty.intervals import Interval, RegionInterval


@cites
def intervals(rows: Sequence[Interval], context: Context, language: Language) -> Figure:
    """Return each effect with its intervals of every kind."""
    labels = [_label(row, language) for row in rows]

    def draw(ax: Axes, canvas: Canvas) -> None:
        ys = list(range(len(rows)))[::-1]
        for y, row in zip(ys, rows, strict=True):
            colour = COLOURS[row.effect]
            ax.plot([row.low, row.high], [y, y], color=colour, linewidth=5, alpha=0.55)
            ax.plot([row.value], [y], marker="o", markersize=8, color=colour)
        ax.set_yticks(ys, [wrapped(label, canvas, language) for label in labels])
        ax.set_ylim(-0.6, len(rows) - 0.4)
        ax.margins(x=0.08)
        axes.figures_axis(ax, language, "x")
        axes.only_grid(ax, "x")
        axes.base_line(ax, "x")

    unsure = {row.effect for row in rows if row.low <= 0 <= row.high}
    names = dict.fromkeys(row.effect for row in rows if row.effect in unsure)
    written = [_in_words(label, row, language) for label, row in zip(labels, rows, strict=True)]
    values = {
        "name": context.name,
        "measure": language.message(MEASURE[context.measure]),
        "unsure": language.join_list(
            [lower_first(language.message(EFFECT[name])) for name in names]
        ),
        "rows": language.join_list(written),
    }
    return Figure(
        **caption("intervals", values, language, variant="some" if names else "none"),
        source=context.source,
        table=tables.intervals(rows, context, language),
        **drawings("intervals", draw, **row_heights(labels, 50, language)),
    )


def _label(row: Interval, language: Language) -> str:
    """Return the label of an interval: its effect and its kind."""
    return language.message(
        "interval.row",
        effect=language.message(EFFECT[row.effect]),
        kind=lower_first(language.message(INTERVAL[row.kind])),
    )


def _in_words(label: str, row: Interval, language: Language) -> str:
    """Return an interval as text, for the alternative text."""
    return language.message(
        "fig.intervals.alt.row",
        label=lower_first(label),
        value=language.signed(row.value),
        low=language.signed(row.low),
        high=language.signed(row.high),
    )


@cites
def region_effects(rows: Sequence[RegionInterval], context: Context, language: Language) -> Figure:
    """Return every region's effect in the regression form with its interval, largest first."""
    ends = row_ends(range(len(rows)))
    displayed = [row for ys, row in enumerate(rows) if row.own or ys in ends]
    names = [row.name for row in displayed]

    def draw(ax: Axes, canvas: Canvas) -> None:
        ys = row_axis(ax, [wrapped(name, canvas, language) for name in names])
        for y, row in zip(ys, displayed, strict=True):
            colour = COLOURS["regional_shift"] if row.own else COLOURS["nation"]
            if np.isfinite(row.low):
                ax.plot([row.low, row.high], [y, y], color=colour, linewidth=4, alpha=0.55)
            ax.plot([row.rate], [y], marker="o", markersize=7, color=colour)
        for label, row in zip(ax.get_yticklabels(), displayed, strict=True):
            label.set_fontweight("bold" if row.own else "normal")
        axes.figures_axis(ax, language, "x", percent=True)
        axes.only_grid(ax, "x")
        axes.base_line(ax, "x")

    values = _about_regions(rows, context, language)
    return Figure(
        **caption(
            "region_effects",
            values,
            language,
            variant=how_many(sum(row.certain for row in rows), len(rows)),
            displayed=len(ends),
            total=len(rows),
        ),
        source=context.source,
        table=tables.region_effects(rows, context, language),
        **drawings(
            "region-effects",
            draw,
            wide=50 + (12 + 1.25 * WIDE.font) * len(displayed),
            narrow=50 + row_height(names, language, NARROW) * len(displayed),
        ),
    )


def _about_regions(
    rows: Sequence[RegionInterval], context: Context, language: Language
) -> dict[str, object]:
    """Return the values on the region's own effect, and on significant effects."""
    sure = [row.name for row in rows if row.certain]
    own = next(row for row in rows if row.own)
    return {
        "name": context.name,
        "measure": language.message(MEASURE[context.measure]),
        "count": len(rows),
        "sure": len(sure),
        "sure_names": language.join_list(sure or [language.message("answer.none")], MAX_NAMED),
        "rate": language.signed_percent(own.rate, 1),
        "low": language.signed_percent(own.low, 1),
        "high": language.signed_percent(own.high, 1),
    }
