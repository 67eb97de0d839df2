"""Shift-share: the change in jobs is what the nation, the industries and the region brought."""

import numpy as np
import pandas as pd
import pytest
from builders import frame_from_text, panel_from_text
from pytest import approx

from regionanalysis.breaks import SeriesBreak
from regionanalysis.errors import ParameterError, SeriesBreakError, UnknownCellsError
from regionanalysis.panel_frame import panel_from_frame
from regionanalysis.shiftshare import shift_share, shift_share_by_year

# The nation grows by 10 per cent: farming loses 10 per cent, tech gains 30.
VALLEY = """
    region  industry  2008  2018
    valley  farming    100    95
    valley  tech        50    70
    0       farming    500   450
    0       tech       500   650
"""


class TestThreeEffects:
    def test_the_national_share_is_what_the_nations_growth_would_have_given(self) -> None:
        valley = shift_share(panel_from_text(VALLEY)).region("valley")
        assert valley.national_share == approx([10, 5])
        assert valley.total_national_share == approx(15)

    def test_the_industry_mix_is_what_the_industries_grew_beyond_the_nation(self) -> None:
        valley = shift_share(panel_from_text(VALLEY)).region("valley")
        assert valley.industry_mix == approx([-20, 10])
        assert valley.total_industry_mix == approx(-10)

    def test_the_regional_shift_is_what_the_region_has_beyond_its_industries_growth(self) -> None:
        valley = shift_share(panel_from_text(VALLEY)).region("valley")
        assert valley.regional_shift == approx([95 - 90, 70 - 65])
        assert valley.total_regional_shift == approx(10)

    def test_the_three_add_up_to_the_change_in_every_industry_and_in_all(self) -> None:
        valley = shift_share(panel_from_text(VALLEY)).region("valley")
        assert list(valley.change) == [-5, 20]
        assert (valley.start, valley.end, valley.total_change) == (150, 165, 15)
        assert valley.undisclosed == 0

    def test_the_gap_is_the_change_beyond_the_national_share(self) -> None:
        hill = shift_share(
            panel_from_text("""
                region  industry  2008  2018
                hill    farming    100    90
                0       farming    500   550
            """)
        ).region("hill")
        assert hill.gap == approx(-10 - 10)

    def test_a_region_that_grows_as_the_nation_has_only_national_share(self) -> None:
        twin = shift_share(
            panel_from_text("""
                region  industry  2008  2018
                twin    farming     50    45
                twin    tech        50    65
                0       farming    500   450
                0       tech       500   650
            """)
        ).region("twin")
        assert twin.total_national_share == approx(10)
        assert twin.total_industry_mix == approx(0)
        assert twin.regional_shift == approx([0, 0])

    def test_a_region_whose_industries_grow_as_the_nations_has_no_regional_shift(self) -> None:
        mill = shift_share(
            panel_from_text("""
                region  industry  2008  2018
                mill    farming    100    90
                mill    tech        10    13
                0       farming    500   450
                0       tech       500   650
            """)
        ).region("mill")
        assert mill.regional_shift == approx([0, 0])
        assert mill.total_industry_mix == approx(-20 + 2)

    def test_region_a_of_farhauer_and_kroell_is_27_and_1_and_minus_3(self) -> None:
        """Farhauer, O. & Kröll, A. (2013). Standorttheorien. Springer Gabler."""
        a = shift_share(
            panel_from_text("""
                region  industry  2000  2001
                A       I1          90   100
                A       I2          20    40
                A       I3          10    10
                A       I4          60    55
                0       I1         400   440
                0       I2         150   210
                0       I3         150   135
                0       I4         400   480
            """)
        ).region("A")
        assert a.national_share == approx([13.5, 3, 1.5, 9])
        assert a.industry_mix == approx([-4.5, 5, -2.5, 3])
        assert a.regional_shift == approx([1, 12, 1, -17])
        effects = (a.total_national_share, a.total_industry_mix, a.total_regional_shift)
        assert effects == approx((27, 1, -3))


