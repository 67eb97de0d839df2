"""States of cells: marks in the source, disguised counts, and totals that contradict."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.errors import InputError
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.panel.aggregate import merge_regions
from regionanalysis.panel.cells import CellState, bounds_of
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.industry_levels import join_panels
from regionanalysis.panel.vintage import to_vintage
from regionanalysis.uncertainty import effect_bounds, narrowed_cells

MARKED = """region,industry,year,employment
0,A,2019,30
0,B,2019,40
0,all,2019,70
01,A,2019,:
01,B,2019,7
01,all,2019,10
02,A,2019,..
02,B,2019,:
02,all,2019,25
03,A,2019,.
03,B,2019,.
03,all,2019,.
"""


def read(tmp_path: Path, text: str) -> EmploymentPanel:
    path = tmp_path / "panel.csv"
    path.write_text(text, encoding="utf-8")
    return read_panel(path, total_industry="all")


def test_marks_in_a_file_are_states_of_cells(tmp_path: Path) -> None:
    panel = read(tmp_path, MARKED)
    assert panel.cells is not None
    assert panel.cells.state[0, 0].tolist() == [CellState.SUPPRESSED, CellState.PUBLISHED]
    assert panel.cells.state[0, 1].tolist() == [CellState.MISSING, CellState.SUPPRESSED]
    assert panel.cells.count(CellState.SUPPRESSED) == 2


def test_a_region_with_a_point_everywhere_is_absent(tmp_path: Path) -> None:
    assert read(tmp_path, MARKED).present[0].tolist() == [True, True, False]


def test_totals_narrow_what_marks_hide(tmp_path: Path) -> None:
    found = narrowed_cells(read(tmp_path, MARKED))
    # 10 − 7, and 25 between two industries of which the nation has 30 − 3 and 40 − 7 left
    assert found.low[0, :2].tolist() == [[3, 7], [0, 0]]
    assert found.high[0, :2].tolist() == [[3, 7], [25, 25]]


def test_totals_that_contradict_name_the_cells(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"region 01, industry A, 2019.*off by 4") as caught:
        narrowed_cells(read(tmp_path, MARKED.replace("01,all,2019,10", "01,all,2019,3")))
    assert caught.value.evidence == ("region 01, industry A, 2019",)


def test_totals_that_contradict_the_nation_name_the_cells(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="region 02, industry A, 2019; region 02, industry B"):
        narrowed_cells(read(tmp_path, MARKED.replace("02,all,2019,25", "02,all,2019,61")))


def test_a_disguised_zero_and_three_have_limits_of_their_own() -> None:
    employment = np.array([[[0.0, 3.0, 4.0, np.nan]]])
    nation, present = np.full((1, 4), 10.0), np.ones((1, 1), dtype=bool)
    plain = bounds_of(employment, nation, present)
    assert plain.high[0, 0].tolist() == [0, 3, 4, np.inf]
    found = bounds_of(employment, nation, present, disguised="totals summed")
    assert found.low[0, 0].tolist() == [0, 1, 4, 0]
    assert found.high[0, 0].tolist() == [2, 3, 4, np.inf]
    assert found.count(CellState.DISGUISED) == 2


def test_parts_and_totals_that_are_disguised_apart_need_not_add_up() -> None:
    table = """
        region  industry  2019
        01      A            ?
        01      B            7
        01      all          6
        0       A           30
        0       B           40
        0       all         70
    """
    with pytest.raises(InputError, match="No figures that are not published fit the totals"):
        narrowed_cells(panel_from_text(table, total_industry="all", disguised="totals summed"))
    apart = panel_from_text(table, total_industry="all", disguised="totals apart")
    found = narrowed_cells(apart)
    # 7 may be of 5, and 6 of 8, and the unknown itself 2 more than would have been published
    assert (found.low[0, 0, 0], found.high[0, 0, 0]) == (0, 5)
    # and so they need not in a panel of these years and later ones
    both = join_panels(apart, replace(apart, years=(2020,)))
    assert narrowed_cells(both).high[:, 0, 0].tolist() == [5, 5]


def test_a_suppressed_figure_is_never_a_zero_in_the_limits_of_effects(tmp_path: Path) -> None:
    later = MARKED.replace("2019", "2020").partition("\n")[2].replace("01,A,2020,:", "01,A,2020,4")
    later = later.replace("01,all,2020,10", "01,all,2020,11")
    later = later.replace("0,B,2020,40", "0,B,2020,50").replace("0,all,2020,70", "0,all,2020,80")
    panel = read(tmp_path, MARKED + later)
    low, high = effect_bounds(panel).value("industry_mix", "02")
    assert low < high
    low, high = effect_bounds(panel).value("regional_shift", "01")
    # 3 and 7 jobs, that would have been 3 and 7 · 50/40 as the nation's, became 11
    assert low == pytest.approx(-0.75)
    assert high == pytest.approx(-0.75)


def test_limits_of_two_panels_follow_one_another() -> None:
    text = "region industry {} {}\n 01 A 5 ?\n 01 B 7 8\n 0 A 9 9\n 0 B 8 8"
    more = "\n 02 A 2 2\n 02 B 0 0"
    panel = join_panels(
        panel_from_text(text.format(2019, 2020)), panel_from_text(text.format(2021, 2022) + more)
    )
    assert panel.cells is not None
    assert (panel.cells.state[::2, :, 0] == CellState.PUBLISHED).all()
    assert panel.cells.state[1::2, 0, 0].tolist() == [CellState.MISSING] * 2
    # a region that did not exist has no jobs
    assert panel.cells.high[0, 1].tolist() == [0, 0]
    assert panel.cells.low[2, 1].tolist() == [2, 0]


def test_of_codes_that_become_one_the_limits_are_added_and_the_highest_state_stands() -> None:
    panel = panel_from_text("""
        region  industry  2019
        1103    trade      100
        1141    trade        ?
        1142    trade        5
        0       trade      500
    """)
    assert panel.cells is not None
    state = np.where(np.isnan(panel.employment), CellState.SUPPRESSED, CellState.PUBLISHED)
    hidden = replace(panel, cells=replace(panel.cells, state=state.astype(np.int8)))
    moved = to_vintage(hidden, 2024)[0].cells
    assert moved is not None
    assert (moved.low[0, 0, 0], moved.high[0, 0, 0]) == (105, np.inf)
    assert moved.state[0, 0, 0] == CellState.SUPPRESSED
    assert moved.of_sums


def test_a_code_that_lacks_a_part_has_no_upper_limit_though_the_other_parts_are_known() -> None:
    panel = panel_from_text("""
        region  industry  2019
        1103    trade      100
        1142    trade        5
        0       trade      500
    """)
    moved = to_vintage(panel, 2024)[0].cells
    assert moved is not None
    assert (moved.low[0, 0, 0], moved.high[0, 0, 0]) == (105, np.inf)
    assert moved.state[0, 0, 0] == CellState.MISSING


def test_figures_of_regions_that_are_added_are_sums() -> None:
    panel = panel_from_text(
        "region industry 2019\n 01 A 3\n 02 A 4\n 0 A 9", disguised="totals exact"
    )
    merged = merge_regions(panel, ["01", "02"], "both").cells
    assert merged is not None
    assert merged.of_sums
    assert merged.state[0, 0, 0] == CellState.DISGUISED
    assert (merged.low[0, 0, 0], merged.high[0, 0, 0]) == (5, 7)
