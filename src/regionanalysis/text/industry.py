"""What the jobs are in."""

import numpy as np

from regionanalysis.blocks import Paragraph
from regionanalysis.language import Language
from regionanalysis.shiftshare.results import RegionEffects
from regionanalysis.subject import IndustrySubject


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
