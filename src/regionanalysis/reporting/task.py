"""What is to be built: one report in one language."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from regionanalysis.classifications.find_region import match_region
from regionanalysis.core.names import slug_of
from regionanalysis.core.project import DEFAULT_NOTEBOOK
from regionanalysis.errors import RegionAnalysisError
from regionanalysis.io.readers.own_regions import own_region
from regionanalysis.study.parameters import ReportParameters

# Parameters that name files.
FILE_PARAMETERS = ("panel", "population", "commuting", "coefficients", "boundaries")

# seconds a cell may run
CELL_TIMEOUT = 600

# characters of the members' names in a file name; a checksum stands for the rest
MAX_MEMBERS = 60

# in the message of every report that fails
NOTHING_LOST = "Nothing was replaced; the last good report stays."


@dataclass(frozen=True)
class Task:
    """One report to build.

    Attributes
    ----------
    parameters
        What it is about, checked.
    notebook
        Name of the notebook.
    slug
        Name of its files; named after the region and what differs from its usual report where
        empty.
    pdf
        Whether the page is wanted as PDF too.
    path
        Another version of the notebook to run.
    time_limit
        Seconds that a cell may run.
    fingerprint
        Hash of everything the report depends on; empty where none was computed.
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
        """Name of the task in messages, before its slug is known."""
        parts = (self.slug or self.parameters.region, "" if self.slug else self.variant)
        words = ["-".join(part for part in parts if part)]
        words += [] if self.notebook == DEFAULT_NOTEBOOK else [self.notebook]
        return " ".join([*words, self.parameters.language])

    @property
    def variant(self) -> str:
        """Suffix of the report's files, beside the region's usual report; often empty."""
        return variant_of(self.parameters)


def with_absolute_paths(parameters: ReportParameters) -> ReportParameters:
    """Return parameters whose files are found from any working folder."""
    given = {name: getattr(parameters, name) for name in FILE_PARAMETERS}
    paths = {name: path.resolve() for name, path in given.items() if path is not None}
    return parameters.model_copy(update=paths) if paths else parameters


class RenderedFiles(NamedTuple):
    """The files of a finished report, before they are published.

    Attributes
    ----------
    slug
        Name of the files.
    files
        Their names, the manifest last.
    headline
        The headline, in a sentence.
    pdf_error
        Why there is no PDF, where one was asked for.
    notes
        What the page leaves out of the notebook, a sentence each.
    """

    slug: str
    files: list[str]
    headline: str
    pdf_error: RegionAnalysisError | None = None
    notes: tuple[str, ...] = ()


def variant_of(parameters: ReportParameters) -> str:
    """Return the part of a file name for choices that differ from a region's usual report."""
    choices = (_members, _years, _goal, _threshold)
    return "-".join(part for part in (choice(parameters) for choice in choices) if part)


def _members(parameters: ReportParameters) -> str:
    """Return the members, where the region has others of its own; they define any other region."""
    if not parameters.members or not _has_members(parameters.region):
        return ""
    names = "-".join(sorted(slug_of(member) for member in parameters.members))
    if len(names) <= MAX_MEMBERS:
        return names
    checksum = sha256(names.encode()).hexdigest()[:6]
    return f"{len(parameters.members)}-members-{checksum}"


def _has_members(region: str) -> bool:
    return match_region(region, kinds=("named",)) is not None or own_region(region) is not None


def _years(parameters: ReportParameters) -> str:
    start, end = parameters.start_year, parameters.end_year
    if start is None:
        return "" if end is None else f"to-{end}"
    return f"from-{start}" if end is None else f"{start}-{end}"


def _threshold(parameters: ReportParameters) -> str:
    default = ReportParameters.model_fields["dependence_threshold"].default
    if parameters.dependence_threshold == default:
        return ""
    percent = f"{100 * parameters.dependence_threshold:.10g}".replace(".", "-")
    return f"dependence-{percent}"


def _goal(parameters: ReportParameters) -> str:
    # a panel has no goal of its own that another could differ from
    if parameters.goal is None or parameters.panel is not None:
        return ""
    return f"goal-{parameters.goal}"
