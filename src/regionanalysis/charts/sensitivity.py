"""Figures of what the answer hangs on: period, industries, years, and what is not known."""

from collections.abc import Sequence

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes

from regionanalysis.blocks import Figure
from regionanalysis.charts import forms
from regionanalysis.charts.labels import row_height, row_heights, value_label, wrapped
from regionanalysis.charts.rows import row_axis, row_ends
from regionanalysis.charts.style import (
    COLOURS,
    INK,
    MUTED,
    NARROW,
    WIDE,
    Canvas,
    drawings,
)
from regionanalysis.charts.told import told
from regionanalysis.intervals import Interval, RegionInterval
from regionanalysis.language import MOST_NAMED, Language
from regionanalysis.shiftshare.variant import REGIONAL_SHIFT
from regionanalysis.subject import Subject
from regionanalysis.tables import sensitivity as tables
from regionanalysis.uncertainty import LeaveOneOut, Windows
from regionanalysis.wording import lower_first

# most rows of a figure that a reader can take in; the table has them all
MOST_ROWS = 12


def windows(found: Windows, place: str, subject: Subject, language: Language) -> Figure:
    """Return the regional shift a year for every pair of start and end years."""
    years = np.array(found.years)
    span = np.where(years[None, :] > years[:, None], years[None, :] - years[:, None], 1)
    yearly = found.of(REGIONAL_SHIFT, place) / span
    shown = yearly[:-1, 1:]
    # a few short periods swing the most, and would make all the others look alike
    reach = float(np.nanpercentile(np.abs(shown), 90)) or 1.0

    def draw(ax: Axes, canvas: Canvas) -> None:
        written = [
            [forms.sign_or_figure(float(value), canvas, language) for value in row] for row in shown
        ]
        forms.grid(ax, shown, written, reach)
        step = canvas.per(1, 2)
        at = np.arange(len(years) - 1)[:: int(step)]
        ax.set_xticks(at + 0.5, [str(years[k + 1]) for k in at], rotation=canvas.per(0, 90))
        ax.set_yticks(at + 0.5, [str(years[k]) for k in at], rotation=0)
        ax.set_xlabel(language.say("axis.to_year"))
        ax.set_ylabel(language.say("axis.from_year"))

    known = shown[~np.isnan(shown)]
    low, high = (
        np.unravel_index(pick(shown), shown.shape) for pick in (np.nanargmin, np.nanargmax)
    )
    said = {
        "name": subject.name,
        "measure": language.say(f"measure.{subject.measure}"),
        "count": known.size,
        "below": int((np.round(known) < 0).sum()),
        "start": years[0],
        "end": years[-1],
        "low": language.signed(float(shown[low])),
        "low_years": f"{years[low[0]]}–{years[low[1] + 1]}",
        "high": language.signed(float(shown[high])),
        "high_years": f"{years[high[0]]}–{years[high[1] + 1]}",
        "flag": language.say("break.flag") if found.crosses_break.any() else "",
    }
    height = 26 * len(years)
    return Figure(
        **told("windows", said, language),
        source=subject.source,
        table=tables.windows(found, place, subject, language),
        **drawings("windows", draw, wide=80 + height, narrow=80 + height),
    )


def left_out(found: LeaveOneOut, place: str, subject: Subject, language: Language) -> Figure:
    """Return the regional shift without each industry, those that move it most."""
    values = found.of(REGIONAL_SHIFT, place)
    whole = found.whole(REGIONAL_SHIFT, place)
    moved = values - whole
    largest = np.argsort(-np.abs(np.nan_to_num(moved)), kind="stable").tolist()
    order = [k for k in largest if not np.isnan(moved[k])][:MOST_ROWS]
    order.sort(key=lambda k: values[k])
    names = [found.industry_names[k] for k in order]

    def draw(ax: Axes, canvas: Canvas) -> None:
        at = np.arange(len(order))[::-1]
        ax.hlines(at, whole, values[order], color=MUTED, linewidth=1.4)
        sns.scatterplot(
            x=values[order], y=at, ax=ax, s=60, color=COLOURS["regional_shift"], zorder=4
        )
        ax.axvline(whole, color=INK, linewidth=1.2)
        for row, k in zip(at.tolist(), order, strict=True):
            value_label(
                ax, row, values[k], language.signed(float(values[k])), rightwards=moved[k] >= 0
            )
        ax.set_yticks(at, [wrapped(name, canvas, language) for name in names])
        ax.set(xlabel="", ylabel="")
        low, high = float(np.min(values[order])), float(np.max(values[order]))
        room = canvas.per(0.12, 0.3) * (max(high, whole) - min(low, whole) or 1.0)
        ax.set_xlim(min(low, whole) - room, max(high, whole) + room)
        forms.figures_axis(ax, language, "x")
        forms.only_grid(ax, "x")

    most = int(np.nanargmax(np.abs(moved)))
    said = {
        "name": subject.name,
        "measure": language.say(f"measure.{subject.measure}"),
        "whole": language.signed(whole),
        "industry": found.industry_names[most],
        "industry_inside": lower_first(found.industry_names[most]),
        "without": language.signed(float(values[most])),
        "low": language.signed(float(np.nanmin(values))),
        "high": language.signed(float(np.nanmax(values))),
        "shown": len(order),
    }
    heights = row_heights(names, 50, language)
    return Figure(
        **told("left_out", said, language),
        source=subject.source,
        table=tables.left_out(found, place, subject, language),
        **drawings("left-out", draw, **heights),
    )


