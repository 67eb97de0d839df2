"""The growth account: published percentages become jobs, jobs add over years, per cent do not."""

from dataclasses import replace

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.errors import IdentityError, ParameterError
from regionanalysis.model.account import GrowthAccount, RegionAccount
from regionanalysis.model.published import PublishedEffects, account_of_shift_share, growth_account
from regionanalysis.shiftshare import shift_share_by_year
from regionanalysis.uncertainty.significance import significance

BREAK = SeriesBreak(last_year=2011, concept="jobs", reason="a_ordningen", source="test")


def published(**changes: object) -> PublishedEffects:
    """1 000 jobs grow by 10 per cent to 1 100 and fall by 10 to 990; the other place is still."""
    values: dict[str, object] = {
        "years": (2011, 2012),
        "places": ("01", "02"),
        "names": ("Dal", "Vik"),
        "employment": np.array([[1100.0, 200.0], [990.0, 200.0]]),
        "population": np.full((2, 2), 5000.0),
        "growth": np.array([[10.0, 0.0], [-10.0, 0.0]]),
        "effects": {
            "national_share": np.array([[4.0, 4.0], [-5.0, -5.0]]),
            "industry_mix": np.array([[1.0, -1.0], [-2.0, 2.0]]),
            "population_effect": np.array([[-1.0, 0.0], [-1.0, 0.0]]),
            "attractiveness": np.array([[6.0, -3.0], [-2.0, 3.0]]),
        },
        "breaks": (BREAK,),
    }
    return PublishedEffects(**{**values, **changes})  # type: ignore[arg-type]


@pytest.fixture
def accounts() -> GrowthAccount:
    return growth_account(published())


@pytest.fixture
def dal(accounts: GrowthAccount) -> RegionAccount:
    return accounts.region("01")


def test_the_account_is_in_persons_under_the_name_it_is_given(dal: RegionAccount) -> None:
    assert (dal.unit, dal.n_excluded) == ("persons", 0)
    assert dal.named("Dalen").name == "Dalen"
    with pytest.raises(ParameterError, match=r"effect in the account.*industry_mix") as refused:
        dal.jobs("industri_mix")
    assert "'industri_mix'" in str(refused.value)


def test_the_first_level_follows_from_the_first_years_growth(dal: RegionAccount) -> None:
    assert dal.level.tolist() == [1000, 1100, 990]
    assert (dal.start_year, dal.end_year) == (2010, 2012)


def test_an_effect_is_its_per_cent_of_the_jobs_the_year_before(dal: RegionAccount) -> None:
    assert dal.jobs("national_share") == pytest.approx([40, -55])
    assert dal.jobs("industry_mix") == pytest.approx([10, -22])
    assert dal.jobs("attractiveness") == pytest.approx([60, -22])
    assert dal.percent("attractiveness") == pytest.approx([6, -2])


def test_effects_are_added_over_the_years_in_jobs(dal: RegionAccount) -> None:
    result = dal.total()
    assert result.change == -10
    assert result.effects == pytest.approx(
        {
            "national_share": -15,
            "industry_mix": -12,
            "population_effect": -21,
            "attractiveness": 38,
        }
    )
    assert result.structural == pytest.approx(-33)
    assert result.residual == pytest.approx(38)


def test_the_structural_effects_are_added_every_year(dal: RegionAccount) -> None:
    assert dal.jobs("structural") == pytest.approx([10 - 10, -22 - 11])


def test_the_percentages_of_the_years_would_add_to_something_else(dal: RegionAccount) -> None:
    # +10 and −10 per cent are not nothing
    assert dal.percent("change").sum() == pytest.approx(0)
    assert 100 * dal.total().growth == pytest.approx(-1)


def test_the_gap_is_growth_beyond_the_nations_every_year(dal: RegionAccount) -> None:
    # (10 − 4) per cent of 1 000, and (−10 + 5) per cent of 1 100
    assert dal.total().gap == pytest.approx(60 - 55)


