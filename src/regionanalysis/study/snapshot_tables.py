"""The snapshots that `refresh` downloads, in the newest municipal codes and read once."""

from functools import lru_cache

import numpy as np

from regionanalysis.classifications.municipality_codes import LAST_VINTAGE
from regionanalysis.classifications.series_breaks import series_breaks
from regionanalysis.core.project import JOBS_SNAPSHOT
from regionanalysis.io.readers.education import read_education
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.io.readers.people import read_flows, read_population
from regionanalysis.io.readers.population_changes import read_population_changes
from regionanalysis.io.readers.reference import open_reference
from regionanalysis.io.statbank.tables import ssb_tables
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.education import EducationPanel
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.panel.population_changes import PopulationChanges
from regionanalysis.panel.recode import recode
from regionanalysis.panel.series import EmploymentSeries
from regionanalysis.panel.vintage import (
    changes_to_vintage,
    education_to_vintage,
    flows_to_vintage,
    population_to_vintage,
    to_vintage,
)
from regionanalysis.study.cache import CACHE_SIZE, FileKey
from regionanalysis.uncertainty import with_narrowed_cells

PEOPLE, COMMUTERS = "ssb_07459", "ssb_03321"
RESIDENTS, EDUCATION = "ssb_07984_residence", "ssb_09429"
FINER_INDUSTRIES, SECTORS, LEVELS = "ssb_13470", "ssb_13472", "ssb_11618"
BIRTHS_AND_MIGRATION = "ssb_06913"


@lru_cache(CACHE_SIZE)
def jobs(file: FileKey) -> EmploymentPanel:
    """Return jobs by municipality and industry group, in persons."""
    panel = read_panel(file.path, total_industry=ssb_tables()[JOBS_SNAPSHOT].total_industry)
    # while the figures are those that the totals are of: of merged regions they say less
    panel = with_narrowed_cells(panel)
    return to_vintage(panel, LAST_VINTAGE, splits="group")[0].in_persons()


@lru_cache(CACHE_SIZE)
def inhabitants(file: FileKey) -> PopulationPanel:
    """Return inhabitants on 1 January by municipality."""
    return population_to_vintage(read_population(file.path), LAST_VINTAGE, splits="group")


@lru_cache(CACHE_SIZE)
def births_and_migration(file: FileKey) -> PopulationChanges:
    """Return births surplus and net migration by municipality."""
    changes = read_population_changes(file.path.parent, file.path.stem)
    return changes_to_vintage(changes, LAST_VINTAGE, splits="group")


@lru_cache(CACHE_SIZE)
def commuters(file: FileKey) -> CommutingFlows:
    """Return commuters between municipalities."""
    return flows_to_vintage(read_flows(file.path), LAST_VINTAGE, splits="group")


@lru_cache(CACHE_SIZE)
def educated(file: FileKey) -> EducationPanel:
    """Return persons by level of education and municipality."""
    return education_to_vintage(read_education(file.path), LAST_VINTAGE, splits="group")


@lru_cache(CACHE_SIZE)
def employed_residents(file: FileKey) -> EmploymentPanel:
    """Return employed residents by municipality and industry group."""
    panel = read_panel(file.path, total_industry=ssb_tables()[RESIDENTS].total_industry)
    return to_vintage(panel, LAST_VINTAGE, splits="group")[0]


@lru_cache(CACHE_SIZE)
def jobs_by_division(file: FileKey) -> EmploymentPanel:
    """Return jobs by municipality and two-digit industry, in persons."""
    panel = read_panel(file.path, total_industry=ssb_tables()[FINER_INDUSTRIES].total_industry)
    return to_vintage(panel, LAST_VINTAGE, splits="group")[0].in_persons()


@lru_cache(CACHE_SIZE)
def jobs_by_sector(file: FileKey) -> EmploymentPanel:
    """Return jobs by municipality and sector, the sectors in place of industries."""
    columns = {"industry": "sector"}
    panel = read_panel(file.path, nation="0", columns=columns, total_industry="none")
    return to_vintage(panel, LAST_VINTAGE, splits="group")[0]


@lru_cache(CACHE_SIZE)
def all_jobs(file: FileKey) -> EmploymentSeries:
    """Return all jobs by municipality, as many years as there are."""
    frame, origin = open_reference(file.path.parent, file.path.stem)
    wide = frame.pivot(index="year", columns="region", values="employment_work").sort_index()
    years = tuple(int(year) for year in wide.index)
    values = wide.to_numpy(dtype=float)
    moved = recode(
        values, tuple(wide.columns), years, LAST_VINTAGE, present=~np.isnan(values), splits="group"
    )
    return EmploymentSeries(
        years=years,
        places=moved.labels,
        employment=moved.values,
        origin_of=(origin,) * len(years),
        breaks=series_breaks(origin.concept),
    )
