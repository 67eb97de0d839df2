"""What a region is measured against."""

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.errors import ParameterError
from regionanalysis.shiftshare import ShiftShare, shift_share
from regionanalysis.shiftshare.reference_area import (
    NATION,
    REST_OF_NATION,
    LikeRegions,
    NamedGroup,
    ReferenceArea,
)

TABLE = """
    region  industry  2008  2018
    dal     farming    100    90
    dal     tech       100   130
    nes     farming    200   190
    nes     tech       200   250
    vik     farming    100   100
    vik     tech       100    80
    0       farming    500   450
    0       tech       500   650
"""


def against(reference: ReferenceArea, table: str = TABLE) -> ShiftShare:
    panel = panel_from_text(table).with_groups({"coast": ("nes", "vik")})
    return shift_share(panel, reference=reference, missing="drop")


def test_the_nation_is_one_reference_for_all() -> None:
    result = against(NATION)
    assert result.reference_growth == pytest.approx([0.1])
    assert result.reference == "nation"


def test_the_rest_of_the_nation_is_another_for_each() -> None:
    result = against(REST_OF_NATION)
    # dal has 200 to 220 of 1 000 to 1 100
    assert result.reference_growth[0] == pytest.approx((1100 - 220) / (1000 - 200) - 1)
    dal = result.region("dal")
    assert dal.regional_shift == pytest.approx([90 - 100 * 360 / 400, 130 - 100 * 520 / 400])


def test_a_region_that_is_the_whole_nation_has_no_rest() -> None:
    table = """
        region  industry  2008  2018
        all     farming    500   450
        0       farming    500   450
    """
    with pytest.raises(ParameterError, match="rest of nation has no employment in 2008"):
        shift_share(panel_from_text(table), reference=REST_OF_NATION)


def test_a_group_is_the_sum_of_its_members_and_the_same_for_all() -> None:
    result = against(NamedGroup("coast"))
    assert result.reference_growth == pytest.approx([620 / 600 - 1])
    assert result.region("coast").total_regional_shift == pytest.approx(0)


def test_a_group_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(ParameterError, match=r"'cost'.*coast"):
        against(NamedGroup("cost"))


KINDS = {"dal": "inland", "nes": "coast", "vik": "coast"}


def test_like_regions_are_those_of_the_regions_kind() -> None:
    result = against(LikeRegions(KINDS))
    assert result.reference_growth == pytest.approx([220 / 200 - 1, 620 / 600 - 1, 620 / 600 - 1])
    # alone of its kind, a region grows as its kind does
    assert result.region("dal").total_regional_shift == pytest.approx(0)


def test_like_regions_can_be_without_the_region_itself() -> None:
    result = against(LikeRegions({**KINDS, "dal": "coast"}, without_own=True))
    assert result.reference_growth[0] == pytest.approx(620 / 600 - 1)


def test_a_region_alone_of_its_kind_cannot_be_left_out_of_it() -> None:
    with pytest.raises(ParameterError, match="dal is the only one of its kind"):
        against(LikeRegions(KINDS, without_own=True))


def test_every_region_must_have_a_kind() -> None:
    with pytest.raises(ParameterError, match=r"no kind for region vik \(1 of 3\)"):
        against(LikeRegions({"dal": "inland", "nes": "coast"}))


def test_an_unknown_cell_is_unknown_in_the_references_it_is_part_of() -> None:
    table = TABLE.replace("vik     tech       100    80", "vik     tech       100     ?")
    left_out = np.isnan(against(LikeRegions(KINDS), table).change)
    # tech is unknown on the coast, and known inland
    assert left_out.tolist() == [[False, False], [False, True], [False, True]]
    assert np.isnan(against(NATION, table).change).tolist() == [
        [False, False],
        [False, False],
        [False, True],
    ]
    assert np.isnan(against(REST_OF_NATION, table).change)[2].tolist() == [False, True]


def test_a_group_that_is_not_there_in_all_years_is_refused() -> None:
    table = TABLE.replace("vik     farming    100   100", "vik     farming    100     -").replace(
        "vik     tech       100    80", "vik     tech       100     -"
    )
    with pytest.raises(ParameterError, match="No region of the group 'vik' exists"):
        against(NamedGroup("vik"), table)
