"""The last cell of a report's notebook: hand over what the report says."""

from IPython.display import display

from regionanalysis.study.record import RECORD_TYPE, ReportRecord
from regionanalysis.study.report import ReportContext


def finish(report: ReportContext) -> None:
    """Hand over what the report says; the last cell of a report's notebook.

    Parameters
    ----------
    report : ReportContext
        What `open_region` or its kin returned.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import regionanalysis as ra
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "jobs.csv"
    ...     ra.example_jobs().to_csv(file, index=False)
    ...     report = ra.open_region(panel=file, region="North", language="en")
    ...     ra.finish(report)
    {...North...}
    """
    record = report_record(report)
    report.settle()
    content = record.model_dump(mode="json", exclude_unset=True)
    display({RECORD_TYPE: content, "text/plain": record.sentence}, raw=True)


def report_record(report: ReportContext) -> ReportRecord:
    """Return the record of a report, with the origins of what it shows and of its headline."""
    summary = report.summary()
    report.cite(*summary.origins)
    return ReportRecord(
        slug=report.slug,
        name=report.name,
        counties=list(report.counties),
        measure=report.context.measure,
        title=summary.title,
        **({"subtitle": report.subtitle} if report.subtitle else {}),
        description=summary.description,
        sentence=summary.sentence,
        headline=summary.headline,
        sections=list(report.sections),
        **({"left_out": dict(report.left_out)} if report.left_out else {}),
        parameters=report.parameters.model_dump(mode="json"),
        origins=[origin.as_record() for origin in report.origins],
        corrections=[one.as_record() for origin in report.origins for one in origin.corrections],
    )
