"""A download equals what was sent, every figure and mark, also the second time."""

import json
import tempfile
from io import BytesIO
from itertools import product
from pathlib import Path

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from pretend_clock import PretendClock
from pxweb_server import Figure, Tables, serving
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.io.refresh.snapshots import refresh_snapshot
from regionanalysis.io.statbank.client import Statbank
from regionanalysis.io.statbank.json_stat import parse_json_stat
from regionanalysis.io.statbank.tables import ssb_tables
from regionanalysis.panel.cells import STATE_OF_MARK

NAME = "ssb_07984_workplace"
PLACES = {"0": "Hele landet", "0301": "Oslo", "1103": "Stavanger"}
INDUSTRIES = {"01-03": "Jordbruk", "10-33": "Industri"}
YEARS = ("2021", "2022")
KEYS = list(product(PLACES, INDUSTRIES, YEARS))

Cell = int | str

# the nation has room for all; its figures may be missing too
figures = st.one_of(st.integers(0, 10**6), st.sampled_from([":", "..", "."]))
cells = st.fixed_dictionaries(dict.fromkeys(KEYS, figures))


def table_of(found: dict[tuple[str, str, str], Cell]) -> Tables:
    tables = Tables()
    dimensions = {
        "Region": PLACES,
        "NACE2007": {**INDUSTRIES, "00-99": "Alle næringer"},
        "Alder": {"15-74": "15-74 år"},
        "Kjonn": {"0": "Begge kjønn"},
        "ContentsCode": {"SysselsatteArb": "Etter arbeidssted"},
        "Tid": {year: year for year in YEARS},
    }
    values: dict[tuple[str, ...], Figure] = {}
    for (place, industry, year), cell in found.items():
        key = (place, industry, "15-74", "0", "SysselsatteArb", year)
        room = 10**7 if place == "0" else 0
        values[key] = None if isinstance(cell, str) else cell + room
        if isinstance(cell, str):
            tables.marks.setdefault("07984", {})[key] = cell
    tables.add("07984", dimensions, values)
    return tables


def cells_of(text: bytes) -> dict[tuple[str, str, str], Cell]:
    """Return what a snapshot holds as it was drawn, without the rows that nothing was drawn for."""
    rows = pd.read_csv(BytesIO(text), dtype=str, keep_default_na=False)
    marks = rows["employment_mark"] if "employment_mark" in rows.columns else [""] * len(rows)
    found: dict[tuple[str, str, str], Cell] = {}
    for row, mark in zip(rows.itertuples(index=False), marks, strict=True):
        if row.industry in INDUSTRIES:
            room = 10**7 if row.region == "0" else 0
            key = (str(row.region), str(row.industry), str(row.year))
            found[key] = mark or int(str(row.employment)) - room
    return found


@settings(max_examples=15)
@given(cells, cells)
def test_every_figure_and_mark_comes_through_and_the_same_again_changes_nothing(
    first: dict[tuple[str, str, str], Cell], second: dict[tuple[str, str, str], Cell]
) -> None:
    tables = table_of(first)
    # the few industries here are not the groups of the table
    facts = ssb_tables()[NAME].model_copy(update={"level": ""})
    with tempfile.TemporaryDirectory() as name, serving(tables) as address:
        folder, bank = Path(name), Statbank(address, backoff=(), clock=PretendClock().clock)
        path = folder / f"{NAME}.csv"
        refresh_snapshot(bank, NAME, facts, folder, accept=True, force=True)
        once = path.read_bytes()
        assert cells_of(once) == first
        changes = refresh_snapshot(bank, NAME, facts, folder, accept=True, force=True)
        assert path.read_bytes() == once
        assert changes is not None
        assert (changes.revised, changes.new_years) == (0, ())
        later = table_of(second)
        tables.figures, tables.marks = later.figures, later.marks
        changes = refresh_snapshot(bank, NAME, facts, folder, accept=True, force=True)
        assert cells_of(path.read_bytes()) == second
        assert changes is not None
        assert changes.revised == sum(first[key] != second[key] for key in KEYS)
        # and is the same as if nothing had been there before
        with tempfile.TemporaryDirectory() as other:
            refresh_snapshot(bank, NAME, facts, Path(other), accept=True)
            assert (Path(other) / f"{NAME}.csv").read_bytes() == path.read_bytes()


@settings(max_examples=30)
@given(cells)
def test_what_a_data_set_holds_is_what_the_panel_of_its_file_has(
    found: dict[tuple[str, str, str], Cell],
) -> None:
    codes = {"Region": list(PLACES), "næring": list(INDUSTRIES), "Tid": list(YEARS)}
    known = [found[key] for key in KEYS]
    dataset = {
        "id": list(codes),
        "size": [len(one) for one in codes.values()],
        "dimension": {name: {"category": {"index": one}} for name, one in codes.items()},
        "role": {"time": ["Tid"]},
        "value": [
            None if isinstance(cell, str) else cell + (10**7 if key[0] == "0" else 0)
            for key, cell in zip(KEYS, known, strict=True)
        ],
        "status": {str(at): cell for at, cell in enumerate(known) if isinstance(cell, str)},
    }
    content = json.dumps(dataset).encode()
    rows = parse_json_stat(content, "it").rows
    marks = [cell if isinstance(cell, str) else "" for cell in known]
    assert rows["value_mark"].astype(object).where(rows["value_mark"].notna(), "").tolist() == marks
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "download.json"
        path.write_bytes(content)
        panel = read_panel(path)
    assert panel.cells is not None
    for (place, industry, year), cell in found.items():
        if place == "0":
            continue
        at = (
            panel.years.index(int(year)),
            panel.regions.index(place),
            panel.industries.index(industry),
        )
        if not panel.present[at[:2]]:
            # not possible in any industry: the place was not there
            assert {found[place, one, year] for one in INDUSTRIES} == {"."}
        elif isinstance(cell, str):
            assert panel.cells.state[at] == STATE_OF_MARK[cell]
        else:
            assert panel.employment[at] == cell
