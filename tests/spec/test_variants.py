"""Every variant on one valley that a reader can check by eye, and what sets each apart."""

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.errors import ParameterError
from regionanalysis.shiftshare import RegionEffects, shift_share
from regionanalysis.shiftshare.effect_kinds import KIND_OF, by_kind
from regionanalysis.shiftshare.inputs import inputs_between
from regionanalysis.shiftshare.reference_area import REST_OF_NATION
from regionanalysis.shiftshare.variant import Variant
from regionanalysis.shiftshare.variants import VARIANTS, variant_named
from regionanalysis.shiftshare.variants.homothetic import (
    ARCELUS,
    ESTEBAN_MARQUILLAS,
    quadrants_of,
)
from regionanalysis.shiftshare.variants.interaction import INTERACTION, MIDPOINT
from regionanalysis.shiftshare.variants.multifactor import MULTIFACTOR
from regionanalysis.shiftshare.variants.terminal import END_YEAR, STILWELL

# Half of the nation farms, two thirds of the valley. The nation grows by 10 per cent: farming
# loses 10 and tech gains 30. In the valley farming loses 5 and tech gains 40.
VALLEY = """
    region  industry  2008  2018
    valley  farming    100    95
    valley  tech        50    70
    rest    farming    400   355
    rest    tech       450   580
    0       farming    500   450
    0       tech       500   650
"""

# a valley of the nation's industries: 75 and 75 of its 150 jobs
HOMOTHETIC = [75, 75]


def valley(variant: Variant, table: str = VALLEY) -> RegionEffects:
    return shift_share(panel_from_text(table), variant).region("valley")


class TestHomothetic:
    def test_competitive_is_what_the_valley_would_gain_with_the_nations_industries(self) -> None:
        found = valley(ESTEBAN_MARQUILLAS)
        # 5 points better than the nation in farming, 10 in tech
        assert found.effects["competitive"] == pytest.approx([75 * 0.05, 75 * 0.10])

    def test_allocation_is_what_its_own_industries_make_of_that(self) -> None:
        found = valley(ESTEBAN_MARQUILLAS)
        assert found.effects["allocation"] == pytest.approx([25 * 0.05, -25 * 0.10])

    def test_the_two_are_the_regional_shift_of_the_classic_form(self) -> None:
        found, classic = valley(ESTEBAN_MARQUILLAS), valley(VARIANTS["classic"])
        both = found.effects["competitive"] + found.effects["allocation"]
        assert both == pytest.approx(classic.regional_shift)

    def test_competitive_effects_do_not_add_up_to_zero_over_regions(self) -> None:
        result = shift_share(panel_from_text(VALLEY), ESTEBAN_MARQUILLAS)
        competitive, allocation = (result.effects[e] for e in ("competitive", "allocation"))
        assert (competitive + allocation).sum(axis=0) == pytest.approx([0, 0])
        assert abs(competitive.sum()) > 0.1

    def test_an_industry_new_to_the_valley_is_allocation(self) -> None:
        found = valley(ESTEBAN_MARQUILLAS, VALLEY.replace("tech        50", "tech         0"))
        assert found.effects["competitive"][1] == 0
        assert found.effects["allocation"][1] == 70

    def test_arcelus_has_eight_parts_in_four_pairs(self) -> None:
        found = valley(ARCELUS)
        parts = list(found.effects.values())
        classic = valley(VARIANTS["classic"])
        assert len(parts) == 8
        assert parts[0] + parts[1] == pytest.approx(classic.national_share)
        assert parts[2] + parts[3] == pytest.approx(classic.industry_mix)
        assert sum(parts[4:]) == pytest.approx(classic.regional_shift)

    def test_the_four_cases_are_more_or_less_than_its_share_and_faster_or_slower(self) -> None:
        table = VALLEY.replace("tech        50    70", "tech        50    60")
        inputs = inputs_between(panel_from_text(table), (2008, 2018))
        cases = quadrants_of(inputs)[0, inputs.regions.index("valley")]
        assert cases.tolist() == ["specialised_advantage", "unspecialised_disadvantage"]


class TestInteraction:
    def test_mix_and_region_are_each_measured_on_the_nation(self) -> None:
        found = valley(INTERACTION)
        assert found.effects["national_share"] == pytest.approx([-7.5, 22.5])
        assert found.effects["industry_mix"] == pytest.approx([25 * -0.1, -25 * 0.3])
        assert found.effects["competitive"] == pytest.approx([3.75, 7.5])
        assert found.effects["interaction"] == pytest.approx([1.25, -2.5])

    def test_their_totals_are_those_of_the_classic_form_and_of_esteban_marquillas(self) -> None:
        found, classic = valley(INTERACTION), valley(VARIANTS["classic"])
        assert found.total_national_share == pytest.approx(classic.total_national_share)
        assert found.total_industry_mix == pytest.approx(classic.total_industry_mix)
        other = valley(ESTEBAN_MARQUILLAS).total_effects
        assert found.total_effects["competitive"] == pytest.approx(other["competitive"])
        assert found.total_effects["interaction"] == pytest.approx(other["allocation"])

    def test_halfway_weights_share_the_interaction_equally(self) -> None:
        found, with_it = valley(MIDPOINT), valley(INTERACTION).total_effects
        half = with_it["interaction"] / 2
        assert found.total_industry_mix == pytest.approx(with_it["industry_mix"] + half)
        assert found.total_effects["competitive"] == pytest.approx(with_it["competitive"] + half)

    def test_an_industry_new_in_the_nation_leaves_nothing_over(self) -> None:
        table = f"{VALLEY}    valley  solar  0  20\n    rest  solar  0  30\n    0  solar  0  50\n"
        for variant in (INTERACTION, MIDPOINT, MULTIFACTOR):
            found = valley(variant, table)
            assert sum(found.total_effects.values()) == pytest.approx(35)
            assert found.undisclosed == 0


