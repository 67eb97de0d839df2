"""Regions and counties as groups of municipalities."""

import pytest

from regionanalysis.classifications.counties import counties, county_codes
from regionanalysis.classifications.divisions import (
    ba_codes,
    ba_regions,
    region_codes,
    telemarksforsking_regions,
)
from regionanalysis.classifications.find_region import find_region
from regionanalysis.classifications.municipality_codes import municipalities
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


@pytest.mark.parametrize("year", range(1994, 2025))
def test_the_counties_of_a_year_hold_every_municipality_once(year: int) -> None:
    codes = [code for county in counties(year) for code in county_codes(county, year)]
    assert sorted(codes) == sorted(municipalities(year))


@pytest.mark.parametrize(("year", "count"), [(1994, 19), (2018, 18), (2020, 11), (2024, 15)])
def test_there_have_been_so_many_counties(year: int, count: int) -> None:
    assert len(counties(year)) == count


def test_kongsvinger_was_in_hedmark_and_is_in_innlandet() -> None:
    assert "0402" in county_codes("04", 2019)
    assert "3401" in county_codes("34", 2020)
    assert counties(2019)["04"] == "Hedmark"


def test_every_municipality_of_2020_is_in_one_of_159_labour_market_regions() -> None:
    regions = ba_regions()
    codes = [code for found in regions.values() for code in found]
    assert len(regions) == 159
    assert sorted(codes) == sorted(municipalities(2020))


def test_asnes_is_a_labour_market_of_its_own_and_valer_belongs_to_elverum() -> None:
    assert ba_codes("Kongsvinger", 2024) == ("3401", "3414", "3415", "3416", "3417")
    assert ba_codes("Åsnes", 2024) == ("3418",)
    assert "3419" in ba_codes("Elverum", 2024)


def test_both_parts_of_alesund_are_in_its_labour_market_region() -> None:
    assert {"1508", "1580"} <= set(ba_codes("Ålesund", 2024))
    assert "1507" in ba_codes("Ålesund", 2020)


def test_a_division_is_not_known_before_the_year_it_is_of() -> None:
    with pytest.raises(ParameterError, match=r"Hamar is stated in the codes of 2020.*2017"):
        ba_codes("Hamar", 2017)


def test_a_county_of_before_is_followed_or_refused() -> None:
    # Lunner and Jevnaker went to another county, and are followed
    assert {"3234", "3236"} <= set(find_region("Oppland").codes)
    # Rissa and Leksvik of two counties became Indre Fosen
    with pytest.raises(ParameterError, match=r"Sør-Trøndelag is no area.*Indre Fosen is in Nord-"):
        find_region("Sør-Trøndelag", 2018)
    # Rømskog of Østfold became a part of Aurskog-Høland
    with pytest.raises(ParameterError, match=r"Østfold is no area of its own.*Aurskog-Høland"):
        find_region("Østfold 2018")


def test_counties_of_another_year_are_refused() -> None:
    with pytest.raises(ParameterError, match=r"no county 04 in 2024; Hedmark is of 1994-2019"):
        county_codes("04", 2024)
    with pytest.raises(ParameterError, match="no county 34 in 2019"):
        county_codes("34", 2019)
