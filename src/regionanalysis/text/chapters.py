"""The paragraphs of the chapters."""

from collections.abc import Sequence

import numpy as np

from regionanalysis.account import Cumulated, PlaceAccount
from regionanalysis.blocks import Paragraph, Points
from regionanalysis.commuting import DEPENDENCE_THRESHOLD, Integration
from regionanalysis.language import Language, direction
from regionanalysis.scenarios import GoalNeed
from regionanalysis.series import EmploymentSeries
from regionanalysis.shiftshare.results import RegionEffects
from regionanalysis.subject import IndustrySubject, Subject


def explained(key: str, language: Language) -> Paragraph:
    """Return a paragraph that explains and is the same for every region."""
    return Paragraph(language.say(f"explain.{key}"))


def method(account: PlaceAccount, language: Language) -> list[Paragraph | Points]:
    """Return what each effect means, where they first appear."""
    effects = [*account.effects]
    items = [
        (language.say(f"effect.{effect}"), language.say(f"explain.effect.{effect}"))
        for effect in effects
    ]
    key = "explain.method" if "population_effect" in account.effects else "explain.method.three"
    return [Paragraph(language.say(key)), Points(items, "terms")]


def members(
    accounts: Sequence[PlaceAccount], account: PlaceAccount, subject: Subject, language: Language
) -> list[Paragraph]:
    """Return where in the region the gap is, and why members do not add up to the region."""
    results = [one.cumulated() for one in accounts]
    ordered = sorted(results, key=lambda one: one.residual)
    structural = sorted(results, key=lambda one: one.structural)
    said = {
        "name": subject.name,
        "own_lowest": ordered[0].name,
        "own_lowest_jobs": language.signed(ordered[0].residual),
        "own_highest": ordered[-1].name,
        "own_highest_jobs": language.signed(ordered[-1].residual),
        "structure_lowest": structural[0].name,
        "structure_lowest_jobs": language.signed(structural[0].structural),
        "residual": language.say(f"effect.{account.residual_effect}").lower(),
    }
    paragraphs = [Paragraph(language.say("members", **said))]
    if account.basis == "published":
        effect = "population_effect"
        total = sum(one.effects[effect] for one in results)
        paragraphs.append(
            Paragraph(
                language.say(
                    "members.not_sums",
                    members=language.signed(total),
                    region=language.signed(account.cumulated().effects[effect]),
                ),
                "note",
            )
        )
    return paragraphs


def all_jobs(result: Cumulated, subject: Subject, language: Language) -> list[Paragraph]:
    """Return the account of all jobs, private and public, in words."""
    said = {
        "name": subject.name,
        "start": result.start_year,
        "end": result.end_year,
        "first": language.number(result.start),
        "last": language.number(result.end),
        "growth": language.signed_percent(100 * result.growth),
        "gap": language.signed(result.gap),
        "people_share": language.percent(100 * result.share_of_gap("population_effect"), 0),
    }
    return [Paragraph(language.say("all_jobs", **said))]


def industry_place(industry: IndustrySubject, region: str, language: Language) -> list[Paragraph]:
    """Return a warning where a county's figures stand in for the region's."""
    if industry.own:
        return []
    note = language.say("industry.stands_in", name=region, county=industry.subject.name)
    return [Paragraph(note, "note")]


def industry_effects(
    effects: RegionEffects, industry: IndustrySubject, language: Language
) -> Paragraph:
    """Return a place's shift-share by industry in one sentence, and what is undisclosed."""
    decimals = industry.decimals
    # effects are smaller than levels, so they are read with one decimal more where levels have any
    finer = decimals + 1 if decimals else 0
    sentence = language.say(
        f"industry.effects.{effects.unit}",
        name=industry.subject.name,
        start=effects.start_year,
        end=effects.end_year,
        first=language.number(effects.start, decimals),
        last=language.number(effects.end, decimals),
        national=language.signed(effects.total_national_share, finer),
        mix=language.signed(effects.total_industry_mix, finer),
        shift=language.signed(effects.total_regional_shift, finer),
    )
    rest = effects.undisclosed
    if np.isnan(rest):
        return Paragraph(f"{sentence} {language.say('note.undisclosed_unknown')}")
    if round(rest, finer):
        note = language.say("note.undisclosed", rest=language.signed(rest, finer))
        return Paragraph(f"{sentence} {note}")
    return Paragraph(sentence)


def dependence(
    found: Integration,
    names: Sequence[str],
    destinations: Sequence[Sequence[str]],
    language: Language,
) -> list[Paragraph]:
    """Return which members depend on one another, and who looks elsewhere."""
    mutual = found.dependent()
    pairs = [f"{names[i]}–{names[k]}" for i, k in np.argwhere(np.triu(mutual)).tolist()]
    alone = [n for n, count in zip(names, mutual.sum(axis=1).tolist(), strict=True) if not count]
    said = {
        "threshold": language.percent(100 * DEPENDENCE_THRESHOLD, 0),
        "pairs": language.listed(pairs) if pairs else language.say("answer.none"),
        "count": len(pairs),
        "year": found.years[-1],
        "alone": language.listed(alone) if alone else "",
    }
    sentence = language.say(f"dependence.{'alone' if alone else 'all'}", **said)
    return [
        Paragraph(language.say("explain.dependence")),
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
            language.say("outward.one", name=name, to=to, persons=language.number(float(persons)))
            for name, to, persons in zip(
                names, destinations[at], found.largest_flow[at], strict=True
            )
            if to not in names
        ]
        if leaving:
            places = language.listed(leaving)
            sentences.append(language.say("outward", year=found.years[at], places=places))
    return [Paragraph(" ".join(sentences))] if sentences else []


