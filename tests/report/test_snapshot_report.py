"""The report with snapshots: any municipality or named region, to the last year."""

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from outlines import outlines
from page_text import text_of
from regionanalysis.classifications.municipality_codes import municipalities, successors
from regionanalysis.cli.inventory import inventory_text
from regionanalysis.core.project import HOME_VARIABLE, project_folder
from regionanalysis.errors import MissingDataError, ParameterError
from regionanalysis.indicators.concentration import industry_profile
from regionanalysis.io.refresh import boundaries as boundary_snapshot
from regionanalysis.io.statbank.service import Service
from regionanalysis.io.statbank.tables import ssb_tables
from regionanalysis.panel.provenance import sha256_of
from regionanalysis.presentation import charts
from regionanalysis.reporting.build.one import Report, build_report
from regionanalysis.study import open_national_overview, open_region
from regionanalysis.study.parameters import report_parameters

YEARS = range(2015, 2023)
INDUSTRIES = {"01-03": "Jordbruk", "10-33": "Industri", "45-47": "Handel"}
DIVISIONS = {"02": "Skogbruk", "16": "Trelast", "47": "Detaljhandel"}
MEMBERS = ("3401", "3414", "3415", "3416", "3417", "3418", "3419")
# two industries in Grue, whose sum is known, and a disguise on top
CONFIDENTIAL = (("3417", "01-03", 2021), ("3417", "10-33", 2021))
# a few counties are enough of the country
COUNTIES = ("03", "34")

OWN = """
[[region]]
slug = "solor-og-grue"
name = "Solør"
members = ["0425", "Grue", "Våler (Hedmark)"]
vintage = 2019
"""


def places(year: int) -> list[str]:
    """Return the municipalities of a year that are in the counties later."""
    forward = successors(year, 2022)
    return [code for code in municipalities(year) if forward[code][0][:2] in COUNTIES]


def write_snapshots(folder: Path) -> None:
    """Write snapshots with each year's own codes, as Statistics Norway has them."""
    draw = np.random.default_rng(4)
    size = {code: draw.uniform(500, 9000) for code in places(2022)}
    trend = {code: draw.normal(0, 0.01) for code in size}
    jobs: list[str] = []
    finer: list[str] = []
    residents: list[str] = []
    education: list[str] = []
    people: list[str] = []
    flows: list[str] = []
    moves: list[str] = []
    for year in (*YEARS, 2023):
        forward = successors(min(year, 2022), 2022)
        codes = places(min(year, 2022))
        parts = {code: sum(forward[other] == forward[code] for other in codes) for code in codes}
        level = {
            code: size[forward[code][0]]
            / parts[code]
            * (1 + trend[forward[code][0]]) ** (year - 2015)
            for code in codes
        }
        people += [f"{code},{year},{2 * jobs_in:.0f},{code}" for code, jobs_in in level.items()]
        people.append(f"0,{year},{2 * sum(size.values()):.0f},Landet")
        # of the newest year the population alone is known
        moves += [f"{code},{year},100,{'-5,8' if year in YEARS else ','},{code}" for code in codes]
        if year in YEARS:
            jobs += _jobs(year, level, draw)
            finer += _finer(year, level)
            residents += _jobs(year, level, draw)
            education += _education(year, level)
            share = {True: 0.7, False: 0.3 / len(codes)}
            flows += [
                f"{home},{work},{year},{level[home] * share[home == work]:.0f}"
                for home in codes
                for work in codes
            ]
    heading = "region,industry,year,employment,employment_mark,region_name,industry_name"
    _write(folder, "ssb_07984_workplace", heading, jobs)
    _write(folder, "ssb_07984_residence", heading, residents)
    _write(folder, "ssb_13470", heading, finer)
    _write(folder, "ssb_09429", "region,level,year,persons,region_name", education)
    _write(folder, "ssb_07459", "region,year,population,region_name", people)
    columns = "region,year,population,natural_increase,net_migration,region_name"
    _write(folder, "ssb_06913", columns, moves)
    _write(folder, "ssb_03321", "residence,workplace,year,employment", flows)


