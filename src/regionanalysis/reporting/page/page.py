"""From an executed notebook to one page: nbconvert's body in our own shell."""

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
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
from regionanalysis.presentation.sections import TABLES, TABLES_TYPE
from regionanalysis.reporting.page.environment import template
from regionanalysis.reporting.page.markdown import words_of
from regionanalysis.reporting.page.missing import gather_missing
from regionanalysis.study.record import RECORD_TYPE, ReportRecord

KILOBYTE = 1000

Cells = Sequence[Mapping[str, Any]]

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
    records = _handed_over(notebook, RECORD_TYPE)
    try:
        return ReportRecord.model_validate(records[-1])
    except (IndexError, ValidationError) as cause:
        raise NotebookError(
            f"{path.name} ended without the contents of the report.",
            remedy="Let the last cell be `finish(report)`.",
        ) from cause


def tables_of(notebook: nbformat.NotebookNode) -> list[DataTable]:
    """Return the data of every figure and table of an executed notebook, in their order."""
    outputs = _handed_over(notebook, TABLES_TYPE)
    return [table for output in outputs for table in TABLES.validate_json(output)]


def _handed_over(notebook: nbformat.NotebookNode, kind: str) -> list[Any]:
    """Return what the outputs of a notebook hold of a kind."""
    outputs = [
        output for cell in notebook.cells for output in cell.get("outputs", ()) if "data" in output
    ]
    return [output.data[kind] for output in outputs if kind in output.data]


def page(cells: Cells, record: ReportRecord, language_code: str, figures: bytes) -> str:
    """Return the page of an executed notebook: one HTML document that fetches nothing.

    Parameters
    ----------
    cells
        What the page shows of the notebook's cells: see `regionanalysis.reporting.page.cells`.
    record
        What the notebook handed over in its last cell.
    language_code
        Language of the report.
    figures
        The workbook with all figures, which the page holds: it may be all that a reader was sent.
    """
    catalogue = language(language_code)
    words = {
        "skip": catalogue.message("page.skip"),
        "kicker": catalogue.message("page.kicker"),
        "contents": catalogue.message("page.contents"),
        "download": catalogue.message("page.download"),
    }
    words["built_with"] = catalogue.message("page.built_with", version=__version__)
    words["manifest"] = catalogue.message("page.manifest", file=f"{record.slug}.json")
    size = catalogue.number(len(figures) / KILOBYTE)
    words["download_about"] = catalogue.message("page.download.about")
    words["workbook"] = catalogue.message("page.download.workbook", size=size)
    # the name of a saved file says which report it is from
    body = gather_missing(_body(cells)).replace(' download="', f' download="{record.slug}-')
    # this goes into a string of the style sheet
    running = record.title.replace("\\", "").replace('"', "").replace("<", "")
    style = template("page.css").render(running=Markup(running))  # noqa: S704
    written = template("page.html.j2").render(
        lang=catalogue.code,
        title=record.title,
        subtitle=record.subtitle,
        description=record.description,
        version=__version__,
        style=Markup(style),  # noqa: S704 - our own style sheet
        words=words,
        headings=contents_of(body),
        workbook=f"{record.slug}.xlsx",
        workbook_address=Markup(_XLSX + base64.b64encode(figures).decode("ascii")),  # noqa: S704
        body=Markup(body),  # noqa: S704 - blocks have escaped what came from outside
    )
    return f"{written}\n"


def load_templates() -> None:
    """Load what every page is written with, before the first is asked for."""
    for name in ("page.css", "page.html.j2"):
        template(name)
    # an empty one loads the schema of notebooks and the exporter's templates
    new: Any = nbformat.v4.new_notebook
    nbformat.reads(nbformat.writes(new()), as_version=4)
    _body([])


def _body(cells: Cells) -> str:
    notebook = {"metadata": {}, "nbformat": 4, "nbformat_minor": 5, "cells": list(cells)}
    body, _ = _exporter().from_notebook_node(nbformat.from_dict(notebook))
    return str(body)


def contents_of(body: str) -> list[Contents]:
    """Return the chapters of a page, from its body."""
    # headings are written by our own blocks, in one way; of one's own may have words set apart
    return [Contents(anchor, words_of(text)) for anchor, text in _CHAPTER.findall(body)]


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
    )
    return exporter
