"""Telemarksforsking's model of population growth: figures and coefficients in, an account out."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.model.migration import terms
from regionanalysis.model.migration.coefficients import MigrationCoefficients
from regionanalysis.model.migration.results import BIRTHS, PopulationAccount

COMPONENTS = ("structure", "attractiveness", "public")


@dataclass(frozen=True, eq=False)
class MigrationInputs:
    """Figures of all places of one level, from which every term is computed.

    Attributes
    ----------
    population
        Persons on 1 January of every year and of the year after the last, shape
        (years + 1, places).
    births, deaths
        Persons through the year, shape (years, places).
    national_migration, national_population
        Net migration through the year and people on 1 January in the nation, persons, (years,).
    integration, internal, own_work_share
        a, m and o of `place_integration`, shape (years, places), or (1, places) where one year's
        commuting stands for all.
    members_count
        Municipalities in each place, shape (places,).
    contributions
        x of ``structure``, ``attractiveness`` and ``public`` (`job_contributions`), per cent of all
        jobs, shape (years, places).
    shares
        Where residents work (`destination_shares`), shape (years, places, workplaces), or
        (places, workplaces) where one year's commuting stands for all.
    workplace_growth
        Growth of all jobs less the nation's, percentage points, shape (years, workplaces).
    net_migration
        Persons through the year, shape (years, places); ``None`` when it is not known.
    """

    years: tuple[int, ...]
    places: tuple[str, ...]
    population: FloatArray
    births: FloatArray
    deaths: FloatArray
    national_migration: FloatArray
    national_population: FloatArray
    integration: FloatArray
    internal: FloatArray
    own_work_share: FloatArray
    members_count: tuple[int, ...]
    contributions: Mapping[str, FloatArray]
    shares: FloatArray
    workplace_growth: FloatArray
    net_migration: FloatArray | None = None

    def __post_init__(self) -> None:
        if set(self.contributions) != set(COMPONENTS):
            raise ParameterError(
                f"Job growth has the components {', '.join(COMPONENTS)}; found "
                f"{', '.join(self.contributions)}."
            )
        years, places = len(self.years), len(self.places)
        whole, undated = ((years, places),), ((years, places), (1, places))
        dated: dict[str, tuple[tuple[int, ...], ...]] = {
            "population": ((years + 1, places),),
            **dict.fromkeys(("national_migration", "national_population"), ((years,),)),
            **dict.fromkeys(("integration", "internal", "own_work_share"), undated),
            **dict.fromkeys(("births", "deaths", "net_migration"), whole),
            **dict.fromkeys(COMPONENTS, whole),
        }
        arrays = {entry.name: getattr(self, entry.name) for entry in fields(self)}
        for name, array in {**arrays, **self.contributions}.items():
            shapes = dated.get(name)
            if shapes and array is not None and array.shape not in shapes:
                raise InputError(
                    f"{name} has shape {array.shape}; the labels call for {shapes[0]}."
                )


def population_model(
    inputs: MigrationInputs, coefficients: MigrationCoefficients
) -> PopulationAccount:
    """Return the account of population growth of every place and year.

    Where net migration is known, the register correction is a term of its own. Where it is not,
    residential attractiveness holds it, and the account says so.

    Own growth and neighbour growth need the two years before, so that they and the residual are
    NaN in the first two years.

    Raises
    ------
    IdentityError
        When the terms do not add up to the growth.
    """
    people = inputs.population[:-1]
    growth = terms.population_growth(inputs.population)
    births = terms.births_surplus(inputs.births, inputs.deaths, people)
    explained = migration_terms(inputs, coefficients)
    migration = growth - births
    correction = None
    if inputs.net_migration is not None:
        known = terms.per_cent(inputs.net_migration, people)
        migration, correction = known, migration - known
    return PopulationAccount(
        years=inputs.years,
        places=inputs.places,
        level=coefficients.level,
        growth=growth,
        terms={BIRTHS: births, **explained},
        residential_attractiveness=migration - sum(explained.values()),
        register_correction=correction,
    )


def migration_terms(
    inputs: MigrationInputs, coefficients: MigrationCoefficients
) -> dict[str, FloatArray]:
    """Return the terms of net migration but the residual, per cent, shape (years, places) each."""
    shape = (len(inputs.years), len(inputs.places))
    by_name = {
        "immigration": terms.immigration(
            inputs.national_migration, inputs.national_population, shape[1]
        ),
        "constant": np.full(shape, coefficients.constant),
        "size": terms.size_effect(inputs.population[:-1], coefficients.size),
        "labour_market_integration": terms.integration_effect(
            inputs.integration, coefficients.integration
        ),
        "internal_integration": terms.internal_integration_effect(
            inputs.internal, coefficients.internal_integration, inputs.members_count
        ),
        **{
            f"own_growth_{component}": terms.own_growth(
                inputs.own_work_share, inputs.contributions[component], coefficients.own_growth
            )
            for component in COMPONENTS
        },
        "neighbour_growth": terms.neighbour_growth(
            inputs.shares, inputs.workplace_growth, coefficients.neighbour_growth
        ),
    }
    return {name: np.broadcast_to(values, shape) for name, values in by_name.items()}
