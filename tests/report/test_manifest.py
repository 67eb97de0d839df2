"""The manifest: one description, written, read and published."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from made_reports import write_made_report
from regionanalysis.errors import InputError
from regionanalysis.reporting.build.one import Report
from regionanalysis.reporting.manifest import SCHEMA, Manifest, complete_reports, read_manifest
from regionanalysis.reporting.published_paths import published_path, without_local_paths


def test_a_manifest_fits_its_json_schema(
    built: Report, overview: Report, methods_of_panel: Report
) -> None:
    schema = Manifest.model_json_schema(by_alias=True)
    for report in (built, overview, methods_of_panel):
        content = json.loads(report.manifest.read_text("utf-8"))
        jsonschema.validate(content, schema)
        assert content["schema"] == SCHEMA
        assert content["sentence"] == report.headline


def test_every_field_of_a_manifest_is_described() -> None:
    schema = Manifest.model_json_schema(by_alias=True)
    fields = schema["properties"] | schema["$defs"]["Headline"]["properties"]
    assert [name for name, field in fields.items() if not field.get("description")] == []


def test_what_is_written_is_read_again(built: Report) -> None:
    manifest = read_manifest(built.manifest)
    assert manifest.as_json() == built.manifest.read_text("utf-8")
    assert complete_reports(built.page.parent) == [manifest]


def test_figures_that_are_unknown_are_null(tmp_path: Path) -> None:
    path = write_made_report(tmp_path, "nes", "Nes", headline={"gap": float("nan")})
    assert "NaN" in path.read_text("utf-8")
    assert read_manifest(path).headline.gap is None


@pytest.mark.parametrize(
    ("stated", "problem"),
    [
        ({"language": "sv"}, "language: Value error, 'sv' is not one of"),
        ({"measure": "sheep"}, "measure: Value error, 'sheep' is not a measure"),
        ({"colour": "red"}, "colour: Extra inputs are not permitted"),
        ({"schema": SCHEMA + 1}, "was written by another version"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(
    stated: dict[str, object], problem: str, tmp_path: Path
) -> None:
    path = write_made_report(tmp_path, "nes", "Nes", **stated)
    with pytest.raises(InputError, match=r"nes\.json") as caught:
        read_manifest(path)
    assert problem in str(caught.value)
    assert complete_reports(tmp_path) == []


@pytest.mark.usefixtures("at_home")
def test_published_files_name_no_folder_of_this_machine(first: Path, home: Path) -> None:
    for name in ("bygd-9001.json", "bygd-9001.ipynb", "bygd-9001.html"):
        text = (first / name).read_text("utf-8")
        assert str(home) not in text
        assert str(Path.home()) + "/" not in text
    assert read_manifest(first / "bygd-9001.json").parameters["panel"] == "data/panel.csv"


def test_a_file_outside_the_project_is_its_name(built_from_panel: Report, panel_file: Path) -> None:
    assert published_path(panel_file) == "panel.csv"
    for path in (built_from_panel.manifest, built_from_panel.notebook):
        assert str(panel_file.parent) not in path.read_text("utf-8")


def test_paths_are_replaced_as_json_writes_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/kåre n"))
    file = Path('/data/"x".csv')
    text = json.dumps([str(file), "/home/kåre n/notes", "/home/other"], ensure_ascii=False)
    assert json.loads(without_local_paths(text, {"x.csv": file})) == [
        "x.csv",
        "~/notes",
        "/home/other",
    ]


# counts how often a report's parameters are checked and its figures opened, in one process
PROGRAM = """
import sys
from regionanalysis.cli import main
from regionanalysis.reporting.build import one
from regionanalysis.reporting.run import in_process_engine
from regionanalysis.reporting.run.render import prepare, render_report
from regionanalysis.study import opening, parameters

counts = {"checked": 0, "opened": 0}

def counting(function, name):
    def counted(*given, **named):
        counts[name] += 1
        return function(*given, **named)
    return counted

parameters.ReportParameters = counting(parameters.ReportParameters, "checked")
opening._new_data = counting(opening._new_data, "opened")

class Worker:
    def __enter__(self):
        in_process_engine.register()
        return self
    def __exit__(self, *_):
        pass
    def render(self, task, folder):
        return render_report(prepare(task), folder, engine=in_process_engine.ENGINE)

one.ReportWorker = Worker
try:
    main()
finally:
    print(counts, file=sys.stderr)
"""


def test_parameters_are_checked_twice_and_the_study_opened_once(home: Path, tmp_path: Path) -> None:
    panel = str(home / "data" / "panel.csv")
    words = ["report", "9001", "--panel", panel, "--out", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        env={**os.environ, "REGIONANALYSIS_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # once by the command and once by the notebook, which anyone may run by itself
    assert done.stderr.splitlines()[-1] == "{'checked': 2, 'opened': 1}"
