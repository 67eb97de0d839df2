"""Writing a file so that it is whole or not there."""

import os
import tempfile
from collections.abc import Mapping
from errno import EISDIR
from pathlib import Path

from regionanalysis.errors import OutputError

# in the names of files that are being written
UNDER_WAY = ".under-way-"
READABLE = 0o666


def write_atomic(path: Path, text: str) -> None:
    """Write text to a file under a temporary name and move it into place.

    Raises
    ------
    OutputError
        When it cannot be written; an older file of the name is then untouched.
    """
    write_all_atomic({path: text})


def write_all_atomic(texts: Mapping[Path, str]) -> None:
    """Write files that belong together: all under temporary names, and then all into place.

    Between the first and the last of them being put in place there is a moment; a process that is
    killed in it leaves new files beside old ones, each whole, and it is for who reads them to see
    that they belong together.

    Raises
    ------
    OutputError
        When one cannot be written; older files of the names are then untouched.
    """
    made: dict[Path, Path] = {}
    path = next(iter(texts), Path())
    try:
        for path, text in texts.items():
            if path.is_dir():
                # Fail before any file has been replaced.
                raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
            handle, name = tempfile.mkstemp(prefix=f".{path.name}{UNDER_WAY}", dir=path.parent)
            made[path] = Path(name)
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(handle)
            # a temporary file is its owner's alone, and a page is for those who may read the folder
            made[path].chmod(READABLE & ~_umask())
        for path, whole in made.items():
            whole.replace(path)
    except OSError as cause:
        raise _refused(path, cause) from cause
    finally:
        for whole in made.values():
            whole.unlink(missing_ok=True)


def fsync_file(path: Path) -> None:
    """Wait until a file is on the disk, so that what is named after it is never there without it.

    A disk that is full may not say so before.
    """
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def remove_stale(folder: Path) -> None:
    """Remove what writing that was killed has left in a folder and those in it."""
    for left in folder.rglob(f".*{UNDER_WAY}*"):
        left.unlink(missing_ok=True)


def _umask() -> int:
    # it can only be read by setting it
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refused(path: Path, cause: OSError) -> OutputError:
    return OutputError(
        f"Cannot write {path}: {cause.strerror or cause}.",
        remedy="Choose a place that can be written to.",
    )
