"""Tables of jobs by year and by municipality."""

from collections.abc import Sequence

import numpy as np

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.core.arrays import FloatArray
from regionanalysis.model.goal import GoalRecord, GoalSplit
from regionanalysis.model.private_jobs import PrivateJobs
from regionanalysis.panel.series import EmploymentSeries
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, break_reasons, break_years
from regionanalysis.presentation.keys import COUNT, N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.wording import upper_first


def by_year(
    caption: str,
    years: Sequence[int],
    columns: Sequence[tuple[str, FloatArray]],
    language: Language,
    *,
    decimals: int = 0,
    breaks: Sequence[SeriesBreak] = (),
    signed: bool = False,
) -> Table:
    """Return columns of figures by year; a year after a break says so.

    ``columns`` are heading and figures, shape (years,), with NaN for an empty cell.
    """
    write = language.signed if signed else language.number
    broken = {series_break.last_year + 1 for series_break in breaks}
    rows = [
        (
            language.year(year, broken=year in broken),
            *(
                "" if np.isnan(values[i]) else write(float(values[i]), decimals)
                for _, values in columns
            ),
        )
        for i, year in enumerate(years)
    ]
    crossed = [
        series_break
        for series_break in breaks
        if years[0] <= series_break.last_year + 1 <= years[-1]
    ]
    return Table(
        caption=caption,
        columns=[language.message("column.year"), *(upper_first(name) for name, _ in columns)],
        rows=rows,
        note=break_years(crossed, language),
        file_note=break_reasons(crossed, language),
    )


@cites
def private_jobs(record: PrivateJobs, context: Context, language: Language) -> Table:
    """Return private jobs by year, with growth against the nation's."""
    start, end = record.years[0], record.years[-1]
    first = (language.year(start), language.number(float(record.jobs[0])), "", "", "", "")
    rows = [
        (
            language.year(year),
            language.number(float(record.jobs[row + 1])),
            language.signed(float(record.jobs[row + 1] - record.jobs[row])),
            language.signed_percent(float(record.growth[row]), 2),
            language.signed_percent(float(record.nation_growth[row]), 2),
            language.signed(float(record.gap[row])),
        )
        for row, year in enumerate(record.years[1:])
    ]
    return Table(
        caption=language.message("table.private_jobs", name=context.name, start=start, end=end),
        columns=language.messages(
            N_("column.year"),
            N_("column.jobs"),
            N_("column.change"),
            N_("column.growth_region"),
            N_("column.growth_nation"),
            N_("column.gap_jobs"),
        ),
        rows=[first, *rows],
        note=context.source,
    )


def member_growth(
    names: Sequence[str],
    columns: Sequence[tuple[str, Sequence[float]]],
    caption_values: dict[str, object],
    language: Language,
) -> Table:
    """Return growth by municipality; ``columns`` are a period's name and its growth, per cent."""
    rows = [
        (name, *(language.signed_percent(values[i]) for _, values in columns))
        for i, name in enumerate(names)
    ]
    return Table(
        caption=language.message("table.member_growth", **caption_values),
        columns=[str(caption_values["column"]), *(label for label, _ in columns)],
        rows=rows,
    )


def goal(record: GoalRecord, language: Language) -> Table:
    """Return each year's level, net change and whether the goal was reached."""
    rows = []
    for i, year in enumerate(record.years):
        if not record.comparable[i]:
            answer = language.message("answer.not_comparable")
        else:
            answer = language.message(N_("answer.yes") if record.reached[i] else N_("answer.no"))
        rows.append(
            (
                language.year(year),
                language.number(float(record.level[i + 1])),
                language.signed(float(record.change[i])),
                answer,
            )
        )
    return Table(
        caption=language.message("table.goal", goal=record.goal.jobs_a_year),
        columns=language.messages(
            N_("column.year"), N_("column.jobs"), N_("column.change"), N_("column.goal_reached")
        ),
        rows=rows,
    )


@cites
def membership(
    series: EmploymentSeries,
    whole: Sequence[str],
    subsets: Sequence[tuple[Sequence[str], Sequence[str]]],
    language: Language,
) -> list[Table]:
    """Return each year's change for the whole region and for the parts others report on.

    ``whole`` are the codes of its municipalities; ``subsets`` are the codes of each part, and the
    names of those left out.
    """
    groups = [whole, *(part for part, _ in subsets)]
    totals = [series.sum_of(codes) for codes in groups]
    broken = {series_break.last_year + 1 for series_break in series.breaks}
    rows = []
    for i, year in enumerate(series.years):
        if i == 0:
            continue
        cells = []
        for total in totals:
            change = float(total[i] - total[i - 1])
            growth = 100 * change / float(total[i - 1])
            cells += [language.signed(change), language.signed_percent(growth, 2)]
        label = language.year(year, broken=year in broken)
        rows.append((label, *cells))
    columns = [language.message("column.year")]
    for codes in groups:
        count = language.message(COUNT[len(codes)])
        columns += [
            language.message("column.change_of", count=count),
            language.message("column.growth_of", count=count),
        ]
    return [Table(caption=language.message("table.membership"), columns=columns, rows=rows)]


@cites
def goal_split(split: GoalSplit, language: Language) -> Table:
    """Return each year of the goal in what nation and structure gave, and the region's own."""
    unknown = language.unknown(N_("cell.not_known"))

    def cell(jobs: float) -> str:
        return language.signed(jobs) if np.isfinite(jobs) else unknown

    rows = []
    for i, year in enumerate(split.years):
        own, bound = float(split.own[i]), float(split.bound[i])
        known = np.isfinite(own + bound)
        interval = language.interval(own - bound, own + bound) if known else unknown
        parts = (split.change, split.national, split.structural, split.own)
        rows.append((language.year(year), *(cell(float(part[i])) for part in parts), interval))
    return Table(
        caption=language.message("table.goal_split"),
        columns=language.messages(
            N_("column.year"),
            N_("effect.change"),
            N_("effect.national_share"),
            N_("effect.structural"),
            N_("column.own"),
            N_("column.rounding_interval"),
        ),
        rows=rows,
        note=language.message("table.goal_split.note"),
    )
