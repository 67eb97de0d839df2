"""How commands tell of what they do."""

import sys
from pathlib import Path

from regionanalysis.core.names import spelled_out


def echo_stderr(sentence: str) -> None:
    """Print a sentence beside what a command puts out, where the terminal obeys none of it."""
    print(spelled_out(sentence), file=sys.stderr)


def relative_path(path: Path) -> Path:
    """Return a path as it is called from the working folder."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
