"""Characters that cannot be seen: they hide, turn or write over the text around them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Annotated

from pydantic import AfterValidator

from regionanalysis.errors import ParameterError, UnknownNameError

# control, format (turning direction, zero width), half of a pair, private, ends of lines
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})

# what takes no room and turns nothing: a publisher's editor leaves it behind in a name
_NO_WIDTH = dict.fromkeys(
    map(
        ord,
        "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
        "\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}",
    )
)

# what a spreadsheet computes: a formula, and a sign with more than a figure after it
_FORMULA = re.compile(r"[=@]|[+-](?![\d.,\s]*$)")

# names of places and industries are half as long at most
LONGEST_NAME = 300
LONGEST_SHOWN = 80


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN


def unseen_in(text: str) -> str:
    """Return the first character of a text that cannot be seen, as ``U+202E``; empty for none."""
    # Nearly all texts are printable, which is quick to check.
    if text.isprintable():
        return ""
    return next((f"U+{ord(letter):04X}" for letter in text if _is_unseen(letter)), "")


def wrong_with_name(text: str) -> str:
    """Return why a text cannot be the name of something; empty where it can."""
    if len(text) > LONGEST_NAME:
        return f"is longer than {LONGEST_NAME} characters"
    unseen = unseen_in(text)
    return f"has a character that cannot be seen ({unseen})" if unseen else ""


def wrong_with_code(text: str) -> str:
    """Return why a text cannot be a code; empty where it can.

    A code is written as it is, also to files that a spreadsheet opens, so that it must be none of
    the spreadsheet's formulas.
    """
    begins_as_formula = "begins as a formula does in a spreadsheet"
    return wrong_with_name(text) or (begins_as_formula if _FORMULA.match(text) else "")


def without_no_width(text: str) -> str:
    """Return a text without what takes no room in it; what turns or hides text is left to be seen.

    Those are the soft hyphen, spaces and joiners of no width, and the mark of byte order.
    """
    return text.translate(_NO_WIDTH)


def shorten(text: str) -> str:
    """Return a text for an error, cut where it is long."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def spelled_out(text: str) -> str:
    """Return a text for a terminal: what cannot be seen is written as its code."""
    return "".join(
        f"\\u{{{ord(letter):x}}}" if _is_unseen(letter) and letter != "\n" else letter
        for letter in text
    )


# letters that Unicode does not take apart
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ß": "ss"})


def slug_of(name: str) -> str:
    """Return a name as it can stand in a file name: lower case letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    letters = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:80] or "region"


def normalise(text: str) -> str:
    """Return a name in the form that names are compared in: one case, one encoding, one space."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def unknown_name(
    kind: str, asked: str, known: Iterable[str], *, labels: Mapping[str, str] | None = None
) -> UnknownNameError:
    """Return the error for a name that does not exist, with the nearest that do.

    Parameters
    ----------
    kind
        Noun for what was named, such as ``"region"``.
    asked
        The name that does not exist.
    known
        Names that do.
    labels
        Texts to print for the known names; the names themselves if not given.
    """
    names = list(known)
    folded = {name.casefold(): name for name in names}
    near = [folded[name] for name in get_close_matches(asked.casefold(), folded, n=3, cutoff=0.5)]
    printed = dict.fromkeys((labels or {}).get(name, name) for name in near or names)
    shown = list(printed)[: 3 if near else 10]
    more = "" if near or len(printed) <= len(shown) else f" and {len(printed) - len(shown)} more"
    return UnknownNameError(
        f"There is no {kind} {shorten(asked)!r}.",
        remedy=f"{'Nearest' if near else 'Known'}: {', '.join(shown)}{more}.",
        evidence=shown,
    )


def code_named(text: str, codes: Sequence[str], names: Sequence[str], kind: str) -> str:
    """Return the code that a code or a unique name stands for.

    Parameters
    ----------
    text
        A code, or a name in the letters of ``names`` or in others of another case.
    codes, names
        Codes, and the name of each.
    kind
        Noun for what is looked up in errors, such as ``"region"``.

    Raises
    ------
    ParameterError
        When several have the name, with their codes.
    UnknownNameError
        When none has it, with the nearest codes and names.
    """
    if text in codes:
        return text
    pairs = list(zip(codes, names, strict=True))
    matches = [code for code, name in pairs if name == text]
    matches = matches or [code for code, name in pairs if name.casefold() == text.casefold()]
    if len(matches) > 1:
        raise ParameterError(
            f"{len(matches)} have the name {shorten(text)!r}, so it names no single {kind}.",
            remedy=f"Give a code: {', '.join(matches)}.",
            evidence=matches,
        )
    if not matches:
        raise unknown_name(kind, text, dict.fromkeys((*codes, *names)))
    return matches[0]


def _seen(name: str) -> str:
    wrong = wrong_with_name(name)
    if wrong:
        raise ValueError(f"it {wrong}")
    return name


# of a place: what a reader sees of it is all there is
Name = Annotated[str, AfterValidator(_seen)]
