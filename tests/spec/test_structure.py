"""How much manufacturing and farming a region has, beside the nation."""

import pytest

from builders import frame_from_text, panel_from_text
from regionanalysis.indicators.concentration import (
    ResidentShares,
    industry_profile,
    resident_shares,
)
from regionanalysis.indicators.structure import structure_of_jobs, structure_of_residents
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.from_frame import panel_from_frame

RESIDENTS = """
    region  industry  2017  2018  2019
    nes     01-03        5     6     4
    nes     10-33       10     9     8
    nes     00-99      100   100   100
    vik     01-03        5     4     6
    vik     10-33       10    11    12
    vik     00-99      100   100   100
    0       01-03       99    99    99
    0       10-33       99    99    99
    0       00-99     1000  1000  1000
"""

# the county's accounts end a year before the residents' table
ACCOUNTS = """
    region  industry                     2017  2018
    04      Industri                      8.0   9.0
    04      Jordbruk_og_skogbruk          5.0   6.0
    04      Fiske,_fangst_og_akvakultur     ?     ?
    04      Alle                         90.0  90.0
    0       Industri                    220.0 200.0
    0       Jordbruk_og_skogbruk         50.0  40.0
    0       Fiske,_fangst_og_akvakultur  10.0  20.0
    0       Alle                       2000.0 2000.0
"""


def accounts_panel(text: str = ACCOUNTS) -> EmploymentPanel:
    frame = frame_from_text(text)
    frame["industry"] = frame["industry"].str.replace("_", " ")
    return panel_from_frame(frame, total_industry="Alle", find_totals=False)


def residents_of(*codes: str) -> ResidentShares:
    panel = panel_from_text(RESIDENTS, total_industry="00-99", find_totals=False)
    return resident_shares(panel, codes)


def test_residents_are_beside_the_nation_of_the_last_common_year() -> None:
    panel = accounts_panel()
    profile = industry_profile(panel, 2018)
    found = structure_of_residents(residents_of("nes", "vik"), panel, profile, "04")
    assert found is not None
    assert (found.year, found.first_year, found.last_year) == (2018, 2017, 2019)
    assert found.share == pytest.approx({"manufacturing": 0.10, "farming": 0.05})
    # farming and fishing together: 60 of 2 000
    assert found.nation == pytest.approx({"manufacturing": 0.10, "farming": 0.03})
    assert found.last == pytest.approx({"manufacturing": 0.10, "farming": 0.05})


def test_the_county_is_measured_in_the_industries_that_are_published() -> None:
    panel = accounts_panel()
    profile = industry_profile(panel, 2018)
    found = structure_of_residents(residents_of("nes"), panel, profile, "04")
    assert found is not None
    # (9/90) / (200/2000), and (6/90) / (40/2000) without the fishing that is hidden
    assert found.county == pytest.approx({"manufacturing": 1.0, "farming": 10 / 3})


def test_without_a_common_year_or_a_sector_nothing_is_said() -> None:
    panel = accounts_panel()
    later = accounts_panel(ACCOUNTS.replace("2017  2018", "2010  2011"))
    residents = residents_of("nes")
    profile = industry_profile(later, 2011)
    assert structure_of_residents(residents, later, profile, "04") is None
    lines = [line for line in ACCOUNTS.splitlines() if "Industri" not in line]
    without = accounts_panel("\n".join(lines))
    profile = industry_profile(without, 2018)
    assert structure_of_residents(residents, without, profile, "04") is None
    assert structure_of_residents(residents, panel, industry_profile(panel, 2018), "04") is not None


def test_jobs_are_beside_the_nation_of_the_same_table() -> None:
    panel = panel_from_text(RESIDENTS, total_industry="00-99", find_totals=False)
    first, last = industry_profile(panel, 2017), industry_profile(panel, 2019)
    found = structure_of_jobs(first, last, "nes", ())
    assert found is not None
    assert (found.year, found.place, found.county) == (2019, "work", {})
    assert found.share == pytest.approx({"manufacturing": 0.08, "farming": 0.04})
    assert found.first == pytest.approx({"manufacturing": 0.10, "farming": 0.05})
    assert found.nation == pytest.approx({"manufacturing": 0.099, "farming": 0.099})


def test_industries_of_other_codes_have_no_such_shares() -> None:
    panel = panel_from_text("region industry 2017 2019\n nes A 1 2\n nes C 3 4\n 0 A 9 9\n 0 C 9 9")
    first, last = industry_profile(panel, 2017), industry_profile(panel, 2019)
    assert structure_of_jobs(first, last, "nes", ()) is None
