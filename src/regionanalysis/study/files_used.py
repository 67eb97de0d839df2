"""The files that a report's figures come from, as they are now."""

from collections.abc import Iterator
from pathlib import Path

from regionanalysis.core.project import (
    corrections_file,
    reference_folder,
    reports_file,
    snapshot_folder,
)
from regionanalysis.study.cache import FileKey, file_key
from regionanalysis.study.parameters import GO_WITH_PANEL, ReportParameters


def files_used(parameters: ReportParameters) -> tuple[FileKey, ...]:
    """Return the keys of every file that the figures may come from; a changed file has another."""
    return tuple(file_key(path) for path in _paths(parameters))


def _paths(parameters: ReportParameters) -> Iterator[Path]:
    for name in ("panel", *GO_WITH_PANEL):
        path = getattr(parameters, name)
        if path is not None:
            yield from (path, path.with_suffix(".toml"))
    for folder in (reference_folder(), snapshot_folder()):
        yield from sorted(folder.glob("*"))
    # regions of the user's own, and corrections of published figures
    yield from (reports_file(), corrections_file())
