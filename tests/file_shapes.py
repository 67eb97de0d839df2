"""Panels written in the shapes that statistics offices, programs and people save."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import openpyxl
import pandas as pd

NATION, TOTAL = "0", "00-99"
REGIONS = {NATION: "Hele landet", "0301": "Oslo", "3401": "Kongsvinger", "3403": "Hamar"}
INDUSTRIES = {
    TOTAL: "Alle næringer",
    "01-03": "Jordbruk, skogbruk og fiske",
    "10-33": "Industri",
    "45-47": "Varehandel",
}
CONTENT = "Sysselsatte"


@dataclass(frozen=True)
class Cells:
    """Figures by region, industry and year as text: a number, or a mark in its place.

    ``texts`` are regions and industries with the nation and the total among them.
    """

    texts: dict[tuple[str, str, int], str]
    years: tuple[int, ...]

    @property
    def regions(self) -> list[str]:
        return list(dict.fromkeys(region for region, _, _ in self.texts))

    @property
    def industries(self) -> list[str]:
        return list(dict.fromkeys(industry for _, industry, _ in self.texts))


def region_name(code: str) -> str:
    return REGIONS.get(code, f"Sted {code}")


def industry_name(code: str) -> str:
    return INDUSTRIES.get(code, f"Bransje {code}")


def _long(cells: Cells, code: Callable[[str, str], str], separator: str, heads: list[str]) -> bytes:
    lines = [separator.join(heads)]
    for (region, industry, year), text in cells.texts.items():
        labels = [code(region, region_name(region)), code(industry, industry_name(industry))]
        quoted = [f'"{label}"' for label in labels]
        lines.append(separator.join([*quoted, str(year), text]))
    return ("\n".join(lines) + "\n").encode()


def _wide(cells: Cells, code: Callable[[str, str], str], headings: list[str], title: str) -> bytes:
    lines = [f'"{title}"', ""] if title else []
    lines.append(";".join(['"region"', '"næring (SN2007)"', *(f'"{one}"' for one in headings)]))
    for region in cells.regions:
        for industry in cells.industries:
            labels = [code(region, region_name(region)), code(industry, industry_name(industry))]
            texts = [cells.texts[region, industry, year] for year in cells.years]
            lines.append(";".join([*(f'"{label}"' for label in labels), *texts]))
    return ("\n".join(lines) + "\n").encode("cp1252")


TITLE = "07984: Sysselsatte, etter region, næring (SN2007), statistikkvariabel og år"


def codes_only(code: str, _: str) -> str:
    return code


def code_and_name(code: str, name: str) -> str:
    return f"{code} {name}"


def code_dash_name(code: str, name: str) -> str:
    return f"{code} - {name}"


def code_colon_name(code: str, name: str) -> str:
    return f"{code}: {name}"


def name_in_front(code: str, name: str) -> str:
    return f"{name} ({code})"


def json_stat(cells: Cells, version: int) -> bytes:
    axes = {
        "Region": {code: region_name(code) for code in cells.regions},
        "NACE2007": {code: industry_name(code) for code in cells.industries},
        "Tid": {str(year): str(year) for year in cells.years},
    }
    texts = [
        cells.texts[region, industry, year]
        for region in cells.regions
        for industry in cells.industries
        for year in cells.years
    ]
    dimension: dict[str, object] = {
        name: {
            "label": name,
            "category": {"index": {c: at for at, c in enumerate(codes)}, "label": codes},
        }
        for name, codes in axes.items()
    }
    body: dict[str, object] = {
        "value": [None if text in (":", "..", ".") else float(text) for text in texts],
        "status": {str(at): t for at, t in enumerate(texts) if t in (":", "..", ".")},
    }
    shape = {"id": list(axes), "size": [len(one) for one in axes.values()]}
    role = {"role": {"time": ["Tid"], "geo": ["Region"]}}
    if version == 1:
        return json.dumps(
            {"dataset": {**body, "dimension": {**dimension, **shape, **role}}}
        ).encode()
    dataset = {"version": "2.0", "class": "dataset", **shape, **role, **body}
    return b"\xef\xbb\xbf" + json.dumps({**dataset, "dimension": dimension}).encode()


def px(cells: Cells) -> bytes:
    def listed(values: list[str]) -> str:
        return ",".join(f'"{value}"' for value in values)

    years = [str(year) for year in cells.years]
    rows = [
        " ".join(
            f'"{t}"' if t in (":", "..", ".") else t
            for t in (cells.texts[region, industry, year] for year in cells.years)
        )
        for region in cells.regions
        for industry in cells.industries
    ]
    text = f"""CHARSET="ANSI";
