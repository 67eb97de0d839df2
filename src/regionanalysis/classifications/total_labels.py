"""Names and codes of totals: all industries, both sexes, a whole country."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

# of a state by its own languages and those of the readers
# a code before a name
_CODE = re.compile(r"(?:[A-Z]{1,3}|[A-Z]{0,3}\d[\w.+-]*)(?: - |: |\s+)(?=[^\W\d_])")
_WORD = re.compile(r"[^\W_]+")
# the whole of a state in the regions of the European Union
_STATE_LEVEL = re.compile(r"(?P<state>[a-z]{2})0{1,3}")

_LANGUAGES = ("en", "nb", "nn", "sv", "da", "de", "fi", "is", "fr", "es", "pt", "nl", "it", "pl")


@cache
def _stated() -> Mapping[str, frozenset[str]]:
    source = files("regionanalysis").joinpath("classifications/total_labels.toml")
    return {
        key: frozenset(names) for key, names in tomllib.loads(source.read_text("utf-8")).items()
    }


def is_total(label: str) -> bool:
    """Return whether a label is one that totals of any kind are known by."""
    return _is_stated(label, "total")


@lru_cache(maxsize=4096)
def _is_stated(label: str, key: str) -> bool:
    """Return whether a label, or the name after its code, is one of those that are listed."""
    plain = label.strip()
    known = _stated()[key]
    return plain.casefold() in known or _CODE.sub("", plain, count=1).casefold() in known


def is_all_industries(code: str, name: str = "") -> bool:
    """Return whether a code or name is one that the total of all industries is known by."""
    return code.strip().casefold() in _stated()["industry_code"] or is_total(name or code)


def is_nation(label: str) -> bool:
    """Return whether a label is that of a whole country, by name or code."""
    return _is_stated(label, "nation") or _is_state(label.strip().casefold())


def may_be_whole(label: str) -> bool:
    """Return whether a label has a word of wholes in it: ``Alle fylker``, ``Landet i alt``.

    That shows a whole only of a row that has at least as many as all the others.
    """
    plain = label.strip().casefold()
    state = _STATE_LEVEL.fullmatch(plain)
    words = f" {' '.join(_WORD.findall(plain))} "
    return any(f" {word} " in words for word in _stated()["word"]) or (
        state is not None and _is_state(state["state"])
    )


@lru_cache(maxsize=4096)
def _is_state(plain: str) -> bool:
    if len(plain) == len("no"):
        return plain in _codes_of_states()
    # no state has a digit in its name
    return not any(letter.isdigit() for letter in plain) and plain in _states()


@cache
def _codes_of_states() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415

    codes = map(str, Locale("en").territories)
    return frozenset(code.casefold() for code in codes if code.isalpha())


@cache
def _states() -> frozenset[str]:
    """Return names of states in several languages, and their codes of two letters."""
    # taking the names out of Babel takes time, and most tables never ask
    from babel import Locale  # noqa: PLC0415

    labels: set[str] = set()
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code.isalpha():
                labels |= {code.casefold(), name.casefold()}
    return frozenset(labels)
