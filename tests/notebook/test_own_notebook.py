"""A notebook of one's own: a copy that keeps the contract, with a report of its own name."""

import json
import sys
from pathlib import Path

import pytest

from delivered import copy_delivered
from own_notebook import PLOT, README_CHAPTER, write_own
from regionanalysis.cli import main
from regionanalysis.cli.inventory import inventory_text
from regionanalysis.core.project import HOME_VARIABLE
from regionanalysis.errors import NotebookError, OutputError, ParameterError
from regionanalysis.reporting.build.fingerprint import Fingerprints
from regionanalysis.reporting.build.one import build_report
from regionanalysis.reporting.build.reports_file import planned_reports
from regionanalysis.reporting.check.notebook import broken_rules
from regionanalysis.reporting.notebooks import based_on, new_notebook
from regionanalysis.reporting.task import Task
from regionanalysis.study import REPORT_KINDS
from regionanalysis.study.parameters import report_parameters


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder of one's own, so that nothing is written in this one."""
    copy_delivered(tmp_path)
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("source", REPORT_KINDS)
def test_a_copy_keeps_the_contract(source: str, project: Path) -> None:
    made = new_notebook("mine", source, tuple(REPORT_KINDS))
    assert made == project / "notebooks" / "mine.ipynb"
    assert broken_rules(made) == []
    assert based_on("mine") == source


def test_a_copy_of_a_notebook_that_was_run_has_no_outputs(project: Path) -> None:
    path = project / "notebooks" / "regional_report.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    code["outputs"], code["execution_count"] = [{"output_type": "stream"}], 7
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert broken_rules(new_notebook("mine", "regional_report", tuple(REPORT_KINDS))) == []


def test_its_report_stands_beside_that_of_the_original(project: Path) -> None:
    made = new_notebook("my_report", "regional_report", tuple(REPORT_KINDS))
    notebook = json.loads(made.read_text(encoding="utf-8"))
    # a researcher leaves out all but the first section and the record
    notebook["cells"] = [*notebook["cells"][:6], notebook["cells"][-1]]
    made.write_text(json.dumps(notebook), encoding="utf-8")
    built = build_report(report_parameters(), project / "out", "my_report")
    assert built.page.name == "kongsvingerregionen-my-report.html"
    assert "<h2" in built.page.read_text(encoding="utf-8")
    manifest = json.loads(built.manifest.read_text(encoding="utf-8"))
    assert manifest["slug"] == "kongsvingerregionen-my-report"


@pytest.mark.usefixtures("project")
def test_list_shows_it_with_what_it_was_made_from() -> None:
    assert "made from" not in inventory_text()
    new_notebook("mine", "national_overview", tuple(REPORT_KINDS))
    assert "your own, made from national_overview" in inventory_text()


def test_nothing_is_written_over(project: Path) -> None:
    with pytest.raises(OutputError, match="there already"):
        new_notebook("regional_report", "national_overview", tuple(REPORT_KINDS))
    assert broken_rules(project / "notebooks" / "regional_report.ipynb") == []


@pytest.mark.parametrize("name", ["../up", "a/b", "", "Stor", "æ", "1st", "a" * 61, "a.ipynb"])
def test_a_name_that_is_no_name_of_a_file_is_refused(name: str, project: Path) -> None:
    before = sorted(project.rglob("*"))
    with pytest.raises(ParameterError, match="cannot be the name"):
        new_notebook(name, "regional_report", tuple(REPORT_KINDS))
    assert sorted(project.rglob("*")) == before


def test_a_source_that_is_not_there_is_refused(project: Path) -> None:
    with pytest.raises(ParameterError, match="no notebook 'regional'"):
        new_notebook("mine", "regional", tuple(REPORT_KINDS))
    assert not (project / "notebooks" / "mine.ipynb").exists()


