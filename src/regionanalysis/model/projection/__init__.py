"""Projections of jobs and people by Telemarksforsking's model, and their test on the past."""

from regionanalysis.model.projection.assumptions import Assumptions
from regionanalysis.model.projection.backtest import PlaceBacktest, backtest_places
from regionanalysis.model.projection.fan import FanChart, fan
from regionanalysis.model.projection.hindcast import Hindcast, hindcast
from regionanalysis.model.projection.history import PlaceHistory, assumptions_of
from regionanalysis.model.projection.outlook import (
    LevelSource,
    RegionProjection,
    region_projection,
)
from regionanalysis.model.projection.places import PlaceProjection, project_places
from regionanalysis.model.projection.published import ProjectedPeople
from regionanalysis.model.projection.scenarios import (
    Scenario,
    needed_attractiveness,
    quartile_levels,
    scenario_grid,
    with_scenarios,
)

__all__ = [
    "Assumptions",
    "FanChart",
    "Hindcast",
    "LevelSource",
    "PlaceBacktest",
    "PlaceHistory",
    "PlaceProjection",
    "ProjectedPeople",
    "RegionProjection",
    "Scenario",
    "assumptions_of",
    "backtest_places",
    "fan",
    "hindcast",
    "needed_attractiveness",
    "project_places",
    "quartile_levels",
    "region_projection",
    "scenario_grid",
    "with_scenarios",
]
