"""Charts of industries."""

from collections.abc import Mapping, Sequence

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes

from regionanalysis.core.arrays import FloatArray
from regionanalysis.indicators.concentration import IndustryProfile, ResidentShares
from regionanalysis.presentation.blocks import Figure, Table
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.labels import row_heights, value_label, wrapped
from regionanalysis.presentation.charts.style import COLOURS, INK, MUTED, Canvas, drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, IndustrySubject
from regionanalysis.presentation.industry_words import (
    RESIDUAL,
    employed,
    inside_effect,
    unit_note,
)
from regionanalysis.presentation.keys import EFFECT, MEASURE, N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import industry as tables
from regionanalysis.presentation.wording import direction, inside, upper_first
from regionanalysis.shiftshare.results import RegionEffects

# groups of industries, by their codes
_GROUP: Mapping[str, str] = {
    "01-03": N_("industry.01-03"),
    "10-33": N_("industry.10-33"),
    "84": N_("industry.84"),
    "85": N_("industry.85"),
    "86-88": N_("industry.86-88"),
}

_CHANGE: Mapping[str, str] = {
    "up": N_("industry.change.up"),
    "down": N_("industry.change.down"),
    "same": N_("industry.change.same"),
}


@cites
def location_quotients(
    profile: IndustryProfile, industry: IndustrySubject, language: Language
) -> Figure:
    """Return the share of each industry against the nation's, largest first."""
    context = industry.context
    position = profile.regions.index(industry.place)
    quotient = profile.location_quotient[position]
    known = [k for k in np.argsort(-np.nan_to_num(quotient)).tolist() if quotient[k] > 0]
    names = [profile.industry_names[k] for k in known]
    values = quotient[known]

    def draw(ax: Axes, canvas: Canvas) -> None:
        ys = list(range(len(known)))[::-1]
        _from_one(ax, ys, values, canvas, language)
        ax.set_yticks(ys, [wrapped(name, canvas, language) for name in names])
        ax.set(xlabel="", ylabel="")
        axes.figures_axis(ax, language, "x")
        axes.only_grid(ax, "x")

    caption_values = {
        "name": context.name,
        "year": profile.year,
        "first": inside(names[0]),
        "first_title": upper_first(names[0]),
        "first_value": language.number(float(values[0]), 1),
        "last": inside(names[-1]),
        "last_value": language.number(float(values[-1]), 1),
        "measure": language.message(MEASURE[context.measure]),
        "what": upper_first(language.message(MEASURE[context.measure])),
        "unit": unit_note(industry.unit, language),
    }
    return Figure(
        **caption("location_quotients", caption_values, language),
        source=context.source,
        table=_shares(profile, position, known, caption_values, industry, language),
        **drawings("location-quotients", draw, **row_heights(names, 50, language)),
    )


def _from_one(
    ax: Axes, ys: Sequence[int], values: FloatArray, canvas: Canvas, language: Language
) -> None:
    """Draw a point for every share, with a line from where it would be the nation's."""
    ax.hlines(ys, 1, values, color=MUTED, linewidth=1.4)
    sns.scatterplot(x=values, y=ys, ax=ax, s=60, color=COLOURS["region"], zorder=4)
    ax.axvline(1, color=INK, linewidth=1.2)
    for y, value in zip(ys, values.tolist(), strict=True):
        end = value + (0.02 if value >= 1 else -0.02)
        value_label(ax, y, end, language.number(value, 1), rightwards=value >= 1)
    low, high = float(values.min()), float(values.max())
    room = canvas.per(0.1, 0.2) * (high - min(low, 1.0) or 1.0)
    ax.set_xlim(min(low, 1.0) - room, high + room)


def _shares(
    profile: IndustryProfile,
    position: int,
    known: Sequence[int],
    values: Mapping[str, object],
    industry: IndustrySubject,
    language: Language,
) -> Table:
    """Return the table of jobs and shares in each known industry.

    ``position`` is the region's place in the profile, ``known`` are those of the industries.
    """
    rows = [
        (
            profile.industry_names[k],
            float(profile.employment[position, k]),
            float(profile.share[position, k]),
            float(profile.nation_share[k]),
            float(profile.location_quotient[position, k]),
        )
        for k in known
    ]
    caption = language.message("table.location_quotients", **values)
    return tables.industry_shares(
        caption, rows, language, decimals=industry.decimals, column=str(values["what"])
    )