@pytest.mark.parametrize(
    "text", ["", "[]", '{"metadata": 1}', '{"metadata": {"regionanalysis": 1}}']
)
def test_a_broken_notebook_is_told(text: str, project: Path) -> None:
    (project / "notebooks" / "mine.ipynb").write_text(text, encoding="utf-8")
    with pytest.raises(NotebookError, match="could not be read"):
        based_on("mine")


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """Give a command, and return its exit code."""
    monkeypatch.setattr(sys, "argv", ["regionanalysis", *words])
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_what_the_page_leaves_out_is_named_by_report_and_check(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_own("mine", PLOT, "## Mine\n\n![A map](map.png)")
    out = str(project / "out")
    assert run(monkeypatch, "report", "--notebook", "mine", "--out", out) == 0
    text = capsys.readouterr().err
    notes = [
        "Cell 7 shows an image (image/png) and prints text, which the page leaves out",
        "Cell 8 holds an image (map.png), which the page leaves out",
    ]
    assert all(f"Note: {note}" in text for note in notes)
    assert "Note: mine.ipynb: There are imports, loops or functions of your own in cell 7." in text
    manifest = json.loads((project / "out" / "kongsvingerregionen-mine.json").read_text("utf-8"))
    assert [note.partition(":")[0] for note in manifest["notes"]] == notes
    assert run(monkeypatch, "check", "--out", out) == 0
    text = capsys.readouterr().out
    assert all(f"kongsvingerregionen-mine  note  {note}" in text for note in notes)
    assert "all is well, 2 notes" in text


def test_a_fault_stops_the_report_before_it_is_begun(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_own("mine", "print(frame)")
    assert run(monkeypatch, "report", "--notebook", "mine", "--out", str(project / "out")) == 5
    text = capsys.readouterr().err
    assert "mine.ipynb would fail. Cell 7 uses frame, which no cell binds." in text
    assert not (project / "out").exists()


PANEL = "region,industry,year,employment\n" + "".join(
    f"{region},{industry},{year},{100 * int(region) + 10 * n + year - 2015}\n"
    for region in ("01", "02", "03")
    for n, industry in enumerate("AB")
    for year in range(2015, 2020)
)

READS = """import pandas as pd
with report.section("mine", title="Mine") as show:
    show(pd.read_csv("my.csv"), title="My numbers", source="My count")
"""


def test_files_beside_the_notebook_are_read_from_any_folder(
    project: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_own("mine", READS)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = next(one for one in notebook["cells"] if one["metadata"].get("tags") == ["parameters"])
    source = "".join(cell["source"])
    source = source.replace("panel = None", 'panel = "panel.csv"')
    cell["source"] = source.replace('region = "kongsvingerregionen"', 'region = "02"')
    path.write_text(json.dumps(notebook), encoding="utf-8")
    (path.parent / "panel.csv").write_text(PANEL, encoding="utf-8")
    (path.parent / "my.csv").write_text("Name,Number\nGrue,4321\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    out = project / "out"
    assert run(monkeypatch, "report", "--notebook", "mine", "--out", str(out)) == 0
    page = (out / "02-mine.html").read_text(encoding="utf-8")
    assert "4\N{NARROW NO-BREAK SPACE}321" in page
    # what is given on the command line comes before what the cell states
    assert run(monkeypatch, "report", "03", "--notebook", "mine", "--out", str(out)) == 0
    assert (out / "03-mine.html").is_file()


def test_the_list_of_reports_takes_what_a_notebook_states(project: Path) -> None:
    path = write_own("mine", "## Mine")
    text = path.read_text(encoding="utf-8").replace("start_year = None", "start_year = 2010")
    path.write_text(text.replace("goal = None", "goal = 7"), encoding="utf-8")
    listed = project / "reports" / "reports.toml"
    listed.write_text('[[report]]\nnotebook = "mine"\ngoal = 9\n', encoding="utf-8")
    (task,) = planned_reports(listed).tasks
    assert (task.parameters.start_year, task.parameters.goal) == (2010, 9)


def test_a_report_is_built_again_when_a_file_beside_its_notebook_changes(project: Path) -> None:
    write_own("mine", READS)
    beside = project / "notebooks" / "my.csv"
    prints = []
    for content in ("a", "b", "b"):
        beside.write_text(content, encoding="utf-8")
        prints.append(Fingerprints().of(Task(report_parameters(), "mine")))
    assert prints[0] != prints[1] == prints[2]
    own = Fingerprints().of(Task(report_parameters()))
    beside.unlink()
    assert Fingerprints().of(Task(report_parameters())) == own


@pytest.mark.usefixtures("project")
def test_a_copy_shows_how_to_write_a_chapter_as_readme_does() -> None:
    path = new_notebook("mine", "regional_report", tuple(REPORT_KINDS))
    *_, guide, last = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert guide["metadata"]["tags"] == ["notebook-only"]
    assert README_CHAPTER in "".join(guide["source"])
    assert "".join(last["source"]) == "finish(report)"


def test_build_notes_the_contract_of_each_notebook_once(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_own("mine", "frame = 1", "print(frame)")
    write_own("fails", "print(frame)")
    (project / "reports" / "reports.toml").write_text(
        '[[report]]\nlanguages = ["nb", "en"]\nnotebook = "mine"\n[[report]]\nnotebook = "fails"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr("regionanalysis.reporting.build.many.build_reports", lambda *_: [])
    assert run(monkeypatch, "build", "--out", str(project / "out")) == 0
    text = capsys.readouterr().err
    assert text.count("Note: mine.ipynb: Cell 8 uses frame from cell 7.") == 1
