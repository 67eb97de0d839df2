"""Periods as tables label them: years, quarters, months and days."""

import re
from typing import NamedTuple

_YEAR = r"(?:19|20)\d\d"
_QUARTER = r"(?:[KQT]|KV|kvartal|quarter|Quartal)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<year>{_YEAR})(?:\.0)?\*?",
        rf"(?P<year>{_YEAR})[ \-:]*{_QUARTER}[ .]*(?P<quarter>[1-4])\*?",
        rf"{_QUARTER}[ .]*(?P<quarter>[1-4])[ \-/.]*(?P<year>{_YEAR})\*?",
        rf"(?P<quarter>[1-4])\.? ?{_QUARTER}[ \-/.]*(?P<year>{_YEAR})\*?",
        rf"(?P<year>{_YEAR})[ \-:]*(?P<quarter>[1-4])\.? ?{_QUARTER}",
        rf"(?P<year>{_YEAR})[ ]?[M\-/](?P<month>0[1-9]|1[0-2])",
        rf"(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)(?:[T ]00:00(?::00)?.*)?",
        rf"(?P<day>\d\d?)[./](?P<month>0?[1-9]|1[0-2])[./](?P<year>{_YEAR})",
    )
)

# what is counted may be before a period or after it, and a period may be there as code and text
_AT_END = re.compile(
    rf"(?P<content>.*\S)\s+(?P<period>\S*{_YEAR}\S*|\d\. ?kvartal {_YEAR})", re.IGNORECASE
)
_AT_START = re.compile(rf"(?P<period>{_YEAR}\S*)\s+(?P<content>\S.*)")
_TWICE = re.compile(r"(?P<before>(?:.*\s)?)(?P<period>\S+) (?:- |\()?(?P=period)\)?")


class Period(NamedTuple):
    """A year, or a part of one: ``part`` is ``"Q4"``, ``"M12"``, or empty."""

    year: int
    part: str = ""


def parse_period(text: str) -> Period | None:
    """Return the period that a label is; None for one that is no period."""
    for form in _FORMS:
        if match := form.fullmatch(text.strip()):
            groups = match.groupdict()
            if groups.get("quarter"):
                return Period(int(groups["year"]), f"Q{groups['quarter']}")
            if groups.get("month"):
                return Period(int(groups["year"]), f"M{int(groups['month']):02}")
            return Period(int(groups["year"]))
    return None


class Heading(NamedTuple):
    """The heading of a column of figures: its period, and what is counted where that is there."""

    period: str
    content: str = ""


def parse_heading(text: str) -> Heading | None:
    """Return period and content of a column's heading; None where there is no period."""
    plain = " ".join(text.split())
    twice = _TWICE.fullmatch(plain)
    if twice is not None and parse_period(twice["period"]) is not None:
        plain = f"{twice['before']}{twice['period']}"
    if parse_period(plain) is not None:
        return Heading(plain)
    for form in (_AT_END, _AT_START):
        match = form.fullmatch(plain)
        if match is not None and parse_period(match["period"]) is not None:
            return Heading(match["period"], match["content"].strip(" ,-:"))
    return None
