"""Every sentence about every region and county, in every language."""

import re
from pathlib import Path

import pandas as pd
import pytest

from regionanalysis.model.goal import goal_need
from regionanalysis.presentation import text
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import Language, language
from regionanalysis.presentation.messages import languages
from sentences import (
    GOAL,
    Caption,
    all_regions,
    county_panel_file,
    mean_words,
    region_account,
    region_words,
    report_words,
    without_drawings,
)

__all__ = ["without_drawings"]

pytestmark = pytest.mark.usefixtures("without_drawings")

NOTEBOOKS = ("regional_report", "method_comparison", "national_overview")

# what no sentence may hold, whatever the figures
NEVER = {
    "two signs": r"[+−-][+−]|[+−] \d",
    "an ordinary minus": r"(?<![\w/])-\d",
    "a missing figure": r"\bnan\b|None|\{|\}|\binf\b",
    "two spaces": r"[^\S\n]{2}",
    "space before punctuation": r"\s[.,;:!?)]|\(\s",
    "a stray full stop": r"\.\.|,\.|\.,|\(\)",
    "more than one is": r"(?<![\d.,\u202f])[+−]?1 "
    r"(arbeidsplassa?e?r|kommuna?e?r|persona?e?r|regiona?e?r|jobs|persons|regions|"
    r"municipalities|pairs|figures)\b",
    "growth with a minus": r"(vokste|vaks|voks|økte|auka|grew|rose|risen|økt) (med|by) −",
    "decline with a sign": r"(gikk ned|gjekk ned|sank|fell|fallen|trakk ned|trekte ned|pulled down|"
    r"trakk fra|trekte frå|took away) (med |by )?[+−]",
    "a space within a number": r"\d \d{3}\b",
}

# words of one language that the others have not, as whole words
NOT_IN = {
    "nb": "ikkje frå kva korleis kvifor kvar arbeidsplassar kommunar regionar meir berre talet "
    "tala utan nokre mykje verksemd the and of with from not",
    "nn": "ikke fra hva hvordan hvorfor hvor hver hvert hvilke arbeidsplasser kommuner kommunene "
    "regioner regionene mer bare tallet tallene tall uten noen mye virksomhet ble vært være "
    "gjelder bransjer bransjene effekter effektene sammenlignet vokste vokser økt årlige årlig høy "
    "høyest høyere lav lavest mens tjenester sysselsatte innbyggere næringer brudd flere egne de "
    "et en disse sammen offentlige trakk ga kilde the and of with from not",
    "en": "og ikke ikkje fra frå til med av som på arbeidsplasser arbeidsplassar kommune kommuner "
    "kommunar landet fylke prosent bransje næring tall tal kilde kjelde uten utan hver kvar år er "
    "det den var vokste voks regioner regionar personer personar avstand vekst",
}
# names stay as they are
NAMES = re.compile(
    r"Møre og Romsdal|Sogn og Fjordane|Nye Asker og Bærum|Kongsberg og omland|Troms og Finnmark"
    r"|Statistisk sentralbyrå|[A-ZÆØÅ]\w+ og [A-ZÆØÅ]\w+"
)


def faults(values: Caption, code: str) -> list[str]:
    """Return what is wrong with a text of a report."""
    text = NAMES.sub("X", values.text)
    # what a source is called is as its producer has it
    found = (
        []
        if values.kind == "source"
        else [name for name, pattern in NEVER.items() if re.search(pattern, text)]
    )
    foreign = set(NOT_IN[code].split()) & set(re.findall(r"\w+", text.casefold()))
    found += [f"words of another language: {', '.join(sorted(foreign))}"] if foreign else []
    if values.kind == "sentence":
        if not re.match(r"[A-ZÆØÅ0-9+−]", text):
            found.append("a sentence that does not begin with a capital")
        if not re.search(r"[.:?]$", text):
            found.append("a sentence that does not end with a full stop")
    if values.kind == "title" and (text.endswith(".") or not re.match(r"[A-ZÆØÅ0-9+−]", text)):
        found.append("a title that is not one")
    return found


def wrong(texts: tuple[Caption, ...], code: str) -> dict[str, list[str]]:
    """Return the texts that something is wrong with."""
    return {one.text: found for one in texts if one.text and (found := faults(one, code))}


@pytest.fixture(name="language", params=languages())
def language_of_a_report(request: pytest.FixtureRequest) -> Language:
    return language(request.param)


def test_every_sentence_about_telemarksforskings_regions_can_be_read(language: Language) -> None:
    comparison = all_regions()
    assert len(comparison.regions) == 85
    found: dict[str, list[str]] = {}
    for at in range(len(comparison.regions)):
        found |= wrong(region_words(comparison, at, language), language.code)
    assert found == {}


