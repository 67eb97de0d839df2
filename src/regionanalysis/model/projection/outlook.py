"""One place's years to come, from its own account and what is known of its people.

The premises are means of the place's own past years: industry mix; b, from how its population
effect has followed its population gap; and growth of people, of which the part that answered to
jobs is taken out and put back as jobs go (see `regionanalysis.model.projection.places`). What is
not told apart in the figures at hand (births, immigration, housing) is one term, and lasts as it
was.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import ParameterError
from regionanalysis.indicators.population import PopulationRecord
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.projection.assumptions import JOB_RESPONSE, Assumptions
from regionanalysis.model.projection.fan import FanChart, fan
from regionanalysis.model.projection.places import PlaceProjection, project_places
from regionanalysis.model.projection.scenarios import (
    LEVELS,
    QUARTILES,
    Level,
    needed_attractiveness,
    scenario_grid,
    with_scenarios,
)
from regionanalysis.panel.provenance import Origin

HORIZON = 2040
FEWEST = 5
TEN_YEARS = 10
NEUTRAL = "neutral_neutral"


@dataclass(frozen=True, eq=False)
class RegionProjection:
    """Jobs and people of one place under each scenario.

    Attributes
    ----------
    levels, national_levels
        Low, neutral and high attractiveness and growth of the nation, per cent a year.
    projection
        Every level of attractiveness with every level of national growth.
    fan
        What years like the past would spread around the neutral scenario.
    goal, needed
        Net new jobs a year, and the attractiveness that gives them with neutral national growth,
        per cent a year; None where there is no goal or no such attractiveness.
    past_years, past_attractiveness
        The years the premises are taken from, and the mean of what was left in them.
    """

    assumptions: Assumptions
    levels: Mapping[Level, float]
    national_levels: Mapping[Level, float]
    projection: PlaceProjection
    fan: FanChart
    goal: float | None
    needed: float | None
    past_years: tuple[int, ...]
    past_attractiveness: float
    origins: tuple[Origin, ...] = ()

    def scenario(self, own: Level, nation: Level = "neutral") -> tuple[FloatArray, FloatArray]:
        """Return jobs and people from the base year on, each of shape (years,)."""
        at = self.projection.scenarios.index(f"{own}_{nation}")
        return self.projection.jobs[at, :, 0], self.projection.people[at, :, 0]


def region_projection(
    account: RegionAccount,
    people: PopulationRecord,
    levels: Mapping[Level, float],
    *,
    own_share: float,
    base_year: int,
    jobs: float,
    goal: float | None = None,
    horizon: int = HORIZON,
    origins: tuple[Origin, ...] = (),
) -> RegionProjection:
    """Return a place's outlook.

    Parameters
    ----------
    account
        Its account year by year, with a population effect.
    people
        Its inhabitants and the nation's.
    levels
        Low, neutral and high attractiveness, per cent a year.
    own_share
        Share of its employed residents who work in it.
    base_year, jobs
        The last year with jobs, and how many; people are needed for 1 January after it.

    origins
        Origins of the levels and shares, beside those of the account and the inhabitants.

    Raises
    ------
    ParameterError
        For fewer than five years that both have, or no people in the base year.
    """
    assumptions, years = _premises(account, people, own_share, base_year, jobs)
    rows = [account.years.index(year) for year in years]
    nation = account.percent("national_share")[rows]
    national = dict(zip(LEVELS, np.percentile(nation, QUARTILES).tolist(), strict=True))
    scenarios = scenario_grid(levels, national)
    names = tuple(scenario.name for scenario in scenarios)
    neutral = with_scenarios(
        assumptions, [scenario for scenario in scenarios if scenario.name == NEUTRAL]
    )
    left = account.percent(account.residual_effect)[rows]
    return RegionProjection(
        assumptions=assumptions,
        levels=levels,
        national_levels=national,
        projection=project_places(with_scenarios(assumptions, scenarios), horizon, names),
        fan=fan(neutral, horizon, left[:, None], scenarios=(NEUTRAL,)),
        goal=goal,
        needed=_needed(neutral, goal, horizon),
        past_years=years,
        past_attractiveness=float(left.mean()),
        origins=(*account.origins, *people.origins, *origins),
    )


def _needed(assumptions: Assumptions, goal: float | None, horizon: int) -> float | None:
    if goal is None:
        return None
    try:
        return needed_attractiveness(assumptions, assumptions.places[0], goal, horizon)
    except ParameterError:
        # a goal beyond what any place has kept up is told as such
        return None


def _premises(
    account: RegionAccount, people: PopulationRecord, own_share: float, base_year: int, jobs: float
) -> tuple[Assumptions, tuple[int, ...]]:
    growth, nation = (
        dict(zip(people.years[1:], 100 * (series[1:] / series[:-1] - 1), strict=True))
        for series in (people.region, people.nation)
    )
    years = _years_of_both(account, growth, base_year)
    rows = [account.years.index(year) for year in years]
    relative = account.percent("relative")[rows]
    gap = np.array([growth[year] - nation[year] for year in years])
    effect = account.percent("population_effect")[rows]
    theta = JOB_RESPONSE["region"]
    moved = np.array([growth[year + 1] for year in years])
    answer = own_share * sum(theta) * relative
    recent = [year for year in people.years[1:] if year > people.years[-1] - TEN_YEARS]
    assumptions = Assumptions(
        base_year=base_year,
        places=(account.code,),
        jobs=np.array([jobs]),
        people=people.region[[people.years.index(base_year + 1)]],
        people_growth=np.array([growth[base_year + 1]]),
        # as on average before the base year
        relative_growth=np.full((2, 1), float(relative.mean())),
        national_growth=0.0,
        industry_mix=float(account.percent("industry_mix")[rows].mean()),
        population_response=float((effect * gap).sum() / (gap**2).sum()) if gap.any() else 0.0,
        births_surplus=0.0,
        immigration=0.0,
        structural_migration=float((moved - answer).mean()),
        own_share=own_share,
        job_response=theta,
        national_people_growth=float(np.mean([nation[year] for year in recent])),
    )
    return assumptions, years


def _years_of_both(
    account: RegionAccount, growth: Mapping[int, float], base_year: int
) -> tuple[int, ...]:
    """Return the last ten years with jobs, and with growth of people through them and before."""
    # growth through a calendar year is that to 1 January of the next
    years = tuple(y for y in account.years if y in growth and y + 1 in growth)[-TEN_YEARS:]
    if len(years) < FEWEST or base_year + 1 not in growth:
        raise ParameterError(
            f"An outlook from {base_year} needs {FEWEST} years of jobs and people and inhabitants "
            f"at the end of {base_year}; there are {len(years)} such years.",
            remedy="Give inhabitants for more years.",
        )
    return years
