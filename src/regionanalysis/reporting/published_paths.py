"""Paths as published files state them: nothing of the machine that a report was built on.

A file in the project is named from the project's folder. A file elsewhere is named by its file name
alone, since its folders may hold the user's name.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from regionanalysis.core.project import source_folder
from regionanalysis.reporting.task import FILE_PARAMETERS


def published_path(path: Path) -> str:
    """Return the path of a file as published."""
    absolute, project = path.resolve(), source_folder().resolve()
    if absolute.is_relative_to(project):
        return absolute.relative_to(project).as_posix()
    return absolute.name


def published_parameters(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return a report's parameters as published."""
    return {
        name: published_path(Path(value)) if name in FILE_PARAMETERS and value else value
        for name, value in parameters.items()
    }


def find_published(name: str) -> Path | None:
    """Return the file of a published path; None where it is not on this machine.

    A bare file name is looked for in the working folder as well.
    """
    candidates = [source_folder() / name]
    candidates += [Path.cwd() / name] if "/" not in name else []
    return next((path for path in candidates if path.is_file()), None)


def without_local_paths(text: str, files: Mapping[str, Path]) -> str:
    """Return JSON text whose strings name no folder of this machine.

    Parameters
    ----------
    text
        JSON.
    files
        The files that the text may name, each by what to write instead.
    """
    replaced = {str(path): name for name, path in files.items()}
    replaced[str(source_folder().resolve())] = "."
    home = str(Path.home())
    if len(Path(home).parts) > 1:
        replaced[home] = "~"
    # the longest first, since one may be in the folder of another
    for path in sorted(replaced, key=len, reverse=True):
        text = text.replace(_in_json(path), _in_json(replaced[path]))
    return text


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]
