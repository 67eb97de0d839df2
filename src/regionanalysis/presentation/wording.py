"""Small changes of words: joined, plain, capitalised."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from regionanalysis.classifications.industry_names import is_known_name


def joined(between: str, words: Sequence[str]) -> str:
    """Return words joined by a separator; words marked with a language stay marked."""
    if any(isinstance(word, Markup) for word in words):
        return escape(between).join(words)
    return between.join(words)


def plain(words: str) -> str:
    """Return words without language markup, for files."""
    return words.striptags() if isinstance(words, Markup) else words


def direction(value: float, decimals: int = 0) -> str:
    """Return ``"up"``, ``"down"`` or ``"same"`` for a value rounded as it is displayed."""
    rounded = round(value, decimals)
    return "up" if rounded > 0 else "down" if rounded < 0 else "same"


def how_many(count: int, total: int) -> str:
    """Return ``"none"``, ``"some"`` or ``"all"`` for a count of a total."""
    if not count:
        return "none"
    return "all" if count == total else "some"


def how_many_years(count: int, total: int) -> str:
    """Return the same for years; of a single year ``"one_below"`` or ``"one_above"``."""
    if total == 1:
        return "one_below" if count else "one_above"
    return how_many(count, total)


def lower_first(words: str) -> str:
    """Return a heading for use inside a sentence; abbreviations keep their capitals."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def inside(industry: str) -> str:
    """Return the name of an industry for use inside a sentence.

    Names that are not the package's own stay as they are: their language is not known.
    """
    return lower_first(industry) if is_known_name(industry) else industry


def upper_first(words: str) -> str:
    """Return words with a capital first letter."""
    return words[:1].upper() + words[1:]
