"""Shift-share as a regression: the parts are those of the accounts, and some have an interval."""

import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.errors import IdentityError, ParameterError, SeriesBreakError, UnknownCellsError
from regionanalysis.shiftshare import shift_share
from regionanalysis.shiftshare.regression.by_year import patterson_by_year
from regionanalysis.shiftshare.regression.models import berzeg, patterson

# The nation grows by 10 per cent, farming by nothing and tech by 20. East grows by 8 points more
# than its industries and west by 8 less, give or take 2: in farming more, in tech less.
TWO_BY_TWO = """
    region  industry  2008  2018
    east    farming    100   110
    east    tech       100   126
    west    farming    100    90
    west    tech       100   114
"""

# Student's t with one degree of freedom has 2.5 per cent of its probability above this
T_OF_ONE = 12.706


def test_berzegs_constant_is_the_nations_growth_and_his_industries_are_beyond_it() -> None:
    fit = berzeg(panel_from_text(TWO_BY_TWO))
    assert fit.nation.rate == pytest.approx([0.10])
    assert fit.by_industry.rate == pytest.approx([0.00 - 0.10, 0.20 - 0.10])


def test_what_berzeg_leaves_of_a_region_is_its_regional_shift() -> None:
    fit = berzeg(panel_from_text(TWO_BY_TWO))
    assert fit.shift == pytest.approx(np.array([[10, 6], [-10, -6]]))
    assert fit.shift == pytest.approx(shift_share(panel_from_text(TWO_BY_TWO)).regional_shift)


def test_patterson_has_the_nation_the_industries_and_the_regions() -> None:
    fit = patterson(panel_from_text(TWO_BY_TWO))
    assert fit.nation.rate == pytest.approx([0.10])
    assert fit.by_industry.rate == pytest.approx([-0.10, 0.10])
    assert fit.by_region.rate == pytest.approx([0.08, -0.08])
    assert fit.by_region.jobs == pytest.approx([16, -16])


def test_a_regions_parts_add_up_to_its_change() -> None:
    east = patterson(panel_from_text(TWO_BY_TWO)).region("east")
    parts = (east.national_share, east.industry_mix, east.regional_shift, east.without_base)
    assert parts == pytest.approx((20, 0, 16, 0))
    assert (east.base, east.change, sum(parts)) == pytest.approx((200, 36, 36))


def test_the_standard_error_of_a_region_is_that_of_the_mean_over_its_industries() -> None:
    """East beats west by twice 10 points in farming and by twice 6 in tech.

    The mean of 10 and 6 is 8, their standard deviation 2.83 and that over the root of two is 2.
    """
    east = patterson(panel_from_text(TWO_BY_TWO)).region("east").effect
    assert east is not None
    assert (east.rate, east.se, east.df, east.t) == pytest.approx((0.08, 0.02, 1, 4))
    assert east.p == pytest.approx(1 - 2 / np.pi * np.arctan(4))
    limits = (0.08 - T_OF_ONE * 0.02, 0.08 + T_OF_ONE * 0.02)
    assert (east.low, east.high) == pytest.approx(limits, abs=1e-4)
    assert (east.jobs_low, east.jobs_high) == pytest.approx(
        (200 * limits[0], 200 * limits[1]), abs=0.02
    )
    assert not east.certain


def test_the_standard_error_of_an_industry_is_that_of_the_mean_over_regions() -> None:
    tech = patterson(panel_from_text(TWO_BY_TWO)).by_industry.together([1])
    assert (tech.rate, tech.se, tech.df, tech.t) == pytest.approx((0.10, 0.02, 1, 5))


def test_without_regions_the_industries_are_less_certain_for_the_small_sample() -> None:
    """Berzeg has two parameters where Patterson's within form has one: 3/2 on the variance."""
    tech = berzeg(panel_from_text(TWO_BY_TWO)).by_industry.together([1])
    assert tech.se == pytest.approx(0.02 * np.sqrt(3 / 2))


