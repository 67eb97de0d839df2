"""Tables as they come from Statbank: JSON-stat 2, CSV and XLSX, and what is wrong with one."""

import json
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

from regionanalysis.classifications.industry_standards import IndustryStandard
from regionanalysis.errors import InputError
from regionanalysis.io import limits as bounded
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.io.readers.people import read_flows, read_population
from regionanalysis.io.statbank import json_stat
from regionanalysis.io.statbank.json_stat import parse_json_stat
from regionanalysis.panel.cells import CellState
from regionanalysis.panel.employment import EmploymentPanel

PLACES = {"0": "Hele landet", "0301": "Oslo", "3401": "Kongsvinger"}
INDUSTRIES = {"00-99": "Alle næringer", "01-03": "Jordbruk, skogbruk", "10-33": "Industri"}
YEARS = ("2019", "2020")
TITLE = (
    "07984: Sysselsatte per 4. kvartal, etter region, næring (17 grupper, SN2007), "
    "statistikkvariabel og år"
)
# Kongsvinger's farms of 2020 are confidential
FIGURES = {
    ("0", "00-99"): ("3000", "3100"),
    ("0", "01-03"): ("1000", "1020"),
    ("0", "10-33"): ("2000", "2080"),
    ("0301", "00-99"): ("1345", "1400"),
    ("0301", "01-03"): ("45", "50"),
    ("0301", "10-33"): ("1300", "1350"),
    ("3401", "00-99"): ("90", "95"),
    ("3401", "01-03"): ("30", ":"),
    ("3401", "10-33"): ("60", "64"),
}
WORK, HOME = "Sysselsatte etter arbeidssted", "Sysselsatte etter bosted"


def dataset(**changed: Any) -> dict[str, Any]:
    """Return the table as JSON-stat 2, with what was asked of the variables of one value too."""
    codes: dict[str, dict[str, str]] = {
        "Region": PLACES,
        "NACE2007": INDUSTRIES,
        "Kjonn": {"0": "Begge kjønn"},
        "ContentsCode": {"SysselsatteArb": WORK},
        "Tid": dict(zip(YEARS, YEARS, strict=True)),
    }
    labels = {"Region": "region", "NACE2007": "næring (SN2007)", "Tid": "år"}
    cells = [
        FIGURES[place, industry][at]
        for place, industry, at in product(PLACES, INDUSTRIES, range(len(YEARS)))
    ]
    return {
        "version": "2.0",
        "class": "dataset",
        "label": TITLE,
        "id": list(codes),
        "size": [len(one) for one in codes.values()],
        "role": {"time": ["Tid"], "geo": ["Region"], "metric": ["ContentsCode"]},
        "dimension": {
            name: {
                "label": labels.get(name, name.lower()),
                "category": {"index": {c: at for at, c in enumerate(one)}, "label": one},
            }
            for name, one in codes.items()
        },
        "value": [None if cell == ":" else float(cell) for cell in cells],
        "status": {str(at): cell for at, cell in enumerate(cells) if cell == ":"},
    } | changed


def wide_csv(separator: str = ";", title: str = f'"{TITLE}"\n\n') -> str:
    years = [f'"{WORK} {year}"' for year in YEARS]
    lines = [separator.join(['"region"', '"næring (SN2007)"', *years])]
    lines += [
        separator.join([f'"{p} {PLACES[p]}"', f'"{i} {INDUSTRIES[i]}"', *cells])
        for (p, i), cells in FIGURES.items()
    ]
    return title + "\n".join(lines) + "\n"


def long_csv() -> str:
    lines = [f'"region","næring (SN2007)","år","statistikkvariabel","{TITLE}"']
    lines += [
        f'"{p} {PLACES[p]}","{i} {INDUSTRIES[i]}","{year}","{WORK}",{cell}'
        for (p, i), cells in FIGURES.items()
        for year, cell in zip(YEARS, cells, strict=True)
    ]
    return "\n".join(lines) + "\n"


