"""One place's years to come."""

import numpy as np
import pytest

from regionanalysis.errors import ParameterError
from regionanalysis.indicators.population import PopulationRecord
from regionanalysis.model.account import GrowthAccount, RegionAccount
from regionanalysis.model.projection.outlook import RegionProjection, region_projection
from regionanalysis.model.projection.scenarios import Level

YEARS = tuple(range(2010, 2020))
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
        horizon=2029,
    )
    jobs = again.scenario("neutral")[0]
    assert (jobs[-1] - jobs[0]) / 10 == pytest.approx(100, abs=0.01)


def test_a_goal_beyond_everything_has_no_answer() -> None:
    assert found(goal=1e6).needed is None


def test_people_after_the_last_year_of_jobs_are_needed() -> None:
    known = account()
    with pytest.raises(ParameterError, match="inhabitants at the end of 2030"):
        region_projection(known, people(), LEVELS, own_share=0.5, base_year=2030, jobs=1.0)
