"""What must add up in the figures that a report publishes, reckoned anew from its files alone."""

import csv
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from regionanalysis.presentation.keys import EFFECT
from regionanalysis.presentation.language import language

# files hold twelve digits, and a sum of a few figures loses one or two
RELATIVE, ABSOLUTE = 1e-9, 1e-6

Row = Sequence[str]
Rows = Sequence[Row]

EFFECTS = (
    "national_share",
    "industry_mix",
    "population_effect",
    "attractiveness",
    "regional_shift",
    "remainder",
)


def headline_faults(headline: Mapping[str, Any]) -> Iterator[str]:
    """Yield what does not add up in the headline figures of a manifest."""
    if {"start", "end", "change"} <= headline.keys():
        start, end, change = (float(headline[key]) for key in ("start", "end", "change"))
        if not _equal(end - start, change):
            yield f"from {start:g} to {end:g} is not {change:g}"
    if {"national_share", "change"} <= headline.keys():
        effects = sum(float(headline.get(key) or 0) for key in EFFECTS)
        if not _equal(effects, float(headline["change"])):
            yield f"the effects add to {effects:g}, and the change is {headline['change']:g}"
    # what is undisclosed weighs otherwise in every method
    rest = headline.get("undisclosed", {})
    for name, effects_of in headline.get("variants", {}).items():
        whole = sum(effects_of.values()) + float(rest.get(name) or 0)
        if not _equal(whole, float(headline["change"])):
            yield f"the effects of {name} add to {whole:g}, not to {headline['change']:g}"


def file_faults(path: Path, headline: Mapping[str, Any], code: str) -> Iterator[str]:
    """Yield what does not add up in a file of figures, if it is one whose figures must.

    Raises
    ------
    ValueError
        When the file does not hold the figures that its name promises.
    """
    rule = RULES.get(path.stem)
    if rule is not None:
        heading, *rows = _read(path)
        short = [row for row in rows if len(row) != len(heading)]
        if short or not rows:
            raise ValueError(f"a row has {len(short[0])} cells" if short else "it has no rows")
        for fault in rule(rows, headline, _words(code)):
            yield f"{path.name}: {fault}"


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.reader(file) if row]


def _words(code: str) -> Mapping[str, str]:
    said = language(code)
    return {name: said.message(EFFECT[name]) for name in ("change", "gap")}


def _waterfall(rows: Rows, headline: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[str]:
    """Whole jobs, as a reader adds them up."""
    names = [row[0] for row in rows]
    at = names.index(words["change"])
    steps, change = [float(row[1]) for row in rows[:at]], float(rows[at][1])
    if sum(steps) != change:
        yield f"the steps add to {sum(steps):g}, and the change is {change:g}"
    if change != round(headline["end"]) - round(headline["start"]):
        yield f"the change is {change:g}, and {headline['change']:g} in the headline"


def _cumulated(rows: Rows, headline: Mapping[str, Any], _words: Mapping[str, str]) -> Iterator[str]:
    """Effects and remainder in every year, and the last year's change."""
    yield from _first_is_sum([[row[0], row[-1], *row[1:-1]] for row in rows])
    if not _equal(float(rows[-1][-1]), headline["change"]):
        yield f"it ends at {rows[-1][-1]}, and the change is {headline['change']:g}"


def _by_industry(rows: Rows, _head: Mapping[str, Any], _words: Mapping[str, str]) -> Iterator[str]:
    """Each industry's change; in the last row, of all of them, some may be undisclosed."""
    return _first_is_sum([row for row in rows[:-1] if all(row)])


def _members(rows: Rows, _headline: Mapping[str, Any], _words: Mapping[str, str]) -> Iterator[str]:
    for name, start, end, change, *_ in rows:
        if start and end and not _equal(float(end) - float(start), float(change)):
            yield f"{name} is from {start} to {end}, and the change {change}"


def _periods(rows: Rows, _headline: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[str]:
    """From start to end is the change, in every period."""
    change = next(row for row in rows if row[0] == words["change"])
    for before, after, stated in zip(rows[0][1:], rows[1][1:], change[1:], strict=True):
        if not _equal(float(after) - float(before), float(stated)):
            yield f"from {before} to {after} is not {stated}"


def _side_by_side(
    rows: Rows, _headline: Mapping[str, Any], _words: Mapping[str, str]
) -> Iterator[str]:
    """Every method's effects, and what is undisclosed, which weighs otherwise in every method."""
    return _first_is_sum([[row[0], row[-1], *row[1:-1]] for row in rows])


def _first_is_sum(rows: Rows) -> Iterator[str]:
    """Yield the rows whose first figure is not the sum of the others."""
    for name, whole, *parts in rows:
        added = math.fsum(float(part) for part in parts if part)
        if not _equal(added, float(whole)):
            yield f"{name}: the effects add to {added:g}, and the change is {whole}"


def _equal(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=RELATIVE, abs_tol=ABSOLUTE * max(1.0, abs(other)))


Rule = Callable[[Rows, Mapping[str, Any], Mapping[str, str]], Iterator[str]]

# by the key of the figure or table
RULES: Mapping[str, Rule] = {
    "waterfall": _waterfall,
    "cumulated": _cumulated,
    "by-industry": _by_industry,
    "members": _members,
    "why-cumulated": _periods,
    "why-all-jobs": _periods,
    "side-by-side": _side_by_side,
}
