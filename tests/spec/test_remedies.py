"""Every remedy that an error of a file names, carried out: the file is then read right."""

import ast
import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import openpyxl
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet as parquet_files

import regionanalysis
from file_shapes import Cells, json_stat, px
from regionanalysis.cli.decomposition import DecompositionOptions, decomposition
from regionanalysis.errors import RegionAnalysisError
from regionanalysis.io.readers.panel import read_panel_file
from regionanalysis.io.readers.panel_options import PanelOptions, checked_columns, column_pairs
from regionanalysis.io.readers.people import read_coefficients, read_flows, read_population
from regionanalysis.io.readers.weights import read_neighbours

REGIONS, INDUSTRIES, YEARS = ["0301", "3401", "3403"], ["01-03", "10-33", "45-47"], (2016, 2017)
PARTS = np.array(
    [
        [[120, 2040, 5310], [310, 900, 1240], [205, 810, 2500]],
        [[90, 1850, 5600], [270, 850, 1260], [210, 760, 2700]],
    ]
)
NAMES = ("Jordbruk", "Industri", "Handel")
FIGURES = {
    (region, industry, year): int(PARTS[t, r, i])
    for r, region in enumerate(REGIONS)
    for i, industry in enumerate(INDUSTRIES)
    for t, year in enumerate(YEARS)
}
HEADING = "region,industry,year,employment"


def lines(
    figures: dict[tuple[str, str, int], object] | None = None, separator: str = ","
) -> list[str]:
    own: dict[tuple[str, str, int], object] = {**FIGURES}
    rows = own if figures is None else figures
    return [separator.join(map(str, (*key, value))) for key, value in rows.items()]


def csv(*rows: str, heading: str = HEADING) -> bytes:
    return "\n".join([heading, *rows, ""]).encode()


def plain(**changed: object) -> bytes:
    """Return the table with one of its figures written in another way."""
    first = next(iter(FIGURES))
    return csv(*lines({**FIGURES, **({first: changed["first"]} if changed else {})}))


def beside(column: str, *values: str, separator: str = ",") -> bytes:
    """Return the table once for each value of one more column, with figures of their own."""
    rows = [
        separator.join(map(str, (*key, number * (at + 1), value)))
        for at, value in enumerate(values)
        for key, number in FIGURES.items()
    ]
    return csv(*rows, heading=separator.join([*HEADING.split(","), column]))


def only(content: bytes, value: str) -> bytes:
    """Return a table without the rows that do not end in a value, as a user would delete them."""
    heading, *rows = content.decode().splitlines()
    return "\n".join([heading, *(row for row in rows if row.endswith(value)), ""]).encode()


def wide(extra: str = "") -> bytes:
    rows = [
        ";".join([region, industry, *(str(FIGURES[region, industry, year]) for year in YEARS)])
        for region in REGIONS
        for industry in INDUSTRIES
    ]
    head = "region;næring;2016;2017"
    if extra:
        head, rows = f"{head};{extra}", [f"{row};1" for row in rows]
    return "\n".join([head, *rows, ""]).encode()


def two_headings(*industries: str) -> bytes:
    """Return years in one line of headings and industries in the next."""
    years = [str(year) for year in YEARS for _ in industries]
    rows = [
        [region, *(str(FIGURES[region, i, year]) for year in YEARS for i in INDUSTRIES)]
        for region in REGIONS
    ]
    heads = [["", *years], ["region", *industries * len(YEARS)]]
    return "\n".join(";".join(row) for row in [*heads, *rows]).encode()


def workbook(*titles: str) -> bytes:
    book = openpyxl.Workbook()
    for at, title in enumerate(titles):
        sheet = book.active if at == 0 else book.create_sheet()
        assert sheet is not None
        sheet.title = title
        sheet.append(HEADING.split(","))
        for (region, industry, year), number in FIGURES.items():
            sheet.append([region, industry, year, number * (at + 1)])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def data_set(changed: Callable[[dict[str, object]], object] = lambda stated: stated) -> bytes:
    texts = {key: str(number) for key, number in FIGURES.items()}
    stated = json.loads(json_stat(Cells(texts, YEARS), 2).decode("utf-8-sig"))
    return json.dumps(changed(stated)).encode()


