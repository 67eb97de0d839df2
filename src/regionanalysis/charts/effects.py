"""Figures of a growth account: what the nation, the structure and the place were worth."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from regionanalysis.account import Cumulated, PlaceAccount
from regionanalysis.blocks import Figure
from regionanalysis.charts import forms
from regionanalysis.charts.style import COLOURS, HATCHES, INK, MUTED, Canvas, drawings
from regionanalysis.language import Language, direction
from regionanalysis.subject import Subject
from regionanalysis.tables import effects as tables


def waterfall(result: Cumulated, subject: Subject, language: Language) -> Figure:
    """Return the picture of the report: from the nation's growth, by each effect, to the change."""
    steps = tables.waterfall_steps(result)
    values = [value for _, value in steps]
    starts = [0.0, *np.cumsum(values[:-1]).tolist()]
    starts[-1] = 0.0  # the last bar is the change itself
    labels = [language.say(f"effect.{key}") for key, _ in steps]

    def draw(ax: Axes, canvas: Canvas) -> None:
        at = list(range(len(steps)))[::-1]
        for place, (key, value), start in zip(at, steps, starts, strict=True):
            colour, hatch = COLOURS[key], HATCHES.get(key)
            ax.barh(place, value, left=start, height=0.62, color=colour, hatch=hatch)
            far = max(start, start + value) if value >= 0 else min(start, start + value)
            forms.value_label(ax, place, far, language.signed(value), rightwards=value >= 0)
        for place, start in zip(at[1:-1], starts[1:-1], strict=True):
            ax.plot([start, start], [place + 0.31, place + 0.69], color=MUTED, linewidth=0.8)
        ax.set_yticks(at, [forms.wrapped(label, canvas, language) for label in labels])
        ax.get_yticklabels()[-1].set_fontweight("bold")
        ends = [start + value for start, value in zip(starts, values, strict=True)]
        forms.room_for_labels(ax, [*starts, *ends], canvas.per(0.1, 0.2))
        forms.figures_axis(ax, language, "x")
        forms.only_grid(ax, "x")
        forms.base_line(ax, "x")

    way = direction(result.gap)
    said = {label: language.signed(value) for label, (_, value) in zip(labels, steps, strict=True)}
    return Figure(
        key="waterfall",
        title=language.say(
            f"fig.waterfall.title.{way}",
            gap=language.size(result.gap),
            measure=language.say(f"measure.{subject.measure}"),
            name=subject.name,
        ),
        subtitle=_subtitle("fig.waterfall.subtitle", result, subject, language),
        alternative=language.say(
            "fig.waterfall.alt",
            steps=language.listed([f"{label} {value}" for label, value in said.items()]),
        ),
        source=subject.source,
        table=tables.waterfall(result, subject, language),
        language=language,
        **drawings("waterfall", draw, wide=52 * len(steps), narrow=56 * len(steps)),
    )


def by_year(account: PlaceAccount, subject: Subject, language: Language) -> Figure:
    """Return each year's growth stacked from its effects, with a line for the growth itself."""
    effects = list(account.effects)
    growth = account.percent("change")

    def draw(ax: Axes, canvas: Canvas) -> None:
        years = list(account.years)
        parts = [(e, language.say(f"effect.{e}"), account.percent(e)) for e in effects]
        forms.stacked(ax, years, parts, COLOURS)
        ax.plot(
            years,
            growth,
            color=INK,
            marker="o",
            markersize=canvas.per(6, 4.5),
            markeredgecolor="#ffffff",
            label=language.say("effect.change"),
            zorder=5,
        )
        forms.year_axis(ax, years, canvas)
        forms.figures_axis(ax, language, "y", percent=True)
        forms.only_grid(ax, "y")
        forms.base_line(ax, "y")
        forms.mark_breaks(ax, account.breaks, language)
        forms.key_above(ax, canvas, 3)

    below = int((np.round(account.percent("relative"), 2) < 0).sum())
    return Figure(
        key="by-year",
        title=language.say(
            "fig.by_year.title", below=below, years=len(account.years), name=subject.name
        ),
        subtitle=_subtitle("fig.by_year.subtitle", account, subject, language),
        alternative=language.say(
            "fig.by_year.alt",
            below=below,
            years=len(account.years),
            best=account.years[int(np.argmax(growth))],
            best_growth=language.signed_percent(float(growth.max())),
            worst=account.years[int(np.argmin(growth))],
            worst_growth=language.signed_percent(float(growth.min())),
        ),
        source=subject.source,
        table=tables.by_year(account, subject, language),
        language=language,
        **drawings("by-year", draw, wide=380, narrow=350),
    )


