"""The last cell of a report's notebook: hand over what the report says."""

from IPython.display import display

from regionanalysis.study.record import RECORD_TYPE, ReportRecord
from regionanalysis.study.report import ReportContext


def finish(desk: ReportContext) -> None:
    """Hand over what the report says; the last cell of a report's notebook."""
    record = report_record(desk)
    display({RECORD_TYPE: record.model_dump(mode="json"), "text/plain": record.sentence}, raw=True)


def report_record(desk: ReportContext) -> ReportRecord:
    """Return the record of a report, with the origins of all figures used so far."""
    summary = desk.summary()
    return ReportRecord(
        slug=desk.slug,
        name=desk.name,
        counties=list(desk.counties),
        measure=desk.context.measure,
        title=summary.title,
        description=summary.description,
        sentence=summary.sentence,
        headline=summary.headline,
        parameters=desk.parameters.model_dump(mode="json"),
        origins=[origin.as_record() for origin in desk.origins],
        corrections=[one.as_record() for origin in desk.origins for one in origin.corrections],
    )
