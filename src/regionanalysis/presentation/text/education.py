"""Education and innovation."""

from collections.abc import Mapping

from regionanalysis.indicators.education import EducationRecord, ExpectedEducation
from regionanalysis.indicators.innovation import InnovationRecord
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.wording import direction

_EXPECTED: Mapping[str, str] = {
    "ordinary": N_("education.expected.ordinary"),
    "up": N_("education.expected.up"),
    "down": N_("education.expected.down"),
}


@cites
def education(
    found: EducationRecord,
    expected: ExpectedEducation | None,
    context: Context,
    language: Language,
) -> list[Paragraph]:
    """Return how many have a higher education, and whether the industries would suggest it."""
    values = {
        "name": context.name,
        "start": found.years[0],
        "end": found.years[-1],
        "share": language.percent(100 * float(found.share[-1])),
        "persons": language.number(float(found.persons[-1, 0])),
        "nation": language.percent(100 * float(found.nation[-1])),
        "gap": language.signed(found.gap, 1),
        "gap_start": language.signed(100 * float(found.share[0] - found.nation[0]), 1),
    }
    key = N_("education.level") if len(found.years) > 1 else N_("education.level.one_year")
    told = [Paragraph(language.message(key, **values))]
    if expected is None:
        told.append(Paragraph(language.message("education.expected.missing"), "note"))
    else:
        told += _expected(expected, context, language)
    return [*told, Paragraph(language.message("explain.education"), "note")]


def _expected(expected: ExpectedEducation, context: Context, language: Language) -> list[Paragraph]:
    values = {
        "name": context.name,
        "year": expected.year,
        "expected": language.percent(100 * expected.expected),
        "share": language.percent(100 * expected.share),
        "beyond": language.number(abs(expected.beyond), 1),
        "spread": language.number(200 * expected.spread, 1),
        "places": language.number(float(expected.places)),
        "explained": language.percent(100 * expected.explained, 0),
    }
    way = "ordinary" if expected.ordinary else direction(expected.beyond, 1)
    # where the figures fit so well that no difference is too small, none that can be read is told
    way = "ordinary" if way == "same" else way
    return [
        Paragraph(language.message(_EXPECTED[way], **values)),
        Paragraph(language.message("education.expected.how", **values), "note"),
    ]


@cites
def innovation(found: InnovationRecord, language: Language) -> list[Paragraph]:
    """Return how many establishments had innovated, and why no more can be said."""
    values = {
        "year": found.year,
        "region": found.region.name,
        "share": language.percent(found.region.rates["any"], 0),
        "count": language.number(float(found.region.establishments)),
        "county_name": found.county.name,
        "county": language.percent(found.county.rates["any"], 0),
        "nation": language.percent(found.nation.rates["any"], 0),
    }
    return [
        Paragraph(language.message("innovation.level", **values)),
        Paragraph(language.message("innovation.limits", **values), "note"),
    ]
