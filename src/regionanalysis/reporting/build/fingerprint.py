"""What a report depends on, as one short text: while it is the same, the report is the same."""

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from regionanalysis.core.project import (
    CORRECTIONS,
    notebook_path,
    project_folder,
    reference_folder,
    snapshot_folder,
)
from regionanalysis.errors import InputError
from regionanalysis.io.readers.own_regions import own_regions
from regionanalysis.reporting.task import FILE_PARAMETERS, Task

# what reckons, draws and writes beside this package
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
    """Fingerprints of tasks; what they share is read once."""

    def __init__(self) -> None:
        self._of_file = cache(_digest)
        self._package = cache(lambda: _of_files(_source_files()))
        self._data = cache(lambda: _of_files(_data_files()))
        self._others = [sys.version, *((name, _version(name)) for name in OTHERS)]
        self._own = cache(_own_by_name)

    def of(self, task: Task) -> str:
        """Return a hash over notebook, package, parameters and figures, 64 hex digits.

        Raises
        ------
        InputError
            When a file that the task names is not there.
        """
        asked = task.parameters
        files = [one for name in FILE_PARAMETERS if (one := getattr(asked, name)) is not None]
        parts = [
            task.as_record() | {"fingerprint": "", "time_limit": 0},
            self._read(task.path or notebook_path(task.notebook)),
            self._package(),
            self._others,
            # a panel of one's own comes instead of the project's figures
            self._data() if asked.panel is None else "",
            [(self._read(one), self._beside(one)) for one in files],
            self._corrections(),
            self._own().get(asked.region.casefold(), ""),
        ]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def _corrections(self) -> str:
        stated = project_folder() / "data" / CORRECTIONS
        return self._of_file(stated) if stated.is_file() else ""

    def _beside(self, path: Path) -> str:
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


def _own_by_name() -> Mapping[str, str]:
    """Return how each of the user's own regions is stated, by its slug and its name."""
    found: dict[str, str] = {}
    for one in own_regions():
        found |= {one.slug: repr(one), one.name.casefold(): repr(one)}
    return found


def _source_files() -> Iterator[Path]:
    return (one for one in PACKAGE.rglob("*") if one.is_file() and one.suffix != ".pyc")


def _data_files() -> Iterator[Path]:
    folders = (reference_folder(), snapshot_folder())
    return (one for folder in folders for one in folder.glob("*") if one.is_file())


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
