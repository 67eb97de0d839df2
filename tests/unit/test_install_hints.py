"""Hints on what to install name this project: the distribution `regionanalysis` is another one."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

from regionanalysis import errors
from regionanalysis.errors import DISTRIBUTION, MissingExtraError, install_command

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("src", "notebooks", "data", "reports", "docs", "tests", "findings", ".github", ".ci")
KINDS = {".py", ".md", ".toml", ".yml", ".yaml", ".ipynb", ".po", ".sh", ".rst", ".j2", ".cff"}

# `pip install regionanalysis`, and `regionanalysis[extra]` wherever it is
ANOTHER = re.compile(
    r"""pip3?\s+install\s+(?:-\S+\s+)*["']?regionanalysis(?!-reports|[\w-])"""
    r"""|(?<![\w./-])regionanalysis\[[a-z]"""
)


def test_no_hint_names_the_other_project() -> None:
    paths = [path for name in FOLDERS for path in (ROOT / name).rglob("*") if path.suffix in KINDS]
    paths += [path for path in ROOT.glob("*") if path.suffix in KINDS or path.name == "Makefile"]
    assert len(paths) > 300
    hints = [
        f"{path}: {hint}"
        for path in paths
        if path != Path(__file__).resolve() and path.is_file()
        for hint in ANOTHER.findall(path.read_text(encoding="utf-8"))
    ]
    assert hints == []


@pytest.mark.parametrize(
    "hint", ["pip install -U 'regionanalysis'", 'pip install "regionanalysis[pdf]"']
)
def test_such_a_hint_would_be_found(hint: str) -> None:
    assert ANOTHER.search(hint)


def test_the_distribution_is_called_what_hints_call_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == DISTRIBUTION != "regionanalysis"


def test_a_clone_is_installed_by_the_running_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errors, "__file__", str(ROOT / "src" / "regionanalysis" / "errors.py"))
    assert install_command("pdf") == f'{sys.executable} -m pip install --editable "{ROOT}[pdf]"'
    assert str(MissingExtraError("A PDF", "pdf")).endswith(install_command("pdf"))


def test_an_installed_wheel_is_named_by_its_distribution(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(errors, "__file__", str(tmp_path / "a" / "regionanalysis" / "errors.py"))
    monkeypatch.setattr(sys, "executable", "/a folder/python")
    assert install_command("klass") == (
        '"/a folder/python" -m pip install "regionanalysis-reports[klass]"'
    )
