"""What commands print."""

import sys
from pathlib import Path

from regionanalysis.core.names import spelled_out


def echo_stderr(sentence: str) -> None:
    """Print a sentence to standard error, with control characters spelled out."""
    print(spelled_out(sentence), file=sys.stderr)


def relative_path(path: Path) -> Path:
    """Return a path relative to the working folder, where it is in it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