def test_berzegs_joint_covariance_is_that_of_the_constrained_form() -> None:
    fit = berzeg(panel_from_text(TWO_BY_TWO))
    jobs_weighted_sum = np.array([0, 200, 200])
    assert jobs_weighted_sum @ fit.cov == pytest.approx([0, 0, 0])
    assert np.diag(fit.cov) == pytest.approx([*fit.nation.se**2, *fit.by_industry.se**2])


def test_what_errors_are_clustered_on_is_told_kind_by_kind() -> None:
    panel = panel_from_text(TWO_BY_TWO)
    assert berzeg(panel).clustered_on == {"nation": "region", "industry": "region"}
    assert patterson(panel).clustered_on == {
        "nation": "",
        "industry": "region",
        "region": "industry",
    }


def test_with_regions_the_nation_is_a_count_and_has_no_standard_error() -> None:
    fit = patterson(panel_from_text(TWO_BY_TWO))
    assert np.isnan(fit.nation.se).all()


def test_the_frame_has_one_row_a_term() -> None:
    table = patterson(panel_from_text(TWO_BY_TWO)).to_frame()
    assert table["term"].tolist() == ["a", "b", "b", "c", "c"]
    assert table["kind"].tolist() == ["nation", "industry", "industry", "region", "region"]
    assert table["code"].tolist() == ["0", "farming", "tech", "east", "west"]
    assert table["rate"].tolist() == pytest.approx([0.10, -0.10, 0.10, 0.08, -0.08])
    assert table["jobs"].tolist() == pytest.approx([40, -20, 20, 16, -16])
    assert {"se", "df", "t", "p", "low", "high", "jobs_low", "jobs_high"} < set(table.columns)


# East beats west by twice 8 points in farming and in tech alike.
NO_NOISE = TWO_BY_TWO.replace("110", "108").replace("126", "128").replace("90", "92")
NO_NOISE = NO_NOISE.replace("114", "112")


def test_where_nothing_varies_there_is_no_standard_error_and_not_one_of_zero() -> None:
    fit = patterson(panel_from_text(NO_NOISE))
    assert fit.by_region.rate == pytest.approx([0.08, -0.08])
    assert np.isnan(fit.by_region.se).all()
    assert not fit.region("east").effect.certain  # type: ignore[union-attr]


ONE_TRADE = """
    region  industry  2008  2018
    east    farming    100   110
    east    tech       100   126
    mine    farming      0     0
    mine    tech        50    40
    west    farming    100    90
    west    tech       100   114
"""


def test_a_region_with_one_industry_has_an_effect_and_no_interval() -> None:
    mine = patterson(panel_from_text(ONE_TRADE)).region("mine").effect
    assert mine is not None
    assert mine.rate < -0.2
    assert np.isnan([mine.se, mine.df, mine.p, mine.low, mine.high]).all()


THREE_BY_THREE = """
    region  industry  2008  2018
    east    farming    100   110
    east    fishing    100   100
    east    tech       100   126
    mine    farming     50    60
    mine    fishing     40    40
    mine    tech        50    40
    west    farming    100    90
    west    fishing    100   105
    west    tech       100   114
"""


def test_a_group_is_the_mean_of_its_members_with_an_interval_of_its_own() -> None:
    panel = panel_from_text(THREE_BY_THREE).with_groups({"coast": ("mine", "west")})
    fit = patterson(panel)
    coast, east = fit.region("coast"), fit.region("east")
    assert (coast.base, east.base) == (440, 300)
    assert coast.regional_shift == pytest.approx(fit.by_region.jobs[1:].sum())
    assert coast.effect is not None
    assert east.effect is not None
    assert coast.effect.rate == pytest.approx(coast.regional_shift / 440)
    # east is all the rest: what one gains beyond the nation the other loses, as certain or not
    assert coast.effect.jobs == pytest.approx(-east.effect.jobs)
    assert coast.effect.se * 440 == pytest.approx(east.effect.se * 300)


