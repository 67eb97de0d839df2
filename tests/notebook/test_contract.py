"""What a notebook must be to stay an argument, read from its JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from delivered import DELIVERED_NOTEBOOKS
from regionanalysis.errors import NotebookError
from regionanalysis.reporting.check.notebook import broken_rules


@pytest.mark.parametrize("path", DELIVERED_NOTEBOOKS, ids=lambda path: path.stem)
def test_every_notebook_keeps_the_contract(path: Path) -> None:
    assert broken_rules(path) == []


def cell(source: str, *tags: str, **more: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "outputs": [],
        "execution_count": None,
        "metadata": {"tags": list(tags)},
    }
    return {"cell_type": "code", "source": source, **plain, **more}


PARAMETERS = cell('region = "x"', "parameters")
SETUP = cell(
    "from regionanalysis import finish, open_region\nreport = open_region()\na, b, y, E = report.x"
)
FINISH = cell("finish(report)")


def rules_of(tmp_path: Path, *cells: dict[str, Any]) -> list[str]:
    path = tmp_path / "one.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    return broken_rules(path)


def test_a_short_argument_keeps_it(tmp_path: Path) -> None:
    text = {"cell_type": "markdown", "source": ["for the researcher"], "metadata": {}}
    section = cell('with report.section("jobs") as show:\n    level = report.x\n    show(level, y)')
    assert rules_of(tmp_path, text, PARAMETERS, SETUP, section, FINISH) == []


def test_the_package_can_be_imported_under_a_short_name(tmp_path: Path) -> None:
    setup = cell("import regionanalysis as ra\nfinish, report = ra.finish, ra.open_region()")
    assert rules_of(tmp_path, PARAMETERS, setup, FINISH) == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("import pandas", "Cell 3 imports pandas"),
        ("from numpy import sum", "Cell 3 imports from numpy"),
        ("def f(): pass", "Cell 3 has a function"),
        ("[x for x in y]", "Cell 3 has a loop"),
        ("c = 1 if b else 2", "Cell 3 has a choice"),
        ("try: a\nexcept E: b", "Cell 3 has a try"),
        ('y("a sentence")', "Cell 3 holds the text 'a sentence'"),
        ("a\n" * 7, "Cell 3 has 7 lines"),
        ("show(a)", "Cell 3 uses show, which neither it nor the set-up cell binds"),
        ("show = show + 1", "Cell 3 uses show, which neither it nor the set-up cell binds"),
        ("show += 1", "Cell 3 uses show, which neither it nor the set-up cell binds"),
        ("a, c = b, y", "Cell 3 binds a again, which other cells use"),
        ("region = y", "Cell 3 binds region again, which other cells use"),
    ],
)
def test_every_broken_rule_is_named(source: str, fault: str, tmp_path: Path) -> None:
    (only,) = rules_of(tmp_path, PARAMETERS, SETUP, cell(source), FINISH)
    assert only.startswith(fault)


def test_stored_outputs_break_it(tmp_path: Path) -> None:
    ran = cell("a", execution_count=1)
    rules = rules_of(tmp_path, PARAMETERS, SETUP, ran, FINISH)
    assert rules == ["Cell 3 has outputs stored."]


def test_parameters_are_plain_values(tmp_path: Path) -> None:
    (only,) = rules_of(tmp_path, cell("region = 1 + 1", "parameters"), SETUP, FINISH)
    assert only == "Cell 1: 'region = 1 + 1' is not a name with a plain value."


def test_parameters_and_the_last_cell_must_be_there(tmp_path: Path) -> None:
    assert rules_of(tmp_path, cell("a = 1")) == [
        "0 cells are tagged parameters, and it should be one.",
        "The last cell with code is not finish(report).",
    ]


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"cells": [{}]}', '{"cells": 1}', "not json"])
def test_what_is_no_notebook_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "one.ipynb"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NotebookError, match=r"one\.ipynb could not be read"):
        broken_rules(path)


@pytest.mark.parametrize("path", DELIVERED_NOTEBOOKS, ids=lambda path: path.stem)
def test_markdown_of_the_project_is_for_those_who_edit_it(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    tags = [one["metadata"].get("tags") for one in cells if one["cell_type"] == "markdown"]
    assert tags
    assert all(one == ["notebook-only"] for one in tags)