def test_a_share_of_the_gap_is_a_fraction_with_its_sign(dal: RegionAccount) -> None:
    result = dal.total()
    assert result.share_of_gap("structural") == pytest.approx(-33 / 5)
    assert result.share_of_gap("attractiveness") == pytest.approx(38 / 5)


def test_there_is_no_share_of_no_gap(dal: RegionAccount) -> None:
    total = dal.total()
    level = replace(total, effects={**total.effects, "national_share": total.change})
    assert np.isnan(level.share_of_gap("structural"))


def test_what_rounding_leaves_is_a_remainder_and_in_no_effect() -> None:
    growth = np.array([[10.02, 0.0], [-10.0, 0.0]])
    place = growth_account(
        published(growth=growth, employment=np.array([[1100.2, 200.0], [990.18, 200.0]]))
    ).region("01")
    result = place.total()
    assert result.remainder_kind == "rounding"
    assert result.effects["attractiveness"] == pytest.approx(60 - 0.02 * 1100.2)
    assert result.remainder == pytest.approx(result.change - sum(result.effects.values()))
    assert result.remainder != 0


def test_effects_that_miss_the_growth_by_more_than_rounding_are_refused() -> None:
    growth = np.array([[10.0, 0.0], [-10.0, 1.5]])
    employment = np.array([[1100.0, 200.0], [990.0, 203.0]])
    with pytest.raises(IdentityError, match=r"Vik in 2012 miss the change by 3\.0 jobs"):
        growth_account(published(growth=growth, employment=employment))


def undisclosed() -> GrowthAccount:
    """10 jobs more in Dal and 20 in Vik, of which the known cells account for 4 and 6."""
    return GrowthAccount(
        places=("01", "02"),
        names=("Dal", "Vik"),
        unit="persons",
        years=(2011,),
        level=np.array([[100.0, 200.0], [110.0, 220.0]]),
        effects={"national_share": np.array([[5.0, 10.0]]), "industry_mix": np.array([[-1.0, -4]])},
        relative=np.array([[5.0, 10.0]]),
        structural_effects=("industry_mix",),
        residual_effect="industry_mix",
        remainder_kind="undisclosed",
        basis="computed",
        n_excluded=(1, 2),
    )


def test_what_undisclosed_cells_hold_is_a_remainder_of_any_size() -> None:
    dal = undisclosed().region("01").total()
    assert (dal.remainder, dal.remainder_kind, dal.n_excluded) == (6, "undisclosed", 1)


def test_computed_effects_of_several_places_are_still_computed_and_their_cells_counted() -> None:
    both = undisclosed().sum_of(["01", "02"], code="both", name="Dal og Vik").total()
    assert (both.basis, both.n_excluded, both.remainder) == ("computed", 3, 6 + 14)


def test_several_places_are_added_and_say_so(accounts: GrowthAccount) -> None:
    both = accounts.sum_of(["01", "02"], code="both", name="Dal og Vik")
    assert both.basis == "sum_of_members"
    assert both.level.tolist() == [1200, 1300, 1190]
    assert both.jobs("attractiveness") == pytest.approx([60 - 6, -22 + 6])
    assert accounts.region("01").basis == "published"


def test_one_place_under_another_name_is_no_sum(accounts: GrowthAccount) -> None:
    alone = accounts.sum_of(["02"], code="coast", name="Kysten")
    assert (alone.basis, alone.code, alone.name) == ("published", "coast", "Kysten")


def test_a_place_that_is_not_there_is_refused_with_the_nearest(accounts: GrowthAccount) -> None:
    with pytest.raises(ParameterError, match=r"'1'.*01"):
        accounts.region("1")
    with pytest.raises(ParameterError, match="'03'"):
        accounts.sum_of(["01", "03"], code="both", name="Both")