def test_all_regions_together_are_the_nation_and_have_no_interval() -> None:
    panel = panel_from_text(THREE_BY_THREE).with_groups({"all": ("east", "mine", "west")})
    everywhere = patterson(panel).region("all").effect
    assert everywhere is not None
    assert everywhere.rate == pytest.approx(0)
    assert np.isnan([everywhere.se, everywhere.low, everywhere.high]).all()


def test_berzeg_has_no_effect_of_a_group_but_has_its_shift() -> None:
    panel = panel_from_text(THREE_BY_THREE).with_groups({"all": ("east", "mine", "west")})
    everywhere = berzeg(panel).region("all")
    assert everywhere.effect is None
    assert everywhere.regional_shift == pytest.approx(0)


# 20 farmers and 60 in tech work in no region.
SOME_IN_NO_REGION = f"""{TWO_BY_TWO.rstrip()}
    0       farming    220   220
    0       tech       260   320
"""


def test_the_jobs_in_no_region_are_a_region_so_that_the_constant_is_the_nations_growth() -> None:
    fit = patterson(panel_from_text(SOME_IN_NO_REGION))
    assert fit.regions == ("east", "west", "unallocated")
    assert fit.nation.rate == pytest.approx([540 / 480 - 1])
    assert fit.region("unallocated").base == 80


def test_a_panel_that_has_them_as_a_region_already_gives_the_same() -> None:
    once = patterson(panel_from_text(SOME_IN_NO_REGION))
    again = patterson(panel_from_text(SOME_IN_NO_REGION).with_unallocated())
    assert (again.regions, again.absent) == (once.regions, ())
    assert again.by_region.rate == pytest.approx(once.by_region.rate)


def test_left_out_the_constant_is_the_growth_of_the_regions() -> None:
    fit = patterson(panel_from_text(SOME_IN_NO_REGION), unallocated="drop")
    assert fit.regions == ("east", "west")
    assert fit.nation.rate == pytest.approx([0.10])


def test_what_is_only_the_rounding_of_published_figures_is_no_region() -> None:
    nearly = SOME_IN_NO_REGION.replace("220   220", "200.2 199.9").replace("260   320", "200 240")
    fit = patterson(panel_from_text(nearly, rounding=0.1))
    assert fit.regions == ("east", "west")
    assert fit.nation.rate == pytest.approx([0.10])


def test_regions_absent_in_a_year_are_named_and_their_jobs_are_unallocated() -> None:
    fit = patterson(
        panel_from_text(f"""{TWO_BY_TWO.rstrip()}
            south   farming     30     -
            south   tech        30     -
            0       farming    230   240
            0       tech       230   250
        """)
    )
    assert fit.absent == ("south",)
    assert fit.region("unallocated").base == 60
    assert fit.nation.rate == pytest.approx([490 / 460 - 1])


NEW_TRADE = f"""{TWO_BY_TWO.rstrip()}
    west    solar        0    12
    east    solar       10    11
    north   farming      0     5
    north   tech         0     0
    north   solar        0     0
"""


def test_jobs_where_there_were_none_have_no_rate_and_are_told_beside_the_fit() -> None:
    fit = patterson(panel_from_text(NEW_TRADE))
    assert fit.n_cells == 5
    assert dict(zip(fit.regions, fit.without_base, strict=True)) == {
        "east": 0,
        "north": 5,
        "west": 12,
    }
    west = fit.region("west")
    parts = (west.national_share, west.industry_mix, west.regional_shift)
    assert sum(parts) == pytest.approx(west.change - 12)


def test_the_constant_and_the_new_jobs_are_together_the_nations_growth() -> None:
    for fit in (berzeg(panel_from_text(NEW_TRADE)), patterson(panel_from_text(NEW_TRADE))):
        assert fit.nation.jobs.sum() + fit.without_base.sum() == pytest.approx(468 - 410)


