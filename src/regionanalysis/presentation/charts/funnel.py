"""The chart of each region's mean against the limits of noise."""

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes

from regionanalysis.model.comparison import RegionComparison
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.style import COLOURS, MUTED, Canvas, drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, comparison_values
from regionanalysis.presentation.language import MAX_NAMED, Language
from regionanalysis.presentation.tables import places as tables
from regionanalysis.uncertainty.noise_by_size import ALARM, WARNING, NoiseBySize

# titles that are worded for none and for one
_TITLE_BY_COUNT = {0: "none", 1: "one"}

# from this number on a plural
MANY = 2


@cites
def funnel(
    comparison: RegionComparison,
    noise: NoiseBySize,
    marked: str | None,
    context: Context,
    language: Language,
) -> Figure:
    """Return what is left in each region against its size, between the limits of noise."""
    out = noise.outside(ALARM)

    def draw(ax: Axes, canvas: Canvas) -> None:
        _limits(ax, noise)
        for chosen, colour in ((~out, "others"), (out, "regional_shift")):
            sns.scatterplot(
                x=noise.jobs[chosen],
                y=noise.mean[chosen],
                ax=ax,
                s=canvas.per(40, 26),
                color=COLOURS[colour],
                edgecolor=MUTED,
                linewidth=0.4,
                legend=False,
            )
        if marked is not None:
            position = comparison.position(marked)
            axes.mark_own(ax, noise.jobs[position], noise.mean[position], canvas.per(11, 9))
        _axes(ax, language)

    names = [comparison.regions[k] for k in np.flatnonzero(out)]
    values = {
        **comparison_values(comparison, context, language),
        "outside": len(names),
        "names": language.join_list(names or [language.message("answer.none")], MAX_NAMED),
        "expected": _expected((1 - ALARM) * float(np.isfinite(noise.mean).sum()), language),
    }
    return Figure(
        **caption("funnel", values, language, variant=_TITLE_BY_COUNT.get(len(names), "some")),
        source=context.source,
        table=tables.funnel(comparison, noise, context, language),
        **drawings("funnel", draw, wide=400, narrow=340),
    )


def _expected(places: float, language: Language) -> str:
    """Return how many places chance alone would place outside, in words."""
    if round(places) < MANY:
        return language.message("funnel.expected.few")
    return language.message("funnel.expected.some", number=language.number(places))


def _limits(ax: Axes, noise: NoiseBySize) -> None:
    """Draw the limits of noise by size, and the mean they lie around."""
    sizes = np.geomspace(np.nanmin(noise.jobs), np.nanmax(noise.jobs), 60)
    for chance, style in ((WARNING, (0, (4, 2))), (ALARM, "-")):
        for limit in noise.limits(sizes, chance):
            ax.plot(sizes, limit, color=MUTED, linewidth=1.1, linestyle=style)
    ax.axhline(noise.overall, color=MUTED, linewidth=1)


def _axes(ax: Axes, language: Language) -> None:
    ax.set_xscale("log")
    ax.set_xlabel(language.message("axis.jobs_log"))
    ax.xaxis.set_major_formatter(lambda value, _at: language.number(value))
    ax.xaxis.set_minor_formatter(lambda _value, _at: "")
    axes.figures_axis(ax, language, "y", percent=True)
    axes.only_grid(ax, "y")
