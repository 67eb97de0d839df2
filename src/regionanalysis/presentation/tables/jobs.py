"""Tables of jobs by year and by municipality."""

from collections.abc import Sequence

import numpy as np

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.core.arrays import FloatArray
from regionanalysis.model.goal import GoalRecord
from regionanalysis.panel.series import EmploymentSeries
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import break_reasons
from regionanalysis.presentation.keys import COUNT, N_
from regionanalysis.presentation.language import Language


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
    broken = {one.last_year + 1 for one in breaks}
    rows = [
        (
            language.year(year, broken=year in broken),
            *(
                "" if np.isnan(values[at]) else write(float(values[at]), decimals)
                for _, values in columns
            ),
        )
        for at, year in enumerate(years)
    ]
    crossed = [one for one in breaks if years[0] <= one.last_year + 1 <= years[-1]]
    return Table(
        caption=caption,
        columns=[language.message("column.year"), *(name for name, _ in columns)],
        rows=rows,
        note=break_reasons(crossed, language),
    )


def member_growth(
    names: Sequence[str],
    columns: Sequence[tuple[str, Sequence[float]]],
    said: dict[str, object],
    language: Language,
) -> Table:
    """Return growth by municipality; ``columns`` are a period's name and its growth, per cent."""
    rows = [
        (name, *(language.signed_percent(values[at]) for _, values in columns))
        for at, name in enumerate(names)
    ]
    return Table(
        caption=language.message("table.member_growth", **said),
        columns=[str(said["column"]), *(label for label, _ in columns)],
        rows=rows,
    )


def goal(record: GoalRecord, language: Language) -> Table:
    """Return each year's level, net change and whether the goal was reached."""
    rows = []
    for at, year in enumerate(record.years):
        if not record.comparable[at]:
            answer = language.message("answer.not_comparable")
        else:
            answer = language.message(N_("answer.yes") if record.reached[at] else N_("answer.no"))
        rows.append(
            (
                language.year(year),
                language.number(float(record.level[at + 1])),
                language.signed(float(record.change[at])),
                answer,
            )
        )
    return Table(
        caption=language.message("table.goal", goal=record.goal),
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
    broken = {one.last_year + 1 for one in series.breaks}
    rows = []
    for at, year in enumerate(series.years):
        if at == 0:
            continue
        cells = []
        for total in totals:
            change = float(total[at] - total[at - 1])
            growth = 100 * change / float(total[at - 1])
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
