"""Figures of all regions: who grew, who is beyond chance, when, and where on the map."""

from collections.abc import Sequence

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import LinearSegmentedColormap

from regionanalysis.blocks import Figure
from regionanalysis.boundaries import Boundaries
from regionanalysis.charts import forms
from regionanalysis.charts.style import (
    COLOURS,
    INK,
    LOSS_TO_GAIN,
    MUTED,
    PAPER,
    Canvas,
    Draw,
    drawings,
    small_drawings,
)
from regionanalysis.charts.told import told
from regionanalysis.comparison import RegionComparison, ranks
from regionanalysis.language import Language, direction
from regionanalysis.noise_by_size import ALARM, WARNING, NoiseBySize
from regionanalysis.panel import FloatArray
from regionanalysis.subject import Subject
from regionanalysis.tables import places as tables

# titles that are worded for none and for one
WAYS_OF_COUNT = {0: "none", 1: "one"}

# how many at either end of the small drawings
SMALL = 6

# how many at either end of a ranking are shown; the table has all
ENDS = 8


def ranking(
    found: RegionComparison, marked: str | None, subject: Subject, language: Language
) -> Figure:
    """Return the regions that grew most and least, and the marked one between them."""
    growth, place = found.growth, ranks(found.growth)
    shown = _ends(place, None if marked is None else found.index(marked))
    labels = [language.say("rank.name", rank=int(place[k]), name=found.regions[k]) for k in shown]

    def draw(ax: Axes, canvas: Canvas) -> None:
        at = _rows_with_gaps(place[shown])
        for row, k in zip(at, shown, strict=True):
            own = found.regions[k] == marked
            ax.barh(row, growth[k], height=0.7, color=COLOURS["region" if own else "others"])
            text = language.signed_percent(float(growth[k]))
            forms.value_label(ax, row, growth[k], text, rightwards=growth[k] >= 0)
        ax.set_yticks(at, labels)
        for label, k in zip(ax.get_yticklabels(), shown, strict=True):
            label.set_fontweight("bold" if found.regions[k] == marked else "normal")
        forms.room_for_labels(ax, growth[shown].tolist(), canvas.per(0.15, 0.36))
        forms.figures_axis(ax, language, "x", percent=True)
        forms.only_grid(ax, "x")
        forms.base_line(ax, "x")

    first, last = shown[0], shown[-1]
    said = {
        **_about(found, subject, language),
        "first": found.regions[first],
        "first_growth": language.signed_percent(float(growth[first])),
        "last": found.regions[last],
        "last_growth": language.signed_percent(float(growth[last])),
        "shown": len(shown),
    }
    return Figure(
        **told("ranking", said, language),
        source=subject.source,
        table=tables.ranking(found, subject, language),
        **drawings("ranking", draw, wide=60 + 27 * len(shown), narrow=60 + 27 * len(shown)),
    )


def funnel(
    found: RegionComparison,
    noise: NoiseBySize,
    marked: str | None,
    subject: Subject,
    language: Language,
) -> Figure:
    """Return what is left in each region against its size, between the limits of noise."""
    out = noise.outside(ALARM)
    sizes = np.geomspace(np.nanmin(noise.jobs), np.nanmax(noise.jobs), 60)

    def draw(ax: Axes, canvas: Canvas) -> None:
        for chance, style in ((WARNING, (0, (4, 2))), (ALARM, "-")):
            for limit in noise.limits(sizes, chance):
                ax.plot(sizes, limit, color=MUTED, linewidth=1.1, linestyle=style)
        ax.axhline(noise.overall, color=MUTED, linewidth=1)
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
            at = found.index(marked)
            ax.plot(
                [noise.jobs[at]],
                [noise.mean[at]],
                marker="D",
                markersize=canvas.per(11, 9),
                color=COLOURS["region"],
                markeredgecolor=PAPER,
                zorder=5,
            )
        ax.set_xscale("log")
        ax.set_xlabel(language.say("axis.jobs_log"))
        ax.xaxis.set_major_formatter(lambda value, _at: language.number(value))
        ax.xaxis.set_minor_formatter(lambda _value, _at: "")
        forms.figures_axis(ax, language, "y", percent=True)
        forms.only_grid(ax, "y")

    names = [found.regions[k] for k in np.flatnonzero(out)]
    said = {
        **_about(found, subject, language),
        "outside": len(names),
        "names": language.listed(names or [language.say("answer.none")]),
        "expected": language.number((1 - ALARM) * np.isfinite(noise.mean).sum(), 1),
    }
    return Figure(
        **told("funnel", said, language, way=WAYS_OF_COUNT.get(len(names), "some")),
        source=subject.source,
        table=tables.funnel(found, noise, subject, language),
        **drawings("funnel", draw, wide=400, narrow=340),
    )


