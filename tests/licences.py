"""The licences of all packages that are installed with this one, as pip-licenses reads them.

``python tests/licences.py`` prints them, a package a line.
"""

import json
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]


class Dependency(NamedTuple):
    """A package and its licence."""

    name: str
    version: str
    licence: str


def dependencies() -> list[Dependency]:
    """Return every package that this one needs, directly or through others."""
    command = [sys.executable, "-m", "piplicenses", "--from=mixed", "--format=json"]
    command += ["--with-system", "--packages", *sorted(installed_with())]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [
        Dependency(package["Name"], package["Version"], package["License"])
        for package in json.loads(listed)
    ]


def installed_with() -> set[str]:
    """Return the names of the required packages, and of those of the extras that are installed."""
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = list(stated["dependencies"])
    for needed in stated["optional-dependencies"].values():
        lines += needed
    found: set[str] = set()
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [Requirement(line) for line in lines]
    while waiting:
        requirement = waiting.pop()
        name, extras = canonicalize_name(requirement.name), frozenset(requirement.extras)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            needed = requires(name) or []
        except PackageNotFoundError:
            continue
        found.add(name)
        waiting += [line for line in map(Requirement, needed) if _applies(line, extras)]
    return found


def _applies(requirement: Requirement, extras: frozenset[str]) -> bool:
    """Return whether a requirement of a package applies here, with these of its extras."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras))


def main() -> None:
    """Print the list."""
    for package in dependencies():
        sys.stdout.write(f"{package.name} {package.version}: {package.licence}\n")


if __name__ == "__main__":
    main()
