"""Telemarksforsking's model of population growth, for all places of a level at once."""

from regionanalysis.model.migration.coefficients import (
    COEFFICIENTS,
    MigrationCoefficients,
    Recovery,
    coefficients_of,
)
from regionanalysis.model.migration.destinations import destination_shares
from regionanalysis.model.migration.estimate import (
    MigrationEstimate,
    estimate_migration,
    migration_regressors,
)
from regionanalysis.model.migration.integration import PlaceIntegration, place_integration
from regionanalysis.model.migration.model import MigrationInputs, migration_terms, population_model
from regionanalysis.model.migration.results import MIGRATION_TERMS, PopulationAccount
from regionanalysis.model.migration.terms import (
    births_surplus,
    immigration,
    integration_effect,
    internal_integration_effect,
    job_contributions,
    neighbour_growth,
    own_growth,
    population_growth,
    size_effect,
)

__all__ = [
    "COEFFICIENTS",
    "MIGRATION_TERMS",
    "MigrationCoefficients",
    "MigrationEstimate",
    "MigrationInputs",
    "PlaceIntegration",
    "PopulationAccount",
    "Recovery",
    "births_surplus",
    "coefficients_of",
    "destination_shares",
    "estimate_migration",
    "immigration",
    "integration_effect",
    "internal_integration_effect",
    "job_contributions",
    "migration_regressors",
    "migration_terms",
    "neighbour_growth",
    "own_growth",
    "place_integration",
    "population_growth",
    "population_model",
    "size_effect",
]
