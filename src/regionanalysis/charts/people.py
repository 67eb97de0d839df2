"""Figures of commuting and inhabitants."""

from collections.abc import Sequence

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes

from regionanalysis.account import PlaceAccount
from regionanalysis.blocks import Figure
from regionanalysis.charts import forms
from regionanalysis.charts.flows import largest_flows
from regionanalysis.charts.labels import value_label
from regionanalysis.charts.lines import index_lines
from regionanalysis.charts.rows import row_axis, row_ends
from regionanalysis.charts.style import COLOURS, HATCHES, ON_TINT, PAPER, Canvas, drawings
from regionanalysis.charts.told import told
from regionanalysis.commuting import DEPENDENCE_THRESHOLD, Integration
from regionanalysis.language import Language
from regionanalysis.population import PopulationRecord
from regionanalysis.subject import Subject, about
from regionanalysis.tables import people as tables
from regionanalysis.tables.jobs import by_year
from regionanalysis.wording import direction

# rows and columns that there is room to read
MOST_IN_GRID = 12


def commuting_matrix(
    found: Integration, names: Sequence[str], subject: Subject, language: Language
) -> Figure:
    """Return the share of each member's employed residents who work in each of the others.

    Of many members, whose grid nobody could read, the largest shares.
    """
    share = 100 * found.share_of_residents[-1]
    away = share.copy()
    np.fill_diagonal(away, np.nan)

    def draw(ax: Axes, canvas: Canvas) -> None:
        written = [
            ["" if np.isnan(value) else language.number(float(value), 0) for value in row]
            for row in away
        ]
        palette = sns.light_palette(COLOURS["others"], n_colors=6)[:5]
        sns.heatmap(
            away,
            ax=ax,
            annot=written,
            fmt="",
            cmap=sns.color_palette(palette, as_cmap=False),
            vmin=0,
            vmax=40,
            cbar=False,
            linewidths=2,
            linecolor=PAPER,
            annot_kws={"color": ON_TINT},
        )
        ax.grid(visible=False)
        ax.set_xticks(np.arange(len(names)) + 0.5, names, rotation=90 if canvas.narrow else 30)
        for label in ax.get_xticklabels():
            label.set_horizontalalignment("center" if canvas.narrow else "right")
            label.set_rotation_mode("default" if canvas.narrow else "anchor")
        ax.set_yticks(np.arange(len(names)) + 0.5, names, rotation=0)
        ax.set_xlabel(language.say("axis.works_in"))
        ax.set_ylabel(language.say("axis.lives_in"))
        ax.spines[["left", "bottom"]].set_visible(False)

    home, work = np.unravel_index(int(np.nanargmax(away)), away.shape)
    said: dict[str, object] = {
        "name": subject.name,
        "year": found.years[-1],
        "home": names[int(home)],
        "work": names[int(work)],
        "share": language.percent(float(away[home, work]), 0),
        "persons": language.number(float(found.matrix[-1][home, work])),
        "threshold": language.percent(100 * DEPENDENCE_THRESHOLD, 0),
    }
    if len(names) > MOST_IN_GRID:
        return largest_flows(found, names, away, said, subject, language)
    return Figure(
        **told("commuting", said, language),
        source=subject.source,
        table=tables.commuting_matrix(found, names, language),
        **drawings("commuting", draw, wide=420, narrow=380),
    )


