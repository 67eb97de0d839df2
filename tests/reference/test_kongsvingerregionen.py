"""The figures on Kongsvingerregionen that others have published come out of the committed data."""

import numpy as np
import pytest

from regionanalysis.model.account import RegionAccount
from regionanalysis.presentation.tables.effects import members, waterfall_rest
from regionanalysis.study import RegionStudy, open_region

# jobs: percentages of two decimals, on 13 000 jobs for fourteen years
ROUNDING = 3


@pytest.fixture(scope="module")
def study() -> RegionStudy:
    return open_region()


@pytest.fixture(scope="module")
def account(study: RegionStudy) -> RegionAccount:
    assert isinstance(study.account, RegionAccount)
    return study.account


def test_the_region_lost_910_private_jobs_from_2002_to_2016(account: RegionAccount) -> None:
    result = account.total()
    assert (result.start, result.end, result.change) == (13347, 12437, -910)
    assert 100 * result.growth == pytest.approx(-6.8, abs=0.05)


def test_the_effects_are_1449_and_minus_773_839_and_752(account: RegionAccount) -> None:
    assert account.total().effects == pytest.approx(
        {
            "national_share": 1449,
            "industry_mix": -773,
            "population_effect": -839,
            "attractiveness": -752,
        },
        abs=ROUNDING,
    )


def test_grue_is_furthest_behind_by_share_and_kongsvinger_in_jobs(study: RegionStudy) -> None:
    accounts = study.data.member_accounts
    assert accounts is not None
    table = members(accounts, study.context, study.language)
    rows = {row[0]: row for row in table.rows}
    assert table.columns[9] == "Avstand, prosent av arbeidsplassene i 2002"
    assert next(iter(rows)) == "Grue"
    assert rows["Grue"][9] == "−24,8\N{NO-BREAK SPACE}%"
    assert rows["Kongsvinger"][7] == "−614"
    shares = [float(row[9][1:5].replace(",", ".")) for row in table.rows]
    assert shares == sorted(shares, reverse=True)


def test_the_gap_is_2361_jobs_68_per_cent_structural(account: RegionAccount) -> None:
    result = account.total()
    assert result.published_gap == pytest.approx(-2361, abs=ROUNDING)
    # 1 449 with the nation, and 910 fewer
    assert round(result.gap) == -2359
    assert result.structural == pytest.approx(-1612, abs=ROUNDING)
    assert round(100 * result.share_of_gap("structural")) == 68
    assert round(100 * result.share_of_gap("attractiveness")) == 32


def test_the_four_add_to_minus_915_and_the_rest_is_rounding(account: RegionAccount) -> None:
    result = account.total()
    assert sum(round(jobs) for jobs in result.effects.values()) == -915
    assert waterfall_rest(result) == 5
    assert result.remainder == pytest.approx(result.change - sum(result.effects.values()))
    assert result.remainder_kind == "rounding"


def test_the_period_crosses_the_break_in_the_register(account: RegionAccount) -> None:
    assert [one.label for one in account.total().breaks] == ["2014/2015"]


def test_up_to_the_break_the_gap_is_2314(account: RegionAccount) -> None:
    before = account.before_break()
    assert before is not None
    result = before.total()
    assert (result.start, result.end, result.breaks) == (13347, 13037, ())
    assert result.published_gap == pytest.approx(-2314, abs=ROUNDING)
    parts = [result.effects[e] for e in ("industry_mix", "population_effect", "attractiveness")]
    assert parts == pytest.approx([-758, -702, -856], abs=ROUNDING)


def test_the_municipalities_of_norway_grew_by_10_9_per_cent(study: RegionStudy) -> None:
    assert round(study.need("comparison").national_growth, 1) == 10.9


def test_the_region_is_number_75_of_85(study: RegionStudy) -> None:
    ranking = study.data.ranking
    assert ranking is not None
    assert (ranking.rank, ranking.regions) == (75, 85)
    # and has no number where the others' figures are of other years
    assert open_region(start_year=2003, end_year=2014).data.ranking is None


@pytest.mark.parametrize(
    ("effect", "t"), [("attractiveness", -1.0), ("industry_mix", -3.1), ("population_effect", -21)]
)
def test_structure_is_certain_and_attractiveness_is_not(
    effect: str, t: float, account: RegionAccount
) -> None:
    found = account.significance(effect)
    assert found is not None
    assert found.t == pytest.approx(t, rel=0.05)
    assert found.certain == (effect != "attractiveness")


