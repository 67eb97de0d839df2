"""Tables: one function each, from a result to caption, header cells and written figures."""

from regionanalysis.tables.certainty import variation
from regionanalysis.tables.codes import code_moves
from regionanalysis.tables.education import education_members, innovation
from regionanalysis.tables.effects import periods, waterfall
from regionanalysis.tables.jobs import membership
from regionanalysis.tables.methods import classic_effects, own_effects
from regionanalysis.tables.places import directory
from regionanalysis.tables.response import response
from regionanalysis.tables.sensitivity import backtest, specialisation
from regionanalysis.tables.unpublished import unpublished

__all__ = [
    "backtest",
    "classic_effects",
    "code_moves",
    "directory",
    "education_members",
    "innovation",
    "membership",
    "own_effects",
    "periods",
    "response",
    "specialisation",
    "unpublished",
    "variation",
    "waterfall",
]
