"""Figures: one function each, from a result to a drawing with title, alternative text and table."""

from regionanalysis.charts.barometer import barometer
from regionanalysis.charts.certainty import certainty
from regionanalysis.charts.commuting import commuting_matrix, integration
from regionanalysis.charts.education import education
from regionanalysis.charts.effects import by_year, cumulated, waterfall
from regionanalysis.charts.funnel import funnel
from regionanalysis.charts.goal import goal
from regionanalysis.charts.industry import by_industry, location_quotients, residents
from regionanalysis.charts.intervals import intervals, region_effects
from regionanalysis.charts.jobs import index, level, relative
from regionanalysis.charts.members import member_growth, members
from regionanalysis.charts.methods import side_by_side
from regionanalysis.charts.outlook import jobs_ahead, people_ahead
from regionanalysis.charts.people import population, population_effect
from regionanalysis.charts.places import ranking, small_multiples, years
from regionanalysis.charts.region_map import region_map
from regionanalysis.charts.regions import positions
from regionanalysis.charts.sensitivity import left_out, windows

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
    "left_out",
    "level",
    "location_quotients",
    "member_growth",
    "members",
    "people_ahead",
    "population",
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
