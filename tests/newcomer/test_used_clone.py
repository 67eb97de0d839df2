"""Tests pass in a clone in use: with notebooks, snapshots, reports and regions of a user's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from delivered import ROOT, copy_delivered
from regionanalysis.core.project import HOME_VARIABLE, JOBS_SNAPSHOT

# those that read notebooks, snapshots, reports or the list of reports of the project
SUITES = (
    "tests/test_architecture.py",
    "tests/notebook/test_contract.py",
    "tests/unit/test_own_regions.py",
    "tests/unit/test_parameters.py",
    "tests/unit/test_project.py",
    "tests/unit/test_provenance.py",
    "tests/unit/test_readme.py",
    "tests/unit/test_reports_list.py",
    "tests/unit/test_cli.py",
)
OWN_REGION = """
[[region]]
name = "Solør"
slug = "solor"
members = ["3415", "3416", "3417"]

[[report]]
region = "solor"
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with files of a user's own, which no test can make sense of."""
    clone = copy_delivered(tmp_path / "clone")
    for name in ("src", "tests"):
        shutil.copytree(ROOT / name, clone / name, ignore=shutil.ignore_patterns("__pycache__"))
    built = shutil.ignore_patterns("_build", "jupyter_execute", "generated")
    shutil.copytree(ROOT / "docs", clone / "docs", ignore=built, dirs_exist_ok=True)
    for name in ("README.md", "pyproject.toml", "Makefile"):
        shutil.copy(ROOT / name, clone / name)
    (clone / "notebooks" / "my_report.ipynb").write_text('{"cells": []}', encoding="utf-8")
    snapshots = clone / "data" / "snapshots"
    snapshots.mkdir()
    (snapshots / f"{JOBS_SNAPSHOT}.csv").write_text("not,a,table\n", encoding="utf-8")
    (snapshots / f"{JOBS_SNAPSHOT}.toml").write_text("not = 'a sidecar'\n", encoding="utf-8")
    reports = clone / "reports" / "html"
    reports.mkdir()
    (reports / "kongsvingerregionen.json").write_text("{}", encoding="utf-8")
    with (clone / "reports" / "reports.toml").open("a", encoding="utf-8") as own:
        own.write(OWN_REGION)
    return clone


def test_tests_pass_with_files_of_a_users_own_in_place(clone: Path) -> None:
    environment = {name: text for name, text in os.environ.items() if name != HOME_VARIABLE}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *SUITES],
        cwd=clone,
        env={**environment, "PYTHONPATH": str(clone / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
