"""Writing a file so that it is whole or not there."""

import os
import tempfile
from pathlib import Path

from regionanalysis.errors import OutputError

READABLE = 0o666


def write_whole(path: Path, text: str) -> None:
    """Write text to a file under a temporary name and move it into place.

    Raises
    ------
    OutputError
        When it cannot be written; an older file of the name is then untouched.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    except OSError as cause:
        raise _refused(path, cause) from cause
    made = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        # a temporary file is its owner's alone, and a page is for those who may read the folder
        made.chmod(READABLE & ~_umask())
        made.replace(path)
    except OSError as cause:
        raise _refused(path, cause) from cause
    finally:
        made.unlink(missing_ok=True)


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
