"""The growth account: published percentages become jobs, jobs add over years, per cent do not."""

import numpy as np
import pytest

from regionanalysis.account import GrowthAccount, PlaceAccount
from regionanalysis.attractiveness import PublishedEffects, growth_account
from regionanalysis.breaks import SeriesBreak
from regionanalysis.errors import IdentityError, ParameterError
from regionanalysis.significance import significance

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
def dal(accounts: GrowthAccount) -> PlaceAccount:
    return accounts.place("01")


def test_the_first_level_follows_from_the_first_years_growth(dal: PlaceAccount) -> None:
    assert dal.level.tolist() == [1000, 1100, 990]
    assert (dal.start_year, dal.end_year) == (2010, 2012)


def test_an_effect_is_its_per_cent_of_the_jobs_the_year_before(dal: PlaceAccount) -> None:
    assert dal.jobs("national_share") == pytest.approx([40, -55])
    assert dal.jobs("industry_mix") == pytest.approx([10, -22])
    assert dal.jobs("attractiveness") == pytest.approx([60, -22])
    assert dal.percent("attractiveness") == pytest.approx([6, -2])


def test_effects_are_added_over_the_years_in_jobs(dal: PlaceAccount) -> None:
    result = dal.cumulated()
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


def test_the_percentages_of_the_years_would_add_to_something_else(dal: PlaceAccount) -> None:
    # +10 and −10 per cent are not nothing
    assert dal.percent("change").sum() == pytest.approx(0)
    assert 100 * dal.cumulated().growth == pytest.approx(-1)


def test_the_gap_is_growth_beyond_the_nations_every_year(dal: PlaceAccount) -> None:
    # (10 − 4) per cent of 1 000, and (−10 + 5) per cent of 1 100
    assert dal.cumulated().gap == pytest.approx(60 - 55)


def test_a_share_of_the_gap_is_a_fraction_with_its_sign(dal: PlaceAccount) -> None:
    result = dal.cumulated()
    assert result.share_of_gap("structural") == pytest.approx(-33 / 5)
    assert result.share_of_gap("attractiveness") == pytest.approx(38 / 5)


def test_what_rounding_leaves_is_a_remainder_and_in_no_effect() -> None:
    growth = np.array([[10.02, 0.0], [-10.0, 0.0]])
    place = growth_account(
        published(growth=growth, employment=np.array([[1100.2, 200.0], [990.18, 200.0]]))
    ).place("01")
    result = place.cumulated()
    assert result.remainder_kind == "rounding"
    assert result.effects["attractiveness"] == pytest.approx(60 - 0.02 * 1100.2)
    assert result.remainder == pytest.approx(result.change - sum(result.effects.values()))
    assert result.remainder != 0


def test_effects_that_miss_the_growth_by_more_than_rounding_are_refused() -> None:
    growth = np.array([[10.0, 0.0], [-10.0, 1.5]])
    employment = np.array([[1100.0, 200.0], [990.0, 203.0]])
    with pytest.raises(IdentityError, match=r"Vik in 2012 miss the change by 3\.0 jobs"):
        growth_account(published(growth=growth, employment=employment))


def test_several_places_are_added_and_say_so(accounts: GrowthAccount) -> None:
    both = accounts.sum_of(["01", "02"], code="both", name="Dal og Vik")
    assert both.basis == "sum_of_members"
    assert both.level.tolist() == [1200, 1300, 1190]
    assert both.jobs("attractiveness") == pytest.approx([60 - 6, -22 + 6])
    assert accounts.place("01").basis == "published"


def test_a_place_that_is_not_there_is_refused_with_the_nearest(accounts: GrowthAccount) -> None:
    with pytest.raises(ParameterError, match=r"'1'.*01"):
        accounts.place("1")


class TestWindow:
    def test_holds_the_changes_within_it(self, dal: PlaceAccount) -> None:
        second = dal.window(2011, 2012)
        assert second.level.tolist() == [1100, 990]
        assert second.jobs("industry_mix") == pytest.approx([-22])

    def test_two_windows_that_meet_add_up_to_both(self, dal: PlaceAccount) -> None:
        parts = [dal.window(2010, 2011).cumulated(), dal.window(2011, 2012).cumulated()]
        for effect, jobs in dal.cumulated().effects.items():
            assert sum(part.effects[effect] for part in parts) == pytest.approx(jobs)

    def test_keeps_the_breaks_it_crosses_and_no_others(self, dal: PlaceAccount) -> None:
        assert dal.window(2010, 2011).breaks == ()
        assert dal.window(2011, 2012).breaks == (BREAK,)
        assert dal.cumulated().breaks == (BREAK,)

    @pytest.mark.parametrize(("start", "end"), [(2009, 2012), (2011, 2011), (2012, 2011)])
    def test_outside_the_years_or_backwards_is_refused(
        self, start: int, end: int, dal: PlaceAccount
    ) -> None:
        with pytest.raises(ParameterError, match=f"{start} to {end} in Dal"):
            dal.window(start, end)

    def test_before_the_break_is_what_came_before_it(self, dal: PlaceAccount) -> None:
        before = dal.before_break()
        assert before is not None
        assert (before.start_year, before.end_year) == (2010, 2011)
        assert before.before_break() is None


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

    def test_cannot_be_told_from_two_years_or_from_years_all_alike(self) -> None:
        assert significance(np.array([1.0, 2.0])) is None
        assert significance(np.array([1.0, 2.0, np.nan])) is None
        assert significance(np.array([1.0, 1.0, 1.0])) is None


def test_rounding_can_take_an_effect_half_a_hundredth_of_a_per_cent_a_year(
    dal: PlaceAccount,
) -> None:
    assert dal.rounding_bound() == pytest.approx((1000 + 1100) * 0.00005)
