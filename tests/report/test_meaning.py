"""What sentences may claim: no cause for an identity, no form for all that is said of some."""

import re
from collections.abc import Iterator

import pytest

from regionanalysis.core.project import DEFAULT_NOTEBOOK
from regionanalysis.presentation.language import language
from regionanalysis.presentation.messages import languages, messages
from regionanalysis.presentation.wording import how_many, how_many_years
from sentences import (
    Caption,
    all_regions,
    mean_words,
    region_words,
    report_words,
    without_drawings,
)

__all__ = ["without_drawings"]

NOTEBOOKS = (DEFAULT_NOTEBOOK, "method_comparison", "national_overview")

# an effect is a part of an identity, and a test of six to fourteen years makes nothing certain
CLAIMS = {
    "nb": r"\bkoste[tr]\b|\bskyldes\b|\b[Åå]rsak|statistisk sikker|sikkert forskjellig"
    r"|sikkert fra landet|sanne gjennomsnittet",
    "nn": r"\bkosta\b|\b[Åå]rsak|statistisk sikker|sikkert ulik|sikkert frå landet"
    r"|sanne gjennomsnittet",
    "en": r"\bhas cost\b|\bdue to (?!chance)|\bowing to\b|\b[Cc]auses?\b|statistically significant"
    r"|true mean",
}

# a reader of a council's page has no terminal
COMMANDS = re.compile(
    r"regionanalysis (?:refresh|report|build|list)|--[a-z]+|\bboundaries\)"
    r"|[Pp]rosjektet|the project"
)

# a count of none, of all, or of one in one
COUNTS = re.compile(
    r"(?<!nummer )(?<!number )(?<!plass )(?<!rank )(?<![\d,.\u202f])\b"
    r"(?:0 (?:av|of)(?: de| dei)? \d+"
    r"|(\d+) (?:av|of)(?: de| dei)? \1)\b(?![,.]\d)"
)

TEN_YEARS = re.compile(r"\bti år|\bten years|last ten\b", re.IGNORECASE)

# the direction of the words, and the sign of the growth after them
DIRECTION = {
    "nb": (r" opp fra [^(]*\(−", r" ned fra [^(]*\(\+"),
    "nn": (r" opp frå [^(]*\(−", r" ned frå [^(]*\(\+"),
    "en": (r" rose from [^(]*\(−", r" fell from [^(]*\(\+"),
}


def sentences(texts: tuple[Caption, ...]) -> Iterator[str]:
    """Yield the sentences, titles and headings among texts."""
    yield from (one.text for one in texts if one.kind in ("sentence", "title", "heading"))


def wrong(texts: tuple[Caption, ...], code: str) -> list[str]:
    """Return the texts that claim what figures do not carry."""
    patterns = (CLAIMS[code], COUNTS, COMMANDS, *DIRECTION[code])
    return [text for text in sentences(texts) if any(re.search(one, text) for one in patterns)]


@pytest.mark.parametrize("code", languages())
def test_no_message_claims_a_cause_or_certainty(code: str) -> None:
    found = [
        key
        for key, texts in messages(code).items()
        if any(re.search(CLAIMS[code], text) for text in texts)
    ]
    assert found == []


@pytest.mark.parametrize("code", languages())
def test_no_message_gives_a_command(code: str) -> None:
    found = [key for key, texts in messages(code).items() if any(map(COMMANDS.search, texts))]
    assert found == []


@pytest.mark.parametrize("code", languages())
def test_no_message_says_ten_years_of_any_number(code: str) -> None:
    found = [key for key, texts in messages(code).items() if any(map(TEN_YEARS.search, texts))]
    assert found == []


@pytest.mark.usefixtures("without_drawings")
@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_report_claims_no_more_than_its_figures(
    notebook: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert wrong(report_words(notebook, monkeypatch, language=code), code) == []


@pytest.mark.usefixtures("without_drawings")
@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize(
    "asked",
    [{"members": "Grue"}, {"members": "Våler,Grue"}, {"start_year": 2012, "end_year": 2013}],
    ids=["one", "two", "a year"],
)
def test_an_odd_report_claims_no_more_than_its_figures(
    asked: dict[str, object], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = report_words(DEFAULT_NOTEBOOK, monkeypatch, language=code, **asked)
    assert wrong(texts, code) == []


@pytest.mark.usefixtures("without_drawings")
def test_no_region_has_a_sentence_against_its_figures() -> None:
    comparison, catalogue = all_regions(), language("nb")
    found = [
        text
        for at, name in enumerate(comparison.regions)
        for text in wrong(
            (*region_words(comparison, at, catalogue), *_means(name)),
            "nb",
        )
    ]
    assert found == []


def _means(name: str) -> tuple[Caption, ...]:
    return () if name == "Glåmdal" else mean_words(name, language("nb"))


@pytest.mark.parametrize(
    ("count", "total", "expected"), [(0, 3, "none"), (3, 3, "all"), (1, 3, "some"), (0, 0, "none")]
)
def test_a_count_has_a_form_for_none_some_and_all(count: int, total: int, expected: str) -> None:
    assert how_many(count, total) == expected


@pytest.mark.parametrize(
    ("count", "total", "expected"),
    [(0, 1, "one_above"), (1, 1, "one_below"), (0, 7, "none"), (7, 7, "all"), (2, 7, "some")],
)
def test_a_single_year_has_a_form_of_its_own(count: int, total: int, expected: str) -> None:
    assert how_many_years(count, total) == expected


# sentences of the catalogue before it was held to this
@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("nb", "Svak befolkningsvekst har kostet 839 arbeidsplasser"),
        ("nb", "Fallet skyldes strukturelle forhold."),
        ("nb", "I 1 av 1 år vokste Grue svakere enn landet"),
        ("nb", "Veksten var svakere enn landets i 0 av 7 år"),
        ("nb", "16 av 16 regioner har vekst"),
        ("nn", "Svak befolkningsvekst har kosta 839 arbeidsplassar"),
        ("en", "Weak population growth has cost 839 jobs"),
        ("en", "The effect is not statistically significant."),
        ("nb", "Kommandoen regionanalysis refresh 13470 vil hente dem."),
        ("nb", "Tallet gikk opp fra 100 til 90, altså 10 færre (−10,0 %)."),
    ],
)
def test_a_claim_is_found(code: str, text: str) -> None:
    assert wrong((Caption("sentence", text),), code) == [text]


@pytest.mark.parametrize(
    "text", ["Regionen er nummer 85 av 85.", "1 av 7 kommuner", "12 av 120 regioner"]
)
def test_an_ordinary_count_is_left_alone(text: str) -> None:
    assert wrong((Caption("sentence", text),), "nb") == []
