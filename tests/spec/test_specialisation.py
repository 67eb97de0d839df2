"""How special a region's industries are, and how an industry is spread over the regions."""

import math

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.errors import ParameterError
from regionanalysis.indicators.localisation import localisation
from regionanalysis.indicators.specialisation import MEASURES, specialisation

TABLE = """
    region  industry  2018
    twin    farming     20
    twin    tech        80
    farm    farming     50
    farm    tech         0
    half    farming     50
    half    tech        50
    void    farming      0
    void    tech         0
    0       farming    200
    0       tech       800
"""


@pytest.fixture
def measures() -> dict[str, dict[str, float]]:
    found = specialisation(panel_from_text(TABLE).with_groups({"both": ("farm", "half")}), 2018)
    return {region: found.region(region) for region in found.regions}


def test_a_region_like_the_nation_is_not_special(measures: dict[str, dict[str, float]]) -> None:
    twin = measures["twin"]
    for name in ("krugman", "hoover", "theil", "basic_employment"):
        assert twin[name] == pytest.approx(0)
    assert twin["gini"] == pytest.approx(0)
    assert math.isinf(twin["base_multiplier"])


def test_a_region_of_one_industry_is_as_special_as_can_be(
    measures: dict[str, dict[str, float]],
) -> None:
    farm = measures["farm"]
    assert farm["herfindahl"] == 1
    assert farm["normalised_herfindahl"] == 1
    assert farm["relative_entropy"] == pytest.approx(0)
    assert farm["krugman"] == pytest.approx(0.8 + 0.8)
    assert farm["hoover"] == pytest.approx(0.8)
    assert farm["theil"] == pytest.approx(math.log(1 / 0.2))


def test_an_even_region_has_the_least_herfindahl_and_all_the_entropy(
    measures: dict[str, dict[str, float]],
) -> None:
    half = measures["half"]
    assert half["herfindahl"] == 0.5
    assert half["normalised_herfindahl"] == pytest.approx(0)
    assert half["relative_entropy"] == pytest.approx(1)


def test_what_is_more_than_the_nations_share_serves_others(
    measures: dict[str, dict[str, float]],
) -> None:
    half = measures["half"]
    # 50 farmers where the nation's share would be 20
    assert half["basic_employment"] == pytest.approx(30)
    assert half["base_multiplier"] == pytest.approx(100 / 30)


def test_a_group_is_measured_as_one_region(measures: dict[str, dict[str, float]]) -> None:
    # 100 in farming of 150
    assert measures["both"]["herfindahl"] == pytest.approx((2 / 3) ** 2 + (1 / 3) ** 2)


def test_where_nobody_works_there_is_no_measure(measures: dict[str, dict[str, float]]) -> None:
    assert all(math.isnan(measures["void"][name]) for name in MEASURES)


def test_what_is_unknown_is_left_out_on_both_sides() -> None:
    table = TABLE.replace("half    tech        50", "half    tech         ?")
    found = specialisation(panel_from_text(table), 2018).region("half")
    assert found["krugman"] == pytest.approx(0)
    assert found["herfindahl"] == 1


def test_an_industry_spread_as_all_jobs_is_not_localised() -> None:
    found = localisation(
        panel_from_text("""
            region  industry  2018
            dal     farming     10
            dal     tech        10
            vik     farming     30
            vik     tech        30
        """),
        2018,
    ).industry("farming")
    for name in ("hoover", "gini", "theil", "concentration"):
        assert found[name] == pytest.approx(0)
    assert found["herfindahl"] == pytest.approx(1 / 16 + 9 / 16)


def test_an_industry_in_one_small_region_is_very_localised() -> None:
    found = localisation(
        panel_from_text("""
            region  industry  2018
            dal     fishing     10
            dal     tech         0
            vik     fishing      0
            vik     tech        90
        """),
        2018,
    ).industry("fishing")
    assert found["hoover"] == pytest.approx(0.9)
    assert found["gini"] == pytest.approx(0.9)
    assert found["theil"] == pytest.approx(math.log(10))
    assert found["herfindahl"] == 1
    assert found["concentration"] == pytest.approx((0.9**2 + 0.9**2) / (1 - 0.1**2 - 0.9**2))


def test_an_industry_that_nobody_works_in_has_no_measure() -> None:
    found = localisation(panel_from_text(f"{TABLE}    twin  solar  0\n    0  solar  0\n"), 2018)
    assert np.isnan(found.industry("solar")["hoover"])
    assert list(found.to_frame().index) == ["farming", "solar", "tech"]


def test_what_is_not_there_is_refused() -> None:
    panel = panel_from_text(TABLE)
    with pytest.raises(ParameterError, match=r"'twn'.*twin"):
        specialisation(panel, 2018).region("twn")
    with pytest.raises(ParameterError, match=r"'teck'.*tech"):
        localisation(panel, 2018).industry("teck")
