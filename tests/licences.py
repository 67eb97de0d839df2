"""The licences of everything that is installed with this package.

``python tests/licences.py`` prints them, a package a line, from what the installed packages say of
themselves.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata, requires
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]

# of the extras that a user may install; that of the tests is for those who change the code
EXTRAS_OF_TESTS = frozenset({"test"})

# longer than any name of a licence, which may be all of its text
LONGEST = 80


class Dependency(NamedTuple):
    """A package that is installed with this one, and what it says its licence is."""

    name: str
    version: str
    licence: str


def dependencies() -> list[Dependency]:
    """Return every package that this one needs, also by way of others, in alphabetical order."""
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = stated["optional-dependencies"].items()
    asked = [*stated["dependencies"]]
    asked += [one for name, needed in extras if name not in EXTRAS_OF_TESTS for one in needed]
    found: dict[str, Dependency] = {}
    for requirement in map(Requirement, asked):
        _add(requirement, found, set())
    return sorted(found.values())


def _add(asked: Requirement, found: dict[str, Dependency], seen: set[str]) -> None:
    name = re.sub(r"[-_.]+", "-", asked.name).lower()
    key = f"{name}[{','.join(sorted(asked.extras))}]"
    if key in seen:
        return
    seen.add(key)
    try:
        about = metadata(name)
    except PackageNotFoundError:
        # an extra that is not installed here
        return
    found[name] = Dependency(name, about["Version"], licence_of(about))
    for line in requires(name) or ():
        needed = Requirement(line)
        environments = [{"extra": extra} for extra in ("", *asked.extras)]
        if needed.marker is None or any(map(needed.marker.evaluate, environments)):
            _add(needed, found, seen)


def licence_of(about: PackageMetadata) -> str:
    """Return what a package says its licence is; empty where it says nothing."""
    stated = about.json
    if "license_expression" in stated:
        return str(stated["license_expression"])
    written = str(stated.get("license", "")).strip().partition("\n")[0]
    return "; ".join(_classified(about)) or written[:LONGEST]


def _classified(about: PackageMetadata) -> Iterator[str]:
    for one in about.get_all("Classifier") or ():
        kind, _, rest = one.partition(" :: ")
        name = rest.rpartition(" :: ")[2]
        if kind == "License" and name != "OSI Approved":
            yield name


def main() -> None:
    """Print the list."""
    for one in dependencies():
        sys.stdout.write(f"{one.name} {one.version}: {one.licence or 'not stated'}\n")


if __name__ == "__main__":
    main()
