"""Every county from 2008 to 2018, on Statistics Norway's county-distributed national accounts.

Table 11713, published 13.12.2021, in thousands with one decimal; an empty figure is undisclosed.
"""

from pathlib import Path

import pandas as pd
import pytest

from regionanalysis.errors import UnknownCellsError
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.shiftshare import shift_share

TOTAL = "Totalt for næringer"
# a sum of others that are in the table too
MAINLAND = "Fastlands-Norge"

# figures are published with one decimal
ROUNDING = 0.05
# the expected figures are written with two decimals
TWO_DECIMALS = 0.005

HEDMARK = "04"
NOT_IN_FORCE_THROUGHOUT = ("16", "17", "50")


@pytest.fixture(scope="module")
def panel(shared: Path) -> EmploymentPanel:
    path = shared / "data" / "ssb_11713_county_industry" / "employment.csv"
    table = pd.read_csv(path, dtype={"region_code": str}).rename(
        columns={"region_code": "region", "employed_thousand": "employment"}
    )
    table = table[
        (table["level"] == 0) & (table["industry"] != MAINLAND) & table["year"].between(2008, 2018)
    ]
    # a code that is not in force has nothing but zeros and empty cells
    in_force = table.groupby(["region", "year"])["employment"].transform(
        lambda jobs: jobs.sum() > 0
    )
    return panel_from_frame(
        table[in_force], total_industry=TOTAL, rounding=ROUNDING, unit="1 000 persons"
    )


def test_the_nation_and_the_counties_are_a_panel_within_their_rounding(
    panel: EmploymentPanel,
) -> None:
    assert (len(panel.regions), len(panel.industries)) == (20, 24)
    assert panel.nation_total[[0, -1]].tolist() == [2569.7, 2792.4]


def test_undisclosed_figures_are_refused_unless_they_are_left_out(panel: EmploymentPanel) -> None:
    # the nation's own are named first: every region is measured against them
    with pytest.raises(UnknownCellsError) as caught:
        shift_share(panel)
    assert caught.value.evidence == (("0", "Boligtjenester, egen bolig"),) * 2
    assert shift_share(panel, missing="drop").n_excluded.sum() > 0


def test_hedmark_gained_what_its_industries_and_itself_took_from_the_nations_growth(
    panel: EmploymentPanel,
) -> None:
    hedmark = shift_share(panel, missing="drop").region(HEDMARK)
    effects = {
        "national_share": hedmark.total_national_share,
        "industry_mix": hedmark.total_industry_mix,
        "regional_shift": hedmark.total_regional_shift,
        "undisclosed": hedmark.undisclosed,
    }
    assert effects == pytest.approx(
        {
            "national_share": 7.56,
            "industry_mix": -0.20,
            "regional_shift": -1.46,
            "undisclosed": -0.10,
        },
        abs=TWO_DECIMALS,
    )
    assert sum(effects.values()) == pytest.approx(93.0 - 87.2)


def test_the_effects_and_the_undisclosed_part_are_the_change_of_every_county(
    panel: EmploymentPanel,
) -> None:
    totals = shift_share(panel, missing="drop").totals()
    parts = totals[["national_share", "industry_mix", "regional_shift", "undisclosed"]]
    published = pd.Series(panel.region_total[-1] - panel.region_total[0], index=panel.regions)
    for county, change in parts.sum(axis=1).items():
        assert change == pytest.approx(published[str(county)])


def test_counties_merged_in_2018_are_absent_and_all_others_are_there(
    panel: EmploymentPanel,
) -> None:
    result = shift_share(panel, missing="drop")
    assert result.absent == NOT_IN_FORCE_THROUGHOUT
    assert sorted(result.regions + result.absent) == list(panel.regions)
