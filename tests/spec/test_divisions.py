"""Regions and counties as groups of municipalities."""

import pytest

from regionanalysis.codes import municipalities
from regionanalysis.divisions import (
    COUNTIES,
    area,
    county_codes,
    region_codes,
    telemarksforsking_regions,
)
from regionanalysis.errors import ParameterError


def test_every_municipality_of_2017_is_in_one_of_85_regions() -> None:
    regions = telemarksforsking_regions()
    codes = [code for found in regions.values() for code in found]
    assert len(regions) == 85
    assert sorted(codes) == sorted(municipalities(2017))


def test_glamdal_is_the_seven_municipalities_in_the_codes_of_any_year() -> None:
    assert region_codes("Glåmdal", 2017) == ("0402", "0418", "0419", "0420", "0423", "0425", "0426")
    assert region_codes("Glåmdal", 2024) == ("3401", "3414", "3415", "3416", "3417", "3418", "3419")


def test_a_region_that_has_lost_a_municipality_to_another_is_refused() -> None:
    # Hornindal and the rest of Eid stayed, but Flora and Vågsøy became Kinn
    with pytest.raises(
        ParameterError, match=r"Nordfjord is no area of its own.*Kinn is in Sunnfjord"
    ):
        region_codes("Nordfjord", 2024)


def test_most_regions_are_still_areas() -> None:
    refused = []
    for name in telemarksforsking_regions():
        try:
            region_codes(name, 2024)
        except ParameterError:
            refused.append(name)
    assert len(refused) == 7


def test_the_counties_hold_every_municipality_once() -> None:
    codes = [code for county in COUNTIES for code in county_codes(county, 2024)]
    assert sorted(codes) == sorted(municipalities(2024))
    assert "3401" in county_codes("34", 2024)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("glåmdal", "Glåmdal"),
        ("Innlandet", "Innlandet"),
        ("34", "Innlandet"),
        ("Oslo fylke", "Oslo"),
    ],
)
def test_an_area_is_found_by_name_or_number(asked: str, name: str) -> None:
    found = area(asked, 2024)
    assert found is not None
    assert found[0] == name
    assert found[1]


def test_a_name_that_is_none_is_none_and_counties_of_another_year_are_refused() -> None:
    assert area("Atlantis", 2024) is None
    with pytest.raises(ParameterError, match="County 04"):
        county_codes("04", 2024)
    with pytest.raises(ParameterError, match="2019"):
        county_codes("34", 2019)
