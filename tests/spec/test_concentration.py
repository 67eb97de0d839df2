"""What a region's jobs are in, against the nation's."""

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.errors import ParameterError
from regionanalysis.indicators.concentration import industry_profile, resident_shares

TABLE = """
    region  industry  2018
    01      farming     20
    01      tech        20
    02      farming      0
    02      tech        10
    0       farming    100
    0       tech       400
"""


def test_a_location_quotient_is_the_share_here_over_the_share_in_the_nation() -> None:
    profile = industry_profile(panel_from_text(TABLE), 2018)
    assert profile.share[0] == pytest.approx([0.5, 0.5])
    assert profile.nation_share == pytest.approx([0.2, 0.8])
    assert profile.location_quotient == pytest.approx(np.array([[2.5, 0.625], [0, 1.25]]))


def test_a_group_stands_after_the_regions_as_their_sum() -> None:
    panel = panel_from_text(TABLE).with_groups({"valley": ("01", "02")})
    profile = industry_profile(panel, 2018)
    assert profile.regions == ("01", "02", "valley")
    assert profile.share[2] == pytest.approx([0.4, 0.6])


def test_an_undisclosed_industry_does_not_inflate_the_others() -> None:
    panel = panel_from_text(
        """
        region  industry  2018
        01      all         40
        01      farming     20
        01      tech         ?
        0       all        500
        0       farming    100
        0       tech       400
        """,
        total_industry="all",
    )
    assert industry_profile(panel, 2018).share[0] == pytest.approx([0.5, np.nan], nan_ok=True)


WITHOUT_TOTAL = """
    region  industry  2018
    01      farming     20
    01      tech         ?
    02      farming     30
    02      tech        10
    0       farming    100
    0       tech       400
"""


def test_without_a_total_shares_are_of_the_known_industries() -> None:
    profile = industry_profile(panel_from_text(WITHOUT_TOTAL), 2018)
    assert profile.share[0] == pytest.approx([1, np.nan], nan_ok=True)
    assert profile.share[1] == pytest.approx([0.75, 0.25])


def test_an_industry_undisclosed_in_a_member_is_undisclosed_in_the_group() -> None:
    table = f"""{WITHOUT_TOTAL.rstrip()}
    01      all         60
    02      all         40
    0       all        500
    """
    panel = panel_from_text(table, total_industry="all").with_groups({"valley": ("01", "02")})
    profile = industry_profile(panel, 2018)
    assert profile.employment[2] == pytest.approx([50, np.nan], nan_ok=True)
    assert profile.share[2] == pytest.approx([0.5, np.nan], nan_ok=True)


def test_an_industry_that_nobody_in_the_nation_works_in_has_no_quotient() -> None:
    profile = industry_profile(
        panel_from_text("""
            region  industry  2018
            01      farming     20
            01      solar        0
            0       farming    100
            0       solar        0
        """),
        2018,
    )
    assert np.isnan(profile.location_quotient[0, 1])
    assert profile.share[0, 1] == 0


def test_residents_of_several_municipalities_are_added_before_shares_are_taken() -> None:
    found = resident_shares(panel_from_text(TABLE), ["01", "02"])
    assert found.employment[0].tolist() == [20, 30]
    assert found.share[0] == pytest.approx([0.4, 0.6])
    assert found.total.tolist() == [50]


def test_shares_of_residents_are_of_all_of_them_though_the_groups_need_not_be() -> None:
    panel = panel_from_text(
        """
        region  industry  2018  2019
        01      all         50    40
        01      farming     20    10
        0       all        500   500
        0       farming    100   100
        """,
        total_industry="all",
    )
    assert resident_shares(panel, ["01"]).share == pytest.approx(np.array([[0.4], [0.25]]))


def test_residents_of_an_unknown_municipality_are_refused() -> None:
    panel = panel_from_text("""
        region  industry  2018
        01      farming     20
        0       farming    100
    """)
    with pytest.raises(ParameterError, match="'03'"):
        resident_shares(panel, ["03"])
