"""Tables of what the answer hangs on."""

from collections.abc import Mapping, Sequence

import numpy as np

from regionanalysis.indicators.specialisation import Specialisation
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables.unknown import between_if_known, signed_if_known
from regionanalysis.shiftshare.forecast import Backtest
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, REGIONAL_SHIFT
from regionanalysis.uncertainty import LeaveOneOut, Windows
from regionanalysis.uncertainty.intervals import Interval, RegionInterval

# effects that an industry left out can move
MOVED = (INDUSTRY_MIX, REGIONAL_SHIFT)

# measures of specialisation that are told, and the decimals they are read with
TOLD_MEASURES: Mapping[str, int] = {
    "herfindahl": 3,
    "normalised_herfindahl": 3,
    "relative_entropy": 3,
    "theil": 3,
    "krugman": 3,
    "hoover": 3,
    "gini": 3,
    "basic_employment": 0,
    "base_multiplier": 1,
}


def windows(found: Windows, place: str, context: Context, language: Language) -> Table:
    """Return the regional shift over every period, in jobs in all."""
    jobs = found.value(REGIONAL_SHIFT, place)
    rows = [
        (
            language.year(start),
            *(
                "" if np.isnan(value) else language.signed(float(value))
                for value in jobs[at, 1:].tolist()
            ),
        )
        for at, start in enumerate(found.years[:-1])
    ]
    return Table(
        caption=language.message(
            "table.windows", name=context.name, measure=_measure(context, language)
        ),
        columns=[language.message("column.from_to"), *(str(year) for year in found.years[1:])],
        rows=rows,
    )


def left_out(found: LeaveOneOut, place: str, context: Context, language: Language) -> Table:
    """Return mix and shift without each industry, in jobs."""
    told = {name: found.value(name, place).tolist() for name in MOVED}
    rows = [
        (name, *(signed_if_known(told[effect][at], language) for effect in MOVED))
        for at, name in enumerate(found.industry_names)
    ]
    whole = (
        language.message("row.no_industry_left_out"),
        *(language.signed(found.whole(effect, place)) for effect in MOVED),
    )
    return Table(
        caption=language.message(
            "table.left_out", name=context.name, measure=_measure(context, language)
        ),
        columns=[
            language.message("column.left_out"),
            *(language.message(f"effect.{effect}") for effect in MOVED),
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
            "column.effect",
            "column.way",
            "column.jobs",
            "column.lowest",
            "column.highest",
        ),
        rows=[
            (
                language.message(f"effect.{row.effect}"),
                language.message(f"interval.{row.kind}"),
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
            "column.regions",
            "column.percent_in_all",
            "column.interval",
            "column.jobs",
            "column.p",
            "column.certain",
        ),
        rows=[
            (
                row.name,
                language.signed(row.rate, 1),
                between_if_known(row.low, row.high, language, 1),
                language.signed(row.jobs),
                language.number(row.p, 2) if np.isfinite(row.p) else "",
                language.message("answer.yes" if row.certain else "answer.no"),
            )
            for row in rows
        ],
    )


def specialisation(
    found: Specialisation, place: str, context: Context, language: Language
) -> Table:
    """Return every measure of specialisation of a place, with what it runs between."""
    values = found.region(place)
    return Table(
        caption=language.message("table.specialisation", name=context.name, year=found.year),
        columns=language.messages("column.measure", "column.value", "column.runs"),
        rows=[
            (
                language.message(f"measure_of.{name}"),
                language.number(values[name], decimals)
                if np.isfinite(values[name])
                else language.unknown("interval.unknown"),
                language.message(f"measure_of.{name}.runs"),
            )
            for name, decimals in TOLD_MEASURES.items()
        ],
        numeric=False,
    )


def backtest(found: Backtest, language: Language) -> Table:
    """Return how each prognosis would have done, in per cent."""
    return Table(
        caption=language.message(
            "table.backtest", start=found.start_year, base=found.base_year, end=found.year
        ),
        columns=language.messages("column.assumption", "column.error", "column.nearest"),
        rows=[
            (
                language.message(f"assumption.{name}"),
                language.percent(error, 1),
                language.percent(100 * found.best[name], 0),
            )
            for name, error in found.error.items()
        ],
    )


def _measure(context: Context, language: Language) -> str:
    return language.message(f"measure.{context.measure}")
