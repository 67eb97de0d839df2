"""Texts on education and innovation."""

from collections.abc import Mapping, Sequence

from regionanalysis.indicators.education import EducationRecord, ExpectedEducation
from regionanalysis.indicators.innovation import InnovationRecord
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import break_reasons
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.shares import counted, side
from regionanalysis.presentation.wording import upper_first

# share of the differences between municipalities: less says little of any of them
MIN_EXPLAINED = 0.2

_AGAINST: Mapping[str, str] = {
    "up": N_("education.against.up"),
    "down": N_("education.against.down"),
    "same": N_("education.against.same"),
}

# the same in an earlier year than the last
_AGAINST_IN: Mapping[str, str] = {
    "up": N_("education.against_in.up"),
    "down": N_("education.against_in.down"),
    "same": N_("education.against_in.same"),
}

_SINCE: Mapping[str, str] = {
    "up": N_("education.since.up"),
    "down": N_("education.since.down"),
    "same": N_("education.since.same"),
}

_EXPECTED: Mapping[str, str] = {
    "up": N_("education.expected.up"),
    "down": N_("education.expected.down"),
    "same": N_("education.expected.same"),
}


@cites
def education(record: EducationRecord, language: Language) -> Paragraph:
    """Return the share with a higher education, against the nation and over the years."""
    last = len(record.years) - 1
    values = {
        "start": record.years[0],
        "end": record.years[-1],
        "first": language.percent(100 * float(record.share[0])),
        "share": language.percent(100 * float(record.share[-1])),
        "persons": language.number(float(record.persons[-1, 0])),
        "counted": counted(record, language),
    }
    sentences = [language.message("education.level", **values)]
    if last in record.compared:
        sentences.append(_against_nation(record, last, _AGAINST, language))
    if last:
        sentences.append(language.message("education.first", **values))
    if record.compared and last not in record.compared:
        sentences.append(_against_nation(record, record.compared[-1], _AGAINST_IN, language))
    return Paragraph(" ".join([*sentences, *_since(record, language)]))


@cites
def education_breaks(record: EducationRecord, language: Language) -> list[Paragraph]:
    """Return a note on the breaks in the series; none where there are none."""
    reasons = break_reasons(record.breaks, language)
    return [Paragraph(reasons, "note")] if reasons else []


def _against_nation(
    record: EducationRecord, position: int, keys: Mapping[str, str], language: Language
) -> str:
    """Return the share beside the nation's in one of the years."""
    gap = record.gap_at(position)
    values = {
        "year": record.years[position],
        "share": language.percent(100 * float(record.share[position])),
        "nation": language.percent(100 * float(record.nation[position])),
        "gap": language.magnitude(gap, 1),
    }
    return language.message(keys[side(gap)], **values)


def _since(record: EducationRecord, language: Language) -> list[str]:
    """Return how the distance to the nation has changed in the years that compare."""
    if len(record.comparable) < 2:  # noqa: PLR2004 - a change takes two years
        return []
    first, last = record.comparable[0], record.comparable[-1]
    before, after = record.gap_at(first), record.gap_at(last)
    if side(before) != side(after) or side(after) == "same":
        return []
    values = {
        "start": record.years[first],
        "end": record.years[last],
        "before": language.magnitude(before, 1),
        "after": language.magnitude(after, 1),
    }
    return [language.message(_SINCE[side(abs(after) - abs(before))], **values)]


@cites
def education_expected(expected: ExpectedEducation, language: Language) -> list[Paragraph]:
    """Return the share that the residents' industries lead one to expect, and its limits."""
    values = {
        "year": expected.year,
        "expected": language.percent(100 * expected.expected),
        "share": language.percent(100 * expected.share),
        "beyond": language.magnitude(expected.beyond, 1),
        "spread": language.number(200 * expected.spread, 1),
        "places": language.number(float(expected.places)),
        "explained": language.percent(100 * expected.explained, 0),
    }
    usual = N_("education.expected.usual") if expected.ordinary else N_("education.expected.rare")
    little = expected.explained < MIN_EXPLAINED
    how = N_("education.expected.little") if little else N_("education.expected.how")
    difference = side(expected.beyond)
    found = [language.message(_EXPECTED[difference], **values)]
    if difference != "same":
        found.append(language.message(usual, **values))
    limits = [language.message(how, **values), language.message("education.expected.limits")]
    return [Paragraph(" ".join(found)), Paragraph(" ".join(limits), "note")]


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
        "rank": record.rank,
        "regions": len(record.regions),
    }
    sentences = [language.message("innovation.level", **values)]
    if record.ordinary:
        sentences.append(language.message("innovation.ordinary", **values))
    if record.regions:
        key = N_("innovation.rank.shared") if record.ties else N_("innovation.rank")
        sentences.append(language.message(key, ties=language.join_list(record.ties), **values))
    return [
        Paragraph(" ".join(sentences)),
        Paragraph(language.message("innovation.limits", **values), "note"),
    ]


def skills_sentence(
    records: Sequence[EducationRecord | None], survey: InnovationRecord | None, language: Language
) -> str:
    """Return education and innovation beside the nation in one sentence; empty without figures.

    Parameters
    ----------
    records
        Shares with a higher education. The one that has the nation in the newest year is used,
        the last of several.
    survey
        Establishments with an innovation; None where they are not known.
    language
        Language of the sentence.
    """
    compared = [record for record in records if record is not None and record.compared]
    clauses = []
    if compared:
        newest = max(reversed(compared), key=lambda record: record.years[record.compared[-1]])
        clauses.append(_education_clause(newest, language))
    if survey is not None:
        clauses.append(_innovation_clause(survey, language))
    return f"{upper_first('; '.join(clauses))}." if clauses else ""


def _education_clause(record: EducationRecord, language: Language) -> str:
    last = record.compared[-1]
    return language.message(
        "skills.education",
        year=record.years[last],
        share=language.percent(100 * float(record.share[last])),
        counted=counted(record, language),
        nation=language.percent(100 * float(record.nation[last])),
    )


def _innovation_clause(survey: InnovationRecord, language: Language) -> str:
    key = N_("skills.innovation.ordinary") if survey.ordinary else N_("skills.innovation")
    return language.message(
        key,
        year=survey.year,
        share=language.percent(survey.region.rates["any"], 0),
        nation=language.percent(survey.nation.rates["any"], 0),
    )
