"""Everything the package raises on purpose.

A message tells the analyst three things: what was asked, what was found and
what to do. The object carries the evidence (rows, years, codes), and each class
has an exit code of its own so that a script can tell the causes apart.
"""

from collections.abc import Sequence
from errno import ENOMEM
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from pydantic import ValidationError


class RegionAnalysisError(Exception):
    """Base of all deliberate errors.

    Parameters
    ----------
    message
        What was asked and what was found.
    remedy
        What to do next, as one sentence.
    evidence
        The failing rows, years or codes.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, remedy: str = "", evidence: Sequence[object] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.evidence = tuple(evidence)

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class ParameterError(RegionAnalysisError):
    """A region, year, language or option that does not exist or does not fit."""

    exit_code = 2


class InputError(RegionAnalysisError):
    """A file or table that cannot be read as figures."""

    exit_code = 3


class ProvenanceError(RegionAnalysisError):
    """A file whose origin is not stated, or that is not the file its sidecar describes."""

    exit_code = 4


class NotebookError(RegionAnalysisError):
    """A notebook cell that failed while a report was being built."""

    exit_code = 5


class OutputError(RegionAnalysisError):
    """A place that cannot be written to."""

    exit_code = 6


class UnknownCellsError(RegionAnalysisError):
    """A calculation that needs figures which are suppressed or missing."""

    exit_code = 7


class SeriesBreakError(RegionAnalysisError):
    """A change asked for across a break in the series without saying so."""

    exit_code = 8


class MissingDataError(RegionAnalysisError):
    """Figures that this project does not hold yet.

    In a report this is no failure: the section is replaced by a note that names what is
    missing and the command that brings it.

    Parameters
    ----------
    what
        Key of the missing data, as in ``locale`` (``missing.<what>``).
    """

    exit_code = 9

    def __init__(self, message: str, *, what: str, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.what = what


class IdentityError(RegionAnalysisError):
    """A result whose parts do not add up: a fault in the figures or in this package."""

    exit_code = 70


class MissingExtraError(RegionAnalysisError):
    """Something asked for that needs packages which are not installed.

    Parameters
    ----------
    what
        What was asked for.
    extra
        Name of the extra that brings the packages.
    """

    exit_code = 10

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            f"{what} needs packages that are not installed.",
            remedy=f"Install them with: pip install 'regionanalysis[{extra}]'.",
        )


class SourceError(RegionAnalysisError):
    """A publisher that does not answer, or whose table is no longer what it was."""

    exit_code = 11


class CorrectionError(RegionAnalysisError):
    """A correction of published figures that no longer corrects anything, or is not understood."""

    exit_code = 12


def problems_of(cause: "ValidationError") -> list[str]:
    """Return what does not fit in values that were given, each with the name it was given by."""
    return [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in cause.errors()]


class NoMemoryError(RegionAnalysisError):
    """A machine that has, or allows, less memory than what was asked for takes."""

    exit_code = 13

    def __init__(self) -> None:
        super().__init__(
            "There is not memory enough.",
            remedy="Nothing was replaced; end other programs, allow more, or build with --jobs 1.",
        )


def lacks_memory(cause: BaseException) -> bool:
    """Return whether something failed for want of memory, which libraries tell in their ways."""
    return (
        isinstance(cause, MemoryError)
        or (isinstance(cause, OSError) and cause.errno == ENOMEM)
        or (isinstance(cause, ImportError) and "failed to map segment" in str(cause))
        or (isinstance(cause, RuntimeError) and "can't start new thread" in str(cause))
    )


def error_record(error: RegionAnalysisError) -> dict[str, Any]:
    """Return an error as plain values, to be sent to another process."""
    return {
        "kind": type(error).__name__,
        "message": error.message,
        "remedy": error.remedy,
        "evidence": [one if isinstance(one, int) else str(one) for one in error.evidence],
    }


def error_of(record: dict[str, Any]) -> RegionAnalysisError:
    """Return the error of a record."""
    kinds = {kind.__name__: kind for kind in RegionAnalysisError.__subclasses__()}
    kind = kinds.get(record["kind"], RegionAnalysisError)
    # the classes ask for different things, and have the same three in the end
    error = kind.__new__(kind)
    RegionAnalysisError.__init__(
        error, record["message"], remedy=record["remedy"], evidence=record["evidence"]
    )
    return error
