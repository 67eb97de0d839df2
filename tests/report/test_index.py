"""The index: leads to every whole report, by county, and is a page like the others."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from accessibility import axe_violations
from made_reports import write_all_municipalities, write_made_report
from page_text import MINUS, THIN, text_of
from regionanalysis.cli.build import build
from regionanalysis.cli.inventory import inventory_text as listed
from regionanalysis.errors import OutputError, ParameterError
from regionanalysis.reporting.build.many import BuildPlan
from regionanalysis.reporting.build.one import Report, build_report
from regionanalysis.reporting.page.index import write_index
from regionanalysis.reporting.run.render import prepare
from regionanalysis.reporting.task import Task
from regionanalysis.study.parameters import report_parameters

HOSTILE = '<script>alert("1")</script> & "co"'


def parsed(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def rows_of(page: Path) -> dict[str, list[str]]:
    """Return the words of every row after its name, by county and name."""
    found = {}
    for section in parsed(page).select(".county"):
        for row in section.select("tbody tr"):
            cells = [one.get_text() for one in row.find_all(["th", "td"])]
            found[f"{section.h2.get_text() if section.h2 else ''}: {cells[0]}"] = cells[1:]
    return found


def test_reports_are_listed_by_county_and_name_with_their_figures(tmp_path: Path) -> None:
    for name in ("Ås", "Nes", "Åmot", "Innlandet"):
        write_made_report(tmp_path, name.casefold(), name, counties=["Innlandet"])
    write_made_report(tmp_path, "halden", "Halden", counties=["Østfold"])
    write_made_report(tmp_path, "bygda", "Bygda")
    (page,) = write_index(tmp_path)
    rows = rows_of(page)
    # the county itself comes first, and what lies in none comes last
    places = ["Innlandet: Innlandet", "Innlandet: Nes", "Innlandet: Åmot", "Innlandet: Ås"]
    assert list(rows) == [*places, "Østfold: Halden", "Uten fylke: Bygda"]
    figures = [f"2{THIN}100", "+100", "+5,0\N{NO-BREAK SPACE}%", f"{MINUS}80", "12 av 356"]
    assert rows["Østfold: Halden"] == figures
    caption = parsed(page).select(".county caption")[0].get_text()
    assert caption == "Innlandet: Arbeidsplasser 2015–2023"


def test_parts_of_a_region_are_listed_with_their_members(tmp_path: Path) -> None:
    for slug, members in (("one", "Grue og Åsnes"), ("two", "Grue og Våler")):
        write_made_report(tmp_path, slug, "Dalen (2 kommuner)", subtitle=members)
    (page,) = write_index(tmp_path)
    names = [name.partition(": ")[2] for name in rows_of(page)]
    assert names == ["Dalen (2 kommuner): Grue og Våler", "Dalen (2 kommuner): Grue og Åsnes"]


def test_what_is_counted_is_told_of_each_where_it_differs(tmp_path: Path) -> None:
    write_made_report(tmp_path, "nes", "Nes")
    years = {"start_year": 2002, "end_year": 2016, "crosses_break": True}
    write_made_report(tmp_path, "grue", "Grue", measure="private", headline=years)
    rows = rows_of(write_index(tmp_path)[0])
    assert rows["Alle rapporter: Nes"][0] == "Arbeidsplasser 2015–2023"
    flagged = "Private arbeidsplasser 2002–2016 (over et brudd i tidsserien)"
    assert rows["Alle rapporter: Grue"][0] == flagged


def test_a_figure_that_is_not_there_is_no_zero(tmp_path: Path) -> None:
    write_made_report(tmp_path, "nes", "Nes", headline={"rank": None, "start": 0.0})
    write_made_report(tmp_path, "grue", "Grue")
    (page,) = write_index(tmp_path)
    assert rows_of(page)["Alle rapporter: Nes"][2:] == ["–", f"{MINUS}80", "–"]
    assert "En strek betyr at tallet ikke finnes." in text_of(parsed(page))


def test_a_place_in_several_counties_is_under_each_and_counted_once(tmp_path: Path) -> None:
    write_made_report(tmp_path, "ba", "BA-region Moss", counties=["Akershus", "Østfold"])
    (page,) = write_index(tmp_path)
    assert list(rows_of(page)) == ["Akershus: BA-region Moss", "Østfold: BA-region Moss"]
    shown = text_of(parsed(page))
    assert "Her er rapporter om 1 sted" in shown
    assert "står under hvert av dem" in shown


def test_only_reports_that_are_whole_are_listed(tmp_path: Path) -> None:
    write_made_report(tmp_path, "nes", "Nes")
    write_made_report(tmp_path, "grue", "Grue", more_files=("grue.xlsx",))
    (tmp_path / "grue.xlsx").unlink()
    # a copy of a manifest under another name is of no report of its own
    shutil.copy(write_made_report(tmp_path, "asnes", "Åsnes"), tmp_path / "renamed.json")
    for name, text in {"list": "[]", "broken": "{", "odd": '{"slug": "odd", "files": []}'}.items():
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    odd = write_made_report(tmp_path, "odd-measure", "Odd", measure="sheep")
    assert json.loads(odd.read_text(encoding="utf-8"))["measure"] == "sheep"
    (page,) = write_index(tmp_path)
    assert list(rows_of(page)) == ["Alle rapporter: Nes", "Alle rapporter: Åsnes"]
    # nor another language of one
    assert [len(row.find_all("a")) for row in parsed(page).select(".reports tbody tr")] == [1, 1]


def test_overviews_and_comparisons_of_methods_are_linked_by_their_titles(tmp_path: Path) -> None:
    write_made_report(tmp_path, "nes", "Nes")
    for notebook, title in (("national_overview", "Alle"), ("method_comparison", "Metodene")):
        write_made_report(tmp_path, notebook, "x", notebook=notebook, title=title)
    soup = parsed(write_index(tmp_path)[0])
    found = {str(one["href"]): one.get_text() for one in soup.select(".entries a")}
    assert found == {"national_overview.html": "Alle", "method_comparison.html": "Metodene"}
    assert len(soup.select(".reports tbody tr")) == 1


@pytest.fixture(scope="module")
def in_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of reports in several languages, one with a hostile name, and one as PDF."""
    folder = tmp_path_factory.mktemp("languages")
    for code, slug in (("nb", "nes"), ("nn", "nes-nn"), ("en", "nes-en")):
        write_made_report(folder, slug, "Nes", language=code, counties=["Akershus"])
    write_made_report(folder, "odd", HOSTILE, title=HOSTILE, counties=["Østfold"])
    write_made_report(folder, "ski", "Ski", counties=["Akershus"], more_files=("ski.pdf",))
    write_made_report(
        folder, "all-overview", "alle", notebook="national_overview", title="Alle stedene"
    )
    write_index(folder)
    return folder