class TestWindow:
    def test_holds_the_changes_within_it(self, dal: RegionAccount) -> None:
        second = dal.window(2011, 2012)
        assert second.level.tolist() == [1100, 990]
        assert second.jobs("industry_mix") == pytest.approx([-22])

    def test_two_windows_that_meet_add_up_to_both(self, dal: RegionAccount) -> None:
        parts = [dal.window(2010, 2011).total(), dal.window(2011, 2012).total()]
        for effect, jobs in dal.total().effects.items():
            assert sum(part.effects[effect] for part in parts) == pytest.approx(jobs)

    def test_keeps_the_breaks_it_crosses_and_no_others(self, dal: RegionAccount) -> None:
        assert dal.window(2010, 2011).breaks == ()
        assert dal.window(2011, 2012).breaks == (BREAK,)
        assert dal.total().breaks == (BREAK,)

    @pytest.mark.parametrize(("start", "end"), [(2009, 2012), (2011, 2011), (2012, 2011)])
    def test_outside_the_years_or_backwards_is_refused(
        self, start: int, end: int, dal: RegionAccount
    ) -> None:
        with pytest.raises(ParameterError, match=f"{start} to {end} in Dal"):
            dal.window(start, end)

    def test_before_the_break_is_what_came_before_it(self, dal: RegionAccount) -> None:
        before = dal.before_break()
        assert before is not None
        assert (before.start_year, before.end_year) == (2010, 2011)
        assert before.before_break() is None

    def test_there_is_no_before_where_the_figures_start_after_the_break(
        self, dal: RegionAccount
    ) -> None:
        assert dal.window(2011, 2012).before_break() is None


class TestSignificance:
    def test_is_students_t_of_the_years(self) -> None:
        found = significance(np.array([1.0, 2.0, 3.0]))
        assert found is not None
        assert (found.mean, found.sd, found.n) == pytest.approx((2, 1, 3))
        assert found.t == pytest.approx(2 * 3**0.5)
        # 4.303 is the 97.5 per cent point of t with two degrees of freedom
        assert (found.low, found.high) == pytest.approx(
            (2 - 4.3027 / 3**0.5, 2 + 4.3027 / 3**0.5), abs=1e-4
        )
        assert not found.certain

    def test_is_certain_when_zero_lies_outside_the_interval(self) -> None:
        found = significance(np.array([1.0, 1.1, 0.9, 1.0]))
        assert found is not None
        assert found.certain

    def test_has_the_probability_of_so_large_a_t_by_chance(self) -> None:
        found = significance(np.array([-1.0, -2.0, -3.0]))
        assert found is not None
        # with two degrees of freedom it is 1 − |t| / √(t² + 2)
        assert found.p_value == pytest.approx(1 - (12 / 14) ** 0.5)
        assert found.t == pytest.approx(-2 * 3**0.5)

    def test_leaves_unknown_years_out(self) -> None:
        found = significance(np.array([1.0, np.nan, 2.0, 3.0]))
        assert found == significance(np.array([1.0, 2.0, 3.0]))

    def test_is_of_per_cent_and_not_of_jobs(self, accounts: GrowthAccount) -> None:
        three = replace(
            accounts.region("01"),
            years=(2011, 2012, 2013),
            level=np.array([100.0, 200.0, 300.0, 300.0]),
            effects={"attractiveness": np.array([1.0, 4.0, 9.0])},
        )
        assert three.significance("attractiveness") == significance(np.array([1.0, 2.0, 3.0]))
        assert accounts.region("01").significance("attractiveness") is None

    def test_cannot_be_told_from_two_years_or_from_years_all_alike(self) -> None:
        assert significance(np.array([1.0, 2.0])) is None
        assert significance(np.array([1.0, 2.0, np.nan])) is None
        assert significance(np.array([1.0, 1.0, 1.0])) is None


def test_rounding_can_take_an_effect_half_a_hundredth_of_a_per_cent_a_year(
    dal: RegionAccount,
) -> None:
    assert dal.rounding_bound() == pytest.approx((1000 + 1100) * 0.00005)


