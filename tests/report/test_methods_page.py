"""The comparison of methods: what it says, of whom, and what it leaves out and says so."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from page_text import MINUS, THIN, text_of
from regionanalysis.core.project import reference_folder
from regionanalysis.reporting.build.one import Report, build_report
from regionanalysis.shiftshare import VARIANTS
from regionanalysis.study.parameters import report_parameters


@pytest.fixture(scope="session")
def page(methods: Report) -> BeautifulSoup:
    return BeautifulSoup(methods.page.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="session")
def headline(methods: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(methods.manifest.read_text(encoding="utf-8"))["headline"]
    return found


def test_every_chapter_is_there(page: BeautifulSoup) -> None:
    assert [one.get_text() for one in page.find_all("h2")] == [
        "Kort fortalt",
        "Metodene",
        "Perioden",
        "Hva vi sammenligner med",
        "Grov eller fin næringsinndeling",
        "Hvor sikkert er dette?",
        "Regresjonsformen",
        "Spesialisering",
        "Kilder og metode",
    ]


def test_it_says_that_the_county_stands_in_for_the_region(page: BeautifulSoup) -> None:
    text = text_of(page)
    assert "Næringstall for kommunene i Kongsvingerregionen finnes ikke her" in text
    assert "Hedmark fylke gikk fra" in text


def test_every_variant_adds_up_to_the_same_change(headline: dict[str, Any]) -> None:
    assert set(headline["variants"]) == set(VARIANTS)
    for name, effects in headline["variants"].items():
        whole = sum(effects.values()) + headline["undisclosed"][name]
        assert whole == pytest.approx(headline["change"]), name
        assert sum(headline["kinds"][name].values()) == pytest.approx(sum(effects.values()))


def test_a_reader_who_adds_a_row_gets_its_change(page: BeautifulSoup) -> None:
    caption = page.find("caption", string=re.compile("etter metode og slag"))
    assert caption is not None
    table = caption.find_parent("table")
    assert table is not None
    rows = [[cell.get_text() for cell in row.find_all("td")] for row in table.select("tbody tr")]
    assert len(rows) == len(VARIANTS)
    for row in rows:
        *parts, change = (int(one.replace(THIN, "").replace(MINUS, "-")) for one in row)
        # each is rounded by itself
        assert abs(sum(parts) - change) <= len(parts) // 2


def test_the_classic_effects_are_those_published_for_hedmark(headline: dict[str, Any]) -> None:
    # 1 000 persons with one decimal: +7.56, -0.20 and -1.46
    classic = headline["variants"]["classic"]
    rounded = [round(classic[effect] / 10) / 100 for effect in classic]
    assert rounded == [7.56, -0.20, -1.46]


def test_what_is_not_certain_is_said_not_to_be(page: BeautifulSoup) -> None:
    text = text_of(page)
    assert "Effekten kan ikke skilles fra null" in text
    assert "Den kan ikke skilles fra null" in text
    assert "Kan ikke skilles fra null" in text


def test_rounding_and_unknown_figures_set_limits(page: BeautifulSoup) -> None:
    text = text_of(page)
    assert f"ikke-strukturelle forhold mellom {MINUS}1{THIN}942 og {MINUS}1{THIN}253" in text


def test_sections_that_need_more_regions_are_left_out(page: BeautifulSoup) -> None:
    assert page.select(".missing") == []
    assert page.find(id="fig-region-effects") is None


def test_a_panel_of_many_regions_has_every_region_and_a_test_on_the_past(tmp_path: Path) -> None:
    panel = tmp_path / "many.csv"
    rows = ["region,region_name,industry,year,employment"]
    for region in range(6):
        for year in range(2010, 2015):
            grown = 1 + (region - 2) * 0.01 * (year - 2010)
            rows += [
                f"{region + 1:02},Sted {region + 1},{industry},{year},{round(jobs * grown)}"
                for industry, jobs in (("farming", 100), ("trade", 200 + 30 * region))
            ]
    panel.write_text("\n".join(rows) + "\n", encoding="utf-8")
    parameters = report_parameters(region="Sted 2", panel=panel)
    built = build_report(parameters, tmp_path / "out", "method_comparison")
    page = BeautifulSoup(built.page.read_text(encoding="utf-8"), "html.parser")
    figure = page.find(id="fig-region-effects")
    assert figure is not None
    assert len(figure.select("tbody tr")) == 6
    assert "den gjennomsnittlige feilen" in text_of(page)


def test_an_origin_is_named_for_every_figure_used(methods: Report) -> None:
    origins = json.loads(methods.manifest.read_text(encoding="utf-8"))["origins"]
    names = {path.stem for path in reference_folder().glob("*.toml")}
    assert {one["name"] for one in origins} <= names
    assert any("11713" in one["table"] for one in origins)
