"""Tables of what the answer hangs on."""

from collections.abc import Mapping, Sequence

import numpy as np

from regionanalysis.blocks import Table
from regionanalysis.intervals import Interval, RegionInterval
from regionanalysis.language import Language
from regionanalysis.shiftshare import RegionEffects
from regionanalysis.shiftshare.forecast import Backtest
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, REGIONAL_SHIFT
from regionanalysis.specialisation import Specialisation
from regionanalysis.subject import Subject
from regionanalysis.uncertainty import LeaveOneOut, Windows, YearlyVariation

CLASSIC = (NATIONAL_SHARE, INDUSTRY_MIX, REGIONAL_SHIFT)

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


def windows(found: Windows, place: str, subject: Subject, language: Language) -> Table:
    """Return the regional shift over every period, in jobs in all."""
    jobs = found.of(REGIONAL_SHIFT, place)
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
        caption=language.say(
            "table.windows", name=subject.name, measure=_measure(subject, language)
        ),
        columns=[language.say("column.from_to"), *(str(year) for year in found.years[1:])],
        rows=rows,
    )


def left_out(found: LeaveOneOut, place: str, subject: Subject, language: Language) -> Table:
    """Return mix and shift without each industry, in jobs."""
    told = {name: found.of(name, place).tolist() for name in CLASSIC[1:]}
    rows = [
        (name, *(_signed(told[effect][at], language) for effect in CLASSIC[1:]))
        for at, name in enumerate(found.industry_names)
    ]
    whole = (
        language.say("row.no_industry_left_out"),
        *(language.signed(found.whole(effect, place)) for effect in CLASSIC[1:]),
    )
    return Table(
        caption=language.say(
            "table.left_out", name=subject.name, measure=_measure(subject, language)
        ),
        columns=[
            language.say("column.left_out"),
            *(language.say(f"effect.{effect}") for effect in CLASSIC[1:]),
        ],
        rows=[*rows, whole],
        totals=1,
    )


def intervals(rows: Sequence[Interval], subject: Subject, language: Language) -> Table:
    """Return every interval, in jobs."""
    return Table(
        caption=language.say(
            "table.intervals", name=subject.name, measure=_measure(subject, language)
        ),
        columns=language.each(
            "column.effect",
            "column.way",
            "column.jobs",
            "column.lowest",
            "column.highest",
        ),
        rows=[
            (
                language.say(f"effect.{row.effect}"),
                language.say(f"interval.{row.kind}"),
                language.signed(row.value),
                language.signed(row.low),
                language.signed(row.high),
            )
            for row in rows
        ],
    )


def region_effects(rows: Sequence[RegionInterval], subject: Subject, language: Language) -> Table:
    """Return every region's effect in the regression form."""
    return Table(
        caption=language.say("table.region_effects", measure=_measure(subject, language)),
        columns=language.each(
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
                language.between(row.low, row.high, 1)
                if np.isfinite(row.low)
                else language.unknown("interval.unknown"),
                language.signed(row.jobs),
                language.number(row.p, 2) if np.isfinite(row.p) else "",
                language.say("answer.yes" if row.certain else "answer.no"),
            )
            for row in rows
        ],
    )


def variation(found: YearlyVariation, place: str, subject: Subject, language: Language) -> Table:
    """Return mean, spread, t and interval of the yearly effects, in per cent."""
    rows = []
    for effect in found.effects:
        one = found.of(effect, place)
        sure = found.verdict[found.effects.index(effect), found.regions.index(place)]
        rows.append(
            (
                language.say(f"effect.{_GAP.get(effect, effect)}"),
                language.signed(one["mean"], 2),
                language.number(one["sd"], 2),
                language.number(one["t"], 1),
                language.between(one["low"], one["high"], 2),
                language.say("answer.yes" if sure.startswith("certain") else "answer.no"),
            )
        )
    return Table(
        caption=language.say(
            "table.variation",
            name=subject.name,
            measure=_measure(subject, language),
            years=found.n,
        ),
        columns=language.each(
            "column.effect",
            "column.mean_percent",
            "column.sd",
            "column.t",
            "column.interval",
            "column.certain",
        ),
        rows=rows,
    )


def classic_effects(
    rows: Mapping[str, RegionEffects], key: str, subject: Subject, language: Language
) -> Table:
    """Return classic effects from several ways of computing them, a row a way.

    The rows' names are the messages ``<key>.<name>``, and the caption is ``table.<key>``.
    """
    first = next(iter(rows.values()))
    return Table(
        caption=language.say(
            f"table.{key}",
            name=subject.name,
            measure=_measure(subject, language),
            start=first.start_year,
            end=first.end_year,
        ),
        columns=[
            language.say(f"column.{key}"),
            *(language.say(f"effect.{effect}") for effect in CLASSIC),
            language.say("effect.undisclosed"),
            language.say("effect.change"),
        ],
        rows=[
            (
                language.say(f"{key}.{name}"),
                language.signed(found.total_national_share),
                language.signed(found.total_industry_mix),
                language.signed(_regional(found)),
                _signed(found.undisclosed, language),
                language.signed(found.total_change),
            )
            for name, found in rows.items()
        ],
    )


def specialisation(
    found: Specialisation, place: str, subject: Subject, language: Language
) -> Table:
    """Return every measure of specialisation of a place, with what it runs between."""
    values = found.of(place)
    return Table(
        caption=language.say("table.specialisation", name=subject.name, year=found.year),
        columns=language.each("column.measure", "column.value", "column.runs"),
        rows=[
            (
                language.say(f"measure_of.{name}"),
                language.number(values[name], decimals)
                if np.isfinite(values[name])
                else language.unknown("interval.unknown"),
                language.say(f"measure_of.{name}.runs"),
            )
            for name, decimals in TOLD_MEASURES.items()
        ],
        numeric=False,
    )


def backtest(found: Backtest, language: Language) -> Table:
    """Return how each prognosis would have done, in per cent."""
    return Table(
        caption=language.say(
            "table.backtest", start=found.start_year, base=found.base_year, end=found.year
        ),
        columns=language.each("column.assumption", "column.error", "column.nearest"),
        rows=[
            (
                language.say(f"assumption.{name}"),
                language.percent(error, 1),
                language.percent(100 * found.best[name], 0),
            )
            for name, error in found.error.items()
        ],
    )


# the gap to the nation is called relative growth where it is told in per cent
_GAP: Mapping[str, str] = {"relative": "gap"}


def _regional(found: RegionEffects) -> float:
    effects = found.total_effects
    return effects[REGIONAL_SHIFT] if REGIONAL_SHIFT in effects else effects["competitive"]


def _signed(value: float, language: Language) -> str:
    unknown = language.unknown()
    return unknown if np.isnan(value) else language.signed(float(value))


def _measure(subject: Subject, language: Language) -> str:
    return language.say(f"measure.{subject.measure}")
