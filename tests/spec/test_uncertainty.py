"""How sure the effects of an accounting are, on tables a reader can check by eye."""

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.errors import ParameterError
from regionanalysis.shiftshare import ShiftShareByYear, shift_share, shift_share_by_year
from regionanalysis.shiftshare.reference_area import NATION, REST_OF_NATION
from regionanalysis.uncertainty import (
    all_windows,
    block_bootstrap,
    by_detail,
    by_reference,
    effect_bounds,
    leave_one_out,
    yearly_variation,
)
from regionanalysis.uncertainty.significance import significance
from regionanalysis.uncertainty.windows import dynamic_windows

FIVE_YEARS = """
    region  industry  2008  2009  2010  2011  2012
    dal     farming    100    98    97    97    90
    dal     tech        50    55    52    60    61
    vik     farming     40    40    44    41    40
    vik     tech        10    10    12    14    20
    0       farming    500   490   480   470   450
    0       tech       500   540   560   600   650
"""


@pytest.fixture
def by_year() -> ShiftShareByYear:
    return shift_share_by_year(panel_from_text(FIVE_YEARS))


class TestYears:
    def test_every_regions_variation_is_what_its_own_years_give(
        self, by_year: ShiftShareByYear
    ) -> None:
        found = yearly_variation(by_year)
        for at, region in enumerate(by_year.regions):
            shift = 100 * by_year.total_effect("regional_shift")[:, at] / by_year.level[:-1, at]
            alone = significance(shift)
            assert alone is not None
            expected = {name: getattr(alone, name) for name in ("mean", "sd", "t", "low", "high")}
            of = found.value("regional_shift", region)
            assert {name: of[name] for name in expected} == pytest.approx(expected)

    def test_a_verdict_is_certain_when_zero_lies_outside_the_interval(
        self, by_year: ShiftShareByYear
    ) -> None:
        found = yearly_variation(by_year)
        for effect, verdict in zip(found.effects, found.verdict[:, 0], strict=True):
            of = found.value(effect, found.regions[0])
            assert (verdict != "uncertain") == (of["low"] > 0 or of["high"] < 0)
        assert list(found.to_frame()["verdict"]) == found.verdict.ravel().tolist()

    def test_a_region_with_nobody_in_a_year_has_no_rates(self) -> None:
        table = FIVE_YEARS.replace("vik     farming     40", "vik     farming      0").replace(
            "vik     tech        10", "vik     tech         0"
        )
        found = yearly_variation(shift_share_by_year(panel_from_text(table)))
        at = found.regions.index("vik")
        assert set(found.verdict[:, at]) == {"unknown"}

    def test_two_changes_are_too_few(self) -> None:
        panel = panel_from_text(FIVE_YEARS)
        with pytest.raises(ParameterError, match="2 yearly changes"):
            yearly_variation(shift_share_by_year(panel, end_year=2010))


class TestBootstrap:
    def test_the_same_seed_gives_the_same_limits(self, by_year: ShiftShareByYear) -> None:
        first, again = (block_bootstrap(by_year, block_size=1, reps=20, seed=7) for _ in range(2))
        np.testing.assert_array_equal(first.low, again.low)
        assert (block_bootstrap(by_year, block_size=1, reps=20, seed=8).low != first.low).any()

    def test_years_all_alike_have_no_spread(self) -> None:
        panel = panel_from_text("""
            region  industry  2008  2009  2010  2011
            dal     farming    100   110   121   133.1
            0       farming    500   500   500   500
        """)
        found = block_bootstrap(shift_share_by_year(panel, end_year=2011), block_size=1, reps=50)
        at = found.effects.index("national_share")
        assert found.low[at] == pytest.approx(found.total[at])
        assert found.high[at] == pytest.approx(found.total[at])

    def test_blocks_as_long_as_half_the_years_are_the_longest(
        self, by_year: ShiftShareByYear
    ) -> None:
        with pytest.raises(ParameterError, match="Blocks of 3 cannot be drawn from 4 years"):
            block_bootstrap(by_year, block_size=3)

    def test_a_draw_of_all_years_once_is_the_total(self, by_year: ShiftShareByYear) -> None:
        found = block_bootstrap(by_year, reps=4000)
        assert (found.low <= found.total + 1e-9).all()
        assert (found.total <= found.high + 1e-9).all()


