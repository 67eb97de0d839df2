"""Sentences built from figures: right for growth and decline, for sure and unsure."""

from collections.abc import Sequence

import numpy as np

from regionanalysis.account import Cumulated, PlaceAccount
from regionanalysis.blocks import Paragraph, Points
from regionanalysis.commuting import DEPENDENCE_THRESHOLD, Integration
from regionanalysis.language import Language, direction
from regionanalysis.provenance import Origin
from regionanalysis.scenarios import GoalNeed, GoalRecord
from regionanalysis.series import EmploymentSeries
from regionanalysis.shiftshare.results import RegionEffects
from regionanalysis.subject import Subject


def lead(result: Cumulated, subject: Subject, language: Language) -> list[Paragraph]:
    """Return the first sentences: how many, and how far from the nation."""
    said = {
        "name": subject.name,
        "measure": language.say(f"measure.{subject.measure}"),
        "start": result.start_year,
        "end": result.end_year,
        "first": language.number(result.start),
        "last": language.number(result.end),
        "change": language.size(result.change),
        "growth": language.signed_percent(100 * result.growth),
        "national": language.size(result.national_share),
        "gap": language.jobs(result.gap),
    }
    change = language.say(f"short.change.{direction(result.change)}", **said)
    national = language.say(f"short.national.{direction(result.national_share)}", **said)
    gap = language.say(f"short.gap.{direction(result.gap)}", **said)
    return [Paragraph(change, "lead"), Paragraph(f"{national} {gap}", "lead")]


def why(account: PlaceAccount, language: Language) -> list[Paragraph]:
    """Return why: what structure takes, what is left, and whether that is more than chance."""
    result = account.cumulated()
    return [
        Paragraph(_structure(result, language), "lead"),
        Paragraph(_residual(account, result, language), "lead"),
    ]


def _structure(result: Cumulated, language: Language) -> str:
    said = {
        "structural": language.jobs(result.structural),
        "share": language.percent(100 * result.share_of_gap("structural"), 0),
        **{effect: language.signed(jobs) for effect, jobs in result.effects.items()},
    }
    kind = "population" if "population_effect" in result.effects else "industry"
    effects = [result.effects[effect] for effect in result.structural_effects]
    if result.gap < 0 and all(jobs < 0 for jobs in effects) and result.residual <= 0:
        return language.say(f"short.structure.{kind}.behind", **said)
    return language.say(f"short.structure.{kind}.{direction(result.structural)}", **said)


def _residual(account: PlaceAccount, result: Cumulated, language: Language) -> str:
    said = {
        "residual": language.jobs(result.residual),
        "share": language.percent(100 * result.share_of_gap(result.residual_effect), 0),
    }
    effect = result.residual_effect
    shares = result.gap < 0 and result.residual < 0 and result.structural <= 0
    way = "behind" if shares else direction(result.residual)
    sentence = language.say(f"short.residual.{effect}.{way}", **said)
    tested = account.significance(effect)
    if tested is None:
        return sentence
    sure = "certain" if tested.certain else "uncertain"
    return f"{sentence} {language.say(f'short.residual.{sure}')}"


def caveats(account: PlaceAccount, subject: Subject, language: Language) -> list[Paragraph]:
    """Return what must be said beside the figures: breaks, rounding, what is left out."""
    result = account.cumulated()
    notes = [break_note(account, language)] if result.breaks else []
    if result.remainder_kind == "rounding":
        bound = float(np.ceil(account.rounding_bound() / 5) * 5)
        notes.append(language.say("caveat.rounding", bound=language.number(bound)))
    elif np.isnan(result.remainder) or round(result.remainder):
        notes.append(language.say("caveat.undisclosed"))
    if result.basis == "sum_of_members":
        notes.append(language.say("caveat.sum_of_members", name=subject.name))
    return [Paragraph(note, "note") for note in notes]


def break_note(account: PlaceAccount, language: Language) -> str:
    """Return what a break does to the figures, and the figures up to it."""
    reason = " ".join(
        language.say(f"break.{one.reason}", years=one.label) for one in account.breaks
    )
    before = account.before_break()
    if before is None:
        return reason
    result = before.cumulated()
    parts = [
        language.say(
            "effect.with_jobs",
            effect=language.say(f"effect.{effect}").lower(),
            jobs=language.signed(result.effects[effect]),
        )
        for effect in (*result.structural_effects, result.residual_effect)
    ]
    figures = language.say(
        "break.before",
        end=result.end_year,
        change=language.signed(result.change),
        gap=language.signed(result.gap),
        parts=language.listed(parts),
    )
    return f"{reason} {figures}"


def rank(place: int, regions: int, result: Cumulated, language: Language) -> Paragraph:
    """Return the rank in growth among all regions."""
    said = {"rank": place, "regions": regions, "start": result.start_year, "end": result.end_year}
    return Paragraph(language.say("short.rank", **said), "lead")


def goal_in_short(record: GoalRecord, subject: Subject, language: Language) -> Paragraph:
    """Return how often the goal has been reached, and how the last year went."""
    return Paragraph(
        language.say(
            "short.goal",
            name=subject.name,
            goal=language.jobs(record.goal),
            reached=int(record.reached.sum()),
            comparable=int(record.comparable.sum()),
            start=record.years[0],
            end=record.years[-1],
            change=language.signed(float(record.change[-1])),
        ),
        "lead",
    )


