"""Tables: one function each, from a result to caption, header cells and written figures."""

from regionanalysis.presentation.tables.certainty import variation
from regionanalysis.presentation.tables.codes import code_moves
from regionanalysis.presentation.tables.education import (
    education_members,
    innovation,
    innovation_regions,
)
from regionanalysis.presentation.tables.effects import periods, waterfall
from regionanalysis.presentation.tables.industry import as_nation, national_jobs
from regionanalysis.presentation.tables.jobs import goal_split, membership, private_jobs
from regionanalysis.presentation.tables.labour_market import (
    dependence,
    destinations,
    net_by_industry,
    net_commuting,
)
from regionanalysis.presentation.tables.methods import classic_effects, own_effects
from regionanalysis.presentation.tables.places import directory
from regionanalysis.presentation.tables.population_change import population_change_members
from regionanalysis.presentation.tables.response import response
from regionanalysis.presentation.tables.sensitivity import backtest, specialisation
from regionanalysis.presentation.tables.unpublished import unpublished

__all__ = [
    "as_nation",
    "backtest",
    "classic_effects",
    "code_moves",
    "dependence",
    "destinations",
    "directory",
    "education_members",
    "goal_split",
    "innovation",
    "innovation_regions",
    "membership",
    "national_jobs",
    "net_by_industry",
    "net_commuting",
    "own_effects",
    "periods",
    "population_change_members",
    "private_jobs",
    "response",
    "specialisation",
    "unpublished",
    "variation",
    "waterfall",
]