def test_there_is_an_index_in_every_language_of_the_reports(in_languages: Path) -> None:
    addresses = {"nb": "index.html", "nn": "index-nn.html", "en": "index-en.html"}
    for code, name in addresses.items():
        soup = parsed(in_languages / name)
        assert soup.html is not None
        assert soup.html["lang"] == code
        stated = {str(one["hreflang"]): str(one["href"]) for one in soup.select("link[rel]")}
        assert stated == addresses
        shown = {str(one["hreflang"]): str(one["href"]) for one in soup.select(".languages a")}
        assert shown == {one: page for one, page in addresses.items() if one != code}


def test_a_page_leads_to_reports_in_its_own_language_first(in_languages: Path) -> None:
    soup = parsed(in_languages / "index-nn.html")
    nes, ski = (
        row for row in soup.select("tbody tr") if row.th and row.th.get_text() in ("Nes", "Ski")
    )
    assert [(one["href"], one.get("hreflang")) for one in nes.find_all("a")] == [
        ("nes-nn.html", None),
        ("nes.html", "nb"),
        ("nes-en.html", "en"),
    ]
    assert [(one["href"], one.get("hreflang")) for one in ski.find_all("a")] == [
        ("ski.html", "nb"),
        ("ski.pdf", "nb"),
    ]
    # a title is in the language of its report
    overview_link = soup.select(".entries a")[0]
    assert (overview_link["hreflang"], overview_link["lang"]) == ("nb", "nb")


