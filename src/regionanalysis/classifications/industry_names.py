"""Industries and the broader groups they belong to.

A group is a sum of industries of one standard. Codes of two standards are never combined
here: divisions of SN2002 and SN2007 with the same number are different industries.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files


@cache
def _groupings() -> Mapping[str, Mapping[str, str]]:
    """Return for every classification the group of each industry."""
    source = files("regionanalysis").joinpath("classifications/industry_groups.toml")
    stated = tomllib.loads(source.read_text("utf-8"))
    return {
        name: {
            industry: group["name"]
            for group in classification["group"]
            for industry in group["industries"]
        }
        for name, classification in stated.items()
    }


@cache
def _translations() -> Mapping[str, Mapping[str, str]]:
    """Return for every bokmål name what it is in each language."""
    source = files("regionanalysis").joinpath("classifications/industry_names.toml")
    return {one["nb"]: one for one in tomllib.loads(source.read_text("utf-8"))["name"]}


def names_in(language: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return names of industries in a language, from its code; names not known stay as they are."""
    known = _translations()
    return tuple(known.get(name, {}).get(language, name) for name in names)


def industry_groups(industries: Sequence[str]) -> dict[str, str]:
    """Return the group of every industry, from the first classification that has them all.

    Empty when there is none that has.
    """
    for groups in _groupings().values():
        if all(industry in groups for industry in industries):
            return {industry: groups[industry] for industry in industries}
    return {}
