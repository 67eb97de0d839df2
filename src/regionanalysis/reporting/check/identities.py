"""What must add up in the figures that a report publishes, computed from its files alone."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from regionanalysis.presentation.data_table import read_csv
from regionanalysis.presentation.keys import EFFECT
from regionanalysis.presentation.language import language
from regionanalysis.study.record import Headline

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


def headline_faults(headline: Headline) -> Iterator[str]:
    """Yield what does not add up in the headline figures of a manifest."""
    change = headline.change
    if change is None:
        if headline.end is not None:
            yield "the headline states no change"
        return
    if headline.start is not None and headline.end is not None:
        start, end = headline.start, headline.end
        if not _equal(end - start, change):
            yield f"from {start:g} to {end:g} is not {change:g}"
    if headline.national_share is not None:
        effects = sum(getattr(headline, effect) or 0 for effect in EFFECTS)
        if not _equal(effects, change):
            yield f"the effects add to {effects:g}, and the change is {change:g}"
    # undisclosed figures have another weight in every method
    undisclosed = headline.undisclosed or {}
    for name, variant in (headline.variants or {}).items():
        total = sum(jobs or 0 for jobs in variant.values()) + (undisclosed.get(name) or 0)
        if not _equal(total, change):
            yield f"the effects of {name} add to {total:g}, not to {change:g}"


def file_faults(path: Path, headline: Headline, code: str) -> Iterator[str]:
    """Yield what does not add up in a file of figures, if it is one whose figures must.

    Raises
    ------
    ValueError
        When the file does not hold the figures that its name promises.
    """
    rule = RULES.get(path.stem)
    if rule is not None:
        heading, *rows = read_csv(path.read_bytes(), code)
        short = [row for row in rows if len(row) != len(heading)]
        if short or not rows:
            raise ValueError(f"a row has {len(short[0])} cells" if short else "it has no rows")
        for fault in rule(rows, headline, _words(code)):
            yield f"{path.name}: {fault}"


def _words(code: str) -> Mapping[str, str]:
    words = language(code)
    return {name: words.message(EFFECT[name]) for name in ("change", "gap")}


def _waterfall(rows: Rows, headline: Headline, words: Mapping[str, str]) -> Iterator[str]:
    """Effects and remainder, down to the change."""
    names = [row[0] for row in rows]
    last = names.index(words["change"])
    total, change = math.fsum(float(row[1]) for row in rows[:last]), float(rows[last][1])
    if not _equal(total, change):
        yield f"the steps add to {total:g}, and the change is {change:g}"
    if not _equal(change, _stated(headline.change)):
        yield f"the change is {change:g}, and {headline.change:g} in the headline"


def _cumulated(rows: Rows, headline: Headline, _words: Mapping[str, str]) -> Iterator[str]:
    """Effects and remainder in every year, and the last year's change."""
    yield from _first_is_sum([[row[0], row[-1], *row[1:-1]] for row in rows])
    change = _stated(headline.change)
    if not _equal(float(rows[-1][-1]), change):
        yield f"it ends at {rows[-1][-1]}, and the change is {change:g}"


def _by_industry(rows: Rows, _headline: Headline, _words: Mapping[str, str]) -> Iterator[str]:
    """Each industry's change; in the last row, of all of them, some may be undisclosed."""
    return _first_is_sum([row for row in rows[:-1] if all(row)])


def _members(rows: Rows, _headline: Headline, _words: Mapping[str, str]) -> Iterator[str]:
    for name, start, end, change, *_ in rows:
        if start and end and not _equal(float(end) - float(start), float(change)):
            yield f"{name} is from {start} to {end}, and the change {change}"


def _periods(rows: Rows, _headline: Headline, words: Mapping[str, str]) -> Iterator[str]:
    """From start to end is the change, in every period."""
    names = [row[0] for row in rows]
    change = rows[names.index(words["change"])]
    for before, after, stated in zip(rows[0][1:], rows[1][1:], change[1:], strict=True):
        if not _equal(float(after) - float(before), float(stated)):
            yield f"from {before} to {after} is not {stated}"


def _side_by_side(rows: Rows, _headline: Headline, _words: Mapping[str, str]) -> Iterator[str]:
    """Every method's effects, and what is undisclosed, which weighs otherwise in every method."""
    return _first_is_sum([[row[0], row[-1], *row[1:-1]] for row in rows])


def _first_is_sum(rows: Rows) -> Iterator[str]:
    """Yield the rows whose first figure is not the sum of the others."""
    for name, whole, *parts in rows:
        added = math.fsum(float(part) for part in parts if part)
        if not _equal(added, float(whole)):
            yield f"{name}: the effects add to {added:g}, and the change is {whole}"


def _stated(value: float | None) -> float:
    if value is None:
        raise ValueError("the headline does not state what it is compared with")
    return value


def _equal(first: float, other: float) -> bool:
    return math.isclose(first, other, rel_tol=RELATIVE, abs_tol=ABSOLUTE * max(1.0, abs(other)))


Rule = Callable[[Rows, Headline, Mapping[str, str]], Iterator[str]]

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
