"""Why a region gained or lost jobs relative to the country.

``import regionanalysis as ra`` gives the main functions and types; each is loaded when it is first
used. Everything else is in the packages below, listed in the API reference.

Examples
--------
>>> import regionanalysis as ra
>>> jobs = ra.example_jobs()  # a pandas DataFrame: region, industry, year, employment
>>> ra.shift_share(jobs, start_year=2015, end_year=2022)
ShiftShare classic 2015–2022, 4 regions × 3 industries
unit: persons; reference: nation
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from regionanalysis.core.results import set_plotter

if TYPE_CHECKING:
    from regionanalysis.classifications.find_region import find_region
    from regionanalysis.errors import RegionAnalysisError
    from regionanalysis.indicators.concentration import industry_profile
    from regionanalysis.indicators.localisation import localisation
    from regionanalysis.indicators.productivity import productivity_shift_share
    from regionanalysis.indicators.specialisation import specialisation
    from regionanalysis.io.readers.panel import read_panel
    from regionanalysis.io.readers.people import read_population
    from regionanalysis.model.expected_growth import expected_growth
    from regionanalysis.model.population_response import PopulationResponse, population_response
    from regionanalysis.panel.aggregate import merge_regions
    from regionanalysis.panel.as_panel import as_panel
    from regionanalysis.panel.employment import EmploymentPanel
    from regionanalysis.panel.example import example_jobs, example_population
    from regionanalysis.panel.from_frame import panel_from_frame
    from regionanalysis.panel.industry_levels import join_panels, to_bridge, to_level
    from regionanalysis.panel.population_from_frame import population_from_frame
    from regionanalysis.panel.sectors import of_sector
    from regionanalysis.panel.vintage import to_vintage
    from regionanalysis.presentation.plot import plot
    from regionanalysis.shiftshare.decompose import shift_share, shift_share_by_year
    from regionanalysis.shiftshare.forecast import backtest, project
    from regionanalysis.shiftshare.regression.by_year import patterson_by_year
    from regionanalysis.shiftshare.regression.models import berzeg, patterson
    from regionanalysis.shiftshare.variants.index_form import growth_indices
    from regionanalysis.study import (
        compare_methods,
        finish,
        open_national_overview,
        open_region,
        open_report,
    )
    from regionanalysis.uncertainty.bootstrap import block_bootstrap
    from regionanalysis.uncertainty.bounds import effect_bounds
    from regionanalysis.uncertainty.sensitivity import leave_one_out
    from regionanalysis.uncertainty.windows import all_windows
    from regionanalysis.uncertainty.yearly import yearly_variation

__version__ = "0.1.0"

# The module of each public name; nothing is imported before a name is used.
_MODULES = {
    "EmploymentPanel": "panel.employment",
    "PopulationResponse": "model.population_response",
    "RegionAnalysisError": "errors",
    "all_windows": "uncertainty.windows",
    "as_panel": "panel.as_panel",
    "backtest": "shiftshare.forecast",
    "berzeg": "shiftshare.regression.models",
    "block_bootstrap": "uncertainty.bootstrap",
    "compare_methods": "study",
    "effect_bounds": "uncertainty.bounds",
    "example_jobs": "panel.example",
    "example_population": "panel.example",
    "expected_growth": "model.expected_growth",
    "find_region": "classifications.find_region",
    "finish": "study",
    "growth_indices": "shiftshare.variants.index_form",
    "industry_profile": "indicators.concentration",
    "join_panels": "panel.industry_levels",
    "leave_one_out": "uncertainty.sensitivity",
    "localisation": "indicators.localisation",
    "merge_regions": "panel.aggregate",
    "of_sector": "panel.sectors",
    "open_national_overview": "study",
    "open_region": "study",
    "open_report": "study",
    "panel_from_frame": "panel.from_frame",
    "patterson": "shiftshare.regression.models",
    "patterson_by_year": "shiftshare.regression.by_year",
    "plot": "presentation.plot",
    "population_from_frame": "panel.population_from_frame",
    "population_response": "model.population_response",
    "productivity_shift_share": "indicators.productivity",
    "project": "shiftshare.forecast",
    "read_panel": "io.readers.panel",
    "read_population": "io.readers.people",
    "shift_share": "shiftshare.decompose",
    "shift_share_by_year": "shiftshare.decompose",
    "specialisation": "indicators.specialisation",
    "to_bridge": "panel.industry_levels",
    "to_level": "panel.industry_levels",
    "to_vintage": "panel.vintage",
    "yearly_variation": "uncertainty.yearly",
}

__all__ = [
    "EmploymentPanel",
    "PopulationResponse",
    "RegionAnalysisError",
    "all_windows",
    "as_panel",
    "backtest",
    "berzeg",
    "block_bootstrap",
    "compare_methods",
    "effect_bounds",
    "example_jobs",
    "example_population",
    "expected_growth",
    "find_region",
    "finish",
    "growth_indices",
    "industry_profile",
    "join_panels",
    "leave_one_out",
    "localisation",
    "merge_regions",
    "of_sector",
    "open_national_overview",
    "open_region",
    "open_report",
    "panel_from_frame",
    "patterson",
    "patterson_by_year",
    "plot",
    "population_from_frame",
    "population_response",
    "productivity_shift_share",
    "project",
    "read_panel",
    "read_population",
    "shift_share",
    "shift_share_by_year",
    "specialisation",
    "to_bridge",
    "to_level",
    "to_vintage",
    "yearly_variation",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _plot(*arguments: Any, **options: Any) -> Any:
    return __getattr__("plot")(*arguments, **options)


# Results lie below the room that draws; this is how `result.plot()` reaches it.
set_plotter(_plot)
