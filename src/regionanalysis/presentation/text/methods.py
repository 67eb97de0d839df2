"""Texts on shift-share variants: agreement, differences and literature."""

from collections.abc import Mapping, Sequence

import numpy as np

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.presentation.blocks import DescriptionList, Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, IndustrySubject, break_reasons
from regionanalysis.presentation.keys import KIND, MEASURE, N_, VARIANT
from regionanalysis.presentation.language import WORKS_ARE_IN, Language
from regionanalysis.presentation.tables.unknown import undisclosed_note
from regionanalysis.shiftshare import VARIANTS, RegionEffects
from regionanalysis.shiftshare.effect_kinds import KINDS, Kind, by_kind
from regionanalysis.shiftshare.forecast import CRITIQUE
from regionanalysis.shiftshare.regression.models import BERZEG, PATTERSON

# kinds of effects whose sign is compared across variants
_THE_KIND: Mapping[Kind, str] = {
    "mix": N_("kind.mix.the"),
    "region": N_("kind.region.the"),
}

_KIND_MEANING: Mapping[Kind, str] = {
    "national": N_("kind.national.is"),
    "mix": N_("kind.mix.is"),
    "region": N_("kind.region.is"),
    "interaction": N_("kind.interaction.is"),
}

_VARIANT_MEANING: Mapping[str, str] = {
    "classic": N_("variant.classic.is"),
    "esteban_marquillas": N_("variant.esteban_marquillas.is"),
    "arcelus": N_("variant.arcelus.is"),
    "interaction": N_("variant.interaction.is"),
    "midpoint": N_("variant.midpoint.is"),
    "end_year": N_("variant.end_year.is"),
    "stilwell": N_("variant.stilwell.is"),
    "multifactor": N_("variant.multifactor.is"),
    "artige_van_neuss": N_("variant.artige_van_neuss.is"),
}


@cites
def methods_lead(
    variants: Mapping[str, RegionEffects], context: Context, language: Language
) -> list[Paragraph]:
    """Return where the variants agree, and the range of their effects."""
    first = next(iter(variants.values()))
    kinds = [by_kind(effects.total_effects) for effects in variants.values()]
    values: dict[str, object] = {
        "name": context.name,
        "measure": language.message(MEASURE[context.measure]),
        "start": first.start_year,
        "end": first.end_year,
        "first": language.number(first.start),
        "last": language.number(first.end),
        "change": language.signed(first.total_change),
        "count": len(variants),
    }
    sentences = [language.message("methods.lead", **values)]
    for kind in _THE_KIND:
        jobs = [round(effects[kind]) for effects in kinds]
        signs = {int(np.sign(number)) for number in jobs}
        sentences.append(
            language.message(
                N_("methods.same_sign") if len(signs) == 1 else N_("methods.split"),
                kind=language.message(_THE_KIND[kind]),
                low=language.signed(min(jobs)),
                high=language.signed(max(jobs)),
            )
        )
    note = undisclosed_note(first.undisclosed, language)
    lead = Paragraph(" ".join(sentences), "lead")
    return [lead, Paragraph(note, "note")] if note else [lead]


def stands_in(industry: IndustrySubject, region: str, language: Language) -> list[Paragraph]:
    """Return a note if the county's industries are used for the region."""
    if industry.own:
        return []
    values = {"name": region, "county": industry.context.name}
    return [Paragraph(language.message("methods.stands_in", **values), "note")]


def kinds_explained(language: Language) -> list[Paragraph | DescriptionList]:
    """Return the four kinds of effects and their meanings."""
    items = [
        (language.message(KIND[kind]), language.message(_KIND_MEANING[kind])) for kind in KINDS
    ]
    return [Paragraph(language.message("methods.kinds")), DescriptionList(items, "glossary")]


def variants_explained(
    variants: Mapping[str, RegionEffects], language: Language
) -> DescriptionList:
    """Return each variant's split of the change, its use and its source."""
    sources = {name: language.foreign(VARIANTS[name].source, WORKS_ARE_IN) for name in variants}
    items = [
        (language.message(VARIANT[name]), language.message(_VARIANT_MEANING[name], source=source))
        for name, source in sources.items()
    ]
    return DescriptionList(items, "glossary")


def method_literature(
    variants: Mapping[str, RegionEffects], language: Language
) -> list[Paragraph | DescriptionList]:
    """Return the literature of the methods."""
    works = sorted({VARIANTS[name].source for name in variants} | {BERZEG, PATTERSON, CRITIQUE})
    return [
        Paragraph(language.message("methods.literature")),
        DescriptionList([("", language.foreign(f"{work}.", WORKS_ARE_IN)) for work in works]),
    ]


def crossed(breaks: Sequence[SeriesBreak], language: Language) -> list[Paragraph]:
    """Return the series breaks within the period."""
    return [Paragraph(break_reasons(breaks, language), "caveat")] if breaks else []
