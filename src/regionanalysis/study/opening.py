"""Open what a notebook works on: one region, all regions, or the comparison of methods."""

from collections.abc import Callable, Mapping
from typing import Any

from regionanalysis.core.names import unknown_name
from regionanalysis.core.project import has_snapshots
from regionanalysis.study.methods import MethodComparison
from regionanalysis.study.national import NationalOverview
from regionanalysis.study.panel_data import PanelStudy
from regionanalysis.study.parameters import report_parameters
from regionanalysis.study.published_data import PublishedStudy
from regionanalysis.study.region import RegionStudy
from regionanalysis.study.report import ReportContext
from regionanalysis.study.snapshot_data import SnapshotStudy


def open_region(**parameters: Any) -> RegionStudy:
    """Return the study of a region, from the parameters of a notebook.

    It is on the panel named; otherwise on the snapshots there are; otherwise on what is published.

    Raises
    ------
    ParameterError
        For a parameter, region, member, year or language that does not exist.
    """
    study = _study(**parameters)
    # years that the figures do not have are refused before a report is begun
    _ = study.account
    return study


def _study(**parameters: Any) -> RegionStudy:
    asked = report_parameters(**parameters)
    if asked.panel is not None:
        return PanelStudy(asked)
    if has_snapshots():
        return SnapshotStudy(asked)
    return PublishedStudy(asked)


def compare_methods(**parameters: Any) -> MethodComparison:
    """Return the comparison of methods on a region. Parameters and errors are those of a study.

    Two years are enough for it, and need not have every year between them.
    """
    return MethodComparison(_study(**parameters))


def open_national_overview(**parameters: Any) -> NationalOverview:
    """Return the overview of all regions. Parameters and errors are those of a study."""
    return NationalOverview(open_region(**parameters))


# what each notebook works at, by the notebook's name
REPORT_KINDS: Mapping[str, Callable[..., ReportContext]] = {
    "regional_report": open_region,
    "method_comparison": compare_methods,
    "national_overview": open_national_overview,
}


def open_report(notebook: str, **parameters: Any) -> ReportContext:
    """Return what a notebook works at.

    Raises
    ------
    ParameterError
        For a notebook that does not exist, and as for `open_region`.
    """
    if notebook not in REPORT_KINDS:
        raise unknown_name("notebook", notebook, REPORT_KINDS)
    return REPORT_KINDS[notebook](**parameters)
