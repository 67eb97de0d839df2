"""Municipal codes: in force at a date, followed forward, never taken apart."""

from dataclasses import replace

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.classifications.municipality_codes import (
    code_changes,
    comparable_groups,
    in_force,
    municipalities,
    successors,
)
from regionanalysis.errors import ParameterError
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.panel.recode import recode
from regionanalysis.panel.vintage import flows_to_vintage, population_to_vintage, to_vintage


@pytest.mark.parametrize(
    ("year", "count"),
    [
        (1994, 435),
        (2002, 434),
        (2005, 433),
        (2006, 431),
        (2008, 430),
        (2012, 429),
        (2013, 428),
        (2017, 426),
        (2018, 422),
        (2019, 422),
        (2020, 356),
        (2023, 356),
        (2024, 357),
    ],
)
def test_norway_has_had_so_many_municipalities(year: int, count: int) -> None:
    assert len(municipalities(year)) == count


def test_kongsvinger_was_0402_and_is_3401() -> None:
    assert successors(1994, 2024)["0402"] == ("3401",)
    assert in_force("0402", 2019)
    assert not in_force("0402", 2020)
    assert municipalities(2020)["3401"] == "Kongsvinger"


def test_a_number_can_be_used_again_for_another_place() -> None:
    assert municipalities(2001)["0716"] == "Våle"
    assert municipalities(2002)["0716"] == "Re"
    assert successors(2001, 2002)["0718"] == ("0716",)


def test_every_code_that_ends_is_followed_by_one_that_begins_or_goes_on() -> None:
    for change in code_changes():
        assert in_force(change.old, change.year - 1), change
        assert in_force(change.new, change.year), change
    for year in range(1995, 2025):
        gone = municipalities(year - 1).keys() - municipalities(year).keys()
        assert gone <= {one.old for one in code_changes() if one.year == year}


def test_three_municipalities_have_been_split() -> None:
    split = {(one.year, one.old) for one in code_changes() if one.kind == "split"}
    assert split == {(2020, "1850"), (2020, "5012"), (2024, "1507")}


def test_the_smallest_comparable_group_holds_all_that_meet() -> None:
    olds, news = comparable_groups(2019, 2024)["1850"]
    # Narvik, Hamarøy, Tysfjord and Ballangen became Narvik and Hamarøy
    assert olds == ("1805", "1849", "1850", "1854")
    assert news == ("1806", "1875")
    assert comparable_groups(2019, 2024)["0402"] == (("0402",), ("3401",))


@pytest.mark.parametrize("start", range(1994, 2025))
def test_every_municipality_since_1994_can_be_followed_to_2024(start: int) -> None:
    followed = successors(start, 2024)
    assert followed.keys() == municipalities(start).keys()
    assert {new for news in followed.values() for new in news} == municipalities(2024).keys()
    # but for the three that were split, each is in one municipality now
    split = {municipalities(start)[code] for code, news in followed.items() if len(news) > 1}
    parted = {"Tysfjord", "Divtasvuodna - Tysfjord", "Snillfjord", "Ålesund"}
    # the municipalities merged into Ålesund in 2020 cannot be separated in 2024 either
    parted |= {"Ørskog", "Skodje", "Haram", "Sandøy"}
    assert split <= parted


@pytest.mark.parametrize(("start", "end"), [(2001, 2024), (2013, 2019), (2017, 2020), (2018, 2024)])
def test_every_municipality_of_a_year_becomes_those_of_a_later_one(start: int, end: int) -> None:
    reached = {new for became in successors(start, end).values() for new in became}
    assert reached == municipalities(end).keys()


def test_codes_before_1994_and_backwards_are_refused() -> None:
    with pytest.raises(ParameterError, match="1994"):
        municipalities(1993)
    with pytest.raises(ParameterError, match="followed back"):
        successors(2020, 2019)


# Stavanger took in Finnøy and Rennesøy in 2020; Kongsvinger got a new number
TABLE = """
    region  industry   2019  2020
    1103    farming     100   150
    1103    trade       900   980
    1141    farming      40     -
    1141    trade        20     -
    1142    farming       5     -
    1142    trade         -     -
    0402    farming      10     -
    0402    trade        60     -
    3401    farming       -    11
    3401    trade         -    61
    0       farming     500   510
    0       trade      2000  2100
"""


def yearly_codes() -> EmploymentPanel:
    panel = panel_from_text(TABLE)
    present = panel.present.copy()
    for code in ("1141", "1142", "0402"):
        present[1, panel.regions.index(code)] = False
    present[0, panel.regions.index("3401")] = False
    return replace(panel, present=present)


def test_each_year_is_taken_forward_from_its_own_codes() -> None:
    moved, audit = to_vintage(yearly_codes(), 2024)
    assert set(moved.regions) == {"1103", "3401"}
    assert moved.region_names[moved.regions.index("3401")] == "Kongsvinger"
    stavanger = moved.regions.index("1103")
    assert moved.employment[0, stavanger, 0] == 100 + 40 + 5
    # Rennesøy's trade is not known, and so the sum is not
    assert np.isnan(moved.employment[0, stavanger, 1])
    assert moved.present.tolist() == [[True, True], [True, True]]
    assert moved.vintage == 2024
    described = {f"{one.old} {one.kind} {one.new} {one.jobs:.0f}" for one in audit}
    assert "0402 recode 3401 70" in described
    assert "1141 merger 1103 60" in described
    assert not any(one.old == "3401" for one in audit)
    # and the panel keeps it
    assert moved.moves == audit


