"""Staging folders, and publishing from them, so that no report is ever half there."""

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

# held by the build that runs in the folder, and by what writes its index
LOCK, INDEX_LOCK = ".build.lock", ".index.lock"


@contextmanager
def staging_folder(out: Path) -> Iterator[Path]:
    """Give a folder on the same disk as the target, and remove it at the end.

    Raises
    ------
    OutputError
        When the target cannot be written to.
    """
    new = [folder for folder in (out, *out.parents) if not folder.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
        remove_stale(out)
        staged = Path(tempfile.mkdtemp(prefix=f"{STAGING_PREFIX}{os.getpid()}-", dir=out))
    except OSError as cause:
        raise OutputError(
            f"Cannot write reports to {out}: {cause.strerror or cause}.",
            remedy="Choose a folder that can be written to with --out.",
        ) from cause
    try:
        yield staged
    finally:
        shutil.rmtree(staged, ignore_errors=True)
        for folder in new:
            # Remove the folders made for a report that failed.
            with suppress(OSError):
                folder.rmdir()


def remove_stale(out: Path) -> None:
    """Remove the staging folders of builds that were killed; running builds keep theirs."""
    for folder in out.glob(f"{STAGING_PREFIX}*"):
        owner = folder.name.removeprefix(STAGING_PREFIX).partition("-")[0]
        if not owner.isdigit() or not _is_alive(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)


def unpack(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files that another machine sent into a folder.

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
            remedy="Check that the disk has room.",
        ) from cause


def publish(staged: Path, out: Path, report: RenderedFiles) -> None:
    """Move a report's files into the folder, and remove files that its last version had.

    The old manifest is removed first and the new one is moved last, so that a report has a
    manifest only while it is complete. One without is built again.

    Raises
    ------
    OutputError
        When one cannot be written.
    """
    *others, manifest = report.files
    current = {out / name for name in others}
    try:
        for name in report.files:
            fsync_file(staged / name)
        (out / manifest).unlink(missing_ok=True)
        for name in others:
            (out / name).parent.mkdir(exist_ok=True)
            (staged / name).replace(out / name)
        for path in [*(out / f"{report.slug}-data").glob("*.csv"), out / f"{report.slug}.pdf"]:
            if path not in current and path.exists():
                path.unlink(missing_ok=True)
        (staged / manifest).replace(out / manifest)
    except OSError as cause:
        raise OutputError(
            f"Cannot write {cause.filename2 or cause.filename or out}: {cause.strerror or cause}.",
            remedy="Close the file if it is open elsewhere, or choose another folder with --out.",
        ) from cause


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
