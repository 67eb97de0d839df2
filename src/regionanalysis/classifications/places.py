"""Names of places in sentences: their preposition, and one of several parallel names."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

Preposition = Literal["i", "på"]

DEFAULT: Preposition = "i"


def _rows(table: str) -> Iterator[dict[str, str]]:
    source = files("regionanalysis").joinpath(f"classifications/{table}.csv")
    yield from csv.DictReader(source.read_text("utf-8").splitlines())


@cache
def _prepositions() -> Mapping[str, Mapping[str, str]]:
    return {row["name"]: row for row in _rows("place_prepositions")}


@cache
def _parallel_names() -> Mapping[str, Mapping[str, str]]:
    return {row["name"]: row for row in _rows("parallel_names")}


def preposition(name: str, language: str) -> str:
    """Return the preposition of a place in Norwegian.

    Parameters
    ----------
    name
        Name of a municipality, county, region or landscape; of other names the most usual is
        returned.
    language
        ``nb`` or ``nn``.

    Examples
    --------
    >>> preposition("Hadeland", "nb"), preposition("Hedmark", "nn")
    ('på', 'i')
    """
    known = _prepositions()
    # a name that several places have has a county in brackets, which may not be in the table
    row = known.get(name) or known.get(text_name(name)) or known.get(name.partition(" (")[0])
    return row[language] if row else DEFAULT


def text_name(name: str) -> str:
    """Return the name of a municipality in a sentence: the Norwegian of several parallel names.

    Examples
    --------
    >>> text_name("Kárášjohka - Karasjok")
    'Karasjok'
    """
    row = _parallel_names().get(name)
    return row["text"] if row else name


def official_name(name: str) -> str:
    """Return the official name of a municipality, with a dash between parallel names.

    Examples
    --------
    >>> official_name("Kárášjohka - Karasjok")
    'Kárášjohka – Karasjok'
    """
    row = _parallel_names().get(name)
    return row["official"] if row else name


def has_parallel_names(name: str) -> bool:
    """Return whether a municipality has names in several languages."""
    return name in _parallel_names()