def test_a_code_of_several_parts_is_as_far_off_as_they_are_together() -> None:
    # Stavanger is three, and Kongsvinger one
    moved, _ = to_vintage(replace(yearly_codes(), rounding=0.5), 2024)
    assert moved.rounding == 1.5


def test_the_panel_keeps_what_moved_on_its_way() -> None:
    halfway, first = to_vintage(yearly_codes(), 2020)
    there, then = to_vintage(replace(halfway, vintage=2020), 2024)
    assert there.moves == (*first, *then)


def test_a_part_that_is_not_in_the_panel_makes_the_sum_unknown() -> None:
    panel = panel_from_text("""
        region  industry  2018  2019
        1103    trade       90    98
        0       trade      200   210
    """)
    moved, _ = to_vintage(panel, 2024)
    assert np.isnan(moved.employment).all()


SPLIT = """
    region  industry  2020  2021
    1507    trade       90    98
    0       trade      200   210
"""


def test_a_split_is_refused_with_the_smallest_comparable_group() -> None:
    with pytest.raises(ParameterError, match=r"1507 Ålesund of 2020.*1508, 1580.*splits"):
        to_vintage(panel_from_text(SPLIT), 2024)


def test_the_group_can_be_made_instead() -> None:
    moved, _ = to_vintage(panel_from_text(SPLIT), 2024, splits="group")
    assert moved.regions == ("1508+1580",)
    assert moved.region_names == ("Ålesund + Haram",)
    assert moved.employment[:, 0, 0].tolist() == [90, 98]


def test_figures_are_not_brought_back_to_older_codes() -> None:
    with pytest.raises(ParameterError, match="cannot be recoded"):
        to_vintage(panel_from_text(SPLIT), 2019)


def test_what_is_no_municipality_is_left_as_it_is() -> None:
    panel = panel_from_text("""
        region  industry  2018  2019
        04      trade       90    98
        0       trade      200   210
    """)
    moved, audit = to_vintage(panel, 2024)
    assert moved.regions == ("04",)
    assert audit == ()


def commuters(year: int, flows: list[list[float]], *places: str) -> CommutingFlows:
    return CommutingFlows(years=(year,), places=places, flows=np.array([flows], dtype=float))


def test_who_commuted_between_places_that_are_now_one_works_where_it_lives() -> None:
    found = flows_to_vintage(
        commuters(2019, [[50, 7, 3], [9, 20, 1], [2, 0, 30]], "1103", "1141", "0402"), 2024
    )
    assert found.places == ("1103", "3401")
    assert found.flows[0].tolist() == [[50 + 7 + 9 + 20, 3 + 1], [2, 30]]


def test_commuters_of_a_place_that_was_split_are_refused_or_those_of_the_group() -> None:
    flows = commuters(2020, [[90, 5], [4, 80]], "1507", "0301")
    with pytest.raises(ParameterError, match="1507 Ålesund of 2020"):
        flows_to_vintage(flows, 2024)
    assert flows_to_vintage(flows, 2024, splits="group").places == ("1508+1580", "0301")
    # no jobs are divided where there are none
    empty = commuters(2020, [[0, 0], [0, 80]], "1507", "0301")
    assert flows_to_vintage(empty, 2024).flows.sum() == 80
    with pytest.raises(ParameterError, match=r"cannot be recoded.*Ask for 2020 or later"):
        flows_to_vintage(flows, 2019)


def test_inhabitants_follow_the_codes_as_jobs_do() -> None:
    people = PopulationPanel(
        years=(2019, 2020),
        regions=("1103", "1141", "0402", "3401"),
        region_names=("Stavanger", "Finnøy", "Kongsvinger", "Kongsvinger"),
        population=np.array([[130, 3, 18, np.nan], [143, np.nan, np.nan, 17]]),
        nation=np.array([5300.0, 5400.0]),
    )
    found = population_to_vintage(people, 2024)
    assert found.regions == ("1103", "3401")
    assert found.region_names == ("Stavanger", "Kongsvinger")
    # Rennesøy's are not known in 2019, and so Stavanger's are not
    expected = np.array([[np.nan, 18], [143, 17]])
    assert np.array_equal(found.population, expected, equal_nan=True)
    assert found.nation.tolist() == [5300, 5400]


def test_values_of_any_shape_are_recoded_with_their_labels() -> None:
    values = np.array([[[1.0, 2], [3, 4], [5, 6]]])
    recoded = recode(values, ["0402", "0301", "county"], [2019], 2024)
    assert recoded.labels == ("3401", "0301", "county")
    assert np.array_equal(recoded.values, values)
    assert [(rows, to.tolist()) for rows, to in recoded.moves] == [([0, 1, 2], [0, 1, 2])]


def test_a_year_without_a_code_has_no_value_under_it() -> None:
    present = np.array([[True, False], [True, True]])
    recoded = recode(np.ones((2, 2)), ["0301", "3401"], [2019, 2020], 2024, present=present)
    assert recoded.present.tolist() == [[True, False], [True, True]]
    expected = np.array([[1, np.nan], [1, 1]])
    assert np.array_equal(recoded.values, expected, equal_nan=True)


def test_flows_keep_only_codes_of_the_new_vintage() -> None:
    both = np.array([[[9.0, 0], [0, 0]], [[0, 0], [0, 8]]])
    flows = CommutingFlows(years=(2019, 2020), places=("0402", "3401"), flows=both)
    moved = flows_to_vintage(flows, 2024)
    assert moved.places == ("3401",)
    assert moved.flows[:, 0, 0].tolist() == [9, 8]
