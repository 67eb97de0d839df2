"""Charts of a growth account: effects of nation, structure and region."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from regionanalysis.core.arrays import FloatArray
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.mean_account import MeanAccount
from regionanalysis.model.period_account import PeriodAccount
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.labels import (
    end_label,
    name_end,
    spread,
)
from regionanalysis.presentation.charts.steps import mean_effects, steps_drawing
from regionanalysis.presentation.charts.style import (
    COLOURS,
    HALF,
    INK,
    PAPER,
    Canvas,
    drawings,
)
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, common_values
from regionanalysis.presentation.keys import EFFECT, N_, THE_EFFECT, N_plural
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import effects as tables
from regionanalysis.presentation.wording import direction, how_many_years, lower_first

_FEWER: Mapping[str, str] = {
    "private": N_plural("fewer.private"),
    "all": N_plural("fewer.all"),
    "panel": N_plural("fewer.panel"),
    "residents": N_plural("fewer.residents"),
}

_MORE: Mapping[str, str] = {
    "private": N_plural("more.private"),
    "all": N_plural("more.all"),
    "panel": N_plural("more.panel"),
    "residents": N_plural("more.residents"),
}


@cites
def waterfall(result: PeriodAccount | MeanAccount, context: Context, language: Language) -> Figure:
    """Return the picture of the report: from the nation's growth, by each effect, to the change.

    Of means over the years, it leads to the mean yearly growth.
    """
    if isinstance(result, MeanAccount):
        return mean_effects(result, context, language)
    steps = tables.waterfall_steps(result)
    labels = [language.message(EFFECT[key]) for key, _ in steps]
    amounts = [language.signed(value) for _, value in steps]
    draw = steps_drawing(steps, labels, amounts, language)
    written = [
        f"{lower_first(label)} {amount}" for label, amount in zip(labels, amounts, strict=True)
    ]
    caption_values = {
        **common_values(result, context, language),
        "jobs": _fewer_or_more(result.gap, context, language),
        "steps": language.join_list(written),
    }
    return Figure(
        **caption("waterfall", caption_values, language, variant=direction(result.gap)),
        source=context.source,
        table=tables.waterfall(result, context, language),
        **drawings("waterfall", draw, wide=30 + 42 * len(steps), narrow=56 * len(steps), page=HALF),
    )


def _fewer_or_more(gap: float, context: Context, language: Language) -> str:
    keys = _MORE if gap > 0 else _FEWER
    return language.plural(keys[context.measure], gap, number=language.magnitude(gap))


@cites
def by_year(account: RegionAccount, context: Context, language: Language) -> Figure:
    """Return each year's growth stacked from its effects, with a line for the growth itself."""
    effects = list(account.effects)
    growth = account.percent("change")

    def draw(ax: Axes, canvas: Canvas) -> None:
        years = list(account.years)
        parts = [(e, language.message(EFFECT[e]), account.percent(e)) for e in effects]
        axes.stacked_bars(ax, years, parts, COLOURS)
        ax.plot(
            years,
            growth,
            color=INK,
            marker="o",
            markersize=canvas.per(6, 4.5),
            markeredgecolor=PAPER,
            label=language.message("effect.change"),
            zorder=5,
        )
        axes.year_axis(ax, years, canvas)
        axes.figures_axis(ax, language, "y", percent=True)
        axes.only_grid(ax, "y")
        axes.base_line(ax, "y")
        axes.mark_breaks(ax, account.breaks, language)
        axes.key_above(ax, canvas, 3)

    values = _about_years(account, context, language)
    one_year = len(account.years) == 1
    return Figure(
        **caption(
            "by_year",
            values,
            language,
            variant=how_many_years(int(str(values["below"])), len(account.years)),
            other={"alternative": N_("fig.by_year.alt.one")} if one_year else None,
        ),
        source=context.source,
        table=tables.by_year(account, context, language),
        **drawings("by-year", draw, wide=380, narrow=350),
    )


def _about_years(account: RegionAccount, context: Context, language: Language) -> dict[str, object]:
    """Return the values on the years: those below the nation, the best and the worst."""
    growth = account.percent("change")
    return {
        **common_values(account, context, language),
        "below": int((np.round(account.percent("relative"), 2) < 0).sum()),
        "years": len(account.years),
        "best": account.years[int(np.argmax(growth))],
        "best_growth": language.signed_percent(float(growth.max())),
        "worst": account.years[int(np.argmin(growth))],
        "worst_growth": language.signed_percent(float(growth.min())),
    }


@cites
def cumulated(account: RegionAccount, context: Context, language: Language) -> Figure:
    """Return the effects added up year after year, in jobs."""
    effects = [effect for effect in account.effects if effect != "national_share"]
    paths = {effect: np.concatenate([[0.0], np.cumsum(account.jobs(effect))]) for effect in effects}
    # on a phone, by the longest name at the end of a line
    longest = max(len(language.message(EFFECT[effect])) for effect in effects)
    narrow_room = max(0.8, 0.045 * longest - 0.1)

    def draw(ax: Axes, canvas: Canvas) -> None:
        years = [account.start_year, *account.years]
        _paths(ax, years, paths, canvas, language)
        axes.year_axis(ax, years, canvas, room_right=canvas.per(0.4, narrow_room))
        axes.figures_axis(ax, language, "y")
        axes.only_grid(ax, "y")
        axes.base_line(ax, "y")
        axes.mark_breaks(ax, account.breaks, language)

    result = account.total()
    largest = min(effects, key=lambda e: result.effects[e])
    at_least = result.effects[largest]
    written = [
        f"{lower_first(language.message(EFFECT[e]))} {language.signed(result.effects[e])}"
        for e in effects
    ]
    values = {
        **common_values(account, context, language),
        "effect": language.message(THE_EFFECT[largest]),
        "jobs": language.plural("unit.jobs", at_least, number=language.signed(at_least)),
        "effects": language.join_list(written),
    }
    return Figure(
        **caption("cumulated", values, language, variant=direction(at_least)),
        source=context.source,
        table=tables.cumulated_by_year(account, context, language),
        **drawings("cumulated", draw, wide=330, narrow=330),
    )


def _paths(
    ax: Axes,
    years: Sequence[int],
    paths: Mapping[str, FloatArray],
    canvas: Canvas,
    language: Language,
) -> None:
    """Draw a line for every effect, with last figure and name at the end.

    ``paths`` are by effect, shape (years,).
    """
    ends = spread([float(path[-1]) for path in paths.values()], canvas.per(0.075, 0.1), paths)
    styles = ("-", (0, (5, 1.5)), (0, (1.5, 1)))
    for (effect, path), end, style in zip(paths.items(), ends, styles, strict=False):
        ax.plot(years, path, color=COLOURS[effect], linestyle=style)
        text = end_label(language.signed(float(path[-1])), language.message(EFFECT[effect]), canvas)
        name_end(ax, (years[-1], end), text, COLOURS[effect])
