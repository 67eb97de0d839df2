"""Files that are broken, or made to break who opens them, are refused in a sentence and in time."""

import gzip
import os
import resource
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pandas as pd
import pytest

from regionanalysis.errors import InputError, ProvenanceError, RegionAnalysisError
from regionanalysis.io import limits as bounded
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.io.readers.people import read_flows, read_population

# seconds of the processor, far more than it takes and less than a bomb does; and bytes beyond what
# was in use
PATIENCE = 10.0
MAX_MEMORY = 300_000_000

FRAME = pd.DataFrame(
    {"region": ["0301", "0301"], "industry": ["A", "A"], "year": [2019, 2020], "employment": [5, 6]}
)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BILLION_LAUGHS = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'


@contextmanager
def in_time_and_memory() -> Iterator[None]:
    start, used = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.process_time() - start < PATIENCE
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - used) * 1024 < MAX_MEMORY


def workbook() -> bytes:
    content = BytesIO()
    FRAME.to_excel(content, index=False, engine="openpyxl")
    return content.getvalue()


def changed(part: str, text: Iterable[bytes]) -> bytes:
    """Return a workbook with one part of it replaced."""
    found = BytesIO()
    with ZipFile(BytesIO(workbook())) as old, ZipFile(found, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            with new.open(name, "w") as file:
                for piece in text if name == part else [old.read(name)]:
                    file.write(piece)
    return found.getvalue()


def refused(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    before = sorted(tmp_path.iterdir())
    with in_time_and_memory(), pytest.raises(InputError, match=says):
        read_panel(path)
    assert sorted(tmp_path.iterdir()) == before


SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    refused(
        tmp_path,
        "panel.xlsx",
        changed(SHEET, (b" " * 1_000_000 for _ in range(300))),
        "bytes unpacked",
    )


def test_a_small_zip_bomb_is_known_by_how_it_is_packed(tmp_path: Path) -> None:
    refused(
        tmp_path,
        "panel.xlsx",
        changed(SHEET, (b" " * 1_000_000 for _ in range(30))),
        "for each packed",
    )


def test_a_workbook_of_very_many_parts_is_refused(tmp_path: Path) -> None:
    content = BytesIO(workbook())
    with ZipFile(content, "a") as book:
        for number in range(bounded.MAX_PARTS):
            book.writestr(f"{number}", "")
    refused(tmp_path, "panel.xlsx", content.getvalue(), "parts")


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_entities_that_unfold_without_end_are_refused(tmp_path: Path, part: str) -> None:
    xml = f"{BILLION_LAUGHS}<x>&l9;</x>".encode()
    refused(tmp_path, "panel.xlsx", changed(part, [xml]), "not an XLSX table")


def test_a_sheet_of_ten_thousand_columns_is_refused(tmp_path: Path) -> None:
    cells = b"".join(b"<c><v>%d</v></c>" % number for number in range(10_000))
    refused(
        tmp_path,
        "panel.xlsx",
        changed(SHEET, [HEAD, b"<row>", cells, b"</row>", TAIL]),
        "10,000 columns",
    )


def test_a_row_numbered_beyond_any_sheet_is_refused(tmp_path: Path) -> None:
    row = b'<row r="99999999999"><c><v>1</v></c></row>'
    refused(tmp_path, "panel.xlsx", changed(SHEET, [HEAD, row, TAIL]), "rows|not an XLSX table")


def test_a_text_of_ten_thousand_columns_is_refused(tmp_path: Path) -> None:
    text = ",".join(f"c{number}" for number in range(10_000)) + "\n"
    refused(tmp_path, "panel.csv", text.encode() * 100, "10,000 columns")


@pytest.mark.parametrize("content", [b"region,industry\x00,year\n", b"\x00" * 1000])
def test_zero_bytes_are_no_text(tmp_path: Path, content: bytes) -> None:
    refused(tmp_path, "panel.csv", content, "no text file")


def test_a_packed_text_that_is_cut_off_or_damaged_is_refused(tmp_path: Path) -> None:
    packed = gzip.compress(FRAME.to_csv(index=False).encode())
    refused(tmp_path, "panel.csv.gz", packed[:-12], "cut off")
    refused(tmp_path, "panel.csv.gz", packed[:20] + b"\xff" * 9 + packed[29:], "unpacked|no text")


def test_a_packed_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "MAX_UNPACKED", 1_000_000)
    refused(tmp_path, "panel.csv.gz", gzip.compress(b"," * 50_000_000), "bytes unpacked")


def test_a_packed_text_is_read_as_the_text_it_is(tmp_path: Path) -> None:
    path = tmp_path / "panel.csv.gz"
    path.write_bytes(gzip.compress(FRAME.to_csv(index=False).encode()))
    assert read_panel(path).employment[:, 0, 0].tolist() == [5, 6]


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.99])
@pytest.mark.parametrize("ending", ["xlsx", "parquet"])
def test_a_file_that_is_cut_off_is_refused(tmp_path: Path, ending: str, kept: float) -> None:
    content = BytesIO()
    if ending == "xlsx":
        content.write(workbook())
    else:
        FRAME.to_parquet(content, index=False)
    whole = content.getvalue()
    refused(tmp_path, f"panel.{ending}", whole[: int(len(whole) * kept)], f"{ending.upper()} table")


