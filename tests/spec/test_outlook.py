"""One place's years to come."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import ParameterError
from regionanalysis.indicators.population import PopulationRecord
from regionanalysis.model.account import GrowthAccount, RegionAccount
from regionanalysis.model.goal import goal_need
from regionanalysis.model.projection.hindcast import hindcast
from regionanalysis.model.projection.outlook import (
    LevelSource,
    RegionProjection,
    region_projection,
)
from regionanalysis.model.projection.premises import national_levels
from regionanalysis.model.projection.published import ProjectedPeople
from regionanalysis.model.projection.scenarios import Level
from regionanalysis.presentation import charts, outlook_words, text
from regionanalysis.presentation.charts.outlook import about
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import language

YEARS = tuple(range(2010, 2020))
REGIONS = LevelSource(85, 2002, 2016, private=True)
LEVELS: dict[Level, float] = {"low": -0.5, "neutral": 0.0, "high": 0.5}


def account() -> RegionAccount:
    """Return ten years: the nation +1 per cent, industries −0.2, people 0.4 × a gap of −0.5."""
    percent = {
        "national_share": np.full(10, 1.0),
        "industry_mix": np.full(10, -0.2),
        "population_effect": np.full(10, -0.2),
        "attractiveness": np.array([0.3, -0.3] * 5),
    }
    growth = sum(percent.values())
    level = 10_000 * np.cumprod(np.concatenate([[1.0], 1 + np.asarray(growth) / 100]))
    jobs = {name: (one / 100 * level[:-1])[:, None] for name, one in percent.items()}
    whole = GrowthAccount(
        places=("nes",),
        names=("Nes",),
        unit="persons",
        years=YEARS,
        level=level[:, None],
        effects=jobs,
        relative=np.diff(level)[:, None] - jobs["national_share"],
        structural_effects=("industry_mix", "population_effect"),
        residual_effect="attractiveness",
        remainder_kind="rounding",
        basis="modelled",
    )
    return whole.region("nes")


def people() -> PopulationRecord:
    """Return inhabitants that grow 0.5 per cent a year, the nation's 1 per cent."""
    years = tuple(range(2008, 2022))
    span = np.arange(len(years))
    region, nation = (np.array(one, dtype=float) for one in (1.005**span, 1.01**span))
    return PopulationRecord(years, 20_000 * region, 5e6 * nation)


def found(**asked: float) -> RegionProjection:
    known = account()
    return region_projection(
        known,
        people(),
        LEVELS,
        own_share=0.5,
        base_year=2019,
        jobs=float(known.level[-1]),
        levels_of=REGIONS,
        goal=asked.get("goal"),
        horizon=2029,
    )


def test_the_premises_are_those_of_the_past() -> None:
    assumptions = found().assumptions
    assert assumptions.industry_mix == pytest.approx(-0.2)
    assert assumptions.population_response == pytest.approx(0.4)
    assert assumptions.national_people_growth == pytest.approx(1.0)


def test_the_neutral_scenario_goes_on_as_the_past_did() -> None:
    jobs, inhabitants = found().scenario("neutral")
    rates = jobs[1:] / jobs[:-1]
    # 1 - 0.2 - 0.2 per cent, and people as before
    assert rates == pytest.approx(np.full(10, 1.006), abs=2e-5)
    assert inhabitants[1:] / inhabitants[:-1] == pytest.approx(np.full(10, 1.005), abs=2e-5)


def test_more_attractiveness_gives_more_jobs_and_then_more_people() -> None:
    low, high = (found().scenario(level) for level in ("low", "high"))
    assert (low[0][1:] < high[0][1:]).all()
    # half of those who live here work here: θ times 0.5 for every per cent
    step = np.diff(np.log(high[1]))[5] - np.diff(np.log(low[1]))[5]
    assert step == pytest.approx(0.5 * 0.3643 * 0.01, rel=0.1)


