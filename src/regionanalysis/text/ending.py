"""Sources, method and glossary."""

from collections.abc import Sequence

from regionanalysis.account import PlaceAccount
from regionanalysis.blocks import Heading, Paragraph, Points
from regionanalysis.corrections import Correction
from regionanalysis.language import Language
from regionanalysis.provenance import Origin

GLOSSARY = ("shift_share", "structural", "gap", "location_quotient", "integration", "significant")


def method_in_short(account: PlaceAccount, language: Language) -> list[Paragraph]:
    """Return the method in half a page."""
    kind = "published" if account.basis == "sum_of_members" else account.basis
    return [
        Paragraph(language.say(f"method.{kind}.{part}")) for part in ("what", "how", "literature")
    ]


def glossary(account: PlaceAccount, language: Language) -> Points:
    """Return terms and what they mean."""
    terms = [
        (language.say(f"effect.{effect}"), language.say(f"explain.effect.{effect}"))
        for effect in account.effects
    ]
    terms += [(language.say(f"term.{key}"), language.say(f"term.{key}.is")) for key in GLOSSARY]
    # sorted as the language sorts is left to the reader's eye: the list is short and in order
    return Points(terms, "glossary")


def sources(origins: Sequence[Origin], language: Language) -> list[Heading | Points]:
    """Return every origin with table, date, licence and checksum."""
    items = []
    for origin in origins:
        facts = [
            origin.table,
            language.say(f"unit.{origin.unit}"),
            language.say(f"source.{origin.date_kind}", date=language.date(origin.date))
            if origin.date
            else "",
            origin.licence,
            origin.notes,
            language.say("source.checksum", checksum=origin.sha256[:16]),
        ]
        head = f"{origin.producer}: {origin.title}" if origin.producer else origin.title
        items.append((head, " · ".join(fact.strip(" .") for fact in facts if fact) + "."))
    heading = Heading(language.say("section.sources.list"), "sources-list", 3)
    return [heading, Points(items, "sources"), *_corrections(origins, language)]


def _corrections(origins: Sequence[Origin], language: Language) -> list[Heading | Points]:
    """Return what has been corrected in the published figures, and why; nothing where nothing."""
    items = [
        (origin.title, _corrected(one, language))
        for origin in origins
        for one in origin.corrections
    ]
    if not items:
        return []
    heading = Heading(language.say("section.sources.corrections"), "sources-corrections", 3)
    return [heading, Points(items, "corrections")]


def _corrected(one: Correction, language: Language) -> str:
    said = {
        "rows": one.rows,
        "expect": language.number(one.expect),
        "value": language.number(one.value) if isinstance(one.value, float) else one.value or "",
    }
    sentence = language.say(f"correction.{one.action}", **said)
    source = language.say("correction.source", source=one.source) if one.source else ""
    return " ".join(part for part in (sentence, one.reason, source) if part)
