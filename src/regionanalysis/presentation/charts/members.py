"""Charts that compare the municipalities of the region."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from regionanalysis.core.arrays import FloatArray
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.period_account import PeriodAccount
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.labels import value_label
from regionanalysis.presentation.charts.row_layout import row_axis, row_ends
from regionanalysis.presentation.charts.style import COLOURS, Canvas, drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, common_values
from regionanalysis.presentation.keys import EFFECT, PARTS_COLUMN
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import effects as effect_tables
from regionanalysis.presentation.tables import jobs as job_tables
from regionanalysis.presentation.wording import how_many


@cites
def members(accounts: Sequence[RegionAccount], context: Context, language: Language) -> Figure:
    """Return the effects beyond the nation's growth in every municipality, in jobs.

    Municipalities are in the order of their gap as a share of their jobs: size does not decide.
    """
    ordered = sorted(
        (member.total() for member in accounts),
        key=lambda member: member.per_cent_of_start(member.gap),
    )
    displayed = [ordered[k] for k in row_ends(range(len(ordered)))]
    effects = [*ordered[0].structural_effects, ordered[0].residual_effect]

    def draw(ax: Axes, canvas: Canvas) -> None:
        parts = [
            (e, language.message(EFFECT[e]), np.array([member.effects[e] for member in displayed]))
            for e in effects
        ]
        ys = row_axis(ax, [member.name for member in displayed])
        axes.stacked_bars(ax, ys, parts, COLOURS, horizontal=True, thickness=0.6)
        gaps = [member.gap for member in displayed]
        axes.total_markers(ax, gaps, ys, language.message("effect.gap"), canvas.per(8, 7))
        ax.margins(x=0.06)
        axes.figures_axis(ax, language, "x")
        axes.only_grid(ax, "x")
        axes.base_line(ax, "x")
        axes.key_above(ax, canvas, 4)

    worst, best = ordered[0], ordered[-1]
    values = {**_about_ends(worst, best, context, language), "count": len(ordered)}
    variant = _order(worst, best)
    return Figure(
        **caption(
            "members",
            values,
            language,
            variant=variant,
            displayed=len(displayed),
            total=len(ordered),
        ),
        source=context.source,
        table=effect_tables.members(accounts, context, language),
        **drawings("members", draw, wide=70 + 42 * len(displayed), narrow=90 + 44 * len(displayed)),
    )


def _about_ends(
    worst: PeriodAccount, best: PeriodAccount, context: Context, language: Language
) -> dict[str, object]:
    """Return the values on the municipalities with the smallest and the largest gap."""
    return {
        **common_values(worst, context, language),
        "worst": worst.name,
        "worst_gap": language.signed(worst.gap),
        "worst_share": language.signed_percent(worst.per_cent_of_start(worst.gap)),
        "best": best.name,
        "best_gap": language.signed(best.gap),
        "best_share": language.signed_percent(best.per_cent_of_start(best.gap)),
    }


def _order(worst: PeriodAccount, best: PeriodAccount) -> str:
    if round(best.gap) <= 0:
        return "behind"
    return "ahead" if round(worst.gap) >= 0 else "both"


@cites
def member_growth(
    last_year: Sequence[RegionAccount],
    ten_years: Sequence[RegionAccount],
    context: Context,
    language: Language,
) -> Figure:
    """Return growth the last year and the last ten, by municipality."""
    growth = [one.total().growth for one in ten_years]
    order = sorted(range(len(ten_years)), key=lambda k: -growth[k])
    names = [ten_years[k].name for k in order]
    short = [100 * last_year[k].total().growth for k in order]
    long = [100 * growth[k] for k in order]
    displayed = row_ends(range(len(order)))
    labels = [
        language.message("period.change", start=one.start_year, end=one.end_year)
        for one in (ten_years[0], last_year[0])
    ]

    def draw(ax: Axes, canvas: Canvas) -> None:
        ys = np.array(row_axis(ax, [names[k] for k in displayed]))
        upper, lower = ([values[k] for k in displayed] for values in (long, short))
        _bars(ax, ys + 0.2, upper, language, color=COLOURS["region"], label=labels[0])
        _bars(ax, ys - 0.2, lower, language, color=COLOURS["others"], hatch="////", label=labels[1])
        axes.room_for_labels(ax, [*long, *short], canvas.per(0.14, 0.34))
        axes.figures_axis(ax, language, "x", percent=True)
        axes.only_grid(ax, "x")
        axes.base_line(ax, "x")
        axes.key_above(ax, canvas, 2)

    columns = [(labels[0], long), *_before_break(ten_years, order, language), (labels[1], short)]
    caption_values = {
        **_about_growth(ten_years[0], names, long, context, language),
        "last_year": labels[1],
    }
    return Figure(
        **caption(
            "member_growth",
            caption_values,
            language,
            variant=how_many(int(str(caption_values["grew"])), len(names)),
            displayed=len(displayed),
            total=len(names),
        ),
        source=context.source,
        table=job_tables.member_growth(names, columns, caption_values, language),
        **drawings(
            "member-growth", draw, wide=60 + 52 * len(displayed), narrow=80 + 54 * len(displayed)
        ),
    )


def _bars(
    ax: Axes, ys: FloatArray, values: Sequence[float], language: Language, **look: Any
) -> None:
    """Draw a bar for every municipality, with its figure at the end."""
    ax.barh(ys, values, height=0.38, **look)
    for y, value in zip(ys.tolist(), values, strict=True):
        value_label(ax, y, value, language.signed_percent(value), rightwards=value >= 0)


def _about_growth(
    period: RegionAccount,
    names: Sequence[str],
    growth: Sequence[float],
    context: Context,
    language: Language,
) -> dict[str, object]:
    """Return the values on growth by municipality; ``growth`` in per cent, largest first."""
    return {
        **common_values(period, context, language),
        "grew": sum(1 for value in growth if round(value, 1) > 0),
        "total": len(names),
        "best": names[0],
        "best_growth": language.signed_percent(growth[0]),
        "worst": names[-1],
        "worst_growth": language.signed_percent(growth[-1]),
        "column": language.message(PARTS_COLUMN[context.parts]),
    }


def _before_break(
    accounts: Sequence[RegionAccount], order: Sequence[int], language: Language
) -> list[tuple[str, list[float]]]:
    """Return growth up to a break as one more column; nothing where none is crossed."""
    parts = [accounts[k].before_break() for k in order]
    known = [part.total() for part in parts if part is not None]
    if not known:
        return []
    label = language.message("period.change", start=known[0].start_year, end=known[0].end_year)
    return [(label, [100 * total.growth for total in known])]
