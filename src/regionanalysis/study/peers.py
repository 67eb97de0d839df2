"""The regions that a region is set beside: those of the division of the country it is one of."""

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
from regionanalysis.study import cache as shared

Regions = Mapping[str, tuple[str, ...]]


def regions_beside(panel: EmploymentPanel, codes: Sequence[str], name: str) -> Regions:
    """Return the division that has a region of just these codes, itself by its name.

    Regions that the panel does not have whole, or that are no area of their own any more, are left
    out. Without such a division there are none.
    """
    for division in _divisions(panel):
        for other, members in division.items():
            if set(members) == set(codes):
                return {name if one == other else one: parts for one, parts in division.items()}
    return {}


@lru_cache(shared.KEPT)
def _divisions(panel: EmploymentPanel) -> tuple[Regions, ...]:
    return (
        _whole(panel, telemarksforsking_regions(), region_codes),
        _whole(panel, ba_regions(), ba_codes),
    )


def _whole(
    panel: EmploymentPanel, names: Regions, codes: Callable[[str, int], tuple[str, ...]]
) -> Regions:
    found: dict[str, tuple[str, ...]] = {}
    for name in names if panel.vintage is not None else ():
        # a region that is merged across, or not in these figures, is none to be set beside
        with suppress(ParameterError):
            found[name] = codes_in_panel(panel, codes(name, panel.vintage or 0), name)
    return found


@lru_cache(shared.KEPT)
def divided(
    panel: EmploymentPanel, regions: tuple[tuple[str, tuple[str, ...]], ...]
) -> EmploymentPanel:
    """Return the panel with regions as its groups; the same panel for the same regions."""
    return panel.with_groups(dict(regions))


def compared(
    panel: EmploymentPanel,
    regions: Regions,
    years: shared.Years,
    population: PopulationPanel,
    response: PopulationResponse,
) -> RegionComparison:
    """Return regions side by side by the model of expected growth: each with its own response."""
    grouped = divided(panel, tuple(regions.items()))
    accounts = shared.accounts_of(grouped, years, population, response)
    places = [name for name in regions if name in accounts.places]
    return compare_places(accounts, places, panel.origins[0])