REGISTER = SeriesBreak(2014, "register_employment", "a_ordningen", "Statistics Norway")


def test_an_account_tells_only_the_breaks_it_crosses() -> None:
    panel = panel_from_text(
        """
        region  industry  2011  2012  2013  2014  2015
        valley  farming     10    11    12    13    14
        0       farming    100   101   102   103   104
        """,
        breaks=(REGISTER,),
    )
    by_year = shift_share_by_year(panel, end_year=2013)
    account = account_of_shift_share(by_year, panel.breaks).region("valley")
    assert account.total().breaks == ()


def test_an_account_that_ends_before_the_break_has_nothing_before_it() -> None:
    panel = panel_from_text(
        """
        region  industry  2011  2012  2013  2014  2015
        valley  farming     10    11    12    13    14
        0       farming    100   101   102   103   104
        """,
        breaks=(REGISTER,),
    )
    by_year = shift_share_by_year(panel, end_year=2013)
    assert account_of_shift_share(by_year, panel.breaks).region("valley").before_break() is None


def test_an_effect_that_is_unknown_does_not_pass_the_identity() -> None:
    with pytest.raises(IdentityError):
        GrowthAccount(
            places=("01",),
            names=("Dal",),
            unit="persons",
            years=(2011,),
            level=np.array([[100.0], [110.0]]),
            effects={"national_share": np.array([[np.nan]])},
            relative=np.array([[0.0]]),
            structural_effects=(),
            residual_effect="national_share",
            remainder_kind="rounding",
            basis="published",
            tolerance=0.025,
        )


def test_years_alike_but_for_float_dust_say_nothing() -> None:
    jobs = np.array([1000.0, 1003.0, 1013.0, 1029.0])
    assert significance(100 * (0.1 / 100 * jobs) / jobs) is None


def test_a_shift_share_is_an_account_in_its_own_unit_with_its_breaks() -> None:
    table = """
        region  industry  2011  2012
        dal     trade       10    12
        vik     trade       10    11
    """
    by_year = shift_share_by_year(panel_from_text(table, unit="thousands"))
    account = account_of_shift_share(by_year, (BREAK,))
    assert (account.unit, account.breaks) == ("thousands", (BREAK,))
    dal = account.region("dal")
    assert (dal.breaks, dal.n_excluded) == ((BREAK,), 0)
    cumulated = dal.total()
    assert (cumulated.name, cumulated.unit) == ("dal", "thousands")


def test_breaks_before_the_first_level_are_not_crossed() -> None:
    earlier = replace(BREAK, last_year=2009)
    account = growth_account(published(breaks=(earlier, BREAK)))
    assert account.region("01").breaks == (BREAK,)


@pytest.mark.parametrize("basis", ["published", "modelled", "computed"])
def test_a_sum_of_members_says_so_where_effects_are_not_sums(basis: str) -> None:
    accounts = replace(growth_account(published()), basis=basis)  # type: ignore[arg-type]
    both = accounts.sum_of(("01", "02"), code="both", name="Both")
    assert both.basis == ("computed" if basis == "computed" else "sum_of_members")
    assert accounts.sum_of(("01",), code="one", name="One").basis == basis


def test_a_remainder_up_to_what_rounding_explains_is_allowed_and_no_more() -> None:
    account = growth_account(published())
    # 0.025 per cent of 1 000 and of 1 100 jobs, and half a job at either end
    for year, allowed in enumerate((0.25 + 1, 0.275 + 1)):
        level = account.level.copy()
        moved = account.effects["attractiveness"].copy()
        moved[year, 0] += allowed - 1e-9
        effects = {**account.effects, "attractiveness": moved}
        assert replace(account, effects=effects, level=level).tolerance == 0.025
        moved[year, 0] += 0.002
        with pytest.raises(IdentityError, match=r"Dal in 201[12] miss the change by"):
            replace(account, effects=effects, level=level)