class TestIndustriesThatComeAndGo:
    def test_an_industry_new_to_the_region_is_regional_shift_and_no_special_case(self) -> None:
        port = shift_share(
            panel_from_text("""
                region  industry  2008  2018
                port    farming    100    90
                port    tech         0     8
                0       farming    500   450
                0       tech       500   650
            """)
        ).region("port")
        assert port.national_share == approx([10, 0])
        assert port.industry_mix == approx([-20, 0])
        assert port.regional_shift == approx([0, 8])

    def test_an_industry_the_region_lost_counts_what_it_would_have_had(self) -> None:
        port = shift_share(
            panel_from_text("""
                region  industry  2008  2018
                port    farming    100    90
                port    tech        10     0
                0       farming    500   450
                0       tech       500   650
            """)
        ).region("port")
        assert port.change == approx([-10, -10])
        assert port.national_share == approx([10, 1])
        assert port.industry_mix == approx([-20, 2])
        assert port.regional_shift == approx([0, -13])

    def test_an_industry_new_in_the_whole_nation_is_regional_shift_where_it_arises(self) -> None:
        result = shift_share(
            panel_from_text("""
                region  industry  2008  2018
                east    farming    100   100
                east    solar        0    30
                west    farming    100   100
                west    solar        0    10
                0       farming    200   200
                0       solar        0    40
            """)
        )
        east, west = result.region("east"), result.region("west")
        assert result.national_growth == approx(0.2)
        assert east.regional_shift == approx([0, 30])
        assert west.regional_shift == approx([0, 10])
        # the nation's 40 new jobs are in its growth and in no industry that was there before
        assert east.total_industry_mix + west.total_industry_mix == approx(-40)

    def test_an_industry_the_whole_nation_lost_is_no_regional_shift(self) -> None:
        east = shift_share(
            panel_from_text("""
                region  industry  2008  2018
                east    farming    100   100
                east    coal        10     0
                0       coal        50     0
                0       farming    450   600
            """)
        ).region("east")
        assert dict(zip(east.industries, east.regional_shift, strict=True))["coal"] == 0
        assert dict(zip(east.industries, east.industry_mix, strict=True))["coal"] == approx(-12)


UNKNOWN_TECH = """
    region  industry  2008  2018
    valley  farming    100    95
    valley  tech        50     ?
    0       farming    500   450
    0       tech       500   650
"""

UNKNOWN_TECH_WITH_TOTALS = f"""{UNKNOWN_TECH.rstrip()}
    valley  all        150   165
    0       all       1000  1100
"""


class TestUnknownFigures:
    def test_an_unknown_figure_is_refused_and_its_cell_named(self) -> None:
        with pytest.raises(
            UnknownCellsError, match="2008-2018 needs .* unknown: region valley, industry tech"
        ) as caught:
            shift_share(panel_from_text(UNKNOWN_TECH))
        assert caught.value.evidence == (("valley", "tech"),)
        assert 'unknown="leave_out"' in caught.value.remedy

    def test_the_refusal_names_three_cells_and_counts_the_rest(self) -> None:
        panel = panel_from_text("""
            region  industry  2008  2018
            east    farming      ?     1
            east    fishing      1     ?
            east    solar        ?     ?
            east    tech         ?     ?
            west    farming      1     1
            0       farming    100   100
            0       fishing    100   100
            0       solar      100   100
            0       tech       100   100
        """)
        with pytest.raises(UnknownCellsError, match="industry solar; .* and 2 more") as caught:
            shift_share(panel)
        assert len(caught.value.evidence) == 5

    def test_a_figure_unknown_in_a_year_between_is_no_matter_to_the_classic_method(self) -> None:
        panel = panel_from_text("""
            region  industry  2008  2009  2010
            valley  farming    100     ?    95
            0       farming    500   500   450
        """)
        assert shift_share(panel).region("valley").total_regional_shift == approx(5)
        with pytest.raises(UnknownCellsError):
            shift_share_by_year(panel)

    def test_a_cell_left_out_is_empty_and_counted_and_the_others_stand(self) -> None:
        result = shift_share(panel_from_text(UNKNOWN_TECH), unknown="leave_out")
        valley = result.region("valley")
        assert list(result.left_out) == [1]
        for effect in (valley.change, valley.national_share, valley.industry_mix):
            assert np.isnan(effect).tolist() == [False, True]
        assert valley.regional_shift == approx([5, np.nan], nan_ok=True)

    def test_a_known_total_shows_what_the_cells_left_out_hold(self) -> None:
        panel = panel_from_text(UNKNOWN_TECH_WITH_TOTALS, total_industry="all")
        valley = shift_share(panel, unknown="leave_out").region("valley")
        assert valley.total_change == 165 - 150
        assert valley.total_national_share == approx(15)
        assert valley.total_industry_mix == approx(-20)
        assert valley.total_regional_shift == approx(5)
        assert valley.undisclosed == approx(15 - (15 - 20 + 5))

    def test_without_a_total_what_is_left_out_is_unknown_too(self) -> None:
        result = shift_share(panel_from_text(UNKNOWN_TECH), unknown="leave_out")
        valley = result.region("valley")
        assert list(result.total_known) == [False]
        assert np.isnan(valley.undisclosed)
        assert (valley.start, valley.end) == (100, 95)

    def test_unknown_is_never_zero(self) -> None:
        zero = panel_from_text(UNKNOWN_TECH.replace("?", "0"))
        lost = shift_share(zero).region("valley")
        unknown = shift_share(panel_from_text(UNKNOWN_TECH), unknown="leave_out").region("valley")
        assert lost.total_regional_shift == approx(5 - 65)
        assert unknown.total_regional_shift == approx(5)

    def test_a_missing_row_is_unknown_when_the_region_is_there(self) -> None:
        panel = panel_from_text(UNKNOWN_TECH.replace("?", "-"))
        with pytest.raises(UnknownCellsError) as caught:
            shift_share(panel)
        assert caught.value.evidence == (("valley", "tech"),)

    def test_an_industry_unknown_for_the_nation_is_left_out_of_every_region(self) -> None:
        result = shift_share(
            panel_from_text("""
                region  industry  2008  2018
                east    farming     10    10
                east    tech        10    10
                west    farming     10    10
                west    tech        10    10
                0       farming    100   120
                0       tech         ?   100
            """),
            unknown="leave_out",
        )
        assert list(result.left_out) == [1, 1]
        assert result.national_growth == approx(0.2)
        assert result.region("east").total_regional_shift == approx(10 - 12)

    def test_year_by_year_a_cell_unknown_in_one_year_is_left_out_of_all(self) -> None:
        result = shift_share_by_year(
            panel_from_text("""
                region  industry  2008  2009  2010
                valley  farming    100   100    95
                valley  tech        50     ?    50
                valley  all        150   155   145
                0       farming    500   500   500
                0       tech       500   500   500
                0       all       1000  1000  1000
            """),
            total_industry="all",
            unknown="leave_out",
        )
        assert np.isnan(result.change[:, 0, :]).tolist() == [[False, True], [False, True]]
        assert result.undisclosed[:, 0] == approx([5, -5])


