"""Shift-share as ratios, as unweighted means, and as a prognosis."""

from dataclasses import replace

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.errors import IdentityError, ParameterError, SeriesBreakError, UnknownCellsError
from regionanalysis.shiftshare import shift_share
from regionanalysis.shiftshare.forecast import backtest, project
from regionanalysis.shiftshare.reference_area import NamedGroup
from regionanalysis.shiftshare.variants.artige_van_neuss import ARTIGE_VAN_NEUSS
from regionanalysis.shiftshare.variants.index_form import growth_indices

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
        found = growth_indices(panel, missing="drop").region("valley")
        assert found == pytest.approx({"industry_mix": 1, "regional": 95 / 90, "net": 95 / 90})

    def test_an_industry_that_the_nation_loses_has_no_factor_and_the_region_its_indices(
        self,
    ) -> None:
        table = """
            region  industry  2008  2018
            valley  mining      10     0
            valley  tech        50    60
            0       mining     100     0
            0       tech       500   550
        """
        found = growth_indices(panel_from_text(table))
        assert found.by_industry[0] == pytest.approx([np.nan, 1.2 / 1.1], nan_ok=True)
        assert found.region("valley")["regional"] == pytest.approx(60 / 55)

    def test_a_region_that_nobody_is_left_in_has_an_index_of_zero(self) -> None:
        table = """
            region  industry  2008  2018
            valley  tech        50     0
            0       tech       500   550
        """
        found = growth_indices(panel_from_text(table)).region("valley")
        assert found == pytest.approx({"industry_mix": 1, "regional": 0, "net": 0})

    def test_a_table_has_one_row_a_region(self) -> None:
        table = growth_indices(panel_from_text(VALLEY)).to_frame().reset_index()
        assert list(table) == ["region", "industry_mix", "regional", "net"]
        (row,) = table.to_dict("records")
        assert row.pop("region") == "valley"
        assert row == growth_indices(panel_from_text(VALLEY)).region("valley")

    def test_the_result_says_what_it_is_of(self) -> None:
        found = growth_indices(panel_from_text(VALLEY), start_year=2008, end_year=2013)
        assert (found.start_year, found.end_year, found.dynamic) == (2008, 2013, False)
        assert (found.regions, found.industries) == (("valley",), ("farming", "tech"))

    def test_a_break_is_refused_or_flagged(self) -> None:
        new = SeriesBreak(2010, "made_up", "recounted", "A source")
        panel = panel_from_text(VALLEY, breaks=(new,))
        with pytest.raises(SeriesBreakError, match="2010"):
            growth_indices(panel)
        assert growth_indices(panel, breaks="flag").breaks == (new,)
        assert growth_indices(panel, start_year=2013).breaks == ()

    def test_the_reference_may_be_another(self) -> None:
        table = """
            region  industry  2008  2018
            valley  tech        50    60
            coast   tech       100   150
            0       tech       500   550
        """
        panel = panel_from_text(table)
        found = growth_indices(panel, reference=NamedGroup("coast")).region("valley")
        assert found["net"] == pytest.approx(1.2 / 1.5)

    def test_indices_that_do_not_multiply_are_refused(self) -> None:
        found = growth_indices(panel_from_text(VALLEY))
        with pytest.raises(IdentityError, match="do not give the net index"):
            replace(found, net=found.net * 1.001)

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
        assert found.region("valley") == pytest.approx(
            {
                "constant_shift": 95 * 0.95 + 70 * 1.4,
                "constant_share": 95 * 0.9 + 70 * 1.3,
                "no_change": 165,
            }
        )

    def test_the_nations_growth_can_be_assumed(self) -> None:
        found = project(panel_from_text(VALLEY), industry_growth={"tech": 0.0})
        assert found.region("valley")["constant_share"] == pytest.approx(95 * 0.9 + 70)

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

    def test_a_part_of_the_years_may_be_taken_the_shift_from(self) -> None:
        found = project(panel_from_text(VALLEY), start_year=2013)
        assert (found.base_year, found.year) == (2018, 2023)
        assert (found.unit, found.industries) == ("persons", ("farming", "tech"))
        expected = 95 * 450 / 480 + 70 * 650 / 570
        assert found.region("valley")["constant_share"] == pytest.approx(expected)

    def test_what_is_not_known_is_not_projected(self) -> None:
        panel = panel_from_text(VALLEY.replace("tech        50", "tech         ?"))
        with pytest.raises(UnknownCellsError):
            project(panel)
        found = project(panel, missing="drop")
        assert np.isnan(found.employment["constant_shift"][0]).tolist() == [False, True]
        assert found.region("valley")["no_change"] == 95

    def test_an_industry_new_in_the_region_grows_as_the_nations(self) -> None:
        table = VALLEY.replace("tech        50", "tech         0")
        found = project(panel_from_text(table))
        assert found.employment["constant_shift"][0, 1] == pytest.approx(70 * 1.3)

    def test_a_region_that_is_not_projected_is_refused(self) -> None:
        with pytest.raises(ParameterError, match=r"'vally'.*valley"):
            project(panel_from_text(VALLEY)).region("vally")

    def test_the_past_is_judged_on_the_cells_known_in_all_three_years(self) -> None:
        table = """
            region  industry  2008  2013  2018
            valley  farming    100    98    95
            valley  tech         ?    60    70
            coast   farming    200   200   190
            coast   tech       100   110   115
            coast   mining      50    60     ?
            empty   farming      0     0     0
            empty   tech         0     0     0
            empty   mining       0     0     0
            valley  mining       0     0     0
            0       farming    500   480   450
            0       tech       500   570   650
            0       mining     100   110   120
        """
        panel = panel_from_text(table)
        with pytest.raises(UnknownCellsError):
            backtest(panel)
        found = backtest(panel, missing="drop")
        farming, tech = 450 / 480, 650 / 570
        # the valley without tech, the coast without mining, and no rounding errors
        miss = {
            "constant_shift": (
                abs(98 * farming * 98 / 96 - 95) / 95,
                abs(200 * farming * 200 / 192 + 110 * tech * 110 / 114 - 305) / 305,
            ),
            "constant_share": (
                abs(98 * farming - 95) / 95,
                abs(200 * farming + 110 * tech - 305) / 305,
            ),
            "no_change": (3 / 95, 5 / 305),
        }
        assert found.error == pytest.approx({n: 50 * (a + b) for n, (a, b) in miss.items()})
        assert found.best == {"constant_shift": 0.5, "constant_share": 0, "no_change": 0.5}

    def test_two_years_are_no_past_to_test_on(self) -> None:
        table = """
            region  industry  2008  2018
            valley  farming    100    95
            0       farming    500   450
        """
        with pytest.raises(ParameterError, match="three years"):
            backtest(panel_from_text(table))
