"""One notebook, three ways to run it: our engine, papermill as it is, and a kernel of ours."""

import json
import sys
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest

from many_regions import ManyRegions
from regionanalysis.core.project import HOME_VARIABLE, notebook_path, project_folder
from regionanalysis.reporting.run import in_process_engine as in_process
from regionanalysis.reporting.run.papermill import NotebookRun, run_notebook
from regionanalysis.reporting.run.render import prepare
from regionanalysis.reporting.run.worker import ReportWorker
from regionanalysis.reporting.task import CELL_TIMEOUT, Task
from regionanalysis.study import cache as shared
from regionanalysis.study import open_region
from regionanalysis.study.parameters import report_parameters

PORTS = """
import psutil
print([one.laddr.port for one in psutil.Process().net_connections("inet") if not one.raddr])
"""


@pytest.fixture(scope="module")
def values(home: Path) -> dict[str, Any]:
    """The parameters of the report that was built first."""
    return {"region": "9001", "panel": str(home / "data" / "panel.csv")}


@pytest.fixture(scope="module")
def notebook(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The notebook, with a last cell that prints the ports its process listens to."""
    path = tmp_path_factory.mktemp("notebook") / "regional_report.ipynb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(home))
        read = nbformat.read(notebook_path("regional_report"), as_version=4)
    read.cells.append(nbformat.v4.new_code_cell(PORTS.strip(), id="ports"))
    nbformat.write(read, path)
    return path


@pytest.fixture(scope="module")
def by_papermill(home: Path, notebook: Path, values: dict[str, Any]) -> nbformat.NotebookNode:
    """What papermill makes of it with its own engine."""
    written = notebook.with_name("papermill.ipynb")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(home))
        papermill.execute_notebook(
            notebook, written, parameters=values, cwd=project_folder(), progress_bar=False
        )
    read: nbformat.NotebookNode = nbformat.read(written, as_version=4)
    return read


def test_papermill_shows_in_every_cell_what_our_engine_shows(
    first: Path, home: Path, by_papermill: nbformat.NotebookNode, values: dict[str, Any]
) -> None:
    # a published notebook names files from the project's folder
    local, published = f'"{values["panel"]}"', '"data/panel.csv"'
    assert Path(values["panel"]) == home / "data" / "panel.csv"
    ours = nbformat.read(first / "bygd-9001.ipynb", as_version=4)
    parameters = {"parameters", "injected-parameters"}
    theirs, mine = (
        [one for one in read.cells if not parameters & set(one.metadata.get("tags", []))]
        for read in (by_papermill, ours)
    )
    assert len(mine) == 5
    for one, other in zip(mine, theirs, strict=False):
        assert one.source == other.source
        assert one.outputs == json.loads(json.dumps(other.outputs).replace(local, published))
        assert one.execution_count == other.execution_count
    kinds = {output.output_type for one in mine for output in one.outputs}
    assert kinds == {"display_data", "stream"}


def test_both_have_the_cell_of_parameters_and_the_injected_one(
    first: Path, by_papermill: nbformat.NotebookNode
) -> None:
    ours = nbformat.read(first / "bygd-9001.ipynb", as_version=4)
    for read in (ours, by_papermill):
        tags = [one.metadata.tags for one in read.cells[:2]]
        assert tags == [["parameters"], ["injected-parameters"]]
        assert 'region = "9001"' in read.cells[1].source
        assert {one.metadata.papermill.status for one in read.cells} == {"completed"}


def ports(read: nbformat.NotebookNode) -> list[int]:
    """Return the ports that the process of the last cell listened to."""
    found: list[int] = json.loads(read.cells[-1].outputs[0].text)
    return found


def test_a_report_made_alone_is_the_same_and_no_port_is_listened_to(
    first: Path,
    notebook: Path,
    values: dict[str, Any],
    by_papermill: nbformat.NotebookNode,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    home: Path,
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    with ReportWorker() as worker:
        # the last of those that were built one after the other
        asked = report_parameters(**{**values, "region": "9008"})
        worker.render(Task(asked, path=notebook), tmp_path)
    assert ports(nbformat.read(tmp_path / "bygd-9008.ipynb", as_version=4)) == []
    # papermill's own has one for each of its five channels
    assert len(ports(by_papermill)) >= 5
    # and another last cell changes nothing on the page
    for name in ("bygd-9008.html", "bygd-9008.xlsx", "bygd-9008-data/waterfall.csv"):
        assert (tmp_path / name).read_bytes() == (first / name).read_bytes()


def test_a_kernel_of_ours_is_spoken_to_over_files_and_says_the_same(
    home: Path,
    notebook: Path,
    values: dict[str, Any],
    by_papermill: nbformat.NotebookNode,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    run = NotebookRun(notebook, values, project_folder(), CELL_TIMEOUT)
    ours = run_notebook(run)
    # ipykernel's own, for what processes forked by a cell print, is the only one left
    assert len(ports(ours)) <= 1
    theirs = by_papermill.cells[:-1]
    assert [cell.outputs for cell in ours.cells[:-1]] == [cell.outputs for cell in theirs]


def test_what_reports_share_is_read_before_a_process_is_copied(
    many_regions: ManyRegions,
) -> None:
    files = {name: getattr(many_regions, name) for name in ("panel", "population", "commuting")}
    kept = (shared.panel_in, shared.population_in, shared.flows_in, shared.places_of)
    for one in kept:
        one.cache_clear()
    # also where the list has given the files a name
    prepare(Task(report_parameters(region="9001", **files), slug="named"))
    assert [one.cache_info().misses for one in kept] == [1, 1, 1, 1]
    other = open_region(region="9002", **files)
    other.need("comparison", "outlook")
    assert [one.cache_info().misses for one in kept] == [1, 1, 1, 1]


def test_an_environment_that_is_activated_gives_a_report_none_of_its_packages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    other = tmp_path / "other" / "lib" / version / "site-packages"
    other.mkdir(parents=True)
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path / "other"))
    # and IPython does not warn of it, which would be an error here
    with in_process._shell(tmp_path):
        assert str(other) not in sys.path
