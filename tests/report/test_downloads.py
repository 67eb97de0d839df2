"""What can be downloaded is what the page shows: CSV for every figure, and one workbook."""

import base64
import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from bs4 import BeautifulSoup

from page_text import PAGES
from regionanalysis.presentation.data_table import DataTable, data_table
from regionanalysis.presentation.language import language
from regionanalysis.reporting.build.one import Report, build_report
from regionanalysis.reporting.page.workbook import workbook
from regionanalysis.study.parameters import report_parameters

A_FIGURE = re.compile(r"^[+−]?\d[\d\N{NARROW NO-BREAK SPACE},.]*(\N{NO-BREAK SPACE}%)?$")


@pytest.fixture(params=PAGES)
def report(request: pytest.FixtureRequest) -> Report:
    found: Report = request.getfixturevalue(request.param)
    return found


def soup_of(report: Report) -> BeautifulSoup:
    return BeautifulSoup(report.page.read_text(encoding="utf-8"), "html.parser")


def slug_of(report: Report) -> str:
    return report.page.stem


def csv_files(report: Report) -> dict[str, str]:
    folder = report.page.parent / f"{slug_of(report)}-data"
    return {one.stem: one.read_bytes().decode("utf-8-sig") for one in folder.glob("*.csv")}


def read_csv(text: str) -> list[list[str]]:
    """Return the rows of a Norwegian file, with decimal points, as a program reads it."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    return [[re.sub(r"^(-?\d+),(\d+)", r"\1.\2", cell) for cell in row] for row in rows]


def held_by(link: Any) -> bytes:
    return base64.b64decode(str(link["href"]).partition(",")[2])


def test_every_figure_holds_its_own_file(report: Report) -> None:
    soup, files = soup_of(report), csv_files(report)
    figures = soup.select("figure")
    assert figures
    for figure in figures:
        key = str(figure["id"]).removeprefix("fig-")
        (link,) = figure.select("a[download]")
        assert link["download"] == f"{slug_of(report)}-{key}.csv"
        assert held_by(link).decode("utf-8-sig") == files[key]


def test_every_table_has_a_file_with_as_many_rows(report: Report) -> None:
    rows = sorted(len(table.select("tbody tr")) for table in soup_of(report).select("table"))
    assert rows == sorted(len(read_csv(text)) - 1 for text in csv_files(report).values())


def test_no_figure_is_text_in_a_file(report: Report) -> None:
    # a program reads −6,8 % as words, and 13 347 too
    files = csv_files(report)
    assert files
    for name, text in files.items():
        for row in read_csv(text)[1:]:
            assert not [cell for cell in row if "%" in cell and A_FIGURE.match(cell)], name
            assert not [c for c in row if "\N{NARROW NO-BREAK SPACE}" in c and A_FIGURE.match(c)]
            assert not [cell for cell in row if cell.startswith("−")], name


def test_the_workbook_holds_the_same_values_as_the_files(report: Report) -> None:
    path = report.page.with_suffix(".xlsx")
    book = openpyxl.load_workbook(path)
    in_files = sorted(
        _values(row) for text in csv_files(report).values() for row in read_csv(text)[1:]
    )
    in_sheets = sorted(
        _values([cell.value for cell in row if cell.value is not None])
        for sheet in book.worksheets[1:]
        for row in sheet.iter_rows(min_row=5)
    )
    assert [row for row in in_sheets if row] == [row for row in in_files if row] != []
    assert len(book.worksheets) == len(csv_files(report)) + 1
    link = soup_of(report).select_one(".download a[download$='.xlsx']")
    assert held_by(link) == path.read_bytes()


def _values(row: list[Any]) -> tuple[float, ...]:
    found = []
    for cell in row:
        try:
            found.append(float(cell))
        except ValueError:
            continue
    return tuple(found)


def test_the_manifest_names_every_file(report: Report) -> None:
    manifest = json.loads(report.manifest.read_text(encoding="utf-8"))
    named = {name for name in manifest["files"] if name.endswith(".csv")}
    assert named == {f"{slug_of(report)}-data/{key}.csv" for key in csv_files(report)}
    assert f"{slug_of(report)}.xlsx" in manifest["files"]


def test_a_file_of_a_figure_that_is_no_more_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "kongsvingerregionen-data"
    folder.mkdir()
    (folder / "of-before.csv").write_text("x")
    (folder / "mine.txt").write_text("x")
    build_report(report_parameters(), tmp_path)
    assert not (folder / "of-before.csv").exists()
    assert (folder / "mine.txt").exists()


class TestTheWorkbook:
    def table(self) -> DataTable:
        catalogue = language("nb")
        rows = [
            ("=1+1", catalogue.signed(-910.25)),
            ("'Grue", catalogue.unknown()),
            ("@x", catalogue.percent(6)),
        ]
        return data_table("a", ("=A1", "Endring"), rows, caption="[a]:*?/\\ " + "lang " * 20)

    def sheets(self) -> list[Any]:
        made = workbook("=HYPERLINK(1)", [self.table(), self.table()], language("nb"))
        return list(openpyxl.load_workbook(io.BytesIO(made)).worksheets)

    def test_has_the_same_bytes_twice(self) -> None:
        first, second = (workbook("T", [self.table()], language("nb")) for _ in range(2))
        assert first == second

    def test_has_no_formula(self) -> None:
        cells = [cell for sheet in self.sheets() for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} == {"s", "n"}
        assert "=1+1" in {cell.value for cell in cells}

    def test_shows_the_decimals_of_the_report_and_holds_the_value(self) -> None:
        cell = self.sheets()[1]["B5"]
        assert (cell.value, cell.number_format) == (-910.25, '+#,##0;"−"#,##0;#,##0')

    def test_says_what_is_not_known(self) -> None:
        assert self.sheets()[1]["B6"].value == "ikke publisert"

    def test_names_every_sheet_apart_and_lists_them(self) -> None:
        contents, *rest = self.sheets()
        names = [sheet.title for sheet in rest]
        assert len(set(names)) == 2
        assert [contents.cell(row, 1).value for row in (5, 6)] == names


@pytest.mark.browser
def test_a_reader_gets_the_files_with_scripts_off(chromium: Any, built: Report) -> None:
    page = chromium.new_context(java_script_enabled=False, accept_downloads=True).new_page()
    page.goto(built.page.as_uri())
    with page.expect_download() as got:
        page.locator("section.download a").click()
    assert got.value.suggested_filename == "kongsvingerregionen.xlsx"
    assert Path(got.value.path()).read_bytes() == built.page.with_suffix(".xlsx").read_bytes()
    page.close()
