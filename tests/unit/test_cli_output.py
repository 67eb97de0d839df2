"""What every command has: examples, exit codes, JSON, and as much output as is asked for."""

import json
import logging
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from regionanalysis import errors, read_panel
from regionanalysis.cli import app, main
from regionanalysis.cli.examples import EXAMPLES, exit_codes
from regionanalysis.cli.output import unwrapped
from regionanalysis.errors import RegionAnalysisError

PANEL = """region,industry,year,employment
North,manufacturing,2015,100
North,manufacturing,2022,90
South,manufacturing,2015,300
South,manufacturing,2022,
North,services,2015,100
North,services,2022,120
South,services,2015,200
South,services,2022,210
"""
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_a_line_for_each_paragraph_on_a_wide_terminal(name: str) -> None:
    shown = CliRunner().invoke(app, [name, "--help"], env={"COLUMNS": "600", "TERM": "dumb"})
    text = shown.stdout.partition("╭")[0]
    # a table has more spaces, between its columns or before them
    lines = [line[1:] for line in text.splitlines() if line.strip() and "  " not in line.rstrip()]
    assert len(lines) >= 2
    # a line that is cut ends without a full stop
    assert [line for line in lines[1:] if not line.rstrip().endswith((".", ":"))] == []


def test_help_keeps_the_lines_of_a_table() -> None:
    text = "A title\n\nTwo lines\nof text.\n\na   first\nb   second"
    assert unwrapped(text) == "A title\n\nTwo lines of text.\n\na   first\nb   second"


@pytest.fixture
def panel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "panel.csv"
    path.write_text(PANEL, encoding="utf-8")
    return path


def run(*arguments: str) -> int:
    """Return the exit code of a command."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["regionanalysis", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
    code = end.value.code
    return code if isinstance(code, int) else int(bool(code))


def test_every_command_has_examples() -> None:
    assert EXAMPLES.keys() == COMMANDS.keys()


@pytest.mark.parametrize("line", [line for lines in EXAMPLES.values() for line in lines], ids=str)
def test_an_example_has_options_that_exist(line: str) -> None:
    words = shlex.split(line.rpartition("&& ")[2])
    assert words[0] == "regionanalysis"
    known = {name for parameter in COMMANDS[words[1]].params for name in parameter.opts}
    assert {word for word in words[2:] if word.startswith("--")} <= known


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_ends_with_the_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(name, "--help") == 0
    text = re.sub(r"\s+", " ", capsys.readouterr().out)
    for line in EXAMPLES[name]:
        assert re.sub(r"\s+", " ", line) in text


def test_help_has_every_exit_code_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, RegionAnalysisError)
    ]
    codes = {0, *(kind.exit_code for kind in kinds)}
    assert {int(code) for code in re.findall(r"[:;] (\d+) ", exit_codes())} == codes
    assert run("--help") == 0
    assert "Exit codes: 0 done;" in capsys.readouterr().out


def test_inspect_as_json_has_what_was_read(panel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("inspect", str(panel), "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["years"] == [2015, 2022]
    assert found["regions"] == {"North": "North", "South": "South"}
    assert (found["known"], found["unknown"], found["nation"]) == (7, 1, None)
    assert found["commands"] == [f"regionanalysis decompose {panel} --totals --missing drop"]


def test_list_as_json_has_the_sections_of_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in found["regions"]] == ["kongsvingerregionen"]
    assert "ssb_07459_population" in [one["name"] for one in found["data"]]
    assert found["reports"] == []


def test_check_as_json_has_the_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.json").write_text("{}", encoding="utf-8")
    assert run("check", "--json", "--out", str(tmp_path)) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["reports"] == 1
    assert {finding["report"] for finding in found["findings"]} >= {"mine"}


def test_quiet_leaves_results_and_errors(panel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("decompose", str(panel), "--missing", "drop", "--totals") == 0
    usual = capsys.readouterr()
    assert run("decompose", str(panel), "--missing", "drop", "--totals", "--quiet") == 0
    quiet = capsys.readouterr()
    assert "Note: " in usual.err
    assert (quiet.out, quiet.err) == (usual.out, "")
    assert run("decompose", str(panel), "--quiet") == errors.UnknownCellsError.exit_code
    assert capsys.readouterr().err.startswith("Error: ")


def test_verbose_prints_the_log_and_ends_with_the_command(
    panel: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("inspect", str(panel), "--verbose") == 0
    assert "panel.csv: 2 regions, 2 industries, 2 years" in capsys.readouterr().err
    assert run("inspect", str(panel)) == 0
    assert capsys.readouterr().err == ""
    assert logging.getLogger("regionanalysis").handlers == []


def test_python_users_get_the_log_through_logging(
    panel: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="regionanalysis"):
        read_panel(panel)
    assert [record.name for record in caplog.records] == ["regionanalysis.io.readers.panel"]


def test_report_says_at_once_what_it_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[str] = []

    def build(*_args: object, **_options: object) -> None:
        seen.append(capsys.readouterr().err)
        raise errors.OutputError("Stopped.", remedy="")

    monkeypatch.setattr("regionanalysis.reporting.build.one.build_report", build)
    assert run("report", "--out", str(tmp_path)) == errors.OutputError.exit_code
    assert seen == ["Building regional_report on kongsvingerregionen ...\n"]


def test_a_shell_can_complete_the_commands() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "regionanalysis"],
        env={
            **os.environ,
            "_REGIONANALYSIS_COMPLETE": "complete_bash",
            "COMP_WORDS": "regionanalysis de",
            "COMP_CWORD": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["decompose"]


def test_no_colour_is_printed_where_none_is_wanted() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "regionanalysis", "--help"],
        env={**os.environ, "NO_COLOR": "1", "FORCE_COLOR": "", "TERM": "xterm-256color"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", done.stdout)