def cumulated(account: PlaceAccount, subject: Subject, language: Language) -> Figure:
    """Return the effects added up year after year, in jobs."""
    effects = [effect for effect in account.effects if effect != "national_share"]
    paths = {effect: np.concatenate([[0.0], np.cumsum(account.jobs(effect))]) for effect in effects}

    def draw(ax: Axes, canvas: Canvas) -> None:
        years = [account.start_year, *account.years]
        ends = forms.spread([float(paths[e][-1]) for e in effects], canvas.per(0.075, 0.1), paths)
        styles = ("-", (0, (5, 1.5)), (0, (1.5, 1)))
        for effect, end, style in zip(effects, ends, styles, strict=False):
            ax.plot(years, paths[effect], color=COLOURS[effect], linestyle=style)
            text = f"{language.signed(float(paths[effect][-1]))}"
            label = language.say(f"effect.{effect}")
            ax.annotate(
                f"{text} {label}" if not canvas.narrow else f"{text}\n{label}",
                (years[-1], end),
                xytext=(6, 0),
                textcoords="offset points",
                va="center",
                color=COLOURS[effect],
                fontweight="bold",
                annotation_clip=False,
            )
        forms.year_axis(ax, years, canvas, room_right=canvas.per(0.4, 0.8))
        forms.figures_axis(ax, language, "y")
        forms.only_grid(ax, "y")
        forms.base_line(ax, "y")
        forms.mark_breaks(ax, account.breaks, language)

    result = account.cumulated()
    largest = min(effects, key=lambda e: result.effects[e])
    return Figure(
        key="cumulated",
        title=language.say(
            f"fig.cumulated.title.{direction(result.effects[largest])}",
            effect=language.say(f"effect.the.{largest}"),
            jobs=language.signed(result.effects[largest]),
        ),
        subtitle=_subtitle("fig.cumulated.subtitle", account, subject, language),
        alternative=language.say(
            "fig.cumulated.alt",
            effects=language.listed(
                [
                    f"{language.say(f'effect.{e}')} {language.signed(result.effects[e])}"
                    for e in effects
                ]
            ),
        ),
        source=subject.source,
        table=tables.cumulated_by_year(account, subject, language),
        language=language,
        **drawings("cumulated", draw, wide=330, narrow=330),
    )


