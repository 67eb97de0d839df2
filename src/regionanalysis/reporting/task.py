"""What is to be made: one report in one language."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from regionanalysis.core.project import DEFAULT_NOTEBOOK
from regionanalysis.study.parameters import ReportParameters, report_parameters

# Parameters that name files.
FILE_PARAMETERS = ("panel", "population", "commuting", "coefficients", "boundaries")

# seconds a cell may run
CELL_TIMEOUT = 600

# said of every report that fails
NOTHING_LOST = "Nothing was replaced; the last good report stays."


@dataclass(frozen=True)
class Task:
    """One report to make.

    Attributes
    ----------
    parameters
        What it is about.
    notebook
        Name of the notebook.
    slug
        Name of its files; that of its region where empty.
    pdf
        Whether the page is wanted as PDF too.
    path
        Another version of the notebook to run.
    time_limit
        Seconds that a cell may run.
    fingerprint
        What the report depends on, in short; empty where nobody has asked.
    """

    parameters: ReportParameters
    notebook: str = DEFAULT_NOTEBOOK
    slug: str = ""
    pdf: bool = False
    path: Path | None = None
    time_limit: int = CELL_TIMEOUT
    fingerprint: str = ""

    @property
    def name(self) -> str:
        """What the task is called where its slug is not known yet."""
        words = [self.slug or self.parameters.region]
        words += [] if self.notebook == DEFAULT_NOTEBOOK else [self.notebook]
        return " ".join([*words, self.parameters.language])

    def as_record(self) -> dict[str, Any]:
        """Return it as plain values, to be sent to another process."""
        record = {name: getattr(self, name) for name in ("notebook", "slug", "pdf", "fingerprint")}
        return {
            **record,
            "time_limit": self.time_limit,
            "path": None if self.path is None else str(self.path.resolve()),
            "parameters": self.parameters.model_dump(mode="json"),
        }

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "Task":
        """Return the task of a record."""
        path = record["path"]
        parameters = report_parameters(**record["parameters"])
        return cls(**{**record, "parameters": parameters, "path": Path(path) if path else None})


class RenderedFiles(NamedTuple):
    """A report that is made but not yet in its place: its slug, files and headline."""

    slug: str
    files: list[str]
    headline: str
