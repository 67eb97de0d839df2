"""Regions added into one, and people between and in groups of them."""

from dataclasses import replace

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.errors import ParameterError
from regionanalysis.panel.aggregate import (
    flows_between_groups,
    merge_industries,
    merge_regions,
    population_of_groups,
)
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.population import PopulationPanel
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
    parts = shift_share(PANEL.with_groups({"coast": ("vik", "dal")}), missing="drop")
    whole = shift_share(merge_regions(PANEL, ["vik", "dal"], "coast"), missing="drop")
    assert whole.region("coast").total_effects == pytest.approx(parts.region("coast").total_effects)


def test_effects_that_use_the_regions_own_shares_are_not() -> None:
    variant = variant_named("esteban_marquillas")
    grouped = PANEL.with_groups({"coast": ("vik", "dal")})
    parts = shift_share(grouped, variant, missing="drop").region("coast")
    whole = shift_share(
        merge_regions(PANEL, ["vik", "dal"], "coast"), variant, missing="drop"
    ).region("coast")
    assert whole.total_effects["competitive"] != pytest.approx(parts.total_effects["competitive"])
    both = [
        sum(one.total_effects[e] for e in ("competitive", "allocation")) for one in (parts, whole)
    ]
    assert both[0] == pytest.approx(both[1])


@pytest.mark.parametrize(
    ("members", "code", "message"),
    [
        ([], "new", "named once each"),
        (["dal", "dal"], "new", "named once each"),
        (["dall"], "new", "dal"),
        (["dal"], "nes", "already a region"),
    ],
)
def test_a_sum_that_makes_no_sense_is_refused(members: list[str], code: str, message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        merge_regions(PANEL, members, code)


def test_people_of_a_group_are_those_of_its_members() -> None:
    people = PopulationPanel(
        years=(2019, 2020),
        regions=("dal", "nes", "vik"),
        region_names=("Dal", "Nes", "Vik"),
        population=np.array([[10, 20, 30], [11, np.nan, 33]]),
        nation=np.array([100.0, 101.0]),
    )
    found = population_of_groups(people, {"coast": ["vik", "dal"], "inland": ["nes"]})
    assert found.regions == ("coast", "inland")
    assert found.population[0].tolist() == [40, 20]
    assert found.population[1, 0] == 44
    assert np.isnan(found.population[1, 1])
    assert found.nation.tolist() == [100, 101]


FLOWS = CommutingFlows(
    years=(2020,),
    places=("dal", "other", "nes", "vik"),
    flows=np.array([[[50, 4, 3, 2], [5, np.nan, 6, 7], [8, 1, 90, 9], [20, 2, 10, 70]]]),
)


def test_who_commutes_within_a_group_works_where_it_lives() -> None:
    found = flows_between_groups(FLOWS, {"coast": ["vik", "dal"]})
    assert found.places == ("coast", "other", "nes")
    coast, other, nes = found.flows[0].tolist()
    # dal to dal and vik, vik to dal and vik
    assert coast == [50 + 2 + 20 + 70, 4 + 2, 3 + 10]
    assert nes == [8 + 9, 1, 90]
    assert (other[0], other[2]) == (5 + 7, 6)
    # what lies wholly elsewhere stays unknown, and makes nothing else so
    assert np.isnan(other[1])
    assert np.nansum(found.flows) == np.nansum(FLOWS.flows)


def test_a_place_in_two_groups_or_in_no_figures_is_refused() -> None:
    with pytest.raises(ParameterError, match="two groups"):
        flows_between_groups(FLOWS, {"coast": ["vik", "dal"], "all": ["nes", "dal"]})
    with pytest.raises(ParameterError, match="dall"):
        flows_between_groups(FLOWS, {"coast": ["vik", "dall"]})


def test_the_sum_of_rounded_figures_is_as_far_off_as_its_parts_together() -> None:
    rounded = replace(PANEL, rounding=0.5)
    assert merge_regions(rounded, ["vik", "dal", "nes"], "all").rounding == 1.5
    assert merge_industries(rounded, {"farming": "jobs", "trade": "jobs"}).rounding == 1.0


def test_the_sum_is_there_when_all_its_members_are() -> None:
    present = PANEL.present.copy()
    present[0, PANEL.regions.index("vik")] = False
    merged = merge_regions(replace(PANEL, present=present), ["vik", "dal"], "coast")
    assert merged.present.tolist() == [[True, False], [True, True]]


def test_groups_without_the_members_stay_and_the_others_go_with_them() -> None:
    grouped = PANEL.with_groups({"inland": ("nes",), "coast": ("vik", "dal"), "mixed": ("vik",)})
    assert dict(merge_regions(grouped, ["vik", "dal"], "both").groups) == {"inland": ("nes",)}