def test_a_region_with_nobody_at_the_start_has_no_effect() -> None:
    north = patterson(panel_from_text(NEW_TRADE)).region("north")
    assert (north.base, north.regional_shift, north.without_base) == (0, 0, 5)
    assert north.effect is not None
    assert np.isnan(north.effect.rate)


UNKNOWN = f"""{TWO_BY_TWO.replace("114", "  ?").rstrip()}
    west    solar       10    11
    east    solar       10    11
    0       farming    200   200
    0       tech       200   240
    0       solar       20    22
"""


def test_unknown_figures_are_refused() -> None:
    with pytest.raises(UnknownCellsError, match="region west, industry tech"):
        patterson(panel_from_text(UNKNOWN))


def test_left_out_they_are_counted_and_their_jobs_unallocated() -> None:
    fit = patterson(panel_from_text(UNKNOWN), missing="drop")
    assert fit.n_excluded.tolist() == [0, 1, 0]
    assert fit.region("west").n_excluded == 1
    assert fit.region("unallocated").base == 100
    assert fit.nation.rate == pytest.approx([0.10])


# East gains 1, 3 and 2 points on its industries, and west loses as much.
FOUR_YEARS = """
    region  industry   2008      2009      2010      2011
    east    farming   10000   10100.0   10403.0  10611.06
    east    tech      10000   10100.0   10403.0  10611.06
    west    farming   10000    9900.0    9603.0   9410.94
    west    tech      10000    9900.0    9603.0   9410.94
"""


def test_by_year_a_region_has_one_effect_judged_by_how_it_varies_over_years() -> None:
    fit = patterson_by_year(panel_from_text(FOUR_YEARS))
    east = fit.region("east").effect
    assert east is not None
    # a standard deviation of 1 over the root of three years; the weights change a little
    assert (east.rate, east.se) == pytest.approx((0.02, 0.01 / np.sqrt(3)), rel=0.02)
    assert east.df == pytest.approx(2, rel=0.01)
    assert fit.clustered_on == {"nation": "", "industry": "", "region": "year"}


def test_by_year_the_parts_add_up_over_the_period() -> None:
    east = patterson_by_year(panel_from_text(FOUR_YEARS)).region("east")
    parts = (east.national_share, east.industry_mix, east.regional_shift)
    assert sum(parts) == pytest.approx(east.change)
    assert east.change == pytest.approx(2 * 611.06)
    assert (east.start_year, east.end_year) == (2008, 2011)


def test_by_year_the_frame_says_which_year_a_step_ends_in() -> None:
    table = patterson_by_year(panel_from_text(FOUR_YEARS)).to_frame()
    assert table["year"].dropna().unique().tolist() == [2009, 2010, 2011]
    assert table.loc[table["kind"] == "region", "year"].isna().all()
    assert len(table) == 3 * (1 + 2) + 2


def test_by_year_three_steps_are_the_least() -> None:
    with pytest.raises(ParameterError, match="needs every year, and 4 at least; it has 3"):
        patterson_by_year(panel_from_text(FOUR_YEARS), end_year=2010)


def test_by_year_every_year_is_needed() -> None:
    panel = panel_from_text(FOUR_YEARS.replace("2010", "2012").replace("2011", "2013"))
    with pytest.raises(ParameterError, match="the panel lacks 2010, 2011"):
        patterson_by_year(panel)


def test_two_regions_and_two_industries_are_needed() -> None:
    panel = panel_from_text("""
        region  industry  2008  2018
        east    farming    100   110
        east    tech       100   126
    """)
    with pytest.raises(ParameterError, match="there are 1 and 2"):
        berzeg(panel)


APART = f"""{TWO_BY_TWO.rstrip()}
    east    fishing      0     0
    west    fishing      0     0
    isle  farming      0     0
    isle  tech         0     0
    isle  fishing    100   110
    reef    farming      0     0
    reef    tech         0     0
    reef    fishing    100   120
"""


