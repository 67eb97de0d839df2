"""A panel in any shape of file is read as its own cells, or refused: never as other figures."""

import os
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from file_shapes import NATION, SHAPES, TOTAL, Cells, with_totals
from regionanalysis.errors import RegionAnalysisError
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.panel.employment import EmploymentPanel

EXAMPLES = int(os.environ.get("FILE_EXAMPLES", "200"))
REGIONS = ["0301", "3401", "3403", "3411"]
INDUSTRIES = ["01-03", "10-33", "41-43", "45-47"]
# the codes are in force in these
YEARS = (2020, 2021, 2022)


@st.composite
def files(draw: st.DrawFn) -> tuple[str, Cells]:
    """Draw a shape, and cells with a nation, a total, and marks in place of some figures."""
    regions = REGIONS[: draw(st.integers(2, 4))]
    industries = INDUSTRIES[: draw(st.integers(2, 4))]
    years = YEARS[: draw(st.integers(2, 3))]
    count = len(regions) * len(industries) * len(years)
    figures = draw(st.lists(st.integers(0, 30_000), min_size=count, max_size=count))
    parts = np.array(figures).reshape(len(years), len(regions), len(industries))
    cells = with_totals(parts, regions, industries, years, draw(st.sampled_from([0, 1, 5000])))
    hidden = draw(st.lists(st.sampled_from(list(cells.texts)), max_size=3, unique=True))
    marks = {key: draw(st.sampled_from([":", ".."])) for key in hidden if key[0] != NATION}
    return draw(st.sampled_from(list(SHAPES))), Cells({**cells.texts, **marks}, years)


def cell(panel: EmploymentPanel, region: str, industry: str, year: int) -> float:
    """Return what a panel has for a cell of a file: its own, the nation's, or a total's."""
    t = panel.years.index(year)
    if region == NATION:
        total, row = panel.nation_total[t], panel.nation[t]
    else:
        r = panel.regions.index(region)
        total, row = panel.region_total[t, r], panel.employment[t, r]
    return float(total if industry == TOTAL else row[panel.industries.index(industry)])


def check(panel: EmploymentPanel, cells: Cells) -> None:
    """Check that a panel has every figure of a file, and no other."""
    assert panel.years == cells.years
    assert sorted([*panel.regions, NATION]) == sorted(cells.regions)
    assert sorted([*panel.industries, TOTAL]) == sorted(cells.industries)
    for (region, industry, year), text in cells.texts.items():
        found = cell(panel, region, industry, year)
        if text in (":", ".."):
            assert np.isnan(found), (region, industry, year, found)
        else:
            assert found == float(text), (region, industry, year, text)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
@given(files())
def test_any_shape_gives_the_same_cells_or_an_error(drawn: tuple[str, Cells]) -> None:
    shape, cells = drawn
    name, write = SHAPES[shape]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(write(cells))
        try:
            panel = read_panel(path)
        except RegionAnalysisError:
            return
    check(panel, cells)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_a_plain_panel_is_read(tmp_path: Path, shape: str) -> None:
    parts = np.array([[[120, 2040, 5310], [310, 900, 1240]], [[90, 1850, 5600], [270, 850, 1260]]])
    cells = with_totals(parts, REGIONS[:2], ["01-03", "10-33", "45-47"], (2016, 2017), 3000)
    name, write = SHAPES[shape]
    (tmp_path / name).write_bytes(write(cells))
    check(read_panel(tmp_path / name), cells)
