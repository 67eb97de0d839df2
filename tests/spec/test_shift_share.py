"""Shift-share: the nation's, industries' and region's parts add up to the change in jobs."""

import numpy as np
import pytest

from builders import frame_from_text, panel_from_text
from regionanalysis.errors import ParameterError
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.shiftshare import shift_share, shift_share_by_year

# The nation grows by 10 per cent: farming loses 10 per cent, tech gains 30.
VALLEY = """
    region  industry  2008  2018
    valley  farming    100    95
    valley  tech        50    70
    0       farming    500   450
    0       tech       500   650
"""


def test_the_national_share_is_what_the_nations_growth_would_have_given() -> None:
    valley = shift_share(panel_from_text(VALLEY)).region("valley")
    assert valley.national_share == pytest.approx([10, 5])
    assert valley.total_national_share == pytest.approx(15)


def test_the_industry_mix_is_what_the_industries_grew_beyond_the_nation() -> None:
    valley = shift_share(panel_from_text(VALLEY)).region("valley")
    assert valley.industry_mix == pytest.approx([-20, 10])
    assert valley.total_industry_mix == pytest.approx(-10)


def test_the_regional_shift_is_what_the_region_has_beyond_its_industries_growth() -> None:
    valley = shift_share(panel_from_text(VALLEY)).region("valley")
    assert valley.regional_shift == pytest.approx([95 - 90, 70 - 65])
    assert valley.total_regional_shift == pytest.approx(10)


def test_the_three_add_up_to_the_change_in_every_industry_and_in_all() -> None:
    valley = shift_share(panel_from_text(VALLEY)).region("valley")
    assert list(valley.change) == [-5, 20]
    assert (valley.start, valley.end, valley.total_change) == (150, 165, 15)
    assert (valley.start_year, valley.end_year) == (2008, 2018)
    assert valley.undisclosed == 0


def test_the_gap_is_the_change_beyond_the_national_share() -> None:
    hill = shift_share(
        panel_from_text("""
            region  industry  2008  2018
            hill    farming    100    90
            0       farming    500   550
        """)
    ).region("hill")
    assert hill.gap == pytest.approx(-10 - 10)


def test_a_region_that_grows_as_the_nation_has_only_national_share() -> None:
    twin = shift_share(
        panel_from_text("""
            region  industry  2008  2018
            twin    farming     50    45
            twin    tech        50    65
            0       farming    500   450
            0       tech       500   650
        """)
    ).region("twin")
    assert twin.total_national_share == pytest.approx(10)
    assert twin.total_industry_mix == pytest.approx(0)
    assert twin.regional_shift == pytest.approx([0, 0])


def test_a_region_whose_industries_grow_as_the_nations_has_no_regional_shift() -> None:
    mill = shift_share(
        panel_from_text("""
            region  industry  2008  2018
            mill    farming    100    90
            mill    tech        10    13
            0       farming    500   450
            0       tech       500   650
        """)
    ).region("mill")
    assert mill.regional_shift == pytest.approx([0, 0])
    assert mill.total_industry_mix == pytest.approx(-20 + 2)


def test_region_a_of_farhauer_and_kroell_is_27_and_1_and_minus_3() -> None:
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
    assert a.national_share == pytest.approx([13.5, 3, 1.5, 9])
    assert a.industry_mix == pytest.approx([-4.5, 5, -2.5, 3])
    assert a.regional_shift == pytest.approx([1, 12, 1, -17])
    effects = (a.total_national_share, a.total_industry_mix, a.total_regional_shift)
    assert effects == pytest.approx((27, 1, -3))


def test_an_industry_new_to_the_region_is_regional_shift_and_no_special_case() -> None:
    port = shift_share(
        panel_from_text("""
            region  industry  2008  2018
            port    farming    100    90
            port    tech         0     8
            0       farming    500   450
            0       tech       500   650
        """)
    ).region("port")
    assert port.national_share == pytest.approx([10, 0])
    assert port.industry_mix == pytest.approx([-20, 0])
    assert port.regional_shift == pytest.approx([0, 8])


