"""Charts of the number of jobs, and of growth against the nation."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from regionanalysis.core.arrays import FloatArray
from regionanalysis.model.account import RegionAccount
from regionanalysis.panel.series import EmploymentSeries
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.lines import index_lines
from regionanalysis.presentation.charts.style import COLOURS, INK, MUTED, Canvas, drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, common_values
from regionanalysis.presentation.keys import JOBS, MOMENT, N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import jobs as tables
from regionanalysis.presentation.wording import direction, how_many_years

# a smaller change, per cent, is about as many
SAME = 0.5

# colour and line of all jobs, the private and the public
_LINES = ((INK, "-"), (INK, (0, (5, 1.5))), (MUTED, (0, (1.5, 1))))


@cites
def level(
    series: EmploymentSeries,
    total: FloatArray,
    private: FloatArray | None,
    context: Context,
    language: Language,
) -> Figure:
    """Return all jobs by year, split into private and public where both are known.

    ``total`` and ``private`` are persons, shape (years,); ``private`` has NaN for years without the
    split, and is None where no year has it.
    """
    years, breaks = series.years, series.breaks
    lines = [(language.message("measure.all"), total), *_by_sector(total, private, language)]

    def draw(ax: Axes, canvas: Canvas) -> None:
        for (label, values), (colour, style) in zip(lines, _LINES, strict=False):
            ax.plot(years, values, color=colour, linestyle=style)
            _name_start(ax, years, values, label, colour, canvas)
        ax.set_ylim(0, float(total.max()) * 1.18)
        axes.year_axis(ax, years, canvas)
        axes.figures_axis(ax, language, "y")
        axes.only_grid(ax, "y")
        axes.mark_breaks(ax, breaks, language)

    caption_values = _about_level(series, total, context, language)
    return Figure(
        **caption("level", caption_values, language, variant=_moved(total)),
        source=context.source,
        table=tables.by_year(
            language.message("table.level", **caption_values), years, lines, language, breaks=breaks
        ),
        **drawings("level", draw, wide=330, narrow=300),
    )


def _by_sector(
    total: FloatArray, private: FloatArray | None, language: Language
) -> list[tuple[str, FloatArray]]:
    """Return private and public jobs with what they are called; none where they are not known."""
    if private is None:
        return []
    return [
        (language.message("measure.private"), private),
        (language.message("measure.public"), total - private),
    ]


def _name_start(
    ax: Axes, years: Sequence[int], values: FloatArray, label: str, colour: str, canvas: Canvas
) -> None:
    """Write what a line is above its first known years."""
    known = np.flatnonzero(np.isfinite(values))
    if not known.size:
        return
    first = int(known[0])
    # above the highest point below the label
    over = float(np.nanmax(values[first : first + int(canvas.per(6, 12))]))
    ax.annotate(
        label.capitalize(),
        (years[first], over),
        xytext=(0, 5),
        textcoords="offset points",
        color=colour,
        fontweight="bold",
        va="bottom",
    )


def _moved(total: FloatArray) -> str:
    """Return which way jobs have gone from first to last; ``"same"`` for a small part of them."""
    change = float(total[-1] - total[0])
    return "same" if abs(change) < SAME / 100 * total[0] else direction(change)


def _about_level(
    series: EmploymentSeries, total: FloatArray, context: Context, language: Language
) -> dict[str, object]:
    """Return the values on all jobs."""
    first, last = float(total[0]), float(total[-1])
    change = last - first
    return {
        "name": context.name,
        "start": series.years[0],
        "end": series.years[-1],
        "first": language.number(first),
        "last": language.number(last),
        "change": language.plural(
            JOBS[direction(change)], change, number=language.magnitude(change)
        ),
        "moment": language.message(MOMENT[context.moment]) if context.moment else "",
        "flag": language.message("break.flag") if series.breaks else "",
    }


@cites
def index(account: RegionAccount, context: Context, language: Language) -> Figure:
    """Return jobs with the first year as 100, against having grown as the nation every year."""
    years = [account.start_year, *account.years]
    region = 100 * account.level / account.level[0]
    national_growth = 1 + account.percent("national_share") / 100
    nation = 100 * np.concatenate([[1.0], np.cumprod(national_growth)])
    paths = {context.name: region, language.message("place.nation"): nation}

    def draw(ax: Axes, canvas: Canvas) -> None:
        index_lines(ax, years, paths, canvas, language)
        axes.mark_breaks(ax, account.breaks, language)

    values = {
        **common_values(account, context, language),
        "region": language.number(float(region[-1]), 1),
        "nation": language.number(float(nation[-1]), 1),
    }
    variant = direction(float(region[-1] - nation[-1]), 1)
    return Figure(
        **caption("index", values, language, variant=variant),
        source=context.source,
        table=tables.by_year(
            language.message("table.index", **values),
            years,
            list(paths.items()),
            language,
            decimals=1,
            breaks=account.breaks,
        ),
        **drawings("index", draw, wide=320, narrow=300),
    )


@cites
def relative(account: RegionAccount, context: Context, language: Language) -> Figure:
    """Return each year's growth minus the nation's."""
    values = account.percent("relative")
    years = list(account.years)

    def draw(ax: Axes, canvas: Canvas) -> None:
        ax.bar(years, values, color=COLOURS["region"], width=0.72)
        axes.year_axis(ax, years, canvas)
        ax.set(xlabel="", ylabel="")
        axes.figures_axis(ax, language, "y", percent=True)
        axes.only_grid(ax, "y")
        axes.base_line(ax, "y")
        axes.mark_breaks(ax, account.breaks, language)

    caption_values = _about_relative(account, context, language)
    return Figure(
        **caption(
            "relative",
            caption_values,
            language,
            variant=how_many_years(int(str(caption_values["below"])), len(years)),
            other={"alternative": N_("fig.relative.alt.one")} if len(years) == 1 else None,
        ),
        source=context.source,
        table=tables.by_year(
            language.message("table.relative", **caption_values),
            years,
            [
                (context.name, account.percent("change")),
                (language.message("place.nation"), account.percent("national_share")),
                (language.message("column.difference"), values),
            ],
            language,
            decimals=2,
            breaks=account.breaks,
            signed=True,
        ),
        **drawings("relative", draw, wide=290, narrow=270),
    )


def _about_relative(
    account: RegionAccount, context: Context, language: Language
) -> dict[str, object]:
    """Return the values on growth minus the nation's."""
    years, values = account.years, account.percent("relative")
    return {
        **common_values(account, context, language),
        "below": int((np.round(values, 2) < 0).sum()),
        "years": len(years),
        "worst": years[int(values.argmin())],
        "worst_value": language.signed(float(values.min()), 1),
        "best": years[int(values.argmax())],
        "best_value": language.signed(float(values.max()), 1),
    }
