"""The overview of all regions."""

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from many_regions import REGIONS, ManyRegions
from page_text import HARD, MINUS, text_of
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.reporting.build.one import Report, build_report
from regionanalysis.study.parameters import report_parameters


def parsed(report: Report) -> BeautifulSoup:
    return BeautifulSoup(report.page.read_text(encoding="utf-8"), "html.parser")


def manifest(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(report.manifest.read_text(encoding="utf-8"))
    return found


def test_the_published_regions_are_ranked_as_published(overview: Report) -> None:
    headline = manifest(overview)["headline"]
    assert headline["regions"] == 85
    assert headline["rank_by_region"]["Glåmdal"] == 75
    assert headline["growth_by_region"]["Glåmdal"] == pytest.approx(-6.8, abs=0.03)
    assert f"Glåmdal er nummer 75 av 85, med {MINUS}6,8{HARD}%" in text_of(parsed(overview))


def test_every_region_has_its_own_entry_that_needs_no_script(overview: Report) -> None:
    page = parsed(overview)
    entries = page.select("details.entry")
    assert len(entries) == 85
    names = [one.summary.get_text().rsplit(" ", 2)[0] for one in entries if one.summary]
    # Norwegian letters come last
    assert names[0].startswith("A")
    assert (
        names.index("Ålesundregionen") > names.index("Øst-Telemark") > names.index("Vest-Telemark")
    )
    for link in page.select("nav.letters a"):
        assert page.find(id=str(link["href"])[1:]) is not None


def test_what_needs_every_year_is_left_out_of_means(overview: Report) -> None:
    page = parsed(overview)
    assert page.find(id="chance") is None
    assert page.find(id="fig-funnel") is None


def test_ones_own_regions_have_chance_years_and_a_map(overview_of_panel: Report) -> None:
    page = parsed(overview_of_panel)
    for key in ("ranking", "positions", "funnel", "years", "small-multiples", "map"):
        assert page.find(id=f"fig-{key}") is not None, key
    drawing = page.select_one("#fig-map .plot.wide svg")
    assert drawing is not None
    # a path for every square at least
    assert len(drawing.find_all("path")) >= len(REGIONS)
    assert len(page.select("#fig-map tbody tr")) == len(REGIONS)


def test_the_marked_region_stands_out(overview_of_panel: Report) -> None:
    assert "Bygd 9005 er nummer" in text_of(parsed(overview_of_panel))


def test_boundaries_of_other_regions_are_refused(many_regions: ManyRegions, tmp_path: Path) -> None:
    text = many_regions.boundaries.read_text(encoding="utf-8").replace('"90', '"80')
    other = tmp_path / "other.geojson"
    other.write_text(text, encoding="utf-8")
    parameters = report_parameters(region="9005", panel=many_regions.panel, boundaries=other)
    with pytest.raises(InputError, match="None of the regions"):
        build_report(parameters, tmp_path / "out", "national_overview")
    assert not (tmp_path / "out").exists()


def test_a_panel_of_one_region_is_no_overview(panel_file: Path, tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="overview of 2 regions"):
        build_report(report_parameters(panel=panel_file), tmp_path, "national_overview")


def test_a_parameter_that_the_report_has_no_use_for_is_refused(
    many_regions: ManyRegions, tmp_path: Path
) -> None:
    parameters = report_parameters(
        region="9005", panel=many_regions.panel, boundaries=many_regions.boundaries
    )
    with pytest.raises(ParameterError, match="does not take boundaries"):
        build_report(parameters, tmp_path)


class TestOwnRegionWithPeople:
    def test_has_the_four_effects_and_they_add_up(self, built_with_people: Report) -> None:
        headline = manifest(built_with_people)["headline"]
        effects = ("national_share", "industry_mix", "population_effect", "attractiveness")
        total = sum(headline[name] for name in effects) + headline["remainder"]
        assert total == pytest.approx(headline["change"])

    def test_is_one_place_and_not_the_sum_of_its_members(self, built_with_people: Report) -> None:
        text = text_of(parsed(built_with_people))
        assert "anslått med regresjon på de samme tallene" in text
        assert "En gruppe av områder regnes som ett sted" in text
        # as is said where the effects are added
        assert "er summen av effektene i kommunene" not in text
        assert "Bygd 9001" in text

    def test_has_commuting_population_and_goal(self, built_with_people: Report) -> None:
        page = parsed(built_with_people)
        for key in (
            "commuting",
            "integration-in",
            "population",
            "goal",
            "jobs-ahead",
            "people-ahead",
        ):
            assert page.find(id=f"fig-{key}") is not None, key

    def test_too_few_regions_ask_for_coefficients(
        self, panel_file: Path, many_regions: ManyRegions, tmp_path: Path
    ) -> None:
        parameters = report_parameters(
            region="01", panel=panel_file, population=many_regions.population
        )
        with pytest.raises(ParameterError, match="coefficients"):
            build_report(parameters, tmp_path)

    def test_coefficients_can_be_given(self, many_regions: ManyRegions, tmp_path: Path) -> None:
        path = tmp_path / "beta.csv"
        path.write_text(
            "industry,beta\nJordbruk,0\nIndustri,0\nBygg,0\nHandel,0\nHelse,0\n", encoding="utf-8"
        )
        parameters = report_parameters(
            region="9005",
            panel=many_regions.panel,
            population=many_regions.population,
            coefficients=path,
        )
        built = build_report(parameters, tmp_path / "out")
        assert manifest(built)["headline"]["population_effect"] == 0

    def test_files_of_people_without_a_panel_are_refused(self, many_regions: ManyRegions) -> None:
        with pytest.raises(ParameterError, match="population go with figures of your own"):
            report_parameters(population=many_regions.population)
