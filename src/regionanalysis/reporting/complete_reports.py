"""The reports that are whole in a folder, as their manifests state them."""

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from regionanalysis.core.project import DEFAULT_LANGUAGE
from regionanalysis.presentation.keys import MEASURE
from regionanalysis.presentation.messages import languages
from regionanalysis.reporting.manifest import is_complete, read_manifest


def _known_language(code: str) -> str:
    if code not in languages():
        raise ValueError(code)
    return code


def _known_measure(key: str) -> str:
    if key not in MEASURE:
        raise ValueError(key)
    return key


class KeyFigures(BaseModel):
    """The headline figures that reports of a region have in common; what is not stated is None.

    ``start``, ``end``, ``change`` and ``gap`` are in persons; ``rank`` is the place among ``of``.
    """

    model_config = ConfigDict(extra="ignore", frozen=True, allow_inf_nan=False)

    start_year: int
    end_year: int
    start: float | None = None
    end: float | None = None
    change: float | None = None
    gap: float | None = None
    rank: int | None = None
    of: int | None = None
    crosses_break: bool = False


class CompleteReport(BaseModel):
    """What a manifest states of a report, as much as a list of reports needs.

    Attributes
    ----------
    name, counties
        Name of the place, and of the counties it lies in.
    measure
        Key of what is counted (``measure.<measure>`` in ``locale``).
    kind
        Which of the project's notebooks made it, or the one that it is a copy of.
    files
        All of the report's files, which are there.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    slug: str
    title: str
    language: Annotated[str, AfterValidator(_known_language)]
    notebook: str
    kind: str
    name: str
    counties: list[str]
    measure: Annotated[str, AfterValidator(_known_measure)]
    headline: KeyFigures
    files: list[str]

    @property
    def base(self) -> str:
        """The slug without the language: the same for a report in several languages."""
        ending = "" if self.language == DEFAULT_LANGUAGE else f"-{self.language}"
        return self.slug.removesuffix(ending)

    @property
    def page(self) -> str:
        """Name of the page."""
        return f"{self.slug}.html"


def complete_reports(folder: Path) -> list[CompleteReport]:
    """Return the reports in a folder that have all their files, in the order of their slugs.

    A manifest of another version that states too little, and a file that is no manifest, count as
    none: the next build makes such a report anew.
    """
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            report = CompleteReport.model_validate(read_manifest(path))
        except ValidationError:
            continue
        if report.slug == path.stem and is_complete(folder, report.files):
            found.append(report)
    return found
