"""Reports built once and looked at by many tests, in whichever process they run."""

import json
import os
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from filelock import FileLock
from playwright.sync_api import sync_playwright

from file_server import Served, serving_file
from lively_statbank import SHORT_FIRST_YEAR, lively_statbank
from many_regions import ManyRegions, write_many_regions
from outlines import outlines
from pretend_clock import PretendClock
from pxweb_server import serving
from regionanalysis.core.project import DEFAULT_NOTEBOOK, HOME_VARIABLE, project_folder
from regionanalysis.io.refresh import RefreshOptions, refresh
from regionanalysis.io.refresh.boundaries import refresh_boundaries
from regionanalysis.io.statbank.client import Statbank
from regionanalysis.reporting.build.many import BuildOptions
from regionanalysis.reporting.build.one import Report, build_report
from regionanalysis.study.parameters import ReportParameters, report_parameters
from small_project import built as built_many
from small_project import tasks_of, write_small_project

REQUIRED = "REGIONANALYSIS_REQUIRE_BROWSER"

PANEL = """region,region_name,industry,industry_name,year,employment
0,Landet,A,Jordbruk,2019,1000
0,Landet,A,Jordbruk,2020,980
0,Landet,A,Jordbruk,2021,960
0,Landet,A,Jordbruk,2022,950
0,Landet,B,Industri,2019,3000
0,Landet,B,Industri,2020,3050
0,Landet,B,Industri,2021,3100
0,Landet,B,Industri,2022,3200
0,Landet,C,Handel,2019,2000
0,Landet,C,Handel,2020,2010
0,Landet,C,Handel,2021,2040
0,Landet,C,Handel,2022,2060
01,<b>Østbygda</b> & co,A,Jordbruk,2019,100
01,<b>Østbygda</b> & co,A,Jordbruk,2020,90
01,<b>Østbygda</b> & co,A,Jordbruk,2021,
01,<b>Østbygda</b> & co,A,Jordbruk,2022,80
01,<b>Østbygda</b> & co,B,Industri,2019,200
01,<b>Østbygda</b> & co,B,Industri,2020,210
01,<b>Østbygda</b> & co,B,Industri,2021,220
01,<b>Østbygda</b> & co,B,Industri,2022,240
01,<b>Østbygda</b> & co,C,Handel,2019,150
01,<b>Østbygda</b> & co,C,Handel,2020,155
01,<b>Østbygda</b> & co,C,Handel,2021,150
01,<b>Østbygda</b> & co,C,Handel,2022,149
02,Vestbygda,A,Jordbruk,2019,50
02,Vestbygda,A,Jordbruk,2020,52
02,Vestbygda,A,Jordbruk,2021,54
02,Vestbygda,A,Jordbruk,2022,55
02,Vestbygda,B,Industri,2019,20
02,Vestbygda,B,Industri,2020,18
02,Vestbygda,B,Industri,2021,17
02,Vestbygda,B,Industri,2022,16
02,Vestbygda,C,Handel,2019,10
02,Vestbygda,C,Handel,2020,0
02,Vestbygda,C,Handel,2021,0
02,Vestbygda,C,Handel,2022,1
"""


# what the processes need to know of a report
STATED = ("page", "notebook", "manifest", "headline")


class Shelf:
    """A folder that all processes of a test run have in common.

    What is asked for is made by the first that asks, and the others wait for it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def report(
        self, key: str, parameters: ReportParameters, notebook: str = DEFAULT_NOTEBOOK
    ) -> Report:
        """Return a report, built once."""
        record = self.folder / f"{key}.json"
        with FileLock(self.folder / f"{key}.lock"):
            if not record.exists():
                made = build_report(parameters, self.folder / key, notebook)
                record.write_text(
                    json.dumps({name: str(getattr(made, name)) for name in STATED}),
                    encoding="utf-8",
                )
        stated = json.loads(record.read_text(encoding="utf-8"))
        page, executed, manifest = (Path(stated[name]) for name in STATED[:3])
        return Report(page, executed, manifest, stated["headline"])


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """What the processes of a test run share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "shelf"
    folder.mkdir(exist_ok=True)
    return Shelf(folder)


@pytest.fixture(scope="session")
def built(shelf: Shelf) -> Report:
    """The report on Kongsvingerregionen, as `regionanalysis report` makes it."""
    return shelf.report("built", report_parameters())