def test_hostile_names_are_text(in_languages: Path) -> None:
    pages = list(in_languages.glob("index*.html"))
    assert len(pages) == 3
    for page in pages:
        soup = parsed(page)
        (script,) = soup.find_all("script")
        assert "alert" not in script.get_text()
        assert any(one.get_text() == HOSTILE for one in soup.select("tbody th a"))


def test_the_same_reports_give_the_same_bytes(in_languages: Path) -> None:
    before = {page.name: page.read_bytes() for page in in_languages.glob("index*.html")}
    assert len(before) == 3
    write_index(in_languages)
    assert {page.name: page.read_bytes() for page in in_languages.glob("index*.html")} == before


def test_an_index_without_reports_in_its_language_is_taken_away(tmp_path: Path) -> None:
    nes = write_made_report(tmp_path, "nes-en", "Nes", language="en")
    assert {page.name for page in write_index(tmp_path)} == {"index.html", "index-en.html"}
    nes.unlink()
    assert write_index(tmp_path) == []
    assert list(tmp_path.glob("index*.html")) == []


def test_nothing_is_asked_from_outside_and_its_links_are_to_what_is_there(
    in_languages: Path,
) -> None:
    page = in_languages / "index.html"
    soup = parsed(page)
    for one in soup.select("[href]"):
        address = str(one["href"])
        there = soup.find(id=address[1:]) if address.startswith("#") else in_languages / address
        assert isinstance(there, Tag) or (isinstance(there, Path) and there.is_file()), address
    assert "http" not in page.read_text(encoding="utf-8").replace("http-equiv", "")


def test_a_folder_that_cannot_be_written_to_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_made_report(tmp_path, "nes", "Nes")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    with pytest.raises(OutputError, match=r"index of .*No space left"):
        write_index(tmp_path)


def test_a_single_report_keeps_an_index_true_and_makes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def publish(_task: Task, out: Path, _process: object, **_: object) -> Path:
        return write_made_report(out, "grue", "Grue")

    monkeypatch.setattr("regionanalysis.reporting.build.one.build_task", publish)
    build_report(report_parameters(), tmp_path)
    assert list(tmp_path.glob("index*")) == []
    (tmp_path / "grue.json").unlink()
    write_made_report(tmp_path, "nes", "Nes")
    write_index(tmp_path)
    build_report(report_parameters(), tmp_path)
    assert list(rows_of(tmp_path / "index.html")) == ["Alle rapporter: Grue", "Alle rapporter: Nes"]


def test_building_many_ends_with_an_index_also_when_none_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("regionanalysis.reporting.build.many.plan", lambda *_: BuildPlan([], []))
    write_made_report(tmp_path, "nes", "Nes")
    build(out=tmp_path)
    assert list(rows_of(tmp_path / "index.html")) == ["Alle rapporter: Nes"]
    (tmp_path / "index.html").unlink()
    build(out=tmp_path, dry_run=True)
    assert not (tmp_path / "index.html").exists()


def put(report: Report, folder: Path) -> dict[str, Any]:
    """Put a report in a folder, its files empty, and return its manifest."""
    manifest: dict[str, Any] = json.loads(report.manifest.read_text(encoding="utf-8"))
    for name in manifest["files"]:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    (folder / report.manifest.name).write_bytes(report.manifest.read_bytes())
    return manifest


def test_every_kind_of_report_has_its_place(
    built: Report, overview: Report, methods: Report, tmp_path: Path
) -> None:
    for one in (built, overview, methods):
        put(one, tmp_path)
    (page,) = write_index(tmp_path)
    links = {str(one["href"]) for one in parsed(page).select("main a")}
    assert links >= {one.page.name for one in (built, overview, methods)}


