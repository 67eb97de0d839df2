"""Figures of the number of jobs: how many, and against the nation."""

import numpy as np
from matplotlib.axes import Axes

from regionanalysis.account import PlaceAccount
from regionanalysis.blocks import Figure
from regionanalysis.charts import forms
from regionanalysis.charts.lines import index_lines
from regionanalysis.charts.style import COLOURS, INK, MUTED, Canvas, drawings
from regionanalysis.charts.told import told
from regionanalysis.language import Language
from regionanalysis.panel import FloatArray
from regionanalysis.series import EmploymentSeries
from regionanalysis.subject import Subject, about
from regionanalysis.tables import jobs as tables
from regionanalysis.wording import direction


def level(
    series: EmploymentSeries,
    total: FloatArray,
    private: FloatArray | None,
    subject: Subject,
    language: Language,
) -> Figure:
    """Return all jobs by year, split into private and public where both are known.

    ``total`` and ``private`` are persons, shape (years,); ``private`` has NaN for years without the
    split, and is None where no year has it.
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
            (INK, INK, MUTED),
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
    way = direction(last - first)
    said = {
        "name": subject.name,
        "start": years[0],
        "end": years[-1],
        "first": language.number(first),
        "last": language.number(last),
        "change": language.counted(
            f"unit.jobs.{way}", last - first, number=language.size(last - first)
        ),
        "moment": language.say(f"moment.{subject.moment}") if subject.moment else "",
        "flag": language.say("break.flag") if breaks else "",
    }
    return Figure(
        **told("level", said, language, way=way),
        source=subject.source,
        table=tables.by_year(
            language.say("table.level", **said),
            years,
            [(all_jobs, total), *parts],
            language,
            breaks=breaks,
        ),
        **drawings("level", draw, wide=330, narrow=300),
    )


def index(account: PlaceAccount, subject: Subject, language: Language) -> Figure:
    """Return jobs with the first year as 100, against having grown as the nation every year."""
    years = [account.start_year, *account.years]
    region = 100 * account.level / account.level[0]
    national_growth = 1 + account.percent("national_share") / 100
    nation = 100 * np.concatenate([[1.0], np.cumprod(national_growth)])
    paths = {subject.name: region, language.say("place.nation"): nation}

    def draw(ax: Axes, canvas: Canvas) -> None:
        index_lines(ax, years, paths, canvas, language)
        forms.mark_breaks(ax, account.breaks, language)

    said = {
        **about(account, subject, language),
        "region": language.number(float(region[-1]), 1),
        "nation": language.number(float(nation[-1]), 1),
    }
    way = direction(float(region[-1] - nation[-1]), 1)
    return Figure(
        **told("index", said, language, way=way),
        source=subject.source,
        table=tables.by_year(
            language.say("table.index", **said),
            years,
            list(paths.items()),
            language,
            decimals=1,
            breaks=account.breaks,
        ),
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
        **about(account, subject, language),
        "below": below,
        "years": len(years),
        "worst": years[int(values.argmin())],
        "worst_value": language.signed(float(values.min()), 1),
        "best": years[int(values.argmax())],
        "best_value": language.signed(float(values.max()), 1),
    }
    return Figure(
        **told("relative", said, language),
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
        **drawings("relative", draw, wide=290, narrow=270),
    )
