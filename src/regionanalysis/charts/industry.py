"""Figures of what the jobs are in."""

from collections.abc import Sequence

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes

from regionanalysis.blocks import Figure
from regionanalysis.charts import forms
from regionanalysis.charts.style import COLOURS, INK, MUTED, Canvas, drawings
from regionanalysis.concentration import IndustryProfile
from regionanalysis.language import Language
from regionanalysis.shiftshare.results import RegionEffects
from regionanalysis.subject import Subject
from regionanalysis.tables import place as tables


def location_quotients(
    profile: IndustryProfile, region: str, subject: Subject, language: Language, *, decimals: int
) -> Figure:
    """Return the share of each industry against the nation's, largest first."""
    at = profile.regions.index(region)
    quotient = profile.location_quotient[at]
    known = [k for k in np.argsort(-np.nan_to_num(quotient)).tolist() if quotient[k] > 0]
    names = [profile.industry_names[k] for k in known]
    values = quotient[known]

    def draw(ax: Axes, canvas: Canvas) -> None:
        places = np.arange(len(known))[::-1]
        ax.hlines(places, 1, values, color=MUTED, linewidth=1.4)
        sns.scatterplot(x=values, y=places, ax=ax, s=60, color=COLOURS["region"], zorder=4)
        ax.axvline(1, color=INK, linewidth=1.2)
        for place, value in zip(places.tolist(), values.tolist(), strict=True):
            text = language.number(value, 1)
            forms.value_label(
                ax, place, value + (0.02 if value >= 1 else -0.02), text, rightwards=value >= 1
            )
            ax.texts[-1].set_color(INK)
        ax.set_yticks(places, [forms.wrapped(name, canvas) for name in names])
        ax.set(xlabel="", ylabel="")
        ax.margins(x=canvas.per(0.12, 0.25))
        forms.figures_axis(ax, language, "x")
        forms.only_grid(ax, "x")

    said = {
        "name": subject.name,
        "year": profile.year,
        "first": names[0],
        "first_value": language.number(float(values[0]), 1),
        "second": names[1] if len(names) > 1 else names[0],
        "last": names[-1],
        "last_value": language.number(float(values[-1]), 1),
        "measure": language.say(f"measure.{subject.measure}"),
    }
    rows = [
        (
            profile.industry_names[k],
            float(profile.employment[at, k]),
            float(profile.share[at, k]),
            float(profile.nation_share[k]),
            float(quotient[k]),
        )
        for k in known
    ]
    return Figure(
        key="location-quotients",
        title=language.say("fig.location_quotients.title", **said),
        subtitle=language.say("fig.location_quotients.subtitle", **said),
        alternative=language.say("fig.location_quotients.alt", **said),
        source=subject.source,
        table=tables.industry_shares(
            language.say("table.location_quotients", **said), rows, language, decimals=decimals
        ),
        language=language,
        **drawings(
            "location-quotients", draw, wide=50 + 27 * len(known), narrow=50 + 46 * len(known)
        ),
    )


def by_industry(
    effects: RegionEffects,
    names: Sequence[str],
    subject: Subject,
    language: Language,
    *,
    decimals: int,
) -> Figure:
    """Return the change in every industry, split as a shift-share splits it."""
    known = [k for k in np.argsort(effects.change).tolist() if not np.isnan(effects.change[k])]
    known = [k for k in known if effects.change[k] or effects.national_share[k]][::-1]
    keys = ("national_share", "industry_mix", "regional_shift")

    def draw(ax: Axes, canvas: Canvas) -> None:
        places = list(range(len(known)))[::-1]
        parts = [(key, language.say(f"effect.{key}"), getattr(effects, key)[known]) for key in keys]
        forms.stacked(ax, places, parts, COLOURS, horizontal=True, thickness=0.64)
        ax.plot(
            effects.change[known],
            places,
            linestyle="none",
            marker="D",
            color=INK,
            markeredgecolor="#ffffff",
            markersize=canvas.per(7.5, 6.5),
            label=language.say("effect.change"),
            zorder=5,
        )
        ax.set_yticks(places, [forms.wrapped(names[k], canvas) for k in known])
        forms.figures_axis(ax, language, "x")
        forms.only_grid(ax, "x")
        forms.base_line(ax, "x")
        forms.key_above(ax, canvas, 4)

    most, least = known[0], known[-1]
    said = {
        "name": subject.name,
        "start": effects.start_year,
        "end": effects.end_year,
        "most": names[most],
        "most_change": language.signed(float(effects.change[most]), decimals),
        "least": names[least],
        "least_change": language.signed(float(effects.change[least]), decimals),
        "measure": language.say(f"measure.{subject.measure}"),
        "unit": language.say(f"unit.of.{subject.measure}"),
    }
    return Figure(
        key="by-industry",
        title=language.say("fig.by_industry.title", **said),
        subtitle=language.say("fig.by_industry.subtitle", **said),
        alternative=language.say("fig.by_industry.alt", **said),
        source=subject.source,
        table=tables.industries(
            effects, names, language.say("table.by_industry", **said), language, decimals
        ),
        language=language,
        **drawings("by-industry", draw, wide=80 + 27 * len(known), narrow=100 + 46 * len(known)),
    )