def _jobs(year: int, level: dict[str, float], draw: np.random.Generator) -> list[str]:
    rows, whole = [], dict.fromkeys(INDUSTRIES, 0)
    for code, jobs_in in level.items():
        here = 0
        for at, industry in enumerate(INDUSTRIES):
            number = round(jobs_in * (0.2, 0.3, 0.5)[at] * draw.normal(1, 0.01))
            whole[industry] += number
            here += number
            shown = ",:" if (code, industry, year) in CONFIDENTIAL else f"{number},"
            rows.append(f"{code},{industry},{year},{shown},{code},{INDUSTRIES[industry]}")
        rows.append(f"{code},00-99,{year},{here},,{code},Alle")
    rows += [f"0,{i},{year},{n + 900},,Landet,{INDUSTRIES[i]}" for i, n in whole.items()]
    return [*rows, f"0,00-99,{year},{sum(whole.values()) + 2700},,Landet,Alle"]


def _finer(year: int, level: dict[str, float]) -> list[str]:
    """Return jobs by two digits: more in forestry and wood than in trade."""
    rows, whole = [], dict.fromkeys(DIVISIONS, 0)
    for code, jobs_in in level.items():
        numbers = [round(jobs_in * share) for share in (0.1, 0.3, 0.6)]
        for name, number in zip(DIVISIONS, numbers, strict=True):
            whole[name] += number
            rows.append(f"{code},{name},{year},{number},,{code},{DIVISIONS[name]}")
        rows.append(f"{code},00-99,{year},{sum(numbers)},,{code},Alle")
    rows += [f"0,{name},{year},{jobs},,Landet,{DIVISIONS[name]}" for name, jobs in whole.items()]
    return [*rows, f"0,00-99,{year},{sum(whole.values())},,Landet,Alle"]


def _education(year: int, level: dict[str, float]) -> list[str]:
    """Return persons by level; a fifth has a higher education, and a third in Oslo."""
    rows, whole = [], dict.fromkeys(("01", "02a", "11", "03a", "04a"), 0)
    for code, jobs_in in level.items():
        higher = (0.33 if code == "0301" else 0.2) + 0.005 * (year - 2015)
        shares = (0.25, 0.7 - higher, 0.05, 0.75 * higher, 0.25 * higher)
        for name, share in zip(whole, shares, strict=True):
            persons = round(2 * jobs_in * share)
            whole[name] += persons
            rows.append(f"{code},{name},{year},{persons},{code}")
        rows.append(f"{code},09a,{year},7,{code}")
    return [*rows, *(f"0,{name},{year},{persons},Landet" for name, persons in whole.items())]


