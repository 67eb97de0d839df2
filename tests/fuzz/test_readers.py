"""Every reader of figures, given files that are nearly right: figures, or a sentence of our own.

What a reader accepts must come back as the same figures when it is written plainly and read again.
"""

import json
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from damaged_files import damaged, fuzz, tables, tried
from regionanalysis.io.readers.boundaries import read_boundaries
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.io.readers.people import read_coefficients, read_flows, read_population
from regionanalysis.io.readers.weights import read_weights
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.provenance import read_origin


def again(panel: EmploymentPanel) -> None:
    """Check that a panel, written plainly, is read as the same figures."""
    labels = [panel.years, (*panel.regions, panel.nation_code), panel.industries]
    index = pd.MultiIndex.from_product(labels, names=["year", "region", "industry"])
    body = np.concatenate([panel.employment, panel.nation[:, None]], axis=1)
    here = np.column_stack([panel.present, np.full(len(panel.years), panel.nation_stated)])
    frame = pd.DataFrame({"employment": body.ravel()}, index=index).reset_index()
    frame = frame[np.repeat(here.ravel(), len(panel.industries))]
    text = frame.to_csv(index=False).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "panel.csv"
        path.write_bytes(text)
        found = read_panel(path, nation=panel.nation_code)
    assert (found.years, found.regions, found.industries) == (
        panel.years,
        panel.regions,
        panel.industries,
    )
    assert np.array_equal(found.present, panel.present)
    assert np.array_equal(found.employment, panel.employment, equal_nan=True)
    assert np.array_equal(found.nation, panel.nation, equal_nan=True)


PANEL = pd.DataFrame(
    {
        "region": ["0301", "0301", "3401", "3401", "0", "0"],
        "industry": ["01-03"] * 6,
        "year": [2019, 2020] * 3,
        "employment": [5.5, 6, 7, np.nan, 20, 21],
    }
)
TEXT = PANEL.to_csv(index=False).encode()
CELLS = ("0301", "3401", "0", "A", "2019", "2020", "5", "5,5", "1 000", ":", "..", "", "-3", "1e5")


@fuzz
@given(
    st.one_of(
        damaged(TEXT),
        damaged(TEXT.replace(b",", b";").replace(b".5", b",5")),
        tables("region", "industry", "year", "employment", cells=CELLS),
        st.binary(max_size=200),
    )
)
@example(b"region,industry,year,employment\n01,A,2019,1\n01,A,2020,2")
def test_a_panel_as_text(content: bytes) -> None:
    found = tried("panel.csv", content, lambda path: read_panel(path, mend_codes=True))
    if isinstance(found, EmploymentPanel):
        again(found)


EXPORT = (
    '"07984: Sysselsatte, etter region, næring (SN2007), statistikkvariabel og år"\n\n'
    '"region";"næring (SN2007)";"Sysselsatte 2019";"Sysselsatte 2020"\n'
    '"0 Hele landet";"01-03 Jordbruk";20;21\n"0301 Oslo";"01-03 Jordbruk";5,5;:\n'
).encode()


@fuzz
@given(st.one_of(damaged(EXPORT), damaged(EXPORT.replace(b"Sysselsatte ", b""))))
def test_a_panel_as_statbank_exports_it(content: bytes) -> None:
    found = tried("panel.csv", content, lambda path: read_panel(path, mend_codes=True))
    if isinstance(found, EmploymentPanel):
        again(found)


DATASET = json.dumps(
    {
        "class": "dataset",
        "id": ["Region", "NACE2007", "Tid"],
        "size": [2, 1, 2],
        "role": {"time": ["Tid"]},
        "dimension": {
            "Region": {"category": {"index": ["0", "0301"], "label": {"0301": "Oslo"}}},
            "NACE2007": {"label": "næring", "category": {"label": {"01-03": "Jordbruk"}}},
            "Tid": {"category": {"index": {"2019": 0, "2020": 1}}},
        },
        "value": [20, 21.5, 5, None],
        "status": {"3": ":"},
    },
    ensure_ascii=False,
).encode()


@fuzz
@given(damaged(DATASET))
def test_a_panel_as_json_stat(content: bytes) -> None:
    found = tried("panel.json", content, lambda path: read_panel(path, mend_codes=True))
    if isinstance(found, EmploymentPanel):
        again(found)


def sheet() -> bytes:
    content = BytesIO()
    PANEL.to_excel(content, index=False, engine="openpyxl")
    return content.getvalue()


SHEET = sheet()
with ZipFile(BytesIO(SHEET)) as _book:
    PARTS = {name: _book.read(name) for name in _book.namelist()}


