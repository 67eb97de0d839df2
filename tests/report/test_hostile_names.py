"""Names made to do harm, followed from the file to everything that is written of them.

What a panel, a sidecar and a command say of places and industries is text, and stays text: on the
page, in its downloads, in the manifest, and on the terminal.
"""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from bs4 import BeautifulSoup

from regionanalysis.panel.provenance import sha256_of
from regionanalysis.reporting.build.one import Report, build_report
from regionanalysis.study.parameters import report_parameters

SCRIPT = "<script>alert(1)</script>"
REGIONS = (
    SCRIPT,
    "</title></style><svg onload=alert(2)>",
    '"><img src=http://127.0.0.1:9/x onerror=alert(3)>',
    "javascript:alert(4)",
    r"$\frac{1}{0}$ og $$",
    "../../../etc/passwd",
    "x" * 300,
)
INDUSTRIES = (
    '=HYPERLINK("http://127.0.0.1:9/x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "helse;=1+1",
    "{{ 7*7 }}{% raw %} %s {0}",
)
SIDECAR = {
    "producer": SCRIPT,
    "title": "<svg onload=alert(5)>",
    "table": '"><a href="javascript:alert(6)">x</a>',
    "unit": "persons",
    "place": "work",
    "period": "2019-2022",
    "date": "2026-01-01",
    "date_kind": "published",
    "licence": "=1+1",
    "url": "javascript:alert(7)",
    "notes": "<!-- -->]]>",
}
YEARS = range(2019, 2023)


@pytest.fixture(scope="session")
def hostile_panel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A panel and its sidecar, both full of what should not be carried out."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(["region", "region_name", "industry", "industry_name", "year", "employment"])
    for at, name in enumerate(REGIONS):
        for number, industry in enumerate(INDUSTRIES):
            for year in YEARS:
                jobs = 50 + 7 * at + 3 * number + (year - 2019) * ((at + number) % 4 - 1)
                rows.writerow([f"{at + 1:02}", name, f"I{number}", industry, year, jobs])
    path = tmp_path_factory.mktemp("hostile") / "panel.csv"
    content = written.getvalue().encode()
    path.write_bytes(content)
    stated = {**SIDECAR, "sha256": sha256_of(content)}
    # a text in JSON is one in TOML
    lines = [f"{key} = {json.dumps(value)}" for key, value in stated.items()]
    path.with_suffix(".toml").write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="session", params=["regional_report", "national_overview"])
def hostile(
    request: pytest.FixtureRequest, hostile_panel: Path, tmp_path_factory: pytest.TempPathFactory
) -> Report:
    """A report on places with such names, as a group with such a name or all together."""
    group: dict[str, Any] = (
        {"region": f"{SCRIPT}/../..", "members": "01,02,03,04,05,06,07"}
        if request.param == "regional_report"
        else {"region": "01"}
    )
    out = tmp_path_factory.mktemp("hostile-out") / "out"
    return build_report(report_parameters(panel=hostile_panel, **group), out, request.param)


@pytest.mark.browser
def test_nothing_is_carried_out_on_the_page(chromium: Any, hostile: Report) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    dialogs: list[str] = []
    requests: list[str] = []

    def heard(dialog: Any) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", heard)
    page.on("request", lambda one: requests.append(one.url))
    page.goto(hostile.page.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    page.wait_for_load_state("networkidle")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert dialogs == []
    assert requests == [hostile.page.as_uri()]
    assert wide <= 1280


def test_nothing_on_the_page_could_be_carried_out(hostile: Report) -> None:
    soup = BeautifulSoup(hostile.page.read_text(encoding="utf-8"), "html.parser")
    assert soup.find_all(["script", "img", "iframe", "object", "embed", "link", "base"]) == []
    assert [one for one in soup.select("*") if _handlers(one)] == []
    addresses = {str(one["href"]).partition(":")[0] for one in soup.select("[href]")}
    assert {one for one in addresses if not one.startswith("#")} == {"data"}
    # and the names are there to be read
    assert SCRIPT in soup.get_text()


def _handlers(tag: Any) -> list[str]:
    return [name for name in tag.attrs if name.lower().startswith("on")]


def test_no_download_holds_a_formula(hostile: Report) -> None:
    found: list[str] = []
    paths = list((hostile.page.parent / f"{hostile.page.stem}-data").glob("*.csv"))
    assert len(paths) > 2
    for path in paths:
        for between in (",", ";"):
            text = path.read_text(encoding="utf-8-sig")
            cells = [
                cell for row in csv.reader(io.StringIO(text), delimiter=between) for cell in row
            ]
            found += [
                cell for cell in cells if cell[:1] in ("=", "@", "+", "-") and not _number(cell)
            ]
    assert found == []
    book = openpyxl.load_workbook(hostile.page.with_suffix(".xlsx"))
    written: list[Any] = [
        cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
    ]
    assert len(written) > 100
    assert [cell.value for cell in written if cell.data_type == "f"] == []


def _number(cell: str) -> bool:
    # a spreadsheet that has semicolons between columns sees more than one figure in a cell
    return re.fullmatch(r"[-+\d.,e]*", cell) is not None


def test_nothing_is_written_outside_the_folder(hostile: Report, hostile_panel: Path) -> None:
    out = hostile.page.parent
    assert [one.name for one in out.parent.iterdir()] == ["out"]
    assert len(list(hostile_panel.parent.iterdir())) == 2
    manifest = json.loads(hostile.manifest.read_text(encoding="utf-8"))
    written = {str(one.relative_to(out)) for one in out.rglob("*") if one.is_file()}
    assert written == set(manifest["files"])
    assert set(manifest["slug"]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
