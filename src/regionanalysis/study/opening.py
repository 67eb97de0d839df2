"""Open what a notebook works on: one region, all regions, or the comparison of methods."""

from collections.abc import Callable, Mapping
from typing import Any

from regionanalysis.core.names import unknown_name
from regionanalysis.core.project import has_snapshots
from regionanalysis.presentation.language import language
from regionanalysis.study.methods import MethodComparison
from regionanalysis.study.national import NationalOverview
from regionanalysis.study.panel_data import PanelData
from regionanalysis.study.parameters import ReportParameters, report_parameters
from regionanalysis.study.published_data import PublishedData
from regionanalysis.study.region import RegionStudy
from regionanalysis.study.region_data import RegionData
from regionanalysis.study.report import ReportContext
from regionanalysis.study.snapshot_data import SnapshotData


def open_region(**parameters: Any) -> RegionStudy:
    """Return the report on a region, from the parameters of a notebook.

    Its figures are those of the panel named; otherwise of the snapshots there are; otherwise those
    published.

    Raises
    ------
    ParameterError
        For a parameter, region, member, year or language that does not exist.
    """
    checked = report_parameters(**parameters)
    report = RegionStudy(checked, _data(checked))
    # refuse years that the figures lack before a report is begun
    _ = report.account
    return report


def compare_methods(**parameters: Any) -> MethodComparison:
    """Return the comparison of methods on a region. Parameters and errors as for `open_region`.

    Two years are enough for it, and need not have every year between them.
    """
    checked = report_parameters(**parameters)
    return MethodComparison(checked, _data(checked))


def open_national_overview(**parameters: Any) -> NationalOverview:
    """Return the overview of all regions. Parameters and errors as for `open_region`."""
    checked = report_parameters(**parameters)
    data = _data(checked)
    _ = data.account
    return NationalOverview(checked, data)


# what each notebook opens, by the notebook's name
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


def _data(parameters: ReportParameters) -> RegionData:
    spoken = language(parameters.language)
    if parameters.panel is not None:
        return PanelData(parameters, spoken)
    if has_snapshots():
        return SnapshotData(parameters, spoken)
    return PublishedData(parameters, spoken)
