"""The reports in nynorsk and English: named, stated, marked, and whole in a browser."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from accessibility import axe_violations
from page_text import TRANSLATED, text_of
from regionanalysis.reporting.build.one import Report

# wide in the light and a phone in the dark
LOOKS = [(1280, "light"), (375, "light"), (375, "dark")]


@pytest.fixture(params=[(code, page) for code, pages in TRANSLATED.items() for page in pages])
def translated(request: pytest.FixtureRequest) -> tuple[str, Report]:
    code, page = request.param
    return code, request.getfixturevalue(page)


@pytest.fixture
def soup(translated: tuple[str, Report]) -> BeautifulSoup:
    return BeautifulSoup(translated[1].page.read_text(encoding="utf-8"), "html.parser")


def test_the_language_is_in_the_page_the_file_name_and_the_manifest(
    translated: tuple[str, Report], soup: BeautifulSoup
) -> None:
    code, report = translated
    assert soup.html is not None
    assert soup.html["lang"] == code
    assert report.page.stem.endswith(f"-{code}")
    manifest = json.loads(report.manifest.read_text(encoding="utf-8"))
    assert manifest["language"] == manifest["parameters"]["language"] == code
    assert manifest["slug"] == report.page.stem
    assert report.page.name in manifest["files"]


def test_the_words_are_those_of_the_language(
    translated: tuple[str, Report], soup: BeautifulSoup
) -> None:
    code, _ = translated
    # in each report whatever it is about, and in no other language
    last, show = {
        "nn": ("Kjelder og metode", "Vis tala"),
        "en": ("Sources and method", "Show the figures"),
    }[code]
    assert soup.find_all("h2")[-1].get_text() == last
    assert {str(one.contents[0]) for one in soup.select("figure summary")} == {show}
    assert "arbeidsplasser" not in _without_marked(soup)


def test_titles_of_sources_are_marked_as_bokmal(soup: BeautifulSoup) -> None:
    lines = soup.select("figure .source span[lang]")
    assert {str(one["lang"]) for one in lines} == {"nb"}
    assert "" not in {one.get_text() for one in lines}


def test_bokmal_has_its_own_name_and_no_mark_on_its_own_words(built: Report) -> None:
    assert built.page.name == "kongsvingerregionen.html"
    page = BeautifulSoup(built.page.read_text(encoding="utf-8"), "html.parser")
    assert page.select('span[lang="nb"]') == []
    assert "Dynamic shift-share analysis" in {
        one.get_text() for one in page.select('span[lang="en"]')
    }


def test_english_writes_figures_in_its_own_way(built_en: Report, built_nn: Report) -> None:
    english, nynorsk = (text_of(_parsed(one)) for one in (built_en, built_nn))
    assert "−6.8%" in english
    assert "13\N{NARROW NO-BREAK SPACE}347" in english
    assert "−6,8\N{NO-BREAK SPACE}%" in nynorsk
    assert "number 75 of 85 regions" in english


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing(
    chromium: Any, translated: tuple[str, Report], width: int, scheme: str
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(translated[1].page.as_uri())
    violations = axe_violations(page, scheme)
    page.close()
    assert violations == ""


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_is_too_wide_and_no_text_of_a_drawing_is_cut(
    chromium: Any, translated: tuple[str, Report], width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto(translated[1].page.as_uri())
    wide, cut = page.evaluate(
        """() => [document.documentElement.scrollWidth,
            [...document.querySelectorAll('.plot svg')]
                .filter(svg => svg.getBoundingClientRect().width > 0)
                .flatMap(svg => [...svg.querySelectorAll('text')].filter(text => {
                    const box = text.getBoundingClientRect(), frame = svg.getBoundingClientRect()
                    return box.left < frame.left - 1 || box.right > frame.right + 1
                }).map(text => text.textContent))]"""
    )
    page.close()
    assert wide <= width
    assert cut == []


def _parsed(report: Report) -> BeautifulSoup:
    return BeautifulSoup(report.page.read_text(encoding="utf-8"), "html.parser")


def _without_marked(soup: BeautifulSoup) -> str:
    for one in soup.select("span[lang]"):
        one.decompose()
    return text_of(soup).casefold()
