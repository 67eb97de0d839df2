"""Shift-share as ratios, as unweighted means, and as a prognosis."""

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.errors import ParameterError, UnknownCellsError
from regionanalysis.shiftshare import shift_share
from regionanalysis.shiftshare.artige_van_neuss import ARTIGE_VAN_NEUSS
from regionanalysis.shiftshare.forecast import backtest, project
from regionanalysis.shiftshare.index_form import growth_indices

# The nation grows by 10 per cent: farming loses 10 and tech gains 30.
VALLEY = """
    region  industry  2008  2013  2018
    valley  farming    100    98    95
    valley  tech        50    60    70
    0       farming    500   480   450
    0       tech       500   570   650
"""


class TestIndices:
    def test_mix_times_region_is_growth_over_the_nations(self) -> None:
        found = growth_indices(panel_from_text(VALLEY)).region("valley")
        assert found["industry_mix"] == pytest.approx((90 + 65) / 150 / 1.1)
        assert found["regional"] == pytest.approx(165 / 155)
        assert found["net"] == pytest.approx(165 / 150 / 1.1)

    def test_each_industry_has_its_own_factor_over_the_nations(self) -> None:
        found = growth_indices(panel_from_text(VALLEY))
        assert found.by_industry[0] == pytest.approx([0.95 / 0.9, 1.4 / 1.3])

    def test_years_are_multiplied_and_give_the_same_net_index(self) -> None:
        table = """
            region  industry  2008  2009  2010
            valley  farming    100    98    95
            valley  tech        50    60    70
            0       farming    500   480   450
            0       tech       500   570   650
        """
        yearly = growth_indices(panel_from_text(table), dynamic=True).region("valley")
        whole = growth_indices(panel_from_text(table)).region("valley")
        assert yearly["net"] == pytest.approx(whole["net"])
        assert yearly["industry_mix"] != pytest.approx(whole["industry_mix"])

    def test_year_by_year_needs_every_year(self) -> None:
        with pytest.raises(ParameterError, match="2008 to 2018 needs every year"):
            growth_indices(panel_from_text(VALLEY), dynamic=True)

    def test_an_industry_the_region_did_not_have_has_no_factor(self) -> None:
        table = VALLEY.replace("tech        50", "tech         0")
        found = growth_indices(panel_from_text(table))
        assert np.isnan(found.by_industry[0, 1])
        assert found.region("valley")["regional"] == pytest.approx(165 / 90)

    def test_what_is_unknown_is_left_out_of_region_and_nation(self) -> None:
        panel = panel_from_text(VALLEY.replace("tech        50", "tech         ?"))
        with pytest.raises(UnknownCellsError):
            growth_indices(panel)
        found = growth_indices(panel, unknown="leave_out").region("valley")
        assert found == pytest.approx({"industry_mix": 1, "regional": 95 / 90, "net": 95 / 90})

    def test_a_region_that_is_not_there_is_refused(self) -> None:
        with pytest.raises(ParameterError, match=r"'vally'.*valley"):
            growth_indices(panel_from_text(VALLEY)).region("vally")


class TestArtigeVanNeuss:
    def test_every_industry_counts_alike_in_the_competitive_part(self) -> None:
        found = shift_share(panel_from_text(VALLEY), ARTIGE_VAN_NEUSS).region("valley")
        # 5 and 10 points better, on 150 jobs
        assert found.total_effects["competitive"] == pytest.approx(150 * (0.05 + 0.10) / 2)

    def test_the_mix_is_the_published_formula(self) -> None:
        found = shift_share(panel_from_text(VALLEY), ARTIGE_VAN_NEUSS).region("valley")
        own = (100 / 150 - 0.5) * -0.05 + (50 / 150 - 0.5) * 0.4
        nation = (0.5 - 0.5) * -0.1 + (0.5 - 0.5) * 0.3
        assert found.total_industry_mix == pytest.approx(150 * (own - nation))

    def test_an_industry_the_region_did_not_have_says_nothing_of_the_region(self) -> None:
        table = VALLEY.replace("tech        50", "tech         0")
        found = shift_share(panel_from_text(table), ARTIGE_VAN_NEUSS).region("valley")
        assert found.effects["competitive"][1] == 0
        assert sum(found.total_effects.values()) == pytest.approx(65)


class TestForecast:
    def test_the_nations_industries_and_the_regions_shift_go_on(self) -> None:
        found = project(panel_from_text(VALLEY))
        assert (found.base_year, found.year) == (2018, 2028)
        assert found.of("valley") == pytest.approx(
            {
                "constant_shift": 95 * 0.95 + 70 * 1.4,
                "constant_share": 95 * 0.9 + 70 * 1.3,
                "no_change": 165,
            }
        )

    def test_the_nations_growth_can_be_assumed(self) -> None:
        found = project(panel_from_text(VALLEY), industry_growth={"tech": 0.0})
        assert found.of("valley")["constant_share"] == pytest.approx(95 * 0.9 + 70)

    def test_an_industry_that_is_not_there_is_refused(self) -> None:
        with pytest.raises(ParameterError, match=r"'teck'.*tech"):
            project(panel_from_text(VALLEY), industry_growth={"teck": 0.0})

    def test_on_the_past_each_assumption_has_its_error(self) -> None:
        found = backtest(panel_from_text(VALLEY))
        assert (found.start_year, found.base_year, found.year) == (2008, 2013, 2018)
        farming, tech = 450 / 480, 650 / 570
        shift = 98 * farming * 98 / 96 + 60 * tech * 60 / 57
        assert found.error == pytest.approx(
            {
                "constant_shift": 100 * abs(shift - 165) / 165,
                "constant_share": 100 * abs(98 * farming + 60 * tech - 165) / 165,
                "no_change": 100 * abs(158 - 165) / 165,
            }
        )
        assert sum(found.best.values()) == pytest.approx(1)

    def test_two_years_are_no_past_to_test_on(self) -> None:
        table = """
            region  industry  2008  2018
            valley  farming    100    95
            0       farming    500   450
        """
        with pytest.raises(ParameterError, match="three years"):
            backtest(panel_from_text(table))
