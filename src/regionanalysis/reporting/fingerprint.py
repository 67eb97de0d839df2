"""What a report depends on, as one short text: while it is the same, the report is the same."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from regionanalysis.errors import InputError
from regionanalysis.project import notebook_path, reference_folder, snapshot_folder
from regionanalysis.reporting.reports_list import FILES
from regionanalysis.reporting.task import Task

# what draws and writes beside this package
OTHERS = ("babel", "matplotlib", "nbconvert", "numpy", "pandas", "scipy", "seaborn", "xlsxwriter")

PACKAGE = Path(__file__).resolve().parents[1]


class Fingerprints:
    """Fingerprints of tasks; what they share is read once."""

    def __init__(self) -> None:
        self._of_file = cache(_digest)
        self._package = cache(lambda: _of_files(_source_files()))
        self._data = cache(lambda: _of_files(_data_files()))
        self._others = [(name, _version(name)) for name in OTHERS]

    def of(self, task: Task) -> str:
        """Return a hash over notebook, package, parameters and figures, 64 hex digits.

        Raises
        ------
        InputError
            When a file that the task names is not there.
        """
        asked = task.parameters
        files = [getattr(asked, name) for name in FILES]
        parts = [
            task.as_record() | {"fingerprint": "", "time_limit": 0},
            self._read(task.path or notebook_path(task.notebook)),
            self._package(),
            self._others,
            # a panel of one's own comes instead of the project's figures
            self._data() if asked.panel is None else "",
            [self._read(one) for one in files if one is not None],
        ]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def _read(self, path: Path) -> str:
        try:
            return self._of_file(path)
        except OSError as cause:
            raise InputError(
                f"{path} could not be read: {cause.strerror or cause}.", remedy="Check its name."
            ) from cause


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