def test_an_industry_the_region_lost_counts_what_it_would_have_had() -> None:
    port = shift_share(
        panel_from_text("""
            region  industry  2008  2018
            port    farming    100    90
            port    tech        10     0
            0       farming    500   450
            0       tech       500   650
        """)
    ).region("port")
    assert port.change == pytest.approx([-10, -10])
    assert port.national_share == pytest.approx([10, 1])
    assert port.industry_mix == pytest.approx([-20, 2])
    assert port.regional_shift == pytest.approx([0, -13])


def test_an_industry_new_in_the_whole_nation_is_regional_shift_where_it_arises() -> None:
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
    assert result.reference_growth == pytest.approx(0.2)
    assert east.regional_shift == pytest.approx([0, 30])
    assert west.regional_shift == pytest.approx([0, 10])
    # the nation's 40 new jobs are in its growth and in no industry that was there before
    assert east.total_industry_mix + west.total_industry_mix == pytest.approx(-40)


def test_an_industry_the_whole_nation_lost_is_no_regional_shift() -> None:
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
    assert dict(zip(east.industries, east.industry_mix, strict=True))["coal"] == pytest.approx(-12)


COME_AND_GO = """
    region  industry  2008  2018
    east    farming    100   110
    north   farming      -    50
    south   farming     50     -
    0       farming    150   165
"""


def test_a_region_absent_in_a_year_has_no_row_and_is_named_as_absent() -> None:
    result = shift_share(panel_from_text(COME_AND_GO))
    assert result.absent == ("north", "south")
    assert result.regions == ("east",)
    assert result.change.shape == (1, 1)


def test_a_region_that_closed_did_not_lose_all_its_jobs() -> None:
    result = shift_share(panel_from_text(COME_AND_GO))
    assert list(result.totals()["change"]) == [10]
    with pytest.raises(ParameterError):
        result.region("south")


def test_a_region_with_no_jobs_left_is_there_and_did_lose_them() -> None:
    result = shift_share(panel_from_text(COME_AND_GO.replace("50     -", "50     0")))
    assert result.absent == ("north",)
    assert result.region("south").total_change == -50


def test_year_by_year_a_region_absent_in_a_year_between_is_absent() -> None:
    panel = panel_from_text("""
        region  industry  2008  2009  2010
        east    farming    100   100   100
        west    farming     50     -    50
        0       farming    150   150   150
    """)
    assert shift_share_by_year(panel).absent == ("west",)
    assert shift_share(panel).absent == ()


THREE_REGIONS = """
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


def test_a_group_is_the_sum_of_its_members() -> None:
    panel = panel_from_text(THREE_REGIONS).with_groups({"valley": ("east", "north")})
    valley = shift_share(panel).region("valley")
    assert (valley.name, valley.start, valley.end) == ("valley", 200, 215)
    assert valley.national_share == pytest.approx([10 + 4, 5 + 1])
    assert valley.industry_mix == pytest.approx([-20 - 8, 10 + 2])
    assert valley.regional_shift == pytest.approx([5 - 6, 5 + 7])
    assert valley.total_change == 15


def test_an_industry_unknown_in_one_member_is_the_sum_of_the_others() -> None:
    table = THREE_REGIONS.replace("10    20", "10     ?")
    panel = panel_from_text(table).with_groups({"valley": ("east", "north")})
    result = shift_share(panel, missing="drop")
    assert result.region("valley").regional_shift == pytest.approx([-1, 5])
    assert result.region("north").regional_shift == pytest.approx([-6, np.nan], nan_ok=True)
    assert np.isnan(result.region("valley").undisclosed)


def test_an_industry_unknown_in_every_member_is_unknown_in_the_group() -> None:
    table = THREE_REGIONS.replace("10    20", "10     ?").replace("50    70", "50     ?")
    panel = panel_from_text(table).with_groups({"valley": ("east", "north")})
    valley = shift_share(panel, missing="drop").region("valley")
    assert valley.regional_shift == pytest.approx([-1, np.nan], nan_ok=True)


def test_a_name_that_is_neither_region_nor_group_is_refused_with_the_nearest() -> None:
    panel = panel_from_text(THREE_REGIONS).with_groups({"valley": ("east", "north")})
    with pytest.raises(ParameterError, match="There is no region 'valey'") as caught:
        shift_share(panel).region("valey")
    assert caught.value.evidence == ("valley",)
    assert caught.value.remedy == "Nearest: valley."


# 5 and then 4 farmers, 10 and then 16 in tech, work in no region.
SOME_IN_NO_REGION = """
    region  industry  2008  2018
    east    farming     40    36
    east    tech        20    35
    west    farming     55    50
    west    tech        20    24
    0       farming    100    90
    0       tech        50    75