def px_file(before: str = "", after: str = "") -> bytes:
    content = px(Cells({key: str(number) for key, number in FIGURES.items()}, YEARS))
    return content.replace(before.encode(), after.encode()) if before else content


def quarters(*parts: str) -> bytes:
    rows = [
        f"{region},{industry},{year}{part},{number + 2 * at}"
        for at, part in enumerate(parts)
        for (region, industry, year), number in FIGURES.items()
    ]
    return csv(*rows)


def nested(*, total: bool = False) -> bytes:
    """Return the table with a code above others that it is not the sum of."""
    more: dict[tuple[str, str, int], object] = {**FIGURES}
    for region, _, year in FIGURES:
        more[region, "TOTAL" if total else "A-C", year] = 7 if total else 90_000
    return csv(*lines(more))


def totals(*labels: str) -> dict[tuple[str, str, int], object]:
    """Return the table with totals of all industries under some labels."""
    more: dict[tuple[str, str, int], object] = {**FIGURES}
    for label in labels:
        for region, _, year in FIGURES:
            own = (FIGURES[region, industry, year] for industry in INDUSTRIES)
            more[region, label, year] = sum(own)
    return more


def grouped(*labels: str) -> dict[tuple[str, str, int], object]:
    """Return the table with the first two industries, and the third, under other labels first.

    A label more is their sum, before them.
    """
    more: dict[tuple[str, str, int], object] = {}
    first, second, third = INDUSTRIES
    for region, year in dict.fromkeys((region, year) for region, _, year in FIGURES):
        own = {industry: FIGURES[region, industry, year] for industry in INDUSTRIES}
        parts = [own[first] + own[second], own[third]]
        for label, number in zip(labels[-2:], parts, strict=True):
            more[region, label, year] = number
        if len(labels) > len(parts):
            more[region, labels[0], year] = sum(parts)
    return {**more, **FIGURES}


def in_naics(table: dict[tuple[str, str, int], object]) -> dict[tuple[str, str, int], object]:
    """Return a table with the codes of another standard."""
    codes = dict(zip(INDUSTRIES, ("11", "31-33", "44-45"), strict=True))
    return {(region, codes.get(i, i), year): n for (region, i, year), n in table.items()}


def larger_regions() -> dict[tuple[str, str, int], object]:
    """Return two regions that the first region, and the two others, are in."""
    return {
        (label, industry, year): sum(FIGURES[code, industry, year] for code in codes)
        for label, codes in (("Nord", REGIONS[:1]), ("Sør", REGIONS[1:]))
        for industry in INDUSTRIES
        for year in YEARS
    }


def qcew(*ownerships: str) -> bytes:
    """Return a table of the QCEW, with figures for each ownership; those of the last are right."""
    rows = [
        f"{region},{own},{industry},74,{year},A,,{number + 10 * (len(ownerships) - 1 - at)}"
        for at, own in enumerate(ownerships)
        for (region, industry, year), number in FIGURES.items()
    ]
    names = "area_fips,own_code,industry_code,agglvl_code,year,qtr,disclosure_code"
    return csv(*rows, heading=f"{names},annual_avg_emplvl")


def empty_workbook() -> bytes:
    content = io.BytesIO()
    openpyxl.Workbook().save(content)
    return content.getvalue()


def no_workbook() -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w") as packed:
        packed.writestr("a", "b")
    return content.getvalue()


def parquet(*, twice: bool = False) -> bytes:
    frame = pd.DataFrame([(*key, number) for key, number in FIGURES.items()])
    frame.columns = pd.Index(HEADING.split(","))
    if twice:
        frame["2016"] = frame[2016] = 1
    content = io.BytesIO()
    table = pa.table(
        [frame.iloc[:, at] for at in range(frame.shape[1])], names=list(map(str, frame.columns))
    )
    parquet_files.write_table(table, content)
    return content.getvalue()


