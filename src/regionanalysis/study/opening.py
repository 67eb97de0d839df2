"""Open what a notebook works on: one region, all regions, or the comparison of methods.

The results that a report is made of are opened once in a process: a report with the same parameters
on the same files shares them, so that the check of a report, its file name and its notebook read
the figures once. What a report has shown is its own.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from regionanalysis.core.names import unknown_name
from regionanalysis.core.project import has_snapshots
from regionanalysis.io.readers.published_regions import region_of_means
from regionanalysis.presentation.language import language
from regionanalysis.study.cache import CACHE_SIZE
from regionanalysis.study.files_used import files_used
from regionanalysis.study.means_data import MeansData
from regionanalysis.study.method_results import MethodResults
from regionanalysis.study.methods import MethodComparison
from regionanalysis.study.national import NationalOverview
from regionanalysis.study.panel_data import PanelData, check_every_year
from regionanalysis.study.parameters import ReportParameters, report_parameters
from regionanalysis.study.published_data import PublishedData
from regionanalysis.study.region import RegionStudy
from regionanalysis.study.region_data import RegionData
from regionanalysis.study.report import ReportContext
from regionanalysis.study.snapshot_data import SnapshotData

_opened: dict[tuple[object, ...], RegionData] = {}


def open_region(region: str | None = None, /, **parameters: Any) -> RegionStudy:
    """Return the report on a region, from the parameters of a notebook.

    Its figures are those of the panel named; otherwise of the snapshots there are; otherwise those
    published.

    Parameters
    ----------
    region
        Name, code or slug of a region; Kongsvingerregionen by default. It may be a keyword too.
    **parameters
        Those of the notebook: ``language``, ``members``, ``start_year``, ``end_year``, ``panel``
        and the others of its cell tagged *parameters*.

    Raises
    ------
    ParameterError
        For a parameter, region, member, year or language that does not exist.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import regionanalysis as ra
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "jobs.csv"
    ...     ra.example_jobs().to_csv(file, index=False)
    ...     report = ra.open_region(panel=file, region="North", language="en")
    >>> report.account.total().change
    -33.0
    """
    named = {} if region is None else {"region": region}
    return _region(report_parameters(**named, **parameters))


def compare_methods(**parameters: Any) -> MethodComparison:
    """Return the comparison of methods on a region. Parameters and errors as for `open_region`.

    Two years are enough for it, and need not have every year between them.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import regionanalysis as ra
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "jobs.csv"
    ...     ra.example_jobs().to_csv(file, index=False)
    ...     report = ra.compare_methods(panel=file, region="North", language="en")
    >>> report.name
    'North'
    """
    return _methods(report_parameters(**parameters))


def open_national_overview(**parameters: Any) -> NationalOverview:
    """Return the overview of all regions. Parameters and errors as for `open_region`.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import regionanalysis as ra
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "jobs.csv"
    ...     ra.example_jobs().to_csv(file, index=False)
    ...     report = ra.open_national_overview(panel=file, region="North", language="en")
    >>> report.language.code
    'en'
    """
    return _overview(report_parameters(**parameters))


def open_report(
    notebook: str, parameters: ReportParameters | None = None, **given: Any
) -> ReportContext:
    """Return what a notebook works at.

    Parameters
    ----------
    notebook
        Name of the notebook.
    parameters
        Checked parameters.
    **given
        Parameters to check, where there are no checked ones.

    Raises
    ------
    ParameterError
        For a notebook that does not exist, and as for `open_region`.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import regionanalysis as ra
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "jobs.csv"
    ...     ra.example_jobs().to_csv(file, index=False)
    ...     report = ra.open_report("regional_report", panel=file, region="N")
    >>> report.name
    'North'
    """
    if notebook not in REPORT_KINDS:
        raise unknown_name("notebook", notebook, REPORT_KINDS)
    checked = report_parameters(**given) if parameters is None else parameters
    return REPORT_KINDS[notebook](checked)


def _region(parameters: ReportParameters) -> RegionStudy:
    report = RegionStudy(parameters, _every_year(parameters))
    # refuse years that the figures lack before a report is begun
    _ = report.account
    return report


def _methods(parameters: ReportParameters) -> MethodComparison:
    return MethodComparison(parameters, _results(_data(parameters)))


def _overview(parameters: ReportParameters) -> NationalOverview:
    data = _every_year(parameters)
    _ = data.account
    return NationalOverview(parameters, data)


def _every_year(parameters: ReportParameters) -> RegionData:
    """Return the results for parameters, of a period with every year in the figures."""
    data = _data(parameters)
    if isinstance(data, PanelData):
        check_every_year(data.panel, parameters)
    return data


# what each notebook opens, by the notebook's name
REPORT_KINDS: Mapping[str, Callable[[ReportParameters], ReportContext]] = {
    "regional_report": _region,
    "method_comparison": _methods,
    "national_overview": _overview,
}


def _data(parameters: ReportParameters) -> RegionData:
    """Return the results for parameters; those already opened while no file has changed."""
    key = (parameters.key(), *files_used(parameters))
    if key not in _opened:
        while len(_opened) >= CACHE_SIZE:
            _opened.pop(next(iter(_opened)), None)
        _opened[key] = _new_data(parameters)
    return _opened[key]


def _new_data(parameters: ReportParameters) -> RegionData:
    spoken = language(parameters.language)
    if parameters.panel is not None:
        return PanelData(parameters, spoken)
    if has_snapshots():
        return SnapshotData(parameters, spoken)
    if region_of_means(parameters.region, parameters.members) is not None:
        return MeansData(parameters, spoken)
    return PublishedData(parameters, spoken)


@lru_cache(CACHE_SIZE)
def _results(data: Any) -> MethodResults:
    return MethodResults(data)
