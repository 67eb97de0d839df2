"""Names of files made from names of places."""

import re
import unicodedata

# letters that Unicode does not take apart
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ß": "ss"})


def slug_of(name: str) -> str:
    """Return a name as it can stand in a file name: lower case letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    letters = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:80] or "region"
