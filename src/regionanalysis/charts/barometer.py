"""The barometer: where a region stands by every indicator, read in half a minute."""

from collections.abc import Sequence

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes

from regionanalysis.blocks import Figure
from regionanalysis.charts import forms
from regionanalysis.charts.style import COLOURS, MUTED, Canvas, drawings
from regionanalysis.charts.told import told
from regionanalysis.comparison import RegionComparison, ranks
from regionanalysis.language import Language, lower_first
from regionanalysis.panel import FloatArray
from regionanalysis.subject import Subject
from regionanalysis.tables import regions as tables

INDICATORS = (
    "growth",
    "industry_mix",
    "population_effect",
    "attractiveness",
    "regional_shift",
    "population_growth",
    "commute_out",
)

EFFECTS = INDICATORS[1:5]


def barometer(
    comparison: RegionComparison,
    region: str,
    subject: Subject,
    language: Language,
) -> Figure:
    """Return a strip of all regions for every indicator: the region, the middle and the nation."""
    at = comparison.index(region)
    count = len(comparison.regions)
    measures = _measures(comparison, at)
    places = {m: int(ranks(comparison.measure(m))[at]) for m in measures}

    def draw(ax: Axes, canvas: Canvas) -> None:
        strips = []
        for row, measure in enumerate(reversed(measures)):
            values, nation = comparison.measure(measure), comparison.national(measure)
            low, high = float(np.nanmin(values)), float(np.nanmax(values))
            # every indicator on its own scale, from the lowest region to the highest
            scaled = (values - low) / ((high - low) or 1)
            strips.append(scaled)
            _marks(ax, row, float(scaled[at]), (nation - low) / ((high - low) or 1), canvas)
            ax.annotate(
                language.say(
                    "barometer.value",
                    value=tables.indicator(float(values[at]), measure, language),
                    rank=places[measure],
                    count=count,
                ),
                (float(scaled[at]), row),
                xytext=(0, 12),
                textcoords="offset points",
                ha=_towards_middle(float(scaled[at]), canvas.per(0.2, 0.34)),
                va="bottom",
                fontweight="bold",
            )
        _strips(ax, strips, canvas)
        _axes(ax, measures, canvas, language)

    worst = max(measures, key=lambda m: places[m])
    standing = [
        language.say("rank.in", rank=language.ordinal(places[m]), indicator=_inside(m, language))
        for m in measures
    ]
    said: dict[str, object] = {
        "name": subject.name,
        "measure": language.say(f"measure.{subject.measure}"),
        "regions": count,
        "rank": language.ordinal(places["growth"]),
        "start": comparison.start_year,
        "end": comparison.end_year,
        "flag": language.say("break.flag") if comparison.breaks else "",
        "ranks": language.listed(standing),
        "worst": _inside(worst, language),
    }
    return Figure(
        **told("barometer", said, language),
        source=subject.source,
        table=tables.barometer(comparison, region, measures, said, language),
        **drawings("barometer", draw, wide=40 + 64 * len(measures), narrow=40 + 70 * len(measures)),
    )


def _inside(measure: str, language: Language) -> str:
    """Return what an indicator is called inside a sentence."""
    return lower_first(language.say(f"{'effect' if measure in EFFECTS else 'indicator'}.{measure}"))


def _measures(comparison: RegionComparison, at: int) -> list[str]:
    known = {"growth", *comparison.mean_effects, *comparison.indicators}
    return [m for m in INDICATORS if m in known and np.isfinite(comparison.measure(m)[at])]


def _strips(ax: Axes, strips: Sequence[FloatArray], canvas: Canvas) -> None:
    """Draw a dot for every region on every strip, and a line at each strip's middle."""
    sns.scatterplot(
        x=np.concatenate(strips),
        y=np.repeat(np.arange(len(strips)), [len(strip) for strip in strips]),
        ax=ax,
        s=canvas.per(42, 26),
        color=COLOURS["others"],
        alpha=0.55,
        edgecolor="none",
        legend=False,
    )
    for row, strip in enumerate(strips):
        middle = float(np.nanmedian(strip))
        ax.plot([middle, middle], [row - 0.13, row + 0.13], color=MUTED, linewidth=1.6)


def _marks(ax: Axes, row: int, own: float, nation: float, canvas: Canvas) -> None:
    """Mark the nation with a ring and the region with a diamond, told apart by shape."""
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
    ax.plot(
        [own],
        [row],
        marker="D",
        markersize=canvas.per(11, 9),
        color=COLOURS["region"],
        markeredgecolor="#ffffff",
        zorder=5,
    )


def _axes(ax: Axes, measures: Sequence[str], canvas: Canvas, language: Language) -> None:
    labels = [language.say(f"indicator.{m}") for m in reversed(measures)]
    ax.set_yticks(
        range(len(measures)), [forms.wrapped(label, canvas, language) for label in labels]
    )
    ax.set_ylim(-0.5, len(measures) - 0.35)
    ax.set_xlim(-0.04, 1.04)
    ax.set_xticks([0, 1], [language.say("barometer.low"), language.say("barometer.high")])
    ax.get_xticklabels()[0].set_horizontalalignment("left")
    ax.get_xticklabels()[1].set_horizontalalignment("right")
    ax.set(xlabel="", ylabel="")
    forms.only_grid(ax, "y")


def _towards_middle(position: float, near: float) -> str:
    """Return how a label is set on a strip; nearer its end than ``near`` it is turned inwards."""
    if position <= near:
        return "left"
    return "right" if position >= 1 - near else "center"
