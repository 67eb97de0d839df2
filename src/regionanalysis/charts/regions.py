"""Figures that place a region among all the others."""

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes

from regionanalysis.blocks import Figure
from regionanalysis.charts import forms
from regionanalysis.charts.style import COLOURS, INK, MUTED, Canvas, drawings
from regionanalysis.charts.told import told
from regionanalysis.comparison import RegionComparison, ranks
from regionanalysis.language import Language
from regionanalysis.standings import quadrants
from regionanalysis.subject import Subject
from regionanalysis.tables import regions as tables


def barometer(
    comparison: RegionComparison,
    region: str,
    subject: Subject,
    language: Language,
) -> Figure:
    """Return a strip of all regions for every indicator, with the region and the middle marked."""
    at = comparison.index(region)
    count = len(comparison.regions)
    measures = [one for one in INDICATORS if one == "growth" or one in comparison.mean_effects]
    places = {m: int(ranks(comparison.measure(m))[at]) for m in measures}

    def draw(ax: Axes, canvas: Canvas) -> None:
        for row, measure in enumerate(reversed(measures)):
            values = comparison.measure(measure)
            low, high = float(values.min()), float(values.max())
            # every indicator on its own scale, from the lowest region to the highest
            scaled = (values - low) / (high - low)
            sns.scatterplot(
                x=scaled,
                y=np.full(count, row),
                ax=ax,
                s=canvas.per(42, 26),
                color=COLOURS["others"],
                alpha=0.55,
                edgecolor="none",
                legend=False,
            )
            middle = float(np.median(scaled))
            ax.plot([middle, middle], [row - 0.13, row + 0.13], color=MUTED, linewidth=1.6)
            ax.plot(
                [scaled[at]],
                [row],
                marker="D",
                markersize=canvas.per(11, 9),
                color=COLOURS["region"],
                markeredgecolor="#ffffff",
                zorder=5,
            )
            decimals = 1 if measure == "growth" else 2
            ax.annotate(
                language.say(
                    "barometer.value",
                    value=language.signed_percent(float(values[at]), decimals),
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
        labels = [
            forms.wrapped(language.say(f"indicator.{m}"), canvas, language)
            for m in reversed(measures)
        ]
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

    worst = max(measures, key=lambda m: places[m])
    standing = [f"{language.say(f'indicator.{m}')} {places[m]}" for m in measures]
    said: dict[str, object] = {
        "name": subject.name,
        "measure": language.say(f"measure.{subject.measure}"),
        "regions": count,
        "rank": places["growth"],
        "start": comparison.start_year,
        "end": comparison.end_year,
        "flag": language.say("break.flag") if comparison.breaks else "",
        "ranks": language.listed(standing),
        "worst": language.say(f"indicator.{worst}"),
    }
    return Figure(
        **told("barometer", said, language),
        source=subject.source,
        table=tables.barometer(comparison, region, measures, language),
        **drawings("barometer", draw, wide=40 + 64 * len(measures), narrow=40 + 70 * len(measures)),
    )


def positions(
    comparison: RegionComparison, region: str, subject: Subject, language: Language
) -> Figure:
    """Return all regions by attractiveness and structure, the region marked."""
    at = comparison.index(region)
    own = comparison.mean_effects[comparison.residual]
    structure = comparison.mean_effects["structural"]

    def draw(ax: Axes, canvas: Canvas) -> None:
        sns.scatterplot(
            x=own,
            y=structure,
            ax=ax,
            s=canvas.per(46, 30),
            color=COLOURS["others"],
            edgecolor=MUTED,
            linewidth=0.4,
            legend=False,
        )
        ax.plot(
            [own[at]],
            [structure[at]],
            marker="D",
            markersize=canvas.per(12, 10),
            color=COLOURS["region"],
            markeredgecolor="#ffffff",
            zorder=5,
        )
        ax.annotate(
            subject.name,
            (float(own[at]), float(structure[at])),
            xytext=(0, 10),
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontweight="bold",
            color=INK,
            zorder=6,
        )
        ax.axhline(0, color=INK, linewidth=1)
        ax.axvline(0, color=INK, linewidth=1)
        for corner, x, y, ha, va in _CORNERS:
            ax.text(
                x,
                y,
                language.say(f"quadrant.{comparison.residual}.{corner}"),
                transform=ax.transAxes,
                color=MUTED,
                ha=ha,
                va=va,
            )
        ax.margins(0.12)
        ax.set_xlabel(language.say(f"effect.{comparison.residual}"))
        ax.set_ylabel(language.say("effect.structural"))
        forms.figures_axis(ax, language, "x", percent=True)
        forms.figures_axis(ax, language, "y", percent=True)

    corner = str(quadrants(own, structure)[at])
    key = "positions" if comparison.residual == "attractiveness" else "positions_shift"
    same = (np.sign(own) == np.sign(own[at])) & (np.sign(structure) == np.sign(structure[at]))
    said: dict[str, object] = {
        "name": subject.name,
        "measure": language.say(f"measure.{subject.measure}"),
        "regions": len(own),
        "alike": int(same.sum()),
        "start": comparison.start_year,
        "end": comparison.end_year,
        "flag": language.say("break.flag") if comparison.breaks else "",
        "own": language.signed_percent(float(own[at]), 2),
        "structure": language.signed_percent(float(structure[at]), 2),
    }
    return Figure(
        **told(key, said, language, way=corner),
        source=subject.source,
        table=tables.positions(comparison, language),
        **drawings("positions", draw, wide=470, narrow=340),
    )


INDICATORS = ("growth", "industry_mix", "population_effect", "attractiveness", "regional_shift")

_CORNERS = (
    ("low_favourable", 0.01, 0.99, "left", "top"),
    ("high_favourable", 0.99, 0.99, "right", "top"),
    ("low_unfavourable", 0.01, 0.01, "left", "bottom"),
    ("high_unfavourable", 0.99, 0.01, "right", "bottom"),
)


def _towards_middle(position: float, near: float) -> str:
    """Return how a label is set on a strip; nearer its end than ``near`` it is turned inwards."""
    if position <= near:
        return "left"
    return "right" if position >= 1 - near else "center"
