"""Tables of commuting: the matrix, dependence, destinations, integration and net flows."""

from collections.abc import Sequence

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.indicators.commuting import Integration
from regionanalysis.indicators.dependence import Dependence
from regionanalysis.indicators.destinations import CommuterDestinations
from regionanalysis.indicators.net_commuting import NetCommuting
from regionanalysis.presentation.amounts import FormattedNumber
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import MAX_NAMED, Language


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


@cites
def dependence(record: Dependence, names: Sequence[str], language: Language) -> Table:
    """Return the mutually dependent pairs of every year, and who is outside.

    Parameters
    ----------
    record
        Mutually dependent pairs by year.
    names
        Names of the members.
    language
        Language of the table.
    """
    none = language.message("answer.none")
    rows = []
    for row, year in enumerate(record.years):
        outside = [names[at] for at in np.flatnonzero(record.outside[row]).tolist()]
        rows.append(
            (
                language.year(year),
                language.number(int(record.count[row])),
                language.join_list(record.pair_names(row, names) or [none], MAX_NAMED),
                language.join_list(outside or [none], MAX_NAMED),
            )
        )
    return Table(
        caption=language.message("table.dependence", start=record.years[0], end=record.years[-1]),
        columns=language.messages(
            N_("column.year"),
            N_("column.pair_count"),
            N_("column.pairs"),
            N_("column.outside"),
        ),
        rows=rows,
        numeric=None,
    )


@cites
def destinations(record: CommuterDestinations, names: Sequence[str], language: Language) -> Table:
    """Return where the residents of each member commute to outside the region, last year.

    Parameters
    ----------
    record
        Commuters from each member to every place.
    names
        Names of the members.
    language
        Language of the table.
    """
    none = language.message("answer.none")
    listed = np.nansum(record.flows[-1][:, record.is_outside], axis=1)
    rows = []
    for at, name in enumerate(names):
        flow = record.largest(-1, at, outside=True)
        share = 100 * flow.persons / max(float(record.residents[-1, at]), 1.0)
        rows.append(
            (
                name,
                language.join_list(record.names_of(flow) or [none], MAX_NAMED),
                language.number(flow.persons),
                language.percent(share, 0),
                language.number(float(listed[at]) - flow.persons * len(flow.places)),
                _known(float(record.not_listed[-1, at]), language),
            )
        )
    columns = language.messages(
        N_("column.municipalities"),
        N_("column.largest_outside"),
        N_("column.persons"),
        N_("column.share_of_employed"),
        N_("column.others_outside"),
        N_("column.not_listed"),
    )
    # a column of zeros where the figures list every place
    wanted = len(columns) if np.any(record.not_listed) else len(columns) - 1
    return Table(
        caption=language.message("table.destinations", year=record.years[-1]),
        columns=columns[:wanted],
        rows=[row[:wanted] for row in rows],
        numeric=None,
    )


def _known(persons: float, language: Language) -> FormattedNumber:
    return language.unknown() if np.isnan(persons) else language.number(persons)


def internal_share(
    integration: Integration, which: str, names: Sequence[str], language: Language
) -> Table:
    """Return one share of the members in every year, and the region's towards the outside.

    Parameters
    ----------
    integration
        Integration of the members.
    which
        ``"in"`` for jobs filled from the other members, ``"out"`` for residents who work there.
    names
        Names of the members.
    language
        Language of the table.
    """
    internal = integration.internal_in if which == "in" else integration.internal_out
    outside = integration.in_share if which == "in" else integration.out_share
    period = {"start": integration.years[0], "end": integration.years[-1]}
    row = N_("row.in_share") if which == "in" else N_("row.out_share")
    caption = N_("table.integration_in") if which == "in" else N_("table.integration_out")

    def written(shares: FloatArray) -> list[FormattedNumber]:
        return [language.percent(100 * float(share), 1) for share in shares]

    return Table(
        caption=language.message(caption, **period),
        columns=[
            language.message("column.municipalities"),
            *(str(year) for year in integration.years),
        ],
        rows=[
            *((name, *written(internal[:, at])) for at, name in enumerate(names)),
            (language.message("column.mean"), *written(internal.mean(axis=1))),
            (language.message(row), *written(outside)),
        ],
        totals=2,
        note=language.message("table.integration.note"),
    )


@cites
def net_commuting(
    integration: Integration, names: Sequence[str], name: str, language: Language
) -> Table:
    """Return jobs, employed residents and the difference of every member, last year.

    Parameters
    ----------
    integration
        Jobs and employed residents of the members.
    names
        Names of the members.
    name
        Name of the region.
    language
        Language of the table.
    """
    jobs, residents = integration.jobs[-1], integration.residents[-1]
    labels = [*names, name]
    values = zip(
        labels,
        [*jobs.tolist(), float(jobs.sum())],
        [*residents.tolist(), float(residents.sum())],
        strict=True,
    )
    return Table(
        caption=language.message("table.net_commuting", year=integration.years[-1]),
        columns=language.messages(
            N_("column.municipalities"),
            N_("column.jobs"),
            N_("column.employed_residents"),
            N_("column.net_commuting"),
        ),
        rows=[
            (label, language.number(work), language.number(home), language.signed(work - home))
            for label, work, home in values
        ],
        totals=1,
    )


@cites
def net_by_industry(record: NetCommuting, language: Language) -> Table:
    """Return jobs, employed residents and the difference by industry, the largest first."""
    order = np.argsort(-np.nan_to_num(record.net, nan=-np.inf), kind="stable").tolist()
    return Table(
        caption=language.message("table.net_by_industry", year=record.year),
        columns=language.messages(
            N_("column.industry"),
            N_("column.jobs"),
            N_("column.employed_residents"),
            N_("column.net_commuting"),
        ),
        rows=[
            (
                record.industry_names[at],
                _known(float(record.jobs[at]), language),
                _known(float(record.residents[at]), language),
                language.unknown()
                if np.isnan(record.net[at])
                else language.signed(float(record.net[at])),
            )
            for at in order
        ],
    )


def _with_share(commuters: float, share: float, language: Language) -> FormattedNumber:
    number = language.number(commuters)
    return FormattedNumber(f"{number} ({language.percent(100 * share, 0)})", commuters)