def test_every_sentence_about_a_regions_means_can_be_read(language: Language) -> None:
    names = [name for name in all_regions().regions if name != "Glåmdal"]
    assert len(names) == 84
    found: dict[str, list[str]] = {}
    for name in names:
        found |= wrong(mean_words(name, language), language.code)
    assert found == {}


def test_a_report_on_means_runs_the_whole_notebook(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = report_words("regional_report", monkeypatch, language=language.code, region="hadeland")
    assert wrong(texts, language.code) == {}
    words = " ".join(one.text for one in texts)
    assert "refresh" not in words
    assert len([one for one in texts if one.kind == "heading"]) > 5


def test_the_parts_that_a_sentence_names_add_up_as_they_are_read() -> None:
    comparison = all_regions()
    catalogue = language("nb")
    found = []
    for at in range(len(comparison.regions)):
        account = region_account(comparison, at)
        structure = text.summary_text(account, Context("X", "private", ""), None, catalogue)[2].text
        need = text.goal_need(goal_need(account, GOAL), catalogue).text
        if parts := re.search(
            r"bransjene \((.+?)\) og befolkningen \((.+?)\), .*?([\d\u202f]+) arb", structure
        ):
            found.append((abs(whole(parts[1]) + whole(parts[2])), whole(parts[3])))
        if parts := re.search(
            r"vekst (\S+) i året, (?:mens|og) strukturelle forhold (?:(trakk fra)|la til) "
            r"(\S+?)\. Til sammen er det (\S+?)\. ",
            need,
        ):
            structural = -whole(parts[3]) if parts[2] else whole(parts[3])
            found.append((whole(parts[1]) + structural, whole(parts[4])))
    assert len(found) > 100
    assert [one for one in found if one[0] != one[1]] == []


def whole(written: str) -> int:
    """Return a whole number as it is written in a sentence."""
    return int(written.replace("\u202f", "").replace("−", "-"))


@pytest.fixture(scope="module")
def counties(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return county_panel_file(shared, tmp_path_factory.mktemp("counties"))


def county_names(panel: Path) -> list[str]:
    """Return the names of the counties in a panel of them and the nation."""
    table = pd.read_csv(panel, dtype=str)
    return sorted(table.loc[table["region"] != "0", "region_name"].unique())


def test_every_sentence_about_the_counties_can_be_read(
    language: Language, counties: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: dict[str, list[str]] = {}
    names = county_names(counties)
    assert len(names) == 17
    for county in names:
        asked = {"region": county, "panel": str(counties), "language": language.code}
        for notebook in NOTEBOOKS[:2]:
            found |= wrong(report_words(notebook, monkeypatch, **asked), language.code)
    found |= wrong(report_words(NOTEBOOKS[2], monkeypatch, **asked), language.code)
    assert found == {}


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_every_sentence_about_kongsvingerregionen_can_be_read(
    language: Language, notebook: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = report_words(notebook, monkeypatch, language=language.code)
    assert len(texts) > 100
    assert wrong(texts, language.code) == {}


@pytest.mark.parametrize("members", ["Grue", "Kongsvinger,Eidskog", "Våler,Nord-Odal,Grue"])
def test_a_region_of_few_municipalities_can_be_read_too(
    language: Language, members: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = report_words("regional_report", monkeypatch, language=language.code, members=members)
    assert wrong(texts, language.code) == {}


def test_a_year_can_be_read(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    years = {"start_year": 2012, "end_year": 2013}
    texts = report_words("regional_report", monkeypatch, language=language.code, **years)
    assert wrong(texts, language.code) == {}


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("nb", "Tallet vokste med −3,1 %.", "growth with a minus"),
        ("nb", "Det er 1 arbeidsplasser.", "more than one is"),
        ("en", "There are −1 jobs here.", "more than one is"),
        ("en", "A change of −−3.", "two signs"),
        ("nn", "Talet er nan.", "a missing figure"),
        ("nn", "Talet er  3.", "two spaces"),
    ],
)
def test_a_fault_is_found(code: str, text: str, name: str) -> None:
    assert faults(Caption("sentence", text), code) == [name]


def test_a_word_of_another_language_is_found() -> None:
    assert faults(Caption("sentence", "Talet er ikke kjent."), "nn")
    assert faults(Caption("sentence", "Growth in Hedmark fylke."), "en")
    assert not faults(Caption("sentence", "Growth in Møre og Romsdal."), "en")
