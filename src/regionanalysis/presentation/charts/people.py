"""Charts of population."""

from collections.abc import Mapping

from matplotlib.axes import Axes

from regionanalysis.indicators.population import PopulationRecord
from regionanalysis.model.account import RegionAccount
from regionanalysis.presentation.blocks import Figure, Table
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.lines import index_lines
from regionanalysis.presentation.charts.style import COLOURS, HATCHES, Canvas, drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, common_values
from regionanalysis.presentation.keys import JOBS
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables.jobs import by_year
from regionanalysis.presentation.wording import direction


@cites
def population(record: PopulationRecord, context: Context, language: Language) -> Figure:
    """Return inhabitants with the first year as 100, against the nation."""
    years = list(record.years)
    paths = {
        context.name: record.region_index,
        language.message("place.nation"): record.nation_index,
    }

    def draw(ax: Axes, canvas: Canvas) -> None:
        index_lines(ax, years, paths, canvas, language)

    change = float(record.region[-1] - record.region[0])
    values = {
        "name": context.name,
        "start": years[0],
        "end": years[-1],
        "first": language.number(float(record.region[0])),
        "last": language.number(float(record.region[-1])),
        "growth": language.signed_percent(float(record.region_index[-1]) - 100),
        "nation": language.signed_percent(float(record.nation_index[-1]) - 100),
    }
    return Figure(
        **caption("population", values, language, variant=direction(change)),
        source=context.source,
        table=by_year(
            language.message("table.population", **values),
            years,
            [(context.name, record.region), (language.message("place.nation"), record.nation)],
            language,
        ),
        **drawings("population", draw, wide=320, narrow=300),
    )


@cites
def population_effect(account: RegionAccount, context: Context, language: Language) -> Figure:
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
        axes.year_axis(ax, years, canvas)
        axes.figures_axis(ax, language, "y")
        axes.only_grid(ax, "y")
        axes.base_line(ax, "y")
        axes.mark_breaks(ax, account.breaks, language)

    total, mean = float(values.sum()), float(values.mean())
    caption_values = {
        **common_values(account, context, language),
        "jobs": language.plural(JOBS[direction(total)], total, number=language.magnitude(total)),
        "low": language.signed(float(values.min())),
        "low_year": years[int(values.argmin())],
        "high": language.signed(float(values.max())),
        "high_year": years[int(values.argmax())],
        "mean": language.plural("unit.jobs", mean, number=language.signed(mean)),
    }
    return Figure(
        **caption("population_effect", caption_values, language, variant=direction(total)),
        source=context.source,
        table=_effect_by_year(account, caption_values, language),
        **drawings("population-effect", draw, wide=270, narrow=260),
    )


def _effect_by_year(
    account: RegionAccount, values: Mapping[str, object], language: Language
) -> Table:
    """Return the table of the population effect, in jobs and in per cent."""
    return by_year(
        language.message("table.population_effect", **values),
        list(account.years),
        [
            (language.message("column.jobs"), account.jobs("population_effect")),
            (language.message("column.percent"), account.percent("population_effect")),
        ],
        language,
        decimals=2,
        breaks=account.breaks,
        signed=True,
    )
