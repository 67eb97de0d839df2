"""Reports that have lost a section since the build before: found, and no false alarm."""

from pathlib import Path

import nbformat
import pytest
from typer.testing import CliRunner

from regionanalysis.cli import app
from regionanalysis.reporting.build.many import BuildOptions, Outcome
from regionanalysis.reporting.check.folder import check_reports
from regionanalysis.reporting.manifest import read_manifest
from small_project import CHAPTERS, IMPORTS, OPENED, built, tasks_of, write_list, write_notebook

# sections whose figures are files beside the notebook
SECTIONS = """
from pathlib import Path
from regionanalysis.errors import MissingDataError
for key, what in (("goal", "goal"), ("goal.membership", "subsets"), ("population", "population")):
    with report.section(key) as show:
        if not Path(f"{what}.txt").exists():
            raise MissingDataError("There are none.", what=what)
        show("Some words.")
"""
FIGURES = ("goal", "subsets", "population")
SLUG = "bygd-9001-mine"


@pytest.fixture
def home(copy_of_home: Path) -> Path:
    """A project with one report, by a notebook of the user's own with three sections more."""
    notebooks = copy_of_home / "notebooks"
    write_mine(notebooks / "mine.ipynb", SECTIONS)
    for name in FIGURES:
        (notebooks / f"{name}.txt").touch()
    write_list(copy_of_home, ("9001",), notebook='"mine"')
    return copy_of_home


def write_mine(path: Path, *cells: str) -> None:
    notebook = write_notebook(path, IMPORTS, OPENED, CHAPTERS, *cells, "finish(report)")
    notebook.metadata["regionanalysis"] = {"based_on": "regional_report"}
    nbformat.write(notebook, path)


def build(home: Path, out: Path, *, accept: bool = False, force: bool = False) -> Outcome:
    options = BuildOptions(out, accept=accept, force=force)
    (outcome,) = built(tasks_of(home), options)
    assert (outcome.state, outcome.slug) == ("built", SLUG), outcome.error
    return outcome


def lose(home: Path, *names: str) -> None:
    for name in names:
        (home / "notebooks" / f"{name}.txt").unlink()


def content_findings(out: Path) -> list[str]:
    findings = check_reports(out, (SLUG,)).findings
    return [one.what for one in findings if one.about == "content"]


def test_a_loss_is_named_until_the_figures_are_back_or_it_is_accepted(
    home: Path, tmp_path: Path
) -> None:
    assert build(home, tmp_path).lost == ()
    assert content_findings(tmp_path) == []
    lose(home, *FIGURES)
    lost = build(home, tmp_path).lost
    assert lost == tuple(content_findings(tmp_path))
    goal, groups, population = lost
    assert goal.startswith(
        "An earlier build had the goal, and this one has not: no figures on goal."
    )
    assert groups.startswith("An earlier build had the groups of municipalities, and this one")
    assert population.startswith("An earlier build had the section population (Population), and")
    assert "--population" in population
    assert all(one.endswith("or accept the loss with --accept.") for one in lost)
    # the report before the next build has no such section either
    (home / "notebooks" / "population.txt").touch()
    assert build(home, tmp_path).lost == (goal, groups)
    # nothing has changed but that it is meant
    assert build(home, tmp_path, accept=True).lost == ()
    assert content_findings(tmp_path) == []
    assert build(home, tmp_path, force=True).lost == ()


def test_build_says_what_is_lost_and_check_ends_with_1(home: Path, tmp_path: Path) -> None:
    out = ["--out", str(tmp_path / "out")]
    runner = CliRunner()
    assert runner.invoke(app, ["build", "--jobs", "1", *out]).exit_code == 0
    assert runner.invoke(app, ["check", *out]).exit_code == 0
    lose(home, "population")
    again = runner.invoke(app, ["build", "--jobs", "1", *out])
    assert again.exit_code == 0
    assert f"Lost: {SLUG}: An earlier build had the section population (Population)" in again.output
    checked = runner.invoke(app, ["check", *out])
    assert checked.exit_code == 1
    assert f"{SLUG}  content  An earlier build had the section population" in checked.output


def test_other_parameters_are_no_loss(home: Path, tmp_path: Path) -> None:
    stated = '[[report]]\nregion = "9001"\npanel = "../data/panel.csv"\nnotebook = "mine"\n'
    path = home / "reports" / "reports.toml"
    # of the same name, whatever its years
    path.write_text(f'{stated}slug = "bygd-9001"\n', encoding="utf-8")
    build(home, tmp_path)
    lose(home, "goal")
    path.write_text(f'{stated}slug = "bygd-9001"\nstart_year = 2018\n', encoding="utf-8")
    assert build(home, tmp_path).lost == ()


def test_a_section_that_was_cut_out_of_the_notebook_is_no_loss(home: Path, tmp_path: Path) -> None:
    build(home, tmp_path)
    write_mine(home / "notebooks" / "mine.ipynb")
    assert build(home, tmp_path).lost == ()
    assert "population" not in read_manifest(tmp_path / f"{SLUG}.json").sections
