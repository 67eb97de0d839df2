"""One region's industries, where a panel has no more than them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from regionanalysis.classifications.industry_names import division_names_in, names_in
from regionanalysis.classifications.industry_standards import IndustryStandard, divisions
from regionanalysis.classifications.places import text_name
from regionanalysis.model.mean_account import Account
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.presentation.language import Language
from regionanalysis.shiftshare import RegionEffects, shift_share
from regionanalysis.study.cache import CACHE_SIZE
from regionanalysis.uncertainty import UnpublishedCells, effect_bounds, unpublished_cells


def in_language(panel: EmploymentPanel, language: Language) -> EmploymentPanel:
    """Return a panel with its names as a report has them.

    Industries are in its language, and municipalities have one of their parallel names.
    """
    return _in_language(panel, language.code)


@lru_cache(CACHE_SIZE)
def _in_language(panel: EmploymentPanel, code: str) -> EmploymentPanel:
    # the same panel for the same figures, so that what is computed from it is cached too
    names = names_in(code, panel.industry_names)
    if panel.vintage is None:
        return replace(panel, industry_names=names)
    places = tuple(text_name(name) for name in panel.region_names)
    return replace(panel, industry_names=names, region_names=places)


@lru_cache(CACHE_SIZE)
def divisions_in_language(panel: EmploymentPanel, language: str) -> EmploymentPanel:
    """Return a panel of two-digit industries with their names in a language, from its code."""
    names = division_names_in(language, panel.industries, panel.industry_names)
    return replace(panel, industry_names=names)


def residual_of(account: Account) -> str:
    """Return the name of what a shift-share by industry leaves beside such an account."""
    with_population = "population_effect" in account.effects
    return "population_and_attractiveness" if with_population else "regional_shift"


def parents_of(finer: EmploymentPanel, panel: EmploymentPanel) -> Mapping[str, str]:
    """Return the industry of a panel that each finer one is a part of, by their codes.

    Finer industries that are within none, or are one of them, are left out.
    """
    standard = panel.standard or IndustryStandard.SN2007
    covered = {code: divisions(code, standard) for code in panel.industries}
    found = {}
    for code in finer.industries:
        within = divisions(code, finer.standard or standard)
        parents = [one for one, all_of in covered.items() if within and within < all_of]
        if len(parents) == 1:
            found[code] = parents[0]
    return found


def effects_by_industry(panel: EmploymentPanel, region: str) -> RegionEffects:
    """Return the classic shift-share of a region by industry over all years."""
    result = shift_share(
        panel,
        start_year=panel.years[0],
        end_year=panel.years[-1],
        missing="drop",
        breaks="flag",
    )
    return result.region(region)


def unpublished_by_industry(
    panel: EmploymentPanel, region: str, effects: RegionEffects
) -> UnpublishedCells | None:
    """Return a region's cells that are hidden, missing or disguised; None where there are none."""
    bounds = effect_bounds(panel, start_year=panel.years[0], end_year=panel.years[-1])
    return unpublished_cells(panel, (region,), effects, bounds)
