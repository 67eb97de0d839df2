"""Charts of commuting between members, and of their integration."""

from collections.abc import Sequence

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes

from regionanalysis.core.arrays import FloatArray
from regionanalysis.indicators.commuting import Integration
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.flows import largest_flows
from regionanalysis.presentation.charts.labels import value_label
from regionanalysis.presentation.charts.row_layout import row_axis, row_ends
from regionanalysis.presentation.charts.style import COLOURS, INK, PAPER, TINTS, Canvas, drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import MOMENT
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import labour_market as tables

# most rows and columns of a readable grid
MAX_IN_GRID = 12


@cites
def commuting_matrix(
    integration: Integration, names: Sequence[str], context: Context, language: Language
) -> Figure:
    """Return the share of each member's employed residents who work in each of the others.

    For more members than a grid can hold, return a chart of the largest shares.
    """
    share = 100 * integration.share_of_residents[-1]
    away = share.copy()
    np.fill_diagonal(away, np.nan)

    def draw(ax: Axes, canvas: Canvas) -> None:
        _cells(ax, away, language)
        _name_places(ax, names, canvas)
        ax.set_xlabel(language.message("axis.works_in"))
        ax.set_ylabel(language.message("axis.lives_in"))
        ax.spines[["left", "bottom"]].set_visible(False)

    values = _about_largest(integration, names, away, context, language)
    if len(names) > MAX_IN_GRID:
        return largest_flows(integration, names, away, values, context, language)
    return Figure(
        **caption("commuting", values, language),
        source=context.source,
        table=tables.commuting_matrix(integration, names, language),
        **drawings("commuting", draw, wide=420, narrow=380),
    )


def _cells(ax: Axes, away: FloatArray, language: Language) -> None:
    """Draw a grid of shares in per cent, the tint deeper the larger; blank where unknown."""
    written = [
        ["" if np.isnan(value) else language.number(float(value), 0) for value in row]
        for row in away
    ]
    sns.heatmap(
        away,
        ax=ax,
        annot=written,
        fmt="",
        cmap=list(TINTS),
        vmin=0,
        vmax=40,
        cbar=False,
        linewidths=2,
        linecolor=PAPER,
        annot_kws={"color": INK},
    )
    ax.grid(visible=False)


def _name_places(ax: Axes, names: Sequence[str], canvas: Canvas) -> None:
    """Label the columns, rotated to fit the canvas, and the rows."""
    centres = np.arange(len(names)) + 0.5
    ax.set_xticks(centres, names, rotation=90 if canvas.narrow else 30)
    for label in ax.get_xticklabels():
        label.set_horizontalalignment("center" if canvas.narrow else "right")
        label.set_rotation_mode("default" if canvas.narrow else "anchor")
    ax.set_yticks(centres, names, rotation=0)


def _about_largest(
    integration: Integration,
    names: Sequence[str],
    away: FloatArray,
    context: Context,
    language: Language,
) -> dict[str, object]:
    """Return the values on the largest share that works in another member."""
    home, work = np.unravel_index(int(np.nanargmax(away)), away.shape)
    persons = float(integration.matrix[-1][home, work])
    return {
        "name": context.name,
        "moment": language.message(MOMENT[context.moment]) if context.moment else "",
        "year": integration.years[-1],
        "home": names[int(home)],
        "work": names[int(work)],
        "share": language.percent(float(away[home, work]), 0),
        "persons": language.plural("unit.people", persons, number=language.magnitude(persons)),
    }


@cites
def integration(
    integration: Integration, names: Sequence[str], context: Context, language: Language
) -> list[Figure]:
    """Return the jobs that members fill for each other, and the residents who work in others."""
    return [
        _internal_share(integration, which, names, context, language) for which in ("in", "out")
    ]


def _internal_share(
    integration: Integration,
    which: str,
    names: Sequence[str],
    context: Context,
    language: Language,
) -> Figure:
    """Return one of the two shares of every member in the first and the last year."""
    shares = 100 * (integration.internal_in if which == "in" else integration.internal_out)
    first, last = shares[0], shares[-1]
    years = integration.years[0], integration.years[-1]
    order = np.argsort(-last, kind="stable").tolist()
    displayed = row_ends(order)

    def draw(ax: Axes, canvas: Canvas) -> None:
        ys = row_axis(ax, [names[k] for k in displayed])
        _first_to_last(ax, ys, first[displayed], last[displayed], years)
        for y, k in zip(ys, displayed, strict=True):
            text = language.percent(float(last[k]), 0)
            end = max(float(last[k]), float(first[k]))
            value_label(ax, y, end + 0.006 * float(last.max()), text, rightwards=True)
        ax.set(xlabel="", ylabel="")
        ax.margins(x=canvas.per(0.1, 0.16))
        axes.figures_axis(ax, language, "x", percent=True)
        axes.only_grid(ax, "x")
        axes.key_above(ax, canvas, 2)

    ends = {"first": float(np.mean(first)), "last": float(np.mean(last))}
    values = {
        "name": context.name,
        "start": years[0],
        "end": years[1],
        "first": language.percent(ends["first"], 0),
        "last": language.percent(ends["last"], 0),
        "highest": names[order[0]],
        "lowest": names[order[-1]],
        "most": language.percent(float(last[order[0]]), 0),
        "least": language.percent(float(last[order[-1]]), 0),
    }
    same = round(ends["last"]) == round(ends["first"])
    return Figure(
        **caption(
            f"integration_{which}",
            values,
            language,
            variant="one" if years[0] == years[1] else "same" if same else "changed",
            displayed=len(displayed),
            total=len(order),
        ),
        source=context.source,
        table=tables.internal_share(integration, which, names, language),
        **drawings(
            f"integration-{which}",
            draw,
            wide=60 + 36 * len(displayed),
            narrow=70 + 38 * len(displayed),
        ),
    )


def _first_to_last(
    ax: Axes, ys: Sequence[int], first: FloatArray, last: FloatArray, years: tuple[int, int]
) -> None:
    """Draw a line from the first year, an open point, to the last, a filled one."""
    ax.hlines(ys, first, last, color=COLOURS["others"], linewidth=2)
    sns.scatterplot(
        x=first,
        y=ys,
        ax=ax,
        s=60,
        facecolor=PAPER,
        edgecolor=COLOURS["region"],
        linewidth=1.8,
        label=str(years[0]),
        legend=False,
        zorder=4,
    )
    sns.scatterplot(
        x=last,
        y=ys,
        ax=ax,
        s=70,
        color=COLOURS["region"],
        label=str(years[1]),
        legend=False,
        zorder=5,
    )
