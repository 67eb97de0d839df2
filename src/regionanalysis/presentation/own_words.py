"""Words for region, nation and job that a panel of the user's own has.

Messages say "region", "country" and "jobs". A panel may state other words for them in each
language, and they then take their place. A panel that is not of Norwegian municipalities has areas
where messages say municipality.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, partial
from typing import Any

from regionanalysis.presentation.keys import N_

# the forms of a word, that a panel states all or none of
_NOUNS = (
    ("region", "the_region", "regions", "the_regions"),
    ("job", "the_job", "jobs", "the_jobs"),
)

# messages that are a word for a region, and the form they have
_WHOLE_MESSAGES: Mapping[str, str] = {
    N_("part.regions"): "region",
    N_("parts.regions"): "regions",
    N_("the_parts.regions"): "the_regions",
    N_("column.regions"): "region",
}

# what messages say, longest first, and the form that takes its place
_IN_MESSAGES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "nb": (
        ("hele landets|landets", "nation's"),
        ("hele landet|landet som helhet|landet", "nation"),
        ("regionenes", "the_regions's"),
        ("regionens", "the_region's"),
        ("regionene", "the_regions"),
        ("regionen", "the_region"),
        ("regioner", "regions"),
        ("region", "region"),
        ("arbeidsplassene", "the_jobs"),
        ("arbeidsplassen", "the_job"),
        ("arbeidsplasser", "jobs"),
        ("arbeidsplass", "job"),
    ),
    "nn": (
        ("heile landet|landet som heilskap|landet", "nation"),
        ("regionane", "the_regions"),
        ("regionen", "the_region"),
        ("regionar", "regions"),
        ("region", "region"),
        ("arbeidsplassane", "the_jobs"),
        ("arbeidsplassen", "the_job"),
        ("arbeidsplassar", "jobs"),
        ("arbeidsplass", "job"),
    ),
    "en": (
        ("(?:the )?(?:whole )?country’s", "nation's"),
        ("(?:the )?(?:whole )?country(?: as a whole)?", "nation"),
        ("the regions’", "the_regions's"),
        ("the region’s", "the_region's"),
        ("the regions", "the_regions"),
        ("the region", "the_region"),
        ("regions", "regions"),
        ("region", "region"),
        ("the jobs", "the_jobs"),
        ("jobs", "jobs"),
        ("job", "job"),
    ),
}

# what is said of municipalities, and of areas
_AREAS: Mapping[str, Mapping[str, str]] = {
    "nb": {
        "hver av kommunene": "hvert av områdene",
        "én av kommunene": "ett av områdene",
        "en av kommunene": "ett av områdene",
        "hver kommune": "hvert område",
        "én kommune": "ett område",
        "en kommune": "et område",
        "den kommunen": "det området",
        "kommunenes": "områdenes",
        "kommunene": "områdene",
        "kommunens": "områdets",
        "kommunen": "området",
        "kommuner": "områder",
        "kommune": "område",
    },
    "nn": {
        "kvar av kommunane": "kvart av områda",
        "éin av kommunane": "eitt av områda",
        "ein av kommunane": "eitt av områda",
        "kvar kommune": "kvart område",
        "éin kommune": "eitt område",
        "ein kommune": "eit område",
        "den kommunen": "det området",
        "kommunane": "områda",
        "kommunen": "området",
        "kommunar": "område",
        "kommune": "område",
    },
    "en": {
        "a municipality’s": "an area’s",
        "a municipality": "an area",
        "municipalities’": "areas’",
        "municipality’s": "area’s",
        "municipalities": "areas",
        "municipality": "area",
    },
}

# the municipality someone lives in
_RESIDENCE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "nb": (("bostedskommune", "bosted"),),
    "nn": (("bustadkommune", "bustad"),),
    "en": (),
}

# what is said of municipalities, and the form of a stated region
_MUNICIPALITY: Mapping[str, tuple[tuple[str, str], ...]] = {
    "nb": (
        ("kommunenes", "the_regions's"),
        ("kommunene", "the_regions"),
        ("kommunens", "the_region's"),
        ("kommunen", "the_region"),
        ("kommuner", "regions"),
        ("kommune", "region"),
    ),
    "nn": (
        ("kommunane", "the_regions"),
        ("kommunen", "the_region"),
        ("kommunar", "regions"),
        ("kommune", "region"),
    ),
    "en": (
        ("municipality’s", "region's"),
        ("municipalities", "regions"),
        ("municipality", "region"),
    ),
}


@dataclass(frozen=True)
class OwnWords:
    """Words of a panel in one language; an empty one leaves the messages' own.

    Attributes
    ----------
    region, the_region, regions, the_regions
        A region: ``delstat``, ``delstaten``, ``delstater``, ``delstatene``.
    job, the_job, jobs, the_jobs
        What is counted.
    nation
        What regions are compared with, as in a sentence: ``Brasil``.
    is_group
        Whether the report is on several regions together, which is then a region all the same.
    has_municipalities
        Whether the regions are Norwegian municipalities.
    """

    region: str = ""
    the_region: str = ""
    regions: str = ""
    the_regions: str = ""
    job: str = ""
    the_job: str = ""
    jobs: str = ""
    the_jobs: str = ""
    nation: str = ""
    is_group: bool = False
    has_municipalities: bool = False

    def of(self, *, is_group: bool, has_municipalities: bool) -> "OwnWords":
        """Return the words for a report on one region or a group, of municipalities or not."""
        return replace(self, is_group=is_group, has_municipalities=has_municipalities)


WORDS = tuple(field.name for field in fields(OwnWords) if field.type is str)
"""Names of the words that can be stated."""


def words_of(stated: Mapping[str, str]) -> OwnWords:
    """Return words from their names."""
    known: dict[str, Any] = {name: stated[name] for name in WORDS if name in stated}
    return OwnWords(**known)


def lacking(stated: Mapping[str, str]) -> list[str]:
    """Return the forms of a word that are not stated, where others of the same word are."""
    return [
        form
        for forms in _NOUNS
        if any(form in stated for form in forms)
        for form in forms
        if form not in stated
    ]


@cache
def with_own_words(key: str, message: str, language: str, words: OwnWords) -> str:
    """Return a message with a panel's own words; what is in braces stays.

    Parameters
    ----------
    key
        Key of the message.
    language
        ``nb``, ``nn`` or ``en``.
    """
    whole = getattr(words, _WHOLE_MESSAGES.get(key, ""), "")
    if whole:
        return _cased(whole, message)
    for form, instead in _pairs(language, words):
        pattern = rf"\{{[^}}]*\}}|\b(?:{form})(?!\w)"
        message = re.sub(pattern, partial(_instead, instead), message, flags=re.IGNORECASE)
    return message


def _instead(word: str, match: re.Match[str]) -> str:
    return match[0] if match[0].startswith("{") else _cased(word, match[0])


def _pairs(language: str, words: OwnWords) -> Iterator[tuple[str, str]]:
    """Yield what messages say and what they are to say."""
    if not words.has_municipalities:
        yield from _instead_of_municipalities(language, words)
    for form, name in _IN_MESSAGES[language]:
        if words.is_group and name.startswith("the_region") and not name.startswith("the_regions"):
            continue
        word = _word(words, name, language)
        if not word:
            continue
        if language == "en" and name in ("region", "job"):
            # the article goes by the first letter
            yield f"an? {form}", f"{'an' if word[0] in 'aeiouAEIOU' else 'a'} {word}"
        yield form, word


def _instead_of_municipalities(language: str, words: OwnWords) -> Iterator[tuple[str, str]]:
    yield from _RESIDENCE[language]
    if not words.region:
        yield from _AREAS[language].items()
        return
    for form, name in _MUNICIPALITY[language]:
        yield form, _word(words, name, language)


def _word(words: OwnWords, name: str, language: str) -> str:
    """Return a stated word by the name of its form, in the genitive for a name with 's."""
    word: str = getattr(words, name.removesuffix("'s"))
    return _genitive(word, language) if word and name.endswith("'s") else word


def _genitive(word: str, language: str) -> str:
    if word[-1] in "sxzSXZ":
        return f"{word}’"
    return f"{word}’s" if language == "en" else f"{word}s"


def _cased(word: str, instead_of: str) -> str:
    return word[0].upper() + word[1:] if instead_of[:1].isupper() else word
