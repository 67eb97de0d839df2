"""What a panel without a row for the nation is measured against: the regions in its file."""

import re
from functools import cache, partial

# numbers as words, from two
_NUMBERS = {
    "nb": "to tre fire fem seks sju åtte ni ti elleve tolv",
    "nn": "to tre fire fem seks sju åtte ni ti elleve tolv",
    "en": "two three four five six seven eight nine ten eleven twelve",
}

# what messages call the nation, longest first, and what they then say
_WORDS = {
    "nb": (
        (r"(?:hele )?landets\b", "de {count} regionenes"),
        (r"hele landet\b|landet som helhet|landet\b", "de {count} regionene i filen"),
    ),
    "nn": (
        (r"(?:heile )?landets\b", "dei {count} regionane sin"),
        (r"heile landet\b|landet som heilskap|landet\b", "dei {count} regionane i fila"),
    ),
    "en": (
        (r"the country’s", "the {count} regions’"),
        (
            r"(?:the )?whole country\b|the country as a whole|the country\b",
            "the {count} regions in the file",
        ),
        (r"nationally\b", "in the {count} regions"),
    ),
}


@cache
def in_file(message: str, language: str, count: int) -> str:
    """Return a message in which the nation is called the regions in the file.

    Parameters
    ----------
    language
        ``nb``, ``nn`` or ``en``.
    count
        How many regions there are.
    """
    words = dict(enumerate(_NUMBERS[language].split(), start=2))
    for form, instead in _WORDS[language]:
        text = instead.format(count=words.get(count, str(count)))
        message = re.sub(rf"\b(?:{form})", partial(_cased, text), message, flags=re.IGNORECASE)
    return message


def _cased(text: str, match: re.Match[str]) -> str:
    return text[0].upper() + text[1:] if match[0][0].isupper() else text
