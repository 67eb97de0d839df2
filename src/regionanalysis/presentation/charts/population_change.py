"""Charts of births and migration, and of jobs beside migration."""

from collections.abc import Mapping

from matplotlib.axes import Axes

from regionanalysis.indicators.population_change import PopulationChange
from regionanalysis.model.jobs_and_migration import JobsAndMigration, Quadrant
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.style import (
    COLOURS,
    INK,
    MUTED,
    PAPER,
    Canvas,
    drawings,
)
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import MEASURE, N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import population_change as tables

_COLOURS = {"births": COLOURS["others"], "population_effect": COLOURS["population_effect"]}

_CORNERS: Mapping[Quadrant, tuple[str, float, float, str, str]] = {
    "in_behind": (N_("quadrant.in_behind"), 0.01, 0.99, "left", "top"),
    "in_ahead": (N_("quadrant.in_ahead"), 0.99, 0.99, "right", "top"),
    "out_behind": (N_("quadrant.out_behind"), 0.01, 0.01, "left", "bottom"),
    "out_ahead": (N_("quadrant.out_ahead"), 0.99, 0.01, "right", "bottom"),
}


@cites
def population_change(change: PopulationChange, context: Context, language: Language) -> Figure:
    """Return births surplus and net migration of every year, and the change of the two."""
    years = list(change.years)
    both = change.births + change.migration

    def draw(ax: Axes, canvas: Canvas) -> None:
        parts = [
            ("births", language.message("column.births_surplus"), change.births),
            # the colour and hatch of people
            ("population_effect", language.message("column.net_migration"), change.migration),
        ]
        axes.stacked_bars(ax, years, parts, _COLOURS)
        ax.plot(
            years,
            both,
            color=INK,
            marker="o",
            markersize=canvas.per(6, 4.5),
            markeredgecolor=PAPER,
            label=language.message("series.births_and_migration"),
            zorder=5,
        )
        axes.year_axis(ax, years, canvas)
        axes.figures_axis(ax, language, "y")
        axes.only_grid(ax, "y")
        axes.base_line(ax, "y")
        axes.key_above(ax, canvas, 3)

    births, migration = float(change.births.sum()), float(change.migration.sum())
    values = {
        "name": context.name,
        "start": years[0],
        "end": years[-1],
        "births": language.signed(births),
        "migration": language.signed(migration),
        "moved_in": int((change.migration > 0).sum()),
        "surplus": int((change.births > 0).sum()),
        "total": len(years),
    }
    return Figure(
        **caption("population_change", values, language, variant=_variant(births, migration)),
        source=context.source,
        table=tables.by_years(change, context.name, language),
        **drawings("population-change", draw, wide=330, narrow=310),
    )


def _variant(births: float, migration: float) -> str:
    if not births or not migration:
        return "even"
    return f"{'in' if migration > 0 else 'out'}_{'surplus' if births > 0 else 'deficit'}"


@cites
def jobs_and_migration(record: JobsAndMigration, context: Context, language: Language) -> Figure:
    """Return every year by growth of jobs beyond the nation's and by net migration."""

    def draw(ax: Axes, canvas: Canvas) -> None:
        for comparable in (True, False):
            chosen = record.comparable == comparable
            ax.scatter(
                record.jobs[chosen],
                record.migration[chosen],
                s=canvas.per(46, 30),
                facecolor=COLOURS["region"] if comparable else PAPER,
                edgecolor=COLOURS["region"],
                linewidth=1.5,
                zorder=4,
            )
        for x, y, year in zip(
            record.jobs.tolist(), record.migration.tolist(), record.years, strict=True
        ):
            ax.annotate(
                str(year),
                (x, y),
                xytext=(5, -11 if year % 2 else 3),
                textcoords="offset points",
                color=MUTED,
            )
        ax.axhline(0, color=INK, linewidth=1)
        ax.axvline(0, color=INK, linewidth=1)
        for key, x, y, ha, va in _CORNERS.values():
            ax.text(x, y, language.message(key), transform=ax.transAxes, color=MUTED, ha=ha, va=va)
        # room for the words in the corners
        ax.margins(x=canvas.per(0.16, 0.2), y=canvas.per(0.24, 0.34))
        ax.set_xlabel(language.message("column.jobs_beyond"))
        ax.set_ylabel(language.message("column.migration_percent"))
        axes.figures_axis(ax, language, "x", percent=True)
        axes.figures_axis(ax, language, "y", percent=True)

    values: dict[str, object] = {
        "name": context.name,
        "measure": language.message(MEASURE[context.measure]),
        "start": record.years[0],
        "end": record.years[-1],
        "total": int(record.comparable.sum()),
        **{str(name): count for name, count in record.counts().items()},
    }
    return Figure(
        **caption("jobs_and_migration", values, language),
        source=context.source,
        table=tables.jobs_and_migration(record, context.name, language),
        **drawings("jobs-and-migration", draw, wide=420, narrow=340),
    )
