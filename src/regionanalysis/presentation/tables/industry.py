"""Tables of what the jobs are in."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from regionanalysis.indicators.as_nation import AsNation
from regionanalysis.indicators.concentration import ResidentShares
from regionanalysis.indicators.national_jobs import NationalJobs
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, IndustrySubject
from regionanalysis.presentation.industry_words import RESIDUAL, unit_note
from regionanalysis.presentation.keys import EFFECT, MEASURE, N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables.unknown import signed_if_known, undisclosed_note
from regionanalysis.presentation.wording import upper_first
from regionanalysis.shiftshare.results import RegionEffects


def industries(
    effects: RegionEffects, industry: IndustrySubject, caption: str, language: Language
) -> Table:
    """Return the decomposition by industry; industries without known figures say so."""
    names, decimals = industry.names, industry.decimals
    parts = (effects.change, effects.national_share, effects.industry_mix, effects.regional_shift)
    rows = [
        (
            name,
            *(signed_if_known(float(part[i]), language, decimals) for part in parts),
        )
        for i, name in enumerate(names)
    ]
    total = (
        language.message("row.all_industries"),
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
    keys = ("change", "national_share", "industry_mix")
    return Table(
        caption=caption,
        columns=[
            language.message("column.industry"),
            *(language.message(EFFECT[key]) for key in keys),
            language.message(RESIDUAL[industry.residual]),
        ],
        rows=[*rows, total],
        totals=1,
        note=undisclosed_note(effects.undisclosed, language, decimals),
    )


@cites
def as_nation(
    rows: AsNation, finer: Mapping[str, AsNation], industry: IndustrySubject, language: Language
) -> Table:
    """Return jobs by industry beside those they would be had each followed the nation.

    Parameters
    ----------
    rows
        All industries.
    finer
        Parts of some of them, by code; their rows open.
    industry
        Whose figures they are.
    language
        Language of the table.
    """
    order = _by_own_part(rows)
    written = [_as_nation_row(rows, i, industry, language) for i in order]
    opened = {
        position: [
            _as_nation_row(finer[code], i, industry, language) for i in _by_own_part(finer[code])
        ]
        for position, code in enumerate(rows.industries[i] for i in order)
        if code in finer
    }
    totals = (rows.total_start, rows.total_followed, rows.total_end)
    total = (
        language.message("row.all_industries"),
        *(language.number(value, industry.decimals) for value in totals),
        language.signed(rows.total_own, industry.effect_decimals),
    )
    notes = (
        language.message("note.own_part"),
        undisclosed_note(rows.undisclosed, language, industry.effect_decimals),
        language.message("note.as_nation") if opened else "",
    )
    values = {
        "name": industry.context.name,
        "start": rows.start_year,
        "end": rows.end_year,
        "what": upper_first(language.message(MEASURE[industry.context.measure])),
        "unit": unit_note(industry.unit, language),
    }
    return Table(
        caption=language.message("table.as_nation", **values),
        columns=[
            language.message("column.industry"),
            str(rows.start_year),
            language.message("column.as_nation", year=rows.end_year),
            str(rows.end_year),
            language.message("column.own_part"),
        ],
        rows=[*written, total],
        totals=1,
        note=" ".join(note for note in notes if note),
        key="as-nation",
        language=language,
        finer=opened,
    )


def _by_own_part(rows: AsNation) -> list[int]:
    """Return the positions of the known industries that there are, the strongest first."""
    known = np.flatnonzero(np.isfinite(rows.own))
    order = known[np.argsort(-rows.own[known], kind="stable")].tolist()
    return [i for i in order if rows.start[i] or rows.end[i]]


def _as_nation_row(
    rows: AsNation, position: int, industry: IndustrySubject, language: Language
) -> tuple[str, ...]:
    values = (rows.start, rows.followed, rows.end)
    return (
        rows.industry_names[position],
        *(language.number(float(each[position]), industry.decimals) for each in values),
        language.signed(float(rows.own[position]), industry.effect_decimals),
    )


@cites
def national_jobs(
    jobs: NationalJobs, residents: ResidentShares | None, context: Context, language: Language
) -> Table:
    """Return the nation's jobs by industry, the fastest first, beside the residents' shares.

    Parameters
    ----------
    jobs
        Jobs in the nation in two years.
    residents
        Employed residents of the region by industry group; None where they are not known.
    context
        The region.
    language
        Language of the table.
    """
    shares = {} if residents is None else dict(_last_shares(residents))
    rows = [
        (
            jobs.industry_names[i],
            language.signed_percent(float(jobs.growth[i])),
            *([_share_cell(shares, jobs.industries[i], language)] if shares else ()),
            language.number(float(jobs.start[i])),
            language.number(float(jobs.end[i])),
        )
        for i in jobs.order
    ]
    total = (
        language.message("row.all_industries"),
        language.signed_percent(jobs.total_growth),
        *([language.percent(100)] if shares else ()),
        language.number(float(jobs.start.sum())),
        language.number(float(jobs.end.sum())),
    )
    year = residents.years[-1] if residents is not None else ""
    of_residents = language.message("column.residents_share", name=context.name, year=year)
    columns = [
        language.message("column.industry"),
        language.message("column.growth"),
        *([of_residents] if shares else ()),
        language.message("column.national_jobs", year=jobs.start_year),
        language.message("column.national_jobs", year=jobs.end_year),
    ]
    return Table(
        caption=language.message("table.national_jobs", start=jobs.start_year, end=jobs.end_year),
        columns=columns,
        rows=[*rows, total],
        totals=1,
        key="national-jobs",
        language=language,
    )


def _last_shares(residents: ResidentShares) -> Iterator[tuple[str, float]]:
    yield from zip(residents.industries, residents.share[-1].tolist(), strict=True)


def _share_cell(shares: Mapping[str, float], industry: str, language: Language) -> str:
    if industry not in shares:
        return language.unknown(N_("cell.missing"))
    return language.percent(100 * shares[industry])


def industry_shares(
    caption: str,
    rows: Sequence[tuple[str, float, float, float, float]],
    language: Language,
    *,
    decimals: int,
    column: str,
) -> Table:
    """Return employed, share here, share in the nation and location quotient by industry.

    Parameters
    ----------
    caption
        What the table holds.
    rows
        Name, persons, two shares of 1 and the quotient.
    language
        Language of the headings.
    decimals
        Decimals of the persons.
    column
        Heading of the persons or jobs.
    """
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
    return Table(
        caption=caption,
        columns=[
            language.message("column.industry"),
            column,
            *language.messages(
                N_("column.share_here"),
                N_("column.share_nation"),
                N_("column.location_quotient"),
            ),
        ],
        rows=written,
    )


def residents(
    residents: ResidentShares,
    names: Sequence[str],
    order: Sequence[int],
    values: dict[str, object],
    language: Language,
) -> Table:
    """Return employed residents by industry group, persons and share, first and last year.

    ``names`` are of the groups in ``order``, which are their places in ``residents``.
    """
    ends = (0, len(residents.years) - 1)
    rows = [
        (
            name,
            *(language.number(float(residents.employment[i, k])) for i in ends),
            *(language.percent(100 * float(residents.share[i, k]), 1) for i in ends),
        )
        for name, k in zip(names, order, strict=True)
    ]
    total = (
        language.message("row.all_industries"),
        *(language.number(float(residents.total[i])) for i in ends),
        *(language.percent(100, 1) for _ in ends),
    )
    years = [residents.years[i] for i in ends]
    return Table(
        caption=language.message("table.residents", **values),
        columns=[
            language.message("column.industry"),
            *(language.message("column.persons_in", year=year) for year in years),
            *(language.message("column.share_in", year=year) for year in years),
        ],
        rows=[*rows, total],
        totals=1,
    )