def test_the_first_case_is_in_its_county(built: Report, tmp_path: Path) -> None:
    manifest = put(built, tmp_path)
    assert (manifest["name"], manifest["counties"]) == ("Kongsvingerregionen", ["Innlandet"])
    (page,) = write_index(tmp_path)
    assert rows_of(page)["Innlandet: Kongsvingerregionen"][1:4] == [
        f"{MINUS}910",
        f"{MINUS}6,8\N{NO-BREAK SPACE}%",
        f"{MINUS}2{THIN}359",
    ]


def test_no_report_may_be_called_as_the_index_is(panel_file: Path) -> None:
    asked = report_parameters(region="02", panel=panel_file)
    with pytest.raises(ParameterError, match="index"):
        prepare(Task(asked, slug="index"))
    with pytest.raises(ParameterError, match="index-en"):
        prepare(Task(asked.model_copy(update={"language": "en"}), slug="index"))


def test_the_list_of_what_is_built_has_no_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_made_report(tmp_path, "nes", "Nes")
    write_index(tmp_path)
    monkeypatch.setattr("regionanalysis.cli.inventory.report_folder", lambda: tmp_path)
    assert "nes.html" in listed()
    assert "index.html" not in listed()


@pytest.mark.browser
class TestInABrowser:
    @pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (375, "light"), (375, "dark")])
    @pytest.mark.parametrize("name", ["index.html", "index-nn.html", "index-en.html"])
    def test_axe_finds_nothing(
        self, chromium: Any, in_languages: Path, name: str, width: int, scheme: str
    ) -> None:
        page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.goto((in_languages / name).as_uri())
        violations = axe_violations(page, scheme)
        page.close()
        assert violations == ""

    @pytest.mark.parametrize("width", [1280, 1000, 768, 375, 320])
    def test_nothing_needs_sideways_scrolling(
        self, chromium: Any, in_languages: Path, width: int
    ) -> None:
        page = chromium.new_page(viewport={"width": width, "height": 900})
        page.goto((in_languages / "index-en.html").as_uri())
        wide = page.evaluate("document.documentElement.scrollWidth")
        page.close()
        assert wide <= width

    def test_without_scripts_it_is_whole_and_shows_no_dead_controls(
        self, chromium: Any, in_languages: Path
    ) -> None:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto((in_languages / "index.html").as_uri())
        assert page.locator(".reports tbody tr:visible").count() == 3
        assert not page.locator(".tools").is_visible()
        context.close()

    def test_places_are_found_and_put_in_order(self, chromium: Any, tmp_path: Path) -> None:
        count = write_all_municipalities(tmp_path) - 1
        page = chromium.new_page()
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(write_index(tmp_path)[0].as_uri())
        rows = page.locator(".reports tbody tr:visible")
        assert rows.count() == count
        page.locator("#search").fill("akers")
        # a county with all that is in it, as one may look for either
        names = rows.locator("th").all_inner_texts()
        assert names[0] == "Akershus"
        assert {"Asker", "Ås"} <= set(names)
        assert page.locator(".contents li:visible").count() == 2
        assert page.locator("#shown").inner_text() == f"Viser {len(names)} av {count}."
        page.locator("#order").select_option("growth")
        growth = [
            float(one)
            for one in rows.evaluate_all(
                "rows => rows.map(one => one.querySelector('.growth').dataset.value)"
            )
        ]
        assert growth == sorted(growth, reverse=True)
        page.locator("#order").select_option("name")
        assert rows.locator("th").all_inner_texts() == names
        page.locator("#search").fill("")
        assert rows.count() == count
        page.close()
        assert faults == []


def test_a_build_with_nothing_to_do_pays_for_no_notebook() -> None:
    heavy = {"nbconvert", "nbformat", "pandas", "matplotlib", "scipy"}
    code = (
        "import sys, regionanalysis.cli.build, regionanalysis.reporting.build.many, "
        "regionanalysis.reporting.page.index, regionanalysis.reporting.build.reports_file\n"
        f"sys.exit(', '.join(sorted({heavy!r} & sys.modules.keys())) or 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
