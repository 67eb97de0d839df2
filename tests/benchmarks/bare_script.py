"""The floor of `measure_build`: a notebook's cells as bare code, and the same page and figures.

There is no kernel, no notebook, no manifest, no process of a report's own, and nothing is checked.
"""

import json
import sys
from pathlib import Path
from typing import Any

import nbformat
from markupsafe import Markup

from regionanalysis.core.project import notebook_path
from regionanalysis.presentation import sections
from regionanalysis.presentation.data_table import DataTable
from regionanalysis.presentation.language import language
from regionanalysis.presentation.sections import PAGE_TYPE, TABLES, TABLES_TYPE
from regionanalysis.reporting.page import page as pages
from regionanalysis.reporting.page.workbook import workbook
from regionanalysis.study.handover import report_record
from regionanalysis.study.record import ReportRecord

shown: list[dict[str, Any]] = []


def keep(data: dict[str, Any], **_more: Any) -> None:
    """Keep what a cell shows."""
    if PAGE_TYPE in data:
        shown.append(data)


def write(record: ReportRecord, out: Path) -> None:
    """Write the page, the figures of all and of each."""
    body = Markup("").join(Markup(one[PAGE_TYPE]) for one in shown)  # noqa: S704
    tables: list[DataTable] = []
    for one in shown:
        tables += TABLES.validate_json(one[TABLES_TYPE]) if TABLES_TYPE in one else []
    figures = workbook(record.title, tables, language("nb"))
    vars(pages)["_body"] = lambda _cells: body
    written = pages.page([], record, "nb", figures)
    (out / f"{record.slug}.html").write_text(written, encoding="utf-8")
    (out / f"{record.slug}.xlsx").write_bytes(figures)
    (out / record.slug).mkdir()
    for table in tables:
        path = out / record.slug / f"{table.key}.csv"
        path.write_text(table.csv(), encoding="utf-8", newline="")


def main(files: list[str], out: str, regions: list[str]) -> None:
    """Write the reports of regions."""
    read = nbformat.read(notebook_path("regional_report"), as_version=4)
    code = (cell.source for cell in read.cells if cell.cell_type == "code")
    # the last hands the record over
    parameters, *cells, _ = [compile(source, "cell", "exec") for source in code]
    vars(sections)["display"] = keep
    given = dict(zip(("panel", "population", "commuting"), files, strict=True))
    for region in regions:
        shown.clear()
        names: dict[str, Any] = {}
        exec(parameters, names)  # noqa: S102 - the project's own notebook
        names |= {**given, "region": region, "goal": 50}
        for cell in cells:
            exec(cell, names)  # noqa: S102
        write(report_record(names["study"]), Path(out))


if __name__ == "__main__":
    main(**json.loads(sys.argv[1]))