def workbook(*, apart: bool = False) -> bytes:
    """Return an export: headings over several columns, labels written once, notes below.

    Codes are in columns of their own where they are ``apart`` from names.
    """
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    left = [""] * (4 if apart else 2)
    sheet.append([TITLE])
    sheet.append([])
    sheet.append([*left, WORK])
    sheet.append([*left, *YEARS])
    last = ""
    for (place, industry), cells in FIGURES.items():
        labels = [place, PLACES[place]] if apart else [f"{place} {PLACES[place]}"]
        labels = [""] * len(labels) if place == last else labels
        codes = (
            [industry, INDUSTRIES[industry]] if apart else [f"{industry} {INDUSTRIES[industry]}"]
        )
        sheet.append([*labels, *codes, *(cell if cell == ":" else int(cell) for cell in cells)])
        last = place
    sheet.append([])
    for note in ("Fotnoter:", "næring", "Alle ett-tall og to-tall er endret.", "Kilde: SSB"):
        sheet.append([note])
    sheet.merge_cells(start_row=3, end_row=3, start_column=len(left) + 1, end_column=len(left) + 2)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


DOWNLOADS: dict[str, tuple[str, bytes]] = {
    "JSON-stat 2": ("a.json", json.dumps(dataset()).encode()),
    "CSV with a title and years across": ("a.csv", wide_csv().encode("cp1252")),
    "CSV without a title": ("a.csv", wide_csv(title="").encode()),
    "CSV with commas": ("a.csv", wide_csv(",").encode("utf-8-sig")),
    "CSV with tabs": ("a.csv", wide_csv("\t").encode()),
    "CSV in the long form": ("a.csv", long_csv().encode()),
    "XLSX": ("a.xlsx", workbook()),
    "XLSX with codes in columns of their own": ("a.xlsx", workbook(apart=True)),
}


def panel_of(folder: Path, name: str, content: bytes, **options: Any) -> EmploymentPanel:
    (folder / name).write_bytes(content)
    return read_panel(folder / name, **options)


def check(panel: EmploymentPanel) -> None:
    assert panel.years == (2019, 2020)
    assert panel.regions == ("0301", "3401")
    assert panel.region_names == ("Oslo", "Kongsvinger")
    assert panel.industries == ("01-03", "10-33")
    assert panel.industry_names == ("Jordbruk, skogbruk", "Industri")
    assert panel.employment[0].tolist() == [[45, 1300], [30, 60]]
    assert np.isnan(panel.employment[1, 1, 0])
    assert panel.nation.tolist() == [[1000, 2000], [1020, 2080]]
    # all industries are a total, and not one more industry
    assert panel.totals_stated
    assert panel.region_total[1].tolist() == [1400, 95]
    assert panel.cells is not None
    assert panel.cells.state[1, 1, 0] == CellState.SUPPRESSED
    assert panel.cells.count(CellState.SUPPRESSED) == 1


@pytest.mark.parametrize("kind", DOWNLOADS)
def test_every_download_gives_the_same_panel(tmp_path: Path, kind: str) -> None:
    check(panel_of(tmp_path, *DOWNLOADS[kind]))


def test_figures_with_spaces_and_decimal_commas_are_read(tmp_path: Path) -> None:
    text = wide_csv().replace("1300;", "1 300,5;").replace("2000;", "2\N{NO-BREAK SPACE}001;")
    panel = panel_of(tmp_path, "a.csv", text.encode())
    assert panel.employment[0, 0, 1] == 1300.5
    assert panel.nation[0, 1] == 2001


def test_the_standard_of_the_industries_is_known_by_their_codes(tmp_path: Path) -> None:
    panel = panel_of(tmp_path, "a.csv", wide_csv().encode())
    assert panel.standard is IndustryStandard.SN2007


def test_of_two_things_counted_the_analyst_says_which(tmp_path: Path) -> None:
    both = dataset()
    both["dimension"]["ContentsCode"]["category"] = {
        "index": ["SysselsatteArb", "Sysselsatte"],
        "label": {"SysselsatteArb": WORK, "Sysselsatte": HOME},
    }
    both["size"][3] = 2
    # places and industries come before, and years after
    grid = np.array(both["value"], dtype=float).reshape(9, 1, 2)
    figures = np.concatenate([grid, grid + 1], axis=1).ravel()
    both["value"] = [None if np.isnan(one) else one for one in figures]
    both["status"] = {}
    content = json.dumps(both).encode()
    with pytest.raises(InputError, match=rf"counts 2 things: {WORK} and {HOME}.*--columns"):
        panel_of(tmp_path, "a.json", content)
    for label in (HOME, "Sysselsatte"):
        panel = panel_of(tmp_path, "a.json", content, columns={"employment": label})
        assert panel.employment[0, 0].tolist() == [46, 1301]


