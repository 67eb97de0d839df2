"""The summary of a report: the change in jobs, its causes, and caveats."""

from collections.abc import Mapping

import numpy as np

from regionanalysis.model.account import RegionAccount
from regionanalysis.model.comparison import Ranking
from regionanalysis.model.mean_account import Account, MeanAccount
from regionanalysis.model.period_account import PeriodAccount
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, break_reasons
from regionanalysis.presentation.keys import EFFECT, MEASURE, N_, N_plural
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables.effects import waterfall_rest
from regionanalysis.presentation.text.means import mean_caveats, mean_summary
from regionanalysis.presentation.wording import direction, lower_first

_CHANGE: Mapping[str, str] = {
    "up": N_("short.change.up"),
    "down": N_("short.change.down"),
    "same": N_("short.change.same"),
}

_NATIONAL: Mapping[str, str] = {
    "up": N_("short.national.up"),
    "down": N_("short.national.down"),
    "same": N_("short.national.same"),
}

_GAP: Mapping[str, str] = {
    "up": N_("short.gap.up"),
    "down": N_("short.gap.down"),
    "same": N_("short.gap.same"),
}

_POPULATION_STRUCTURE: Mapping[str, str] = {
    "up": N_("short.structure.population.up"),
    "down": N_("short.structure.population.down"),
    "same": N_("short.structure.population.same"),
    "behind": N_("short.structure.population.behind"),
}

_INDUSTRY_STRUCTURE: Mapping[str, str] = {
    "up": N_("short.structure.industry.up"),
    "down": N_("short.structure.industry.down"),
    "same": N_("short.structure.industry.same"),
    "behind": N_("short.structure.industry.behind"),
}

_RESIDUAL: Mapping[str, Mapping[str, str]] = {
    "attractiveness": {
        "up": N_("short.residual.attractiveness.up"),
        "down": N_("short.residual.attractiveness.down"),
        "same": N_("short.residual.attractiveness.same"),
        "behind": N_("short.residual.attractiveness.behind"),
    },
    "regional_shift": {
        "up": N_("short.residual.regional_shift.up"),
        "down": N_("short.residual.regional_shift.down"),
        "same": N_("short.residual.regional_shift.same"),
        "behind": N_("short.residual.regional_shift.behind"),
    },
}


@cites
def summary_text(
    account: Account,
    context: Context,
    rank: Ranking | None,
    language: Language,
) -> list[Paragraph]:
    """Return the summary: change and gap, structure and residual, and the rank."""
    if isinstance(account, MeanAccount):
        return mean_summary(account, context, rank, language)
    return [
        *lead(account.total(), context, language),
        *why(account, language),
        *standing(rank, account, language),
    ]


def lead(result: PeriodAccount, context: Context, language: Language) -> list[Paragraph]:
    """Return the first sentences: the change, and the gap to the nation."""
    values = {
        "name": context.name,
        "measure": language.message(MEASURE[context.measure]),
        "start": result.start_year,
        "end": result.end_year,
        "first": language.number(result.start),
        "last": language.number(result.end),
        "change": language.magnitude(result.change),
        "growth": language.signed_percent(100 * result.growth),
        "national": language.magnitude(result.national_share),
        "gap": language.magnitude(result.gap),
    }
    change = language.message(_CHANGE[direction(result.change)], **values)
    national = language.message(_NATIONAL[direction(result.national_share)], **values)
    gap = language.message(_GAP[direction(result.gap)], **values)
    return [Paragraph(change, "lead"), Paragraph(f"{national} {gap}", "lead")]


def why(account: RegionAccount, language: Language) -> list[Paragraph]:
    """Return the causes: structure, residual, and whether the residual is significant."""
    result = account.total()
    return [
        Paragraph(_structure(result, language), "lead"),
        Paragraph(_residual(account, result, language), "lead"),
    ]


def _structure(result: PeriodAccount, language: Language) -> str:
    structural = _structural_jobs(result)
    values = {
        "structural": language.jobs(structural),
        "number": language.magnitude(structural),
        "share": language.percent(100 * result.share_of_gap("structural"), 0),
        **{effect: language.signed(jobs) for effect, jobs in result.effects.items()},
    }
    with_population = "population_effect" in result.effects
    keys = _POPULATION_STRUCTURE if with_population else _INDUSTRY_STRUCTURE
    effects = [result.effects[effect] for effect in result.structural_effects]
    if result.gap < 0 and all(jobs < 0 for jobs in effects) and result.residual <= 0:
        return language.message(keys["behind"], **values)
    return language.message(keys[direction(structural)], **values)


