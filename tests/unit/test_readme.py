"""Commands, options and files of the documents exist."""

import ast
import re
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from documents import text_of_documents
from many_regions import write_many_regions
from regionanalysis.cli import app
from regionanalysis.core.project import HOME_VARIABLE, JOBS_SNAPSHOT, notebook_path
from regionanalysis.errors import PartialRefreshError
from regionanalysis.reporting.build.reports_file import planned_reports
from regionanalysis.reporting.run.papermill import declared

TEXT = text_of_documents()
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:^|[\s/`])regionanalysis ((?:[a-z]+)(?: [^\n`#&|]*)?)")
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]


def blocks(kind: str, holds: str) -> list[str]:
    return [text for name, text in BLOCKS if name == kind and holds in text]


# an import in Python is no command
SHELL = re.sub(
    r"(?ms)^```(python|\{code-cell\} ipython3).*?^```|`import regionanalysis[^`]*`", "", TEXT
).replace("\\\n", " ")


@pytest.mark.parametrize("line", sorted(set(COMMAND.findall(SHELL))))
def test_every_command_and_option_exists(line: str) -> None:
    name, *words = line.split()
    assert name in COMMANDS
    known = {option for one in COMMANDS[name].params for option in (*one.opts, *one.secondary_opts)}
    assert {word for word in words if word.startswith("--")} <= known


def test_every_option_of_build_is_told() -> None:
    named = set(re.findall(r"--[a-z-]+", TEXT))
    options = {option for one in COMMANDS["build"].params for option in one.opts}
    assert options - {"--keep-going"} <= named


def test_the_list_of_reports_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("data/reference", "data/snapshots", "notebooks", "reports"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "data" / "snapshots" / f"{JOBS_SNAPSHOT}.csv").touch()
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    (text,) = blocks("toml", "[groups]")
    path = tmp_path / "reports" / "reports.toml"
    path.write_text(text, encoding="utf-8")
    write_many_regions(path.parent)
    tasks = planned_reports(path).tasks
    slugs = [task.slug for task in tasks if task.slug]
    assert slugs[:4] == ["grue", "valer-innlandet", "asnes", "solor-samlet"]
    assert [task.parameters.language for task in tasks[:3]] == ["nb", "nn", "en"]
    assert [task.parameters.region for task in tasks if task.pdf] == ["Solør"]


def test_the_workflow_is_one() -> None:
    (text,) = blocks("yaml", "jobs:")
    (job,) = yaml.safe_load(text)["jobs"].values()
    steps = [step["run"] for step in job["steps"] if "run" in step]
    assert steps[1:] == ["regionanalysis update || [ $? -eq 14 ]"]
    assert PartialRefreshError.exit_code == 14


def test_the_dag_gives_the_notebook_parameters_that_it_has() -> None:
    (text,) = blocks("python", "PapermillOperator")
    (call,) = [
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PapermillOperator"
    ]
    given = {word.arg: word.value for word in call.keywords}
    assert ast.literal_eval(given["parameters"]).keys() <= declared(
        notebook_path("regional_report")
    )
    assert "notebooks/regional_report.ipynb" in ast.unparse(given["input_nb"])
