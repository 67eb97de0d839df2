"""Tables of commuting."""

from collections.abc import Sequence

from regionanalysis.indicators.commuting import Integration
from regionanalysis.presentation.amounts import FormattedNumber
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language


def commuting_matrix(found: Integration, names: Sequence[str], language: Language) -> Table:
    """Return who lives where and works where among the members, last year."""
    last = found.matrix[-1]
    share = found.share_of_residents[-1]
    rows = [
        (
            name,
            *(
                _with_share(float(last[at, to]), float(share[at, to]), language)
                for to in range(len(names))
            ),
            language.number(float(found.residents[-1, at])),
        )
        for at, name in enumerate(names)
    ]
    jobs = (
        language.message("row.jobs"),
        *(language.number(float(value)) for value in found.jobs[-1]),
        "",
    )
    return Table(
        caption=language.message("table.commuting", year=found.years[-1]),
        columns=[
            language.message("column.lives_works"),
            *names,
            language.message("column.employed_residents"),
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
        language.message("column.mean"),
        *(language.number(float(value), 3) for value in found.mean_internal),
    )
    outside = [
        (
            language.message(key),
            *(language.percent(100 * float(value), 1) for value in shares),
        )
        for key, shares in (
            (N_("row.in_share"), found.in_share),
            (N_("row.out_share"), found.out_share),
        )
    ]
    return Table(
        caption=language.message("table.integration", start=found.years[0], end=found.years[-1]),
        columns=[language.message("column.municipalities"), *(str(year) for year in found.years)],
        rows=[*rows, mean, *outside],
        totals=3,
        note=language.message("table.integration.note"),
    )


def _with_share(commuters: float, share: float, language: Language) -> FormattedNumber:
    number = language.number(commuters)
    return FormattedNumber(f"{number} ({language.percent(100 * share, 0)})", commuters)
