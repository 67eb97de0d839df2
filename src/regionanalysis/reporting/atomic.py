"""Where reports are made, and how they are put in place so that none is ever half there."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from regionanalysis.core.files import fsync_file
from regionanalysis.errors import OutputError
from regionanalysis.reporting.task import RenderedFiles

STAGING_PREFIX = ".making-"

# held by the build that is at work in the folder, and by what writes its index
LOCK, INDEX_LOCK = ".build.lock", ".index.lock"


@contextmanager
def staging_folder(out: Path) -> Iterator[Path]:
    """Give a folder on the same disk as the target, and leave nothing behind.

    Raises
    ------
    OutputError
        When the target cannot be written to.
    """
    new = [one for one in (out, *out.parents) if not one.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
        remove_stale(out)
        made = Path(tempfile.mkdtemp(prefix=f"{STAGING_PREFIX}{os.getpid()}-", dir=out))
    except OSError as cause:
        raise OutputError(
            f"Cannot write reports to {out}: {cause.strerror or cause}.",
            remedy="Choose a folder that can be written to with --out.",
        ) from cause
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
        for folder in new:
            # a folder that got no report was not asked for
            with suppress(OSError):
                folder.rmdir()


def remove_stale(out: Path) -> None:
    """Remove what builds that were killed have left; those that are running keep theirs."""
    for folder in out.glob(f"{STAGING_PREFIX}*"):
        owner = folder.name.removeprefix(STAGING_PREFIX).partition("-")[0]
        if not owner.isdigit() or not _alive(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def unpack(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files that were sent, by their names, into a folder.

    Raises
    ------
    OutputError
        When one cannot be written.
    """
    try:
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    except OSError as cause:
        raise OutputError(
            f"Cannot write {cause.filename or folder}: {cause.strerror or cause}.",
            remedy="See that there is room on the disk.",
        ) from cause


def publish(made: Path, out: Path, report: RenderedFiles) -> None:
    """Move a report's files to where they belong, and remove older data files.

    The manifest goes first and comes last: a report has one while it is whole, and one without is
    built again.

    Raises
    ------
    OutputError
        When one cannot be written.
    """
    *others, manifest = report.files
    own = {Path(name).name for name in others}
    try:
        for name in report.files:
            fsync_file(made / name)
        (out / manifest).unlink(missing_ok=True)
        for name in others:
            (out / name).parent.mkdir(exist_ok=True)
            (made / name).replace(out / name)
        for path in (out / f"{report.slug}-data").glob("*.csv"):
            if path.name not in own:
                path.unlink(missing_ok=True)
        (made / manifest).replace(out / manifest)
    except OSError as cause:
        raise OutputError(
            f"Cannot write {cause.filename2 or cause.filename or out}: {cause.strerror or cause}.",
            remedy="Close the file if it is open elsewhere, or choose another folder with --out.",
        ) from cause


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
