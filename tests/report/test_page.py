"""The page on Kongsvingerregionen: its chapters, its figures, its manifest."""

import json
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from page_text import HARD, MINUS, THIN, text_of
from regionanalysis import __version__
from regionanalysis.reporting.build.one import Report


def test_it_is_in_norwegian_bokmal_with_one_title(soup: BeautifulSoup) -> None:
    assert soup.html is not None
    assert soup.html["lang"] == "nb"
    headings = soup.find_all("h1")
    assert len(headings) == 1
    assert soup.title is not None
    assert soup.title.get_text() == headings[0].get_text()
    assert "Kongsvingerregionen" in headings[0].get_text()


def test_every_chapter_is_there_and_in_the_table_of_contents(soup: BeautifulSoup) -> None:
    chapters = [one.get_text() for one in soup.find_all("h2")]
    assert chapters == [
        "Kort fortalt",
        "Arbeidsplasser",
        "Næringsstruktur",
        "Hvorfor",
        "Pendling og arbeidsmarked",
        "Befolkning",
        "Utdanning og innovasjon",
        "Målet",
        "Hvor sikkert er dette?",
        "Kilder og metode",
    ]
    assert [link.get_text() for link in soup.select("nav li a")] == chapters
    for link in soup.select("nav a"):
        assert soup.find(id=str(link["href"])[1:]) is not None


def test_the_headline_stands_as_published(soup: BeautifulSoup) -> None:
    text = text_of(soup)
    assert f"ned fra 13{THIN}347 til 12{THIN}437" in text
    assert f"910 færre ({MINUS}6,8{HARD}%)" in text
    assert f"økt med 1{THIN}449" in text
    assert f"2{THIN}359 færre enn om den hadde vokst som landet" in text
    assert f"1{THIN}612 av dem (68{HARD}%)" in text
    assert f"752 (32{HARD}%)" in text
    assert "ikke kan skilles fra null" in text
    assert "er regionen nummer 75 av 85 regioner" in text


def test_the_break_is_told_with_the_figures_up_to_it(soup: BeautifulSoup) -> None:
    text = text_of(soup)
    assert "Brudd i tidsserien 2014/2015" in text
    assert f"Fram til 2014, altså før bruddet, var endringen {MINUS}310" in text
    assert f"avstanden til landet {MINUS}2{THIN}314" in text


def test_a_cumulated_figure_across_the_break_says_so_under_its_title(soup: BeautifulSoup) -> None:
    for key in ("waterfall", "barometer", "level", "index", "cumulated", "members", "positions"):
        figure = soup.find(id=f"fig-{key}")
        assert isinstance(figure, Tag)
        subtitle = figure.select_one(".fig-subtitle")
        assert subtitle is not None
        assert "krysser et brudd" in subtitle.get_text(), key


def test_six_and_seven_municipalities_are_both_told(soup: BeautifulSoup) -> None:
    text = text_of(soup)
    assert "+86 for alle sju kommuner" in text
    assert "uten Våler, var den +132" in text


def test_the_county_is_labelled_as_the_county(soup: BeautifulSoup) -> None:
    text = text_of(soup)
    assert "gjelder derfor hele Hedmark fylke, ikke regionen" in text
    assert f"bransjeeffekten {MINUS}0,20 tusen" in text
    assert f"befolkningseffekt og næringsattraktivitet {MINUS}1,46 tusen" in text


def test_what_is_missing_is_named_and_the_command_is_in_the_manifest(
    soup: BeautifulSoup, built: Report
) -> None:
    (term,) = [one for one in soup.select("dt") if one.get_text() == "Tall som mangler"]
    description = term.find_next("dd")
    assert isinstance(description, Tag)
    assert "skulle tilsi av utdanning" in description.get_text()
    assert "refresh" not in description.get_text()
    stated = json.loads(built.manifest.read_text("utf-8"))["notes"]
    (note,) = [note for note in stated if "education expected for education.expected" in note]
    assert note.endswith("Run `regionanalysis refresh`.")


def test_rounding_is_a_step_of_its_own(soup: BeautifulSoup) -> None:
    rows = {
        row.find("th").get_text(): row.find("td").get_text()  # type: ignore[union-attr]
        for row in soup.select("#fig-waterfall tbody tr")
    }
    assert rows["Avrunding"] == "+5"
    shown = ["Landets vekst", "Bransjeeffekt", "Befolkningseffekt", "Næringsattraktivitet"]
    total = sum(int(rows[k].replace(THIN, "").replace(MINUS, "-")) for k in (*shown, "Avrunding"))
    assert total == int(rows["Faktisk endring"].replace(MINUS, "-")) == -910


def test_the_manifest_tells_what_the_report_is_made_of(built: Report) -> None:
    manifest: dict[str, Any] = json.loads(built.manifest.read_text(encoding="utf-8"))
    assert manifest["slug"] == "kongsvingerregionen"
    assert manifest["package_version"] == __version__
    assert manifest["corrections"] == []
    assert manifest["built_at"].endswith("+00:00")
    assert {(built.page.parent / name).exists() for name in manifest["files"]} == {True}
    names = {origin["name"] for origin in manifest["origins"]}
    assert {"telemarksforsking_private_jobs", "ssb_03321_commuting", "ssb_11618_totals"} <= names
    assert all(len(origin["sha256"]) == 64 for origin in manifest["origins"])


def test_the_headline_of_the_manifest_is_at_full_precision(built: Report) -> None:
    headline = json.loads(built.manifest.read_text(encoding="utf-8"))["headline"]
    assert headline["unit"] == "persons"
    assert (headline["start_year"], headline["end_year"]) == (2002, 2016)
    assert (headline["start"], headline["end"], headline["change"]) == (13347, 12437, -910)
    assert (headline["rank"], headline["of"], headline["crosses_break"]) == (75, 85, True)
    effects = ("national_share", "industry_mix", "population_effect", "attractiveness")
    total = sum(headline[effect] for effect in effects) + headline["remainder"]
    assert abs(total - headline["change"]) < 1e-9
    assert round(headline["gap"]) == -2359
    assert "regional_shift" not in headline


def test_nothing_of_the_making_is_left_behind(built: Report) -> None:
    names = {path.name for path in built.page.parent.iterdir()}
    files = {f"kongsvingerregionen.{end}" for end in ("html", "ipynb", "json", "xlsx")}
    assert names == {*files, "kongsvingerregionen-data"}


def test_the_page_tells_no_path_of_the_machine(built: Report) -> None:
    assert str(Path.home()) not in built.page.read_text(encoding="utf-8")
    assert str(Path(__file__).resolve().parents[2]) not in built.page.read_text(encoding="utf-8")
