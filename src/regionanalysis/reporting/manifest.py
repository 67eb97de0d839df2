"""The manifest of a report that is there: what it states, and whether the report is whole."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def read_manifest(path: Path) -> dict[str, Any]:
    """Return a report's manifest; empty where the file is none."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    whole = isinstance(content, dict) and {"slug", "files"} <= content.keys()
    return content if whole and isinstance(content["files"], list) else {}


def is_complete(folder: Path, files: Iterable[object]) -> bool:
    """Return whether all of a report's files are in the folder."""
    return all((folder / str(name)).is_file() for name in files)
