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
    return {entry["nb"]: entry for entry in tomllib.loads(source.read_text("utf-8"))["name"]}


def names_in(language: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return names of industries in a language, from its code; names not known stay as they are."""
    known = _translations()
    return tuple(known.get(name, {}).get(language, name) for name in names)


@cache
def _divisions() -> Mapping[str, Mapping[str, str]]:
    """Return the names of two-digit industries of SN2007 by code and language."""
    source = files("regionanalysis").joinpath("classifications/division_names.toml")
    stated: Mapping[str, Mapping[str, str]] = tomllib.loads(source.read_text("utf-8"))["SN2007"]
    return stated


def division_names_in(language: str, codes: Sequence[str], names: Sequence[str]) -> tuple[str, ...]:
    """Return names of two-digit industries of SN2007 in a language.

    Parameters
    ----------
    language
        Its code.
    codes, names
        Codes, and the names that the figures came with, which are kept where no other is known.
    """
    known = _divisions()
    return tuple(
        known.get(code, {}).get(language, name) for code, name in zip(codes, names, strict=True)
    )


def is_known_name(name: str) -> bool:
    """Return whether a name is one of those that are known in every language."""
    return name in _all_names()


@cache
def _all_names() -> frozenset[str]:
    return frozenset(name for entry in _translations().values() for name in entry.values())


def industry_groups(industries: Sequence[str]) -> dict[str, str]:
    """Return the group of every industry, from the first classification that has them all.

    Empty when there is none that has.
    """
    for groups in _groupings().values():
        if all(industry in groups for industry in industries):
            return {industry: groups[industry] for industry in industries}
    return {}