def _structural_jobs(result: PeriodAccount) -> int:
    """Return the structural effects in whole jobs, which add up as they are read."""
    return sum(round(result.effects[effect]) for effect in result.structural_effects)


def _residual(account: RegionAccount, result: PeriodAccount, language: Language) -> str:
    values = {
        "residual": language.jobs(result.residual),
        "number": language.magnitude(result.residual),
        "share": language.percent(100 * result.share_of_gap(result.residual_effect), 0),
    }
    effect = result.residual_effect
    shares = result.gap < 0 and result.residual < 0 and result.structural <= 0
    variant = "behind" if shares else direction(result.residual)
    sentence = language.message(_RESIDUAL[effect][variant], **values)
    # whole jobs, so that the parts add up to the gap as they are read
    rounding = round(result.gap) - _structural_jobs(result) - round(result.residual)
    if result.rounded and rounding:
        rest = language.message("short.rounding", jobs=language.signed(rounding))
        sentence = f"{sentence} {rest}"
    tested = account.significance(effect)
    if tested is None:
        return sentence
    key = N_("short.residual.certain") if tested.certain else N_("short.residual.uncertain")
    return f"{sentence} {language.message(key)}"


@cites
def caveats(account: Account, context: Context, language: Language) -> list[Paragraph]:
    """Return the caveats: breaks, rounding, cells left out."""
    if isinstance(account, MeanAccount):
        return mean_caveats(account, language)
    result = account.total()
    notes = [break_note(account, language)] if result.breaks else []
    # in whole jobs, as the chart has it
    rest = waterfall_rest(result)
    if result.rounded:
        notes.append(_rounding(account, result, language))
    elif result.n_excluded:
        values = {"cells": result.n_excluded, "rest": language.magnitude(rest)}
        key = N_plural("caveat.undisclosed") if rest else N_plural("caveat.known_only")
        notes.append(language.plural(key, result.n_excluded, **values))
    elif rest:
        notes.append(language.message("caveat.parts_differ", rest=language.signed(rest)))
    if result.basis == "sum_of_members":
        notes.append(language.message("caveat.sum_of_members", name=context.name))
    return [Paragraph(note, "note") for note in notes]


def _rounding(account: RegionAccount, result: PeriodAccount, language: Language) -> str:
    """Return the note on rounding, with the gap of the published percentages where it differs."""
    note = rounding_note(account, language)
    if round(result.published_gap) == round(result.gap):
        return note
    values = {
        "gap": language.signed(result.gap),
        "published": language.signed(result.published_gap),
    }
    published = language.message("caveat.published_gap", **values)
    return f"{note} {published}"


def rounding_note(account: RegionAccount, language: Language) -> str:
    """Return the bound that rounded percentages set for the effects, rounded up to fives."""
    bound = float(np.ceil(account.rounding_bound() / 5) * 5)
    return language.message("caveat.rounding", bound=language.number(bound))


def break_note(account: RegionAccount, language: Language) -> str:
    """Return the reason of a break, and the account up to it."""
    reason = break_reasons(account.breaks, language)
    before = account.before_break()
    if before is None:
        return reason
    result = before.total()
    parts = [
        language.message(
            "effect.with_jobs",
            effect=lower_first(language.message(EFFECT[effect])),
            jobs=language.signed(result.effects[effect]),
        )
        for effect in (*result.structural_effects, result.residual_effect)
    ]
    figures = language.message(
        "break.before",
        end=result.end_year,
        change=language.signed(result.change),
        gap=language.signed(result.gap),
        parts=language.join_list(parts),
    )
    return f"{reason} {figures}"


def standing(rank: Ranking | None, account: RegionAccount, language: Language) -> list[Paragraph]:
    """Return the rank among all regions, if known."""
    if rank is None:
        return []
    sentence = language.message(
        "short.rank",
        rank=rank.rank,
        regions=rank.regions,
        start=account.start_year,
        end=account.end_year,
    )
    return [Paragraph(sentence, "lead")]
