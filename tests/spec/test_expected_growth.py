"""Expected growth and attractiveness, all places at once."""

from dataclasses import replace

import numpy as np
import pytest

from builders import panel_from_text
from published_levels import (
    mixed_national,
    recovered_b,
    weighted_mean_of_members,
)
from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.errors import (
    IdentityError,
    InputError,
    ParameterError,
    SeriesBreakError,
    UnknownCellsError,
)
from regionanalysis.model.expected_growth import expected_growth
from regionanalysis.model.expected_growth_results import ExpectedGrowth
from regionanalysis.model.population_response import PopulationResponse
from regionanalysis.model.published import EFFECTS
from regionanalysis.panel.employment import UNALLOCATED
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.panel.sectors import of_sector

# the nation grows ten per cent: farming not at all, shops twenty; a hundred jobs are at sea
TABLE = """
    region  industry  2018  2019
    dal     farming     80    76
    dal     shops       20    26
    vik     farming     50    55
    vik     shops      150   170
    0       farming    250   250
    0       shops      250   300
"""
# two per cent fewer people, one per cent more, and the nation's number stands still
PEOPLE = """
    region  industry  2018  2019
    dal     people    1000   980
    vik     people    2000  2020
    0       people    5000  5000
"""
BETA = PopulationResponse.given({"farming": 0.5, "shops": 1.0})
SECTORS = {"farming": "private", "shops": "public"}
BOTH = {"both": ("dal", "vik")}


def people(table: str = PEOPLE) -> PopulationPanel:
    """Return inhabitants from a text table."""
    read = panel_from_text(table)
    return PopulationPanel(
        read.years, read.regions, read.region_names, read.employment[:, :, 0], read.nation[:, 0]
    )


@pytest.fixture
def result() -> ExpectedGrowth:
    return expected_growth(panel_from_text(TABLE).with_groups(BOTH), people(), BETA)


def of(result: ExpectedGrowth, place: str) -> dict[str, float]:
    """Return a place's only year, in jobs."""
    at = result.position(place)
    return {name: float(result.jobs(name)[0, at]) for name in ("growth", "expected", *EFFECTS)}


def test_growth_is_what_was_expected_and_attractiveness(result: ExpectedGrowth) -> None:
    assert of(result, "dal") == pytest.approx(
        {
            "growth": 2,
            "national_share": 10,
            # 80 at ten per cent less than the nation and 20 at ten more
            "industry_mix": -8 + 2,
            # 80 · 0.5 + 20 · 1 jobs follow people, who are two per cent fewer
            "population_effect": 60 * -0.02,
            "expected": 2.8,
            "attractiveness": -0.8,
        }
    )
    assert of(result, "vik") == pytest.approx(
        {
            "growth": 25,
            "national_share": 20,
            "industry_mix": -5 + 15,
            "population_effect": 175 * 0.01,
            "expected": 31.75,
            "attractiveness": -6.75,
        }
    )


def test_per_cent_is_of_the_jobs_the_year_before(result: ExpectedGrowth) -> None:
    at = result.position("vik")
    assert result.percent("growth")[0, at] == pytest.approx(12.5)
    assert result.percent("attractiveness")[0, at] == pytest.approx(-3.375)
    assert result.percent("structural")[0, at] == pytest.approx(5 + 0.875)
    assert result.b[0] == pytest.approx([0.6, 0.875, 0.7, 235 / 300])
    assert result.gap[0, :2] == pytest.approx([-2, 1])


def test_a_group_is_a_place_of_its_own_and_not_its_members_added(result: ExpectedGrowth) -> None:
    both = of(result, "both")
    assert both["national_share"] == pytest.approx(30)
    assert both["industry_mix"] == pytest.approx(-6 + 10)
    # as many people together as before, although 20 have moved: not −1.2 + 1.75
    assert both["population_effect"] == pytest.approx(0)
    assert both["attractiveness"] == pytest.approx(27 - 30 - 4)
    assert both["growth"] == 27


def test_with_the_jobs_in_no_region_the_industry_mix_is_nobodys(result: ExpectedGrowth) -> None:
    assert result.places == ("dal", "vik", UNALLOCATED, "both")
    sea = of(result, UNALLOCATED)
    assert sea["industry_mix"] == pytest.approx(-12 + 8)
    assert result.jobs("industry_mix")[0, :3].sum() == pytest.approx(0)
    assert sea["population_effect"] == 0
    assert np.isnan(result.gap[0, 2])
    left_out = expected_growth(panel_from_text(TABLE), people(), BETA, unallocated="drop")
    assert left_out.places == ("dal", "vik")
    assert left_out.jobs("industry_mix").sum() == pytest.approx(-sea["industry_mix"])


