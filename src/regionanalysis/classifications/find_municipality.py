"""The municipality that a text means: a code of any year, or a name, old or new."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from regionanalysis.classifications.municipality import municipality, short_name
from regionanalysis.classifications.municipality_codes import (
    LAST_VINTAGE,
    CodeSpell,
    municipalities,
    read_spells,
    spells_of,
    successors,
)
from regionanalysis.core.names import normalise, slug_of
from regionanalysis.errors import ParameterError

# a code, alone or with the name after it, as lists have it: "3401 Kongsvinger", "K-3401"
_CODE = re.compile(r"(?:k-)?(?P<code>\d{4})(?: -)?(?: (?P<name>.+))?")


def find_municipality(text: str, vintage: int) -> str | None:
    """Return the code in a year of the municipality that a text means; None for no such.

    Parameters
    ----------
    text
        A code of any year since 1994; or a name, with or without its county, any one of several
        parallel names, or a name that the municipality has had.

    Raises
    ------
    ParameterError
        For a name of several municipalities, with their codes; and for a municipality that has been
        merged or split since, with its successors.
    """
    wanted = normalise(text).removesuffix(" kommune").removesuffix("-kommune")
    words = _CODE.fullmatch(wanted)
    if words is not None:
        spells = spells_of(words["code"])
        name = words["name"]
        same = [spell for spell in spells if name is None or name in _all_spellings(spell.name)]
        return _code_at(same, vintage)
    for spelling in _by_spelling(vintage):
        codes = spelling.get(wanted, ())
        if len(codes) > 1:
            raise _ambiguous(text, codes, vintage)
        if codes:
            return codes[0]
    return _former(text, wanted, vintage)


def _code_at(spells: Sequence[CodeSpell], vintage: int) -> str | None:
    """Return the code in a year of the municipality of a code; the newest with that code."""
    present = [spell for spell in spells if spell.covers(vintage)]
    if present:
        return present[0].code
    if not spells:
        return None
    return _carried(spells[-1], vintage)


def _carried(spell: CodeSpell, vintage: int) -> str:
    """Return the code in a year of a municipality that has another code then."""
    same = municipality(spell.code, min(spell.end, LAST_VINTAGE))
    covering = [other for other in same.spells if other.covers(vintage)]
    if covering:
        return covering[0].code
    label = f"{spell.code} {spell.name}"
    if spell.start > vintage:
        raise ParameterError(
            f"{label} did not exist in {vintage}: it is of {same.spells[0].start}.",
            remedy=f"Name a municipality of {vintage}.",
        )
    last = same.spells[-1]
    heirs = successors(last.end, vintage)[last.code]
    names = [f"{code} {municipalities(vintage)[code]}" for code in heirs]
    what = "is a part of" if len(names) == 1 else "was split between"
    raise ParameterError(
        f"{label} is no municipality of its own after {last.end}: it {what} {' and '.join(names)}.",
        remedy=f"Ask for {' or '.join(names)}.",
        evidence=heirs,
    )


def _former(text: str, wanted: str, vintage: int) -> str | None:
    """Return the code in a year of a municipality that had a name in another year."""
    spells = [spell for spell in read_spells("municipalities") if wanted in _spellings(spell.name)]
    spells = [spell for spell in spells if spell.start <= vintage] or spells
    newest = max((spell.end for spell in spells), default=0)
    codes = {_carried(spell, vintage) for spell in spells if spell.end == newest}
    if len(codes) > 1:
        raise _ambiguous(text, sorted(codes), vintage)
    return codes.pop() if codes else None


def _ambiguous(text: str, codes: Iterable[str], vintage: int) -> ParameterError:
    labels = [f"{code} {municipalities(vintage)[code]}" for code in codes]
    return ParameterError(
        f"There are several municipalities {text!r} in {vintage}.",
        remedy=f"Use the code or the whole name: {', '.join(labels)}.",
        evidence=labels,
    )


@cache
def _by_spelling(vintage: int) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    """Return codes of a year by whole name, by other spellings, and by spelling in a file name."""
    names = municipalities(vintage)
    whole = {normalise(name): (code,) for code, name in names.items()}
    other: dict[str, tuple[str, ...]] = {}
    slugs: dict[str, tuple[str, ...]] = {}
    for code, name in names.items():
        for spelling in _spellings(name):
            other[spelling] = (*other.get(spelling, ()), code)
        for slug in {slug_of(spelling) for spelling in _spellings(name)}:
            slugs[slug] = (*slugs.get(slug, ()), code)
    return whole, other, slugs


@cache
def _spellings(name: str) -> frozenset[str]:
    """Return the spellings of a name: with and without its county, and each of parallel names."""
    plain = normalise(short_name(name))
    return frozenset({normalise(name), plain, *plain.split(" - ")})


def _all_spellings(name: str) -> frozenset[str]:
    return _spellings(name) | {slug_of(spelling) for spelling in _spellings(name)}