@st.composite
def workbooks(draw: st.DrawFn) -> bytes:
    """Draw a workbook with a part damaged, or damaged as it is packed."""
    if draw(st.booleans()):
        return draw(damaged(SHEET))
    likely = st.sampled_from(["xl/worksheets/sheet1.xml", "xl/workbook.xml", *PARTS])
    part = draw(likely)
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as book:
        for name, text in PARTS.items():
            book.writestr(name, draw(damaged(text)) if name == part else text)
    return content.getvalue()


@fuzz
@given(workbooks())
def test_a_panel_as_a_spreadsheet(content: bytes) -> None:
    found = tried("panel.xlsx", content, lambda path: read_panel(path, mend_codes=True))
    if isinstance(found, EmploymentPanel):
        again(found)


def parquet() -> bytes:
    content = BytesIO()
    PANEL.to_parquet(content, index=False)
    return content.getvalue()


@fuzz
@given(damaged(parquet()))
def test_a_panel_as_parquet(content: bytes) -> None:
    found = tried("panel.parquet", content, lambda path: read_panel(path, mend_codes=True))
    if isinstance(found, EmploymentPanel):
        again(found)


SIDECAR = b"""producer = "P"\ntitle = "T"\ntable = "1"\nunit = "persons"\nplace = "work"
period = "2019"\ndate = "2020-01-01"\ndate_kind = "published"\nlicence = "L"\nsha256 = "0"\n"""


@fuzz
@given(st.one_of(damaged(SIDECAR), st.binary(max_size=100)))
def test_a_sidecar(content: bytes) -> None:
    tried("panel.toml", content, read_origin)


PEOPLE = b"region,year,population\n0301,2019,10\n0301,2020,11\n0,2019,30\n0,2020,31\n"


@fuzz
@given(
    st.one_of(
        damaged(PEOPLE),
        tables("region", "year", "population", cells=CELLS),
        st.binary(max_size=100),
    )
)
def test_inhabitants(content: bytes) -> None:
    tried("people.csv", content, read_population)


COMMUTERS = b"year,residence,workplace,employment\n2019,0301,0301,5\n2019,0301,other,2\n"


@fuzz
@given(
    st.one_of(
        damaged(COMMUTERS),
        tables("year", "residence", "workplace", "employment", cells=(*CELLS, "other")),
    )
)
def test_commuters(content: bytes) -> None:
    tried("flows.csv", content, read_flows)


COEFFICIENTS = b"industry,beta\n01,0.2\nF,1.5\n"


@fuzz
@given(st.one_of(damaged(COEFFICIENTS), tables("industry", "beta", cells=CELLS)))
def test_coefficients(content: bytes) -> None:
    tried("beta.csv", content, read_coefficients)


NEIGHBOURS = b"region,neighbour,weight\n0301,3201,2\n3201,0301,1.5\n"


@fuzz
@given(st.one_of(damaged(NEIGHBOURS), tables("region", "neighbour", "weight", cells=CELLS)))
def test_neighbours(content: bytes) -> None:
    tried("weights.csv", content, read_weights)


OUTLINES = (
    b'{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nr":"0301"},'
    b'"geometry":{"type":"Polygon","coordinates":[[[10,59],[11,59],[11,60],[10,60],[10,59]]]}}]}'
)


@fuzz
@given(damaged(OUTLINES))
def test_boundaries(content: bytes) -> None:
    tried("map.geojson", content, lambda path: read_boundaries(path, ["0301"]))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("panel.csv", TEXT),
        ("export.csv", EXPORT),
        ("panel.json", DATASET),
        ("panel.xlsx", SHEET),
        ("panel.parquet", parquet()),
    ],
)
def test_a_panel_that_is_whole_is_read(name: str, content: bytes) -> None:
    found = tried(name, content, read_panel)
    assert isinstance(found, EmploymentPanel)
    again(found)


@pytest.mark.parametrize(
    ("name", "content", "read"),
    [
        ("panel.toml", SIDECAR, read_origin),
        ("people.csv", PEOPLE, read_population),
        ("flows.csv", COMMUTERS, read_flows),
        ("beta.csv", COEFFICIENTS, read_coefficients),
        ("weights.csv", NEIGHBOURS, read_weights),
        ("map.geojson", OUTLINES, lambda path: read_boundaries(path, ["0301"])),
    ],
)
def test_any_other_file_that_is_whole_is_read(
    name: str, content: bytes, read: Callable[[Path], object]
) -> None:
    assert tried(name, content, read) is not None
