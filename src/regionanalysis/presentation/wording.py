"""Words as they stand in a sentence, in a heading or in a file."""

from collections.abc import Sequence

from markupsafe import Markup, escape


def joined(between: str, words: Sequence[str]) -> str:
    """Return words with something between them; those marked with a language stay marked."""
    if any(isinstance(word, Markup) for word in words):
        return escape(between).join(words)
    return between.join(words)


def plain(words: str) -> str:
    """Return words without the marks of their language, for files."""
    return words.striptags() if isinstance(words, Markup) else words


def direction(value: float, decimals: int = 0) -> str:
    """Return ``"up"``, ``"down"`` or ``"same"`` for a figure as it will be read."""
    shown = round(value, decimals)
    return "up" if shown > 0 else "down" if shown < 0 else "same"


def lower_first(words: str) -> str:
    """Return a heading as it stands inside a sentence; abbreviations are left alone."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def upper_first(words: str) -> str:
    """Return words as they stand at the beginning of a line."""
    return words[:1].upper() + words[1:]