def test_regions_that_share_no_industry_cannot_be_compared() -> None:
    with pytest.raises(ParameterError, match=r"compared: isle, reef \(2 in all\)") as caught:
        patterson(panel_from_text(APART))
    assert caught.value.evidence == ("isle", "reef")


def test_a_third_region_may_link_two_that_share_no_industry() -> None:
    linked = APART.replace("east    fishing      0     0", "east    fishing     50    50")
    assert patterson(panel_from_text(linked)).n_cells == 7


def test_an_interval_needs_a_probability() -> None:
    with pytest.raises(ParameterError, match="between 0 and 1, not 95"):
        patterson(panel_from_text(TWO_BY_TWO), alpha=95)


def test_a_wider_interval_is_asked_for_by_a_smaller_alpha() -> None:
    panel = panel_from_text(TWO_BY_TWO)
    widths = [
        np.ptp([fit.by_region.columns["low"][0], fit.by_region.columns["high"][0]])
        for fit in (patterson(panel, alpha=alpha) for alpha in (0.5, 0.1, 0.05))
    ]
    # half of the t with one degree of freedom lies within one standard error
    assert widths[0] == pytest.approx(2 * 0.02)
    assert all(narrow < wide for narrow, wide in pairwise(widths))


def test_a_break_in_the_series_is_refused_or_flagged() -> None:
    broken = SeriesBreak(2014, "employment", "a new register", "SSB")
    panel = panel_from_text(TWO_BY_TWO, breaks=(broken,))
    with pytest.raises(SeriesBreakError):
        berzeg(panel)
    assert berzeg(panel, breaks="flag").breaks == (broken,)


FORMS = [
    pytest.param(berzeg, id="berzeg"),
    pytest.param(patterson, id="patterson"),
    pytest.param(patterson_by_year, id="patterson_by_year"),
]


@pytest.mark.parametrize("form", FORMS)
def test_unknown_figures_and_breaks_are_refused_unless_something_is_said(form: Any) -> None:
    hidden = FOUR_YEARS.replace("west    tech      10000", "west    tech          ?")
    nation = "    0  farming  20000 20000 20006 20022\n    0  tech  20000 20000 20006 20022\n"
    panel = panel_from_text(hidden + nation)
    with pytest.raises(UnknownCellsError, match="region west, industry tech"):
        form(panel)
    assert form(panel, missing="drop").n_excluded.tolist() == [0, 1, 0]
    broken = SeriesBreak(2009, "employment", "a new register", "Statistics")
    panel = panel_from_text(FOUR_YEARS, breaks=(broken,))
    with pytest.raises(SeriesBreakError, match="2009"):
        form(panel)
    assert form(panel, breaks="flag").breaks == (broken,)


@pytest.mark.parametrize("form", FORMS)
def test_the_years_may_be_a_part_of_the_panels(form: Any) -> None:
    table = (
        FOUR_YEARS.replace("2008 ", "2008  2012")
        .replace("2011\n", "2011  2012\n", 1)
        .replace("10611.06", "10611.06  11000")
        .replace("9410.94", "9410.94  9300")
    )
    later = panel_from_text(table.replace("2008  2012", "2008 "))
    fit = form(later, end_year=2011)
    assert fit.years in ((2008, 2011), (2008, 2009, 2010, 2011))
    assert fit.region("east").change == pytest.approx(2 * 611.06)
    fit = form(later, start_year=2009)
    assert (fit.start_year, fit.end_year) == (2009, 2012)
    assert fit.region("east").change == pytest.approx(2 * 900)


@pytest.mark.parametrize("form", FORMS)
def test_jobs_in_no_region_are_kept_unless_something_is_said(form: Any) -> None:
    nation = "    0  farming  25000 25000 25006 25022\n    0  tech  20000 20000 20006 20022\n"
    panel = panel_from_text(FOUR_YEARS + nation)
    assert form(panel).regions == ("east", "west", "unallocated")
    assert form(panel, unallocated="drop").regions == ("east", "west")


