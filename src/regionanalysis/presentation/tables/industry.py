"""Tables of what the jobs are in."""

from collections.abc import Sequence

from regionanalysis.indicators.concentration import ResidentShares
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.keys import EFFECT, N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables.unknown import signed_if_known, undisclosed_note
from regionanalysis.shiftshare.results import RegionEffects


def industries(
    effects: RegionEffects, names: Sequence[str], caption: str, language: Language, decimals: int
) -> Table:
    """Return the decomposition by industry; industries without known figures say so."""
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
    keys = ("change", "national_share", "industry_mix", "regional_shift")
    return Table(
        caption=caption,
        columns=[
            language.message("column.industry"),
            *(language.message(EFFECT[key]) for key in keys),
        ],
        rows=[*rows, total],
        totals=1,
        note=undisclosed_note(effects.undisclosed, language, decimals),
    )


def industry_shares(
    caption: str,
    rows: Sequence[tuple[str, float, float, float, float]],
    language: Language,
    *,
    decimals: int,
) -> Table:
    """Return employed, share here, share in the nation and location quotient by industry.

    ``rows`` are name, persons, two shares of 1 and the quotient.
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
        columns=language.messages(
            N_("column.industry"),
            N_("column.employed"),
            N_("column.share_here"),
            N_("column.share_nation"),
            N_("column.location_quotient"),
        ),
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