AXIS-VERSION="2013";
CODEPAGE="utf-8";
TITLE="Sysselsatte; med DATA= i tittelen";
STUB="region","næring";
HEADING="år";
VALUES("region")={listed([region_name(code) for code in cells.regions])};
VALUES("næring")={listed([industry_name(code) for code in cells.industries])};
VALUES("år")={listed(years)};
CODES("region")={listed(cells.regions)};
CODES("næring")={listed(cells.industries)};
UNITS="personer";
DATA=
"""
    return (text + "\n".join(rows) + ";\n").encode()


def _frame(cells: Cells) -> pd.DataFrame:
    return pd.DataFrame(
        [(*key, text) for key, text in cells.texts.items()],
        columns=["region", "industry", "year", "employment"],
    )


def workbook(cells: Cells, *, merged: bool, readme: bool) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if readme:
        sheet.append(["Om tabellen"])
        sheet.append(["Laget for hånd"])
        sheet = book.create_sheet("Tall")
    sheet.append(["Region", "Næring", *cells.years])
    last = ""
    for region in cells.regions:
        for industry in cells.industries:
            texts = [cells.texts[region, industry, year] for year in cells.years]
            values = [t if t in (":", "..", ".") else float(t) for t in texts]
            sheet.append([None if merged and region == last else region, industry, *values])
            last = region
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def parquet(cells: Cells) -> bytes:
    frame = _frame(cells)
    marked = frame["employment"].isin([":", "..", "."])
    frame["value_symbol"] = frame["employment"].where(marked, "")
    frame["employment"] = pd.to_numeric(frame["employment"], errors="coerce")
    content = BytesIO()
    frame.rename(columns={"industry": "næring (SN2007)", "employment": "value"}).to_parquet(content)
    return content.getvalue()


def grouped(cells: Cells, mark: str) -> Cells:
    """Return figures with a mark between thousands."""
    return Cells(
        {
            key: f"{int(text):,}".replace(",", mark) if text.isdigit() else text
            for key, text in cells.texts.items()
        },
        cells.years,
    )


def two_headings(cells: Cells) -> bytes:
    """Return a table with years in one line, and what is counted in the next."""
    years = ";".join(f'"{year}"' for year in cells.years)
    contents = ";".join(f'"{CONTENT}"' for _ in cells.years)
    wide = _wide(cells, code_and_name, ["x"] * len(cells.years), "").decode("cp1252")
    body = wide.partition("\n")[2]
    return f'"{TITLE}"\n\n;;{years}\n"region";"næring";{contents}\n{body}'.encode("cp1252")


def danish(cells: Cells) -> bytes:
    """Return a table with commas, under a title with commas, whose labels have no heading."""
    wide = _wide(cells, codes_only, [str(year) for year in cells.years], "").decode("cp1252")
    heading, _, body = wide.partition("\n")
    years = heading.split(";", 2)[2].replace(";", ",")
    title = "Beskæftigede efter område, branche og tid"
    return f'"{title}"\n\n" "," ",{years}\n{body.replace(";", ",")}'.encode()


HEADS = ["region", "industry", "year", "employment"]

SHAPES: dict[str, tuple[str, Callable[[Cells], bytes]]] = {
    "long CSV": ("a.csv", lambda c: _long(c, codes_only, ",", HEADS)),
    "Norwegian names": (
        "a.csv",
        lambda c: _long(c, codes_only, ";", ["Kommunenr", "Næring", "År", "Antall"]),
    ),
    "German names": (
        "a.csv",
        lambda c: _long(c, codes_only, ";", ["Kreis", "Wirtschaftszweig", "Jahr", "Anzahl"]),
    ),
    "codes and names": ("a.csv", lambda c: _long(c, code_and_name, ";", HEADS)),
    "pxwebpy": (
        "a.csv",
        lambda c: _long(c, code_colon_name, ",", ["region", "næring (SN2007)", "år", "value"]),
    ),
    "names and codes": ("a.csv", lambda c: _long(c, name_in_front, "\t", HEADS)),
    "PxWeb with a title": (
        "a.csv",
        lambda c: _wide(c, code_and_name, [f"{CONTENT} {y}" for y in c.years], TITLE),
    ),
    "PxWebApi 2, codes": (
        "a.csv",
        lambda c: _wide(c, codes_only, [f"{CONTENT} {y}" for y in c.years], ""),
    ),
    "PxWebApi 2, both": (
        "a.csv",
        lambda c: _wide(c, code_dash_name, [f"{CONTENT} {y} - {y}" for y in c.years], TITLE),
    ),
    "headings in two lines": ("a.csv", two_headings),
    "a title with commas": ("a.csv", danish),
    "quarters across": (
        "a.csv",
        lambda c: _wide(c, codes_only, [f"{y}K4" for y in c.years], ""),
    ),
    "points between thousands": ("a.csv", lambda c: _long(grouped(c, "."), codes_only, ";", HEADS)),
    "spaces between thousands": ("a.csv", lambda c: _long(grouped(c, " "), codes_only, ";", HEADS)),
    "JSON-stat 2": ("a.json", lambda c: json_stat(c, 2)),
    "JSON-stat 1.2": ("a.json", lambda c: json_stat(c, 1)),
    "JSON-stat under another name": ("a.txt", lambda c: json_stat(c, 2)),
    "PX": ("a.px", px),
    "XLSX": ("a.xlsx", lambda c: workbook(c, merged=False, readme=False)),
    "XLSX with labels once": ("a.xlsx", lambda c: workbook(c, merged=True, readme=True)),
    "parquet": ("a.parquet", parquet),
}


def with_totals(
    parts: np.ndarray[tuple[int, ...], np.dtype[np.int64]],
    regions: list[str],
    industries: list[str],
    years: tuple[int, ...],
    elsewhere: int,
) -> Cells:
    """Return figures of shape (years, regions, industries) with a nation and a total beside them.

    Parameters
    ----------
    elsewhere
        Jobs in no region, in every industry and year.
    """
    nation = parts.sum(axis=1, keepdims=True) + elsewhere
    cube = np.concatenate([nation, parts], axis=1)
    cube = np.concatenate([cube.sum(axis=2, keepdims=True), cube], axis=2)
    texts = {
        (region, industry, year): str(int(cube[t, r, i]))
        for r, region in enumerate([NATION, *regions])
        for i, industry in enumerate([TOTAL, *industries])
        for t, year in enumerate(years)
    }
    return Cells(texts, years)


def with_holders(
    cells: Cells, region: tuple[str, list[str]], industry: tuple[str, list[str]], *, last: bool
) -> Cells:
    """Return figures with a region and an industry beside the parts that they are the sums of.

    Parameters
    ----------
    region, industry
        Code of the whole and of its parts; no whole where the code is empty.
    last
        Whether wholes are below all others, and not just above their parts.
    """
    texts = dict(cells.texts)
    for axis, (whole, parts) in enumerate((region, industry)):
        if not whole:
            continue
        added: dict[tuple[str, str, int], int] = {}
        for key, text in texts.items():
            if key[axis] in parts:
                sums = (whole, key[1], key[2]) if axis == 0 else (key[0], whole, key[2])
                added[sums] = added.get(sums, 0) + int(text)
        texts |= {key: str(value) for key, value in added.items()}
    return Cells(_ordered(texts, (region, industry), last=last), cells.years)


def _ordered(
    texts: dict[tuple[str, str, int], str],
    wholes: tuple[tuple[str, list[str]], tuple[str, list[str]]],
    *,
    last: bool,
) -> dict[tuple[str, str, int], str]:
    """Return figures region by region and industry by industry, each whole where it is to be."""
    axes: list[list[str]] = []
    for axis, (whole, parts) in enumerate(wholes):
        own = dict.fromkeys(key[0] if axis == 0 else key[1] for key in texts)
        labels = [label for label in own if label != whole]
        at = len(labels) if last or not parts else labels.index(parts[0])
        axes.append([*labels[:at], *([whole] if whole else []), *labels[at:]])
    years = list(dict.fromkeys(year for _, _, year in texts))
    return {(r, i, t): texts[r, i, t] for r in axes[0] for i in axes[1] for t in years}


def without(cells: Cells, region: str, industry: str) -> Cells:
    """Return figures without the rows of a region and of an industry; what sums them stays."""
    kept = {k: text for k, text in cells.texts.items() if k[0] != region and k[1] != industry}
    return Cells(kept, cells.years)
