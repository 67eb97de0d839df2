"""Codes and names that are written together, and codes that a program has made numbers."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from regionanalysis.classifications.municipality_codes import ever_in_force
from regionanalysis.classifications.total_labels import is_nation, is_total
from regionanalysis.errors import InputError
from regionanalysis.panel.label_columns import Places, categories, factorize
from regionanalysis.panel.notes import ReadingNote, count_of, note, some

_CODE = r"(?:[A-Z]{1,3}-?)?\d[\w.+]*(?:-\d[\w.]*)?|[A-U](?:-[A-U])?"
# codes that are letters and digits, where a colon or hyphen separates them from names
_WIDE_CODE = r"[A-Z0-9][A-Z0-9_.+-]*"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<code>{_WIDE_CODE})\s?: (?P<name>\S.*)",
        rf"(?P<code>{_CODE}) - (?P<name>\S.*)",
        rf"(?P<code>{_CODE})\s+(?P<name>[^\W\d_].*)",
        rf"(?P<name>.*\S)\s+\((?P<code>{_CODE})\)",
        rf"(?P<name>.*[^\W\d_].*\S) - (?P<code>{_CODE})",
        r"(?P<name>.*[^\W\d_]\S*)\s+(?P<code>(?:K-)?\d+(?:-\d+)?)",
    )
)
# the nation, where it is stated by its name alone among codes
NATION_CODE = "0"

_AGGREGATE = re.compile(r"K-(?=\d)")
# a formula or an apostrophe that keeps a code from being a number, and quotes of a code
_AS_TEXT = re.compile(r'="(?P<text>[^"]*)"|\'(?P<code>\d.*)|"(?P<quoted>[\w-]+)"')
_DASH = re.compile(r"(?<=\d)[\u2010-\u2013\u2212](?=\d)")
_FLOAT = re.compile(r"\d+\.0")
# what spreadsheets make of 01-03
_DATE = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d(?:[ T].*)?|\d{1,2}[.-](?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|"
    r"o[ck]t|nov|de[csz])\w*|(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[csz])\w*[.-]\d{1,2}",
    re.IGNORECASE,
)
# digits of a municipal code that has lost its first zero
SHORT = 3


class Split(NamedTuple):
    """The codes of a column, and the names beside them where there are any."""

    codes: "pd.Series[str]"
    names: "pd.Series[str] | None"


def split_codes(column: "pd.Series[str]") -> Split:
    """Return codes and names of a column that has both in one; a column of one of them as it is.

    ``3401 Kongsvinger``, ``3401 - Kongsvinger``, ``3401: Kongsvinger``, ``Kongsvinger (3401)`` and
    ``K-3401 Kongsvinger`` are the code 3401 and the name. All the labels must be of one form, each
    code must have one name, and the nation may be there by its name alone.
    """
    places, values = factorize(column)
    labels = [_plain(" ".join(str(value).split())) for value in values]
    for form in _FORMS:
        matches = [form.fullmatch(label) for label in labels]
        alone = [i for i, match in enumerate(matches) if match is None]
        if len(alone) > 1 or len(alone) == len(labels):
            continue
        if alone and not (is_nation(labels[alone[0]]) or is_total(labels[alone[0]])):
            continue
        codes = [NATION_CODE if match is None else match["code"] for match in matches]
        names = [
            label if match is None else match["name"]
            for label, match in zip(labels, matches, strict=True)
        ]
        if alone and not is_nation(labels[alone[0]]):
            codes[alone[0]] = labels[alone[0]]
        codes = [_AGGREGATE.sub("", code) for code in codes]
        # a number behind a name may be a part of it
        behind = form is _FORMS[-1] and len(set(names)) < len(names)
        if len(set(codes)) == len(codes) and not behind:
            return Split(relabelled(column, places, codes), relabelled(column, places, names))
    plain = [_AGGREGATE.sub("", label) for label in labels]
    if len(set(plain)) == len(plain):
        labels = plain
    return Split(relabelled(column, places, labels), None)


def _plain(label: str) -> str:
    """Return a label without what makes it text in a spreadsheet, and with plain hyphens."""
    if marked := _AS_TEXT.fullmatch(label):
        label = marked["text"] or marked["code"] or marked["quoted"]
    return _DASH.sub("-", label)


def relabelled(column: "pd.Series[str]", places: Places, labels: Sequence[str]) -> "pd.Series[str]":
    """Return a column with other labels, one for each it had; empty ones are missing."""
    distinct = list(dict.fromkeys(label for label in labels if label))
    at = {label: place for place, label in enumerate(distinct)}
    moved = np.array([*(at.get(label, -1) for label in labels), -1], dtype=np.intp)
    return pd.Series(categories(moved[places], distinct), index=column.index)


def whole_codes(
    column: "pd.Series[str]", kind: str, source: str, *, restore: bool
) -> tuple["pd.Series[str]", list[ReadingNote]]:
    """Return codes as they were before a program made numbers of them.

    Parameters
    ----------
    kind
        ``"region"`` or ``"industry"``.
    restore
        Whether a leading zero that is lost is given back.

    Raises
    ------
    InputError
        For codes that have lost a zero, unless they are to be given it back, and codes that a
        spreadsheet has made dates.
    """
    places, values = factorize(column)
    labels = [str(value).strip() for value in values]
    notes: list[ReadingNote] = []
    dates = [label for label in labels if _DATE.fullmatch(label)]
    if kind == "industry" and dates:
        raise InputError(
            f"{source} has industries that a spreadsheet has made dates: {some(dates)}.",
            remedy="Format the column as text, and write the codes again, such as 01-03.",
            evidence=dates,
        )
    floats = [label for label in labels if _FLOAT.fullmatch(label)]
    if floats and len(floats) == sum(label[:1].isdigit() for label in labels):
        labels = [label.removesuffix(".0") if label in floats else label for label in labels]
        notes.append(note("codes", before=floats[-1], after=floats[-1].removesuffix(".0")))
    labels, short = _with_zeros(labels, kind)
    if short and not restore:
        raise InputError(
            f"{source} has {'municipal codes' if kind == 'region' else 'industries'} that have "
            f"lost their leading zero: {some(short, 5)} ({count_of(len(short), 'code')}).",
            remedy="Give them back their zeros, or say restore_zeros=True (--restore-zeros) to "
            "have it done.",
            evidence=short,
        )
    if short:
        notes.append(note("codes", before=short[0], after=f"0{short[0]}"))
    return relabelled(column, places, labels), notes


def _with_zeros(labels: list[str], kind: str) -> tuple[list[str], list[str]]:
    """Return labels with leading zeros given back, and those that lacked one."""
    if kind == "region":
        short = [label for label in labels if len(label) == SHORT and label.isdigit()]
        lost = [label for label in short if ever_in_force(f"0{label}")]
        if not any(map(ever_in_force, labels)) and len(lost) < len(short):
            # codes of another country
            lost = []
    else:
        # divisions are two digits, and a standard has both below and above ten
        digits = [label for label in labels if label.isdigit()]
        two = [label for label in digits if len(label) == SHORT - 1]
        one = [label for label in digits if len(label) == 1 and label != "0"]
        is_divisions = len(two) > len(one) and len(two) + len(one) == len(digits)
        lost = one if is_divisions and len(digits) > MIN_DIVISIONS else []
    return [f"0{label}" if label in set(lost) else label for label in labels], sorted(lost)


# fewer codes show too little of what standard they are of
MIN_DIVISIONS = 20
