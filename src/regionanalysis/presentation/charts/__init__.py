"""Charts: one function each, from a result to a drawing with caption and table."""

from regionanalysis.presentation.charts.barometer import barometer
from regionanalysis.presentation.charts.certainty import certainty
from regionanalysis.presentation.charts.commuting import commuting_matrix, integration
from regionanalysis.presentation.charts.education import education
from regionanalysis.presentation.charts.effects import by_year, cumulated, waterfall
from regionanalysis.presentation.charts.funnel import funnel
from regionanalysis.presentation.charts.goal import goal
from regionanalysis.presentation.charts.industry import by_industry, location_quotients, residents
from regionanalysis.presentation.charts.intervals import intervals, region_effects
from regionanalysis.presentation.charts.jobs import index, level, relative
from regionanalysis.presentation.charts.members import member_growth, members
from regionanalysis.presentation.charts.methods import side_by_side
from regionanalysis.presentation.charts.outlook import jobs_ahead, people_ahead
from regionanalysis.presentation.charts.people import population, population_effect
from regionanalysis.presentation.charts.places import ranking, small_multiples, years
from regionanalysis.presentation.charts.population_change import (
    jobs_and_migration,
    population_change,
)
from regionanalysis.presentation.charts.region_map import region_map
from regionanalysis.presentation.charts.regions import positions
from regionanalysis.presentation.charts.sensitivity import left_out, windows

__all__ = [
    "barometer",
    "by_industry",
    "by_year",
    "certainty",
    "commuting_matrix",
    "cumulated",
    "education",
    "funnel",
    "goal",
    "index",
    "integration",
    "intervals",
    "jobs_ahead",
    "jobs_and_migration",
    "left_out",
    "level",
    "location_quotients",
    "member_growth",
    "members",
    "people_ahead",
    "population",
    "population_change",
    "population_effect",
    "positions",
    "ranking",
    "region_effects",
    "region_map",
    "relative",
    "residents",
    "side_by_side",
    "small_multiples",
    "waterfall",
    "windows",
    "years",
]
