"""A panel in any shape of file is read as its own cells, or refused: never as other figures."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from file_shapes import NATION, SHAPES, TOTAL, Cells, with_holders, with_totals, without
from regionanalysis.errors import RegionAnalysisError
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.panel.employment import EmploymentPanel

EXAMPLES = int(os.environ.get("FILE_EXAMPLES", "200"))
REGIONS = ["0301", "3401", "3403", "3411"]
INDUSTRIES = ["01-03", "10-33", "41-43", "45-47"]
# the codes are in force in these
YEARS = (2020, 2021, 2022)


# industries and regions that lie within others, by these
INDUSTRY_LEVELS = {"A": ["01", "02", "03"], "01-03": ["01", "02", "03"], "10-33": ["10", "11"]}
REGION_LEVELS = {"34": ["3401", "3403", "3411"], "03": ["0301"]}


@dataclass(frozen=True)
class File:
    """Figures in a shape, and the region and the industry that are sums of others."""

    shape: str
    cells: Cells
    wholes: tuple[str, str] = ("", "")


@st.composite
def files(draw: st.DrawFn) -> File:
    """Draw a shape, and cells with a nation, a total, and marks in place of some figures."""
    regions = REGIONS[: draw(st.integers(2, 4))]
    industries = INDUSTRIES[: draw(st.integers(2, 4))]
    cells = draw(cells_of(regions, industries))
    return File(draw(st.sampled_from(list(SHAPES))), draw(marked(cells)))


@st.composite
def nested_files(draw: st.DrawFn) -> File:
    """Draw the same with a region, an industry or both above others, parts of which may lack."""
    industry = draw(st.sampled_from(["", *INDUSTRY_LEVELS]))
    region = draw(st.sampled_from(["34", "03"] if not industry else ["", *REGION_LEVELS]))
    within = INDUSTRY_LEVELS.get(industry, []), REGION_LEVELS.get(region, [])
    industries = [*within[0], "41-43", "45-47"][: draw(st.integers(max(2, len(within[0])), 5))]
    cells = draw(cells_of(["0301", "3401", "3403", "3411"], industries))
    last = draw(st.booleans())
    cells = with_holders(cells, (region, within[1]), (industry, within[0]), last=last)
    gone = [draw(st.sampled_from(["", "", *(parts[1:])])) for parts in within]
    cells = draw(marked(without(cells, gone[1], gone[0])))
    return File(draw(st.sampled_from(list(SHAPES))), cells, (region, industry))


@st.composite
def cells_of(draw: st.DrawFn, regions: list[str], industries: list[str]) -> Cells:
    """Draw figures of regions and industries, with a nation and a total beside them."""
    years = YEARS[: draw(st.integers(2, 3))]
    count = len(regions) * len(industries) * len(years)
    figures = draw(st.lists(st.integers(0, 30_000), min_size=count, max_size=count))
    parts = np.array(figures).reshape(len(years), len(regions), len(industries))
    return with_totals(parts, regions, industries, years, draw(st.sampled_from([0, 1, 5000])))


@st.composite
def marked(draw: st.DrawFn, cells: Cells) -> Cells:
    """Draw marks in place of some figures."""
    hidden = draw(st.lists(st.sampled_from(list(cells.texts)), max_size=3, unique=True))
    marks = {key: draw(st.sampled_from([":", ".."])) for key in hidden if key[0] != NATION}
    return Cells({**cells.texts, **marks}, cells.years)


def cell(panel: EmploymentPanel, region: str, industry: str, year: int) -> float:
    """Return what a panel has for a cell of a file: its own, the nation's, or a total's."""
    t = panel.years.index(year)
    if region == NATION:
        total, row = panel.nation_total[t], panel.nation[t]
    else:
        r = panel.regions.index(region)
        total, row = panel.region_total[t, r], panel.employment[t, r]
    return float(total if industry == TOTAL else row[panel.industries.index(industry)])


def check(panel: EmploymentPanel, cells: Cells, wholes: tuple[str, str] = ("", "")) -> None:
    """Check that a panel has every figure of a file but those of wholes, and no other."""
    assert panel.years == cells.years
    assert sorted([*panel.regions, NATION]) == sorted(set(cells.regions) - {wholes[0]})
    assert sorted([*panel.industries, TOTAL]) == sorted(set(cells.industries) - {wholes[1]})
    for (region, industry, year), text in cells.texts.items():
        if region == wholes[0] or industry == wholes[1]:
            continue
        found = cell(panel, region, industry, year)
        if text in (":", ".."):
            assert np.isnan(found), (region, industry, year, found)
        else:
            assert found == float(text), (region, industry, year, text)


def read_or_refused(drawn: File) -> None:
    """Check that a file is read as its own cells, or refused."""
    name, write = SHAPES[drawn.shape]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(write(drawn.cells))
        try:
            panel = read_panel(path)
        except RegionAnalysisError:
            return
    check(panel, drawn.cells, drawn.wholes)


drawn_often = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)


@drawn_often
@given(files())
def test_any_shape_gives_the_same_cells_or_an_error(drawn: File) -> None:
    read_or_refused(drawn)


@drawn_often
@given(nested_files())
def test_nested_levels_are_not_counted_twice_in_any_shape(drawn: File) -> None:
    read_or_refused(drawn)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_a_plain_panel_is_read(tmp_path: Path, shape: str) -> None:
    parts = np.array([[[120, 2040, 5310], [310, 900, 1240]], [[90, 1850, 5600], [270, 850, 1260]]])
    cells = with_totals(parts, REGIONS[:2], ["01-03", "10-33", "45-47"], (2016, 2017), 3000)
    name, write = SHAPES[shape]
    (tmp_path / name).write_bytes(write(cells))
    check(read_panel(tmp_path / name), cells)


@pytest.mark.parametrize("shape", SHAPES)
def test_sums_of_whole_levels_are_recognised(tmp_path: Path, shape: str) -> None:
    draw = np.random.default_rng(5)
    regions = ["0301", "3401", "3403", "3411"]
    parts = draw.integers(50, 9000, (3, len(regions), 5))
    cells = with_totals(parts, regions, ["01", "02", "03", "41-43", "45-47"], YEARS, 700)
    cells = with_holders(cells, ("34", regions[1:]), ("A", ["01", "02", "03"]), last=False)
    name, write = SHAPES[shape]
    (tmp_path / name).write_bytes(write(cells))
    check(read_panel(tmp_path / name), cells, ("34", "A"))
