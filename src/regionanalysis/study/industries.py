"""One region's industries, where a panel has no more than them."""

from dataclasses import replace
from functools import lru_cache

from regionanalysis.classifications.industry_names import names_in
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.presentation.language import Language
from regionanalysis.shiftshare import RegionEffects, shift_share
from regionanalysis.study.cache import CACHE_SIZE
from regionanalysis.uncertainty import UnpublishedCells, effect_bounds, unpublished_cells


def in_language(panel: EmploymentPanel, language: Language) -> EmploymentPanel:
    """Return a panel with its industries' names in the language of the report."""
    return _in_language(panel, language.code)


@lru_cache(CACHE_SIZE)
def _in_language(panel: EmploymentPanel, code: str) -> EmploymentPanel:
    # the same panel for the same figures, so that what is computed from it is cached too
    return replace(panel, industry_names=names_in(code, panel.industry_names))


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