class TestRegionsThatComeAndGo:
    TABLE = """
        region  industry  2008  2018
        east    farming    100   110
        north   farming      -    50
        south   farming     50     -
        0       farming    150   165
    """

    def test_a_region_absent_in_a_year_has_no_row_and_is_named_as_absent(self) -> None:
        result = shift_share(panel_from_text(self.TABLE))
        assert result.absent == ("north", "south")
        assert result.regions == ("east",)
        assert result.change.shape == (1, 1)

    def test_a_region_that_closed_did_not_lose_all_its_jobs(self) -> None:
        result = shift_share(panel_from_text(self.TABLE))
        assert list(result.totals()["change"]) == [10]
        with pytest.raises(ParameterError):
            result.region("south")

    def test_a_region_with_no_jobs_left_is_there_and_did_lose_them(self) -> None:
        result = shift_share(panel_from_text(self.TABLE.replace("50     -", "50     0")))
        assert result.absent == ("north",)
        assert result.region("south").total_change == -50

    def test_year_by_year_a_region_absent_in_a_year_between_is_absent(self) -> None:
        panel = panel_from_text("""
            region  industry  2008  2009  2010
            east    farming    100   100   100
            west    farming     50     -    50
            0       farming    150   150   150
        """)
        assert shift_share_by_year(panel).absent == ("west",)
        assert shift_share(panel).absent == ()


class TestGroups:
    TABLE = """
        region  industry  2008  2018
        east    farming    100    95
        east    tech        50    70
        north   farming     40    30
        north   tech        10    20
        west    farming    200   200
        west    tech       100   100
        0       farming    500   450
        0       tech       500   650
    """

    def test_a_group_is_the_sum_of_its_members(self) -> None:
        panel = panel_from_text(self.TABLE).with_groups({"valley": ("east", "north")})
        valley = shift_share(panel).region("valley")
        assert (valley.name, valley.start, valley.end) == ("valley", 200, 215)
        assert valley.national_share == approx([10 + 4, 5 + 1])
        assert valley.industry_mix == approx([-20 - 8, 10 + 2])
        assert valley.regional_shift == approx([5 - 6, 5 + 7])
        assert valley.total_change == 15

    def test_an_industry_unknown_in_one_member_is_the_sum_of_the_others(self) -> None:
        table = self.TABLE.replace("10    20", "10     ?")
        panel = panel_from_text(table).with_groups({"valley": ("east", "north")})
        result = shift_share(panel, unknown="leave_out")
        assert result.region("valley").regional_shift == approx([-1, 5])
        assert result.region("north").regional_shift == approx([-6, np.nan], nan_ok=True)
        assert np.isnan(result.region("valley").undisclosed)

    def test_an_industry_unknown_in_every_member_is_unknown_in_the_group(self) -> None:
        table = self.TABLE.replace("10    20", "10     ?").replace("50    70", "50     ?")
        panel = panel_from_text(table).with_groups({"valley": ("east", "north")})
        valley = shift_share(panel, unknown="leave_out").region("valley")
        assert valley.regional_shift == approx([-1, np.nan], nan_ok=True)

    def test_a_name_that_is_neither_region_nor_group_is_refused_with_the_nearest(self) -> None:
        panel = panel_from_text(self.TABLE).with_groups({"valley": ("east", "north")})
        with pytest.raises(ParameterError, match="There is no region 'valey'") as caught:
            shift_share(panel).region("valey")
        assert caught.value.evidence == ("valley",)
        assert caught.value.remedy == "Nearest: valley."