def _write(folder: Path, name: str, heading: str, rows: list[str]) -> None:
    text = "\n".join([heading, *rows]) + "\n"
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    facts = ssb_tables()[name]
    stated = {
        "producer": "Oppdiktet",
        "title": facts.title,
        "table": f"tabell {facts.table}",
        "unit": facts.unit,
        "place": facts.place,
        "period": "2015–2022",
        "date": "2026-11-20",
        "date_kind": "published",
        "licence": "CC BY 4.0",
        "disguised": facts.disguised,
        "sha256": sha256_of(text.encode()),
    }
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in stated.items()]
    (folder / f"{name}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def correction(folder: Path) -> str:
    """Return a correction of a figure that is there."""
    table = pd.read_csv(folder / "ssb_07459.csv", dtype={"region": str})
    found = table.loc[(table["region"] == "0301") & (table["year"] == 2015), "population"]
    stated = {"table": "ssb_07459", "action": "set", "column": "population"}
    lines = [f'{key} = "{value}"' for key, value in stated.items()]
    lines += ['where = { region = "0301", year = 2015 }', 'reason = "Ti mangler."']
    lines += [f"expect = {int(found.iloc[0])}", f"value = {int(found.iloc[0]) + 10}"]
    return "\n".join(["[[correction]]", *lines])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with snapshots in it."""
    found = tmp_path_factory.mktemp("home")
    (found / "data" / "snapshots").mkdir(parents=True)
    (found / "data" / "reference").symlink_to(project_folder() / "data" / "reference")
    (found / "notebooks").symlink_to(project_folder() / "notebooks")
    write_snapshots(found / "data" / "snapshots")
    (found / "data" / "corrections.toml").write_text(
        correction(found / "data" / "snapshots"), encoding="utf-8"
    )
    (found / "reports").mkdir()
    (found / "reports" / "reports.toml").write_text(OWN, encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def report(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report on Kongsvingerregionen from the snapshots."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(home))
        return build_report(report_parameters(), tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def headline(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(report.manifest.read_text(encoding="utf-8"))["headline"]
    return found


def page(report: Report) -> BeautifulSoup:
    return BeautifulSoup(report.page.read_text(encoding="utf-8"), "html.parser")


def test_it_reaches_the_latest_year_in_one_line_of_codes(headline: dict[str, Any]) -> None:
    assert (headline["start_year"], headline["end_year"]) == (2015, 2022)
    effects = ("national_share", "industry_mix", "population_effect", "attractiveness")
    total = sum(headline[name] for name in effects) + headline["remainder"]
    assert total == pytest.approx(headline["change"])


def test_it_is_set_beside_the_other_regions_that_are_whole(
    report: Report, headline: dict[str, Any]
) -> None:
    # of Innlandet and Oslo; Hadeland is partly in another county now
    beside = headline["of"]
    assert 5 < beside < 20
    assert 1 <= headline["rank"] <= beside
    text = text_of(page(report))
    assert re.search(rf"nummer {headline['rank']} av {beside} regioner", text)
    barometer = page(report).find(id="fig-barometer")
    assert barometer is not None
    names = [one.get_text() for one in barometer.select("tbody th")]
    assert "Vekst i folketallet" in names
    assert "Bosatte som arbeider et annet sted" in names


def test_its_figures_among_regions_are_those_of_the_report(
    home: Path, headline: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    study = open_region()
    places = study.need("comparison")
    at = places.position("Kongsvingerregionen")
    assert places.end[at] == headline["end"]
    years = headline["end_year"] - headline["start_year"]
    yearly = 100 * study.account.effects["attractiveness"] / study.account.level[:-1]
    mean = float(yearly.sum() / years)
    assert places.mean_effects["attractiveness"][at] == pytest.approx(mean)
    # all municipalities are the country, also those of regions that are not whole
    assert places.national("growth") == study.need("all_places").national_growth


def test_other_groups_of_municipalities_are_set_beside_none(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    study = open_region(region="Solør", members=["Grue", "Åsnes"])
    assert study.data.ranking is None
    assert study.data.comparison is None


def test_it_states_its_sources(report: Report) -> None:
    origins = json.loads(report.manifest.read_text(encoding="utf-8"))["origins"]
    assert {one["table"] for one in origins} >= {"tabell 07984", "tabell 07459", "tabell 03321"}


def test_it_tells_what_was_corrected_and_so_does_the_manifest(report: Report) -> None:
    (made,) = json.loads(report.manifest.read_text(encoding="utf-8"))["corrections"]
    assert (made["table"], made["where"]) == ("ssb_07459", "region 0301, year 2015")
    note = page(report).find(class_="corrections")
    assert note is not None
    assert "Ti mangler." in note.get_text(" ")


def test_it_tells_which_figures_are_hidden_and_how_far_they_may_move_the_effects(
    report: Report,
) -> None:
    found = page(report)
    heading = found.find(id="certainty-unpublished")
    assert heading is not None
    paragraph = heading.find_next("p")
    assert paragraph is not None
    # seven municipalities, three industries, eight years
    assert paragraph.get_text(" ").startswith(
        "Av 168 tall etter næring for Kongsvingerregionen i perioden 2015–2022 er det 2 som er "
        "skjult av hensyn til konfidensialitet."
    )
    table = heading.find_next("table")
    assert table is not None
    rows = {
        row.th.get_text(): [cell.get_text() for cell in row.find_all("td")]
        for row in table.select("tbody tr")
        if row.th
    }
    national = rows["Landets vekst"]
    _, least, most = rows["Befolkningseffekt og næringsattraktivitet"]
    # what Grue has in all is known, and so is what the nation's growth gives
    assert national[1] != "ingen grense"
    assert least != most
    assert "ingen grense" not in (least, most)


def test_jobs_by_two_digits_are_those_of_the_members(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    study = open_region()
    finer, industry = study.need("finer_industries", "industry")
    assert finer.industry_names == tuple(DIVISIONS.values())
    file = home / "data" / "snapshots" / "ssb_13470.csv"
    table = pd.read_csv(file, dtype={"region": str, "industry": str})
    rows = table[table["region"].isin(MEMBERS) & (table["year"] == 2022)]
    stated = [rows.loc[rows["industry"] == code, "employment"].sum() for code in DIVISIONS]
    profile = industry_profile(finer, 2022)
    row = profile.regions.index(industry.place)
    assert profile.employment[row].tolist() == stated


def test_it_shows_what_became_of_the_codes(report: Report) -> None:
    caption = page(report).find("caption", string="Kommunenummer som har endret seg")
    assert caption is not None
    table = caption.find_parent("table")
    assert table is not None
    rows = [row.get_text(" ").split() for row in table.select("tbody tr")]
    assert ["0402", "3401"] in [row[:2] for row in rows]
    assert {row[1] for row in rows} == set(MEMBERS)


def test_it_has_commuting_people_and_the_years_to_come(report: Report) -> None:
    found = page(report)
    for key in ("commuting", "integration-in", "population", "members", "jobs-ahead"):
        assert found.find(id=f"fig-{key}") is not None, key


def test_it_has_births_migration_and_net_commuting_by_industry(report: Report) -> None:
    found = page(report)
    for key in ("population-change", "jobs-and-migration", "integration-out"):
        assert found.find(id=f"fig-{key}") is not None, key
    text = text_of(found)
    # seven members, eight years: a deficit of 5 and 8 moved in, each
    assert "Fra 2015 til 2022 flyttet 448 flere personer til" in text
    assert "280 færre fødsler enn dødsfall" in text
    caption = found.find("caption", string=re.compile("etter næring 2022"))
    assert caption is not None
    table = caption.find_parent("table")
    assert table is not None
    assert len(table.select("tbody tr")) == len(INDUSTRIES)


def test_it_shows_who_was_outside_in_every_year(report: Report) -> None:
    caption = page(report).find("caption", string=re.compile("Gjensidig avhengige kommuner"))
    assert caption is not None
    table = caption.find_parent("table")
    assert table is not None
    assert [cell.get_text() for cell in table.select("tbody th")] == [str(y) for y in YEARS]


def test_figures_that_list_every_place_hide_none(report: Report) -> None:
    text = text_of(page(report))
    assert "Pendling ut av regionen etter bostedskommune 2022" in text
    assert "ikke er oppgitt hver for seg" not in text


def test_the_overview_has_a_map_when_outlines_have_been_brought(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("geopandas")
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    overview_study = open_national_overview(region="3401")
    with pytest.raises(MissingDataError) as missing:
        overview_study.need("boundaries")
    assert missing.value.what == "municipal_boundaries"
    monkeypatch.setattr(Service, "get", lambda *_, **__: outlines())
    boundary_snapshot.refresh_boundaries(home / "data" / "snapshots", "somewhere")
    overview_study = open_national_overview(region="3401")
    codes, found = overview_study.need("codes", "boundaries")
    assert set(codes) <= set(found.codes)
    drawn = charts.region_map(
        overview_study.places, codes, found, overview_study.context, overview_study.language
    )
    assert "municipal_boundaries" in {origin.name for origin in drawn.origins}
    assert "Kartgrunnlag: Kartverket: Kommunegrenser, forenklet" in drawn.source
    # the regions of the flagship's overview are drawn from their municipalities
    codes, grouped = open_national_overview().need("codes", "boundaries")
    assert set(codes) <= set(grouped.codes)


def test_it_claims_nothing_that_holds_for_published_figures_only(report: Report) -> None:
    text = text_of(page(report))
    for wrong in ("publisert i prosent", "én fil", "på egne tall", "Telemarksforsking regner"):
        assert wrong not in text, wrong


@pytest.fixture(scope="module")
def municipality(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report on one municipality, with a goal."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(home))
        asked = report_parameters(region="3420", goal=5)
        return build_report(asked, tmp_path_factory.mktemp("elverum"))


def test_any_municipality_can_be_reported_on(municipality: Report) -> None:
    text = text_of(page(municipality))
    assert "Arbeidsplasser i Elverum" in page(municipality).get_text()
    # it is set beside municipalities, and asks for nothing that is there
    assert re.search(r"I vekst er Elverum nummer \d+ av \d+ kommuner", text)
    assert "Området er én kommune" not in text
    assert "regionanalysis refresh" not in text


def test_a_goal_that_nobody_is_named_for_has_no_empty_source(municipality: Report) -> None:
    found = page(municipality)
    figure = found.find(id="fig-goal")
    assert figure is not None
    assert "Målet:" not in figure.select(".source")[0].get_text()
    # no year is across a break, so the key has no colour for it
    assert "brudd" not in figure.select("svg")[0].get_text()


def test_industries_that_follow_people_have_their_names(report: Report) -> None:
    heading = page(report).find(id="why-response")
    assert heading is not None
    table = heading.find_next("table")
    assert table is not None
    assert [one.get_text() for one in table.select("tbody th")] == list(INDUSTRIES.values())


@pytest.mark.parametrize(
    ("asked", "name"),
    [("glåmdal", "Kongsvingerregionen"), ("34", "Innlandet")],
)
def test_so_can_any_region_of_telemarksforsking_and_any_county(
    home: Path, monkeypatch: pytest.MonkeyPatch, asked: str, name: str
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    study = open_region(region=asked)
    assert study.name == name
    assert study.account.total().effects.keys() >= {"population_effect", "attractiveness"}


def test_so_can_a_region_of_the_users_own_by_its_slug(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    study = open_region(region="solor-og-grue")
    assert (study.slug, study.name) == ("solor-og-grue", "Solør")
    assert list(study.data.member_names) == ["Grue", "Åsnes", "Våler (Innlandet)"]
    assert "solor-og-grue" in inventory_text()


def test_a_region_of_the_users_own_needs_figures_by_municipality(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("data/reference", "notebooks", "reports"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).symlink_to(home / name)
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    with pytest.raises(ParameterError, match=r"Solør need.*regionanalysis refresh"):
        open_region(region="solor-og-grue")


@pytest.mark.parametrize(
    ("asked", "name", "count"), [("BA Hamar", "BA-region Hamar", 4), ("Hedmark", "Hedmark", 22)]
)
def test_and_any_labour_market_region_and_earlier_county(
    home: Path, monkeypatch: pytest.MonkeyPatch, asked: str, name: str, count: int
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    study = open_region(region=asked)
    assert (study.name, len(study.data.member_names)) == (name, count)


def test_education_is_held_against_the_nation_and_the_industries(report: Report) -> None:
    found = page(report)
    assert found.find(id="fig-education") is not None
    assert found.find(id="education-level") is not None
    text = text_of(found)
    # a fifth and half a percentage point a year
    assert "med kjent utdanning hadde 23,5" in text
    assert "Ut fra næringene innbyggerne arbeider i" in text
    heading = re.compile("^Andel med høyere utdanning av .*, etter kommune$")
    caption = found.find("caption", string=heading)
    assert caption is not None


def test_industries_are_the_regions_own_and_open_to_two_digits(report: Report) -> None:
    found = page(report)
    assert "av arbeidsplassene og jordbruk, skogbruk og fiske" in text_of(found)
    opened = {
        str(body.select_one("summary").get_text()): [  # type: ignore[union-attr]
            row.get_text() for row in body.select("tr.part th")
        ]
        for body in found.select("tbody.opens")
    }
    # farming and manufacturing are confidential in Grue in 2021, and not known for the region
    assert opened == {"Handel": ["Detaljhandel"]}
    # the nation's newer figures are for reports without the region's own
    assert found.find(id="industries-nation") is None


def test_innovation_is_told_as_it_was_published_and_why_no_more_can_be(report: Report) -> None:
    text = text_of(page(report))
    assert "I 2006 hadde anslagsvis 15" in text
    assert "Kongsvinger (økonomisk region)" in text
    assert "Innovasjon etter næring er ikke publisert for regionen" in text


def test_another_region_has_no_figures_on_innovation(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    study = open_region(region="solor-og-grue")
    assert study.need("education").members.shape == (8, 3)
    with pytest.raises(MissingDataError) as missing:
        study.need("innovation")
    assert missing.value.what == "innovation"


# what a section of published figures is replaced by: newer figures of the same
REPLACED = {
    # jobs by the residents' industry stand in for the region's own industries
    "industries-residents": "industries-change",
    "residents": "by-industry",
    # growth by industry in the nation is in the region's own newer figures
    "industries-nation": "industries-change",
    # the headline account is of all jobs
    "why-all-jobs": "why-cumulated",
}


def sections_of(found: BeautifulSoup) -> set[str]:
    """Return the anchors of a page's sections and the keys of its figures."""
    names = {str(tag["id"]) for tag in found.select("h2[id], h3[id], figure[id]")}
    return {name.removeprefix("fig-") for name in names}


def test_it_has_every_section_and_figure_of_the_published_report(
    report: Report, built: Report
) -> None:
    before, after = (sections_of(page(one)) for one in (built, report))
    assert {REPLACED.get(name, name) for name in before} - after == set()


def test_it_has_the_published_account_of_private_jobs(report: Report, built: Report) -> None:
    found = page(report).find(id="why-published")
    assert found is not None
    paragraph = found.find_next("p")
    assert paragraph is not None
    assert "fra 13\u202f347 i 2002 til 12\u202f437 i 2016" in paragraph.get_text(" ")
    assert page(built).find(id="why-published") is None
    origins = json.loads(report.manifest.read_text(encoding="utf-8"))["origins"]
    assert "telemarksforsking_private_jobs" in {origin["name"] for origin in origins}


def test_its_key_figures_are_of_the_same_kinds(report: Report, built: Report) -> None:
    kinds = [
        [re.sub(r"\d{4}", "", term.get_text()) for term in page(one).select(".key-figures dt")]
        for one in (built, report)
    ]
    # where the account is older, the newest change is a figure of its own, and gaps have years
    assert kinds[0] == ["Endring –", "Endring –", "Avstand –", "Målet ble nådd"]
    assert kinds[1] == ["Endring –", "Avstand til landet", "Målet ble nådd"]


def test_it_has_the_goal_and_who_has_set_it(report: Report) -> None:
    found = text_of(page(report))
    assert "100 nye arbeidsplasser netto i året" in found
    assert "Distriktssenteret" in found


def test_a_goal_that_is_given_is_that_of_the_report(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    assert open_region().need("goal").goal.jobs_a_year == 100
    given = open_region(goal=5).need("goal").goal
    assert (given.jobs_a_year, given.source) == (5, "")


def test_it_shows_six_municipalities_beside_seven(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    report = open_region()
    whole, parts, series = report.need("all_codes", "subsets", "series")
    (codes, left_out), *_ = parts
    assert (len(whole), len(codes), left_out) == (7, 6, ("Våler",))
    assert series.sum_of(whole) == pytest.approx(report.account.level)
    with_six = open_region(
        members=[name for name in report.data.member_names if "Våler" not in name]
    )
    assert series.sum_of(codes) == pytest.approx(with_six.account.level)


def test_the_overview_marks_the_region_among_regions(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    found = open_national_overview()
    assert found.marked == "Kongsvingerregionen"
    assert found.places.regions == open_region().need("comparison").regions
    # the nation is the country, also where some regions are not whole
    assert found.places.national_growth == open_region().need("all_places").national_growth
    assert found.summary().headline["rank_by_region"]["Kongsvingerregionen"] == (
        open_region().need("ranking").rank
    )


def test_the_first_chapter_answers_with_the_newest_figures(report: Report) -> None:
    statements = [one.get_text(" ") for one in page(report).select("ul.statements li")]
    assert len(statements) == 6
    decline, structure, innovation, labour, goal, parts = statements
    assert decline.startswith("Fra 2015 til 2022 gikk tallet på arbeidsplasser fra ")
    assert structure.startswith("I 2022 hadde industri ")
    assert "i landet" in structure
    # a fifth and half a point a year
    assert innovation.startswith("I 2022 hadde 23,5\N{NO-BREAK SPACE}% av innbyggerne")
    assert "2022" in labour
    assert "Målet for 2016–2028 er 100 nye arbeidsplasser" in goal
    assert parts.startswith("I 2017 var endringen ")
