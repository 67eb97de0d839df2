"""Everything the package raises on purpose.

A message states the problem and the remedy. The object carries the evidence (rows, years, codes),
and each class has an exit code of its own, so that a script can distinguish the causes. Every error
can be pickled, and so reaches a caller in another process whole. Errors about values that do not
fit are `ValueError` as well, and unknown names `KeyError`, as Python users expect.
"""

import sys
from collections.abc import Sequence
from errno import ENOMEM
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from pydantic import ValidationError

# The name to install by. The distribution called regionanalysis is another project.
DISTRIBUTION = "regionanalysis-reports"


class RegionAnalysisError(Exception):
    """Base of all deliberate errors.

    Parameters
    ----------
    message
        The problem.
    remedy
        What to do next, as one sentence.
    evidence
        The failing rows, years or codes.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> try:
    ...     ra.shift_share(ra.example_jobs(), start_year=2010)
    ... except ra.RegionAnalysisError as error:
    ...     print(error)
    The panel has no year 2010. Its years are 2015-2022.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, remedy: str = "", evidence: Sequence[object] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.evidence = tuple(evidence)

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()

    def __reduce__(self) -> tuple[Any, ...]:
        # the parameters of the classes differ: restore the state without calling __init__
        return _restored, (type(self), self.args), self.__dict__


def _restored(kind: type[RegionAnalysisError], args: tuple[object, ...]) -> RegionAnalysisError:
    """Return an unpickled error, before its state is set."""
    return kind.__new__(kind, *args)


class ParameterError(RegionAnalysisError, ValueError):
    """A region, year, language or option that does not exist or does not fit."""

    exit_code = 2


class UnknownNameError(ParameterError, KeyError):
    """A name or code that does not exist; the evidence is the nearest that do."""


class InputError(RegionAnalysisError, ValueError):
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


class UnknownCellsError(RegionAnalysisError, ValueError):
    """A calculation that needs figures which are suppressed or missing."""

    exit_code = 7


class SeriesBreakError(RegionAnalysisError):
    """A change across a break in the series, where no policy for breaks was chosen."""

    exit_code = 8


class MissingDataError(RegionAnalysisError):
    """Figures that this project does not hold yet.

    In a report this is no failure: the section is replaced by a note that names what is
    missing and the command that downloads it.

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
    """A function that needs packages which are not installed.

    Parameters
    ----------
    what
        What was asked for.
    extra
        Name of the extra with the packages.
    """

    exit_code = 10

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(
            f"{what} needs packages that are not installed.",
            remedy=f"Install them with: {install_command(extra)}",
        )


def install_command(extra: str) -> str:
    """Return the command that installs an extra of this project for the Python that is running."""
    checkout = Path(__file__).resolve().parents[2]
    is_checkout = (checkout / "pyproject.toml").is_file()
    project = f'--editable "{checkout}[{extra}]"' if is_checkout else f'"{DISTRIBUTION}[{extra}]"'
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    return f"{python} -m pip install {project}"


class SourceError(RegionAnalysisError):
    """A publisher that does not answer, or whose table is no longer what it was."""

    exit_code = 11


class PartialRefreshError(SourceError):
    """Tables that could not be downloaded, none of which a report reads."""

    exit_code = 14


class CorrectionError(RegionAnalysisError):
    """A correction of published figures that no longer corrects anything, or is not understood."""

    exit_code = 12


def problems_of(cause: "ValidationError") -> list[str]:
    """Return the problems of a validation, each after the name of its field."""
    return [f"{'.'.join(map(str, error['loc']))}: {error['msg']}" for error in cause.errors()]


class NoMemoryError(RegionAnalysisError):
    """A computation that needs more memory than the machine has or allows."""

    exit_code = 13

    def __init__(self) -> None:
        super().__init__(
            "Out of memory.",
            remedy="Nothing was replaced. End other programs, allow more memory, or build with "
            "--jobs 1.",
        )


def lacks_memory(cause: BaseException) -> bool:
    """Return whether an error means that memory ran out; libraries raise different ones."""
    return (
        isinstance(cause, MemoryError)
        or (isinstance(cause, OSError) and cause.errno == ENOMEM)
        or (isinstance(cause, ImportError) and "failed to map segment" in str(cause))
        or (isinstance(cause, RuntimeError) and "can't start new thread" in str(cause))
    )