SUPPRESSED = """
    region  industry  2008  2018
    dal     all        180   200
    dal     farming    100    95
    dal     tech        50    70
    dal     fishing      ?     ?
    dal     mining       ?     ?
    0       all       1300  1430
    0       farming    500   450
    0       tech       500   650
    0       fishing    200   180
    0       mining     100   150
"""


class TestBounds:
    def test_with_every_figure_known_the_limits_are_the_effects(self) -> None:
        panel = panel_from_text(FIVE_YEARS)
        found, result = effect_bounds(panel), shift_share(panel)
        for effect in ("national_share", "industry_mix", "regional_shift"):
            low, high = found.value(effect, "dal")
            at = result.regions.index("dal")
            assert low == pytest.approx(result.total_effects[effect][at])
            assert high == pytest.approx(low)

    def test_unknown_jobs_are_in_the_worst_industry_or_in_the_best(self) -> None:
        panel = panel_from_text(SUPPRESSED, total_industry="all")
        low, high = effect_bounds(panel).value("industry_mix", "dal")
        # the nation grows by 10 per cent; 30 jobs are in fishing (−10) or in mining (+50)
        known = 100 * (-0.1 - 0.1) + 50 * (0.3 - 0.1)
        assert low == pytest.approx(known + 30 * (-0.1 - 0.1))
        assert high == pytest.approx(known + 30 * (0.5 - 0.1))

    def test_the_regional_shift_is_what_is_left_of_the_change(self) -> None:
        found = effect_bounds(panel_from_text(SUPPRESSED, total_industry="all"))
        mix_low, mix_high = found.value("industry_mix", "dal")
        national = 180 * 0.1
        assert found.value("national_share", "dal") == pytest.approx((national, national))
        assert found.value("regional_shift", "dal") == pytest.approx(
            (20 - national - mix_high, 20 - national - mix_low)
        )

    def test_without_a_total_the_nation_limits_what_can_be_there(self) -> None:
        panel = panel_from_text("""
            region  industry  2008  2018
            dal     farming    100    95
            dal     tech         ?     ?
            vik     farming    400   355
            vik     tech       490   600
            0       farming    500   450
            0       tech       500   650
        """)
        low, high = effect_bounds(panel).value("industry_mix", "dal")
        # at most ten jobs in tech, which grew 20 points beyond the nation
        assert (low, high) == pytest.approx((-20, -20 + 10 * 0.2))

    def test_where_nothing_limits_an_unknown_figure_nothing_limits_the_effect(self) -> None:
        panel = panel_from_text("""
            region  industry  2008  2018
            dal     farming    100    95
            dal     tech         ?     ?
            0       farming    500   450
            0       tech         ?     ?
        """)
        low, high = effect_bounds(panel).value("regional_shift", "dal")
        assert (low, high) == (-np.inf, np.inf)

    def test_a_rounded_figure_can_be_half_a_unit_off(self) -> None:
        panel = panel_from_text(
            """
            region  industry  2008  2018
            dal     farming    100   100
            0       farming   1000  1000
            """,
            rounding=0.5,
        )
        low, high = effect_bounds(panel).value("regional_shift", "dal")
        assert low < -1 < 1 < high
        assert high == pytest.approx(1, abs=0.2)

    def test_a_disguised_zero_may_be_two(self) -> None:
        panel = panel_from_text("""
            region  industry  2008  2018
            dal     farming      3     0
            0       farming   1000  1000
        """)
        found = effect_bounds(panel, disguised=True)
        # from 1, 2 or 3 to 0, 1 or 2
        assert found.value("regional_shift", "dal") == pytest.approx((-3, 1))


