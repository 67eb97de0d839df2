"""The headings of a table as Statbank exports it: what each column is of, and what it is called."""

import re
from collections.abc import Sequence

from regionanalysis.io.statbank.columns import CONTENTS, YEAR, name_here

# a year at the end of a heading, with or without what is counted in front
YEAR_AT_END = re.compile(r"(?:(?P<content>.*\S)\s+)?(?P<year>(?:19|20)\d\d)")

# a code that has a column of its own
_CODE = re.compile(r"[A-Z]?\d[\d.,+-]*|[A-Z]")

# where a title begins to list its variables, and what is between them outside parentheses
_BY = re.compile(r",? (?:etter|by) ")
_BETWEEN = re.compile(r"(?:, | og | and )(?![^(]*\))")

TextRows = Sequence[Sequence[str]]


def years_in(row: Sequence[str]) -> bool:
    """Return whether a line has years to the right of its first cell."""
    return any(YEAR_AT_END.fullmatch(cell) for cell in row[1:])


def stub_of(heads: TextRows, across: int) -> int:
    """Return how many columns there are to the left of the figures."""
    years = next(at for at, cell in enumerate(heads[across]) if at and YEAR_AT_END.fullmatch(cell))
    others = [row for at, row in enumerate(heads) if at != across]
    return min([years, *(at for row in others for at, cell in enumerate(row) if at and cell)])


def figures_of(heads: TextRows, across: int, stub: int) -> list[tuple[str, str]]:
    """Return year and content of every column of figures."""
    figures = []
    for column in zip(*(_filled(row[stub:]) for row in heads), strict=True):
        found = YEAR_AT_END.fullmatch(column[across])
        parts = [cell for at, cell in enumerate(column) if at != across and cell]
        content = " ".join([*parts, (found and found["content"]) or ""]).strip()
        figures.append((found["year"] if found else "", content))
    return figures


def variables_of(title: str, figures: list[tuple[str, str]]) -> list[str]:
    """Return the variables that a title lists and that are not across."""
    listed = _BY.split(title)[-1] if _BY.search(title) else ""
    across = {YEAR, CONTENTS} if any(content for _, content in figures) else {YEAR}
    names = [name.strip() for name in _BETWEEN.split(listed) if name.strip()]
    return [name for name in names if name_here(name) not in across]


def named(
    stated: Sequence[str], body: list[list[str]], told: list[str]
) -> tuple[list[str], list[list[str]]]:
    """Return names of the columns to the left, and rows with codes and names in one column each.

    Where there are more columns than variables, codes have columns of their own.
    """
    stub = len(stated)
    apart: list[int] = []
    for at in range(1, stub):
        if told and stub - len(apart) > len(told) and at - 1 not in apart:
            pairs = {(row[at - 1], row[at]) for row in body}
            codes = {code for code, _ in pairs}
            if len(codes) == len(pairs) and all(_CODE.fullmatch(code) for code in codes):
                apart.append(at)
    left = [at for at in range(stub) if at not in apart]
    joined = [
        [
            *(f"{row[at]} {row[at + 1]}" if at + 1 in apart else row[at] for at in left),
            *row[stub:],
        ]
        for row in body
    ]
    names = [
        stated[at] or (told[number] if number < len(told) else f"column {at + 1}")
        for number, at in enumerate(left)
    ]
    return names, joined


def _filled(cells: Sequence[str]) -> list[str]:
    """Return cells with the blank ones as the last before them."""
    found: list[str] = []
    for cell in cells:
        found.append(cell or (found[-1] if found else ""))
    return found