def intervals(rows: Sequence[Interval], subject: Subject, language: Language) -> Figure:
    """Return each effect with the interval that a way of asking gives it."""
    labels = [
        language.say(
            "interval.row",
            effect=language.say(f"effect.{row.effect}"),
            kind=lower_first(language.say(f"interval.{row.kind}")),
        )
        for row in rows
    ]

    def draw(ax: Axes, canvas: Canvas) -> None:
        at = list(range(len(rows)))[::-1]
        for place, row in zip(at, rows, strict=True):
            colour = COLOURS[row.effect]
            ax.plot([row.low, row.high], [place, place], color=colour, linewidth=5, alpha=0.55)
            ax.plot([row.value], [place], marker="o", markersize=8, color=colour)
        ax.set_yticks(at, [wrapped(label, canvas, language) for label in labels])
        ax.set_ylim(-0.6, len(rows) - 0.4)
        ax.margins(x=0.08)
        forms.figures_axis(ax, language, "x")
        forms.only_grid(ax, "x")
        forms.base_line(ax, "x")

    unsure = {row.effect for row in rows if row.low <= 0 <= row.high}
    names = dict.fromkeys(row.effect for row in rows if row.effect in unsure)
    written = [
        language.say(
            "fig.intervals.alt.row",
            label=lower_first(label),
            value=language.signed(row.value),
            low=language.signed(row.low),
            high=language.signed(row.high),
        )
        for label, row in zip(labels, rows, strict=True)
    ]
    said = {
        "name": subject.name,
        "measure": language.say(f"measure.{subject.measure}"),
        "unsure": language.listed([lower_first(language.say(f"effect.{name}")) for name in names]),
        "rows": language.listed(written),
    }
    heights = row_heights(labels, 50, language)
    return Figure(
        **told("intervals", said, language, way="some" if names else "none"),
        source=subject.source,
        table=tables.intervals(rows, subject, language),
        **drawings("intervals", draw, **heights),
    )


def region_effects(rows: Sequence[RegionInterval], subject: Subject, language: Language) -> Figure:
    """Return every region's effect in the regression form with its interval, largest first."""
    ends = row_ends(range(len(rows)))
    shown = [row for at, row in enumerate(rows) if row.own or at in ends]
    names = [row.name for row in shown]

    def draw(ax: Axes, canvas: Canvas) -> None:
        at = row_axis(ax, [wrapped(name, canvas, language) for name in names])
        for place, row in zip(at, shown, strict=True):
            colour = COLOURS["regional_shift"] if row.own else COLOURS["nation"]
            if np.isfinite(row.low):
                ax.plot([row.low, row.high], [place, place], color=colour, linewidth=4, alpha=0.55)
            ax.plot([row.rate], [place], marker="o", markersize=7, color=colour)
        for label, row in zip(ax.get_yticklabels(), shown, strict=True):
            label.set_fontweight("bold" if row.own else "normal")
        forms.figures_axis(ax, language, "x", percent=True)
        forms.only_grid(ax, "x")
        forms.base_line(ax, "x")

    sure = [row.name for row in rows if row.certain]
    own = next(row for row in rows if row.own)
    said = {
        "name": subject.name,
        "measure": language.say(f"measure.{subject.measure}"),
        "count": len(rows),
        "sure": len(sure),
        "sure_names": language.listed(sure or [language.say("answer.none")], MOST_NAMED),
        "rate": language.signed_percent(own.rate, 1),
        "low": language.signed_percent(own.low, 1),
        "high": language.signed_percent(own.high, 1),
    }
    return Figure(
        **told("region_effects", said, language, shown=len(ends), rows=len(rows)),
        source=subject.source,
        table=tables.region_effects(rows, subject, language),
        **drawings(
            "region-effects",
            draw,
            wide=50 + (12 + 1.25 * WIDE.font) * len(shown),
            narrow=50 + row_height(names, language, NARROW) * len(shown),
        ),
    )
