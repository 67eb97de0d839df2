"""What holds for every growth account."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from regionanalysis.core.arrays import FloatArray
from regionanalysis.model.account import GrowthAccount, RegionAccount
from regionanalysis.model.published import (
    EFFECTS,
    PublishedEffects,
    account_of_shift_share,
    growth_account,
)
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.shiftshare import shift_share_by_year
from strategies import FIRST_YEAR, NATION, employment_tables

# jobs: floats of at most a few hundred thousand, added some dozens at a time
FLOAT_NOISE = 1e-6

# so few jobs, at most halved in a year, that growth of two decimals gives the first level exactly
FEWEST, MOST = 2000, 4000


def accounts_of(table: pd.DataFrame) -> GrowthAccount:
    return account_of_shift_share(shift_share_by_year(panel_from_frame(table)))


def assert_same(one: "FloatArray | float", other: "FloatArray | float") -> None:
    np.testing.assert_allclose(one, other, rtol=0, atol=FLOAT_NOISE)


def assert_same_account(one: RegionAccount, other: RegionAccount) -> None:
    assert (one.years, list(one.effects)) == (other.years, list(other.effects))
    assert_same(one.level, other.level)
    assert_same(one.relative, other.relative)
    for effect, jobs in one.effects.items():
        assert_same(jobs, other.effects[effect])


@given(employment_tables())
def test_the_effects_add_up_to_the_change_with_nothing_left(table: pd.DataFrame) -> None:
    accounts = accounts_of(table)
    assert_same(sum(accounts.effects.values()), np.diff(accounts.level, axis=0))
    for code in accounts.places:
        result = accounts.region(code).total()
        assert_same(sum(result.effects.values()) + result.remainder, result.change)
        assert_same(result.remainder, 0)


@given(employment_tables())
def test_the_gap_is_what_structure_and_the_place_itself_give(table: pd.DataFrame) -> None:
    accounts = accounts_of(table)
    for code in accounts.places:
        result = accounts.region(code).total()
        assert_same(result.gap, result.structural + result.residual)
        assert_same(result.change, result.national_share + result.gap)


@given(employment_tables())
def test_the_cumulated_account_is_the_dynamic_shift_share(table: pd.DataFrame) -> None:
    by_year = shift_share_by_year(panel_from_frame(table))
    accounts, dynamic = account_of_shift_share(by_year), by_year.total()
    for code in accounts.places:
        result, region = accounts.region(code).total(), dynamic.region(code)
        assert_same(result.effects["national_share"], region.total_national_share)
        assert_same(result.effects["industry_mix"], region.total_industry_mix)
        assert_same(result.effects["regional_shift"], region.total_regional_shift)


@given(employment_tables(), st.data())
def test_two_windows_that_meet_add_up_to_the_window_of_both(
    table: pd.DataFrame, data: st.DataObject
) -> None:
    account = accounts_of(table).region("01")
    assume(len(account.years) > 1)
    years = st.integers(account.start_year, account.end_year)
    start, middle, end = sorted(data.draw(st.sets(years, min_size=3, max_size=3)))
    first, second = (account.window(*ends).total() for ends in ((start, middle), (middle, end)))
    both = account.window(start, end).total()
    assert (first.end, both.start, both.end) == (second.start, first.start, second.end)
    for effect, jobs in both.effects.items():
        assert_same(first.effects[effect] + second.effects[effect], jobs)
    assert_same(first.gap + second.gap, both.gap)
    assert_same(first.remainder + second.remainder, both.remainder)


@given(employment_tables())
def test_the_window_of_all_years_is_the_account(table: pd.DataFrame) -> None:
    account = accounts_of(table).region("01")
    assert_same_account(account.window(account.start_year, account.end_year), account)


@given(employment_tables())
def test_a_window_of_an_account_is_the_account_of_the_window(table: pd.DataFrame) -> None:
    middle = FIRST_YEAR + 1
    shorter = accounts_of(table[table["year"] <= middle]).region("01")
    assert_same_account(accounts_of(table).region("01").window(FIRST_YEAR, middle), shorter)


@given(employment_tables())
def test_the_account_of_all_places_is_the_sum_of_their_accounts(table: pd.DataFrame) -> None:
    accounts = accounts_of(table)
    together = accounts.sum_of(accounts.places, code="all", name="All")
    apart = [accounts.region(code) for code in accounts.places]
    assert_same(together.level, sum(one.level for one in apart))
    assert_same(together.relative, sum(one.relative for one in apart))
    for effect, jobs in together.effects.items():
        assert_same(jobs, sum(one.effects[effect] for one in apart))


@given(employment_tables(min_regions=2))
def test_the_sum_of_places_is_the_account_of_the_region_they_would_make(
    table: pd.DataFrame,
) -> None:
    both = accounts_of(table).sum_of(["01", "02"], code="both", name="both")
    merged = table.replace({"region": {"01": "both", "02": "both"}})
    merged = merged.groupby(["region", "industry", "year"], as_index=False).agg(
        {"employment": "sum"}
    )
    assert_same_account(both, accounts_of(merged).region("both"))
    assert both.basis == "computed"


@given(employment_tables(lasting=True))
def test_the_nation_has_no_gap_to_itself(table: pd.DataFrame) -> None:
    nation = table[table["region"] == NATION]
    account = accounts_of(pd.concat([nation, nation.assign(region="whole")])).region("whole")
    assert_same(account.relative, np.zeros(len(account.years)))
    assert_same(account.structural, np.zeros(len(account.years)))


@given(employment_tables(), st.data())
def test_the_remainder_is_what_undisclosed_cells_hold(
    table: pd.DataFrame, data: st.DataObject
) -> None:
    own = table.index[table["region"] != NATION].tolist()
    hidden = table.index.isin(data.draw(st.sets(st.sampled_from(own), min_size=1)))
    totals = table.groupby(["region", "year"], as_index=False).agg({"employment": "sum"})
    gaps = table.assign(employment=table["employment"].astype(float).mask(hidden))
    gaps = pd.concat([gaps, totals.assign(industry="all")], ignore_index=True)
    panel = panel_from_frame(gaps, total_industry="all")
    by_year = shift_share_by_year(panel, missing="drop")
    accounts = account_of_shift_share(by_year)
    # a cell unknown in one year is left out of all
    cells = np.isnan(panel.employment).any(axis=0).sum(axis=1)
    for at, code in enumerate(accounts.places):
        account = accounts.region(code)
        assert_same(account.remainder, by_year.undisclosed[:, at])
        assert account.remainder_kind == "undisclosed"
        assert account.n_excluded == cells[at]


class Drawn(NamedTuple):
    """Jobs of shape (years + 1,), and the four effects of shape (years,) in per cent of them."""

    level: FloatArray
    effects: dict[str, FloatArray]


@st.composite
def unrounded_effects(draw: st.DrawFn) -> Drawn:
    """Draw jobs, three effects, and the fourth as what is left of the growth."""
    years = draw(st.integers(1, 5))
    level = draw(arrays.arrays(np.int64, years + 1, elements=st.integers(FEWEST, MOST)))
    three = draw(arrays.arrays(np.float64, (3, years), elements=st.floats(-5, 5)))
    rest = 100 * (level[1:] / level[:-1] - 1) - three.sum(axis=0)
    return Drawn(level.astype(float), dict(zip(EFFECTS, [*three, rest], strict=True)))


def as_published(drawn: Drawn) -> PublishedEffects:
    """Return the effects with the two decimals that they are published with."""
    years = drawn.level.size - 1
    growth = 100 * (drawn.level[1:] / drawn.level[:-1] - 1)
    return PublishedEffects(
        years=tuple(range(FIRST_YEAR, FIRST_YEAR + years)),
        places=("01",),
        names=("Dal",),
        employment=drawn.level[1:, None],
        population=np.full((years, 1), 5000.0),
        growth=growth.round(2)[:, None],
        effects={name: percent.round(2)[:, None] for name, percent in drawn.effects.items()},
    )


@given(unrounded_effects())
def test_the_first_level_is_found_again_from_the_first_years_growth(drawn: Drawn) -> None:
    assert growth_account(as_published(drawn)).region("01").level.tolist() == drawn.level.tolist()


@given(unrounded_effects())
def test_two_decimals_take_no_effect_further_than_rounding_can(drawn: Drawn) -> None:
    account = growth_account(as_published(drawn)).region("01")
    for effect, jobs in account.total().effects.items():
        unrounded = (drawn.effects[effect] / 100 * drawn.level[:-1]).sum()
        assert abs(jobs - unrounded) <= account.rounding_bound() + FLOAT_NOISE


@given(unrounded_effects())
def test_the_remainder_of_four_rounded_effects_is_at_most_four_roundings(drawn: Drawn) -> None:
    account = growth_account(as_published(drawn)).region("01")
    assert abs(account.total().remainder) <= 4 * account.rounding_bound() + FLOAT_NOISE


@given(unrounded_effects())
def test_an_effect_in_per_cent_is_the_published_one(drawn: Drawn) -> None:
    account = growth_account(as_published(drawn)).region("01")
    for effect in EFFECTS:
        assert_same(account.percent(effect), drawn.effects[effect].round(2))
