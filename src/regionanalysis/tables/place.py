"""Tables of jobs, industries, people and regions."""

from collections.abc import Sequence

import numpy as np

from regionanalysis.attractiveness import RegionComparison, ranks
from regionanalysis.blocks import Table
from regionanalysis.breaks import SeriesBreak
from regionanalysis.commuting import Integration
from regionanalysis.concentration import ResidentShares
from regionanalysis.language import Language
from regionanalysis.panel import FloatArray
from regionanalysis.scenarios import GoalRecord
from regionanalysis.series import EmploymentSeries
from regionanalysis.shiftshare.results import RegionEffects


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
    """Return columns of figures by year; a year after a break says so."""
    write = language.signed if signed else language.number
    broken = {one.last_year + 1 for one in breaks}
    rows = [
        (
            language.say("year.broken", year=year) if year in broken else str(year),
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
        columns=[language.say("column.year"), *(name for name, _ in columns)],
        rows=rows,
        note=" ".join(language.say(f"break.{one.reason}", years=one.label) for one in crossed),
    )


def industries(
    effects: RegionEffects, names: Sequence[str], caption: str, language: Language, decimals: int
) -> Table:
    """Return the decomposition by industry; industries without known figures say so."""
    parts = (effects.change, effects.national_share, effects.industry_mix, effects.regional_shift)
    unknown = language.say("cell.undisclosed")
    rows = [
        (
            name,
            *(
                unknown if np.isnan(part[at]) else language.signed(float(part[at]), decimals)
                for part in parts
            ),
        )
        for at, name in enumerate(names)
    ]
    total = (
        language.say("row.all_industries"),
        *(
            language.signed(value, decimals)
            for value in (
                effects.total_change,
                effects.total_national_share,
                effects.total_industry_mix,
                effects.total_regional_shift,
            )
        ),
    )
    rest = effects.undisclosed
    note = ""
    if np.isnan(rest):
        note = language.say("note.undisclosed_unknown")
    elif rest:
        note = language.say("note.undisclosed", rest=language.signed(rest, decimals))
    keys = ("change", "national_share", "industry_mix", "regional_shift")
    return Table(
        caption=caption,
        columns=[language.say("column.industry"), *(language.say(f"effect.{key}") for key in keys)],
        rows=[*rows, total],
        totals=1,
        note=note,
    )


def industry_shares(
    caption: str,
    rows: Sequence[tuple[str, float, float, float, float]],
    language: Language,
    *,
    decimals: int,
) -> Table:
    """Return employed, share here, share in the nation and location quotient by industry."""
    written = [
        (
            name,
            language.number(employed, decimals),
            language.percent(100 * here, 1),
            language.percent(100 * nation, 1),
            language.number(quotient, 2),
        )
        for name, employed, here, nation, quotient in rows
    ]
    keys = ("column.industry", "column.employed", "column.share_here", "column.share_nation")
    return Table(
        caption=caption,
        columns=[language.say(key) for key in (*keys, "column.location_quotient")],
        rows=written,
    )


def barometer(
    comparison: RegionComparison, region: str, measures: Sequence[str], language: Language
) -> Table:
    """Return the region's value, the middle region, the range and the rank by indicator."""
    at = comparison.index(region)
    rows = []
    for measure in measures:
        values = comparison.measure(measure)
        decimals = 1 if measure == "growth" else 2
        rows.append(
            (
                language.say(f"indicator.{measure}"),
                language.signed_percent(float(values[at]), decimals),
                language.signed_percent(float(np.median(values)), decimals),
                language.say(
                    "interval",
                    low=language.signed(float(values.min()), decimals),
                    high=language.signed(float(values.max()), decimals),
                ),
                language.say("rank.of", rank=int(ranks(values)[at]), count=len(values)),
            )
        )
    keys = ("column.indicator", "column.region", "column.median", "column.range", "column.rank")
    return Table(
        caption=language.say(
            "table.barometer", start=comparison.start_year, end=comparison.end_year
        ),
        columns=[language.say(key) for key in keys],
        rows=rows,
    )


def positions(comparison: RegionComparison, language: Language) -> Table:
    """Return every region's mean structural effect and attractiveness, with rank by growth."""
    place = ranks(comparison.growth)
    order = np.argsort(place, kind="stable").tolist()
    means = comparison.mean_effects
    rows = [
        (
            comparison.regions[at],
            language.number(float(comparison.end[at])),
            language.signed_percent(float(comparison.growth[at])),
            language.signed(float(means["structural"][at]), 2),
            language.signed(float(means["attractiveness"][at]), 2),
            str(int(place[at])),
        )
        for at in order
    ]
    return Table(
        caption=language.say(
            "table.positions", start=comparison.start_year, end=comparison.end_year
        ),
        columns=[
            language.say("column.region_name"),
            language.say("column.jobs_in", year=comparison.end_year),
            language.say("indicator.growth"),
            language.say("effect.structural"),
            language.say("effect.attractiveness"),
            language.say("column.rank"),
        ],
        rows=rows,
    )


def commuting_matrix(found: Integration, names: Sequence[str], language: Language) -> Table:
    """Return who lives where and works where among the members, last year."""
    last = found.matrix[-1]
    share = found.share_of_residents[-1]
    rows = [
        (
            name,
            *(
                f"{language.number(float(last[at, to]))} "
                f"({language.percent(100 * float(share[at, to]), 0)})"
                for to in range(len(names))
            ),
            language.number(float(found.residents[-1, at])),
        )
        for at, name in enumerate(names)
    ]
    jobs = (
        language.say("row.jobs"),
        *(language.number(float(value)) for value in found.jobs[-1]),
        "",
    )
    return Table(
        caption=language.say("table.commuting", year=found.years[-1]),
        columns=[
            language.say("column.lives_works"),
            *names,
            language.say("column.employed_residents"),
        ],
        rows=[*rows, jobs],
        totals=1,
    )


def integration(found: Integration, names: Sequence[str], language: Language) -> Table:
    """Return internal integration by member, every year."""
    rows = [
        (name, *(language.number(float(value), 3) for value in found.internal[:, at]))
        for at, name in enumerate(names)
    ]
    mean = (
        language.say("column.mean"),
        *(language.number(float(value), 3) for value in found.mean_internal),
    )
    outside = [
        (
            language.say(f"row.{key}"),
            *(language.percent(100 * float(value), 1) for value in getattr(found, key)),
        )
        for key in ("in_share", "out_share")
    ]
    return Table(
        caption=language.say("table.integration", start=found.years[0], end=found.years[-1]),
        columns=[language.say("column.municipality"), *(str(year) for year in found.years)],
        rows=[*rows, mean, *outside],
        totals=3,
        note=language.say("table.integration.note"),
    )


def goal(record: GoalRecord, language: Language) -> Table:
    """Return each year's level, net change and whether the goal was reached."""
    rows = []
    for at, year in enumerate(record.years):
        if not record.comparable[at]:
            answer = language.say("answer.not_comparable")
        else:
            answer = language.say("answer.yes" if record.reached[at] else "answer.no")
        rows.append(
            (
                str(year),
                language.number(float(record.level[at + 1])),
                language.signed(float(record.change[at])),
                answer,
            )
        )
    keys = ("column.year", "column.jobs", "column.change", "column.goal_reached")
    return Table(
        caption=language.say("table.goal", goal=record.goal),
        columns=[language.say(key) for key in keys],
        rows=rows,
    )


def member_growth(
    names: Sequence[str],
    columns: Sequence[tuple[str, Sequence[float]]],
    said: dict[str, object],
    language: Language,
) -> Table:
    """Return growth over two periods by municipality."""
    rows = [
        (name, *(language.signed_percent(values[at]) for _, values in columns))
        for at, name in enumerate(names)
    ]
    return Table(
        caption=language.say("table.member_growth", **said),
        columns=[language.say("column.municipality"), *(label for label, _ in columns)],
        rows=rows,
    )


def residents(
    found: ResidentShares,
    names: Sequence[str],
    order: Sequence[int],
    said: dict[str, object],
    language: Language,
) -> Table:
    """Return employed residents by industry group, persons and share, first and last year."""
    ends = (0, len(found.years) - 1)
    rows = [
        (
            name,
            *(language.number(float(found.employment[at, k])) for at in ends),
            *(language.percent(100 * float(found.share[at, k]), 1) for at in ends),
        )
        for name, k in zip(names, order, strict=True)
    ]
    total = (
        language.say("row.all_industries"),
        *(language.number(float(found.total[at])) for at in ends),
        *(language.percent(100, 1) for _ in ends),
    )
    years = [found.years[at] for at in ends]
    return Table(
        caption=language.say("table.residents", **said),
        columns=[
            language.say("column.industry"),
            *(language.say("column.persons_in", year=year) for year in years),
            *(language.say("column.share_in", year=year) for year in years),
        ],
        rows=[*rows, total],
        totals=1,
    )


def membership(
    series: EmploymentSeries,
    whole: Sequence[str],
    subsets: Sequence[tuple[Sequence[str], Sequence[str]]],
    language: Language,
) -> list[Table]:
    """Return each year's change for the whole region and for the parts others report on."""
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
        label = language.say("year.broken", year=year) if year in broken else str(year)
        rows.append((label, *cells))
    columns = [language.say("column.year")]
    for codes in groups:
        count = language.say(f"count.{len(codes)}")
        columns += [
            language.say("column.change_of", count=count),
            language.say("column.growth_of", count=count),
        ]
    return [Table(caption=language.say("table.membership"), columns=columns, rows=rows)]