def years(
    found: RegionComparison,
    yearly: FloatArray,
    marked: str | None,
    subject: Subject,
    language: Language,
) -> Figure:
    """Return what is left every year in the regions that grew most and least, as a grid."""
    place = ranks(found.growth)
    shown = _ends(place, None if marked is None else found.index(marked))
    labels = [found.regions[k] for k in shown]
    columns = list(range(found.start_year + 1, found.end_year + 1))
    reach = float(np.nanpercentile(np.abs(yearly), 90)) or 1.0

    def draw(ax: Axes, canvas: Canvas) -> None:
        cells = yearly[:, shown].T
        written = [
            [forms.sign_or_figure(float(value), canvas, language, 1) for value in row]
            for row in cells
        ]
        forms.grid(ax, cells, written, reach)
        step = max(1, int(np.ceil(len(columns) / canvas.per(14, 6))))
        at = np.arange(len(columns))[::-1][::step][::-1]
        ax.set_xticks(at + 0.5, [str(columns[k]) for k in at], rotation=0)
        ax.set_yticks(np.arange(len(shown)) + 0.5, labels, rotation=0)
        for label in ax.get_yticklabels():
            label.set_fontweight("bold" if label.get_text() == marked else "normal")

    below = (np.round(yearly, 1) < 0).sum(axis=1)
    worst = int(np.argmax(below))
    said = {
        **_about(found, subject, language),
        "below": int(below[worst]),
        "worst": columns[worst],
        "least": int(below.min()),
        "best": columns[int(np.argmin(below))],
    }
    return Figure(
        **told("years", said, language),
        source=subject.source,
        table=tables.years(found, yearly, subject, language),
        **drawings("years", draw, wide=40 + 26 * len(shown), narrow=40 + 26 * len(shown)),
    )


def small_multiples(
    found: RegionComparison,
    yearly: FloatArray,
    marked: str | None,
    subject: Subject,
    language: Language,
) -> Figure:
    """Return what is left every year in twelve regions, each in a small drawing of the same scale.

    The marked region is first; then those with the most and the least left over the years.
    """
    mean = yearly.mean(axis=0)
    order = np.argsort(-mean, kind="stable").tolist()
    first = [] if marked is None else [found.index(marked)]
    ends = [k for k in (*order[:SMALL], *order[-SMALL:]) if k not in first]
    shown = list(dict.fromkeys([*first, *ends]))[: 2 * SMALL]
    years = list(range(found.start_year + 1, found.end_year + 1))

    def drawn(k: int) -> Draw:
        def draw(ax: Axes, canvas: Canvas) -> None:
            colour = COLOURS["region" if found.regions[k] == marked else found.residual]
            ax.bar(years, yearly[:, k], width=0.72, color=colour)
            ax.set_title(
                forms.wrapped(found.regions[k], canvas, language),
                fontsize=canvas.font,
                loc="left",
                fontweight="bold" if found.regions[k] == marked else "normal",
            )
            ax.set_xticks([years[0], years[-1]], [str(years[0]), str(years[-1])])
            forms.figures_axis(ax, language, "y", percent=True)
            forms.only_grid(ax, "y")
            forms.base_line(ax, "y")

        return draw

    most, least = order[0], order[-1]
    said = {
        **_about(found, subject, language),
        "shown": len(shown),
        "most": found.regions[most],
        "most_mean": language.signed_percent(float(mean[most]), 2),
        "least": found.regions[least],
        "least_mean": language.signed_percent(float(mean[least]), 2),
    }
    return Figure(
        **told("small_multiples", said, language),
        source=subject.source,
        table=tables.years(found, yearly, subject, language, chosen=shown),
        **small_drawings("small-multiples", [drawn(k) for k in shown], height=130),
    )