def members(accounts: Sequence[PlaceAccount], subject: Subject, language: Language) -> Figure:
    """Return the effects beyond the nation's growth in every municipality, in jobs."""
    ordered = sorted((one.cumulated() for one in accounts), key=lambda one: one.gap)
    effects = [*ordered[0].structural_effects, ordered[0].residual_effect]

    def draw(ax: Axes, canvas: Canvas) -> None:
        at = list(range(len(ordered)))[::-1]
        parts = [
            (e, language.say(f"effect.{e}"), np.array([one.effects[e] for one in ordered]))
            for e in effects
        ]
        forms.stacked(ax, at, parts, COLOURS, horizontal=True, thickness=0.6)
        ax.set_yticks(at, [one.name for one in ordered])
        ax.plot(
            [one.gap for one in ordered],
            at,
            linestyle="none",
            marker="D",
            color=INK,
            markeredgecolor="#ffffff",
            markersize=canvas.per(8, 7),
            label=language.say("effect.gap"),
            zorder=5,
        )
        ax.margins(x=0.06)
        forms.figures_axis(ax, language, "x")
        forms.only_grid(ax, "x")
        forms.base_line(ax, "x")
        forms.key_above(ax, canvas, 4)

    worst, best = ordered[0], ordered[-1]
    said: dict[str, object] = {
        "worst": worst.name,
        "worst_gap": language.signed(worst.gap),
        "best": best.name,
        "best_gap": language.signed(best.gap),
    }
    return Figure(
        key="members",
        title=language.say(f"fig.members.title.{_order(worst, best)}", **said),
        subtitle=_subtitle("fig.members.subtitle", worst, subject, language),
        alternative=language.say("fig.members.alt", **said, count=len(ordered)),
        source=subject.source,
        table=tables.members(accounts, subject, language),
        language=language,
        **drawings("members", draw, wide=70 + 42 * len(ordered), narrow=90 + 44 * len(ordered)),
    )


def certainty(account: PlaceAccount, subject: Subject, language: Language) -> Figure:
    """Return the mean yearly effects with their 95 per cent intervals."""
    tested = {effect: account.significance(effect) for effect in account.effects}
    rows = [(e, s) for e, s in tested.items() if s is not None and e != "national_share"]

    def draw(ax: Axes, canvas: Canvas) -> None:
        at = list(range(len(rows)))[::-1]
        for place, (effect, found) in zip(at, rows, strict=True):
            colour = COLOURS[effect]
            ax.plot([found.low, found.high], [place, place], color=colour, linewidth=5, alpha=0.55)
            ax.plot([found.mean], [place], marker="o", markersize=9, color=colour)
            ax.annotate(
                language.signed_percent(found.mean, 2),
                (found.mean, place),
                xytext=(0, 9),
                textcoords="offset points",
                ha="center",
                va="bottom",
            )
        labels = [forms.wrapped(language.say(f"effect.{e}"), canvas, language) for e, _ in rows]
        ax.set_yticks(at, labels)
        ax.set_ylim(-0.5, len(rows) - 0.3)
        ax.margins(x=0.1)
        forms.figures_axis(ax, language, "x", percent=True)
        forms.only_grid(ax, "x")
        forms.base_line(ax, "x")

    unsure = [language.say(f"effect.{e}") for e, found in rows if not found.certain]
    key = "some" if unsure else "none"
    return Figure(
        key="certainty",
        title=language.say(f"fig.certainty.title.{key}", effects=language.listed(unsure).lower()),
        subtitle=_subtitle("fig.certainty.subtitle", account, subject, language),
        alternative=language.say(
            "fig.certainty.alt",
            effects=language.listed(
                [
                    language.say(
                        "fig.certainty.alt.effect",
                        effect=language.say(f"effect.{e}"),
                        mean=language.signed_percent(found.mean, 2),
                        low=language.signed_percent(found.low, 2),
                        high=language.signed_percent(found.high, 2),
                    )
                    for e, found in rows
                ]
            ),
        ),
        source=subject.source,
        table=tables.certainty(account, subject, language),
        language=language,
        **drawings("certainty", draw, wide=60 + 62 * len(rows), narrow=60 + 62 * len(rows)),
    )


def _order(worst: Cumulated, best: Cumulated) -> str:
    if round(best.gap) <= 0:
        return "behind"
    return "ahead" if round(worst.gap) >= 0 else "both"


def _subtitle(
    key: str, period: Cumulated | PlaceAccount, subject: Subject, language: Language
) -> str:
    flag = language.say("break.flag") if period.breaks else ""
    said = language.say(
        key,
        measure=language.say(f"measure.{subject.measure}"),
        name=subject.name,
        start=period.start_year,
        end=period.end_year,
    )
    return f"{said} {flag}".strip()
