"""From an executed notebook to one page: nbconvert's body in our own shell."""

import base64
import re
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
from markupsafe import Markup
from nbconvert import HTMLExporter, TemplateExporter
from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter
from pydantic import ValidationError

from regionanalysis import __version__
from regionanalysis.errors import NotebookError
from regionanalysis.presentation.data_table import DataTable
from regionanalysis.presentation.language import language
from regionanalysis.presentation.sections import NOTEBOOK_ONLY, PAGE_TYPE, TABLES, TABLES_TYPE
from regionanalysis.reporting.notebooks import cell_name
from regionanalysis.reporting.page.environment import template
from regionanalysis.reporting.page.sanitise import sanitise
from regionanalysis.reporting.task import NOTHING_LOST
from regionanalysis.study.record import RECORD_TYPE, ReportRecord

KILOBYTE = 1000

_CHAPTER = re.compile(r"<h2 id='([^']+)'>(.*?)</h2>")

_XLSX = "data:application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;base64,"


@dataclass(frozen=True)
class Contents:
    """An entry of the table of contents."""

    anchor: str
    text: str


def record_of(notebook: nbformat.NotebookNode, path: Path) -> ReportRecord:
    """Return what a notebook handed over in its last cell.

    Raises
    ------
    NotebookError
        When it handed over nothing, or something else.
    """
    found = _handed_over(notebook, RECORD_TYPE)
    try:
        return ReportRecord.model_validate(found[-1])
    except (IndexError, ValidationError) as cause:
        raise NotebookError(
            f"{path.name} ended without handing over what the report says.",
            remedy="Let the last cell be `finish(report)`.",
        ) from cause


def tables_of(notebook: nbformat.NotebookNode) -> list[DataTable]:
    """Return the data of every figure and table of an executed notebook, in their order."""
    found = _handed_over(notebook, TABLES_TYPE)
    return [table for one in found for table in TABLES.validate_json(one)]


def _handed_over(notebook: nbformat.NotebookNode, kind: str) -> list[Any]:
    """Return what the outputs of a notebook hold of a kind."""
    outputs = [one for cell in notebook.cells for one in cell.get("outputs", ()) if "data" in one]
    return [one.data[kind] for one in outputs if kind in one.data]


def page(
    notebook: nbformat.NotebookNode, record: ReportRecord, language_code: str, figures: bytes
) -> str:
    """Return the page of an executed notebook: one HTML document that fetches nothing.

    Code, prompts and text for the researcher are left out. ``figures`` is the workbook with all
    figures, which the page holds: it may be all that a reader was sent.

    Raises
    ------
    NotebookError
        If a cell shows what a page cannot hold: see `regionanalysis.reporting.page.sanitise`.
    """
    said = language(language_code)
    words = {
        "skip": said.message("page.skip"),
        "kicker": said.message("page.kicker"),
        "contents": said.message("page.contents"),
        "download": said.message("page.download"),
    }
    words["built_with"] = said.message("page.built_with", version=__version__)
    words["manifest"] = said.message("page.manifest", file=f"{record.slug}.json")
    size = said.number(len(figures) / KILOBYTE)
    words["download_about"] = said.message("page.download.about")
    words["workbook"] = said.message("page.download.workbook", size=size)
    # a saved file should tell which report it is from
    body = _body(notebook).replace(' download="', f' download="{record.slug}-')
    # stands in a string of the style sheet
    running = record.title.replace("\\", "").replace('"', "").replace("<", "")
    style = template("page.css").render(running=Markup(running))  # noqa: S704
    written = template("page.html.j2").render(
        lang=said.code,
        title=record.title,
        description=record.description,
        version=__version__,
        style=Markup(style),  # noqa: S704 - our own style sheet
        words=words,
        headings=_contents(body),
        workbook=f"{record.slug}.xlsx",
        workbook_address=Markup(_XLSX + base64.b64encode(figures).decode("ascii")),  # noqa: S704
        body=Markup(body),  # noqa: S704 - blocks have escaped what came from outside
    )
    return f"{written}\n"


def load_templates() -> None:
    """Load what every page is written with, before the first is asked for."""
    for name in ("page.css", "page.html.j2"):
        template(name)
    # an empty one brings the schema of notebooks and the exporter's templates
    new: Any = nbformat.v4.new_notebook
    _body(nbformat.reads(nbformat.writes(new()), as_version=4))


def _body(notebook: nbformat.NotebookNode) -> str:
    name = Path(notebook.metadata.get("papermill", {}).get("input_path", "")).name
    cells = [
        {**cell, "outputs": [_shown(one, name, at, cell) for one in cell.outputs if _is_page(one)]}
        for at, cell in enumerate(notebook.cells)
        if cell.cell_type == "code"
    ]
    # a cell that shows nothing would leave an empty frame
    shown = {**notebook, "cells": [cell for cell in cells if cell["outputs"]]}
    body, _ = _exporter().from_notebook_node(nbformat.from_dict(shown))
    return str(body)


def _shown(output: Any, name: str, at: int, cell: Any) -> dict[str, Any]:
    try:
        # the figures that go with it are many, and the exporter would copy them all
        html = output.data.get(PAGE_TYPE, output.data["text/html"])
        return {**output, "data": {"text/html": sanitise(html)}}
    except ValueError as cause:
        raise NotebookError(
            f"{cell_name(name, at, cell.source)} shows {cause}, and a page holds no such thing.",
            remedy=f"Write what comes from figures with html.escape. {NOTHING_LOST}",
        ) from cause


def _is_page(output: Any) -> bool:
    # what a cell prints is for the researcher
    if output.output_type not in ("display_data", "execute_result"):
        return False
    about = output.get("metadata", {}).get("text/html", {})
    return "text/html" in output.data and not about.get(NOTEBOOK_ONLY)


def _contents(body: str) -> list[Contents]:
    # headings are written by our own blocks, in one way
    return [Contents(anchor, unescape(text)) for anchor, text in _CHAPTER.findall(body)]


class _BodyExporter(HTMLExporter):
    """Nbconvert's body as its template gives it.

    What `HTMLExporter` does after, parsing all of it to add alternative texts, our blocks have
    done, and on a page of many marks it takes longer than the drawing.
    """

    def from_notebook_node(self, nb: Any, resources: Any = None, **kw: Any) -> Any:
        own: Any = self
        resources = own._init_resources(resources)  # noqa: SLF001 - as the exporter itself does
        chosen = WidgetsDataTypeFilter(
            notebook_metadata=nb.metadata, parent=self, resources=resources
        )
        own.register_filter("filter_data_type", chosen)
        # no code is shown
        own.register_filter("highlight_code", lambda _source, **_about: "")
        return TemplateExporter.from_notebook_node(self, nb, resources, **kw)


@cache
def _exporter() -> HTMLExporter:
    made: Any = _BodyExporter
    exporter: HTMLExporter = made(
        template_name="basic",
        exclude_input=True,
        exclude_input_prompt=True,
        exclude_output_prompt=True,
        exclude_markdown=True,
        exclude_raw=True,
    )
    return exporter
