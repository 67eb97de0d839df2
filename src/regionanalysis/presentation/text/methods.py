"""What methods have in common, where they differ, and whose they are."""

from collections.abc import Mapping, Sequence

import numpy as np

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.presentation.blocks import Paragraph, Points
from regionanalysis.presentation.language import WORKS_ARE_IN, Language
from regionanalysis.presentation.subject import IndustrySubject, Subject, break_reasons
from regionanalysis.presentation.tables.unknown import undisclosed_note
from regionanalysis.shiftshare import VARIANTS, RegionEffects
from regionanalysis.shiftshare.forecast import CRITIQUE
from regionanalysis.shiftshare.kinds import KINDS, Kind, by_kind
from regionanalysis.shiftshare.regression.models import BERZEG, PATTERSON

# an industry mix and a regional shift of the same sign in all variants are told as agreed on
AGREED: tuple[Kind, ...] = ("mix", "region")


def methods_lead(
    variants: Mapping[str, RegionEffects], subject: Subject, language: Language
) -> list[Paragraph]:
    """Return what all variants agree on, and how far they differ."""
    first = next(iter(variants.values()))
    kinds = [by_kind(found.total_effects) for found in variants.values()]
    said: dict[str, object] = {
        "name": subject.name,
        "measure": language.say(f"measure.{subject.measure}"),
        "start": first.start_year,
        "end": first.end_year,
        "first": language.number(first.start),
        "last": language.number(first.end),
        "change": language.signed(first.total_change),
        "count": len(variants),
    }
    sentences = [language.say("methods.lead", **said)]
    for kind in AGREED:
        jobs = [round(found[kind]) for found in kinds]
        signs = {int(np.sign(one)) for one in jobs}
        key = "same_sign" if len(signs) == 1 else "split"
        sentences.append(
            language.say(
                f"methods.{key}",
                kind=language.say(f"kind.{kind}.the"),
                low=language.signed(min(jobs)),
                high=language.signed(max(jobs)),
            )
        )
    note = undisclosed_note(first.undisclosed, language)
    lead = Paragraph(" ".join(sentences), "lead")
    return [lead, Paragraph(note, "note")] if note else [lead]


def stands_in(industry: IndustrySubject, region: str, language: Language) -> list[Paragraph]:
    """Return a warning where a county's figures stand in for the region's."""
    if industry.own:
        return []
    said = {"name": region, "county": industry.subject.name}
    return [Paragraph(language.say("methods.stands_in", **said), "note")]


def kinds_explained(language: Language) -> list[Paragraph | Points]:
    """Return what the four kinds of effects are, by which variants can be compared."""
    items = [(language.say(f"kind.{kind}"), language.say(f"kind.{kind}.is")) for kind in KINDS]
    return [Paragraph(language.say("methods.kinds")), Points(items, "glossary")]


def variants_explained(variants: Mapping[str, RegionEffects], language: Language) -> Points:
    """Return how each variant splits the change, when to use it, and who thought of it."""
    sources = {name: language.quoted(VARIANTS[name].source, WORKS_ARE_IN) for name in variants}
    items = [
        (language.say(f"variant.{name}"), language.say(f"variant.{name}.is", source=source))
        for name, source in sources.items()
    ]
    return Points(items, "glossary")


def method_literature(
    variants: Mapping[str, RegionEffects], language: Language
) -> list[Paragraph | Points]:
    """Return the works that the methods are taken from."""
    works = sorted({VARIANTS[name].source for name in variants} | {BERZEG, PATTERSON, CRITIQUE})
    return [
        Paragraph(language.say("methods.literature")),
        Points([("", language.quoted(f"{work}.", WORKS_ARE_IN)) for work in works]),
    ]


def crossed(breaks: Sequence[SeriesBreak], language: Language) -> list[Paragraph]:
    """Return the breaks in the series that the period goes across."""
    return [Paragraph(break_reasons(breaks, language), "caveat")] if breaks else []
