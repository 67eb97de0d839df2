"""The labour market and the inhabitants."""

from collections.abc import Mapping, Sequence

import numpy as np

from regionanalysis.indicators.commuting import DEPENDENCE_THRESHOLD, Integration
from regionanalysis.model.account import RegionAccount
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import N_, N_plural
from regionanalysis.presentation.language import MAX_NAMED, Language
from regionanalysis.presentation.wording import direction

_POPULATION_EFFECT: Mapping[str, str] = {
    "up": N_("population.effect.up"),
    "down": N_("population.effect.down"),
    "same": N_("population.effect.same"),
}


def dependence(
    found: Integration,
    names: Sequence[str],
    destinations: Sequence[Sequence[str]],
    language: Language,
) -> list[Paragraph]:
    """Return which members depend on one another, and who looks elsewhere.

    ``destinations`` are by year and member the name of where its largest flow goes, empty for none.
    """
    mutual = found.dependent()
    pairs = [f"{names[i]}–{names[k]}" for i, k in np.argwhere(np.triu(mutual)).tolist()]
    alone = [n for n, count in zip(names, mutual.sum(axis=1).tolist(), strict=True) if not count]
    values = {
        "threshold": language.percent(100 * DEPENDENCE_THRESHOLD, 0),
        "pairs": language.join_list(pairs, MAX_NAMED),
        "count": len(pairs),
        "year": found.years[-1],
        "alone": language.join_list(alone, MAX_NAMED) if alone else "",
    }
    if not alone:
        key = N_plural("dependence.all")
    else:
        key = N_plural("dependence.alone") if pairs else N_plural("dependence.none")
    sentence = language.plural(key, len(pairs), **values)
    return [
        Paragraph(language.message("explain.dependence")),
        Paragraph(sentence),
        *_outward(found, names, destinations, language),
    ]


def _outward(
    found: Integration,
    names: Sequence[str],
    destinations: Sequence[Sequence[str]],
    language: Language,
) -> list[Paragraph]:
    """Return whose largest flow leaves the region, in the first and the last year."""
    sentences = []
    for at in (0, len(found.years) - 1):
        leaving = [
            language.plural(
                "outward.one", persons, name=name, to=to, persons=language.number(persons)
            )
            for name, to, persons in zip(
                names, destinations[at], found.largest_flow[at].tolist(), strict=True
            )
            if to and to not in names
        ]
        if leaving:
            places = language.join_list(leaving, MAX_NAMED)
            sentences.append(language.message("outward", year=found.years[at], places=places))
    return [Paragraph(" ".join(sentences))] if sentences else []


def integration(found: Integration, name: str, language: Language) -> list[Paragraph]:
    """Return how integrated the members are, inside and outwards."""
    values = {
        "name": name,
        "start": found.years[0],
        "end": found.years[-1],
        "first": language.number(float(found.mean_internal[0]), 3),
        "last": language.number(float(found.mean_internal[-1]), 3),
        "in_share": language.percent(100 * float(found.in_share[-1]), 1),
        "out_share": language.percent(100 * float(found.out_share[-1]), 1),
    }
    return [Paragraph(language.message("explain.integration", **values))]


def population_effect(
    account: RegionAccount, context: Context, language: Language
) -> list[Paragraph]:
    """Return what the number of inhabitants has to do with the number of jobs."""
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
