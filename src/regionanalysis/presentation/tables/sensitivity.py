"""Tables of how results depend on period, industries and method."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from regionanalysis.indicators.specialisation import Specialisation
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import EFFECT, INTERVAL, MEASURE, N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables.unknown import between_if_known, signed_if_known
from regionanalysis.shiftshare.forecast import Backtest
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, REGIONAL_SHIFT
from regionanalysis.uncertainty import LeaveOneOut, Windows
from regionanalysis.uncertainty.intervals import Interval, RegionInterval

# effects that an industry left out can move
MOVED = (INDUSTRY_MIX, REGIONAL_SHIFT)


class _Measure(NamedTuple):
    """A measure of specialisation: keys of its name and of its range, and decimals to read."""

    name: str
    range: str
    decimals: int = 3


_MEASURES: Mapping[str, _Measure] = {
    "herfindahl": _Measure(N_("measure_of.herfindahl"), N_("measure_of.herfindahl.runs")),
    "normalised_herfindahl": _Measure(
        N_("measure_of.normalised_herfindahl"), N_("measure_of.normalised_herfindahl.runs")
    ),
    "relative_entropy": _Measure(
        N_("measure_of.relative_entropy"), N_("measure_of.relative_entropy.runs")
    ),
    "theil": _Measure(N_("measure_of.theil"), N_("measure_of.theil.runs")),
    "krugman": _Measure(N_("measure_of.krugman"), N_("measure_of.krugman.runs")),
    "hoover": _Measure(N_("measure_of.hoover"), N_("measure_of.hoover.runs")),
    "gini": _Measure(N_("measure_of.gini"), N_("measure_of.gini.runs")),
    "basic_employment": _Measure(
        N_("measure_of.basic_employment"), N_("measure_of.basic_employment.runs"), 0
    ),
    "base_multiplier": _Measure(
        N_("measure_of.base_multiplier"), N_("measure_of.base_multiplier.runs"), 1
    ),
}

_ASSUMPTION: Mapping[str, str] = {
    "constant_shift": N_("assumption.constant_shift"),
    "constant_share": N_("assumption.constant_share"),
    "no_change": N_("assumption.no_change"),
}


def windows(windows: Windows, region: str, context: Context, language: Language) -> Table:
    """Return the regional shift over every period, in jobs in all."""
    jobs = windows.value(REGIONAL_SHIFT, region)
    rows = [
        (
            language.year(start),
            *(
                "" if np.isnan(value) else language.signed(float(value))
                for value in jobs[i, 1:].tolist()
            ),
        )
        for i, start in enumerate(windows.years[:-1])
    ]
    return Table(
        caption=language.message(
            "table.windows", name=context.name, measure=_measure(context, language)
        ),
        columns=[language.message("column.from_to"), *(str(year) for year in windows.years[1:])],
        rows=rows,
    )


def left_out(
    leave_one_out: LeaveOneOut, region: str, context: Context, language: Language
) -> Table:
    """Return mix and shift without each industry, in jobs."""
    jobs = {name: leave_one_out.value(name, region).tolist() for name in MOVED}
    rows = [
        (name, *(signed_if_known(jobs[effect][i], language) for effect in MOVED))
        for i, name in enumerate(leave_one_out.industry_names)
    ]
    whole = (
        language.message("row.no_industry_left_out"),
        *(language.signed(leave_one_out.whole(effect, region)) for effect in MOVED),
    )
    return Table(
        caption=language.message(
            "table.left_out", name=context.name, measure=_measure(context, language)
        ),
        columns=[
            language.message("column.left_out"),
            *(language.message(EFFECT[effect]) for effect in MOVED),
        ],
        rows=[*rows, whole],
        totals=1,
    )


def intervals(rows: Sequence[Interval], context: Context, language: Language) -> Table:
    """Return every interval, in jobs."""
    return Table(
        caption=language.message(
            "table.intervals", name=context.name, measure=_measure(context, language)
        ),
        columns=language.messages(
            N_("column.effect"),
            N_("column.way"),
            N_("column.jobs"),
            N_("column.lowest"),
            N_("column.highest"),
        ),
        rows=[
            (
                language.message(EFFECT[row.effect]),
                language.message(INTERVAL[row.kind]),
                language.signed(row.value),
                language.signed(row.low),
                language.signed(row.high),
            )
            for row in rows
        ],
    )


def region_effects(rows: Sequence[RegionInterval], context: Context, language: Language) -> Table:
    """Return every region's effect in the regression form."""
    return Table(
        caption=language.message("table.region_effects", measure=_measure(context, language)),
        columns=language.messages(
            N_("column.regions"),
            N_("column.percent_in_all"),
            N_("column.interval"),
            N_("column.jobs"),
            N_("column.p"),
            N_("column.certain"),
        ),
        rows=[
            (
                row.name,
                language.signed(row.rate, 1),
                between_if_known(row.low, row.high, language, 1),
                language.signed(row.jobs),
                language.number(row.p, 2) if np.isfinite(row.p) else "",
                language.message(N_("answer.yes") if row.certain else N_("answer.no")),
            )
            for row in rows
        ],
    )


@cites
def specialisation(
    specialisation: Specialisation, region: str, context: Context, language: Language
) -> Table:
    """Return every measure of specialisation of a place, with what it runs between."""
    values = specialisation.region(region)
    return Table(
        caption=language.message(
            "table.specialisation", name=context.name, year=specialisation.year
        ),
        columns=language.messages(N_("column.measure"), N_("column.value"), N_("column.runs")),
        rows=[
            (
                language.message(measure.name),
                language.number(values[name], measure.decimals)
                if np.isfinite(values[name])
                else language.unknown("interval.unknown"),
                language.message(measure.range),
            )
            for name, measure in _MEASURES.items()
        ],
        numeric=False,
    )


@cites
def backtest(backtest: Backtest, language: Language) -> Table:
    """Return how each prognosis would have done, in per cent."""
    return Table(
        caption=language.message(
            "table.backtest", start=backtest.start_year, base=backtest.base_year, end=backtest.year
        ),
        columns=language.messages(
            N_("column.assumption"), N_("column.error"), N_("column.nearest")
        ),
        rows=[
            (
                language.message(_ASSUMPTION[name]),
                language.percent(error, 1),
                language.percent(100 * backtest.best[name], 0),
            )
            for name, error in backtest.error.items()
        ],
    )


def _measure(context: Context, language: Language) -> str:
    return language.message(MEASURE[context.measure])
