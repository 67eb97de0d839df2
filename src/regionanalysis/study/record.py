"""What a report says in figures, handed from the notebook to the page and the manifest."""

from typing import Any

from IPython.display import display
from pydantic import BaseModel, ConfigDict

from regionanalysis.study.report import ReportContext

RECORD_TYPE = "application/vnd.regionanalysis.record+json"


class ReportRecord(BaseModel):
    """What the page, the manifest and the index need to know of a finished notebook.

    ``name`` is the place's, ``counties`` those it lies in where that is known, and ``measure``
    the key of what is counted (``measure.<measure>`` in ``locale``).
    """

    model_config = ConfigDict(extra="forbid")

    slug: str
    name: str
    counties: list[str]
    measure: str
    title: str
    description: str
    sentence: str
    headline: dict[str, Any]
    parameters: dict[str, Any]
    origins: list[dict[str, str]]
    corrections: list[dict[str, str]]


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
