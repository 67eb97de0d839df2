"""Measures of one year: concentration, specialisation, productivity, commuting, ranks."""

from regionanalysis.indicators.commuting import Integration, labour_market_integration
from regionanalysis.indicators.concentration import (
    IndustryProfile,
    ResidentShares,
    industry_profile,
    resident_shares,
)
from regionanalysis.indicators.dependence import Dependence, dependence
from regionanalysis.indicators.destinations import CommuterDestinations, commuter_destinations
from regionanalysis.indicators.localisation import Localisation, localisation
from regionanalysis.indicators.population import PopulationRecord, population_record
from regionanalysis.indicators.productivity import (
    OutputPanel,
    ProductivityGrowth,
    adjusted_productivity,
    productivity_shift_share,
)
from regionanalysis.indicators.ranks import Ranking, quadrants
from regionanalysis.indicators.specialisation import Specialisation, specialisation

__all__ = [
    "CommuterDestinations",
    "Dependence",
    "IndustryProfile",
    "Integration",
    "Localisation",
    "OutputPanel",
    "PopulationRecord",
    "ProductivityGrowth",
    "Ranking",
    "ResidentShares",
    "Specialisation",
    "adjusted_productivity",
    "commuter_destinations",
    "dependence",
    "industry_profile",
    "labour_market_integration",
    "localisation",
    "population_record",
    "productivity_shift_share",
    "quadrants",
    "resident_shares",
    "specialisation",
]
