"""What Telemarksforsking's published results obey, for every municipality and region."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

EFFECTS = ["national", "industry", "population_effect", "attractiveness"]

# percentage points: five figures of two decimals; and a mean of such figures
IDENTITY = 0.025
WEIGHTED_MEAN = 0.011
# one figure of two decimals, and the dust of floats
HALF_A_HUNDREDTH = 0.005 + 1e-9
YEARS = range(2004, 2017)


@pytest.fixture(scope="module", params=["private", "total"])
def published(request: pytest.FixtureRequest, shared: Path) -> pd.DataFrame:
    return pd.read_csv(shared / f"reference/telemarksforsking/{request.param}_jobs_2003_2016.csv")


@pytest.fixture(scope="module")
def private(shared: Path) -> pd.DataFrame:
    return pd.read_csv(shared / "reference/telemarksforsking/private_jobs_2003_2016.csv")


def with_start(table: pd.DataFrame) -> pd.DataFrame:
    """Return the years from the second on, with the jobs of the year before."""
    ordered = table.sort_values(["level", "code", "name", "year"])
    start = ordered.groupby(["level", "code", "name"], dropna=False)["jobs"].shift()
    return ordered.assign(start=start).query("year in @YEARS")


def members_mean(table: pd.DataFrame, effect: str) -> pd.DataFrame:
    """Return each region's effect beside the mean of its municipalities', by jobs at the start."""
    rows = with_start(table)
    local = rows[rows["level"] == "municipality"].copy()
    local["weighted"] = local[effect] * local["start"]
    sums = local.groupby(["region", "year"])[["weighted", "start", "jobs"]].sum()
    mean = (sums["weighted"] / sums["start"]).rename("mean")
    regions = rows[rows["level"] == "region"].set_index(["name", "year"])
    joined = regions.join(mean.rename_axis(["name", "year"])).join(
        sums["jobs"].rename("members").rename_axis(["name", "year"])
    )
    assert not joined["mean"].isna().any()
    return joined


def test_growth_is_the_sum_of_the_four_effects(published: pd.DataFrame) -> None:
    rest = published["job_growth"] - published[EFFECTS].sum(axis=1)
    assert len(published) > 7000
    assert rest.abs().max() <= IDENTITY


def test_a_regions_jobs_are_the_sum_of_its_municipalities(published: pd.DataFrame) -> None:
    joined = members_mean(published, "industry")
    assert len(joined) == 85 * len(YEARS)
    assert (joined["jobs"] == joined["members"]).all()


def test_a_regions_industry_effect_is_the_mean_of_its_municipalities(private: pd.DataFrame) -> None:
    joined = members_mean(private, "industry")
    assert (joined["industry"] - joined["mean"]).abs().max() <= WEIGHTED_MEAN


@pytest.mark.parametrize("effect", ["population_effect", "attractiveness"])
def test_its_population_effect_and_attractiveness_are_not(
    effect: str, private: pd.DataFrame
) -> None:
    joined = members_mean(private, effect)
    assert (joined[effect] - joined["mean"]).abs().max() > 10 * WEIGHTED_MEAN


def test_the_population_effect_follows_last_years_growth_and_not_this_years(
    private: pd.DataFrame,
) -> None:
    regions = private[private["level"] == "region"].sort_values(["name", "year"])
    local = private[private["level"] == "municipality"]
    people = local.groupby("year")["population"].sum()
    nation = 100 * (people.shift(-1) / people - 1)
    gap = regions["population_growth"] - regions["year"].map(nation)
    lagged = gap.groupby(regions["name"]).shift()
    known = lagged.notna() & gap.notna()
    effect = regions.loc[known, "population_effect"]
    last, this = (np.corrcoef(effect, one[known])[0, 1] for one in (lagged, gap))
    assert last > 0.97
    assert this < 0.9


def test_beside_last_years_growth_this_years_adds_nothing(private: pd.DataFrame) -> None:
    regions = private[private["level"] == "region"].sort_values(["name", "year"])
    local = private[private["level"] == "municipality"]
    people = local.groupby("year")["population"].sum()
    gap = regions["population_growth"] - regions["year"].map(100 * (people.shift(-1) / people - 1))
    gaps = pd.DataFrame({"last": gap.groupby(regions["name"]).shift(), "this": gap}).dropna()
    effect = regions.loc[gaps.index, "population_effect"]
    (last, this), *_ = np.linalg.lstsq(gaps.to_numpy(), effect.to_numpy(), rcond=None)
    # a common slope of 0.367 for regions, and 0.00 for the year itself
    assert last == pytest.approx(0.367, abs=0.005)
    assert this == pytest.approx(0, abs=0.01)


def test_growth_is_from_the_year_before_and_population_growth_to_the_year_after(
    published: pd.DataFrame,
) -> None:
    table = published.sort_values(["level", "code", "name", "year"])
    places = table.groupby(["level", "code", "name"], dropna=False)
    jobs = 100 * (table["jobs"] / places["jobs"].shift() - 1)
    people = 100 * (places["population"].shift(-1) / table["population"] - 1)
    assert (jobs - table["job_growth"]).abs().max() <= HALF_A_HUNDREDTH
    assert (people - table["population_growth"]).abs().max() <= HALF_A_HUNDREDTH


def test_our_account_of_glamdal_is_theirs_within_rounding(shared: Path) -> None:
    from regionanalysis.study import open_region  # noqa: PLC0415 - not needed by the others

    theirs = pd.read_csv(shared / "reference/telemarksforsking/glamdal_private.csv")
    account = open_region().account
    names = {"national_share": "j_nat", "industry_mix": "j_bra", "population_effect": "j_bef"}
    for effect, column in (names | {"attractiveness": "j_natt"}).items():
        np.testing.assert_allclose(account.jobs(effect), theirs[column], atol=0.05)