@pytest.mark.parametrize("form", FORMS)
def test_a_part_says_whose_it_is(form: Any) -> None:
    nation = "    N  farming  20000 20000 20006 20022\n    N  tech  20000 20000 20006 20022\n"
    fit = form(panel_from_text(FOUR_YEARS + nation, unit="thousands", nation="N"))
    east = fit.region("east")
    assert (east.name, east.unit) == ("east", "thousands")
    assert fit.method == form.__name__
    assert {terms.codes for terms in fit.terms if terms.kind == "nation"} == {("N",)}


def test_the_nations_growth_is_as_certain_as_its_regions_are_many() -> None:
    panel = panel_from_text(THREE_BY_THREE)
    nation = berzeg(panel).nation
    base = panel.region_total[0]
    assert nation.effective_clusters == pytest.approx([base.sum() ** 2 / (base**2).sum()])
    assert (nation.n_clusters, nation.base.tolist()) == (3, [base.sum()])
    assert nation.cov.shape == nation.se.shape * 2 == (1, 1)
    assert nation.columns["df"] == pytest.approx(nation.effective_clusters - 1)


def test_an_industry_that_nobody_is_in_at_the_start_has_no_rate_in_that_year() -> None:
    rows = "    east  mining  0  0  10  20\n    west  mining  0  0  10  10\n"
    fit = patterson_by_year(panel_from_text(FOUR_YEARS + rows))
    rates = np.array([by_industry.rate for _, by_industry in fit.by_year])
    assert np.isnan(rates).tolist() == [[False, True, False]] * 2 + [[False] * 3]
    joint = berzeg(panel_from_text(FOUR_YEARS + rows), end_year=2009)
    # the nation first, then the industries in their order
    assert np.isnan(joint.cov[2]).all()
    assert not np.isnan(np.delete(np.delete(joint.cov, 2, 0), 2, 1)).any()


def test_a_group_of_small_regions_is_as_certain_in_thousands() -> None:
    small = panel_from_text(THREE_BY_THREE).with_groups({"coast": ("mine", "west")})
    table = "\n".join(
        " ".join(
            f"{int(w) / 1000:.3f}" if at > 1 and w.isdigit() and line.strip()[0] != "r" else w
            for at, w in enumerate(line.split())
        )
        for line in THREE_BY_THREE.strip().splitlines()
    )
    tiny = panel_from_text(table).with_groups({"coast": ("mine", "west")})
    one, other = (patterson(panel).region("coast").effect for panel in (small, tiny))
    assert one is not None
    assert other is not None
    assert (other.rate, other.se, other.df) == pytest.approx((one.rate, one.se, one.df))
    assert other.jobs * 1000 == pytest.approx(one.jobs)


def test_a_group_in_which_nobody_worked_has_no_effect() -> None:
    rows = "    north  farming  0  5\n    north  fishing  0  0\n    north  tech  0  1\n"
    panel = panel_from_text(THREE_BY_THREE + rows).with_groups({"arctic": ("north",)})
    effect = patterson(panel).region("arctic").effect
    assert effect is not None
    assert np.isnan([effect.rate, effect.se]).all()


def test_as_many_effects_as_cells_leave_nothing_to_be_certain_by() -> None:
    table = """
        region  industry  2008  2018
        east    farming    100   110
        east    tech         0     0
        west    farming      0     0
        west    tech       100   130
    """
    fit = berzeg(panel_from_text(table))
    assert fit.by_industry.jobs == pytest.approx([-10, 10])
    assert np.isnan(fit.by_industry.se).all()
    assert np.isnan(fit.by_industry.columns["df"]).all()
    assert fit.shift == pytest.approx(np.zeros((2, 2)))