def region_map(
    found: RegionComparison,
    codes: Sequence[str],
    boundaries: Boundaries,
    subject: Subject,
    language: Language,
) -> Figure:
    """Return growth beyond all regions together, on the map."""
    beyond = found.growth - found.national_growth
    reach = float(np.nanpercentile(np.abs(beyond), 90)) or 1.0
    tints = LinearSegmentedColormap.from_list("growth", LOSS_TO_GAIN)
    value_of = dict(zip(codes, beyond.tolist(), strict=True))
    rings = [
        (ring, value_of.get(code))
        for code, parts in zip(boundaries.codes, boundaries.rings, strict=True)
        for ring in parts
    ]

    def draw(ax: Axes, canvas: Canvas) -> None:
        del canvas  # a map is the same at every size
        for known in (False, True):
            chosen = [(ring, value) for ring, value in rings if (value is not None) == known]
            if not chosen:
                continue
            colours = [
                tints(0.5 + 0.5 * np.clip(value / reach, -1, 1)) if value is not None else PAPER
                for _, value in chosen
            ]
            ax.add_collection(
                PolyCollection(
                    [ring for ring, _ in chosen],
                    facecolors=colours,
                    edgecolors=MUTED,
                    linewidths=0.35,
                )
            )
        ax.autoscale_view()
        ax.set_aspect("equal")
        ax.axis("off")
        for share, words in ((0.0, "map.less"), (1.0, "map.more")):
            ax.text(
                0.98,
                0.06 + 0.07 * share,
                language.say(words, reach=language.percent(reach, 0)),
                transform=ax.transAxes,
                ha="right",
                color=INK,
                bbox={"facecolor": tints(share), "edgecolor": "none", "pad": 3},
            )

    above = int((np.round(beyond, 1) > 0).sum())
    said = {
        **_about(found, subject, language),
        "above": above,
        "national": language.signed_percent(found.national_growth),
        "shown": sum(code in value_of for code in boundaries.codes),
    }
    return Figure(
        **told("map", said, language, way=direction(above - len(codes) / 2)),
        source=f"{subject.source} {language.say('map.source')}",
        table=tables.beyond(found, beyond, subject, language),
        **drawings("map", draw, wide=760, narrow=420),
    )


def _about(found: RegionComparison, subject: Subject, language: Language) -> dict[str, object]:
    return {
        "measure": language.say(f"measure.{subject.measure}"),
        "residual": language.say(f"effect.{found.residual}").lower(),
        "regions": len(found.regions),
        "grew": int((np.round(found.growth, 1) > 0).sum()),
        "start": found.start_year,
        "end": found.end_year,
        "flag": language.say("break.flag") if found.breaks else "",
    }


def _ends(place: "np.ndarray[tuple[int], np.dtype[np.int_]]", marked: int | None) -> list[int]:
    """Return the first and the last of a ranking and the marked one, in the ranking's order."""
    order: list[int] = np.argsort(place, kind="stable").tolist()
    if len(order) <= 2 * ENDS + 1:
        return order
    chosen = {*order[:ENDS], *order[-ENDS:]} | ({marked} if marked is not None else set())
    return [k for k in order if k in chosen]


def _rows_with_gaps(place: "np.ndarray[tuple[int], np.dtype[np.int_]]") -> list[float]:
    """Return rows from the top down, with half a row of air where ranks are left out."""
    air = 0.6
    rows, at = [], 0.0
    for before, now in zip([None, *place.tolist()], place.tolist(), strict=False):
        at -= 0 if before is None else 1 + (air if now - before > 1 else 0)
        rows.append(at)
    return rows
