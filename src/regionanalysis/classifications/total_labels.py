"""Names and codes of totals: all industries, both sexes, a whole country."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

# of a state by its own languages and those of the readers
_LANGUAGES = ("en", "nb", "nn", "sv", "da", "de", "fi", "is", "fr", "es", "pt", "nl", "it", "pl")


@cache
def _stated() -> Mapping[str, frozenset[str]]:
    source = files("regionanalysis").joinpath("classifications/total_labels.toml")
    return {
        key: frozenset(names) for key, names in tomllib.loads(source.read_text("utf-8")).items()
    }


def is_total(label: str) -> bool:
    """Return whether a label is one that totals of any kind are known by."""
    return label.strip().casefold() in _stated()["total"]


def is_all_industries(code: str, name: str = "") -> bool:
    """Return whether a code or name is one that the total of all industries is known by."""
    return code.strip().casefold() in _stated()["industry_code"] or is_total(name or code)


def is_nation(label: str) -> bool:
    """Return whether a label is that of a whole country, by name or code."""
    plain = label.strip().casefold()
    return plain in _stated()["nation"] or plain in _states()


@cache
def _states() -> frozenset[str]:
    """Return names of states in several languages, and their codes of two letters."""
    # taking the names out of Babel takes time, and most tables never ask
    from babel import Locale  # noqa: PLC0415

    found: set[str] = set()
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code.isalpha():
                found |= {code.casefold(), name.casefold()}
    return frozenset(found)