def test_attractiveness_is_minus_0_38_per_cent_a_year(account: RegionAccount) -> None:
    found = account.significance("attractiveness")
    assert found is not None
    assert found.mean == pytest.approx(-0.38, abs=0.005)


def test_the_town_lacks_attractiveness_and_the_countryside_the_right_industries(
    study: RegionStudy,
) -> None:
    members = {one.name: one.total().effects for one in study.need("member_accounts")}
    assert members["Kongsvinger"]["attractiveness"] == pytest.approx(-614, abs=ROUNDING)
    assert {name: effects["industry_mix"] for name, effects in members.items()} == pytest.approx(
        {
            "Kongsvinger": 5,
            "Våler": -186,
            "Åsnes": -146,
            "Grue": -144,
            "Eidskog": -117,
            "Sør-Odal": -108,
            "Nord-Odal": -77,
        },
        abs=ROUNDING,
    )


def test_the_population_effect_of_the_region_is_not_that_of_its_members(study: RegionStudy) -> None:
    members = [one.total().effects for one in study.need("member_accounts")]
    population, rest = (
        sum(one[effect] for one in members) for effect in ("population_effect", "attractiveness")
    )
    # against −839 and −752 for the region
    assert (population, rest) == pytest.approx((-804, -785), abs=ROUNDING)


def test_all_jobs_fell_by_2_5_per_cent_with_a_gap_of_3495(study: RegionStudy) -> None:
    result = study.need("total_account").total()
    assert (result.start, result.end) == (20813, 20300)
    assert result.published_gap == pytest.approx(-3495, abs=ROUNDING)
    parts = [result.effects[e] for e in ("industry_mix", "population_effect", "attractiveness")]
    assert parts == pytest.approx([-785, -1626, -1081], abs=ROUNDING)


@pytest.mark.parametrize(
    ("year", "seven", "six"), [(2014, 310, 335), (2016, -64, 35), (2017, 86, 132)]
)
def test_six_municipalities_and_seven_give_different_answers(
    year: int, seven: int, six: int, study: RegionStudy
) -> None:
    series, whole, parts = study.need("series", "all_codes", "subsets")
    (kept, left_out), *_ = parts
    assert left_out == ("Våler",)
    at = series.years.index(year) - 1
    assert np.diff(series.sum_of(whole))[at] == seven
    assert np.diff(series.sum_of(kept))[at] == six


def test_in_2014_six_grew_by_1_76_per_cent_and_seven_by_1_51(study: RegionStudy) -> None:
    at = study.need("series").years.index(2014)
    (kept, _), *_ = study.need("subsets")
    growth = []
    for codes in (kept, study.need("all_codes")):
        jobs = study.need("series").sum_of(codes)
        growth.append(round(100 * (jobs[at] / jobs[at - 1] - 1), 2))
    assert growth == [1.76, 1.51]


def test_the_members_are_more_integrated_in_2022_than_in_2017(study: RegionStudy) -> None:
    means = study.need("integration").mean_internal
    assert (round(means[0], 3), round(means[-1], 3)) == (0.418, 0.439)


def test_a_quarter_of_eidskog_works_in_kongsvinger(study: RegionStudy) -> None:
    found, names = study.need("integration"), list(study.data.member_names)
    home, work = names.index("Eidskog"), names.index("Kongsvinger")
    assert found.matrix[0, home, work] == 747
    assert round(100 * found.share_of_residents[0, home, work]) == 27


# Statistics Norway, table 03321: flows both ways of a tenth of residents or jobs
MUTUAL_PAIRS = {2017: 3, 2019: 2, 2021: 4, 2022: 4}
OUTSIDE = {
    2017: {"Nord-Odal", "Grue"},
    2018: {"Nord-Odal", "Grue", "Eidskog"},
    2019: {"Nord-Odal", "Grue", "Eidskog"},
    2020: {"Nord-Odal", "Grue"},
    2021: {"Nord-Odal"},
    2022: {"Nord-Odal"},
}


