"""Tables of births and migration, and of jobs beside migration."""

from collections.abc import Sequence

import numpy as np

from regionanalysis.indicators.population_change import PopulationChange
from regionanalysis.model.jobs_and_migration import JobsAndMigration
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables.jobs import by_year

_COLUMNS = (
    N_("column.births_surplus"),
    N_("column.net_migration"),
    N_("column.correction"),
    N_("column.population_change"),
)


def by_years(change: PopulationChange, name: str, language: Language) -> Table:
    """Return births surplus, net migration, correction and change of every year."""
    parts = (change.births, change.migration, change.correction, change.change)
    return by_year(
        language.message("table.population_change", name=name),
        change.years,
        list(zip(language.messages(*_COLUMNS), parts, strict=True)),
        language,
        signed=True,
    )


@cites
def population_change_members(
    change: PopulationChange, names: Sequence[str], name: str, language: Language
) -> Table:
    """Return the same for every member over all years, and for the region.

    Parameters
    ----------
    change
        Births surplus and net migration.
    names
        Names of the members.
    name
        Name of the region.
    language
        Language of the table.
    """
    births, migration = change.births_surplus.sum(axis=0), change.net_migration.sum(axis=0)
    total = change.population[-1] - change.population[0]
    parts = np.stack([births, migration, total - births - migration, total], axis=1)
    rows = [
        (label, *(language.signed(value) for value in values))
        for label, values in zip(names, parts.tolist(), strict=True)
        # a region of one municipality has one row
        if len(names) > 1
    ]
    whole = (name, *(language.signed(value) for value in parts.sum(axis=0).tolist()))
    return Table(
        caption=language.message(
            "table.population_change_members", start=change.years[0], end=change.years[-1]
        ),
        columns=[language.message("column.municipalities"), *language.messages(*_COLUMNS)],
        rows=[*rows, whole],
        totals=1,
    )


def jobs_and_migration(record: JobsAndMigration, name: str, language: Language) -> Table:
    """Return jobs beyond the nation's and net migration of every year, per cent."""
    rows = [
        (
            language.year(year, broken=not record.comparable[at]),
            language.signed_percent(float(record.jobs[at]), 2),
            language.signed_percent(float(record.migration[at]), 2),
        )
        for at, year in enumerate(record.years)
    ]
    return Table(
        caption=language.message("table.jobs_and_migration", name=name),
        columns=language.messages(
            N_("column.year"), N_("column.jobs_beyond"), N_("column.migration_percent")
        ),
        rows=rows,
    )