@cites
def by_industry(effects: RegionEffects, industry: IndustrySubject, language: Language) -> Figure:
    """Return the change in every industry, split as a shift-share splits it."""
    context, names = industry.context, industry.names
    known = [k for k in np.argsort(effects.change).tolist() if not np.isnan(effects.change[k])]
    known = [k for k in known if effects.change[k] or effects.national_share[k]][::-1]
    keys = ("national_share", "industry_mix", "regional_shift")
    labels = (EFFECT["national_share"], EFFECT["industry_mix"], RESIDUAL[industry.residual])

    def draw(ax: Axes, canvas: Canvas) -> None:
        ys = list(range(len(known)))[::-1]
        parts = [
            (key, language.message(label), getattr(effects, key)[known])
            for key, label in zip(keys, labels, strict=True)
        ]
        axes.stacked_bars(ax, ys, parts, COLOURS, horizontal=True, thickness=0.64)
        changes = effects.change[known].tolist()
        axes.total_markers(ax, changes, ys, language.message("effect.change"), canvas.per(7.5, 6.5))
        ax.set_yticks(ys, [wrapped(names[k], canvas, language) for k in known])
        axes.figures_axis(ax, language, "x")
        axes.only_grid(ax, "x")
        axes.base_line(ax, "x")
        axes.key_above(ax, canvas, 4)

    values = _about_changes(effects, known[0], known[-1], industry, language)
    most = float(effects.change[known[0]])
    return Figure(
        **caption("by_industry", values, language, variant=direction(most, industry.decimals)),
        source=context.source,
        table=tables.industries(
            effects, industry, language.message("table.by_industry", **values), language
        ),
        **drawings("by-industry", draw, **row_heights([names[k] for k in known], 90, language)),
    )


def _about_changes(
    effects: RegionEffects, most: int, least: int, industry: IndustrySubject, language: Language
) -> dict[str, object]:
    """Return the values on the industries that grew most and least."""
    names, context = industry.names, industry.context
    return {
        "name": context.name,
        "start": effects.start_year,
        "end": effects.end_year,
        "most": upper_first(names[most]),
        "most_inside": inside(names[most]),
        "most_words": _change_in(float(effects.change[most]), names[most], industry, language),
        "least_words": _change_in(float(effects.change[least]), names[least], industry, language),
        "measure": language.message(MEASURE[context.measure]),
        "what": upper_first(language.message(MEASURE[context.measure])),
        "unit": unit_note(industry.unit, language),
        "residual": inside_effect(industry, language),
    }


def _change_in(change: float, name: str, industry: IndustrySubject, language: Language) -> str:
    """Return the change in an industry in words: its direction, the industry and the amount."""
    key = _CHANGE[direction(change, industry.decimals)]
    return language.message(key, industry=inside(name), amount=employed(change, industry, language))


@cites
def residents(residents: ResidentShares, context: Context, language: Language) -> Figure:
    """Return the share of employed residents in each industry group, first and last year."""
    first, last = 100 * residents.share[0], 100 * residents.share[-1]
    order = np.argsort(-last).tolist()
    names = [upper_first(language.message(_GROUP[residents.industries[k]])) for k in order]

    def draw(ax: Axes, canvas: Canvas) -> None:
        ys = np.arange(len(order))[::-1]
        for values, offset, key, year in (
            (first[order], 0.2, "others", residents.years[0]),
            (last[order], -0.2, "region", residents.years[-1]),
        ):
            ax.barh(ys + offset, values, height=0.38, color=COLOURS[key], label=str(year))
            for y, value in zip(ys.tolist(), values.tolist(), strict=True):
                text = language.percent(value, 1)
                value_label(ax, y + offset, value, text, rightwards=True)
        ax.set_yticks(ys, [wrapped(name, canvas, language) for name in names])
        axes.room_for_labels(ax, [*first, *last], canvas.per(0.1, 0.22))
        axes.figures_axis(ax, language, "x", percent=True)
        axes.only_grid(ax, "x")
        axes.key_above(ax, canvas, 2)

    change = last - first
    most = int(np.argmax(np.abs(change)))
    caption_values = _about_residents(residents, most, context, language)
    return Figure(
        **caption("residents", caption_values, language, variant=direction(float(change[most]), 1)),
        source=context.source,
        table=tables.residents(residents, names, order, caption_values, language),
        **drawings("residents", draw, wide=60 + 54 * len(order), narrow=70 + 58 * len(order)),
    )


def _about_residents(
    residents: ResidentShares, most: int, context: Context, language: Language
) -> dict[str, object]:
    """Return the values on the industry group whose share changed most."""
    first, last = (100 * float(residents.share[i][most]) for i in (0, -1))
    return {
        "name": context.name,
        "start": residents.years[0],
        "end": residents.years[-1],
        "most": language.message(_GROUP[residents.industries[most]]),
        "most_first": language.percent(first, 1),
        "most_last": language.percent(last, 1),
    }