class TestYearByYear:
    # Nobody moves in 2009 but the valley; in 2010 farming doubles everywhere else.
    TABLE = """
        region  industry  2008  2009  2010
        valley  farming     10    30    30
        0       farming    100   100   200
        0       tech       100   100   100
        valley  tech         0     0     0
    """

    def test_each_year_is_measured_on_its_own_base(self) -> None:
        by_year = shift_share_by_year(panel_from_text(self.TABLE))
        assert (by_year.start_year, by_year.years) == (2008, (2009, 2010))
        assert by_year.national_growth == approx([0, 0.5])
        assert by_year.national_share[:, 0, 0] == approx([0, 15])
        assert by_year.industry_mix[:, 0, 0] == approx([0, 15])
        assert by_year.regional_shift[:, 0, 0] == approx([20, -30])

    def test_the_dynamic_effects_are_the_years_added_in_jobs(self) -> None:
        valley = shift_share_by_year(panel_from_text(self.TABLE)).cumulated().region("valley")
        assert valley.total_national_share == approx(0 + 15)
        assert valley.total_industry_mix == approx(0 + 15)
        assert valley.total_regional_shift == approx(20 - 30)
        assert valley.total_change == 20

    def test_the_dynamic_effects_are_not_those_of_the_first_years_base(self) -> None:
        valley = shift_share(panel_from_text(self.TABLE)).region("valley")
        assert valley.total_national_share == approx(5)
        assert valley.total_industry_mix == approx(5)
        assert valley.total_regional_shift == approx(10)
        assert valley.total_change == 20

    def test_each_result_says_which_method_it_is(self) -> None:
        panel = panel_from_text(self.TABLE)
        assert shift_share(panel).method == "classic"
        assert shift_share_by_year(panel).cumulated().method == "dynamic"

    def test_growth_over_the_period_is_linked_and_not_added(self) -> None:
        panel = panel_from_text("""
            region  industry  2008  2009  2010
            valley  farming     10    10    10
            0       farming    100   110   121
        """)
        assert shift_share_by_year(panel).cumulated().national_growth == approx(0.21)

    def test_a_single_step_is_the_classic_decomposition(self) -> None:
        panel = panel_from_text(self.TABLE)
        classic = shift_share(panel, start_year=2009, end_year=2010)
        dynamic = shift_share_by_year(panel, start_year=2009, end_year=2010).cumulated()
        pd.testing.assert_frame_equal(classic.frame(), dynamic.frame())

    def test_a_year_missing_in_the_middle_is_refused_and_named(self) -> None:
        panel = panel_from_text(VALLEY.replace("2008  2018", "2008  2011"))
        with pytest.raises(
            ParameterError, match="from 2008 to 2011 .* lacks 2009, 2010"
        ) as caught:
            shift_share_by_year(panel)
        assert caught.value.evidence == (2009, 2010)
        assert "classic" in caught.value.remedy

    def test_years_without_a_gap_between_them_can_be_chosen(self) -> None:
        panel = panel_from_text("""
            region  industry  2005  2008  2009
            valley  farming     10    10    12
            0       farming    100   100   110
        """)
        by_year = shift_share_by_year(panel, start_year=2008)
        assert by_year.regional_shift[:, 0, 0] == approx([1])


