"""Named regions: a code means something only at a date."""

import pytest

from regionanalysis.classifications.municipality import (
    Municipality,
    municipality,
    municipality_name,
)
from regionanalysis.classifications.municipality_codes import ONGOING, CodeSpell, municipalities
from regionanalysis.classifications.regions import named_region, named_regions
from regionanalysis.errors import ParameterError
from regionanalysis.io.readers.published_regions import published_region

SLUG = "kongsvingerregionen"

# as they are shown: the town, then the alphabet
MEMBERS = ("Kongsvinger", "Eidskog", "Grue", "Nord-Odal", "Sør-Odal", "Våler", "Åsnes")


def test_the_codes_of_2017_are_those_from_before_the_reform_of_2020() -> None:
    codes = named_region(SLUG).codes_at(2017)
    assert codes == ("0402", "0420", "0423", "0418", "0419", "0426", "0425")


def test_the_codes_of_2024_are_those_of_the_reform() -> None:
    codes = named_region(SLUG).codes_at(2024)
    assert codes == ("3401", "3416", "3417", "3414", "3415", "3419", "3418")


def test_a_code_is_in_force_to_the_end_of_its_last_year() -> None:
    kongsvinger = named_region(SLUG).members[0]
    assert [kongsvinger.code_at(year) for year in (2019, 2020)] == ["0402", "3401"]


def test_a_municipality_that_was_never_recoded_keeps_its_code() -> None:
    oslo = municipality("0301")
    assert {oslo.code_at(year) for year in (1990, 2019, 2020, 2030)} == {"0301"}


def test_each_of_several_codes_holds_until_its_own_last_year() -> None:
    spells = (
        CodeSpell("0101", "Moved", 1994, 2019),
        CodeSpell("3001", "Moved", 2020, 2023),
        CodeSpell("3101", "Moved", 2024, ONGOING),
    )
    moved = Municipality("Moved", spells)
    codes = [moved.code_at(year) for year in (2019, 2020, 2023, 2024)]
    assert codes == ["0101", "3001", "3001", "3101"]
    assert municipality("3101").codes == ("0101", "3001", "3101")


@pytest.mark.parametrize("year", range(1994, 2025))
def test_a_municipality_has_its_code_of_every_year(year: int) -> None:
    for code in municipalities(year):
        assert municipality(code, year).code_at(year) == code


def test_a_municipality_ends_where_its_code_went_to_another_area() -> None:
    assert municipality("0716", 2001).codes == ("0716",)
    assert municipality("0716", 2001).spells[-1].end == 2001
    assert municipality("0121", 2019).spells[-1].end == 2019
    with pytest.raises(ParameterError, match="no municipality 0402 in 2024"):
        municipality("0402", 2024)


def test_a_code_of_any_year_has_the_name_of_its_municipality() -> None:
    names = {municipality_name(code) for code in ("0402", "3401")}
    assert names == {"Kongsvinger"}
    assert municipality_name("3419") == "Våler"


def test_a_code_that_is_not_known_is_its_own_name() -> None:
    assert municipality_name("9999") == "9999"


def test_the_region_has_its_seven_municipalities_in_the_order_they_are_shown() -> None:
    assert tuple(one.name for one in named_region(SLUG).members) == MEMBERS


def test_upper_and_lower_case_do_not_matter_in_the_name_of_a_region() -> None:
    assert named_region("Kongsvingerregionen") == named_region(SLUG) == named_regions()[0]


def test_the_region_carries_its_county_its_goal_and_what_others_call_it() -> None:
    region = named_region(SLUG)
    assert (region.county_name, region.county_code) == ("Hedmark", "04")
    assert region.goal is not None
    assert (region.goal.jobs_a_year, region.goal.first_year) == (100, 2016)
    assert region.published_as["telemarksforsking_code"] == "glamdal"
    assert "Distriktssenteret" in region.goal.source


