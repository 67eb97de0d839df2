"""Configuration of the documentation; pages on commands and errors are written from the code."""

import inspect
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx
from typer.main import get_command
from typer.testing import CliRunner

import regionanalysis
from regionanalysis import errors
from regionanalysis.cli import app
from regionanalysis.reporting.manifest import SCHEMA, Manifest

HERE = Path(__file__).parent

# help without colours, as wide as a terminal
PLAIN = {"COLUMNS": "80", "TERM": "dumb", "NO_COLOR": "1"}

project = "regionanalysis"
author = "The regionanalysis contributors"
release = version = regionanalysis.__version__

extensions = [
    "myst_nb",
    "numpydoc",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.intersphinx",
    "sphinx.ext.viewcode",
]
html_theme = "pydata_sphinx_theme"
html_title = "regionanalysis"
# not deeper: the sidebar would have toggles without a name for screen readers
html_theme_options = {
    "collapse_navigation": True,
    "navigation_depth": 1,
    "navigation_with_keys": False,
    "show_toc_level": 2,
}
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_show_sourcelink = False
exclude_patterns = ["_build", "jupyter_execute", "**/.ipynb_checkpoints"]

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True

autosummary_generate = True
autodoc_typehints = "none"
numpydoc_show_class_members = False
# no network when the pages are built
intersphinx_mapping: dict[str, tuple[str, None]] = {}


def setup(sphinx: Sphinx) -> None:
    """Write the generated pages, and let cron tables be examples."""
    sphinx.connect("html-page-context", name_table_headers)
    sphinx.add_lexer("cron", TextLexer)
    (HERE / "reference" / "api.md").write_text(api(), encoding="utf-8")
    (HERE / "reference" / "commands.md").write_text(commands(), encoding="utf-8")
    (HERE / "reference" / "errors.md").write_text(error_classes(), encoding="utf-8")
    (HERE / "reference" / "manifest.md").write_text(manifest(), encoding="utf-8")


def name_table_headers(
    _sphinx: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object
) -> None:
    """Make the empty headers of pandas' tables cells, which need no name."""
    context["body"] = context.get("body", "").replace("<th></th>", "<td></td>")


def api() -> str:
    """Return the page of the public names and of the packages."""
    page = [
        "# API",
        "",
        "`import regionanalysis as ra` gives the main functions and types. The packages have the",
        "rest.",
        "",
        "## Main functions",
        "",
        "```{eval-rst}",
        ".. currentmodule:: regionanalysis",
        "",
        ".. autosummary::",
        "   :toctree: generated",
        "   :nosignatures:",
        "",
        *(f"   {name}" for name in sorted(regionanalysis.__all__)),
        "```",
        "",
        "## Packages",
        "",
        "| Package | Content |",
        "|---|---|",
    ]
    for package in iter_modules(regionanalysis.__path__, "regionanalysis."):
        if package.name.endswith("__main__"):
            continue
        summary = (inspect.getdoc(import_module(package.name)) or "").partition("\n\n")[0]
        page.append(f"| `{package.name}` | {' '.join(summary.split())} |")
    return "\n".join([*page, ""])


def commands() -> str:
    """Return the page of all commands with their help."""
    page = ["# Commands", "", "`regionanalysis COMMAND --help` prints the same.", ""]
    for name, command in sorted(get_command(app).commands.items()):  # type: ignore[attr-defined]
        if not command.hidden:
            shown = CliRunner().invoke(app, [name, "--help"], env=PLAIN, prog_name="regionanalysis")
            page += [f"## {name}", "", "```text", shown.stdout.strip(), "```", ""]
    return "\n".join(page)


def error_classes() -> str:
    """Return the page of all errors with their exit codes."""
    classes = [
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.RegionAnalysisError)
    ]
    page = [
        "# Errors and exit codes",
        "",
        "A command that fails prints the problem and what to do, writes nothing, and ends with the",
        "exit code of the error. In Python, all errors are subclasses of `RegionAnalysisError`,",
        "with `message`, `remedy` and `evidence`.",
        "",
        "| Exit code | Error | Raised for |",
        "|---:|---|---|",
    ]
    for kind in sorted(classes, key=lambda kind: (kind.exit_code, kind.__name__)):
        summary = " ".join((inspect.getdoc(kind) or "").partition("\n\n")[0].split())
        page.append(f"| {kind.exit_code} | `{kind.__name__}` | {summary} |")
    return "\n".join([*page, ""])


def manifest() -> str:
    """Return the page of the fields of a report's manifest."""
    page = [
        "# Manifest",
        "",
        "Beside every report lies a manifest, `NAME.json`: headline figures, sources, files and",
        "checksums. `regionanalysis.reporting.manifest.Manifest` reads and checks it. Its `schema`",
        f"is {SCHEMA}, and `Manifest.model_json_schema()` is its JSON Schema.",
        "",
        "| Field | Content |",
        "|---|---|",
    ]
    for name, field in Manifest.model_fields.items():
        optional = "" if field.is_required() else " (may be left out)"
        page.append(f"| `{field.alias or name}`{optional} | {field.description} |")
    return "\n".join([*page, ""])