def test_two_things_counted_across_are_two_columns(tmp_path: Path) -> None:
    lines = wide_csv().splitlines()
    heading = f'{lines[2]};"{HOME} 2019";"{HOME} 2020"'
    text = "\n".join([*lines[:2], heading, *(f"{line};7;8" for line in lines[3:])])
    with pytest.raises(InputError, match="counts 2 things"):
        panel_of(tmp_path, "a.csv", text.encode())
    panel = panel_of(tmp_path, "a.csv", text.encode(), columns={"employment": WORK})
    assert panel.employment[0, 0].tolist() == [45, 1300]


def test_a_variable_of_several_values_that_is_not_known_is_refused(tmp_path: Path) -> None:
    found = dataset()
    found["dimension"]["Kjonn"]["category"] = {"index": ["1", "2"], "label": {"1": "M", "2": "K"}}
    found["size"][2] = 2
    found["value"], found["status"] = found["value"] * 2, {}
    with pytest.raises(InputError, match="the variable 'kjonn' with 2 values, 1, 2"):
        panel_of(tmp_path, "a.json", json.dumps(found).encode())


def test_a_column_can_be_said_to_be_another_than_it_is_taken_for(tmp_path: Path) -> None:
    text = wide_csv().replace('"region"', '"bydel"')
    panel = panel_of(tmp_path, "a.csv", text.encode(), columns={"region": "bydel"})
    # a code in front of a name is taken from it all the same
    assert panel.regions == ("0301", "3401")


def test_figures_that_are_there_may_be_told_by_their_place(tmp_path: Path) -> None:
    full = dataset()
    sparse = {str(at): one for at, one in enumerate(full["value"]) if one is not None}
    check(panel_of(tmp_path, "a.json", json.dumps(dataset(value=sparse)).encode()))


def test_a_mark_on_a_figure_that_is_there_does_not_take_it_away(tmp_path: Path) -> None:
    marked = dataset(status={"0": "*", **dataset()["status"]})
    check(panel_of(tmp_path, "a.json", json.dumps(marked).encode()))
    rows = parse_json_stat(json.dumps(marked).encode(), "a.json").rows
    assert rows["value_mark"].dropna().tolist() == [":"]


def test_two_variables_that_may_be_the_same_are_refused_until_one_is_named(
    tmp_path: Path,
) -> None:
    text = "kommune;fylke;næring;2019;2020\n0301;03;01-03;5;6\n0301;03;10-33;7;8\n"
    with pytest.raises(InputError, match="several variables that may be 'region': kommune, fylke"):
        panel_of(tmp_path, "a.csv", text.encode())


def test_codes_without_names_are_not_taken_for_those_of_the_column_beside_them(
    tmp_path: Path,
) -> None:
    rows = "0301;01-03;Jordbruk;5;6\n0301;10-33;Industri;7;8\n"
    title = "07984: Sysselsatte, etter region, næring (SN2007) og år"
    text = f'"{title}"\n\n;;;2019;2020\n{rows}'
    panel = panel_of(tmp_path, "a.csv", text.encode())
    assert panel.regions == ("0301",)
    assert panel.industries == ("01-03", "10-33")
    assert panel.industry_names == ("Jordbruk", "Industri")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"value": [1, 2]}, "a value for 2 figures, and its dimensions call for 18"),
        ({"value": {"18": 1}}, "a value for 19 figures"),
        ({"status": [":"]}, "a status for 1 figures"),
        ({"size": [3, 3, 1, 1, 3]}, "no whole data set"),
        ({"id": ["Region"]}, "no whole data set"),
        ({"id": ["Region", "Fylke"], "size": [3, 1]}, "no whole data set"),
        ({"value": "many"}, "no data set of JSON-stat 2: value"),
        ({"value": [float("inf")] * 18}, "no data set of JSON-stat 2"),
    ],
)
def test_a_data_set_that_is_not_whole_is_refused(
    tmp_path: Path, changed: dict[str, Any], message: str
) -> None:
    with pytest.raises(InputError, match=message):
        panel_of(tmp_path, "a.json", json.dumps(dataset(**changed)).encode())