class TestWindows:
    def test_each_pair_of_years_is_its_own_decomposition(self) -> None:
        panel = panel_from_text(FIVE_YEARS)
        found = all_windows(panel)
        for start, end in ((2008, 2012), (2009, 2011)):
            at = found.years.index(start), found.years.index(end)
            alone = shift_share(panel, start_year=start, end_year=end).region("dal")
            for effect, jobs in alone.total_effects.items():
                assert found.value(effect, "dal")[at] == pytest.approx(jobs)
            assert found.value("change", "dal")[at] == alone.total_change

    def test_year_by_year_a_pair_is_the_sum_of_its_years(self, by_year: ShiftShareByYear) -> None:
        found = dynamic_windows(panel_from_text(FIVE_YEARS), by_year)
        shift = by_year.total_effect("regional_shift")[:, by_year.regions.index("dal")]
        of = found.value("regional_shift", "dal")
        assert of[1, 3] == pytest.approx(shift[1] + shift[2])

    def test_backwards_there_is_nothing(self) -> None:
        found = all_windows(panel_from_text(FIVE_YEARS)).value("national_share", "dal")
        assert np.isnan(found[np.tril_indices(5)]).all()
        assert not np.isnan(found[np.triu_indices(5, 1)]).any()

    def test_pairs_across_a_break_are_marked(self) -> None:
        broken = SeriesBreak(last_year=2010, concept="jobs", reason="test", source="test")
        found = all_windows(panel_from_text(FIVE_YEARS, breaks=(broken,)))
        assert found.crosses_break[0].tolist() == [False, False, False, True, True]
        assert not found.crosses_break[3:].any()

    def test_an_industry_new_in_the_nation_is_in_nobodys_mix(self) -> None:
        table = f"{FIVE_YEARS}    dal  solar  0  0  1  2  3\n    vik  solar  0  0  0  0  0\n"
        panel = panel_from_text(f"{table}    0  solar  0  0  10  20  30\n")
        found = all_windows(panel)
        alone = shift_share(panel).region("dal")
        assert found.value("regional_shift", "dal")[0, 4] == pytest.approx(
            alone.total_regional_shift
        )


class TestSensitivity:
    def test_without_an_industry_the_rest_is_decomposed(self) -> None:
        found = leave_one_out(panel_from_text(FIVE_YEARS))
        without_tech = shift_share(
            panel_from_text("""
                region  industry  2008  2012
                dal     farming    100    90
                vik     farming     40    40
                0       farming    500   450
            """)
        ).region("dal")
        at = found.industries.index("tech")
        for effect, jobs in without_tech.total_effects.items():
            assert found.value(effect, "dal")[at] == pytest.approx(jobs)

    def test_coarser_industries_move_jobs_from_mix_to_region(self) -> None:
        panel = panel_from_text(FIVE_YEARS)
        found = by_detail(panel, {"farming": "all", "tech": "all"})
        assert found.coarse.total_effects["industry_mix"] == pytest.approx([0, 0])
        assert found.moved == pytest.approx(found.fine.total_effects["industry_mix"])

    def test_an_industry_without_a_group_is_refused(self) -> None:
        with pytest.raises(ParameterError, match=r"no group for industry tech \(1 of 2\)"):
            by_detail(panel_from_text(FIVE_YEARS), {"farming": "all"})

    def test_references_are_set_side_by_side(self) -> None:
        found = by_reference(
            panel_from_text(FIVE_YEARS), {"nation": NATION, "rest": REST_OF_NATION}
        )
        assert list(found) == ["nation", "rest"]
        assert found["rest"].reference == "rest_of_nation"


@pytest.mark.parametrize(("effect", "region"), [("mix", "dal"), ("industry_mix", "da")])
def test_what_is_not_there_is_refused(effect: str, region: str) -> None:
    panel = panel_from_text(FIVE_YEARS)
    asked = (
        yearly_variation(shift_share_by_year(panel)).value,
        effect_bounds(panel).value,
        all_windows(panel).value,
        leave_one_out(panel).value,
    )
    for value in asked:
        with pytest.raises(ParameterError):
            value(effect, region)