def integration(
    found: Integration, names: Sequence[str], subject: Subject, language: Language
) -> Figure:
    """Return internal integration of every member in the first and the last year."""
    first, last = found.internal[0], found.internal[-1]
    order = np.argsort(-last).tolist()
    shown = row_ends(order)

    def draw(ax: Axes, canvas: Canvas) -> None:
        at = row_axis(ax, [names[k] for k in shown])
        ax.hlines(at, first[shown], last[shown], color=COLOURS["others"], linewidth=2)
        sns.scatterplot(
            x=first[shown],
            y=at,
            ax=ax,
            s=60,
            facecolor=PAPER,
            edgecolor=COLOURS["region"],
            linewidth=1.8,
            label=str(found.years[0]),
            legend=False,
            zorder=4,
        )
        sns.scatterplot(
            x=last[shown],
            y=at,
            ax=ax,
            s=70,
            color=COLOURS["region"],
            label=str(found.years[-1]),
            legend=False,
            zorder=5,
        )
        for place, k in zip(at, shown, strict=True):
            text = language.number(float(last[k]), 2)
            end = max(float(last[k]), float(first[k]))
            value_label(ax, place, end + 0.006, text, rightwards=True)
        ax.set(xlabel="", ylabel="")
        ax.margins(x=canvas.per(0.1, 0.16))
        forms.figures_axis(ax, language, "x")
        forms.only_grid(ax, "x")
        forms.key_above(ax, canvas, 2)

    means = found.mean_internal
    said = {
        "name": subject.name,
        "start": found.years[0],
        "end": found.years[-1],
        "first": language.number(float(means[0]), 3),
        "last": language.number(float(means[-1]), 3),
        "highest": names[order[0]],
        "lowest": names[order[-1]],
    }
    way = direction(float(means[-1] - means[0]), 3)
    return Figure(
        **told("integration", said, language, way=way, shown=len(shown), rows=len(order)),
        source=subject.source,
        table=tables.integration(found, names, language),
        **drawings("integration", draw, wide=60 + 36 * len(shown), narrow=70 + 38 * len(shown)),
    )


def population(record: PopulationRecord, subject: Subject, language: Language) -> Figure:
    """Return inhabitants with the first year as 100, against the nation."""
    years = list(record.years)
    paths = {subject.name: record.region_index, language.say("place.nation"): record.nation_index}

    def draw(ax: Axes, canvas: Canvas) -> None:
        index_lines(ax, years, paths, canvas, language)

    change = float(record.region[-1] - record.region[0])
    said = {
        "name": subject.name,
        "start": years[0],
        "end": years[-1],
        "first": language.number(float(record.region[0])),
        "last": language.number(float(record.region[-1])),
        "growth": language.signed_percent(float(record.region_index[-1]) - 100),
        "nation": language.signed_percent(float(record.nation_index[-1]) - 100),
    }
    return Figure(
        **told("population", said, language, way=direction(change)),
        source=subject.source,
        table=by_year(
            language.say("table.population", **said),
            years,
            [(subject.name, record.region), (language.say("place.nation"), record.nation)],
            language,
        ),
        **drawings("population", draw, wide=320, narrow=300),
    )


def population_effect(account: PlaceAccount, subject: Subject, language: Language) -> Figure:
    """Return what the lagging number of inhabitants was worth each year, in jobs."""
    values = account.jobs("population_effect")
    years = list(account.years)

    def draw(ax: Axes, canvas: Canvas) -> None:
        ax.bar(
            years,
            values,
            width=0.72,
            color=COLOURS["population_effect"],
            hatch=HATCHES["population_effect"],
        )
        forms.year_axis(ax, years, canvas)
        forms.figures_axis(ax, language, "y")
        forms.only_grid(ax, "y")
        forms.base_line(ax, "y")
        forms.mark_breaks(ax, account.breaks, language)

    total, mean = float(values.sum()), float(values.mean())
    said = {
        **about(account, subject, language),
        "jobs": language.jobs(total),
        "mean": language.counted("unit.jobs", mean, number=language.signed(mean)),
    }
    return Figure(
        **told("population_effect", said, language, way=direction(total)),
        source=subject.source,
        table=by_year(
            language.say("table.population_effect", **said),
            years,
            [
                (language.say("column.jobs"), values),
                (language.say("column.percent"), account.percent("population_effect")),
            ],
            language,
            decimals=2,
            breaks=account.breaks,
            signed=True,
        ),
        **drawings("population-effect", draw, wide=270, narrow=260),
    )