def test_the_nation_grows_as_the_nation() -> None:
    everybody = {"nation": ("dal", "vik", UNALLOCATED)}
    panel = panel_from_text(TABLE).with_unallocated().with_groups(everybody)
    nation = of(expected_growth(panel, people(), BETA), "nation")
    assert nation["national_share"] == pytest.approx(nation["growth"]) == pytest.approx(50)
    assert nation["industry_mix"] == pytest.approx(0)


def test_a_place_with_the_nations_industries_has_no_industry_mix() -> None:
    even = panel_from_text(TABLE.replace("80    76", "20    76"))
    assert of(expected_growth(even, people(), BETA), "dal")["industry_mix"] == pytest.approx(0)


def test_nobody_in_an_industry_is_no_fault() -> None:
    empty = panel_from_text(TABLE.replace("20    26", " 0     6"))
    dal = of(expected_growth(empty, people(), BETA), "dal")
    assert dal["industry_mix"] == pytest.approx(-8)
    assert dal["attractiveness"] == pytest.approx(82 - 80 - (8 - 8 - 0.8))


def test_an_industry_in_which_nobody_works_changes_nothing(result: ExpectedGrowth) -> None:
    idle = panel_from_text(
        f"{TABLE}    dal  whaling  0  0\n    vik  whaling  0  0\n    0  whaling  0  0\n"
    )
    beta = PopulationResponse.given({"whaling": np.nan, "shops": 1.0, "farming": 0.5})
    more = expected_growth(idle.with_groups(BOTH), people(), beta)
    for name in EFFECTS:
        np.testing.assert_allclose(more.jobs(name), result.jobs(name), atol=1e-12)


def test_population_growth_is_last_years_and_no_later() -> None:
    table = """
        region  industry  2017  2018  2019
        dal     shops      100   100   100
    """
    moved = """
        region  industry  2017  2018  2019
        dal     people    1000  1000  1050
        0       people    5000  5000  5000
    """
    beta = PopulationResponse.given({"shops": 1.0})
    found = expected_growth(panel_from_text(table), people(moved), beta)
    # people on 1 January 2019 came in 2018, and are in the shops by the end of 2019
    assert found.years == (2018, 2019)
    assert found.jobs("population_effect")[:, 0] == pytest.approx([0, 5])


def test_effects_add_over_years_in_jobs_and_not_in_per_cent() -> None:
    table = """
        region  industry  2017  2018  2019
        dal     shops      100   150   120
        vik     shops      100   100   150
    """
    standing = """
        region  industry  2017  2018  2019
        dal     people    1000  1010  1000
        vik     people    1000   980  1000
    """
    beta = PopulationResponse.given({"shops": 0.4})
    found = expected_growth(panel_from_text(table), people(standing), beta)
    account = found.account().region("dal")
    # the nation grew 25 per cent and then 8
    assert account.total().change == 20
    assert account.remainder == pytest.approx([0, 0])
    assert account.relative == pytest.approx([50 - 25, -30 - 12])
    assert found.percent("growth")[:, 0].sum() == pytest.approx(50 - 20)


def test_with_sectors_every_job_grows_as_its_sector_in_the_nation() -> None:
    panel, inhabitants = panel_from_text(TABLE).with_groups(BOTH), people()
    found = expected_growth(panel, inhabitants, BETA, sectors=SECTORS)
    # 80 farmers at 0 per cent and 20 in shops at 20; each sector here is one industry
    assert of(found, "dal")["national_share"] == pytest.approx(4)
    assert of(found, "dal")["industry_mix"] == pytest.approx(0)
    share = np.array([[0.8, 0.25]])
    assert found.percent("national_share")[:, :2] == pytest.approx(
        mixed_national(share, np.array([0.0]), np.array([20.0]))
    )


def test_all_jobs_are_private_and_public_jobs_added() -> None:
    panel, inhabitants = panel_from_text(TABLE).with_groups(BOTH), people()
    found = expected_growth(panel, inhabitants, BETA, sectors=SECTORS)
    apart = [
        expected_growth(of_sector(panel, SECTORS, sector), inhabitants, BETA)
        for sector in ("private", "public")
    ]
    assert found.places == apart[0].places
    np.testing.assert_allclose(found.level, apart[0].level + apart[1].level)
    for name in EFFECTS:
        together = apart[0].jobs(name) + apart[1].jobs(name)
        np.testing.assert_allclose(found.jobs(name), together, atol=1e-12)


