"""The notebook is the argument: short cells, no code of its own, nothing stored."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))
MOST_LINES = 5

FORBIDDEN = (
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.Lambda,
    ast.ClassDef,
    ast.For,
    ast.While,
    ast.If,
    ast.IfExp,
    ast.Try,
    ast.ListComp,
    ast.DictComp,
    ast.GeneratorExp,
)


def read(path: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return notebook


def code_cells(path: Path) -> list[dict[str, Any]]:
    return [cell for cell in read(path)["cells"] if cell["cell_type"] == "code"]


def source(cell: dict[str, Any]) -> str:
    text = cell["source"]
    return "".join(text) if isinstance(text, list) else str(text)


def is_parameters(cell: dict[str, Any]) -> bool:
    return "parameters" in cell["metadata"].get("tags", [])


def test_there_is_a_notebook_to_hold_to_this() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestEveryNotebook:
    def test_has_one_parameters_cell_of_plain_assignments(self, path: Path) -> None:
        cells = [cell for cell in code_cells(path) if is_parameters(cell)]
        assert len(cells) == 1
        statements = ast.parse(source(cells[0])).body
        assert statements
        for statement in statements:
            assert isinstance(statement, ast.Assign)
            ast.literal_eval(statement.value)

    def test_has_cells_of_at_most_five_lines(self, path: Path) -> None:
        # a parameters cell has a line a parameter
        long = [
            source(cell)
            for cell in code_cells(path)
            if not is_parameters(cell) and len(source(cell).strip().splitlines()) > MOST_LINES
        ]
        assert long == []

    def test_defines_nothing_and_decides_nothing(self, path: Path) -> None:
        for cell in code_cells(path):
            found = [n for n in ast.walk(ast.parse(source(cell))) if isinstance(n, FORBIDDEN)]
            assert found == [], source(cell)

    def test_imports_from_the_package_and_nothing_else(self, path: Path) -> None:
        for cell in code_cells(path):
            for node in ast.walk(ast.parse(source(cell))):
                assert not isinstance(node, ast.Import), source(cell)
                if isinstance(node, ast.ImportFrom):
                    assert (node.module or "").split(".")[0] == "regionanalysis"

    def test_holds_no_sentence_that_a_reader_would_see(self, path: Path) -> None:
        # a string in the code is a key or a parameter; words with spaces belong in locale
        for cell in code_cells(path):
            for node in ast.walk(ast.parse(source(cell))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    assert " " not in node.value, node.value

    def test_stores_no_outputs(self, path: Path) -> None:
        for cell in code_cells(path):
            assert cell["outputs"] == []
            assert cell["execution_count"] is None

    def test_hands_over_what_it_says_in_its_last_cell(self, path: Path) -> None:
        assert source(code_cells(path)[-1]).strip() == "finish(study)"
