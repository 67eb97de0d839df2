"""The regions that a region is compared with: those of the division of the country it is one of."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache

from regionanalysis.classifications.divisions import (
    ba_codes,
    ba_regions,
    region_codes,
    telemarksforsking_regions,
)
from regionanalysis.errors import ParameterError
from regionanalysis.model.comparison import RegionComparison, compare_places
from regionanalysis.model.population_response import PopulationResponse
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.find_region import codes_in_panel
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.study.cache import CACHE_SIZE, Years, accounts_of

Regions = Mapping[str, tuple[str, ...]]


def peer_regions(panel: EmploymentPanel, codes: Sequence[str], name: str) -> Regions:
    """Return the division of the country that has a region of just these codes, under its name.

    Regions that the panel does not have whole, or that no longer have a boundary of their own, are
    left out. Without such a division there are none.
    """
    for division in _divisions(panel):
        for other, members in division.items():
            if set(members) == set(codes):
                return {name if peer == other else peer: of for peer, of in division.items()}
    return {}


@lru_cache(CACHE_SIZE)
def _divisions(panel: EmploymentPanel) -> tuple[Regions, ...]:
    return (
        _whole(panel, telemarksforsking_regions(), region_codes),
        _whole(panel, ba_regions(), ba_codes),
    )


def _whole(
    panel: EmploymentPanel, names: Regions, codes: Callable[[str, int], tuple[str, ...]]
) -> Regions:
    regions: dict[str, tuple[str, ...]] = {}
    for name in names if panel.vintage is not None else ():
        # a region that a merger crosses, or that the panel lacks, cannot be compared with
        with suppress(ParameterError):
            regions[name] = codes_in_panel(panel, codes(name, panel.vintage or 0), name)
    return regions


@lru_cache(CACHE_SIZE)
def with_peer_groups(
    panel: EmploymentPanel, regions: tuple[tuple[str, tuple[str, ...]], ...]
) -> EmploymentPanel:
    """Return the panel with regions as its groups; the same panel for the same regions."""
    return panel.with_groups(dict(regions))


def compare_peers(
    panel: EmploymentPanel,
    regions: Regions,
    years: Years,
    population: PopulationPanel,
    response: PopulationResponse,
) -> RegionComparison:
    """Return regions side by side by the model of expected growth, each with its own response."""
    grouped = with_peer_groups(panel, tuple(regions.items()))
    accounts = accounts_of(grouped, years, population, response)
    return compare_places(accounts, [name for name in regions if name in accounts.places])
