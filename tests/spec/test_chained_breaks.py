"""Years across a break left out, and the others linked."""

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.errors import SeriesBreakError
from regionanalysis.shiftshare import shift_share_by_year

# the register changed between 2014 and 2015: ten jobs of Nes went, and a hundred of the nation
TABLE = """
    region  industry  2013  2014  2015  2016
    nes     farming     50    52    47    48
    nes     trade       50    53    48    50
    vik     farming    100   101    95    96
    vik     trade      200   204   190   195
    0       farming    300   303   270   272
    0       trade      700   710   640   650
"""
BREAK = SeriesBreak(2014, "register_employment", "a_ordningen", "Statistics Norway")
PANEL = panel_from_text(TABLE, breaks=(BREAK,))
RECOUNTED = SeriesBreak(2009, "made_up", "recounted", "A source")


def test_what_changed_across_the_break_is_neither_gain_nor_loss() -> None:
    linked = shift_share_by_year(PANEL, breaks="link").total().region("nes")
    # 100 to 105 before, and 95 to 98 after
    assert linked.total_change == 5 + 3
    assert sum(linked.total_effects.values()) == pytest.approx(8)
    assert linked.end == 98


def test_the_years_on_either_side_are_as_they_were() -> None:
    flagged = shift_share_by_year(PANEL, breaks="flag")
    linked = shift_share_by_year(PANEL, breaks="link")
    for name, jobs in flagged.effects.items():
        assert linked.effects[name][[0, 2]].tolist() == jobs[[0, 2]].tolist()
        assert (linked.effects[name][1] == 0).all()


def test_levels_before_the_break_are_moved_to_those_after() -> None:
    linked = shift_share_by_year(PANEL, breaks="link")
    nes = linked.regions.index("nes")
    assert linked.level[:, nes].tolist() == [90, 95, 95, 98]
    assert linked.left_out_at_breaks is not None
    assert linked.left_out_at_breaks[nes] == -10
    assert linked.breaks == (BREAK,)


def test_two_breaks_are_linked_one_after_the_other() -> None:
    later = SeriesBreak(2015, "register_employment", "a_ordningen", "Statistics Norway")
    panel = panel_from_text(TABLE, breaks=(BREAK, later))
    linked = shift_share_by_year(panel, breaks="link")
    nes = linked.regions.index("nes")
    assert linked.level[:, nes].tolist() == [93, 98, 98, 98]


def test_without_a_break_nothing_is_left_out() -> None:
    plain = shift_share_by_year(PANEL, start_year=2015, breaks="link")
    assert plain.left_out_at_breaks is None


def test_unknown_cells_stay_unknown() -> None:
    panel = panel_from_text(
        TABLE.replace("nes     farming     50", "nes     farming      -"), breaks=(BREAK,)
    )
    linked = shift_share_by_year(panel, breaks="link", missing="drop")
    assert np.isnan(linked.change[:, linked.regions.index("nes"), 0]).all()


def test_the_break_is_refused_unless_something_is_said() -> None:
    with pytest.raises(SeriesBreakError, match="2014"):
        shift_share_by_year(PANEL)


def test_a_step_across_a_break_in_all_industries_is_no_growth_of_anything() -> None:
    table = """
        region  industry  2008  2009  2010
        here    A          100   110   220
        here    B           50    50   100
        0       A         1000  1100  2200
        0       B         1000  1000  2000
    """
    panel = panel_from_text(table, breaks=(RECOUNTED,))
    linked = shift_share_by_year(panel, breaks="link")
    assert linked.reference_growth.ravel().tolist() == pytest.approx([0.05, 0.0])
    assert linked.total_national_share.ravel().tolist() == pytest.approx([150 * 0.05, 0.0])
    assert linked.change[1].tolist() == [[0, 0]]
    assert linked.level[:, 0].tolist() == [310, 320, 320]
    assert linked.left_out_at_breaks is not None
    assert linked.left_out_at_breaks.tolist() == [160]


def test_a_cell_that_is_empty_on_both_sides_of_a_break_stays_zero() -> None:
    table = """
        region  industry  2008  2009  2010
        here    A          100   110   220
        here    B            0     0     0
        0       A         1000  1100  2200
        0       B         1000  1000  2000
    """
    panel = panel_from_text(table, breaks=(RECOUNTED,))
    assert shift_share_by_year(panel, breaks="link").change[1].tolist() == [[0, 0]]


def test_what_is_undisclosed_across_a_break_is_no_change_either() -> None:
    # ten jobs of a hundred are in an unknown industry, and grow to twenty
    table = """
        region  industry  2008  2009  2010
        here    A           90   100   180
        here    B            ?     ?     ?
        here    total      100   110   200
        0       A          900   990  1980
        0       B          100   110   220
        0       total     1000  1100  2200
    """
    panel = panel_from_text(table, breaks=(RECOUNTED,), total_industry="total")
    linked = shift_share_by_year(panel, breaks="link", missing="drop")
    assert linked.left_out_at_breaks is not None
    assert linked.left_out_at_breaks.tolist() == [90]
    assert linked.level[:, 0].tolist() == [190, 200, 200]
    assert linked.total_national_share.ravel().tolist() == pytest.approx([10, 0])
    # B's ten jobs at the nation's growth would have been one more, and they are none
    assert linked.undisclosed.ravel().tolist() == pytest.approx([-1, 0])
