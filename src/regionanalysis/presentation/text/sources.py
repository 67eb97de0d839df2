"""Texts on sources, method and terms."""

from collections.abc import Mapping, Sequence

from regionanalysis.model.mean_account import Account, MeanAccount
from regionanalysis.panel.corrections import Action, Correction
from regionanalysis.panel.provenance import DateKind, Origin
from regionanalysis.presentation.blocks import DescriptionList, Heading, Paragraph
from regionanalysis.presentation.keys import N_, UNIT
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.late import Late
from regionanalysis.presentation.text.effects import effects_explained
from regionanalysis.presentation.wording import joined

# keys of terms and of what they mean
GLOSSARY = (
    (N_("term.shift_share"), N_("term.shift_share.is")),
    (N_("term.structural"), N_("term.structural.is")),
    (N_("term.gap"), N_("term.gap.is")),
    (N_("term.location_quotient"), N_("term.location_quotient.is")),
    (N_("term.integration"), N_("term.integration.is")),
    (N_("term.significant"), N_("term.significant.is")),
)

# figures without which a term is not used
_TERM_NEEDS: Mapping[str, tuple[str, ...]] = {
    "term.location_quotient": ("industry",),
    "term.integration": ("commuting", "one_area"),
}

# by the basis of an account
_WHAT: Mapping[str, str] = {
    "published": N_("method.published.what"),
    "means": N_("method.published.what"),
    "modelled": N_("method.modelled.what"),
    "computed": N_("method.computed.what"),
}

_HOW: Mapping[str, str] = {
    "published": N_("method.published.how"),
    "means": N_("method.means.how"),
    "modelled": N_("method.modelled.how"),
    "computed": N_("method.computed.how"),
}

_LITERATURE: Mapping[str, str] = {
    "published": N_("method.published.literature"),
    "means": N_("method.published.literature"),
    "modelled": N_("method.modelled.literature"),
    "computed": N_("method.computed.literature"),
}

_DATE: Mapping[DateKind, str] = {
    "published": N_("source.published"),
    "accessed": N_("source.accessed"),
}

_PLACE: Mapping[str, str] = {
    "work": N_("source.place.work"),
    "residence": N_("source.place.residence"),
    "both": N_("source.place.both"),
}

_CORRECTION: Mapping[Action, str] = {
    "set": N_("correction.set"),
    "unknown": N_("correction.unknown"),
    "drop": N_("correction.drop"),
    "recode": N_("correction.recode"),
}

_READING: Mapping[str, str] = {
    "nation": N_("reading.nation"),
    "no_nation": N_("reading.no_nation"),
    "region_total": N_("reading.region_total"),
    "total": N_("reading.total"),
    "industry_total": N_("reading.industry_total"),
    "form": N_("reading.form"),
    "nil": N_("reading.nil"),
    "not_in_force": N_("reading.not_in_force"),
    "presumed_break": N_("reading.presumed_break"),
    "quarter": N_("reading.quarter"),
    "quarter_mean": N_("reading.quarter_mean"),
    "unit": N_("reading.unit"),
}

# titles of the literature, and their language
WORKS = {
    "telemarksforsking": ("Regional analyse", "nb"),
    "dunn": ("A statistical and analytical technique for regional analysis", "en"),
    "barff_knight": ("Dynamic shift-share analysis", "en"),
}


def method_in_short(account: Account, language: Language) -> list[Paragraph]:
    """Return the method and its literature in three paragraphs."""
    kind = "published" if account.basis == "sum_of_members" else account.basis
    works = {name: language.foreign(title, code) for name, (title, code) in WORKS.items()}
    return [
        Paragraph(language.message(_WHAT[kind])),
        Paragraph(language.message(_HOW[kind])),
        Paragraph(language.message(_LITERATURE[kind], **works)),
    ]


def glossary(account: Account, language: Language, missing: Sequence[str] = ()) -> DescriptionList:
    """Return the terms and their meanings, effects first; only those that the report uses.

    ``missing`` are the keys of the figures that the report lacks.
    """
    # a report on means has no chapters for the rest
    keys = GLOSSARY[:2] if isinstance(account, MeanAccount) else GLOSSARY
    terms = [
        (language.message(term), language.message(_meaning(meaning, account)))
        for term, meaning in keys
        if not set(_TERM_NEEDS.get(term, ())) & set(missing)
    ]
    return DescriptionList([*effects_explained(account, language), *terms], "glossary")


def _meaning(key: str, account: Account) -> str:
    # an account without a population effect has industry mix alone in its structure
    if key == GLOSSARY[1][1] and "population_effect" not in account.effects:
        return N_("term.structural.industry.is")
    return key


def sources(origins: Sequence[Origin], language: Language) -> list[Late]:
    """Return every origin with table, date, licence and checksum, and what was corrected."""
    return [Late("sources", lambda suffix: _sources(origins, language, suffix))]


def _sources(
    origins: Sequence[Origin], language: Language, suffix: str
) -> list[Heading | DescriptionList]:
    items = []
    for origin in origins:
        facts = [
            language.foreign(origin.table, origin.language),
            language.message(UNIT[origin.unit]) if origin.unit in UNIT else origin.unit,
            language.message(_DATE[origin.date_kind], date=language.date(origin.date))
            if origin.date
            else "",
            language.foreign(origin.licence, origin.language),
            _counted(origin, language),
            *_reading(origin, language),
            language.message("source.checksum", checksum=origin.sha256[:16]),
        ]
        items.append((_named(origin, language), _in_a_row(facts)))
    heading = Heading(language.message("section.sources.list"), f"sources-list{suffix}", 3)
    return [heading, DescriptionList(items, "sources"), *_corrections(origins, language, suffix)]


def _counted(origin: Origin, language: Language) -> str:
    """Return where people are counted and for which years; the sidecar's notes say the rest."""
    words = language.message(_PLACE[origin.place]) if origin.place in _PLACE else ""
    return joined(", ", [part for part in (words, origin.period) if part])


def _reading(origin: Origin, language: Language) -> list[str]:
    """Return how an analyst's file was read, in sentences."""
    return [
        language.message(_READING[note.key], **note.values)
        for note in origin.reading
        if note.key in _READING
    ]


def _named(origin: Origin, language: Language) -> str:
    # a file of the user's has no producer and no known language
    if not origin.producer:
        return origin.title
    return language.foreign(f"{origin.producer}: {origin.title}", origin.language)


def _in_a_row(facts: Sequence[str]) -> str:
    return joined("", [joined(" · ", [fact.strip(" .") for fact in facts if fact]), "."])


def _corrections(
    origins: Sequence[Origin], language: Language, suffix: str
) -> list[Heading | DescriptionList]:
    """Return the corrections of published values and their reasons; empty if there are none."""
    items = [
        (origin.title, _corrected(correction, language))
        for origin in origins
        for correction in origin.corrections
    ]
    if not items:
        return []
    title, anchor = language.message("section.sources.corrections"), f"sources-corrections{suffix}"
    return [Heading(title, anchor, 3), DescriptionList(items, "corrections")]


def _corrected(correction: Correction, language: Language) -> str:
    values = {
        "rows": correction.rows,
        "expect": language.number(correction.expect),
        "value": language.number(correction.value)
        if isinstance(correction.value, float)
        else correction.value or "",
    }
    sentence = language.message(_CORRECTION[correction.action], **values)
    source = (
        language.message("correction.source", source=correction.source) if correction.source else ""
    )
    return " ".join(part for part in (sentence, correction.reason, source) if part)