def integration(found: Integration, name: str, language: Language) -> list[Paragraph]:
    """Return how integrated the members are, inside and outwards."""
    said = {
        "name": name,
        "start": found.years[0],
        "end": found.years[-1],
        "first": language.number(float(found.mean_internal[0]), 3),
        "last": language.number(float(found.mean_internal[-1]), 3),
        "in_share": language.percent(100 * float(found.in_share[-1]), 1),
        "out_share": language.percent(100 * float(found.out_share[-1]), 1),
    }
    return [Paragraph(language.say("explain.integration", **said))]


def population_effect(
    account: PlaceAccount, subject: Subject, language: Language
) -> list[Paragraph]:
    """Return what the number of inhabitants has to do with the number of jobs."""
    if "population_effect" not in account.effects:
        return []
    total = float(account.jobs("population_effect").sum())
    said = {
        "name": subject.name,
        "jobs": language.jobs(total),
        "start": account.start_year,
        "end": account.end_year,
    }
    sentence = language.say(f"population.effect.{direction(total)}", **said)
    before = account.before_break()
    if before is not None:
        jobs = float(before.jobs("population_effect").sum())
        part = {"end": before.end_year, "jobs": language.signed(jobs)}
        sentence = f"{sentence} {language.say('population.effect.before', **part)}"
    return [Paragraph(sentence)]


def goal_need(need: GoalNeed, language: Language) -> Paragraph:
    """Return what the goal takes if a period's conditions were to last."""
    said = {
        "start": need.start_year,
        "end": need.end_year,
        "goal": need.goal,
        "goal_percent": language.percent(100 * need.goal / need.level, 2),
        "level": language.number(need.level),
        "national": language.signed(need.national_share),
        "structural": language.size(need.structural),
        "expected": language.signed(need.goal - need.needed),
        "needed": language.signed(need.needed),
        "needed_percent": language.signed_percent(need.needed_percent, 2),
        "mean_residual": language.signed(need.mean_residual),
    }
    # a need of a job or two a year is none that the figures can tell from zero
    kind = "more" if need.needed > need.goal / 20 else "none"
    parts = (f"structure.{direction(need.structural)}", f"needed.{kind}")
    sentences = [language.say(f"goal.need.{part}", **said) for part in ("size", *parts, "own")]
    return Paragraph(" ".join(sentences))


def membership(
    series: EmploymentSeries,
    whole: Sequence[str],
    subsets: Sequence[tuple[Sequence[str], Sequence[str]]],
    language: Language,
) -> list[Paragraph]:
    """Return why others have published other figures under the region's name."""
    year = series.years.index(2017) if 2017 in series.years else len(series.years) - 1  # noqa: PLR2004
    paragraphs = []
    for part, left_out in subsets:
        totals = [series.sum_of(codes) for codes in (whole, part)]
        change = [float(total[year] - total[year - 1]) for total in totals]
        paragraphs.append(
            Paragraph(
                language.say(
                    "membership",
                    whole=language.say(f"count.{len(whole)}"),
                    part=language.say(f"count.{len(part)}"),
                    left_out=language.listed(list(left_out)),
                    year=series.years[year],
                    whole_change=language.signed(change[0]),
                    part_change=language.signed(change[1]),
                )
            )
        )
    return paragraphs


def certainty(account: PlaceAccount, language: Language) -> list[Paragraph]:
    """Return how far the yearly variation lets the effects be told from zero."""
    effect = account.residual_effect
    found = account.significance(effect)
    if found is None:
        return [Paragraph(language.say("certainty.too_few"))]
    said = {
        "effect": language.say(f"effect.{effect}").lower(),
        "mean": language.signed_percent(found.mean, 2),
        "sd": language.number(found.sd, 2),
        "low": language.signed(found.low, 2),
        "high": language.signed_percent(found.high, 2),
        "t": language.number(found.t, 1),
        "n": found.n,
    }
    key = "certain" if found.certain else "uncertain"
    return [
        Paragraph(language.say("explain.certainty")),
        Paragraph(language.say(f"certainty.{key}", **said)),
    ]


def limits(account: PlaceAccount, missing: Sequence[str], language: Language) -> list[Points]:
    """Return what limits the figures: breaks, rounding, small numbers, and what is missing."""
    items = [
        (language.say("limit.break"), language.say(f"break.{one.reason}", years=one.label))
        for one in account.breaks
    ]
    if account.remainder_kind == "rounding":
        bound = language.number(float(np.ceil(account.rounding_bound() / 5) * 5))
        items.append((language.say("limit.rounding"), language.say("caveat.rounding", bound=bound)))
    else:
        items.append((language.say("limit.industry"), language.say("limit.industry.is")))
    items.append((language.say("limit.residual"), language.say("limit.residual.is")))
    items += [
        (language.say("limit.missing"), language.say(f"missing.{what}"))
        for what in missing
        if what not in ("education",)
    ]
    return [Points(items, "limits")]
