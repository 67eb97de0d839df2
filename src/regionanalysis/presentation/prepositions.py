"""The preposition before the name of a place in Norwegian sentences: *i Oslo*, *på Hadeland*."""

import re
from collections.abc import Mapping

from regionanalysis.classifications.places import preposition

# "i" before a value, as messages have it
_BEFORE = re.compile(r"\b([Ii]) \{(\w+)\}")

NORWEGIAN = ("nb", "nn")


def with_prepositions(message: str, values: Mapping[str, object], language: str) -> str:
    """Return a message with the preposition of each place that stands after ``i``.

    Parameters
    ----------
    message
        Text with values in braces.
    values
        The values; those that are no names of places keep ``i``.
    language
        Language of the message; only Norwegian has prepositions by place.
    """
    if language not in NORWEGIAN:
        return message

    def chosen(match: re.Match[str]) -> str:
        value = values.get(match[2])
        if not isinstance(value, str) or preposition(value, language) == "i":
            return match[0]
        return f"{'På' if match[1] == 'I' else 'på'} {{{match[2]}}}"

    return _BEFORE.sub(chosen, message)
