"""What the variables of Statbank's tables are called here."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

CONTENTS, YEAR = "contents", "year"

# variables whose values are codes with names
CODED = ("region", "industry", "residence", "workplace", "sector", "level")


@cache
def _ours() -> Mapping[str, str]:
    source = files("regionanalysis").joinpath("classifications/download_columns.toml")
    stated = tomllib.loads(source.read_text("utf-8"))
    return {name: ours for ours, names in stated.items() for name in names}


def name_here(variable: str) -> str:
    """Return what a variable is called here, by its name or code; nothing where it is not known."""
    return _ours().get(variable.partition("(")[0].strip().casefold(), "")
