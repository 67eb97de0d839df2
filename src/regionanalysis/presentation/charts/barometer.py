"""The barometer: a region's rank by every indicator."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from regionanalysis.core.arrays import FloatArray, ranks
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.labels import wrapped
from regionanalysis.presentation.charts.style import COLOURS, MUTED, Canvas, drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, comparison_values
from regionanalysis.presentation.keys import EFFECT, INDICATOR
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import regions as tables
from regionanalysis.presentation.tables.places import EFFECTS_IN_ORDER
from regionanalysis.presentation.wording import lower_first

INDICATORS = ("growth", *EFFECTS_IN_ORDER, "population_growth", "commute_out")


@cites
def barometer(
    comparison: RegionComparison,
    region: str,
    context: Context,
    language: Language,
) -> Figure:
    """Return a strip of all regions for every indicator: the region, the middle and the nation."""
    position = comparison.position(region)
    count = len(comparison.regions)
    measures = _measures(comparison, position)
    places = {m: int(ranks(comparison.measure(m))[position]) for m in measures}

    def draw(ax: Axes, canvas: Canvas) -> None:
        for row, measure in enumerate(reversed(measures)):
            scaled, nation = _scaled(comparison, measure)
            own = float(scaled[position])
            _strip(ax, row, scaled, canvas)
            _marks(ax, row, own, nation, canvas)
            value = tables.indicator(
                float(comparison.measure(measure)[position]), measure, language
            )
            ranked = {"value": value, "rank": places[measure], "count": count}
            _value(ax, row, own, language.message("barometer.value", **ranked), canvas)
        _axes(ax, measures, canvas, language)

    values = {
        **comparison_values(comparison, context, language),
        "name": context.name,
        **_about_ranks(places, language),
    }
    return Figure(
        **caption("barometer", values, language),
        source=context.source,
        table=tables.barometer(comparison, region, measures, values, language),
        **drawings("barometer", draw, wide=40 + 64 * len(measures), narrow=40 + 70 * len(measures)),
    )


def _about_ranks(places: Mapping[str, int], language: Language) -> dict[str, object]:
    """Return the values on the region's rank by every indicator."""
    standing = [
        language.message(
            "rank.in", number=language.number(place), indicator=_inside(measure, language)
        )
        for measure, place in places.items()
    ]
    return {
        "number": language.number(places["growth"]),
        "ranks": language.join_list(standing),
    }


def _inside(measure: str, language: Language) -> str:
    """Return the name of an indicator for use inside a sentence."""
    names = EFFECT if measure in EFFECTS_IN_ORDER else INDICATOR
    return lower_first(language.message(names[measure]))


def _measures(comparison: RegionComparison, position: int) -> list[str]:
    known = {"growth", *comparison.mean_effects, *comparison.indicators}
    return [m for m in INDICATORS if m in known and np.isfinite(comparison.measure(m)[position])]


def _scaled(comparison: RegionComparison, measure: str) -> tuple[FloatArray, float]:
    """Return an indicator on a scale from the lowest region, 0, to the highest, 1.

    It is that of every region, shape (regions,), and the nation's.
    """
    values, nation = comparison.measure(measure), comparison.national(measure)
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    return (values - low) / ((high - low) or 1), (nation - low) / ((high - low) or 1)


def _strip(ax: Axes, row: int, scaled: FloatArray, canvas: Canvas) -> None:
    # one dot for regions so close that their dots would overlap
    apart = np.unique(np.round(scaled[np.isfinite(scaled)] * canvas.width) / canvas.width)
    _dots(ax, apart, np.full(len(apart), row), canvas.per(5, 4), COLOURS["others"])
    middle = float(np.nanmedian(scaled))
    ax.plot([middle, middle], [row - 0.13, row + 0.13], color=MUTED, linewidth=1.6)


def _dots(ax: Axes, x: FloatArray, y: FloatArray, size: float, colour: str) -> None:
    """Draw dots as one path of points with round ends: many cost next to nothing.

    ``size`` is their width in pixels. Where dots cover one another they are one.
    """
    points = np.column_stack([x, y])[np.isfinite(x) & np.isfinite(y)]
    codes = [Path.MOVETO, Path.LINETO] * len(points)
    path = Path(np.repeat(points, 2, axis=0), codes)
    # keep lines from a point to itself
    path.should_simplify = False
    ax.add_patch(PathPatch(path, fill=False, edgecolor=colour, linewidth=size, capstyle="round"))
    ax.autoscale_view()


def _marks(ax: Axes, row: int, own: float, nation: float, canvas: Canvas) -> None:
    """Mark the nation with a ring and the region with a diamond, which differ in shape."""
    ax.plot(
        [nation],
        [row],
        marker="o",
        markersize=canvas.per(12, 10),
        color="none",
        markeredgecolor=COLOURS["nation"],
        markeredgewidth=2.2,
        zorder=4,
    )
    axes.mark_own(ax, own, row, canvas.per(11, 9))


def _value(ax: Axes, row: int, own: float, text: str, canvas: Canvas) -> None:
    """Write the region's figure and rank above its mark."""
    ax.annotate(
        text,
        (own, row),
        xytext=(0, 12),
        textcoords="offset points",
        ha=_towards_middle(own, canvas.per(0.2, 0.34)),
        va="bottom",
        fontweight="bold",
    )


def _axes(ax: Axes, measures: Sequence[str], canvas: Canvas, language: Language) -> None:
    labels = [language.message(INDICATOR[m]) for m in reversed(measures)]
    ax.set_yticks(range(len(measures)), [wrapped(label, canvas, language) for label in labels])
    ax.set_ylim(-0.5, len(measures) - 0.35)
    ax.set_xlim(-0.04, 1.04)
    ax.set_xticks([0, 1], [language.message("barometer.low"), language.message("barometer.high")])
    ax.get_xticklabels()[0].set_horizontalalignment("left")
    ax.get_xticklabels()[1].set_horizontalalignment("right")
    ax.set(xlabel="", ylabel="")
    axes.only_grid(ax, "y")


def _towards_middle(position: float, near: float) -> str:
    """Return how a label is set on a strip; nearer its end than ``near`` it is turned inwards."""
    if position <= near:
        return "left"
    return "right" if position >= 1 - near else "center"
