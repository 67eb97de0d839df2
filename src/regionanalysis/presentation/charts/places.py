"""Figures of all regions: who grew, who is beyond chance, when, and where on the map."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from regionanalysis.core.arrays import FloatArray, ranks
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import forms
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.labels import value_label, wrapped
from regionanalysis.presentation.charts.style import COLOURS, Canvas, Draw, drawings, small_drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, about_places
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import places as tables

# how many at either end of the small drawings
SMALL = 6

# how many at either end of a ranking are shown; the table has all
ENDS = 8


@cites
def ranking(
    found: RegionComparison, marked: str | None, context: Context, language: Language
) -> Figure:
    """Return the regions that grew most and least, and the marked one between them."""
    growth, place = found.growth, ranks(found.growth)
    shown = _ends(place, None if marked is None else found.position(marked))
    labels = [
        language.message("rank.name", rank=int(place[k]), name=found.regions[k]) for k in shown
    ]

    def draw(ax: Axes, canvas: Canvas) -> None:
        at = _rows_with_gaps(place[shown])
        for row, k in zip(at, shown, strict=True):
            own = found.regions[k] == marked
            ax.barh(row, growth[k], height=0.7, color=COLOURS["region" if own else "others"])
            text = language.signed_percent(float(growth[k]))
            value_label(ax, row, growth[k], text, rightwards=growth[k] >= 0)
        ax.set_yticks(at, labels)
        for label, k in zip(ax.get_yticklabels(), shown, strict=True):
            label.set_fontweight("bold" if found.regions[k] == marked else "normal")
        forms.room_for_labels(ax, growth[shown].tolist(), canvas.per(0.15, 0.42))
        forms.figures_axis(ax, language, "x", percent=True)
        forms.only_grid(ax, "x")
        forms.base_line(ax, "x")

    values = {
        **_about_ends(found, shown[0], shown[-1], context, language),
        "shown": len(shown),
        "highlighted": _highlighted(marked, language),
    }
    return Figure(
        **caption("ranking", values, language),
        source=context.source,
        table=tables.ranking(found, context, language),
        **drawings("ranking", draw, wide=60 + 27 * len(shown), narrow=60 + 27 * len(shown)),
    )


def _about_ends(
    found: RegionComparison, first: int, last: int, context: Context, language: Language
) -> dict[str, object]:
    """Return what is told of the regions that grew most and least."""
    return {
        **about_places(found, context, language),
        "first": found.regions[first],
        "first_growth": language.signed_percent(float(found.growth[first])),
        "last": found.regions[last],
        "last_growth": language.signed_percent(float(found.growth[last])),
    }


@cites
def years(
    found: RegionComparison,
    yearly: FloatArray,
    marked: str | None,
    context: Context,
    language: Language,
) -> Figure:
    """Return what is left every year in the regions that grew most and least, as a grid.

    ``yearly`` is per cent of the jobs the year before, shape (years, regions).
    """
    place = ranks(found.growth)
    shown = _ends(place, None if marked is None else found.position(marked))
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
        at = forms.years_shown(len(columns), canvas)
        ax.set_xticks([k + 0.5 for k in at], [str(columns[k]) for k in at], rotation=0)
        ax.set_yticks(np.arange(len(shown)) + 0.5, labels, rotation=0)
        for label in ax.get_yticklabels():
            label.set_fontweight("bold" if label.get_text() == marked else "normal")

    values = {**about_places(found, context, language), **_about_below(columns, yearly)}
    return Figure(
        **caption("years", values, language),
        source=context.source,
        table=tables.years(found, yearly, context, language),
        **drawings("years", draw, wide=40 + 26 * len(shown), narrow=40 + 26 * len(shown)),
    )


def _about_below(years: Sequence[int], yearly: FloatArray) -> dict[str, object]:
    """Return what is told of how many regions lost beyond structure in the worst and best year."""
    below = (np.round(yearly, 1) < 0).sum(axis=1)
    worst = int(np.argmax(below))
    return {
        "below": int(below[worst]),
        "worst": years[worst],
        "least": int(below.min()),
        "best": years[int(np.argmin(below))],
    }


@cites
def small_multiples(
    found: RegionComparison,
    yearly: FloatArray,
    marked: str | None,
    context: Context,
    language: Language,
) -> Figure:
    """Return what is left every year in twelve regions, each in a small drawing of the same scale.

    The marked region is first; then those with the most and the least left over the years.
    ``yearly`` is per cent of the jobs the year before, shape (years, regions).
    """
    mean = yearly.mean(axis=0)
    order = np.argsort(-mean, kind="stable").tolist()
    shown = _marked_and_ends(order, None if marked is None else found.position(marked))
    years = list(range(found.start_year + 1, found.end_year + 1))

    def drawn(k: int) -> Draw:
        def draw(ax: Axes, canvas: Canvas) -> None:
            own = found.regions[k] == marked
            colour = COLOURS["region" if own else found.residual]
            ax.bar(years, yearly[:, k], width=0.72, color=colour)
            _name_above(ax, wrapped(found.regions[k], canvas, language), canvas, own=own)
            _ends_marked(ax, years)
            forms.figures_axis(ax, language, "y", percent=True)
            forms.only_grid(ax, "y")
            forms.base_line(ax, "y")

        return draw

    values = {
        **about_places(found, context, language),
        "shown": len(shown),
        "highlighted": _highlighted(marked, language),
        **_about_means(found, mean, order[0], order[-1], language),
    }
    return Figure(
        **caption("small_multiples", values, language),
        source=context.source,
        table=tables.years(found, yearly, context, language, chosen=shown),
        **small_drawings("small-multiples", [drawn(k) for k in shown], height=130),
    )


def _marked_and_ends(order: Sequence[int], marked: int | None) -> list[int]:
    """Return the marked region, if any, and then the first and the last of an order."""
    first = [] if marked is None else [marked]
    ends = [k for k in (*order[:SMALL], *order[-SMALL:]) if k not in first]
    return list(dict.fromkeys([*first, *ends]))[: 2 * SMALL]


def _about_means(
    found: RegionComparison, mean: FloatArray, most: int, least: int, language: Language
) -> dict[str, object]:
    """Return what is told of the regions with the most and the least left over the years."""
    return {
        "most": found.regions[most],
        "most_mean": language.signed_percent(float(mean[most]), 2),
        "least": found.regions[least],
        "least_mean": language.signed_percent(float(mean[least]), 2),
    }


def _name_above(ax: Axes, name: str, canvas: Canvas, *, own: bool) -> None:
    """Write a region's name above its small drawing, the marked one's in bold."""
    weight = "bold" if own else "normal"
    ax.set_title(name, fontsize=canvas.font, loc="left", fontweight=weight)


def _highlighted(marked: str | None, language: Language) -> str:
    return "" if marked is None else language.message("rank.highlighted", name=marked)


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


def _ends_marked(ax: Axes, years: list[int]) -> None:
    """Mark the first and the last year, inwards, away from the neighbouring drawings' years."""
    ends = sorted({years[0], years[-1]})
    ax.set_xticks(ends, [str(year) for year in ends])
    # only the outer drawings have labels
    labels = ax.get_xticklabels()
    if len(ends) > 1 and labels:
        labels[0].set_horizontalalignment("left")
        labels[-1].set_horizontalalignment("right")
