"""What each industry would have had, had it grown as the nation's."""

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.indicators.as_nation import AsNation, as_nation
from regionanalysis.indicators.concentration import industry_profile
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.shiftshare import shift_share, shift_share_by_year

# the nation: farming halves, services grow by a half, fishing stays
JOBS = """
    region  industry  2015  2016
    nes     farming    100    60
    nes     services   200   270
    nes     fishing      ?     5
    vik     farming    100    40
    vik     services   200   330
    vik     fishing      ?    15
    0       farming    200   100
    0       services   400   600
    0       fishing     20    20
"""


def followed(panel: EmploymentPanel, region: str) -> AsNation:
    """Return the region's industries beside the nation's growth over all years."""
    years = (panel.years[0], panel.years[-1])
    effects = shift_share(
        panel, start_year=years[0], end_year=years[1], missing="drop", breaks="flag"
    ).region(region)
    row = panel.regions.index(region)
    start, end = (industry_profile(panel, year).employment[row] for year in years)
    return as_nation(effects, start, end, panel.industry_names)


def test_an_industry_that_follows_the_nation_has_its_factor() -> None:
    found = followed(panel_from_text(JOBS), "nes")
    at = [found.industries.index(name) for name in ("farming", "services")]
    # 100 · 100/200 and 200 · 600/400
    assert found.followed[at].tolist() == pytest.approx([50, 300])
    assert found.own[at].tolist() == pytest.approx([10, -30])


def test_the_strongest_and_the_weakest_are_known_industries() -> None:
    found = followed(panel_from_text(JOBS), "nes")
    ends = found.extremes
    assert ends is not None
    assert [found.industries[i] for i in ends] == ["farming", "services"]
    alone = found.subset([found.industries.index("farming"), found.industries.index("fishing")])
    assert alone.extremes is None


def test_an_unknown_industry_is_not_zero() -> None:
    found = followed(panel_from_text(JOBS), "nes")
    fishing = found.industries.index("fishing")
    assert np.isnan([found.start[fishing], found.followed[fishing], found.own[fishing]]).all()


def test_regions_that_make_up_the_nation_have_own_parts_that_cancel() -> None:
    panel = panel_from_text(JOBS.replace("?", "10"))
    both = [followed(panel, region) for region in ("nes", "vik")]
    assert (both[0].own + both[1].own).tolist() == pytest.approx([0, 0, 0])
    assert both[0].total_own == pytest.approx(float(both[0].own.sum()))
    assert both[0].undisclosed == pytest.approx(0)


def test_year_by_year_is_the_growth_of_the_nation_in_every_year() -> None:
    panel = panel_from_text("""
        region  industry  2015  2016  2017
        nes     farming    100   120   120
        0       farming    200   200   300
    """)
    effects = shift_share_by_year(panel, start_year=2015, end_year=2017).total().region("nes")
    found = as_nation(effects, np.array([100.0]), np.array([120.0]), ["farming"])
    # nothing in the first year; half of 120 in the second
    assert found.followed.tolist() == pytest.approx([160])
    assert found.own.tolist() == pytest.approx([-40])


def test_effects_that_do_not_lead_from_start_to_end_are_not_used() -> None:
    panel = panel_from_text(JOBS)
    effects = shift_share(panel, missing="drop", breaks="flag").region("nes")
    start = industry_profile(panel, 2015).employment[0]
    found = as_nation(effects, start, start + 1000, panel.industry_names)
    assert np.isnan(found.followed).all()
