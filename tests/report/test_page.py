"""The page: readable without sight, network, script or code."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from regionanalysis import __version__
from regionanalysis.reporting.build import Report

MOST_BYTES = 1_000_000
MINUS, THIN, HARD = "\N{MINUS SIGN}", "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


def text_of(page: BeautifulSoup) -> str:
    main = page.find("main")
    assert isinstance(main, Tag)
    return re.sub(r"[ \n\t]+", " ", main.get_text(" "))


def test_it_is_in_norwegian_bokmal_with_one_title(soup: BeautifulSoup) -> None:
    assert soup.html is not None
    assert soup.html["lang"] == "nb"
    headings = soup.find_all("h1")
    assert len(headings) == 1
    assert soup.title is not None
    assert soup.title.get_text() == headings[0].get_text()
    assert "Kongsvingerregionen" in headings[0].get_text()


def test_no_heading_level_is_skipped(soup: BeautifulSoup) -> None:
    levels = [int(one.name[1]) for one in soup.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_chapter_is_there_and_in_the_table_of_contents(soup: BeautifulSoup) -> None:
    chapters = [one.get_text() for one in soup.find_all("h2")]
    assert chapters == [
        "Kort fortalt",
        "Arbeidsplasser",
        "Næringsstruktur",
        "Hvorfor",
        "Arbeidsmarkedet henger sammen",
        "Befolkning",
        "Utdanning og innovasjon",
        "Målet",
        "Hvor sikkert er dette?",
        "Kilder og metode",
    ]
    assert [link.get_text() for link in soup.select("nav a")] == chapters
    for link in soup.select("nav a"):
        assert soup.find(id=str(link["href"])[1:]) is not None


def test_the_headline_stands_as_published(soup: BeautifulSoup) -> None:
    text = text_of(soup)
    assert f"ned fra 13{THIN}347 til 12{THIN}437" in text
    assert f"910 færre ({MINUS}6,8{HARD}%)" in text
    assert f"økt med 1{THIN}449" in text
    assert f"2{THIN}361 arbeidsplasser bak landet" in text
    assert f"1{THIN}612 arbeidsplasser (68{HARD}%)" in text
    assert f"752 arbeidsplasser (32{HARD}%)" in text
    assert "ikke er statistisk sikker" in text
    assert "plass 75 av 85 regioner" in text


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
    assert f"ikke-strukturelle forhold {MINUS}1,46 tusen" in text


def test_what_is_missing_is_named_with_the_command_that_brings_it(soup: BeautifulSoup) -> None:
    missing = soup.select_one(".missing")
    assert missing is not None
    assert "regionanalysis refresh 09429" in missing.get_text()


def test_rounding_is_a_step_of_its_own(soup: BeautifulSoup) -> None:
    rows = {
        row.find("th").get_text(): row.find("td").get_text()  # type: ignore[union-attr]
        for row in soup.select("#fig-waterfall tbody tr")
    }
    assert rows["Avrunding"] == "+5"
    shown = ["Landets vekst", "Bransjeeffekt", "Befolkningseffekt", "Næringsattraktivitet"]
    total = sum(int(rows[k].replace(THIN, "").replace(MINUS, "-")) for k in (*shown, "Avrunding"))
    assert total == int(rows["Faktisk endring"].replace(MINUS, "-")) == -910


def test_every_drawing_has_its_own_alternative_text(soup: BeautifulSoup) -> None:
    figures = soup.find_all("figure")
    assert len(figures) > 15
    texts = []
    for figure in figures:
        drawings = figure.find_all("svg")
        assert {one["role"] for one in drawings} == {"img"}
        labels = {str(one["aria-label"]) for one in drawings}
        assert len(labels) == 1
        texts += list(labels)
        assert len(texts[-1]) > 30
    assert len(set(texts)) == len(texts)


def test_every_figure_has_a_finding_a_measure_a_source_and_its_figures(soup: BeautifulSoup) -> None:
    for figure in soup.find_all("figure"):
        for part in (".fig-title", ".fig-subtitle", ".source", "details table"):
            found = figure.select_one(part)
            assert found is not None, (figure["id"], part)
            assert found.get_text(strip=True)


def test_every_table_has_a_caption_and_header_cells(soup: BeautifulSoup) -> None:
    tables = soup.find_all("table")
    assert tables
    for table in tables:
        assert table.caption is not None
        assert table.caption.get_text(strip=True)
        for cell in table.find_all("th"):
            assert cell["scope"] in {"row", "col"}
            assert cell.get_text(strip=True)
        for row in table.select("tbody tr"):
            assert len(row.find_all("th")) == 1


def test_nothing_is_fetched_from_outside_and_no_script_is_needed(built: Report) -> None:
    page = built.page.read_text(encoding="utf-8")
    soup = BeautifulSoup(page, "html.parser")
    assert soup.find("script") is None
    for tag, attribute in (("img", "src"), ("link", "href"), ("iframe", "src"), ("a", "href")):
        for one in soup.find_all(tag):
            assert str(one.get(attribute, "")).startswith("#"), one
    assert "@import" not in page
    addresses = set(re.findall(r"https?://[^\s\"'<)]+", page))
    # names of vocabularies, which nobody fetches
    assert addresses <= {"http://www.w3.org/1999/xlink", "http://www.w3.org/2000/svg"}


def test_no_code_is_shown(built: Report) -> None:
    page = built.page.read_text(encoding="utf-8")
    for word in ("study.section", "In [", "import ", "Traceback"):
        assert word not in page


def test_ids_are_unique(soup: BeautifulSoup) -> None:
    ids = [str(one["id"]) for one in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_it_is_under_a_megabyte(built: Report) -> None:
    assert built.page.stat().st_size < MOST_BYTES


def test_no_figure_or_word_is_missing_from_a_sentence(soup: BeautifulSoup) -> None:
    text = text_of(soup)
    wrongs = ("None", "{", "}", "--", f"{MINUS}{MINUS}", f"+{MINUS}", " 1 arbeidsplasser")
    for wrong in wrongs:
        assert wrong not in text, wrong
    assert not re.search(r"\bnan\b", text)
    assert not re.search(r"\d-\d{3}|\d\.\d", text_without_sources(soup))


def text_without_sources(soup: BeautifulSoup) -> str:
    clone = BeautifulSoup(str(soup), "html.parser")
    for one in clone.select(".sources, style, footer"):
        one.decompose()
    return text_of(clone)


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
    assert round(headline["gap"]) == -2361
    assert "regional_shift" not in headline


def test_nothing_of_the_making_is_left_behind(built: Report) -> None:
    names = {path.name for path in built.page.parent.iterdir()}
    assert names == {f"kongsvingerregionen.{end}" for end in ("html", "ipynb", "json")}


def test_the_page_tells_no_path_of_the_machine(built: Report) -> None:
    assert str(Path.home()) not in built.page.read_text(encoding="utf-8")
    assert str(Path(__file__).resolve().parents[2]) not in built.page.read_text(encoding="utf-8")
