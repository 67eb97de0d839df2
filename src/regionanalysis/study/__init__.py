"""What a notebook opens: a report on one region, on all regions, or on the methods.

Each name is loaded when it is first used, so that checking a report's parameters needs no pandas.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from regionanalysis.study.handover import finish
    from regionanalysis.study.methods import MethodComparison
    from regionanalysis.study.national import NationalOverview
    from regionanalysis.study.opening import (
        REPORT_KINDS,
        compare_methods,
        open_national_overview,
        open_region,
        open_report,
    )
    from regionanalysis.study.panel_data import PanelData
    from regionanalysis.study.published_data import PublishedData
    from regionanalysis.study.region import RegionStudy
    from regionanalysis.study.region_data import RegionData
    from regionanalysis.study.report import ReportContext
    from regionanalysis.study.snapshot_data import SnapshotData

# The module of each public name.
_MODULES = {
    "MethodComparison": "methods",
    "NationalOverview": "national",
    "PanelData": "panel_data",
    "PublishedData": "published_data",
    "REPORT_KINDS": "opening",
    "RegionData": "region_data",
    "RegionStudy": "region",
    "ReportContext": "report",
    "SnapshotData": "snapshot_data",
    "compare_methods": "opening",
    "finish": "handover",
    "open_national_overview": "opening",
    "open_region": "opening",
    "open_report": "opening",
}

__all__ = [
    "REPORT_KINDS",
    "MethodComparison",
    "NationalOverview",
    "PanelData",
    "PublishedData",
    "RegionData",
    "RegionStudy",
    "ReportContext",
    "SnapshotData",
    "compare_methods",
    "finish",
    "open_national_overview",
    "open_region",
    "open_report",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