def test_all_members_but_one_depend_mutually_on_one_another(study: RegionStudy) -> None:
    integration, names = study.need("integration"), np.array(study.data.member_names)
    mutual = integration.mutually_dependent()
    pairs = dict(zip(integration.years, (mutual.sum(axis=(1, 2)) // 2).tolist(), strict=True))
    outside = {
        year: set(names[~mutual[integration.years.index(year)].any(axis=1)].tolist())
        for year in OUTSIDE
    }
    assert {year: pairs[year] for year in MUTUAL_PAIRS} == MUTUAL_PAIRS
    assert outside == OUTSIDE
    last = {frozenset((str(names[i]), str(names[k]))) for i, k in np.argwhere(np.triu(mutual[-1]))}
    assert last == {
        frozenset(("Kongsvinger", "Sør-Odal")),
        frozenset(("Kongsvinger", "Eidskog")),
        frozenset(("Grue", "Åsnes")),
        frozenset(("Åsnes", "Våler")),
    }


def test_from_vaaler_the_largest_flow_goes_to_elverum(study: RegionStudy) -> None:
    found = study.need("destinations")
    flow = found.largest(0, list(study.data.member_names).index("Våler"))
    assert [found.place_names[place] for place in flow.places] == ["Elverum"]
    assert (flow.persons, flow.hidden) == (287, False)


def test_in_2022_vaaler_leans_as_much_on_aasnes_as_on_elverum(study: RegionStudy) -> None:
    found = study.need("destinations")
    flow = found.largest(-1, list(study.data.member_names).index("Våler"))
    assert {found.place_names[place] for place in flow.places} == {"Åsnes", "Elverum"}
    assert flow.persons == 255


def test_the_largest_outside_is_known_for_vaaler_alone(study: RegionStudy) -> None:
    found = study.need("destinations")
    known = [not found.largest(-1, at, outside=True).hidden for at in range(7)]
    assert [
        name for name, is_known in zip(study.data.member_names, known, strict=True) if is_known
    ] == ["Våler"]


def test_the_region_had_53232_inhabitants_in_2015(study: RegionStudy) -> None:
    record = study.need("population")
    assert record.region[record.years.index(2015)] == 53232


def test_5968_more_moved_in_and_births_fell_7077_short(study: RegionStudy) -> None:
    change = study.need("population_change")
    assert (change.years[0], change.years[-1]) == (2000, 2025)
    assert (change.migration.sum(), change.births.sum()) == (5968, -7077)


def test_births_and_migration_meet_the_population_to_13_persons(study: RegionStudy) -> None:
    change = study.need("population_change")
    assert np.abs(change.correction).max() == 13
    by_member = np.diff(change.population, axis=0) - change.births_surplus - change.net_migration
    assert np.abs(by_member).max() <= 9


def test_people_moved_in_in_eight_years_that_jobs_fell_behind(study: RegionStudy) -> None:
    record = study.need("jobs_and_migration")
    assert record.counts() == {"in_ahead": 4, "in_behind": 8, "out_ahead": 0, "out_behind": 1}
    assert [
        year for year, same in zip(record.years, record.comparable, strict=True) if not same
    ] == [2015]


def test_hedmark_grew_less_than_its_industries_would_have_it(study: RegionStudy) -> None:
    effects = study.need("industry_effects")
    parts = (
        effects.total_national_share,
        effects.total_industry_mix,
        effects.total_regional_shift,
        effects.undisclosed,
    )
    assert (effects.start, effects.end) == (87.2, 93.0)
    assert [round(part, 2) for part in parts] == [7.56, -0.20, -1.46, -0.10]


def test_six_members_are_a_sum_of_municipalities_and_say_so() -> None:
    members = "Kongsvinger,Eidskog,Grue,Nord-Odal,Sør-Odal,Åsnes"
    six = open_region(members=members).account
    assert six.basis == "sum_of_members"
    assert six.level[-1] == 12437 - 938
    # the members' own figures added: 5 − 117 − 144 − 77 − 108 − 146, and so on
    effects = six.total().effects
    parts = [effects[e] for e in ("industry_mix", "population_effect", "attractiveness")]
    assert parts == pytest.approx([-587, -755, -924], abs=ROUNDING)


def test_the_headline_adds_up_with_what_rounding_leaves(study: RegionStudy) -> None:
    headline = study.summary().headline
    effects = ("national_share", "industry_mix", "population_effect", "attractiveness")
    total = sum(headline[name] for name in effects) + headline["remainder"]
    assert total == pytest.approx(headline["change"])
    assert 0 < abs(headline["remainder"]) < 3 * ROUNDING


def test_higher_education_is_237_per_cent_in_2025_and_142_points_below_in_2020(
    study: RegionStudy,
) -> None:
    record = study.need("education")
    assert (record.years[0], record.years[-1]) == (2000, 2025)
    assert 100 * record.share[[0, -1]] == pytest.approx([12.27, 23.70], abs=0.005)
    # the nation of table 09429: 1 547 929 of 4 412 379
    assert [record.years[i] for i in record.compared] == [2020]
    assert record.gap == pytest.approx(20.92 - 35.08, abs=0.01)


def test_higher_education_of_30_to_66_falls_behind_since_the_break(study: RegionStudy) -> None:
    record = study.need("education_adults")
    assert (record.years[0], record.years[-1]) == (2011, 2020)
    assert 100 * record.share[[0, -1]] == pytest.approx([19.77, 25.13], abs=0.005)
    assert 100 * record.nation[[0, -1]] == pytest.approx([34.24, 41.72], abs=0.005)
    assert [record.years[i] for i in record.comparable] == list(range(2014, 2021))
    assert record.gap_at(record.comparable[0]) == pytest.approx(-15.84, abs=0.01)
    assert record.gap == pytest.approx(-16.59, abs=0.01)


def test_fifteen_per_cent_innovated_in_2006_tenth_of_17_economic_regions(
    study: RegionStudy,
) -> None:
    record = study.need("innovation")
    areas = (record.region, record.county, record.nation)
    assert [area.rates["any"] for area in areas] == [15, 20, 17]
    assert (record.rank, len(record.regions)) == (10, 17)
    assert record.ties == ("Fredrikstad/Sarpsborg", "Follo")
    # two points among 243 establishments
    assert record.ordinary


def test_residents_work_more_in_manufacturing_and_farming_than_the_nation(
    study: RegionStudy,
) -> None:
    shares = study.need("structure")
    assert (shares.year, shares.first_year, shares.last_year) == (2018, 2008, 2025)
    # table 07984: 2 242 and 1 281 of 23 975
    assert shares.share == pytest.approx({"manufacturing": 0.0935, "farming": 0.0534}, abs=0.00005)
    # table 11713: 215.8 and 47.7 + 17.7 of 2 792.4 thousand
    assert shares.nation == pytest.approx(
        {"manufacturing": 215.8 / 2792.4, "farming": 65.4 / 2792.4}
    )
    assert shares.county == pytest.approx(
        {
            "manufacturing": (7.8 / 93.0) / (215.8 / 2792.4),
            "farming": (4.8 / 93.0) / (47.7 / 2792.4),
        }
    )


def test_hedmark_had_its_strongest_and_weakest_development_in_health_and_culture(
    study: RegionStudy,
) -> None:
    rows = study.need("as_nation")
    ends = rows.extremes
    assert ends is not None
    assert [rows.industry_names[i] for i in ends] == [
        "Helse- og omsorgstjenester",
        "Kultur, underholdning og annen tjenesteyting",
    ]
    # 24.6 − 20.5 · 587.6/504.1, and 3.6 − 3.7 · 109.3/89.9
    assert [rows.own[i] for i in ends] == pytest.approx([0.704, -0.898], abs=0.001)
    assert (rows.total_own, rows.undisclosed) == pytest.approx((-1.46, -0.10), abs=0.005)
    parts = study.finer_as_nation["Industri"]
    wood = parts.industries.index("Trelast-, trevare- og papirvareindustri")
    assert parts.own[wood] == pytest.approx(1.9 - 2.1 * 15.8 / 19.6)


def test_manufacturing_grew_by_33_per_cent_in_the_nation_and_all_jobs_by_69(
    study: RegionStudy,
) -> None:
    jobs = study.need("national_jobs")
    assert (jobs.start_year, jobs.end_year) == (2019, 2024)
    assert jobs.growth_of("10-33") == pytest.approx(100 * (230541 / 223171 - 1))
    assert jobs.total_growth == pytest.approx(100 * (3138533 / 2935836 - 1))
    ends = [jobs.industries[jobs.order[i]] for i in (0, -1)]
    assert ends == ["58-63", "77-82"]


def test_the_goal_since_2016_for_seven_and_for_six(study: RegionStudy) -> None:
    record = study.need("goal")
    assert (record.years[0], record.years[-1], record.total, record.target) == (
        2016,
        2022,
        441,
        700,
    )
    assert (int(record.reached.sum()), len(record.years)) == (2, 7)
    six = study.need("goal_parts")[6]
    assert (six.total, int(six.reached.sum())) == (537, 3)


def test_the_goal_in_contracts_is_apart_from_persons(study: RegionStudy) -> None:
    contracts = study.goal_contracts
    assert contracts is not None
    assert dict(zip(contracts.years, contracts.change.tolist(), strict=True)) == {
        2021: 825,
        2022: 96,
        2023: 171,
        2024: -78,
    }
