"""What import-linter cannot express: see `[tool.importlinter]` in pyproject.toml for the layers."""

import ast
import json
from pathlib import Path

import pytest

from delivered import DELIVERED_NOTEBOOKS, NOTEBOOKS
from regionanalysis.study import REPORT_KINDS

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "regionanalysis"
LOOSE = {"__init__.py", "__main__.py", "errors.py", "py.typed"}
NETWORK = {
    "urllib.request",
    "urllib3",
    "http",
    "socket",
    "requests",
    "httpx",
    "aiohttp",
}
MAY_USE_NETWORK = {"io/statbank/service.py", "io/statbank/retry.py"}
UNCLEAR_NAMES = {"utils", "helpers", "config", "common", "misc"}

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")


def relative(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imported_modules(path: Path) -> set[str]:
    """Return the modules that a file imports and their top-level packages, in functions too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
    names |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    return names | {name.split(".")[0] for name in names}


def test_only_four_files_lie_loose_at_the_top() -> None:
    assert {path.name for path in PACKAGE.iterdir() if path.is_file()} == LOOSE


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_only_downloads_use_the_network(path: Path) -> None:
    if relative(path) not in MAY_USE_NETWORK:
        assert not imported_modules(path) & NETWORK


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_is_named_for_what_it_is(path: Path) -> None:
    assert path.stem not in UNCLEAR_NAMES


@pytest.mark.parametrize("path", DELIVERED_NOTEBOOKS, ids=lambda p: p.stem)
def test_a_notebook_imports_from_this_package_and_nothing_else(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    statements = [
        n for n in ast.walk(ast.parse(code)) if isinstance(n, ast.Import | ast.ImportFrom)
    ]
    assert statements
    for statement in statements:
        assert isinstance(statement, ast.ImportFrom)
        assert (statement.module or "").split(".")[0] == "regionanalysis"


def test_every_kind_of_report_has_its_delivered_notebook() -> None:
    assert set(NOTEBOOKS) == REPORT_KINDS.keys()
