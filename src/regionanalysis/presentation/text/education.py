"""Texts on education and innovation."""

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
    record: EducationRecord,
    expected: ExpectedEducation | None,
    context: Context,
    language: Language,
) -> list[Paragraph]:
    """Return the share with a higher education, and the share expected from the industries."""
    values = {
        "name": context.name,
        "start": record.years[0],
        "end": record.years[-1],
        "share": language.percent(100 * float(record.share[-1])),
        "persons": language.number(float(record.persons[-1, 0])),
        "nation": language.percent(100 * float(record.nation[-1])),
        "gap": language.signed(record.gap, 1),
        "gap_start": language.signed(100 * float(record.share[0] - record.nation[0]), 1),
    }
    key = N_("education.level") if len(record.years) > 1 else N_("education.level.one_year")
    paragraphs = [Paragraph(language.message(key, **values))]
    if expected is None:
        paragraphs.append(Paragraph(language.message("education.expected.missing"), "note"))
    else:
        paragraphs += _expected(expected, context, language)
    return [*paragraphs, Paragraph(language.message("explain.education"), "note")]


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
    variant = "ordinary" if expected.ordinary else direction(expected.beyond, 1)
    # a difference that rounds to zero is ordinary, however well the regression fits
    variant = "ordinary" if variant == "same" else variant
    return [
        Paragraph(language.message(_EXPECTED[variant], **values)),
        Paragraph(language.message("education.expected.how", **values), "note"),
    ]


@cites
def innovation(record: InnovationRecord, language: Language) -> list[Paragraph]:
    """Return the share of establishments with an innovation, and the limits of the survey."""
    values = {
        "year": record.year,
        "region": record.region.name,
        "share": language.percent(record.region.rates["any"], 0),
        "count": language.number(float(record.region.establishments)),
        "county_name": record.county.name,
        "county": language.percent(record.county.rates["any"], 0),
        "nation": language.percent(record.nation.rates["any"], 0),
    }
    return [
        Paragraph(language.message("innovation.level", **values)),
        Paragraph(language.message("innovation.limits", **values), "note"),
    ]
