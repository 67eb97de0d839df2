"""Texts on the labour market: dependence between members, destinations, integration, net flows."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from regionanalysis.core.arrays import BoolArray
from regionanalysis.indicators.commuting import Integration
from regionanalysis.indicators.dependence import Dependence
from regionanalysis.indicators.destinations import CommuterDestinations
from regionanalysis.indicators.net_commuting import NetCommuting
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import MAX_NAMED, Language
from regionanalysis.presentation.wording import direction, inside


def labour_market_statement(record: Dependence, names: Sequence[str], language: Language) -> str:
    """Return who depends on another member, and how many pairs there are beside the first year.

    Parameters
    ----------
    record
        Mutually dependent pairs by year.
    names
        Names of the members.
    language
        Language of the statement.
    """
    outside = record.outside[-1]
    values = {
        "year": record.years[-1],
        "start": record.years[0],
        "inside": _named(~outside, names, language),
        "outside": _named(outside, names, language),
        "first": int(record.count[0]),
        "last": int(record.count[-1]),
    }
    if outside.all():
        return language.message("statement.labour_market.none", **values)
    missing = int(outside.sum())
    key = (
        N_("statement.labour_market.all")
        if not missing
        else N_("statement.labour_market.all_but_one")
        if missing == 1
        else N_("statement.labour_market.some")
    )
    sentences = [language.message(key, **values)]
    if len(record.years) > 1:
        same = record.count[0] == record.count[-1]
        sentences.append(
            language.plural("statement.labour_market.same", int(record.count[-1]), **values)
            if same
            else language.plural("statement.labour_market.pairs", int(record.count[-1]), **values)
        )
    return " ".join(sentences)


@cites
def dependence(record: Dependence, names: Sequence[str], language: Language) -> list[Paragraph]:
    """Return which members depend on one another, and who has been outside in which years.

    Parameters
    ----------
    record
        Mutually dependent pairs by year.
    names
        Names of the members.
    language
        Language of the paragraphs.
    """
    limit = language.percent(100 * record.threshold, _decimals(100 * record.threshold))
    sentences = [_last_pairs(record, names, language)]
    if len(record.years) > 1:
        sentences += [_first_pairs(record, language), *_outside_by_year(record, names, language)]
    return [
        Paragraph(language.message("explain.dependence", threshold=limit)),
        Paragraph(" ".join(sentences)),
    ]


def _decimals(percent: float) -> int:
    return 0 if round(percent, 6) == round(percent) else 1


def _last_pairs(record: Dependence, names: Sequence[str], language: Language) -> str:
    """Return the sentence on the last year's pairs and on who is in none of them."""
    outside = record.outside[-1]
    count = int(record.count[-1])
    values = {
        "pairs": language.join_list(record.pair_names(-1, names), MAX_NAMED),
        "count": count,
        "year": record.years[-1],
        "outside": _named(outside, names, language),
    }
    if not count:
        return language.message("dependence.none", **values)
    if not outside.any():
        return language.plural("dependence.all", count, **values)
    if outside.sum() == 1:
        return language.plural("dependence.all_but_one", count, **values)
    return language.plural("dependence.some", count, **values)


def _first_pairs(record: Dependence, language: Language) -> str:
    """Return the sentence on how many pairs there were in the first year."""
    count, year = int(record.count[0]), record.years[0]
    if not count:
        return language.message("dependence.before.none", year=year)
    return language.plural("dependence.before", count, year=year, count=count)


def _outside_by_year(record: Dependence, names: Sequence[str], language: Language) -> list[str]:
    """Return sentences on who was outside in all years, and who in some and in which."""
    outside = record.outside
    always: BoolArray = np.logical_and.reduce(outside)
    ever: BoolArray = np.logical_or.reduce(outside)
    period = {"start": record.years[0], "end": record.years[-1]}
    if not ever.any():
        return [language.message("dependence.outside.never", **period)]
    sentences = []
    if always.any() and not always.all():
        places = _named(always, names, language)
        sentences.append(language.message("dependence.outside.always", places=places, **period))
    sometimes = [
        language.message(
            "dependence.outside.years",
            name=names[member],
            years=language.join_list(_year_ranges(record.years, outside[:, member])),
        )
        for member in np.flatnonzero(ever & ~always).tolist()
    ]
    if sometimes:
        places = language.join_list(sometimes, MAX_NAMED)
        sentences.append(language.message("dependence.outside.sometimes", places=places))
    return sentences


def _year_ranges(years: Sequence[int], chosen: BoolArray) -> list[str]:
    """Return the years chosen, those in a row as a range."""
    picked = [year for year, included in zip(years, chosen.tolist(), strict=True) if included]
    breaks = [0, *(i + 1 for i, (a, b) in enumerate(pairwise(picked)) if b > a + 1), len(picked)]
    runs = [picked[first:last] for first, last in pairwise(breaks)]
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs]


def _named(chosen: BoolArray, names: Sequence[str], language: Language) -> str:
    picked = [names[i] for i in np.flatnonzero(chosen).tolist()]
    return language.join_list(picked, MAX_NAMED) if picked else ""


