"""Regions added into one."""

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.errors import ParameterError
from regionanalysis.merging import merge_regions
from regionanalysis.shiftshare import shift_share, variant_named

PANEL = panel_from_text("""
    region  industry   2008  2018
    dal     farming      10     8
    dal     trade        10    20
    nes     farming      30    20
    nes     trade         -     5
    vik     farming      10    10
    vik     trade        40    50
    0       farming     100    90
    0       trade       100   130
""")


def test_the_new_region_stands_where_the_first_member_stood_and_has_their_jobs() -> None:
    merged = merge_regions(PANEL, ["vik", "dal"], "coast", "The coast")
    assert merged.regions == ("nes", "coast")
    assert merged.region_names[-1] == "The coast"
    assert merged.employment[:, -1].tolist() == [[20, 50], [18, 70]]
    assert merged.nation.tolist() == PANEL.nation.tolist()


def test_what_is_unknown_in_a_member_is_unknown_in_the_sum() -> None:
    merged = merge_regions(PANEL, ["dal", "nes"], "inland")
    assert np.isnan(merged.employment[0, 0, 1])
    assert merged.employment[0, 0, 0] == 40


def test_classic_effects_of_the_sum_are_the_sums_of_the_members() -> None:
    parts = shift_share(PANEL.with_groups({"coast": ("vik", "dal")}), unknown="leave_out")
    whole = shift_share(merge_regions(PANEL, ["vik", "dal"], "coast"), unknown="leave_out")
    assert whole.region("coast").total_effects == pytest.approx(parts.region("coast").total_effects)


def test_effects_that_use_the_regions_own_shares_are_not() -> None:
    variant = variant_named("esteban_marquillas")
    grouped = PANEL.with_groups({"coast": ("vik", "dal")})
    parts = shift_share(grouped, variant, unknown="leave_out").region("coast")
    whole = shift_share(
        merge_regions(PANEL, ["vik", "dal"], "coast"), variant, unknown="leave_out"
    ).region("coast")
    assert whole.total_effects["competitive"] != pytest.approx(parts.total_effects["competitive"])
    both = [
        sum(one.total_effects[e] for e in ("competitive", "allocation")) for one in (parts, whole)
    ]
    assert both[0] == pytest.approx(both[1])


@pytest.mark.parametrize(
    ("members", "code", "told"),
    [
        ([], "new", "named once each"),
        (["dal", "dal"], "new", "named once each"),
        (["dall"], "new", "dal"),
        (["dal"], "nes", "already a region"),
    ],
)
def test_a_sum_that_makes_no_sense_is_refused(members: list[str], code: str, told: str) -> None:
    with pytest.raises(ParameterError, match=told):
        merge_regions(PANEL, members, code)