def test_the_band_holds_the_middle_and_widens() -> None:
    band = found().fan.jobs[:, 0, :, 0]
    middle = found().scenario("neutral")[0]
    assert (band[0] <= middle + 1e-6).all()
    assert (band[-1] >= middle - 1e-6).all()
    assert np.ptp(band[:, 5]) < np.ptp(band[:, 10])


def test_what_the_goal_takes_gives_the_goal() -> None:
    asked = found(goal=100.0)
    assert asked.needed is not None
    known = account()
    again = region_projection(
        known,
        people(),
        {"low": 0.0, "neutral": asked.needed, "high": 1.0},
        own_share=0.5,
        base_year=2019,
        jobs=float(known.level[-1]),
        levels_of=REGIONS,
        horizon=2029,
    )
    jobs = again.scenario("neutral")[0]
    assert (jobs[-1] - jobs[0]) / 10 == pytest.approx(100, abs=0.01)


def test_a_goal_beyond_everything_has_no_answer() -> None:
    assert found(goal=1e6).needed is None


def test_people_after_the_last_year_of_jobs_are_needed() -> None:
    known = account()
    with pytest.raises(ParameterError, match="inhabitants at the end of 2030"):
        region_projection(
            known, people(), LEVELS, own_share=0.5, base_year=2030, jobs=1.0, levels_of=REGIONS
        )


def test_national_jobs_grow_no_faster_than_national_people() -> None:
    # the account's nation grows 1 per cent, its people 1 per cent in all years
    assert found().national_levels == pytest.approx({"low": 1.0, "neutral": 1.0, "high": 1.0})


def test_a_boom_in_national_jobs_is_no_premise() -> None:
    known = account()
    boom = replace(known, effects={**known.effects, "national_share": known.level[:-1] * 0.05})
    assert projection_from(boom).national_levels["high"] == pytest.approx(1.0)


def projection_from(known: RegionAccount, **asked: Any) -> RegionProjection:
    return region_projection(
        known,
        asked.pop("inhabitants", people()),
        LEVELS,
        own_share=0.5,
        base_year=2019,
        jobs=float(known.level[-1]),
        levels_of=REGIONS,
        horizon=2029,
        **asked,
    )


def test_known_people_after_the_last_jobs_stay_as_they_are() -> None:
    until = people()
    # 1 January 2021 is known, one year after that of the last jobs
    later = PopulationRecord(
        until.years,
        np.concatenate([until.region[:-1], [until.region[-2] * 1.02]]),
        until.nation,
    )
    outlook = projection_from(account(), inhabitants=later)
    assert outlook.known_people == 1
    for level in ("low", "neutral", "high"):
        inhabitants = outlook.scenario(level)[1]
        assert inhabitants[1] == pytest.approx(later.region[-1])
    assert np.ptp(outlook.fan.people[:, 0, 1, 0]) == pytest.approx(0)


def test_people_follow_the_published_projection_in_the_middle() -> None:
    published = ProjectedPeople(2018, 2018, 2028, 1_000.0, 1_000.0 * 1.002**10)
    assert published.growth == pytest.approx(0.2)
    outlook = projection_from(account(), projected=published)
    low, middle, high = (outlook.scenario(level)[1] for level in ("low", "neutral", "high"))
    # jobs go as they then would from the fourth year on
    assert (middle[5:] / middle[4:-1] - 1) * 100 == pytest.approx(np.full(6, 0.2), abs=0.02)
    assert low[-1] < middle[-1] < high[-1]


def test_a_projection_is_held_against_what_became_known() -> None:
    published = ProjectedPeople(2018, 2018, 2020, 100.0, 121.0)
    assert published.at(2019) == pytest.approx(110)
    assert published.error(2019, 100.0) == pytest.approx(10)


def test_a_projection_to_no_later_year_is_refused() -> None:
    with pytest.raises(ParameterError, match="has no rate of growth"):
        ProjectedPeople(2018, 2018, 2018, 100.0, 100.0)