@cites
def destinations(
    record: CommuterDestinations, names: Sequence[str], language: Language
) -> list[Paragraph]:
    """Return the members whose largest flow leaves the region, ties, and what is not known.

    Parameters
    ----------
    record
        Commuters from each member to every place.
    names
        Names of the members.
    language
        Language of the paragraphs.
    """
    rows = dict.fromkeys((0, len(record.years) - 1))
    sentences = [sentence for row in rows for sentence in _leaving(record, row, names, language)]
    hidden = np.array(
        [record.largest(-1, at, outside=True).hidden for at in range(len(record.members))]
    )
    if hidden.any():
        places = _named(hidden, names, language)
        sentences.append(language.message("outward.hidden", places=places))
    return [Paragraph(" ".join(sentences))] if sentences else []


def _leaving(
    record: CommuterDestinations, row: int, names: Sequence[str], language: Language
) -> list[str]:
    """Return sentences on the largest flows that leave the region in a year, and on ties."""
    alone, ties = [], []
    for at, name in enumerate(names):
        flow = record.largest(row, at)
        if not any(record.is_outside[place] for place in flow.places):
            continue
        values = {
            "name": name,
            "to": language.join_list(record.names_of(flow), MAX_NAMED),
            "persons": language.number(flow.persons),
            "year": record.years[row],
        }
        if len(flow.places) > 1:
            ties.append(language.plural("outward.tie", flow.persons, **values))
        else:
            alone.append(language.plural("outward.one", flow.persons, **values))
    if not alone:
        return ties[:MAX_NAMED]
    places = language.join_list(alone, MAX_NAMED)
    first = language.plural("outward", len(alone), year=record.years[row], places=places)
    return [first, *ties[:MAX_NAMED]]


@cites
def integration(integration: Integration, name: str, language: Language) -> list[Paragraph]:
    """Return the shares that members fill for each other, and those of the region's outside."""
    values: dict[str, object] = {"name": name, "end": integration.years[-1]}
    for row, suffix in ((-1, ""), (0, "_first")):
        shares = {"in": integration.internal_in[row], "out": integration.internal_out[row]}
        values |= {
            f"internal_{which}{suffix}": language.percent(100 * float(share.mean()), 1)
            for which, share in shares.items()
        }
    values |= {
        "in_share": language.percent(100 * float(integration.in_share[-1]), 1),
        "out_share": language.percent(100 * float(integration.out_share[-1]), 1),
    }
    sentences = [language.message("integration.shares", **values)]
    if len(integration.years) > 1:
        start = integration.years[0]
        sentences.append(language.message("integration.before", start=start, **values))
    sentences.append(language.message("integration.outside", **values))
    return [Paragraph(" ".join(sentences))]


@cites
def net_by_industry(record: NetCommuting, name: str, language: Language) -> list[Paragraph]:
    """Return the industries with the largest surplus of jobs, and of employed residents.

    Parameters
    ----------
    record
        Jobs and employed residents by industry.
    name
        Name of the region.
    language
        Language of the paragraphs.
    """
    net = np.nan_to_num(record.net)
    ends = ((int(net.argmax()), N_("net.industry.in")), (int(net.argmin()), N_("net.industry.out")))
    # the first where jobs exceed residents somewhere, the second where they fall short
    displayed = (net.max() > 0, net.min() < 0)
    sentences = [
        language.message(
            key,
            name=name,
            year=record.year,
            industry=inside(record.industry_names[at]),
            net=language.signed(float(net[at])),
        )
        for (at, key), is_displayed in zip(ends, displayed, strict=True)
        if is_displayed
    ]
    return [Paragraph(" ".join(sentences))] if sentences else []


@cites
def net_commuting(
    integration: Integration, names: Sequence[str], name: str, language: Language
) -> list[Paragraph]:
    """Return jobs and employed residents of the region, and which members have more jobs.

    Parameters
    ----------
    integration
        Jobs and employed residents of the members.
    names
        Names of the members.
    name
        Name of the region.
    language
        Language of the paragraphs.
    """
    jobs, residents = integration.jobs[-1], integration.residents[-1]
    net = float(jobs.sum() - residents.sum())
    values = {
        "name": name,
        "year": integration.years[-1],
        "jobs": language.number(float(jobs.sum())),
        "residents": language.number(float(residents.sum())),
    }
    keys = {"up": N_("net.in"), "down": N_("net.out"), "same": N_("net.same")}
    sentences = [
        language.message("net.levels", **values),
        language.message(keys[direction(net)], net=language.magnitude(net), **values),
    ]
    more = jobs > residents
    places = _named(more, names, language)
    key = (
        N_("net.members.none")
        if not more.any()
        else N_("net.members.all")
        if more.all()
        else N_("net.members.one")
        if more.sum() == 1
        else N_("net.members.some")
    )
    sentences.append(language.message(key, places=places))
    return [Paragraph(" ".join(sentences))]
