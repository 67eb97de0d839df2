"""Tables of commuting."""

from collections.abc import Sequence

from regionanalysis.indicators.commuting import Integration
from regionanalysis.presentation.amounts import FormattedNumber
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language


def commuting_matrix(integration: Integration, names: Sequence[str], language: Language) -> Table:
    """Return who lives where and works where among the members, last year."""
    last = integration.matrix[-1]
    share = integration.share_of_residents[-1]
    rows = [
        (
            name,
            *(
                _with_share(float(last[home, work]), float(share[home, work]), language)
                for work in range(len(names))
            ),
            language.number(float(integration.residents[-1, home])),
        )
        for home, name in enumerate(names)
    ]
    jobs = (
        language.message("row.jobs"),
        *(language.number(float(value)) for value in integration.jobs[-1]),
        "",
    )
    return Table(
        caption=language.message("table.commuting", year=integration.years[-1]),
        columns=[
            language.message("column.lives_works"),
            *names,
            language.message("column.employed_residents"),
        ],
        rows=[*rows, jobs],
        totals=1,
    )


def integration(integration: Integration, names: Sequence[str], language: Language) -> Table:
    """Return internal integration by member, every year."""
    rows = [
        (name, *(language.number(float(value), 3) for value in integration.internal[:, i]))
        for i, name in enumerate(names)
    ]
    mean = (
        language.message("column.mean"),
        *(language.number(float(value), 3) for value in integration.mean_internal),
    )
    outside = [
        (
            language.message(key),
            *(language.percent(100 * float(value), 1) for value in shares),
        )
        for key, shares in (
            (N_("row.in_share"), integration.in_share),
            (N_("row.out_share"), integration.out_share),
        )
    ]
    return Table(
        caption=language.message(
            "table.integration", start=integration.years[0], end=integration.years[-1]
        ),
        columns=[
            language.message("column.municipalities"),
            *(str(year) for year in integration.years),
        ],
        rows=[*rows, mean, *outside],
        totals=3,
        note=language.message("table.integration.note"),
    )


def _with_share(commuters: float, share: float, language: Language) -> FormattedNumber:
    number = language.number(commuters)
    return FormattedNumber(f"{number} ({language.percent(100 * share, 0)})", commuters)
