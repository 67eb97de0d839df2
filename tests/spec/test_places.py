"""Names of places in sentences: *i* or *på*, and one name of several."""

import csv
from importlib.resources import as_file, files

import pytest

from regionanalysis.classifications.counties import counties
from regionanalysis.classifications.divisions import ba_regions, telemarksforsking_regions
from regionanalysis.classifications.municipality_codes import municipalities
from regionanalysis.classifications.places import official_name, preposition, text_name
from regionanalysis.panel.provenance import read_verified
from regionanalysis.presentation.language import language
from regionanalysis.presentation.prepositions import with_prepositions


def table_names() -> set[str]:
    source = files("regionanalysis").joinpath("classifications/place_prepositions.csv")
    return {row["name"] for row in csv.DictReader(source.read_text("utf-8").splitlines())}


@pytest.mark.parametrize("vintage", [1994, 2002, 2017, 2019, 2020, 2024])
def test_every_municipality_and_county_has_a_preposition(vintage: int) -> None:
    named = {*municipalities(vintage).values(), *counties(vintage).values()}
    assert {text_name(name) for name in named} - table_names() == set()


def test_every_region_of_both_divisions_has_a_preposition() -> None:
    named = {*telemarksforsking_regions(), *(name.removeprefix("BA ") for name in ba_regions())}
    assert named - table_names() == set()


# as the Language Council and the language pages of NRK have them
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hadeland", "på"),
        ("Hitra", "på"),
        ("Smøla", "på"),
        ("Senja", "på"),
        ("Bokn", "på"),
        ("Vikna", "på"),
        ("Røros - Rosse", "på"),
        ("Nesodden", "på"),
        ("Voss", "på"),
        ("Øvre Romerike", "på"),
        ("Lofoten", "i"),
        ("Vesterålen", "i"),
        ("Oppdal", "i"),
        ("Vardø", "i"),
        ("Tromsø", "i"),
        ("Hedmark", "i"),
        ("Kongsvinger", "i"),
        ("Atlantis", "i"),
    ],
)
def test_a_place_has_its_preposition(name: str, expected: str) -> None:
    assert [preposition(name, code) for code in ("nb", "nn")] == [expected] * 2


@pytest.mark.parametrize(
    ("code", "message", "name", "expected"),
    [
        ("nb", "Jobber i {name} økte", "Hadeland", "Jobber på {name} økte"),
        ("nn", "I {name} auka talet", "Hitra", "På {name} auka talet"),
        ("nb", "I {name} økte tallet", "Oslo", "I {name} økte tallet"),
        ("en", "Jobs i {name}", "Hadeland", "Jobs i {name}"),
        ("nb", "hi {name}", "Hadeland", "hi {name}"),
    ],
)
def test_a_sentence_has_the_preposition_of_its_place(
    code: str, message: str, name: str, expected: str
) -> None:
    assert with_prepositions(message, {"name": name}, code) == expected


def test_a_message_is_filled_in_with_the_preposition() -> None:
    values = {"start": 2015, "end": 2022}
    assert (
        language("nb")
        .message("page.title", name="Fosen", **values)
        .startswith("Arbeidsplasser på Fosen")
    )
    assert "i Oslo" in language("nn").message("page.title", name="Oslo", **values)


def test_a_sentence_has_one_of_several_names() -> None:
    assert text_name("Guovdageaidnu - Kautokeino") == "Kautokeino"
    assert official_name("Porsanger - Porsángu - Porsanki") == "Porsanger – Porsáŋgu – Porsanki"
    assert text_name("Grue") == official_name("Grue") == "Grue"


def test_every_parallel_name_is_in_the_table() -> None:
    named = {name for year in (2012, 2018, 2020, 2024) for name in municipalities(year).values()}
    assert [name for name in named if " - " in text_name(name)] == []


@pytest.mark.parametrize("table", ["place_prepositions", "parallel_names"])
def test_the_tables_are_those_of_their_sidecars(table: str) -> None:
    with as_file(files("regionanalysis") / "classifications") as folder:
        content, origin = read_verified(folder / f"{table}.csv")
    assert content
    assert origin.notes