@dataclass(frozen=True)
class Case:
    """A file that is refused, and what its remedy says to do.

    ``content`` and ``said`` are the file and what is said of it; ``then`` and ``then_said`` the
    same when the remedy is followed; ``names`` is a part of the remedy.
    """

    content: bytes
    names: str
    then: bytes | None = None
    said: dict[str, object] = field(default_factory=dict)
    then_said: dict[str, object] = field(default_factory=dict)
    ending: str = "csv"
    then_ending: str = ""
    right: dict[tuple[str, str, int], float] | None = None


PLAIN = plain()
# figures of which few end in zero
ODD = {key: number + at for at, (key, number) in enumerate(FIGURES.items())}
LACKING = {**FIGURES, next(iter(FIGURES)): np.nan}
SECOND = {key: number + 2.0 for key, number in FIGURES.items()}
# a region that is the sum of the three, but for one job more in each cell
DISGUISED = csv(
    *lines(),
    *(
        f"D,{industry},{year},{int(PARTS[t, :, i].sum()) + 1}"
        for i, industry in enumerate(INDUSTRIES)
        for t, year in enumerate(YEARS)
    ),
)
SHORT = csv(*lines()).replace(b"0301", b"301")
IDENTICAL = csv(*lines(), lines()[0])
CASES = {
    "nothing in it": Case(b" ", "A table has a line of column names and rows of figures", PLAIN),
    "an old workbook": Case(b"\xd0\xcf\x11\xe0 ", "Save it as XLSX, or as CSV", PLAIN),
    "more cells than names": Case(
        csv(*lines(), "a,b,2016,1,2,3"), "the same number of columns in every line", PLAIN
    ),
    "another encoding": Case(
        csv(*lines()).replace(b"0301", b"\x81301"), "Save the file as CSV UTF-8", PLAIN
    ),
    "two sheets": Case(
        workbook("Ny", "Gammel"),
        '--sheet "Ny"',
        ending="xlsx",
        then_said={"sheet": "Ny"},
    ),
    "no workbook": Case(b"PK\x03\x04 ", "or as CSV", PLAIN, ending="xlsx", then_ending="csv"),
    "a damaged workbook": Case(
        no_workbook(), "or save it as CSV", PLAIN, ending="xlsx", then_ending="csv"
    ),
    "several variables": Case(
        beside("sektor,kjønn", "privat,2", "offentlig,1"),
        "delete the rows of the others",
        only(beside("sektor,kjønn", "privat,2", "offentlig,1"), "privat,2"),
    ),
    "a variable with two values": Case(
        beside("eierform", "a", "b"),
        "delete the rows of the others",
        only(beside("eierform", "a", "b"), ",a"),
    ),
    "two contents": Case(
        csv(
            *(
                row
                for row in beside("statistikkvariabel", "Jobber", "Lønn").decode().split("\n")[1:]
            ),
            heading=f"{HEADING},statistikkvariabel",
        ),
        '--columns "employment=Jobber"',
        then_said={"columns": "employment=Jobber"},
    ),
    "industries below years": Case(
        two_headings(*NAMES),
        '--columns "industry=content"',
        then_said={"columns": "industry=content"},
        right={
            (region, dict(zip(INDUSTRIES, NAMES, strict=True))[industry], year): float(number)
            for (region, industry, year), number in FIGURES.items()
        },
    ),
    "a column of no year": Case(wide("Endring"), "Delete the column", wide()),
    "an unknown column": Case(
        csv(*lines(), heading="region,gruppe,year,employment"),
        '--columns "industry=gruppe"',
        then_said={"columns": "industry=gruppe"},
    ),
    "two that may be industries": Case(
        csv(
            *(f"{row},{row.split(',')[1]}x" for row in lines()),
            heading="region,næring,year,employment,næringsgruppe",
        ),
        '--columns, as in "industry=næring"',
        then_said={"columns": "industry=næring"},
    ),
    "figures that may be thousands": Case(
        csv(
            *lines({key: f"{number + 1000:,}" for key, number in FIGURES.items()}, ";"),
            heading=HEADING.replace(",", ";"),
        ),
        "--decimal .",
        then_said={"decimal": "."},
        right={key: number + 1000.0 for key, number in FIGURES.items()},
    ),
    "nil or missing": Case(
        plain(first="-"), "--nil missing", then_said={"nil": "missing"}, right=LACKING
    ),
    "a figure that is a word": Case(
        plain(first="mange"),
        "leave employment empty where it is unknown",
        plain(first=""),
        right=LACKING,
    ),
    "lost zeros": Case(SHORT, "--restore-zeros", then_said={"restore_zeros": True}),
    "industries made dates": Case(
        csv(*lines()).replace(b"01-03", b"03.jan"), "write the codes again, such as 01-03", PLAIN
    ),
    "quarters": Case(quarters("K1", "K4"), "--quarter 4", then_said={"quarter": "1"}),
    "quarters, for their mean": Case(
        quarters("K1", "K2", "K3", "K4"),
        "--quarter mean",
        then_said={"quarter": "mean"},
        right={key: number + 3.0 for key, number in FIGURES.items()},
    ),
    "quarters, of which the fourth is not there": Case(
        quarters("K1", "K2"), "--quarter 2", then_said={"quarter": "2"}, right=SECOND
    ),
    "a total without a name": Case(DISGUISED, "--nation", then_said={"nation": "D"}),
    "no quarters": Case(PLAIN, "Leave out --quarter", PLAIN, said={"quarter": "4"}),
    "another quarter": Case(
        quarters("K1", "K2"),
        "Choose one of them",
        said={"quarter": "4"},
        then_said={"quarter": "1"},
    ),
    "seasons": Case(quarters("K4").replace(b"2016K4", b"2016K1"), "write the year alone", PLAIN),
    "several units": Case(
        beside("enhet", "personer", "1000 personer"),
        "Keep the rows of one of them",
        only(beside("enhet", "personer", "1000 personer"), ",personer"),
    ),
    "per cent": Case(beside("enhet", "prosent"), "Export the number of employed persons", PLAIN),
    "millions": Case(beside("enhet", "millioner"), "Give them in persons or thousands", PLAIN),
    "hours": Case(beside("unit", "THS_HW"), "leave its unit out", PLAIN),
    "money": Case(
        csv(*lines(), heading="region,industry,year,Lønn (kr)"), "call the column employment", PLAIN
    ),
    "several ownerships": Case(qcew("3", "5"), "such as own_code 5", qcew("5")),
    "figures made decimals": Case(
        csv(*lines({key: n / 1000 if n > 999 else n for key, n in ODD.items()})),
        "Export the figures without anything between thousands",
        csv(*lines({**ODD})),
        right={key: float(number) for key, number in ODD.items()},
    ),
    "industries divided in two ways": Case(
        csv(*lines(in_naics(grouped("10", "101", "102")))),
        "Leave out 101 and 102",
        csv(*lines(in_naics({**FIGURES}))),
        right={key: float(str(number)) for key, number in in_naics({**FIGURES}).items()},
    ),
    "industries twice": Case(
        csv(*lines(grouped("Varer", "Tjenester"))), "Leave out Varer and Tjenester", PLAIN
    ),
    "regions twice": Case(
        csv(*lines({**FIGURES, **larger_regions()})), "Leave out Nord and Sør", PLAIN
    ),
    "no year": Case(plain() + b"0301,10-33,i fjor,5\n", "Correct the rows", PLAIN),
    "rows twice": Case(IDENTICAL, "Correct the rows", PLAIN),
    "nested industries": Case(nested(), "Leave out A-C", PLAIN),
    "a total with too little": Case(
        nested(total=True), "Leave out industries that are counted twice, or say", PLAIN
    ),
    "no such nation": Case(PLAIN, "", PLAIN, said={"nation": "Atlantis"}),
    "PX with keys": Case(
        px_file("DATA=", 'KEYS("region")=CODES;\nDATA='),
        "Save the table as JSON-stat 2, or as CSV",
        data_set(),
        ending="px",
        then_ending="json",
    ),
    "PX cut off": Case(
        px_file(" 5600", ""),
        "Save the table as JSON-stat 2, or as CSV",
        PLAIN,
        ending="px",
        then_ending="csv",
    ),
    "a collection": Case(
        data_set(lambda stated: {"class": "collection", "link": {"item": [stated, stated]}}),
        "Save the one table as JSON-stat 2",
        data_set(),
        ending="json",
    ),
    "a bundle": Case(
        data_set(lambda stated: {"one": stated, "two": stated}),
        "on its own",
        data_set(lambda stated: {"one": stated}),
        ending="json",
    ),
    "a list of records": Case(
        data_set(lambda _: [{"region": "0301"}]),
        "or as CSV",
        PLAIN,
        ending="json",
        then_ending="csv",
    ),
    "no data set": Case(
        data_set(lambda stated: {"value": stated["value"]}),
        "Save the table from Statbank as JSON-stat 2",
        data_set(),
        ending="json",
    ),
    "sizes that are wrong": Case(
        data_set(lambda stated: {**stated, "size": [1, 1, 1]}),
        "Save the table from Statbank again",
        data_set(),
        ending="json",
    ),
    "PX in another code page": Case(
        px_file("0301", "0301\N{LATIN SMALL LETTER O WITH STROKE}").replace(b"utf-8", b"ascii"),
        "or as CSV",
        PLAIN,
        ending="px",
        then_ending="csv",
    ),
    "PX with a code twice": Case(
        px_file('"3403"', '"3401"'), "or as CSV", PLAIN, ending="px", then_ending="csv"
    ),
    "an empty sheet": Case(
        empty_workbook(),
        "A table has a line of column names and rows of figures",
        workbook("Tall"),
        ending="xlsx",
    ),
    "a column twice in parquet": Case(
        parquet(twice=True), "Name it once", parquet(), ending="parquet"
    ),
    "a line without figures": Case(
        wide().replace(b"3401;01-03;310;270", b"3401;01-03;;"),
        "Export the table again, and do not edit it",
        wide(),
    ),
    "a row twice, with years across": Case(
        wide() + wide().splitlines()[-1], "Export the table again", wide()
    ),
    "a title above no years": Case(
        b"07984: Sysselsatte\n\nregion;antall\n0301;1\n",
        "Export years from the statistics bank as XLSX or CSV, or as JSON-stat 2",
        data_set(),
        then_ending="json",
    ),
    "a county beside its municipalities": Case(
        csv(*lines(), *(f"34,{i},{year},90000" for i in INDUSTRIES for year in YEARS)),
        "Leave out 34",
        PLAIN,
    ),
    "a nation with too little": Case(
        csv(*lines(), *(f"Norge,{i},{year},7" for i in INDUSTRIES for year in YEARS)),
        "leave out regions that are counted twice",
        PLAIN,
    ),
    "two totals of all industries": Case(
        csv(*lines(totals("TOTAL", "Alle næringer"))),
        "--total-industry), and leave out the others",
        csv(*lines(totals("TOTAL"))),
        then_said={"total_industry": "TOTAL"},
    ),
    "figures cut off": Case(
        data_set(lambda stated: {**stated, "value": [1.0]}),
        "cut off or damaged",
        data_set(),
        ending="json",
    ),
}


