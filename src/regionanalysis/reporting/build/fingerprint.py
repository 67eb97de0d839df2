"""A hash of everything a report depends on: while it is the same, so is the report."""

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from regionanalysis.core.project import (
    corrections_file,
    notebook_path,
    reference_folder,
    snapshot_folder,
)
from regionanalysis.errors import InputError
from regionanalysis.io.readers.own_regions import own_region, own_regions
from regionanalysis.reporting.notebooks import is_own
from regionanalysis.reporting.task import FILE_PARAMETERS, Task, with_absolute_paths

# Packages that compute, draw and write reports, beside this one.
OTHERS = (
    "babel",
    "jinja2",
    "matplotlib",
    "nbconvert",
    "numpy",
    "pandas",
    "pyphen",
    "scipy",
    "seaborn",
    "statsmodels",
    "weasyprint",
    "xlsxwriter",
)

PACKAGE = Path(__file__).resolve().parents[2]


class Fingerprints:
    """Fingerprints of tasks; files that several depend on are read once."""

    def __init__(self) -> None:
        self._of_file = cache(_digest)
        self._package = cache(lambda: _of_files(_source_files()))
        self._data = cache(lambda: _of_files(_data_files()))
        self._own = cache(own_regions)
        self._others = [sys.version, *((name, _version(name)) for name in OTHERS)]

    def of(self, task: Task) -> str:
        """Return a hash over notebook, package, parameters and figures, 64 hex digits.

        Raises
        ------
        InputError
            When a file of the task does not exist.
        """
        parameters = with_absolute_paths(task.parameters)
        files = [
            path for name in FILE_PARAMETERS if (path := getattr(parameters, name)) is not None
        ]
        parts = [
            parameters.model_dump(mode="json"),
            [task.notebook, task.slug, task.pdf],
            self._read(task.path or notebook_path(task.notebook)),
            self._package(),
            self._others,
            # A panel of the user's own replaces the project's figures.
            self._data() if parameters.panel is None else "",
            [(self._read(path), self._sidecar(path)) for path in files],
            self._corrections(),
            repr(own_region(parameters.region, self._own())),
            self._beside(task.notebook) if is_own(task.notebook) else "",
        ]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def _beside(self, notebook: str) -> str:
        """Return the hash of the files in a notebook's folder, which its cells may read."""
        folder = notebook_path(notebook).parent
        return _of_files(
            path for path in folder.glob("*") if path.is_file() and path.suffix != ".ipynb"
        )

    def _corrections(self) -> str:
        path = corrections_file()
        return self._of_file(path) if path.is_file() else ""

    def _sidecar(self, path: Path) -> str:
        """Return the hash of a file's sidecar, which states its origin; empty where it has none."""
        sidecar = path.with_suffix(".toml")
        return self._read(sidecar) if sidecar.is_file() else ""

    def _read(self, path: Path) -> str:
        try:
            return self._of_file(path)
        except OSError as cause:
            raise InputError(
                f"{path} could not be read: {cause.strerror or cause}.", remedy="Check its name."
            ) from cause


def _source_files() -> Iterator[Path]:
    return (path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix != ".pyc")


def _data_files() -> Iterator[Path]:
    folders = (reference_folder(), snapshot_folder())
    return (path for folder in folders for path in folder.glob("*") if path.is_file())


def _of_files(paths: Iterable[Path]) -> str:
    sums = [f"{path.name} {_digest(path)}" for path in sorted(paths)]
    return hashlib.sha256("\n".join(sums).encode()).hexdigest()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