"""


def test_the_unallocated_jobs_are_a_region_when_asked_for() -> None:
    result = shift_share(panel_from_text(SOME_IN_NO_REGION).with_unallocated())
    assert result.regions == ("east", "west", "unallocated")
    nowhere = result.region("unallocated")
    assert (nowhere.start, nowhere.end) == (15, 20)
    assert nowhere.national_share == pytest.approx([0.5, 1])
    assert nowhere.industry_mix == pytest.approx([-1, 4])
    assert nowhere.regional_shift == pytest.approx([4 - 4.5, 16 - 15])


def test_with_them_the_industry_mix_adds_up_to_zero_over_regions_and_industries() -> None:
    result = shift_share(panel_from_text(SOME_IN_NO_REGION).with_unallocated())
    assert result.industry_mix.sum(axis=1) == pytest.approx([-8 + 8, -11 + 8, -1 + 4])
    assert result.industry_mix.sum() == pytest.approx(0)


def test_with_them_the_regional_shift_adds_up_to_zero_in_every_industry() -> None:
    result = shift_share(panel_from_text(SOME_IN_NO_REGION).with_unallocated())
    farming, tech = result.regional_shift.T
    assert farming == pytest.approx([0, 0.5, -0.5])
    assert tech == pytest.approx([5, -6, 1])


def test_without_them_the_sums_are_those_of_the_regions_alone() -> None:
    result = shift_share(panel_from_text(SOME_IN_NO_REGION))
    assert result.industry_mix.sum() == pytest.approx(-3)
    assert result.regional_shift.sum(axis=0) == pytest.approx([0.5, -1])


def test_integers_of_32_bits_do_not_overflow() -> None:
    frame = frame_from_text("""
        region  industry        2008        2018
        east    farming   2000000000  2100000000
        west    farming   2000000000  2140000000
    """)
    panel = panel_from_frame(frame.astype({"employment": np.int32}))
    result = shift_share(panel)
    assert panel.nation[:, 0].tolist() == [4_000_000_000, 4_240_000_000]
    assert result.reference_growth == pytest.approx(0.06)
    assert result.region("east").total_national_share == pytest.approx(120_000_000)
    assert result.region("east").total_regional_shift == pytest.approx(-20_000_000)


def test_thousands_with_a_decimal_keep_their_unit() -> None:
    panel = panel_from_text(VALLEY.replace("100    95", "100.0  95.5"), unit="1 000 persons")
    valley = shift_share(panel).region("valley")
    assert valley.unit == "1 000 persons"
    assert valley.regional_shift == pytest.approx([5.5, 5])


def test_a_nation_without_employment_has_no_growth() -> None:
    panel = panel_from_text("""
        region  industry  2008  2018
        valley  farming      0    10
        0       farming      0    50
    """)
    with pytest.raises(ParameterError, match="no employment in 2008") as caught:
        shift_share(panel)
    assert "Start in a year with figures" in caught.value.remedy


def test_the_totals_have_one_row_a_region() -> None:
    table = shift_share(panel_from_text(VALLEY)).totals()
    assert table.reset_index().to_dict("records") == [
        {
            "region": "valley",
            "change": 15,
            "national_share": pytest.approx(15),
            "industry_mix": pytest.approx(-10),
            "regional_shift": pytest.approx(10),
            "undisclosed": 0,
            "n_excluded": 0,
        }
    ]


def test_the_frame_has_one_row_a_region_and_industry_and_is_empty_where_left_out() -> None:
    panel = panel_from_text(VALLEY.replace("70", "?"))
    table = shift_share(panel, missing="drop").to_frame()
    assert table.index.names == ["region", "industry"]
    assert table.index.tolist() == [("valley", "farming"), ("valley", "tech")]
    assert table["regional_shift"].isna().tolist() == [False, True]