def test_the_population_effect_is_as_uncertain_as_its_coefficients() -> None:
    beta = replace(BETA, cov=np.array([[0.04, 0.0], [0.0, 0.09]]))
    found = expected_growth(panel_from_text(TABLE), people(), beta)
    # dal: √((80 · 0.2)² + (20 · 0.3)²) jobs for one per cent
    assert found.standard_error[0, 0] == pytest.approx(np.hypot(16, 6) * 0.02)
    assert found.standard_error[0, 2] == 0
    # of given coefficients nothing is known
    given = expected_growth(panel_from_text(TABLE), people(), BETA)
    assert np.isnan(given.standard_error[0, :2]).all()
    # and one that is not known makes those places uncertain that have the industry
    half = replace(BETA, cov=np.array([[0.04, np.nan], [np.nan, np.nan]]))
    farm = panel_from_text(TABLE.replace("20    26", " 0     0"))
    errors = expected_growth(farm, people(), half).standard_error[0]
    assert errors[0] == pytest.approx(16 * 0.02)
    assert np.isnan(errors[1])


def test_unknown_cells_are_refused_or_left_out_and_counted() -> None:
    hidden = panel_from_text(TABLE.replace("20    26", " ?    26")).with_groups(BOTH)
    with pytest.raises(UnknownCellsError, match="region dal, industry shops"):
        expected_growth(hidden, people(), BETA)
    found = expected_growth(hidden, people(), BETA, missing="drop")
    assert found.n_excluded.tolist() == [1, 0, 1, 1]
    # what is known of dal is its farmers
    assert of(found, "dal")["industry_mix"] == pytest.approx(-8)
    assert of(found, "dal")["population_effect"] == pytest.approx(40 * -0.02)
    assert found.b[0, 0] == pytest.approx(0.5)


def test_what_a_stated_total_has_beyond_the_known_cells_is_undisclosed() -> None:
    table = TABLE.replace("20    26", " ?    26").replace("80    76", " 80    76")
    totals = "    dal  all  100  102\n    vik  all  200  225\n    0  all  500  550\n"
    hidden = panel_from_text(table + totals, total_industry="all")
    found = expected_growth(hidden, people(), BETA, missing="drop")
    # 20 jobs at the nation's ten per cent are 2; six came, and four are nobody's
    assert of(found, "dal")["national_share"] == pytest.approx(10)
    assert found.undisclosed[0, 0] == pytest.approx(4)
    assert found.account().remainder_kind == "undisclosed"
    assert found.account().region("dal").remainder == pytest.approx([4])


def test_unknown_inhabitants_are_refused_or_leave_no_population_effect() -> None:
    hidden = people(PEOPLE.replace("2000  2020", "2000     ?"))
    panel = panel_from_text(TABLE).with_groups(BOTH)
    with pytest.raises(UnknownCellsError, match="vik in 2019"):
        expected_growth(panel, hidden, BETA)
    found = expected_growth(panel, hidden, BETA, missing="drop")
    assert np.isnan(found.jobs("population_effect")[0]).tolist() == [False, True, False, True]
    assert np.isnan(found.jobs("attractiveness")[0]).tolist() == [False, True, False, True]
    assert of(found, "vik")["industry_mix"] == pytest.approx(10)


def test_a_region_that_is_not_there_every_year_has_no_row() -> None:
    new = panel_from_text(f"{TABLE}    ny  shops  -  1\n").with_groups({"all": ("dal", "ny")})
    found = expected_growth(new, people(), BETA, missing="drop")
    assert found.places == ("dal", "vik", UNALLOCATED)
    assert found.absent == ("ny", "all")


def test_a_table_has_one_row_a_year_and_place(result: ExpectedGrowth) -> None:
    table = result.to_frame().droplevel("year")
    assert list(table.index) == list(result.places)
    assert table.loc["dal", "attractiveness"] == pytest.approx(-0.8)
    assert table.loc["both", "start"] == 300


def test_what_does_not_fit_is_refused(result: ExpectedGrowth) -> None:
    panel = panel_from_text(TABLE)
    with pytest.raises(ParameterError, match="no coefficient for industry shops"):
        expected_growth(panel, people(), PopulationResponse.given({"farming": 1}))
    unknown = PopulationResponse.given({"farming": 1, "shops": np.nan})
    with pytest.raises(ParameterError, match="jobs in industry shops and no estimate"):
        expected_growth(panel, people(), unknown)
    with pytest.raises(ParameterError, match="no sector for industry shops"):
        expected_growth(panel, people(), BETA, sectors={"farming": "private"})
    with pytest.raises(ParameterError, match=r"'publik'.*public"):
        of_sector(panel, SECTORS, "publik")
    with pytest.raises(ParameterError, match="'dal' has the code of a region"):
        expected_growth(panel.with_groups({"dal": ("vik",)}), people(), BETA)
    with pytest.raises(ParameterError, match="'none' has no members"):
        expected_growth(panel.with_groups({"none": ()}), people(), BETA)
    with pytest.raises(ParameterError, match=r"'dall'.*dal"):
        result.position("dall")
    with pytest.raises(ParameterError, match=r"'industry'.*industry_mix"):
        result.percent("industry")