class TestEndYear:
    def test_growth_is_measured_on_the_jobs_at_the_end(self) -> None:
        found = valley(END_YEAR)
        nation, farming, tech = 1 - 1000 / 1100, 1 - 500 / 450, 1 - 500 / 650
        assert found.national_share == pytest.approx([95 * nation, 70 * nation])
        assert found.industry_mix == pytest.approx([95 * (farming - nation), 70 * (tech - nation)])
        assert found.regional_shift == pytest.approx([-5 - 95 * farming, 20 - 70 * tech])

    def test_an_industry_the_nation_lost_is_lost_by_the_region(self) -> None:
        table = f"{VALLEY}    valley  coal  30  0\n    rest  coal  20  0\n    0  coal  50  0\n"
        found = valley(END_YEAR, table)
        coal = found.industries.index("coal")
        assert found.regional_shift[coal] == -30

    def test_stilwells_modification_is_what_the_mix_has_moved(self) -> None:
        found = valley(STILWELL)
        classic, reverse = valley(VARIANTS["classic"]), valley(END_YEAR)
        moved = found.effects["proportionality_modification"]
        assert moved == pytest.approx(reverse.industry_mix - classic.industry_mix)
        rest = found.effects["residual_differential_shift"]
        assert rest + moved == pytest.approx(classic.regional_shift)


class TestMultifactor:
    def test_the_totals_are_standardised_rates(self) -> None:
        result = shift_share(panel_from_text(VALLEY), MULTIFACTOR)
        growth = np.array([[-0.05, 0.40], [355 / 400 - 1, 580 / 450 - 1]])
        size, own = np.array([150, 850]) / 1000, np.array([[2 / 3, 1 / 3], [8 / 17, 9 / 17]])
        nation = np.array([0.5, 0.5])
        over_regions, over_industries = size @ growth, growth @ nation
        overall = over_regions @ nation
        rates = {
            "region_effect": over_industries - overall,
            "industry_mix": own @ over_regions - overall,
            "interaction": (own * (growth - over_regions)).sum(axis=1)
            - (over_industries - overall),
            "allocation": np.full(2, overall - 0.1),
        }
        order = [result.regions.index(code) for code in ("valley", "rest")]
        for effect, rate in rates.items():
            jobs = result.total_effects[effect][order]
            assert jobs == pytest.approx(rate * [150, 850]), effect

    def test_it_compares_with_the_nation_only(self) -> None:
        with pytest.raises(ParameterError, match="'multifactor' compares with the nation only"):
            shift_share(panel_from_text(VALLEY), MULTIFACTOR, reference=REST_OF_NATION)


def test_a_misspelt_variant_is_refused_with_the_nearest() -> None:
    with pytest.raises(ParameterError, match=r"'esteban'.*esteban_marquillas"):
        variant_named("esteban")


def test_an_effect_that_a_variant_does_not_have_is_refused() -> None:
    with pytest.raises(ParameterError, match="'regional_shift'"):
        _ = valley(ESTEBAN_MARQUILLAS).regional_shift


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS.keys())
def test_every_effect_is_of_one_kind_and_kinds_add_up_to_the_change(variant: Variant) -> None:
    found = valley(variant)
    assert set(found.effects) <= set(KIND_OF)
    assert tuple(found.effects) == variant.effects
    assert sum(by_kind(found.total_effects).values()) == pytest.approx(15)


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS.keys())
def test_an_unknown_cell_is_left_out_alike_by_every_variant(variant: Variant) -> None:
    table = """
        region  industry  2008  2018
        valley  all        180   215
        valley  farming    100    95
        valley  tech        50    70
        valley  fishing     30     ?
        0       all       1100  1250
        0       farming    500   450
        0       tech       500   650
        0       fishing    100   150
    """
    panel = panel_from_text(table, total_industry="all")
    found = shift_share(panel, variant, missing="drop").region("valley")
    for jobs in found.effects.values():
        assert np.isnan(jobs[found.industries.index("fishing")])
    growth = 1 - 1100 / 1250 if variant is END_YEAR else 1250 / 1100 - 1
    of = 50 if variant is END_YEAR else 30
    # 30 to 50 in fishing, beyond what the nation's growth gives them
    assert found.undisclosed == pytest.approx(20 - of * growth)
