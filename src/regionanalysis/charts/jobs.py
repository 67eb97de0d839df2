"""Figures of the number of jobs: how many, against the nation, and against the goal."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from regionanalysis.account import PlaceAccount
from regionanalysis.blocks import Figure
from regionanalysis.charts import forms
from regionanalysis.charts.style import COLOURS, INK, PAPER, Canvas, drawings
from regionanalysis.language import Language, direction
from regionanalysis.panel import FloatArray
from regionanalysis.scenarios import GoalRecord
from regionanalysis.series import EmploymentSeries
from regionanalysis.subject import Subject
from regionanalysis.tables import place as tables


def level(
    series: EmploymentSeries,
    total: FloatArray,
    private: FloatArray | None,
    subject: Subject,
    language: Language,
) -> Figure:
    """Return all jobs by year, split into private and public where both are known.

    ``private`` has NaN for years without the split.
    """
    years, breaks = series.years, series.breaks
    all_jobs = language.say("measure.all")
    parts = []
    if private is not None:
        parts = [
            (language.say("measure.private"), private),
            (language.say("measure.public"), total - private),
        ]

    def draw(ax: Axes, canvas: Canvas) -> None:
        lines = zip(
            (all_jobs, *(label for label, _ in parts)),
            (total, *(values for _, values in parts)),
            (INK, COLOURS["region"], COLOURS["public"]),
            ("-", (0, (5, 1.5)), (0, (1.5, 1))),
            strict=False,
        )
        for label, values, colour, style in lines:
            ax.plot(years, values, color=colour, linestyle=style)
            # above the highest point that the words pass over
            over = float(np.nanmax(values[: int(canvas.per(6, 12))]))
            ax.annotate(
                label.capitalize(),
                (years[0], over),
                xytext=(0, 5),
                textcoords="offset points",
                color=colour,
                fontweight="bold",
                va="bottom",
            )
        ax.set_ylim(0, float(total.max()) * 1.18)
        forms.year_axis(ax, years, canvas)
        forms.figures_axis(ax, language, "y")
        forms.only_grid(ax, "y")
        forms.mark_breaks(ax, breaks, language)

    first, last = float(total[0]), float(total[-1])
    said = {
        "name": subject.name,
        "start": years[0],
        "end": years[-1],
        "first": language.number(first),
        "last": language.number(last),
    }
    return Figure(
        key="level",
        title=language.say(
            f"fig.level.title.{direction(last - first)}",
            change=language.counted(
                f"unit.jobs.{direction(last - first)}",
                last - first,
                number=language.size(last - first),
            ),
            **said,
        ),
        subtitle=language.say(
            "fig.level.subtitle", flag=language.say("break.flag") if breaks else "", **said
        ).strip(),
        alternative=language.say("fig.level.alt", **said),
        source=subject.source,
        table=tables.by_year(
            language.say("table.level", **said),
            years,
            [(all_jobs, total), *parts],
            language,
            breaks=breaks,
        ),
        language=language,
        **drawings("level", draw, wide=330, narrow=300),
    )


def index(account: PlaceAccount, subject: Subject, language: Language) -> Figure:
    """Return jobs with the first year as 100, against having grown as the nation every year."""
    years = [account.start_year, *account.years]
    region = 100 * account.level / account.level[0]
    national_growth = 1 + account.percent("national_share") / 100
    nation = 100 * np.concatenate([[1.0], np.cumprod(national_growth)])
    labels = (subject.name, language.say("place.nation"))

    def draw(ax: Axes, canvas: Canvas) -> None:
        paths = {labels[0]: region, labels[1]: nation}
        ends = forms.spread([region[-1], nation[-1]], canvas.per(0.08, 0.1), paths)
        styles = ("-", (0, (5, 1.5)))
        for (label, path), end, key, style in zip(
            paths.items(), ends, ("region", "nation"), styles, strict=True
        ):
            ax.plot(years, path, color=COLOURS[key], linestyle=style)
            ax.annotate(
                forms.end_label(label, language.number(float(path[-1]), 1), canvas),
                (years[-1], end),
                xytext=(6, 0),
                textcoords="offset points",
                va="center",
                color=COLOURS[key],
                fontweight="bold",
            )
        ax.axhline(100, color=INK, linewidth=1)
        forms.year_axis(ax, years, canvas, room_right=canvas.per(0.36, 0.95))
        forms.figures_axis(ax, language, "y")
        forms.only_grid(ax, "y")
        forms.mark_breaks(ax, account.breaks, language)

    said = {
        "name": subject.name,
        "measure": language.say(f"measure.{subject.measure}"),
        "start": years[0],
        "end": years[-1],
        "region": language.number(float(region[-1]), 1),
        "nation": language.number(float(nation[-1]), 1),
        "flag": language.say("break.flag") if account.breaks else "",
    }
    way = direction(float(region[-1] - nation[-1]), 1)
    return Figure(
        key="index",
        title=language.say(f"fig.index.title.{way}", **said),
        subtitle=language.say("fig.index.subtitle", **said).strip(),
        alternative=language.say("fig.index.alt", **said),
        source=subject.source,
        table=tables.by_year(
            language.say("table.index", **said),
            years,
            [(labels[0], region), (labels[1], nation)],
            language,
            decimals=1,
            breaks=account.breaks,
        ),
        language=language,
        **drawings("index", draw, wide=320, narrow=300),
    )


def relative(account: PlaceAccount, subject: Subject, language: Language) -> Figure:
    """Return each year's growth minus the nation's."""
    values = account.percent("relative")
    years = list(account.years)

    def draw(ax: Axes, canvas: Canvas) -> None:
        ax.bar(years, values, color=COLOURS["region"], width=0.72)
        forms.year_axis(ax, years, canvas)
        ax.set(xlabel="", ylabel="")
        forms.figures_axis(ax, language, "y", percent=True)
        forms.only_grid(ax, "y")
        forms.base_line(ax, "y")
        forms.mark_breaks(ax, account.breaks, language)

    below = int((np.round(values, 2) < 0).sum())
    said = {
        "name": subject.name,
        "measure": language.say(f"measure.{subject.measure}"),
        "start": account.start_year,
        "end": account.end_year,
        "below": below,
        "years": len(years),
        "worst": years[int(values.argmin())],
        "worst_value": language.signed(float(values.min()), 1),
        "best": years[int(values.argmax())],
        "best_value": language.signed(float(values.max()), 1),
    }
    return Figure(
        key="relative",
        title=language.say("fig.relative.title", **said),
        subtitle=language.say("fig.relative.subtitle", **said),
        alternative=language.say("fig.relative.alt", **said),
        source=subject.source,
        table=tables.by_year(
            language.say("table.relative", **said),
            years,
            [
                (subject.name, account.percent("change")),
                (language.say("place.nation"), account.percent("national_share")),
                (language.say("column.difference"), values),
            ],
            language,
            decimals=2,
            breaks=account.breaks,
            signed=True,
        ),
        language=language,
        **drawings("relative", draw, wide=290, narrow=270),
    )


def member_growth(
    last_year: Sequence[PlaceAccount],
    ten_years: Sequence[PlaceAccount],
    subject: Subject,
    language: Language,
) -> Figure:
    """Return growth the last year and the last ten, by municipality."""
    growth = [one.cumulated().growth for one in ten_years]
    order = sorted(range(len(ten_years)), key=lambda k: -growth[k])
    names = [ten_years[k].name for k in order]
    short = [100 * last_year[k].cumulated().growth for k in order]
    long = [100 * growth[k] for k in order]
    labels = [
        language.say("period.change", start=one.start_year, end=one.end_year)
        for one in (ten_years[0], last_year[0])
    ]

    def draw(ax: Axes, canvas: Canvas) -> None:
        at = np.arange(len(names))[::-1]
        ax.barh(at + 0.2, long, height=0.38, color=COLOURS["region"], label=labels[0])
        ax.barh(
            at - 0.2, short, height=0.38, color=COLOURS["public"], hatch="////", label=labels[1]
        )
        for offset, values in ((0.2, long), (-0.2, short)):
            for place, value in zip(at.tolist(), values, strict=True):
                text = language.signed_percent(value)
                forms.value_label(ax, place + offset, value, text, rightwards=value >= 0)
        ax.set_yticks(at, names)
        forms.room_for_labels(ax, [*long, *short], canvas.per(0.1, 0.22))
        forms.figures_axis(ax, language, "x", percent=True)
        forms.only_grid(ax, "x")
        forms.base_line(ax, "x")
        forms.key_above(ax, canvas, 2)

    first = ten_years[0]
    grew = sum(1 for value in long if round(value, 1) > 0)
    said = {
        "name": subject.name,
        "measure": language.say(f"measure.{subject.measure}"),
        "start": first.start_year,
        "end": first.end_year,
        "grew": grew,
        "total": len(names),
        "best": names[0],
        "best_growth": language.signed_percent(long[0]),
        "worst": names[-1],
        "worst_growth": language.signed_percent(long[-1]),
        "flag": language.say("break.flag") if first.breaks else "",
    }
    return Figure(
        key="member-growth",
        title=language.say("fig.member_growth.title", **said),
        subtitle=language.say("fig.member_growth.subtitle", **said).strip(),
        alternative=language.say("fig.member_growth.alt", **said),
        source=subject.source,
        table=tables.member_growth(
            names,
            [(labels[0], long), *_before_break(ten_years, order, language), (labels[1], short)],
            said,
            language,
        ),
        language=language,
        **drawings("member-growth", draw, wide=60 + 52 * len(names), narrow=80 + 54 * len(names)),
    )


def _before_break(
    accounts: Sequence[PlaceAccount], order: Sequence[int], language: Language
) -> list[tuple[str, list[float]]]:
    """Return growth up to a break as one more column; nothing where none is crossed."""
    parts = [accounts[k].before_break() for k in order]
    known = [part.cumulated() for part in parts if part is not None]
    if not known:
        return []
    label = language.say("period.change", start=known[0].start_year, end=known[0].end_year)
    return [(label, [100 * one.growth for one in known])]


def goal(record: GoalRecord, subject: Subject, language: Language) -> Figure:
    """Return each year's net new jobs against the goal."""
    years = list(record.years)

    def draw(ax: Axes, canvas: Canvas) -> None:
        for comparable, label in ((True, "goal.bars"), (False, "goal.not_comparable")):
            chosen = [k for k, c in enumerate(record.comparable.tolist()) if c == comparable]
            ax.bar(
                [years[k] for k in chosen],
                record.change[chosen],
                width=0.72,
                color=COLOURS["region"] if comparable else PAPER,
                edgecolor=INK if not comparable else None,
                linewidth=0 if comparable else 1,
                linestyle="-" if comparable else (0, (2, 2)),
                label=language.say(label),
            )
        ax.axhline(
            record.goal,
            color=COLOURS["goal"],
            linestyle=(0, (5, 1.5)),
            label=language.say("goal.line", goal=language.signed(record.goal)),
        )
        forms.year_axis(ax, years, canvas)
        forms.figures_axis(ax, language, "y")
        forms.only_grid(ax, "y")
        forms.base_line(ax, "y")
        forms.key_above(ax, canvas, 3)

    comparable, reached = int(record.comparable.sum()), int(record.reached.sum())
    said = {
        "name": subject.name,
        "goal": record.goal,
        "reached": reached,
        "comparable": comparable,
        "start": years[0],
        "end": years[-1],
    }
    return Figure(
        key="goal",
        title=language.say("fig.goal.title", **said),
        subtitle=language.say("fig.goal.subtitle", **said),
        alternative=language.say(
            "fig.goal.alt",
            hits=language.listed(
                [str(y) for y, hit in zip(years, record.reached.tolist(), strict=True) if hit]
                or [language.say("answer.none")]
            ),
            **said,
        ),
        source=subject.source,
        table=tables.goal(record, language),
        language=language,
        **drawings("goal", draw, wide=330, narrow=310),
    )
