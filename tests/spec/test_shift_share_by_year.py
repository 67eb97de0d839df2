"""Shift-share year by year: each year on its own base, and the years added in jobs."""

import pandas as pd
import pytest

from builders import panel_from_text
from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.errors import ParameterError, SeriesBreakError
from regionanalysis.shiftshare import shift_share, shift_share_by_year

# The valley's farming trebles in 2009, when the nation stands still; in 2010 the nation's doubles.
MOVED_EARLY = """
    region  industry  2008  2009  2010
    valley  farming     10    30    30
    valley  tech         0     0     0
    0       farming    100   100   200
    0       tech       100   100   100
"""


def test_each_year_is_measured_on_its_own_base() -> None:
    by_year = shift_share_by_year(panel_from_text(MOVED_EARLY))
    assert (by_year.start_year, by_year.years) == (2008, (2009, 2010))
    assert by_year.reference_growth == pytest.approx([0, 0.5])
    assert by_year.national_share[:, 0, 0] == pytest.approx([0, 15])
    assert by_year.industry_mix[:, 0, 0] == pytest.approx([0, 15])
    assert by_year.regional_shift[:, 0, 0] == pytest.approx([20, -30])


def test_the_dynamic_effects_are_the_years_added_in_jobs() -> None:
    valley = shift_share_by_year(panel_from_text(MOVED_EARLY)).total().region("valley")
    assert valley.total_national_share == pytest.approx(0 + 15)
    assert valley.total_industry_mix == pytest.approx(0 + 15)
    assert valley.total_regional_shift == pytest.approx(20 - 30)
    assert valley.total_change == 20


def test_the_dynamic_effects_are_not_those_of_the_first_years_base() -> None:
    valley = shift_share(panel_from_text(MOVED_EARLY)).region("valley")
    assert valley.total_national_share == pytest.approx(5)
    assert valley.total_industry_mix == pytest.approx(5)
    assert valley.total_regional_shift == pytest.approx(10)
    assert valley.total_change == 20


def test_each_result_says_which_method_it_is() -> None:
    panel = panel_from_text(MOVED_EARLY)
    assert not shift_share(panel).dynamic
    assert shift_share_by_year(panel).total().dynamic


def test_growth_over_the_period_is_linked_and_not_added() -> None:
    panel = panel_from_text("""
        region  industry  2008  2009  2010
        valley  farming     10    10    10
        0       farming    100   110   121
    """)
    assert shift_share_by_year(panel).total().reference_growth == pytest.approx(0.21)


def test_a_single_step_is_the_classic_decomposition() -> None:
    panel = panel_from_text(MOVED_EARLY)
    classic = shift_share(panel, start_year=2009, end_year=2010)
    dynamic = shift_share_by_year(panel, start_year=2009, end_year=2010).total()
    pd.testing.assert_frame_equal(classic.to_frame(), dynamic.to_frame())


def test_a_year_missing_in_the_middle_is_refused_and_named() -> None:
    panel = panel_from_text("""
        region  industry  2008  2011
        valley  farming     10    12
        0       farming    100   110
    """)
    with pytest.raises(ParameterError, match=r"from 2008 to 2011 .* lacks 2009, 2010") as caught:
        shift_share_by_year(panel)
    assert caught.value.evidence == (2009, 2010)
    assert "classic" in caught.value.remedy


def test_the_first_and_last_year_of_the_panel_are_used_where_none_is_named() -> None:
    result = shift_share(panel_from_text(MOVED_EARLY), start_year=2009)
    assert (result.start_year, result.end_year) == (2009, 2010)


def test_years_without_a_gap_between_them_can_be_chosen() -> None:
    panel = panel_from_text("""
        region  industry  2005  2008  2009
        valley  farming     10    10    12
        0       farming    100   100   110
    """)
    by_year = shift_share_by_year(panel, start_year=2008)
    assert by_year.regional_shift[:, 0, 0] == pytest.approx([1])


REGISTER = SeriesBreak(2014, "register_employment", "a_ordningen", "Statistics Norway")
ACROSS_2015 = """
    region  industry  2013  2014  2015
    valley  farming    100   100    95
    0       farming    500   500   500
"""


def test_a_change_across_a_break_is_refused() -> None:
    panel = panel_from_text(ACROSS_2015, breaks=(REGISTER,))
    for decompose in (shift_share, shift_share_by_year):
        with pytest.raises(SeriesBreakError, match=r"2013-2015 .* 2014/2015") as caught:
            decompose(panel)
        assert caught.value.evidence == (REGISTER,)


def test_a_change_across_a_break_is_marked_when_the_caller_says_flag() -> None:
    panel = panel_from_text(ACROSS_2015, breaks=(REGISTER,))
    assert shift_share(panel, breaks="flag").breaks == (REGISTER,)
    by_year = shift_share_by_year(panel, breaks="flag")
    assert by_year.breaks == by_year.total().breaks == (REGISTER,)


def test_a_change_on_one_side_of_the_break_is_not_marked() -> None:
    panel = panel_from_text(ACROSS_2015, breaks=(REGISTER,))
    assert shift_share(panel, end_year=2014).breaks == ()
