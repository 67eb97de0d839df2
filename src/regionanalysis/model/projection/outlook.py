"""One place's years to come, from its own account and what is known of its people.

`regionanalysis.model.projection.premises` states the premises and their sources. Births,
immigration and housing are one constant term where the data do not separate them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import ParameterError
from regionanalysis.indicators.population import PopulationRecord
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.projection.assumptions import Assumptions
from regionanalysis.model.projection.fan import FanChart, fan
from regionanalysis.model.projection.hindcast import Hindcast, hindcast
from regionanalysis.model.projection.places import PlaceProjection, project_places
from regionanalysis.model.projection.premises import national_levels, premises, recent_years
from regionanalysis.model.projection.published import ProjectedPeople
from regionanalysis.model.projection.scenarios import (
    Level,
    needed_attractiveness,
    scenario_grid,
    with_scenarios,
)
from regionanalysis.panel.provenance import Origin

HORIZON = 2040
NEUTRAL = "neutral_neutral"


@dataclass(frozen=True)
class LevelSource:
    """Whose attractiveness the low, neutral and high levels are quartiles of.

    Attributes
    ----------
    places
        How many.
    start_year, end_year
        The years that their means are of.
    private
        Whether it is of private jobs, where the place's own is of all jobs.
    """

    places: int
    start_year: int
    end_year: int
    private: bool = False


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
    known_people
        How many years people are known after the last year of jobs.
    nation_years
        First and last 1 January between which the growth of the nation's people is taken.
    levels_of
        Whose levels of attractiveness they are.
    projected
        The published projection that people's own growth is from; None where it is the past's.
    hindcast
        How the same would have done in past years; None where there are too few.
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
    known_people: int
    nation_years: tuple[int, int]
    levels_of: LevelSource
    projected: ProjectedPeople | None
    hindcast: Hindcast | None
    origins: tuple[Origin, ...] = ()

    def scenario(self, own: Level, nation: Level = "neutral") -> tuple[FloatArray, FloatArray]:
        """Return jobs and people from the base year on, each of shape (years,)."""
        row = self.projection.scenarios.index(f"{own}_{nation}")
        return self.projection.jobs[row, :, 0], self.projection.people[row, :, 0]


def region_projection(
    account: RegionAccount,
    people: PopulationRecord,
    levels: Mapping[Level, float],
    *,
    own_share: float,
    base_year: int,
    jobs: float,
    levels_of: LevelSource,
    projected: ProjectedPeople | None = None,
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
    levels_of
        Whose levels they are.
    projected
        A published projection of its people, if there is one.
    goal
        Net new jobs a year.
    horizon
        The last year to project.
    origins
        Origins of the levels and shares, beside those of the account and the inhabitants.

    Raises
    ------
    ParameterError
        For fewer than five years that both have, or no people in the base year.
    """
    assumptions, years = premises(
        account,
        people,
        own_share=own_share,
        base_year=base_year,
        jobs=jobs,
        horizon=horizon,
        neutral=levels["neutral"],
        projected=projected,
    )
    rows = [account.years.index(year) for year in years]
    national = national_levels(people)
    known = assumptions.known_people_growth
    recent = recent_years(people)
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
        known_people=0 if known is None else len(known),
        nation_years=(recent[0] - 1, recent[-1]),
        levels_of=levels_of,
        projected=projected,
        hindcast=hindcast(account, people, levels["neutral"], own_share),
        origins=(
            *account.origins,
            *people.origins,
            *(projected.origins if projected else ()),
            *origins,
        ),
    )


def _needed(assumptions: Assumptions, goal: float | None, horizon: int) -> float | None:
    if goal is None:
        return None
    try:
        return needed_attractiveness(assumptions, assumptions.places[0], goal, horizon)
    except ParameterError:
        # no attractiveness that is looked at gives it
        return None
