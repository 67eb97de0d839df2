"""What is written where a figure may not be known, which is not zero."""

import math

from regionanalysis.presentation.language import Language


def signed_if_known(value: float, language: Language, decimals: int = 0) -> str:
    """Return a figure with its sign, or that it is not disclosed."""
    return language.unknown() if math.isnan(value) else language.signed(value, decimals)


def between_if_known(low: float, high: float, language: Language, decimals: int) -> str:
    """Return the ends of an interval, or that it cannot be computed."""
    if math.isfinite(low):
        return language.interval(low, high, decimals)
    return language.unknown("interval.unknown")


def undisclosed_note(rest: float, language: Language, decimals: int = 0) -> str:
    """Return what the industries lack of the whole; empty where that is read as nothing.

    ``rest`` is what remains when the known effects are taken out, NaN where nobody knows.
    """
    if math.isnan(rest):
        return language.message("note.undisclosed_unknown")
    if not round(rest, decimals):
        return ""
    return language.message("note.undisclosed", rest=language.signed(rest, decimals))