@pytest.fixture(scope="session")
def panel_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A panel of one's own: two regions, three industries, an unknown cell, hostile names."""
    path = tmp_path_factory.mktemp("panel") / "panel.csv"
    path.write_text(PANEL, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def built_from_panel(panel_file: Path, shelf: Shelf) -> Report:
    """A report on a region of one's own panel."""
    return shelf.report("own", report_parameters(region="01", panel=panel_file))


@pytest.fixture(scope="session")
def methods(shelf: Shelf) -> Report:
    """The comparison of methods on the county that stands in for Kongsvingerregionen."""
    return shelf.report("methods", report_parameters(), "method_comparison")


@pytest.fixture(scope="session")
def methods_of_panel(panel_file: Path, shelf: Shelf) -> Report:
    """The comparison of methods on a region of one's own panel."""
    parameters = report_parameters(region="01", panel=panel_file)
    return shelf.report("own-methods", parameters, "method_comparison")


@pytest.fixture(scope="session")
def many_regions(tmp_path_factory: pytest.TempPathFactory) -> ManyRegions:
    """Files of many made-up regions."""
    return write_many_regions(tmp_path_factory.mktemp("many"))


@pytest.fixture(scope="session")
def built_with_people(many_regions: ManyRegions, shelf: Shelf) -> Report:
    """A report on three regions of one's own, with inhabitants, commuters and a goal."""
    parameters = report_parameters(
        region="Dalregionen",
        members="9001,9002,9003",
        panel=many_regions.panel,
        population=many_regions.population,
        commuting=many_regions.commuting,
        goal=50,
    )
    return shelf.report("people", parameters)


@pytest.fixture(scope="session")
def overview(shelf: Shelf) -> Report:
    """The overview of Telemarksforsking's regions."""
    return shelf.report("overview", report_parameters(), "national_overview")


@pytest.fixture(scope="session")
def overview_of_panel(many_regions: ManyRegions, shelf: Shelf) -> Report:
    """The overview of many regions of one's own, with a map."""
    parameters = report_parameters(
        region="9005",
        panel=many_regions.panel,
        population=many_regions.population,
        boundaries=many_regions.boundaries,
    )
    return shelf.report("own-overview", parameters, "national_overview")


def _in_language(code: str, notebook: str) -> Any:
    """Return a fixture: a report on Kongsvingerregionen in a language."""

    @pytest.fixture(scope="session")
    def built_in_language(shelf: Shelf) -> Report:
        return shelf.report(f"{notebook}-{code}", report_parameters(language=code), notebook)

    return built_in_language


built_nn, built_en = (_in_language(code, "regional_report") for code in ("nn", "en"))
methods_nn, methods_en = (_in_language(code, "method_comparison") for code in ("nn", "en"))
overview_nn, overview_en = (_in_language(code, "national_overview") for code in ("nn", "en"))


@pytest.fixture(scope="session")
def soup(built: Report) -> BeautifulSoup:
    """The page, parsed."""
    return BeautifulSoup(built.page.read_text(encoding="utf-8"), "html.parser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium; a reason to skip where the machine has none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    found = found or shutil.which("google-chrome")
    if found is None:
        message = "there is no Chromium on this machine"
        if os.environ.get(REQUIRED):
            pytest.fail(f"{message}, and {REQUIRED} is set")
        pytest.skip(message)
    # the sandbox cannot be had in a container run by root
    options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=options)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with reports on eight regions, that tests leave as it is."""
    return write_small_project(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def first(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of its reports, built one after the other."""
    out = tmp_path_factory.mktemp("first")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(home))
        assert {one.state for one in built_many(tasks_of(home), BuildOptions(out))} == {"built"}
    return out


@pytest.fixture
def at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make it the project that is worked at."""
    monkeypatch.setenv(HOME_VARIABLE, str(home))


@pytest.fixture
def copy_of_home(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project that a test may change, to work at."""
    there = shutil.copytree(home, tmp_path / "home")
    monkeypatch.setenv(HOME_VARIABLE, str(there))
    return there


@pytest.fixture(scope="session")
def lively_home(shelf: Any) -> Path:
    """A project with a snapshot of every table and the outlines, as `refresh` downloads them."""
    home = shelf.folder / "lively"
    with FileLock(shelf.folder / "lively.lock"):
        if not home.exists():
            staged = shelf.folder / "lively-staged"
            (staged / "data" / "snapshots").mkdir(parents=True)
            (staged / "reports").mkdir()
            for name in ("data/reference", "notebooks"):
                (staged / name).symlink_to(project_folder() / name)
            with serving(lively_statbank(SHORT_FIRST_YEAR)) as address:
                bank = Statbank(address, clock=PretendClock().clock)
                refresh(RefreshOptions(staged / "data" / "snapshots"), lambda _: None, bank)
            if find_spec("geopandas"):
                with serving_file(Served(outlines())) as file:
                    refresh_boundaries(staged / "data" / "snapshots", file)
            shutil.move(staged, home)
    return home