def test_more_rows_than_any_table_are_not_read_from_parquet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("regionanalysis.io.readers.open_table.MAX_ROWS", 1)
    content = BytesIO()
    FRAME.to_parquet(content, index=False)
    refused(tmp_path, "panel.parquet", content.getvalue(), "2 rows")


def test_parquet_of_lists_is_no_table_of_figures(tmp_path: Path) -> None:
    content = BytesIO()
    FRAME.assign(employment=pd.Series([[1], [2]], dtype=object)).to_parquet(content, index=False)
    refused(tmp_path, "panel.parquet", content.getvalue(), "has lists or records")


def test_a_file_larger_than_any_table_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("regionanalysis.io.readers.table.MAX_BYTES", 10)
    refused(tmp_path, "panel.csv", FRAME.to_csv(index=False).encode(), "bytes")


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    os.mkfifo(path)
    for read in (read_panel, read_population, read_flows):
        with pytest.raises(InputError, match="not a file"):
            read(path)


@pytest.mark.parametrize(
    "text",
    [b"a = " + b"[" * 50_000, b"\xff", b"a = 1" + b"0" * 5000, b"#" * 200_000, b"producer = 1"],
    ids=["nested", "no text", "digits", "large", "a number"],
)
def test_a_sidecar_that_is_not_one_is_refused(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "panel.csv"
    FRAME.to_csv(path, index=False)
    path.with_suffix(".toml").write_bytes(text)
    with pytest.raises(ProvenanceError):
        read_panel(path)


@pytest.mark.parametrize("figure", ["1e999", "9" * 5000, "0x10", "١٢", "1_000", "nan", "inf", "-0"])
def test_a_figure_that_is_written_strangely_is_a_figure_or_refused(
    tmp_path: Path, figure: str
) -> None:
    path = tmp_path / "panel.csv"
    rows = f"region,industry,year,employment\n01,A,2019,{figure}\n01,A,2020,1\n"
    path.write_text(rows, encoding="utf-8")
    try:
        found = read_panel(path).employment[0, 0, 0]
    except RegionAnalysisError:
        return
    assert found == float(figure.replace("_", ""))


@pytest.mark.parametrize("twice", ["year", "year\N{NO-BREAK SPACE}", " year", '"year"'])
def test_a_column_that_is_there_twice_is_refused_with_spaces_or_without(
    twice: str, tmp_path: Path
) -> None:
    path = tmp_path / "panel.csv"
    path.write_text(f"region,industry,year,employment,{twice}\n0301,A,2019,5,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="the column 'year' is there twice"):
        read_panel(path)


def test_columns_without_a_name_are_as_many_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    path.write_text(
        "region;industry;year;employment;;\n0301;A;2019;5;;\n0301;A;2020;6;;\n", encoding="utf-8"
    )
    assert read_panel(path).employment.ravel().tolist() == [5, 6]
