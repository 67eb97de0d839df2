"""Notes on a notebook of one's own: what would fail, and what ties its cells together."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from delivered import DELIVERED_NOTEBOOKS
from regionanalysis.cli import main
from regionanalysis.core.project import HOME_VARIABLE
from regionanalysis.errors import NotebookError
from regionanalysis.reporting.check.own_notebook import NotebookNotes, notebook_notes

SETUP = "from regionanalysis import finish, open_region\nreport = open_region()"
FINISH = "finish(report)"


def cell(source: str, *tags: str, kind: str = "code") -> dict[str, Any]:
    return {"cell_type": kind, "source": source, "metadata": {"tags": [*tags]}}


PARAMETERS = cell('region = "x"', "parameters")


def notes_of(tmp_path: Path, *cells: dict[str, Any] | str) -> NotebookNotes:
    path = tmp_path / "mine.ipynb"
    content = [one if isinstance(one, dict) else cell(one) for one in cells]
    path.write_text(json.dumps({"cells": content}), encoding="utf-8")
    return notebook_notes(path)


@pytest.mark.parametrize("path", DELIVERED_NOTEBOOKS, ids=lambda path: path.stem)
def test_the_projects_own_notebooks_have_no_notes(path: Path) -> None:
    assert notebook_notes(path) == ([], [])


def test_a_notebook_that_stands_alone_cell_by_cell_has_no_notes(tmp_path: Path) -> None:
    section = 'with report.section("mine", title="A chapter") as show:\n    show("A sentence.")'
    text = cell("## Mine", kind="markdown")
    assert notes_of(tmp_path, text, PARAMETERS, SETUP, section, FINISH) == ([], [])


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("print(df)", "Cell 3 uses df, which no cell binds."),
        ("df = df.dropna()", "Cell 3 uses df, which no cell binds."),
        ("print(late)", "Cell 3 uses late, and cell 4 binds it later."),
    ],
)
def test_a_name_that_nothing_has_bound_is_a_fault(source: str, fault: str, tmp_path: Path) -> None:
    assert notes_of(tmp_path, PARAMETERS, SETUP, source, "late = 1", FINISH).faults == [fault]


@pytest.mark.parametrize(
    "source",
    [
        "%matplotlib inline",
        "!ls",
        "display(region)",
        "from numpy import *\nprint(pi)",
        "exec('a = 1')\nprint(a)",
        "def f(x):\n    return x + helper()",
        "f = lambda x: x + helper()",
        "for a, b in [(1, 2)]:\n    print(a, b)",
        "print([x for x in range(3) if x])",
        "with open(region) as file:\n    print(file)",
        "try:\n    a = 1\nexcept ValueError as error:\n    print(error)",
        (
            "match region:\n    case [first, *rest]:\n        print(first, rest)\n"
            "    case {'a': 1, **more}:\n        print(more)\n    case other:\n        print(other)"
        ),
        "async def f():\n    return 1\nprint(f)",
        "import os.path\nprint(os)",
        "class A:\n    b = 1\nprint(A)",
        "print(__name__, _)",
        "if (n := 3) > 2:\n    print(n)",
    ],
)
def test_what_python_and_ipython_bind_is_no_fault(source: str, tmp_path: Path) -> None:
    found = notes_of(tmp_path, PARAMETERS, SETUP, source, FINISH)
    assert found.faults == []


def test_a_notebook_that_hands_nothing_over_is_a_fault(tmp_path: Path) -> None:
    (fault,) = notes_of(tmp_path, PARAMETERS, SETUP).faults
    assert "finish(report)" in fault
    whole = "import regionanalysis as ra\nra.finish(ra.open_region())"
    assert notes_of(tmp_path, PARAMETERS, whole).faults == []


def test_cells_tied_to_another_are_one_note(tmp_path: Path) -> None:
    cells = ["df = 1\nextra = 2", "print(df)", "print(df, extra)"]
    found = notes_of(tmp_path, PARAMETERS, SETUP, *cells, FINISH)
    assert found.faults == []
    assert found.notes == [
        (
            "Cells 4 and 5 use df and extra from cell 3. Bind what they share in the set-up cell "
            "(cell 2), and each cell can be deleted or moved."
        )
    ]


def test_loops_and_imports_of_ones_own_are_fine_and_said_to_be(tmp_path: Path) -> None:
    loop = "import numpy as np\nfor x in np.arange(3):\n    print(x)"
    found = notes_of(tmp_path, PARAMETERS, SETUP, loop, FINISH)
    assert found.faults == []
    (note,) = found.notes
    assert "in cell 3. That is fine in your notebook" in note


def test_a_notebook_without_parameters_or_with_two_is_noted(tmp_path: Path) -> None:
    (note,) = notes_of(tmp_path, SETUP, FINISH).notes
    assert note.startswith("No cell is tagged parameters")
    (note,) = notes_of(tmp_path, PARAMETERS, PARAMETERS, SETUP, FINISH).notes
    assert note.startswith("Cell 2 is tagged parameters too")


def test_injected_parameters_are_not_counted(tmp_path: Path) -> None:
    injected = cell('region = "y"', "injected-parameters")
    found = notes_of(tmp_path, PARAMETERS, injected, SETUP, "print(df)", FINISH)
    assert found.faults == ["Cell 3 uses df, which no cell binds."]


def test_a_cell_that_is_not_python_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotebookError, match=r"mine\.ipynb could not be read: cell 2 is not Python"):
        notes_of(tmp_path, PARAMETERS, "a b", FINISH)


def check(project: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> int:
    monkeypatch.setenv(HOME_VARIABLE, str(project))
    monkeypatch.setattr(sys, "argv", ["regionanalysis", "check", "--notebook", name])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project folder with a notebook of the project's and one of one's own."""
    for name in ("notebooks", "data/reference"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


def write(project: Path, name: str, *sources: str, based_on: str = "") -> None:
    about = {"regionanalysis": {"based_on": based_on}} if based_on else {}
    cells = [PARAMETERS, *map(cell, (SETUP, *sources, FINISH))]
    path = project / "notebooks" / f"{name}.ipynb"
    path.write_text(json.dumps({"cells": cells, "metadata": about}), encoding="utf-8")


def test_check_lists_the_broken_rules_of_a_notebook_of_the_projects(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, "regional_report", "import numpy")
    assert check(project, monkeypatch, "regional_report") == 1
    output = capsys.readouterr().out
    assert "Cell 3 imports numpy, and not from regionanalysis." in output
    assert "regional_report.ipynb checked: 1 fault." in output


def test_check_notes_what_is_free_in_a_notebook_of_ones_own(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, "mine", "import numpy", based_on="regional_report")
    assert check(project, monkeypatch, "mine") == 0
    assert "Note: There are imports" in capsys.readouterr().out
    write(project, "mine", "print(df)", based_on="regional_report")
    assert check(project, monkeypatch, "mine") == 1
    assert "Cell 3 uses df, which no cell binds." in capsys.readouterr().out


@pytest.mark.parametrize("name", ["yours", "../mine", ""])
def test_check_of_a_notebook_that_is_not_there_names_those_that_are(
    name: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(project, "mine", based_on="regional_report")
    assert check(project, monkeypatch, name) == 2
    assert "mine" in capsys.readouterr().err