@pytest.mark.parametrize(
    "content", [b"[]", b"{", json.dumps({"dataset": {"value": []}}).encode(), b"[" * 100_000]
)
def test_what_is_no_data_set_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.json is .*no data set of JSON-stat.*Save the"):
        panel_of(tmp_path, "a.json", content)


def test_more_figures_than_are_read_are_refused_before_they_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [str(at) for at in range(3000)]
    big = dataset(id=["Region", "NACE2007"], size=[3000, 3000], value={})
    for name in big["id"]:
        big["dimension"][name]["category"] = {"index": codes}
    with pytest.raises(InputError, match=r"9,000,000 figures, and at most 5,000,000 are read"):
        panel_of(tmp_path, "a.json", json.dumps(big).encode())
    monkeypatch.setattr(json_stat, "MAX_JSON", 10)
    with pytest.raises(InputError, match="at most 10 are read"):
        panel_of(tmp_path, "a.json", json.dumps(big).encode())
    assert bounded.MAX_JSON > 10


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("3401 Kongsvinger", "0301 Oslo"), "more than one figure for 0301 Oslo"),
        (('"0301 Oslo";"00-99 Alle næringer";1345;1400', '"merk";;;'), "a line without figures"),
        (("2019", "2019K3"), "several periods a year: Q3 and Q4.*--quarter 4"),
        (("1345", "mange"), "not a number"),
    ],
)
def test_an_export_that_has_been_changed_is_refused(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    text = wide_csv().replace(*change)
    if change[0] == "2019":
        text = text.replace("2020", "2019K4")
    with pytest.raises(InputError, match=message):
        panel_of(tmp_path, "a.csv", text.encode())


def test_a_title_alone_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no table of years below it"):
        panel_of(tmp_path, "a.csv", f'"{TITLE}"\n\n'.encode())


def test_a_title_without_end_is_none(tmp_path: Path) -> None:
    endless = (
        '"07984: Sysselsatte, etter ' + "region, " * 200_000 + 'og år"\n"region";"2019"\n"0301";5\n'
    )
    with pytest.raises(InputError, match=r"a\.csv"):
        panel_of(tmp_path, "a.csv", endless.encode())


def test_inhabitants_and_commuters_are_read_from_downloads_too(tmp_path: Path) -> None:
    people = '"07459: Befolkning, etter region, statistikkvariabel og år"\n\n'
    people += (
        '"region";"Personer 2019";"Personer 2020"\n"0301 Oslo";10;11\n"3401 Kongsvinger";5;:\n'
    )
    (tmp_path / "people.csv").write_text(people, encoding="utf-8")
    found = read_population(tmp_path / "people.csv")
    assert found.regions == ("0301", "3401")
    assert found.population[0].tolist() == [10, 5]
    assert np.isnan(found.population[1, 1])
    flows = (
        '"03321: Pendling, etter bostedskommune, arbeidsstedskommune, statistikkvariabel og år"\n'
    )
    flows += '"bostedskommune";"arbeidsstedskommune";"Sysselsatte 2019"\n'
    flows += '"0301 Oslo";"3401 Kongsvinger";12\n"3401 Kongsvinger";"0301 Oslo";34\n'
    (tmp_path / "flows.csv").write_text(flows, encoding="utf-8")
    assert read_flows(tmp_path / "flows.csv").flows[0].tolist() == [[0, 12], [34, 0]]


def test_a_users_own_wide_table_needs_no_title(tmp_path: Path) -> None:
    text = "region;industry;2019;2020\n0301;A;1;2\n3401;A;3;..\n"
    panel = panel_of(tmp_path, "a.csv", text.encode())
    assert panel.employment[0, :, 0].tolist() == [1, 3]


def test_all_industries_beside_the_others_are_a_total_in_any_file(tmp_path: Path) -> None:
    text = "region,industry,year,employment\n"
    text += "".join(f"0301,{i},{y},5\n" for i in ("00-99", "10-33") for y in (2019, 2020))
    assert panel_of(tmp_path, "a.csv", text.encode()).industries == ("10-33",)
    alone = "".join(line for line in text.splitlines(keepends=True) if "10-33" not in line)
    assert panel_of(tmp_path, "b.csv", alone.encode()).industries == ("00-99",)
