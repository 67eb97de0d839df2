"""Tests pass in a clone in use: with notebooks, snapshots, reports and regions of a user's own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from delivered import ROOT, copy_delivered
from regionanalysis.core.project import HOME_VARIABLE, JOBS_SNAPSHOT

# names by which a module gets at the clone: the others see a copy of the delivered files alone
CLONE = re.compile(r"\b(ROOT|delivered|HOME_VARIABLE|project_folder|own_regions|main\(\))")
OWN_REGION = """
[[region]]
name = "Solør"
slug = "solor"
members = ["3415", "3416", "3417"]

[[report]]
region = "solor"
"""


def suites() -> list[str]:
    """Return the quick test modules that get at the clone they are in."""
    modules = [ROOT / "tests" / "test_architecture.py"]
    for folder in ("notebook", "spec", "unit"):
        modules += sorted((ROOT / "tests" / folder).glob("test_*.py"))
    return [
        module.relative_to(ROOT).as_posix()
        for module in modules
        if CLONE.search(module.read_text(encoding="utf-8"))
    ]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with files of a user's own, which no test can make sense of."""
    clone = copy_delivered(tmp_path / "clone")
    for name in ("src", "tests"):
        shutil.copytree(ROOT / name, clone / name, ignore=shutil.ignore_patterns("__pycache__"))
    built = shutil.ignore_patterns("_build", "jupyter_execute", "generated")
    shutil.copytree(ROOT / "docs", clone / "docs", ignore=built, dirs_exist_ok=True)
    for name in ("README.md", "pyproject.toml", "Makefile", "data/README.md"):
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
    chosen = suites()
    # those that once failed in a used clone
    assert {"tests/notebook/test_contract.py", "tests/unit/test_reports_list.py"} <= {*chosen}
    environment = {name: text for name, text in os.environ.items() if name != HOME_VARIABLE}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *chosen],
        cwd=clone,
        env={**environment, "PYTHONPATH": str(clone / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
