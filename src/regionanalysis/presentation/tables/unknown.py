"""Cells of values that may be unknown. Unknown is not zero."""

import math
from collections.abc import Callable

from regionanalysis.presentation.language import Language


def signed_if_known(value: float, language: Language, decimals: int = 0) -> str:
    """Return a value with its sign, or the words for an undisclosed value."""
    return language.unknown() if math.isnan(value) else language.signed(value, decimals)


def between_if_known(low: float, high: float, language: Language, decimals: int) -> str:
    """Return the ends of an interval, or the words for one that cannot be computed."""
    if math.isfinite(low):
        return language.interval(low, high, decimals)
    return language.unknown("interval.unknown")


def computed_or_words(
    value: float, write: Callable[[float, int], str], language: Language, decimals: int
) -> str:
    """Return an estimate as ``write`` has it, or the words for one that cannot be computed."""
    return write(value, decimals) if math.isfinite(value) else language.unknown("interval.unknown")


def undisclosed_note(rest: float, language: Language, decimals: int = 0) -> str:
    """Return a note on the undisclosed remainder; empty if it rounds to zero.

    ``rest`` is the total minus the known effects, NaN if the total is unknown.
    """
    if math.isnan(rest):
        return language.message("note.undisclosed_unknown")
    if not round(rest, decimals):
        return ""
    return language.message("note.undisclosed", rest=language.signed(rest, decimals))