def test_past_outlooks_are_right_where_the_past_went_on() -> None:
    known = replace(account(), level=steady(), effects=steady_effects(), relative=steady_relative())
    past = hindcast(known, people(), 0.0, 0.5)
    assert past is not None
    # five years first, five years after: made in 2014 only
    assert past.made == (2014,)
    assert past.jobs_error == pytest.approx([0.0], abs=0.01)
    assert past.people_error == pytest.approx([0.0], abs=0.01)


def test_past_outlooks_miss_by_what_they_leave_out() -> None:
    known = replace(account(), level=steady(), effects=steady_effects(), relative=steady_relative())
    past = hindcast(known, people(), 1.0, 0.0)
    assert past is not None
    # 1.6 per cent for five years where it was 0.6
    assert past.jobs_error == pytest.approx([100 * ((1.016 / 1.006) ** 5 - 1)], abs=0.01)


def test_too_few_past_years_are_not_tested() -> None:
    known = account()
    assert hindcast(known.window(known.start_year, 2018), people(), 0.0, 0.5) is None


def steady() -> FloatArray:
    return np.array([10_000 * 1.006**year for year in range(11)])


def steady_effects() -> dict[str, FloatArray]:
    rates = {
        "national_share": 0.01,
        "industry_mix": -0.002,
        "population_effect": -0.002,
        "attractiveness": 0.0,
    }
    return {name: rate * steady()[:-1] for name, rate in rates.items()}


def steady_relative() -> FloatArray:
    return -0.004 * steady()[:-1]


@given(
    growth=hnp.arrays(float, 20, elements=st.floats(-0.02, 0.03)),
)
def test_national_growth_is_within_the_growth_of_people(growth: FloatArray) -> None:
    level = 1e6 * np.cumprod(np.concatenate([[1.0], 1 + growth]))
    known = PopulationRecord(tuple(range(2000, 2021)), level / 100, level)
    levels = national_levels(known)
    recent = 100 * growth[-10:]
    assert levels["low"] <= levels["neutral"] <= levels["high"]
    assert recent.min() - 1e-9 <= levels["low"]
    assert levels["high"] <= recent.max() + 1e-9


@pytest.mark.parametrize(
    ("code", "start"),
    [("nb", "Regneeksempel: "), ("nn", "Reknedøme: "), ("en", "Worked example: ")],
)
def test_the_titles_promise_nothing_and_tell_the_error(code: str, start: str) -> None:
    outlook, context, catalogue = found(), Context("Nes", "all", ""), language(code)
    jobs = charts.jobs_ahead(outlook, YEARS, account().level[1:], context, catalogue)
    living = charts.people_ahead(outlook, people().years, people().region, context, catalogue)
    assert jobs.title.startswith(start)
    assert living.title.startswith(start)
    assert outlook_words.tested(outlook, "jobs", catalogue) in jobs.subtitle
    assert outlook_words.tested(outlook, "people", catalogue) in living.subtitle


def test_without_a_past_test_the_figure_tells_so() -> None:
    untested = replace(found(), hindcast=None)
    assert (
        outlook_words.tested(untested, "jobs", language("en"))
        == "The method is not tested on earlier years."
    )


def test_a_change_is_told_in_hundreds_or_tens() -> None:
    assert [about(516, 20_805), about(516, 9_000), about(-49, 20_805)] == [500, 520, 0]


def test_what_the_goal_takes_is_one_sentence_from_the_outlook() -> None:
    need, catalogue = goal_need(account(), 100), language("en")
    alone = text.goal_need(need, catalogue).text
    both = text.goal_need(need, catalogue, found(goal=100.0)).text
    assert "attractiveness" not in alone
    asked = found(goal=100.0).needed
    assert asked is not None
    assert f"at least {catalogue.signed_percent(asked, 2)} a year" in both
    assert "enough for the goal" not in both
    assert "missing" not in both
    beyond = text.goal_need(need, catalogue, found(goal=1e6)).text
    assert "No attractiveness between" in beyond
