"""Charts of all regions: growth, and residuals by year."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from regionanalysis.core.arrays import FloatArray, ranks
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.labels import value_label, wrapped
from regionanalysis.presentation.charts.style import COLOURS, Canvas, Draw, drawings, small_drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, comparison_values
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import places as tables
from regionanalysis.presentation.wording import how_many

# regions at either end of the small drawings
SMALL = 6

# subtitle of a ranking with every region in it
_ALL_RANKED = N_("fig.ranking.subtitle.all")

# regions at either end of a ranking; the table has all
ENDS = 8


@cites
def ranking(
    comparison: RegionComparison, marked: str | None, context: Context, language: Language
) -> Figure:
    """Return the regions that grew most and least, and the marked one between them."""
    growth, rank = comparison.growth, ranks(comparison.growth)
    displayed = _ends(rank, None if marked is None else comparison.position(marked))
    labels = [
        language.message("rank.name", rank=int(rank[k]), name=comparison.regions[k])
        for k in displayed
    ]

    def draw(ax: Axes, canvas: Canvas) -> None:
        ys = _rows_with_gaps(rank[displayed])
        for y, k in zip(ys, displayed, strict=True):
            own = comparison.regions[k] == marked
            ax.barh(y, growth[k], height=0.7, color=COLOURS["region" if own else "others"])
            text = language.signed_percent(float(growth[k]))
            value_label(ax, y, growth[k], text, rightwards=growth[k] >= 0)
        ax.set_yticks(ys, labels)
        for label, k in zip(ax.get_yticklabels(), displayed, strict=True):
            label.set_fontweight("bold" if comparison.regions[k] == marked else "normal")
        axes.room_for_labels(ax, growth[displayed].tolist(), canvas.per(0.15, 0.42))
        axes.figures_axis(ax, language, "x", percent=True)
        axes.only_grid(ax, "x")
        axes.base_line(ax, "x")

    values = {
        **_about_ends(comparison, displayed[0], displayed[-1], context, language),
        "shown": len(displayed),
        "highlighted": _highlighted(marked, language),
    }
    return Figure(
        **caption(
            "ranking",
            values,
            language,
            variant=how_many(int(str(values["grew"])), len(comparison.regions)),
            other={"subtitle": _ALL_RANKED} if len(displayed) == len(comparison.regions) else None,
        ),
        source=context.source,
        table=tables.ranking(comparison, context, language),
        **drawings("ranking", draw, wide=60 + 27 * len(displayed), narrow=60 + 27 * len(displayed)),
    )


def _about_ends(
    comparison: RegionComparison, first: int, last: int, context: Context, language: Language
) -> dict[str, object]:
    """Return the values on the regions that grew most and least."""
    return {
        **comparison_values(comparison, context, language),
        "first": comparison.regions[first],
        "first_growth": language.signed_percent(float(comparison.growth[first])),
        "last": comparison.regions[last],
        "last_growth": language.signed_percent(float(comparison.growth[last])),
    }


@cites
def years(
    comparison: RegionComparison,
    yearly: FloatArray,
    marked: str | None,
    context: Context,
    language: Language,
) -> Figure:
    """Return the yearly residuals of the regions that grew most and least, as a grid.

    ``yearly`` is per cent of the jobs the year before, shape (years, regions).
    """
    rank = ranks(comparison.growth)
    displayed = _ends(rank, None if marked is None else comparison.position(marked))
    labels = [comparison.regions[k] for k in displayed]
    columns = list(range(comparison.start_year + 1, comparison.end_year + 1))
    reach = float(np.nanpercentile(np.abs(yearly), 90)) or 1.0

    def draw(ax: Axes, canvas: Canvas) -> None:
        cells = yearly[:, displayed].T
        written = [
            [axes.sign_or_figure(float(value), canvas, language, 1) for value in row]
            for row in cells
        ]
        axes.grid(ax, cells, written, reach)
        labelled = axes.years_shown(len(columns), canvas)
        ax.set_xticks([k + 0.5 for k in labelled], [str(columns[k]) for k in labelled], rotation=0)
        ax.set_yticks(np.arange(len(displayed)) + 0.5, labels, rotation=0)
        for label in ax.get_yticklabels():
            label.set_fontweight("bold" if label.get_text() == marked else "normal")

    values = {
        **comparison_values(comparison, context, language),
        **_about_below(columns, yearly),
    }
    return Figure(
        **caption("years", values, language),
        source=context.source,
        table=tables.years(comparison, yearly, context, language),
        **drawings("years", draw, wide=40 + 26 * len(displayed), narrow=40 + 26 * len(displayed)),
    )


def _about_below(years: Sequence[int], yearly: FloatArray) -> dict[str, object]:
    """Return the values on the number of regions with a loss in the worst and the best year."""
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
    comparison: RegionComparison,
    yearly: FloatArray,
    marked: str | None,
    context: Context,
    language: Language,
) -> Figure:
    """Return the yearly residuals of twelve regions, in small drawings of one scale.

    The marked region is first, then those with the largest and the smallest mean.
    ``yearly`` is per cent of the jobs the year before, shape (years, regions).
    """
    mean = yearly.mean(axis=0)
    order = np.argsort(-mean, kind="stable").tolist()
    displayed = _marked_and_ends(order, None if marked is None else comparison.position(marked))
    years = list(range(comparison.start_year + 1, comparison.end_year + 1))

    def drawn(k: int) -> Draw:
        def draw(ax: Axes, canvas: Canvas) -> None:
            own = comparison.regions[k] == marked
            colour = COLOURS["region" if own else comparison.residual]
            ax.bar(years, yearly[:, k], width=0.72, color=colour)
            _name_above(ax, wrapped(comparison.regions[k], canvas, language), canvas, own=own)
            _ends_marked(ax, years)
            axes.figures_axis(ax, language, "y", percent=True)
            axes.only_grid(ax, "y")
            axes.base_line(ax, "y")

        return draw

    values = {
        **comparison_values(comparison, context, language),
        "shown": len(displayed),
        "highlighted": _highlighted(marked, language),
        **_about_means(comparison, mean, order[0], order[-1], language),
    }
    return Figure(
        **caption("small_multiples", values, language),
        source=context.source,
        table=tables.years(comparison, yearly, context, language, chosen=displayed),
        **small_drawings("small-multiples", [drawn(k) for k in displayed], height=130),
    )


def _marked_and_ends(order: Sequence[int], marked: int | None) -> list[int]:
    """Return the marked region, if any, and then the first and the last of an order."""
    first = [] if marked is None else [marked]
    ends = [k for k in (*order[:SMALL], *order[-SMALL:]) if k not in first]
    return list(dict.fromkeys([*first, *ends]))[: 2 * SMALL]


def _about_means(
    comparison: RegionComparison, mean: FloatArray, most: int, least: int, language: Language
) -> dict[str, object]:
    """Return the values on the regions with the largest and the smallest mean residual."""
    return {
        "most": comparison.regions[most],
        "most_mean": language.signed_percent(float(mean[most]), 2),
        "least": comparison.regions[least],
        "least_mean": language.signed_percent(float(mean[least]), 2),
    }


def _name_above(ax: Axes, name: str, canvas: Canvas, *, own: bool) -> None:
    """Write a region's name above its small drawing, the marked one's in bold."""
    weight = "bold" if own else "normal"
    ax.set_title(name, fontsize=canvas.font, loc="left", fontweight=weight)


def _highlighted(marked: str | None, language: Language) -> str:
    return "" if marked is None else language.message("rank.highlighted", name=marked)


def _ends(rank: "np.ndarray[tuple[int], np.dtype[np.int_]]", marked: int | None) -> list[int]:
    """Return the first and the last of a ranking and the marked one, in the ranking's order."""
    order: list[int] = np.argsort(rank, kind="stable").tolist()
    if len(order) <= 2 * ENDS + 1:
        return order
    displayed = {*order[:ENDS], *order[-ENDS:]} | ({marked} if marked is not None else set())
    return [k for k in order if k in displayed]


def _rows_with_gaps(rank: "np.ndarray[tuple[int], np.dtype[np.int_]]") -> list[float]:
    """Return rows from the top down, with a space where ranks are omitted."""
    air = 0.6
    ys, y = [], 0.0
    for before, now in zip([None, *rank.tolist()], rank.tolist(), strict=False):
        y -= 0 if before is None else 1 + (air if now - before > 1 else 0)
        ys.append(y)
    return ys


def _ends_marked(ax: Axes, years: list[int]) -> None:
    """Mark the first and the last year, inwards, away from the neighbouring drawings' years."""
    ends = sorted({years[0], years[-1]})
    ax.set_xticks(ends, [str(year) for year in ends])
    # only the outer drawings have labels
    labels = ax.get_xticklabels()
    if len(ends) > 1 and labels:
        labels[0].set_horizontalalignment("left")
        labels[-1].set_horizontalalignment("right")