def explained(key: str, language: Language, **values: object) -> Paragraph:
    """Return a paragraph that explains, the same for every region but for its values."""
    return Paragraph(language.say(f"explain.{key}", **values))


def membership(
    series: EmploymentSeries,
    whole: Sequence[str],
    part: Sequence[str],
    left_out: Sequence[str],
    language: Language,
) -> list[Paragraph | Points]:
    """Return each year's change for the whole region and for the part others report on."""
    both = [series.sum_of(codes) for codes in (whole, part)]
    items = []
    broken = {one.last_year + 1 for one in series.breaks}
    for year in series.years[-9:]:
        at = series.years.index(year)
        if at == 0 or year in broken:
            continue
        change = [float(total[at] - total[at - 1]) for total in both]
        growth = [100 * c / float(t[at - 1]) for c, t in zip(change, both, strict=True)]
        said = {
            "whole": language.signed(change[0]),
            "whole_growth": language.signed_percent(growth[0], 2),
            "part": language.signed(change[1]),
            "part_growth": language.signed_percent(growth[1], 2),
            "whole_count": len(whole),
            "part_count": len(part),
        }
        items.append((str(year), language.say("membership.year", **said)))
    names = language.listed(list(left_out))
    note = language.say(
        "membership.note", whole_count=len(whole), part_count=len(part), left_out=names
    )
    return [Paragraph(note), Points(items, "years")]


def dependence(found: Integration, names: Sequence[str], language: Language) -> list[Paragraph]:
    """Return which members depend on one another, and who stands outside."""
    mutual = found.dependent()
    threshold = language.percent(100 * DEPENDENCE_THRESHOLD, 0)
    partners = mutual.sum(axis=1)
    alone = [name for name, count in zip(names, partners.tolist(), strict=True) if not count]
    pairs = [f"{names[i]}–{names[k]}" for i, k in np.argwhere(np.triu(mutual)).tolist()]
    said = {
        "threshold": threshold,
        "pairs": language.listed(pairs) if pairs else language.say("answer.none"),
        "count": len(pairs),
        "year": found.years[-1],
        "alone": language.listed(alone) if alone else "",
    }
    key = "alone" if alone else "all"
    return [Paragraph(language.say(f"dependence.{key}", **said))]


def outward(
    found: Integration, names: Sequence[str], destinations: Sequence[str], language: Language
) -> Paragraph | None:
    """Return the members whose residents commute most to a place outside, Oslo apart."""
    outside = [
        language.say("outward.one", name=name, to=to, persons=language.number(float(persons)))
        for name, to, persons in zip(names, destinations, found.largest_flow, strict=True)
        if to not in names
    ]
    if not outside:
        return None
    return Paragraph(language.say("outward", places=language.listed(outside), year=found.years[-1]))


def goal_need(need: GoalNeed, subject: Subject, language: Language) -> Paragraph:
    """Return what the goal takes if a period's conditions were to last."""
    structure = direction(need.structural)
    return Paragraph(
        language.say(
            f"goal.need.{structure}",
            name=subject.name,
            start=need.start_year,
            end=need.end_year,
            goal=need.goal,
            national=language.signed(need.national_share),
            structural=language.size(need.structural),
            needed=language.signed(need.needed),
            needed_percent=language.signed_percent(need.needed_percent, 2),
            mean_residual=language.signed(need.mean_residual),
            goal_percent=language.percent(100 * need.goal / need.level, 2),
        )
    )


def industry_effects(
    effects: RegionEffects, subject: Subject, language: Language, decimals: int
) -> Paragraph:
    """Return a place's shift-share by industry in one sentence, and what is undisclosed."""
    sentence = language.say(
        "industry.effects",
        name=subject.name,
        start=effects.start_year,
        end=effects.end_year,
        unit=language.say(f"unit.of.{subject.measure}"),
        first=language.number(effects.start, decimals),
        last=language.number(effects.end, decimals),
        national=language.signed(effects.total_national_share, decimals + 1),
        mix=language.signed(effects.total_industry_mix, decimals + 1),
        shift=language.signed(effects.total_regional_shift, decimals + 1),
    )
    rest = effects.undisclosed
    if np.isnan(rest):
        return Paragraph(f"{sentence} {language.say('note.undisclosed_unknown')}")
    if round(rest, decimals + 1):
        note = language.say("note.undisclosed", rest=language.signed(rest, decimals + 1))
        return Paragraph(f"{sentence} {note}")
    return Paragraph(sentence)


def sources(origins: Sequence[Origin], language: Language) -> Points:
    """Return every origin with table, date, licence and checksum."""
    items = []
    for origin in origins:
        facts = [
            origin.table,
            language.say("source.unit", unit=origin.unit) if origin.unit else "",
            language.say(f"source.{origin.date_kind}", date=origin.date) if origin.date else "",
            origin.licence,
            origin.notes,
            language.say("source.checksum", checksum=origin.sha256[:16]),
        ]
        head = f"{origin.producer}: {origin.title}" if origin.producer else origin.title
        items.append((head, " · ".join(fact for fact in facts if fact)))
    return Points(items, "sources")


def glossary(keys: Sequence[str], language: Language) -> Points:
    """Return terms and what they mean."""
    return Points(
        [(language.say(f"glossary.{key}"), language.say(f"glossary.{key}.is")) for key in keys],
        "glossary",
    )
