"""The headings of a table as PxWeb exports it: what each column is of, and what it is called."""

import re
from collections.abc import Collection, Sequence

from regionanalysis.core.periods import parse_heading, parse_period
from regionanalysis.io.statbank.columns import CONTENTS, YEAR, name_here, role_of

# a code that has a column of its own
_CODE = re.compile(r"(?:K-)?[A-Z]?\d[\w.,+-]*|[A-Z]|[A-Z]-[A-Z]")

# where a title begins to list its variables, and what is between them outside parentheses
_BY = re.compile(r",? (?:etter|by|efter|nach|eftir|fordelt på) ")
_BETWEEN = re.compile(r"(?:, | og | and | och | und )(?![^(]*\))")

TextRows = Sequence[Sequence[str]]


def is_period_heading(cell: object, names: Collection[str] = ()) -> bool:
    """Return whether a heading is of a column of figures of a period.

    A variable's name may end in a year, as ``SNI 2007`` does.

    Parameters
    ----------
    names
        Headings that the analyst says are columns of labels.
    """
    text = str(cell)
    if text in names:
        return False
    found = parse_heading(text)
    if found is None:
        return False
    return role_of(text) not in ("industry", "region", "industry_code", "region_code")


def years_in(row: Sequence[object], names: Collection[str] = ()) -> bool:
    """Return whether a line has periods to the right of its first cell."""
    return any(is_period_heading(cell, names) for cell in row[1:])


def stub_of(heads: TextRows, across: int, names: Collection[str] = ()) -> int:
    """Return how many columns there are to the left of the figures."""
    periods = next(
        at for at, cell in enumerate(heads[across]) if at and is_period_heading(cell, names)
    )
    # a line with something to the left names the variables there
    others = [row for at, row in enumerate(heads) if at != across and not row[0]]
    return min([periods, *(at for row in others for at, cell in enumerate(row) if at and cell)])


def figures_of(heads: TextRows, across: int, stub: int) -> list[tuple[str, str]]:
    """Return period and content of every column of figures."""
    figures = []
    for column in zip(*(_filled(row[stub:]) for row in heads), strict=True):
        found = parse_heading(str(column[across]))
        parts = [str(cell) for at, cell in enumerate(column) if at != across and cell]
        content = " ".join([*parts, (found and found.content) or ""]).strip()
        figures.append((found.period if found else "", content))
    return figures


def variables_of(title: str, across: Collection[str]) -> list[str]:
    """Return the variables that a title lists and that are not across, by their roles."""
    listed = _BY.split(title)[-1] if _BY.search(title) else ""
    names = [name.strip() for name in _BETWEEN.split(listed) if name.strip()]
    return [name for name in names if name_here(name) not in across]


def across_variable(title: str, stated: Sequence[str], contents: Collection[str]) -> str:
    """Return the variable whose values are across beside the years; empty where it is contents.

    Parameters
    ----------
    title
        Title of the table, which lists its variables.
    stated
        Names of the columns to the left, as far as they have any.
    contents
        What stands beside the years.
    """
    if len(set(contents)) <= 1:
        return ""
    listed = variables_of(title, {YEAR, CONTENTS})
    left = {name_here(name) or name for name in stated if name}
    beyond = [name for name in listed if (name_here(name) or name) not in left]
    return beyond[0] if len(beyond) == 1 and len(left) == len(listed) - 1 else ""


def named(
    stated: Sequence[str], body: list[list[str]], listed: list[str]
) -> tuple[list[str], list[list[str]]]:
    """Return names of the columns to the left, and rows with codes and names in one column each.

    Where there are more columns than variables, codes have columns of their own.
    """
    stub = len(stated)
    apart: list[int] = []
    for at in range(1, stub):
        if listed and stub - len(apart) > len(listed) and at - 1 not in apart:
            pairs = {(str(row[at - 1]), str(row[at])) for row in body}
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
        stated[at] or (listed[number] if number < len(listed) else f"column {at + 1}")
        for number, at in enumerate(left)
    ]
    return names, joined


def _filled(cells: Sequence[str]) -> list[str]:
    """Return cells with the blank ones as the last before them."""
    found: list[str] = []
    for cell in cells:
        found.append(cell or (found[-1] if found else ""))
    return found


def is_period(cell: object) -> bool:
    """Return whether a cell is a period and nothing else."""
    return parse_period(str(cell)) is not None
