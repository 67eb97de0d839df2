"""Who may import whom: arrows point down only, and the two branches never meet."""

import ast
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "regionanalysis"

# from the ground up; a package stands for all its modules
LAYERS = (
    ("errors", "project", "files", "amounts", "slugs", "characters", "catalogue", "wording"),
    ("industry_standard",),
    ("corrections", "provenance", "regions", "codes", "industries", "breaks", "language"),
    ("areas", "counties", "divisions"),
    ("cells", "rows"),
    ("panel", "population_panel", "commuting", "boundaries", "parameters", "series"),
    ("panel_frame", "merging", "industry_levels", "recoding", "neighbours", "reference_area"),
    ("significance", "cumulated"),
    ("account",),
    ("shiftshare", "concentration", "specialisation", "localisation", "productivity"),
    ("uncertainty", "attractiveness", "comparison", "population", "scenarios"),
    ("noise_by_size", "standings", "indicators", "lagged_population", "levels", "sectors"),
    ("education", "innovation"),
    ("response_fit", "population_response"),
    ("expected_growth", "expected_growth_results", "published_levels", "migration"),
    ("projection", "projection_premises", "projection_fan", "projection_history"),
    ("projection_scenarios", "projection_backtest", "outlook"),
    ("intervals",),
    ("sources",),
    ("data_table",),
    ("blocks", "directory", "sections", "subject"),
    ("tables",),
    ("charts", "text"),
    ("study",),
    ("reporting", "decompose", "overview", "refresh"),
    ("commands",),
    ("cli",),
)
HEIGHT = {name: height for height, layer in enumerate(LAYERS) for name in layer}
SOURCES = {"sources"}
PRESENTATION = {
    *("data_table", "blocks", "directory", "sections", "subject", "tables", "charts", "text")
}
ANALYSIS = {name for layer in LAYERS[8:18] for name in layer}
NETWORK = {"urllib", "http", "socket", "requests", "httpx", "aiohttp", "pxweb", "klass"}
DRAWING = {"matplotlib", "seaborn", "jinja2", "IPython", "pathlib"}
NO_HOME_FOR_ANYTHING = {"utils", "helpers", "config", "common", "misc"}

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")


def part(path: Path) -> str:
    """Return the module or package directly under the root that a file belongs to."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Return the full names of the modules that a file imports, wherever in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {one.name for n in ast.walk(tree) if isinstance(n, ast.Import) for one in n.names}
    return names | {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}


def own_parts(path: Path) -> set[str]:
    """Return the parts of this package that a file imports."""
    names = (name.split(".") for name in imported(path))
    return {name[1] for name in names if name[0] == "regionanalysis" and len(name) > 1}


def ids(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", MODULES, ids=ids)
class TestEveryModule:
    def test_has_a_place_in_the_house(self, path: Path) -> None:
        assert part(path) in HEIGHT, f"give {part(path)} a layer in {Path(__file__).name}"

    def test_imports_only_from_below_or_beside(self, path: Path) -> None:
        above = [name for name in own_parts(path) if HEIGHT[name] > HEIGHT[part(path)]]
        assert above == []

    def test_keeps_input_and_presentation_apart(self, path: Path) -> None:
        if part(path) in SOURCES:
            assert not own_parts(path) & PRESENTATION
        if part(path) in PRESENTATION:
            assert not own_parts(path) & SOURCES

    def test_reads_no_file_and_draws_nothing_if_it_is_analysis(self, path: Path) -> None:
        if part(path) in ANALYSIS:
            assert not {name.split(".")[0] for name in imported(path)} & DRAWING

    def test_uses_no_network(self, path: Path) -> None:
        if ids(path) not in ("sources/ssb.py", "sources/klass.py", "sources/fetching.py"):
            assert not {name.split(".")[0] for name in imported(path)} & NETWORK

    def test_is_named_for_what_it_is(self, path: Path) -> None:
        assert path.stem not in NO_HOME_FOR_ANYTHING


def test_every_part_that_there_is_has_one_layer_and_no_other_has_any() -> None:
    assert sorted(name for layer in LAYERS for name in layer) == sorted({*map(part, MODULES)})


def test_parts_of_one_layer_do_not_import_one_another_in_a_ring() -> None:
    uses = {name: set[str]() for name in HEIGHT}
    for path in MODULES:
        uses[part(path)] |= own_parts(path) - {part(path)}
    while free := [name for name, others in uses.items() if not others & uses.keys()]:
        for name in free:
            del uses[name]
    assert uses == {}


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda p: p.stem)
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
