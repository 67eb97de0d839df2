"""What a report says in figures, handed from the notebook to the page and the manifest."""

from typing import Any

from pydantic import BaseModel, ConfigDict

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
