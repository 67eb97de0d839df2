"""The file format of PX: keywords, the values of every variable, and figures row by row.

The format is Statistics Sweden's, "PC-AXIS file format", version 2013. A file with ``KEYS``, whose
rows begin with codes, is not read.
"""

import re
from collections.abc import Iterator, Mapping
from math import prod

import numpy as np
import pandas as pd

from regionanalysis.errors import InputError
from regionanalysis.io.limits import MAX_ROWS, too_large
from regionanalysis.io.raw_table import VALUE, RawTable
from regionanalysis.io.statbank.columns import CONTENTS, YEAR
from regionanalysis.panel.label_columns import categories

_KEYWORD = re.compile(
    r"\s*(?P<name>[A-Z][A-Z0-9.-]*)(?:\[(?P<language>[A-Za-z-]+)\])?"
    r"(?:\((?P<of>\"[^\"]*\"(?:\s*,\s*\"[^\"]*\")*)\))?\s*="
)
_TEXT = re.compile(r'"([^"]*)"')
_BEGINS = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:CHARSET|AXIS-VERSION|CODEPAGE|LANGUAGE|CREATION-DATE|"
    rb"SUBJECT-AREA|SUBJECT-CODE|MATRIX|TITLE)\s*=",
    re.I,
)
_CODEPAGE = re.compile(rb'CODEPAGE\s*=\s*"([^"]*)"', re.IGNORECASE)

_FORMATS = "Save the table as JSON-stat 2, or as CSV, where it was published."


def is_px(content: bytes) -> bool:
    """Return whether bytes begin as a file of PX does."""
    return _BEGINS.match(content[:200]) is not None


def parse_px(content: bytes, source: str) -> RawTable:
    """Return the table of a PX file.

    Raises
    ------
    InputError
        For a file that is not whole, or has ``KEYS``.
    """
    text = _decoded(content, source)
    keywords = dict(_keywords(text, source))
    if any(name == "KEYS" for name, _ in keywords):
        raise InputError(f"{source} is a PX file with KEYS, which is not read.", remedy=_FORMATS)
    stub, heading = (_texts(keywords.get((name, ""), "")) for name in ("STUB", "HEADING"))
    variables = [*stub, *heading]
    values = {name: _texts(keywords.get(("VALUES", name), "")) for name in variables}
    data = keywords.get(("DATA", ""))
    if not variables or data is None or not all(values.values()):
        raise _not_whole(source, "STUB, HEADING, VALUES and DATA are not all there")
    codes = {name: _texts(keywords.get(("CODES", name), "")) or values[name] for name in variables}
    sizes = [len(values[name]) for name in variables]
    count = prod(sizes)
    if count > MAX_ROWS:
        raise too_large(source, f"{count:,} figures", MAX_ROWS)
    cells = _cells(data)
    uneven = [name for name in variables if len(codes[name]) != len(values[name])]
    if len(cells) != count or uneven:
        raise _not_whole(
            source,
            f"{len(cells):,} figures where its variables call for {count:,}"
            + (f"; {uneven[0]!r} has as many codes as values not" if uneven else ""),
        )
    return _table(keywords, variables, codes, values, cells)


def _table(
    keywords: dict[tuple[str, str], str],
    variables: list[str],
    codes: dict[str, list[str]],
    values: dict[str, list[str]],
    cells: list[str],
) -> RawTable:
    sizes = [len(codes[name]) for name in variables]
    places = np.unravel_index(np.arange(len(cells)), sizes)
    frame = pd.DataFrame(
        {
            name: categories(at, _distinct(codes[name]))
            for name, at in zip(variables, places, strict=True)
        }
    )
    frame[VALUE] = np.array(cells, dtype=object)
    roles = {name: YEAR for kind, name in keywords if kind == "TIMEVAL"}
    contents = _texts(keywords.get(("CONTVARIABLE", ""), ""))
    roles |= dict.fromkeys(contents, CONTENTS)
    names: dict[str, Mapping[str, str]] = {
        name: dict(zip(codes[name], values[name], strict=True))
        for name in variables
        if codes[name] != values[name]
    }
    units = [value for (kind, _), value in keywords.items() if kind == "UNITS"]
    return RawTable(
        frame,
        "a PX file",
        roles=roles,
        names=names,
        figures=VALUE,
        unit=_texts(units[0])[0] if units and _texts(units[0]) else "",
        decimal=".",
        nil="zero",
    )


def _distinct(codes: list[str]) -> list[str]:
    if len(set(codes)) == len(codes):
        return codes
    raise InputError(
        f"A variable of the PX file has the code {codes[0]!r} more than once.", remedy=_FORMATS
    )


def _decoded(content: bytes, source: str) -> str:
    if content.startswith(b"\xef\xbb\xbf"):
        return content.decode("utf-8-sig", errors="strict")
    page = _CODEPAGE.search(content[:5000])
    stated = page[1].decode("ascii", "ignore").lower() if page else "iso-8859-15"
    try:
        return content.decode("utf-8" if "utf" in stated else stated)
    except (LookupError, UnicodeDecodeError) as cause:
        raise InputError(
            f"{source} is a PX file that is not in its code page {stated}.", remedy=_FORMATS
        ) from cause


def _keywords(text: str, source: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield every keyword of the main language, with the variable it is of, and its value."""
    at = 0
    while match := _KEYWORD.match(text, at):
        end = _end(text, match.end(), figures=match["name"] == "DATA")
        if end < 0:
            raise _not_whole(source, f"{match['name']} has no end")
        of = (_texts(match["of"] or "") or [""])[0]
        if not match["language"]:
            yield (match["name"], of), text[match.end() : end]
        at = end + 1
        if match["name"] == "DATA":
            return
    if text[at:].strip():
        raise _not_whole(source, f"what follows {text[at : at + 30].strip()!r} is no keyword")


def _end(text: str, at: int, *, figures: bool) -> int:
    """Return where a value ends: the first semicolon that is not within quotes."""
    if figures:
        # the last there is; some programs end every row with one, and others leave it out
        last = text.rfind(";")
        return last if last >= at else len(text)
    while True:
        semicolon, quote = text.find(";", at), text.find('"', at)
        if semicolon < 0 or quote < 0 or semicolon < quote:
            return semicolon
        at = text.find('"', quote + 1) + 1
        if at == 0:
            return -1


def _texts(value: str) -> list[str]:
    """Return the texts of a value; those on several lines are parts of one."""
    joined = re.sub(r'"\s*\n\s*"', "", value)
    return _TEXT.findall(joined)


def _cells(data: str) -> list[str]:
    return [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|([^\s";]+)', data)]


def _not_whole(source: str, what: str) -> InputError:
    return InputError(f"{source} is a PX file that is not whole: {what}.", remedy=_FORMATS)
