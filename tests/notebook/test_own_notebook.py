"""A notebook of one's own: a copy that keeps the contract, with a report of its own name."""

import json
from pathlib import Path

import pytest

from delivered import copy_delivered
from regionanalysis.cli.inventory import inventory
from regionanalysis.core.project import HOME_VARIABLE
from regionanalysis.errors import NotebookError, OutputError, ParameterError
from regionanalysis.reporting.build.one import build_report
from regionanalysis.reporting.check.notebook import broken_rules
from regionanalysis.reporting.notebooks import based_on, new_notebook
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
    assert "made from" not in inventory()
    new_notebook("mine", "national_overview", tuple(REPORT_KINDS))
    assert "your own, made from national_overview" in inventory()


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