@pytest.mark.parametrize("asked", ["Våler", "våler", "VÅLER", "0426", "3419", "Våler (Innlandet)"])
def test_a_member_is_found_by_name_or_by_its_code_of_any_year(asked: str) -> None:
    assert [one.name for one in named_region(SLUG, [asked]).members] == ["Våler"]


def test_members_keep_the_regions_order_and_count_once() -> None:
    chosen = named_region(SLUG, ["Åsnes", "3401", "Grue", "0402"])
    assert [one.name for one in chosen.members] == ["Kongsvinger", "Grue", "Åsnes"]


def test_a_region_with_all_its_members_is_whole_and_leaves_out_none() -> None:
    region = named_region(SLUG)
    assert (region.whole, region.left_out) == (True, ())
    assert named_region(SLUG, MEMBERS[::-1]) == region


def test_the_six_municipalities_of_the_strategy_are_not_whole_and_leave_out_vaaler() -> None:
    six = named_region(SLUG, [name for name in MEMBERS if name != "Våler"])
    assert not six.whole
    assert [one.name for one in six.left_out] == ["Våler"]
    assert "0426" not in six.codes_at(2019)
    assert len(six.codes_at(2019)) == 6


def test_choosing_members_changes_nothing_else_about_the_region() -> None:
    region, chosen = named_region(SLUG), named_region(SLUG, ["Grue"])
    assert chosen.all_members == region.all_members
    unchanged = {"slug", "name", "county_name", "county_code", "published_as", "goal"}
    assert {name: getattr(chosen, name) for name in unchanged} == {
        name: getattr(region, name) for name in unchanged
    }


def test_a_misspelt_region_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(ParameterError, match="There is no region 'kongsvingeregionen'") as caught:
        named_region("kongsvingeregionen")
    assert caught.value.remedy == "Nearest: kongsvingerregionen."
    assert caught.value.evidence == ("kongsvingerregionen",)


def test_upper_and_lower_case_do_not_matter_in_what_is_nearest() -> None:
    with pytest.raises(ParameterError, match=r"Nearest: kongsvingerregionen\."):
        named_region("KONGSVINGEREGIONEN")


def test_a_region_that_resembles_none_is_refused_with_those_that_exist() -> None:
    with pytest.raises(ParameterError) as caught:
        named_region("XYZ")
    assert caught.value.remedy == "Known: kongsvingerregionen."


def test_a_misspelt_member_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(
        ParameterError, match="There is no member of Kongsvingerregionen 'Sør-odall'"
    ) as caught:
        named_region(SLUG, ["Grue", "Sør-odall"])
    assert caught.value.remedy == "Nearest: Sør-Odal, Nord-Odal."


@pytest.mark.parametrize("asked", ["Oslo", "0301", "3420"])
def test_a_municipality_outside_the_region_is_no_member_of_it(asked: str) -> None:
    with pytest.raises(ParameterError, match=f"no member of Kongsvingerregionen '{asked}'"):
        named_region(SLUG, [asked])


PUBLISHED = [
    ("Glåmdal", 7),
    ("kongsvingerregionen", 7),
    ("Kongsvinger", 1),
    ("3401", 1),
    ("0402", 1),
    ("Våler (Innlandet)", 1),
]


@pytest.mark.parametrize(("text", "count"), PUBLISHED)
def test_a_published_region_or_a_member_of_it_is_found(text: str, count: int) -> None:
    region = published_region(text)
    assert (region.slug, len(region.members)) == (SLUG, count)


def test_a_published_region_takes_members() -> None:
    assert [one.name for one in published_region("Glåmdal", ["Våler"]).members] == ["Våler"]


def test_a_region_without_published_figures_is_refused_with_what_to_do() -> None:
    with pytest.raises(ParameterError, match="figures for Hamar need to be downloaded") as refused:
        published_region("3403")
    assert "regionanalysis refresh" in refused.value.remedy
    assert SLUG in refused.value.remedy
