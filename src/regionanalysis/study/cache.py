"""Figures that many reports share, read and computed once in a process.

The key of a value is what it was made from: a file by its path, size and time, a panel by itself.
The caches are small, because a build works at one set of figures at a time.
"""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from regionanalysis.io.readers.panel import read_panel_file
from regionanalysis.io.readers.panel_options import PanelOptions
from regionanalysis.io.readers.people import read_flows, read_population
from regionanalysis.model.account import GrowthAccount
from regionanalysis.model.comparison import RegionComparison, compare_places
from regionanalysis.model.expected_growth import expected_growth
from regionanalysis.model.population_response import PopulationResponse, population_response
from regionanalysis.model.published import account_of_shift_share
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.shiftshare import ShiftShareByYear, shift_share_by_year
from regionanalysis.uncertainty import EffectBounds, effect_bounds

CACHE_SIZE = 4


class Years(NamedTuple):
    """First and last year; None is that of the figures."""

    start: int | None
    end: int | None


class FileKey(NamedTuple):
    """A file as it was when it was read."""

    path: Path
    size: int
    changed: int


def file_key(path: Path) -> FileKey:
    """Return the key of a file; also of an absent one, so that its reader raises the error."""
    try:
        stat = path.stat()
    except OSError:
        return FileKey(path.resolve(), 0, 0)
    return FileKey(path.resolve(), stat.st_size, stat.st_mtime_ns)


@lru_cache(CACHE_SIZE)
def panel_in(file: FileKey, options: PanelOptions) -> EmploymentPanel:
    """Return the panel of a file, in persons."""
    return read_panel_file(file.path, options).panel.in_persons()


@lru_cache(CACHE_SIZE)
def population_in(file: FileKey) -> PopulationPanel:
    """Return the inhabitants of a file."""
    return read_population(file.path)


@lru_cache(CACHE_SIZE)
def flows_in(file: FileKey) -> CommutingFlows:
    """Return the commuters of a file."""
    return read_flows(file.path)


@lru_cache(CACHE_SIZE)
def by_year(panel: EmploymentPanel, years: Years) -> ShiftShareByYear:
    """Return classic shift-share of every region and year, breaks flagged, the unknown left out."""
    return shift_share_by_year(
        panel, start_year=years.start, end_year=years.end, missing="drop", breaks="flag"
    )


@lru_cache(CACHE_SIZE)
def bounds_by_year(panel: EmploymentPanel, years: Years) -> EffectBounds:
    """Return the limits of the effects of `by_year`, whatever unpublished figures are."""
    return effect_bounds(panel, start_year=years.start, end_year=years.end, by_year=True)


@lru_cache(CACHE_SIZE)
def response_of(
    panel: EmploymentPanel, population: PopulationPanel, years: Years
) -> PopulationResponse:
    """Return how industries follow people, estimated from the panel."""
    return population_response(
        panel, population, start_year=years.start, end_year=years.end, breaks="flag"
    )


@lru_cache(CACHE_SIZE)
def accounts_of(
    panel: EmploymentPanel,
    years: Years,
    population: PopulationPanel | None,
    response: PopulationResponse | None,
) -> GrowthAccount:
    """Return every region's account: by the model of expected growth where people are known."""
    if population is None or response is None:
        computed = account_of_shift_share(by_year(panel, years), panel.breaks)
        return replace(computed, origins=panel.origins)
    modelled = expected_growth(
        panel,
        population,
        response,
        start_year=years.start,
        end_year=years.end,
        missing="drop",
        breaks="flag",
    )
    return replace(modelled.account(), origins=(*panel.origins, *population.origins))


@lru_cache(CACHE_SIZE)
def places_of(accounts: GrowthAccount, panel: EmploymentPanel) -> RegionComparison:
    """Return all regions of a panel side by side."""
    places = [code for code in panel.regions if code in accounts.places]
    return compare_places(accounts, places)
