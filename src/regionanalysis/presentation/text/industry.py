"""Texts on the industries of the jobs."""

from collections.abc import Mapping

from regionanalysis.indicators.as_nation import AsNation
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import IndustrySubject
from regionanalysis.presentation.industry_words import employed, inside_effect
from regionanalysis.presentation.keys import MEASURE, N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables.unknown import undisclosed_note
from regionanalysis.presentation.wording import inside
from regionanalysis.shiftshare.results import RegionEffects

# by what one figure counts
_EFFECTS: Mapping[str, str] = {
    "persons": N_("industry.effects.persons"),
    "thousand persons": N_("industry.effects.thousand persons"),
}


def industry_place(industry: IndustrySubject, region: str, language: Language) -> list[Paragraph]:
    """Return a note if the county's industries are used for the region."""
    if industry.own:
        return []
    note = language.message("industry.stands_in", name=region, county=industry.context.name)
    return [Paragraph(note, "note")]


@cites
def industry_effects(
    effects: RegionEffects, industry: IndustrySubject, language: Language
) -> Paragraph:
    """Return the shift-share by industry in one sentence, and the undisclosed remainder."""
    decimals, finer = industry.decimals, industry.effect_decimals
    sentence = language.message(
        _EFFECTS[effects.unit],
        name=industry.context.name,
        start=effects.start_year,
        end=effects.end_year,
        first=language.number(effects.start, decimals),
        last=language.number(effects.end, decimals),
        national=language.signed(effects.total_national_share, finer),
        mix=language.signed(effects.total_industry_mix, finer),
        measure=language.message(MEASURE[industry.context.measure]),
        residual=inside_effect(industry, language),
        shift=language.signed(effects.total_regional_shift, finer),
    )
    note = undisclosed_note(effects.undisclosed, language, finer)
    return Paragraph(f"{sentence} {note}" if note else sentence)


@cites
def industry_extremes(
    rows: AsNation | None, industry: IndustrySubject, language: Language
) -> list[Paragraph]:
    """Return the industries with the strongest and the weakest development of their own."""
    sentence = "" if rows is None else extremes_sentence(rows, industry, language)
    return [Paragraph(sentence)] if sentence else []


def extremes_sentence(rows: AsNation, industry: IndustrySubject, language: Language) -> str:
    """Return the sentence of `industry_extremes`; empty with fewer than two known industries."""
    ends = rows.extremes
    if ends is None:
        return ""
    best, worst = ends
    values = {
        "name": industry.context.name,
        "start": rows.start_year,
        "end": rows.end_year,
        "best": inside(rows.industry_names[best]),
        "best_own": employed(float(rows.own[best]), industry, language, signed=True),
        "worst": inside(rows.industry_names[worst]),
        "worst_own": employed(float(rows.own[worst]), industry, language, signed=True),
    }
    return language.message("industry.extremes", **values)