def test_regions_are_linked_by_what_they_share_in_the_same_step() -> None:
    # only north has tech, and so shares no industry and year with the others
    alone = """
        region  industry  2008  2009  2010  2011
        east    farming    100   101   103   104
        east    fishing    100   100   104   105
        west    farming    100    99    97    96
        west    fishing    100   101    99    98
        east    tech         0     0     0     0
        north   farming      0     0     0     0
        north   fishing      0     0     0     0
        north   tech        10     0     0     0
        west    tech         0     0     7     8
    """
    with pytest.raises(ParameterError, match="share no industry") as refused:
        patterson_by_year(panel_from_text(alone))
    assert refused.value.evidence == ("north",)
    shared = alone.replace("10     0     0     0", "10     9    10    11")
    assert patterson_by_year(panel_from_text(shared)).regions[1] == "north"


def test_a_table_has_rows_one_after_the_other() -> None:
    for form in (patterson, patterson_by_year):
        table = form(panel_from_text(FOUR_YEARS)).to_frame()
        assert table.index.tolist() == list(range(len(table)))
    columns = ["term", "kind", "code", "year", "rate", "jobs", "se", "df", "t", "p", "low", "high"]
    assert list(table) == [*columns, "jobs_low", "jobs_high", "clustered_on"]


def test_a_region_is_as_certain_as_its_industries_are_many_and_alike() -> None:
    panel = panel_from_text(THREE_BY_THREE)
    jobs = panel.employment[0]
    # what is left of each cell's jobs when its industry's mean is taken out
    left = jobs * (1 - jobs / jobs.sum(axis=0))
    fit = patterson(panel)
    expected = left.sum(axis=1) ** 2 / (left**2).sum(axis=1)
    assert fit.by_region.effective_clusters == pytest.approx(expected)
    left = jobs * (1 - jobs / jobs.sum(axis=1, keepdims=True))
    expected = left.sum(axis=0) ** 2 / (left**2).sum(axis=0)
    assert fit.by_industry.effective_clusters == pytest.approx(expected)


def test_what_grows_alike_everywhere_has_no_standard_error_and_the_others_have() -> None:
    table = TWO_BY_TWO.replace("100   110", "100   105").replace("100    90", "100   105")
    third = table.rstrip() + "\n    east fishing 100 101\n    west fishing 100 130\n"
    errors = berzeg(panel_from_text(third)).by_industry
    assert np.isnan(errors.se).tolist() == [True, False, False]


def test_what_may_be_rounding_is_so_much_a_figure_and_no_more() -> None:
    # three figures of a column, each off by 0.1 at the most
    for jobs, regions in (("200.29", 2), ("200.35", 3)):
        nearly = SOME_IN_NO_REGION.replace("220   220", f"{jobs} 199.9").replace(
            "260   320", "200 240"
        )
        assert len(patterson(panel_from_text(nearly, rounding=0.1)).regions) == regions


def test_regions_have_the_names_of_the_panel() -> None:
    panel = panel_from_text(SOME_IN_NO_REGION)
    fit = patterson(replace(panel, region_names=("East", "West")))
    assert fit.region_names == ("East", "West", "unallocated")


def test_two_clusters_as_large_as_one_another_are_the_fewest() -> None:
    nation = berzeg(panel_from_text(TWO_BY_TWO)).nation
    assert nation.effective_clusters == pytest.approx([2])
    assert nation.columns["df"] == pytest.approx([1])


def test_what_is_not_known_to_vary_is_uncertain_beside_all_others() -> None:
    rows = "    dale  farming  80  82\n    dale  fishing  0  0\n    dale  tech  0  0\n"
    fit = patterson(panel_from_text(THREE_BY_THREE + rows))
    dale = fit.regions.index("dale")
    assert np.isnan(fit.by_region.cov[dale]).all()
    assert np.isnan(fit.by_region.cov[:, dale]).all()
    assert not np.isnan(np.delete(np.delete(fit.by_region.cov, dale, 0), dale, 1)).any()
    assert "Patterson (1991)" in patterson_by_year(panel_from_text(FOUR_YEARS)).source