def test_a_break_is_not_crossed_unsaid() -> None:
    broken = panel_from_text(TABLE, breaks=(SeriesBreak(2018, "jobs", "source", "Statistics"),))
    with pytest.raises(SeriesBreakError, match="2018/2019"):
        expected_growth(broken, people(), BETA)
    found = expected_growth(broken, people(), BETA, breaks="flag")
    assert found.account().region("dal").breaks == broken.breaks


def test_a_result_that_does_not_add_up_is_refused(result: ExpectedGrowth) -> None:
    more = {**result.effects, "attractiveness": result.effects["attractiveness"] + 1}
    with pytest.raises(IdentityError, match="do not add up"):
        replace(result, effects=more)
    with pytest.raises(InputError, match="gap has shape"):
        replace(result, gap=result.gap[:, 1:])
    with pytest.raises(InputError, match="they must be"):
        replace(result, effects={"growth": result.growth})


def test_b_is_recovered_where_the_gap_is_not_tiny() -> None:
    effect = np.array([[-0.40], [0.02], [0.30]])
    gap = np.array([[-1.0], [0.1], [1.0]])
    assert recovered_b(effect, gap)[:, 0] == pytest.approx([0.4, np.nan, 0.3], nan_ok=True)
    # from the year itself and half as much from those beside it
    near = (0.5 * 0.40 + 0.002 + 0.5 * 0.30) / (0.5 + 0.01 + 0.5)
    assert recovered_b(effect, gap, nearness=0.5)[:, 0] == pytest.approx([0.4, near, 0.3])
    with pytest.raises(InputError, match="effect has shape"):
        recovered_b(effect, gap[1:])


def test_members_count_by_their_weights() -> None:
    values, weights = np.array([[1.0, 4.0, 9.0, 5.0]]), np.array([[2.0, 1.0, 1.0, 0.0]])
    means = weighted_mean_of_members(values, weights, [[0, 1], [2], [3]])
    assert means[0] == pytest.approx([2, 9, np.nan], nan_ok=True)


LONGER = """
    region  industry  2017  2018  2019  2020
    dal     farming     70    80    76    80
    dal     shops       30    20    26    20
    vik     farming     50    50    55    50
    vik     shops      100   150   170   100
    0       farming    300   250   250   250
    0       shops      200   250   300   200
"""
LONGER_PEOPLE = """
    region  industry  2017  2018  2019  2020
    dal     people    1100  1000   980   900
    vik     people    1900  2000  2020  2100
    0       people    4800  5000  5000  5100
"""


def test_years_that_are_asked_for_are_those_of_a_panel_with_no_others() -> None:
    panel = panel_from_text(LONGER, groups=BOTH)
    found = expected_growth(panel, people(LONGER_PEOPLE), BETA, start_year=2018, end_year=2019)
    short = panel_from_text(TABLE, groups=BOTH)
    assert found.years == (2019,)
    same = expected_growth(short, people(), BETA)
    for name in EFFECTS:
        np.testing.assert_allclose(found.effects[name], same.effects[name])
    assert (found.unit, found.response, found.members) == ("persons", BETA, BOTH)


def test_a_place_of_one_job_follows_people_as_any_other() -> None:
    tiny = TABLE.replace("    80    76", "     0     0").replace("    20    26", "     1     1")
    found = expected_growth(panel_from_text(tiny), people(), BETA)
    at = found.places.index("dal")
    # its one job is in shops, whose coefficient is one; two per cent fewer people there
    assert found.b[0, at] == pytest.approx(1.0)
    assert found.effects["population_effect"][0, at] == pytest.approx(-0.02)


def test_a_coefficient_is_needed_of_an_industry_of_one_job() -> None:
    tiny = TABLE + "    dal     fishing      1     1\n    vik     fishing      0     0\n"
    tiny += "    0       fishing      1     1\n"
    with pytest.raises(ParameterError, match="fishing"):
        expected_growth(panel_from_text(tiny), people(), BETA)
