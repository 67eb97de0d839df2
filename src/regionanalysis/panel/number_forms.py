"""How figures are written as text: what stands between thousands, and before decimals.

The form is decided for a column as a whole. ``1.200`` is one and two tenths or one thousand two
hundred; a column in which both readings are possible is refused until the analyst says which.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from regionanalysis.core.arrays import FloatArray

# digits between two marks
THOUSANDS = 3

Decimal = Literal["", ".", ","]

# a person's spaces between thousands, and apostrophes as in Switzerland
_SPACES = dict.fromkeys(map(ord, "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"), " ")
_SPACES |= {ord("\N{FIGURE SPACE}"): " ", ord("\N{RIGHT SINGLE QUOTATION MARK}"): "'"}
_SPACES |= {ord("\N{MINUS SIGN}"): "-"}

_NUMBER = re.compile(r"[+-]?[0-9][0-9 '.,]*(?:[eE][+-]?[0-9]{1,3})?|[+-]?\.[0-9]+")
_SPACED = re.compile(r"[+-]?[0-9]{1,3}(?:([ '])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]+)?")
_AMBIGUOUS = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
_GROUPED = {
    mark: re.compile(rf"[+-]?[0-9]{{1,3}}(?:\{mark}[0-9]{{3}})+(?:\{other}[0-9]+)?")
    for mark, other in ((".", ","), (",", "."))
}
_OTHER: dict[str, Decimal] = {".": ",", ",": "."}


class AmbiguousForm(ValueError):  # noqa: N818 - caught where the file is known, and raised again there
    """A column of figures that may be read in two ways, or is written in two."""

    def __init__(self, what: str, example: str) -> None:
        super().__init__(what)
        self.example = example


@dataclass(frozen=True)
class NumberForm:
    """How the figures of a column are written.

    Attributes
    ----------
    decimal
        What is before decimals; empty where no figure shows it.
    example, value
        A figure with something between its thousands, and what it is read as; empty for none.
    """

    decimal: Decimal = ""
    example: str = ""
    value: str = ""


def normal(text: str) -> str:
    """Return a figure with plain spaces, apostrophes and minus sign."""
    return text if text.isascii() else text.translate(_SPACES).strip()


def form_of(texts: Iterable[str], decimal: Decimal = "") -> NumberForm:
    """Return the form that a column's figures are written in.

    Parameters
    ----------
    texts
        Distinct figures, as `normal` gives them; what is no figure is passed over.
    decimal
        Decimal separator, where that is known.

    Raises
    ------
    AmbiguousForm
        When both readings are possible, or both are called for.
    """
    votes: dict[str, str] = {}
    ambiguous: dict[str, list[str]] = {".": [], ",": []}
    plain = []
    spaced = ""
    for text in texts:
        if text.isdigit():
            plain.append(text)
            continue
        if not _NUMBER.fullmatch(text):
            continue
        spaced = spaced or (text if _SPACED.fullmatch(text) else "")
        if _AMBIGUOUS.fullmatch(text):
            ambiguous["." if "." in text else ","].append(text)
        elif vote := _vote(text):
            votes.setdefault(vote, text)
    separator = decimal or _decided(votes, ambiguous, plain)
    grouping = _OTHER.get(separator, "")
    example = next(iter(ambiguous.get(grouping, ())), "")
    if not example and grouping and grouping in votes.get(separator, ""):
        example = votes[separator]
    # spaces are what figures are commonly written with, and are not worth a word
    example = example or (spaced if "'" in spaced else "")
    value = _plain(example, separator) if example else ""
    return NumberForm(separator, example, value)


def _vote(text: str) -> Decimal:
    """Return what a figure shows to be before decimals; nothing where it shows none."""
    mantissa = text.lower().partition("e")[0]
    points, commas = mantissa.count("."), mantissa.count(",")
    if points and commas:
        return "." if mantissa.rindex(".") > mantissa.rindex(",") else ","
    if points > 1 or commas > 1:
        return "," if points else "."
    if points or commas:
        return "." if points else ","
    return ""


def _decided(
    votes: dict[str, str], ambiguous: dict[str, list[str]], plain: Sequence[str]
) -> Decimal:
    if len(votes) > 1:
        first, second = votes.values()
        raise AmbiguousForm(f"figures written in two ways, {first} and {second}", first)
    for decimal in votes:
        return "." if decimal == "." else ","
    if not ambiguous["."] and not ambiguous[","]:
        return ""
    if ambiguous["."] and ambiguous[","]:
        first, second = ambiguous["."][0], ambiguous[","][0]
        raise AmbiguousForm(f"figures written in two ways, {first} and {second}", first)
    mark = "." if ambiguous["."] else ","
    written = ambiguous[mark]
    # decimals that end in zeros are written only where all figures have them
    small = [text for text in plain if len(text) <= THOUSANDS]
    if small and len(small) == len(plain) and any(text.endswith("0") for text in written):
        return _OTHER[mark]
    digits = written[0].replace(mark, "")
    raise AmbiguousForm(
        f"figures such as {written[0]}, which may be {digits} or {written[0].replace(mark, '.')}",
        written[0],
    )


def _plain(text: str, decimal: Decimal) -> str:
    """Return a figure as a program writes it."""
    grouping = _OTHER.get(decimal, "")
    if grouping and grouping in text:
        text = text.replace(grouping, "") if _GROUPED[grouping].fullmatch(text) else "x"
    if " " in text or "'" in text:
        text = text.replace(" ", "").replace("'", "") if _SPACED.fullmatch(text) else "x"
    return text.replace(",", ".")


def values_of(texts: Sequence[str], form: NumberForm) -> FloatArray:
    """Return figures as numbers, each as it is written in the form; NaN for what is none."""
    numbers = np.full(len(texts), np.nan)
    for position, text in enumerate(texts):
        if text.isdigit() and text.isascii():
            numbers[position] = float(text)
        elif _NUMBER.fullmatch(text):
            try:
                numbers[position] = float(_plain(text, form.decimal))
            except ValueError:
                continue
    return numbers