class TestBreaks:
    REGISTER = SeriesBreak(2014, "register_employment", "a_ordningen", "Statistics Norway")
    TABLE = """
        region  industry  2013  2014  2015
        valley  farming    100   100    95
        0       farming    500   500   500
    """

    def test_a_change_across_a_break_is_refused(self) -> None:
        panel = panel_from_text(self.TABLE, breaks=(self.REGISTER,))
        for decompose in (shift_share, shift_share_by_year):
            with pytest.raises(SeriesBreakError, match="2013-2015 .* 2014/2015") as caught:
                decompose(panel)
            assert caught.value.evidence == (self.REGISTER,)

    def test_a_change_across_a_break_is_marked_when_the_caller_says_flag(self) -> None:
        panel = panel_from_text(self.TABLE, breaks=(self.REGISTER,))
        assert shift_share(panel, breaks="flag").breaks == (self.REGISTER,)
        by_year = shift_share_by_year(panel, breaks="flag")
        assert by_year.breaks == by_year.cumulated().breaks == (self.REGISTER,)

    def test_a_change_on_one_side_of_the_break_is_not_marked(self) -> None:
        panel = panel_from_text(self.TABLE, breaks=(self.REGISTER,))
        assert shift_share(panel, end_year=2014).breaks == ()


class TestJobsInNoRegion:
    # 5 and then 4 farmers, 10 and then 16 in tech, work in no region.
    TABLE = """
        region  industry  2008  2018
        east    farming     40    36
        east    tech        20    35
        west    farming     55    50
        west    tech        20    24
        0       farming    100    90
        0       tech        50    75
    """

    def test_the_unallocated_jobs_are_a_region_when_asked_for(self) -> None:
        result = shift_share(panel_from_text(self.TABLE).with_unallocated())
        assert result.regions == ("east", "west", "unallocated")
        nowhere = result.region("unallocated")
        assert (nowhere.start, nowhere.end) == (15, 20)
        assert nowhere.national_share == approx([0.5, 1])
        assert nowhere.industry_mix == approx([-1, 4])
        assert nowhere.regional_shift == approx([4 - 4.5, 16 - 15])

    def test_with_them_the_industry_mix_of_all_regions_is_zero(self) -> None:
        result = shift_share(panel_from_text(self.TABLE).with_unallocated())
        assert result.totals()["industry_mix"] == approx([0, -1.5 - 1.5 + 3 - 0, 0])


class TestFiguresOfAnySize:
    def test_integers_of_32_bits_do_not_overflow(self) -> None:
        frame = frame_from_text("""
            region  industry        2008        2018
            east    farming   2000000000  2100000000
            west    farming   2000000000  2140000000
        """)
        panel = panel_from_frame(frame.astype({"employment": np.int32}))
        result = shift_share(panel)
        assert panel.nation[:, 0].tolist() == [4_000_000_000, 4_240_000_000]
        assert result.national_growth == approx(0.06)
        assert result.region("east").total_national_share == approx(120_000_000)
        assert result.region("east").total_regional_shift == approx(-20_000_000)

    def test_thousands_with_a_decimal_keep_their_unit(self) -> None:
        panel = panel_from_text(VALLEY.replace("100    95", "100.0  95.5"), unit="1 000 persons")
        valley = shift_share(panel).region("valley")
        assert valley.unit == "1 000 persons"
        assert valley.regional_shift == approx([5.5, 5])


class TestYearsThatDoNotFit:
    def test_the_first_and_last_year_of_the_panel_are_used_where_none_is_named(self) -> None:
        result = shift_share(panel_from_text(TestYearByYear.TABLE), start_year=2009)
        assert (result.start_year, result.end_year) == (2009, 2010)

    def test_a_nation_without_employment_has_no_growth(self) -> None:
        panel = panel_from_text("""
            region  industry  2008  2018
            valley  farming      0    10
            0       farming      0    50
        """)
        with pytest.raises(ParameterError, match="no employment in 2008") as caught:
            shift_share(panel)
        assert "Start in a year with figures" in caught.value.remedy


class TestTables:
    def test_the_totals_have_one_row_a_region(self) -> None:
        table = shift_share(panel_from_text(VALLEY)).totals()
        assert table.to_dict("records") == [
            {
                "region": "valley",
                "change": 15,
                "national_share": approx(15),
                "industry_mix": approx(-10),
                "regional_shift": approx(10),
                "undisclosed": 0,
                "left_out": 0,
            }
        ]

    def test_the_frame_has_one_row_a_region_and_industry_and_is_empty_where_left_out(self) -> None:
        table = shift_share(panel_from_text(UNKNOWN_TECH), unknown="leave_out").frame()
        assert table[["region", "industry"]].to_numpy().tolist() == [
            ["valley", "farming"],
            ["valley", "tech"],
        ]
        assert table["regional_shift"].isna().tolist() == [False, True]
