"""Make a project folder from the files that come with the package."""

import shutil
import tempfile
from pathlib import Path

from regionanalysis.core.files import UNDER_WAY
from regionanalysis.core.project import DELIVERED, REFERENCE, delivered_folder
from regionanalysis.errors import OutputError

# what a version control system should leave out
IGNORED = "data/snapshots/\nreports/html/\nreports/update.log\n.ipynb_checkpoints/\n"


def make_project(folder: Path) -> Path:
    """Make a project folder with notebooks, published figures and the list of reports.

    Returns
    -------
    Path
        The folder, absolute.

    Raises
    ------
    OutputError
        For a folder that holds files, and one that cannot be written; nothing is then left behind.
    ParameterError
        When the package was installed without its files.
    """
    source, target = delivered_folder(), folder.resolve()
    if target.exists() and not target.is_dir():
        raise OutputError(f"{folder} is a file.", remedy="Choose another folder.")
    if target.is_dir() and any(target.iterdir()):
        raise OutputError(
            f"{folder} is not empty, and is left as it is.", remedy="Choose a new folder."
        )
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staged = Path(tempfile.mkdtemp(prefix=f".{target.name}{UNDER_WAY}", dir=target.parent))
    except OSError as cause:
        raise _unwritable(target.parent, cause) from cause
    try:
        _copy(source, staged)
        # the temporary folder is its owner's alone
        staged.chmod(0o755)
        if target == Path.cwd():
            # it stays the folder of the terminal
            for path in staged.iterdir():
                path.rename(target / path.name)
        else:
            staged.replace(target)
    except OSError as cause:
        raise _unwritable(target, cause) from cause
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return target


def _copy(source: Path, target: Path) -> None:
    shutil.copytree(
        source / "data" / REFERENCE, target / "data" / REFERENCE, copy_function=_copy_file
    )
    for name in DELIVERED:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        _copy_file(source / name, target / name)
    (target / ".gitignore").write_text(IGNORED, encoding="utf-8")


def _copy_file(source: Path | str, target: Path | str) -> None:
    # its content alone: the installed file may be read-only
    shutil.copyfile(source, target)


def _unwritable(folder: Path, cause: OSError) -> OutputError:
    return OutputError(
        f"Cannot write to {folder}: {cause.strerror or cause}.",
        remedy="Choose a folder that can be written to.",
    )