def options(said: dict[str, object]) -> PanelOptions:
    """Return options as the command line makes them of what is said."""
    columns = checked_columns(column_pairs(str(said.get("columns", ""))))
    others: dict[str, object] = {name: value for name, value in said.items() if name != "columns"}
    return PanelOptions(columns=tuple(sorted(columns.items())), **others)  # type: ignore[arg-type]


def read(folder: Path, case: Case, *, then: bool) -> dict[tuple[str, str, int], float]:
    ending = (case.then_ending if then else "") or case.ending
    path = folder / f"panel.{ending}"
    content = case.then if then and case.then is not None else case.content
    path.write_bytes(content)
    panel = read_panel_file(path, options(case.then_said if then else case.said)).panel
    return {
        (region, industry, year): float(panel.employment[t, r, i])
        for r, region in enumerate(panel.regions)
        for i, industry in enumerate(panel.industries)
        for t, year in enumerate(panel.years)
    }


@pytest.mark.parametrize("name", CASES)
def test_a_remedy_that_is_followed_gives_the_figures(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    with pytest.raises(RegionAnalysisError) as caught:
        read(tmp_path, case, then=False)
    assert case.names in str(caught.value.remedy)
    found = read(tmp_path, case, then=True)
    right = case.right or {key: float(number) for key, number in FIGURES.items()}
    assert found.keys() == right.keys()
    assert np.array_equal([found[key] for key in right], list(right.values()), equal_nan=True)


# readers of a panel's file
READERS = (
    "io/readers/open_table.py", "io/readers/text_files.py", "io/readers/spreadsheet.py",
    "io/readers/shape_table.py", "io/readers/roles.py", "io/readers/code_labels.py",
    "io/readers/time_column.py", "io/readers/units.py", "io/readers/missing_columns.py",
    "io/readers/panel.py", "io/statbank/exports.py", "io/statbank/px_file.py",
    "io/statbank/json_stat.py", "panel/figures.py", "panel/row_checks.py",
    "panel/region_totals.py", "panel/industry_totals.py",
)  # fmt: skip
ROOT = Path(regionanalysis.__file__).parent


def stated_in(module: str) -> Iterator[tuple[str, str]]:
    """Yield the functions of a module that name a remedy."""
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and any(
            isinstance(call, ast.Call) and any(word.arg == "remedy" for word in call.keywords)
            for call in ast.walk(node)
        ):
            yield module, node.name


def test_every_remedy_of_a_reader_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached: set[tuple[str, str]] = set()
    own = RegionAnalysisError.__init__

    def noted(self: RegionAnalysisError, *args: Any, **values: Any) -> None:
        caller = sys._getframe(1).f_code
        reached.add((Path(caller.co_filename).relative_to(ROOT).as_posix(), caller.co_name))
        own(self, *args, **values)

    monkeypatch.setattr(RegionAnalysisError, "__init__", noted)
    for case in CASES.values():
        with pytest.raises(RegionAnalysisError):
            read(tmp_path, case, then=False)
    # a workbook has a sheet wherever a program saves it; for SN2025, see test_sn2025
    reached |= {("io/readers/spreadsheet.py", "_rows"), ("io/readers/panel.py", "_standard")}
    stated = {site for module in READERS for site in stated_in(module)}
    assert sorted(stated - reached) == []


WEIGHTS = "region,neighbour,weight\n0301,3401,1\n3401,3403,1\n3403,3401,1\n"
# what is asked, a part of the remedy, and what is asked when it is followed
ASKED: dict[str, tuple[dict[str, Any], str, dict[str, Any]]] = {
    "no weights": (
        {"method": "spatial"},
        "Name a file with --weights: CSV with the columns region,neighbour,weight",
        {"method": "spatial", "weights": "w.csv"},
    ),
    "weights without use": ({"weights": "w.csv"}, "Leave out --weights", {}),
    "weights, for their method": (
        {"weights": "w.csv"},
        "or use --method spatial",
        {"weights": "w.csv", "method": "spatial"},
    ),
    "a misspelt method": ({"method": "clasic"}, "Nearest: classic", {"method": "classic"}),
    "a year that is not there": ({"end_year": 2030}, "2016-2017", {"end_year": 2017}),
    "the same year twice": (
        {"start_year": 2017, "end_year": 2017},
        "Choose two of 2016-2017",
        {"start_year": 2016, "end_year": 2017},
    ),
    "a method that does not link": (
        {"method": "midpoint", "breaks": "link"},
        "Use --method dynamic",
        {"method": "dynamic", "breaks": "link"},
    ),
    "a method that flags": (
        {"method": "midpoint", "breaks": "link"},
        "or --breaks flag",
        {"method": "midpoint", "breaks": "flag"},
    ),
}


@pytest.mark.parametrize("name", ASKED)
def test_a_remedy_of_decompose_is_followed(tmp_path: Path, name: str) -> None:
    asked, remedy, then = ASKED[name]
    (tmp_path / "panel.csv").write_bytes(PLAIN)
    (tmp_path / "w.csv").write_text(WEIGHTS)

    def run(said: dict[str, Any]) -> str:
        paths = {"weights": tmp_path / said["weights"]} if "weights" in said else {}
        options = DecompositionOptions(**{**said, **paths, "totals": True})
        return decomposition(tmp_path / "panel.csv", options, warn=lambda _: None)

    with pytest.raises(RegionAnalysisError) as caught:
        run(asked)
    assert remedy in caught.value.remedy
    found = pd.read_csv(io.StringIO(run(then)), dtype={"region": str}).set_index("region")
    change = {
        region: sum(
            n * (1 if y == YEARS[1] else -1) for (r, _, y), n in FIGURES.items() if r == region
        )
        for region in REGIONS
    }
    assert found["change"].to_dict() == pytest.approx(change)
    effects = found.drop(columns="change").sum(axis=1)
    assert effects.to_dict() == pytest.approx(change)


PEOPLE = "region,year,population\n0301,2016,10047\n3401,2016,17800\n3403,2016,30120\n"
FLOWS = (
    "year,residence,workplace,employment\n2017,3401,3401,1200\n2017,3401,0301,310\n"
    "2017,0301,3401,52\n2017,0301,0301,2501\n"
)
BETAS = "industry,beta\n01-03,0.5\n10-33,1.2\n"
# a file that is read without options, what is changed in it, a part of the remedy, and the remedy
READERS_OF_FILES: dict[str, Callable[[Path], Any]] = {
    "people": lambda path: read_population(path).population,
    "flows": lambda path: read_flows(path).flows,
    "weights": lambda path: read_neighbours(path, REGIONS).weights,
    "betas": lambda path: list(read_coefficients(path).values()),
}
FILES = {"people": PEOPLE, "flows": FLOWS, "weights": WEIGHTS, "betas": BETAS}
CHANGED: dict[str, tuple[str, Callable[[str], str], str]] = {
    "people with points": (
        "people",
        lambda text: text.replace("10047", "10.047").replace("17800", "17.800"),
        "Write the figures without anything between thousands",
    ),
    "people made decimals": (
        "people",
        lambda text: (
            text.replace("10047", "10.047").replace("17800", "17.8").replace("30120", "30.12")
        ),
        "Write the figures without anything between thousands",
    ),
    "people at the end of the year": (
        "people",
        lambda text: text.replace(",2016,", ",2015-12-31,"),
        "of 31 December, the year after",
    ),
    "people in quarters": (
        "people",
        lambda text: "\n".join(
            [
                text.splitlines()[0],
                *(x.replace(",2016", f",2016Q{q}") for x in text.splitlines()[1:] for q in (1, 2)),
            ]
        ),
        "Keep the rows of one of them",
    ),
    "people with codes without zeros": (
        "people",
        lambda text: text.replace("0301", "301"),
        "Give them back their zeros",
    ),
    "flows with a nil": (
        "flows",
        lambda text: f"{text}2017,3401,3403,-\n",
        "Write 0 where it is zero",
    ),
    "flows to a county": (
        "flows",
        lambda text: f"{text}2017,3401,34,1200\n",
        "Leave out the rows of 34",
    ),
    "flows to a total": (
        "flows",
        lambda text: f"{text}2017,3401,I alt,1510\n",
        "Leave out its rows",
    ),
    "flows to a sum of any name": (
        "flows",
        lambda text: f"{text}2017,3401,Glåmdal,1510\n2017,0301,Glåmdal,2553\n",
        "Leave out its rows",
    ),
    "a weight that is not there": (
        "weights",
        lambda text: f"{text}3401,0301,\n",
        "Leave the pair out",
    ),
    "a beta that is a mark": (
        "betas",
        lambda text: text.replace("1.2", "-"),
        "Write 0 where it is zero",
    ),
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_remedy_of_another_file_is_followed(tmp_path: Path, name: str) -> None:
    kind, changed, remedy = CHANGED[name]
    path = tmp_path / "file.csv"
    path.write_text(changed(FILES[kind]), encoding="utf-8")
    with pytest.raises(RegionAnalysisError) as caught:
        READERS_OF_FILES[kind](path)
    assert remedy in caught.value.remedy
    # no option of a panel is one of such a file
    assert "--" not in caught.value.remedy
    path.write_text(FILES[kind], encoding="utf-8")
    right: dict[str, Any] = {
        "people": [[10047, 17800, 30120]],
        "flows": [[[2501, 52], [310, 1200]]],
        "weights": [[0, 1, 0], [0, 0, 1], [0, 1, 0]],
        "betas": [0.5, 1.2],
    }
    assert np.array_equal(READERS_OF_FILES[kind](path), right[kind])