def test_what_is_left_out_is_no_change() -> None:
    fit = patterson(panel_from_text(UNKNOWN), missing="drop")
    known = panel_from_text(UNKNOWN).region_total
    west = fit.regions.index("west")
    assert np.isfinite(fit.change).all()
    assert fit.region_names == fit.regions
    assert fit.change[0] == known[1, 0] - known[0, 0]
    # of west its ten farmers less and the one more in solar power are known
    assert fit.change[west] == -10 + 1


def test_jobs_in_no_region_may_come_in_a_later_year() -> None:
    nation = "    0  farming  20000 20100 20006 20022\n    0  tech  20000 20000 20006 20022\n"
    fit = patterson_by_year(panel_from_text(FOUR_YEARS + nation))
    assert fit.regions == ("east", "west", "unallocated")
    assert fit.region("unallocated").base == pytest.approx(100)


@pytest.mark.parametrize(
    ("emptied", "found"), [("west", "1 and 2"), ("tech", "2 and 1")], ids=["region", "industry"]
)
def test_every_year_needs_two_regions_and_two_industries(emptied: str, found: str) -> None:
    lines = [
        re.sub(r"(\d+\s+)\d\S+", r"\g<1>0", line, count=1) if emptied in line else line
        for line in FOUR_YEARS.splitlines()
    ]
    with pytest.raises(ParameterError, match=f"there are {found}"):
        patterson_by_year(panel_from_text("\n".join(lines)))


def test_what_has_no_standard_errors_has_no_clusters() -> None:
    nation = patterson(panel_from_text(TWO_BY_TWO)).nation
    assert (nation.n_clusters, nation.clusters) == (0, "")


def test_what_does_not_add_up_is_told_by_where() -> None:
    fit = berzeg(panel_from_text(TWO_BY_TWO))
    with pytest.raises(IdentityError, match="off by 1 in a region"):
        replace(fit, change=fit.change + 1)
    with pytest.raises(IdentityError, match="off by 4 in a sum over regions"):
        replace(fit, shift=fit.shift + 1, change=fit.change + 2)
    rate = fit.by_industry.rate + 0.01
    moved = replace(fit.by_industry, rate=rate)
    with pytest.raises(IdentityError, match="in a sum over industries"):
        replace(fit, by_industry=moved, change=fit.change + fit.base[0].sum(axis=1) * 0.01)


def test_a_region_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(ParameterError, match="There is no region 'wset'"):
        patterson(panel_from_text(TWO_BY_TWO)).region("wset")


def test_a_fit_that_does_not_add_up_cannot_be_made() -> None:
    fit = patterson(panel_from_text(TWO_BY_TWO))
    with pytest.raises(IdentityError):
        replace(fit, change=fit.change + 1)


def test_a_too_large_design_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regionanalysis.shiftshare.regression.estimate.LARGEST_DESIGN", 3)
    with pytest.raises(ParameterError, match="4 cells on 1 effects is too large"):
        patterson(panel_from_text(TWO_BY_TWO))


def test_the_fit_says_what_it_is_of() -> None:
    fit = patterson(panel_from_text(TWO_BY_TWO, unit="1 000 persons"))
    assert (fit.method, fit.unit, fit.n_cells) == ("patterson", "1 000 persons", 4)
    assert (fit.start_year, fit.end_year) == (2008, 2018)
    assert "Patterson (1991)" in fit.source
    assert "Berzeg (1978)" in berzeg(panel_from_text(TWO_BY_TWO)).source


def test_statsmodels_is_not_loaded_before_something_is_fitted() -> None:
    code = (
        "import sys, regionanalysis.shiftshare.regression.by_year; "
        "sys.exit('statsmodels' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
