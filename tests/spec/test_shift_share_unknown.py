"""Shift-share where figures are unknown: refused, or left out and counted, never zero."""

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.errors import UnknownCellsError
from regionanalysis.shiftshare import shift_share, shift_share_by_year

UNKNOWN_TECH = """
    region  industry  2008  2018
    valley  farming    100    95
    valley  tech        50     ?
    0       farming    500   450
    0       tech       500   650
"""


UNKNOWN_TECH_WITH_TOTALS = f"""{UNKNOWN_TECH.rstrip()}
    valley  all        150   165
    0       all       1000  1100
"""


def test_an_unknown_figure_is_refused_and_its_cell_named() -> None:
    with pytest.raises(
        UnknownCellsError, match=r"2008-2018 needs .* unknown: region valley, industry tech"
    ) as caught:
        shift_share(panel_from_text(UNKNOWN_TECH))
    assert caught.value.evidence == (("valley", "tech"),)
    assert 'missing="drop"' in caught.value.remedy


def test_the_refusal_names_three_cells_and_counts_the_rest() -> None:
    panel = panel_from_text("""
        region  industry  2008  2018
        east    farming      ?     1
        east    fishing      1     ?
        east    solar        ?     ?
        east    tech         ?     ?
        west    farming      1     1
        0       farming    100   100
        0       fishing    100   100
        0       solar      100   100
        0       tech       100   100
    """)
    with pytest.raises(UnknownCellsError, match=r"industry solar and 4 more") as caught:
        shift_share(panel)
    assert len(caught.value.evidence) == 4 + 3


def test_a_figure_unknown_in_a_year_between_is_no_matter_to_the_classic_method() -> None:
    panel = panel_from_text("""
        region  industry  2008  2009  2010
        valley  farming    100     ?    95
        0       farming    500   500   450
    """)
    assert shift_share(panel).region("valley").total_regional_shift == pytest.approx(5)
    with pytest.raises(UnknownCellsError):
        shift_share_by_year(panel)


def test_a_cell_left_out_is_empty_and_counted_and_the_others_stand() -> None:
    result = shift_share(panel_from_text(UNKNOWN_TECH), missing="drop")
    valley = result.region("valley")
    assert list(result.n_excluded) == [1]
    for effect in (valley.change, valley.national_share, valley.industry_mix):
        assert np.isnan(effect).tolist() == [False, True]
    assert valley.regional_shift == pytest.approx([5, np.nan], nan_ok=True)


def test_a_known_total_shows_what_the_cells_left_out_hold() -> None:
    panel = panel_from_text(UNKNOWN_TECH_WITH_TOTALS, total_industry="all")
    valley = shift_share(panel, missing="drop").region("valley")
    assert valley.total_change == 165 - 150
    assert valley.total_national_share == pytest.approx(15)
    assert valley.total_industry_mix == pytest.approx(-20)
    assert valley.total_regional_shift == pytest.approx(5)
    assert valley.undisclosed == pytest.approx(15 - (15 - 20 + 5))


def test_without_a_total_what_is_left_out_is_unknown_too() -> None:
    result = shift_share(panel_from_text(UNKNOWN_TECH), missing="drop")
    valley = result.region("valley")
    assert list(result.total_known) == [False]
    assert np.isnan(valley.undisclosed)
    assert (valley.start, valley.end) == (100, 95)


def test_unknown_is_never_zero() -> None:
    zero = panel_from_text(UNKNOWN_TECH.replace("?", "0"))
    lost = shift_share(zero).region("valley")
    unknown = shift_share(panel_from_text(UNKNOWN_TECH), missing="drop").region("valley")
    assert lost.total_regional_shift == pytest.approx(5 - 65)
    assert unknown.total_regional_shift == pytest.approx(5)


def test_a_missing_row_is_unknown_when_the_region_is_there() -> None:
    panel = panel_from_text(UNKNOWN_TECH.replace("?", "-"))
    with pytest.raises(UnknownCellsError) as caught:
        shift_share(panel)
    assert caught.value.evidence == (("valley", "tech"),)


def test_an_industry_unknown_for_the_nation_is_left_out_of_every_region() -> None:
    result = shift_share(
        panel_from_text("""
            region  industry  2008  2018
            east    farming     10    10
            east    tech        10    10
            west    farming     10    10
            west    tech        10    10
            0       farming    100   120
            0       tech         ?   100
        """),
        missing="drop",
    )
    assert list(result.n_excluded) == [1, 1]
    assert result.reference_growth == pytest.approx(0.2)
    assert result.region("east").total_regional_shift == pytest.approx(10 - 12)


def test_year_by_year_a_cell_unknown_in_one_year_is_left_out_of_all() -> None:
    panel = panel_from_text(
        """
        region  industry  2008  2009  2010
        valley  farming    100   100    95
        valley  tech        50     ?    50
        valley  all        150   155   145
        0       farming    500   500   500
        0       tech       500   500   500
        0       all       1000  1000  1000
        """,
        total_industry="all",
    )
    result = shift_share_by_year(panel, missing="drop")
    assert np.isnan(result.change[:, 0, :]).tolist() == [[False, True], [False, True]]
    assert result.undisclosed[:, 0] == pytest.approx([5, -5])
