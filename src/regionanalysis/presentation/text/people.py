"""Texts on commuting and population."""

from collections.abc import Mapping, Sequence

import numpy as np

from regionanalysis.core.arrays import BoolArray
from regionanalysis.indicators.commuting import DEPENDENCE_THRESHOLD, Integration
from regionanalysis.model.account import RegionAccount
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import MAX_NAMED, Language
from regionanalysis.presentation.wording import direction

_POPULATION_EFFECT: Mapping[str, str] = {
    "up": N_("population.effect.up"),
    "down": N_("population.effect.down"),
    "same": N_("population.effect.same"),
}


@cites
def dependence(
    integration: Integration,
    names: Sequence[str],
    destinations: Sequence[Sequence[str]],
    language: Language,
    *,
    threshold: float = DEPENDENCE_THRESHOLD,
) -> list[Paragraph]:
    """Return which members depend on one another, who is outside, and who looks elsewhere.

    Parameters
    ----------
    integration
        Flows between the members, by year.
    names
        Names of the members.
    destinations
        By year and member, the name of where its largest flow goes; empty for none.
    language
        Language of the paragraphs.
    threshold
        Least share that the flows in both directions of a pair must reach.
    """
    mutual = integration.mutually_dependent(threshold)
    limit = language.percent(100 * threshold, 0)
    sentences = [_mutual_pairs(mutual[-1], integration.years[-1], names, language)]
    if len(integration.years) > 1:
        sentences.append(_since_first_year(mutual, integration.years, names, language))
    return [
        Paragraph(language.message("explain.dependence", threshold=limit)),
        Paragraph(" ".join(sentences)),
        *_outward(integration, names, destinations, language),
    ]


def _mutual_pairs(mutual: BoolArray, year: int, names: Sequence[str], language: Language) -> str:
    """Return the sentence on a year's pairs and on who is in none of them."""
    pairs = [f"{names[i]}–{names[k]}" for i, k in np.argwhere(np.triu(mutual)).tolist()]
    outside = _outside(mutual, names)
    values = {
        "pairs": language.join_list(pairs, MAX_NAMED),
        "count": len(pairs),
        "year": year,
        "outside": language.join_list(outside, MAX_NAMED) if outside else "",
    }
    if not pairs:
        return language.message("dependence.none", **values)
    if not outside:
        return language.plural("dependence.all", len(pairs), **values)
    if len(outside) == 1:
        return language.plural("dependence.all_but_one", len(pairs), **values)
    return language.plural("dependence.some", len(pairs), **values)


def _since_first_year(
    mutual: BoolArray, years: Sequence[int], names: Sequence[str], language: Language
) -> str:
    """Return the sentence on how many pairs there were in the first year, and who was in none."""
    pairs = int(np.triu(mutual[0]).sum())
    outside = _outside(mutual[0], names)
    values = {
        "year": years[0],
        "count": pairs,
        "outside": language.join_list(outside, MAX_NAMED) if outside else "",
    }
    if not pairs:
        return language.message("dependence.before.none", **values)
    if not outside:
        return language.plural("dependence.before.all", pairs, **values)
    return language.plural("dependence.before.some", pairs, **values)


def _outside(mutual: BoolArray, names: Sequence[str]) -> list[str]:
    return [names[row] for row in np.flatnonzero(~mutual.any(axis=1)).tolist()]


def _outward(
    integration: Integration,
    names: Sequence[str],
    destinations: Sequence[Sequence[str]],
    language: Language,
) -> list[Paragraph]:
    """Return the members whose largest flow leaves the region, in the first and the last year."""
    sentences = []
    for i in (0, len(integration.years) - 1):
        leaving = [
            language.plural(
                "outward.one", persons, name=name, to=to, persons=language.number(persons)
            )
            for name, to, persons in zip(
                names, destinations[i], integration.largest_flow[i].tolist(), strict=True
            )
            if to and to not in names
        ]
        if leaving:
            places = language.join_list(leaving, MAX_NAMED)
            sentences.append(language.message("outward", year=integration.years[i], places=places))
    return [Paragraph(" ".join(sentences))] if sentences else []


@cites
def integration(integration: Integration, name: str, language: Language) -> list[Paragraph]:
    """Return the integration of the members with each other and with other regions."""
    values = {
        "name": name,
        "start": integration.years[0],
        "end": integration.years[-1],
        "first": language.number(float(integration.mean_internal[0]), 3),
        "last": language.number(float(integration.mean_internal[-1]), 3),
        "in_share": language.percent(100 * float(integration.in_share[-1]), 1),
        "out_share": language.percent(100 * float(integration.out_share[-1]), 1),
    }
    return [Paragraph(language.message("explain.integration", **values))]


@cites
def population_effect(
    account: RegionAccount, context: Context, language: Language
) -> list[Paragraph]:
    """Return the population effect, and its part before a break."""
    if "population_effect" not in account.effects:
        return []
    total = float(account.jobs("population_effect").sum())
    values = {
        "name": context.name,
        "jobs": language.jobs(total),
        "start": account.start_year,
        "end": account.end_year,
    }
    sentence = language.message(_POPULATION_EFFECT[direction(total)], **values)
    before = account.before_break()
    if before is not None:
        jobs = float(before.jobs("population_effect").sum())
        part = language.message(
            "population.effect.before", end=before.end_year, jobs=language.signed(jobs)
        )
        sentence = f"{sentence} {part}"
    return [Paragraph(sentence)]
