"""Texts on the industries of the jobs."""

from collections.abc import Mapping

from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import IndustrySubject
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables.unknown import undisclosed_note
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
        shift=language.signed(effects.total_regional_shift, finer),
    )
    note = undisclosed_note(effects.undisclosed, language, finer)
    return Paragraph(f"{sentence} {note}" if note else sentence)
