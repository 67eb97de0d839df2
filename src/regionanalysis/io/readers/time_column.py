"""One period a year: years, a quarter or a day that stands for one, or the mean of them."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from regionanalysis.core.periods import Period, parse_period
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.io.raw_table import RawTable
from regionanalysis.io.readers.panel_options import TableOptions
from regionanalysis.io.statbank.marks import MARK
from regionanalysis.panel.figures import read_figures
from regionanalysis.panel.label_columns import Places, categories, factorize
from regionanalysis.panel.notes import note, some
from regionanalysis.panel.row_checks import RowChecks

MEAN = "mean"
# what a column of quarters has for the whole year
_WHOLE_YEAR = ("A", "a", "0", "", "annual", "year")


def whole_periods(
    raw: RawTable,
    table: pd.DataFrame,
    keys: Sequence[str],
    figure: str,
    options: TableOptions,
    source: str,
) -> pd.DataFrame:
    """Return a table with one row a year for each combination of the other keys.

    Raises
    ------
    InputError
        For several periods a year, when none is chosen.
    ParameterError
        For a quarter that is not there.
    """
    places, values = factorize(table["year"])
    periods = [_period(value) for value in values]
    if "quarter" in table.columns:
        places, periods = _with_quarters(table, places, periods)
    if not any(period is not None and period.part for period in periods):
        if options.quarter and options.quarter != MEAN:
            raise ParameterError(
                f"{source} has years and no quarters.", remedy="Leave out --quarter."
            )
        years = [None if period is None else period.year for period in periods]
        # a label that is no period is refused with its line
        shown = [y if y is not None else v for y, v in zip(years, values, strict=False)]
        table["year"] = _taken(shown if len(shown) == len(values) else years, places)
        return table
    if any(periods[place] is None for place in np.unique(places[places >= 0])):
        # refused with its line, as any year that is none
        return table
    return _one_a_year(raw, table, places, periods, keys, figure, options, source)


def _taken(values: Sequence[object], places: Places) -> pd.Categorical:
    """Return a column of values by their places; equal ones are one category."""
    distinct = list(dict.fromkeys(value for value in values if value is not None))
    at: dict[object, int] = {value: place for place, value in enumerate(distinct)}
    moved = np.array([*(at.get(value, -1) for value in values), -1], dtype=np.intp)
    return categories(moved[places], distinct)


def _period(value: object) -> Period | None:
    if isinstance(value, pd.Timestamp):
        return parse_period(value.date().isoformat())
    text = str(value).strip()
    if isinstance(value, (float, np.floating)) and float(value).is_integer():
        text = str(int(value))
    return parse_period(text)


def _with_quarters(
    table: pd.DataFrame, places: Places, periods: list[Period | None]
) -> tuple[Places, list[Period | None]]:
    """Return periods of years and a column of quarters together."""
    parts, labels = factorize(table["quarter"])
    quarters = ["" if str(x).strip() in _WHOLE_YEAR else _quarter(str(x)) for x in labels] + [""]
    both = places * (len(labels) + 1) + np.where(parts < 0, len(labels), parts)
    codes, distinct = pd.factorize(both)
    found: list[Period | None] = []
    for key in distinct:
        period = periods[int(key) // (len(labels) + 1)]
        part = quarters[int(key) % (len(labels) + 1)]
        found.append(period if period is None else Period(period.year, part or period.part))
    return codes.astype(np.intp), found


def _quarter(text: str) -> str:
    digits = [letter for letter in text if letter in "1234"]
    return f"Q{digits[0]}" if len(digits) == 1 else text


def _one_a_year(
    raw: RawTable,
    table: pd.DataFrame,
    places: Places,
    periods: Sequence[Period | None],
    keys: Sequence[str],
    figure: str,
    options: TableOptions,
    source: str,
) -> pd.DataFrame:
    known = [period for period in periods if period is not None]
    parts = sorted({period.part for period in known if period.part})
    years = sorted({period.year for period in known})
    if any(not period.part for period in known):
        # years beside their quarters
        return _chosen(table, places, periods, "")
    if options.quarter == MEAN:
        raw.notes.append(note("quarter_mean", periods=some(parts)))
        rows = RowChecks(table, source, list(table.columns), figure)
        read = read_figures(
            rows, figure, decimal=options.decimal or raw.decimal, nil=options.nil or raw.nil
        )
        table[figure] = read.numbers
        return _mean(table, places, periods, keys, figure, len(parts))
    if options.quarter:
        part = f"Q{options.quarter.upper().removeprefix('Q').removeprefix('K')}"
        if part not in parts:
            raise ParameterError(
                f"{source} has no quarter {options.quarter!r}; it has {some(parts, 12)}.",
                remedy=f"Choose one of them, or {MEAN!r}.",
            )
        raw.notes.append(note("quarter", label=part, year="it is in"))
        return _chosen(table, places, periods, part)
    if len(known) == len(years):
        _check_same_part(parts, source)
        raw.notes.append(note("quarter", label=f"{parts[0]}", year="it is in"))
        table["year"] = _taken([p.year if p else None for p in periods], places)
        return table
    raise InputError(
        f"{source} has several periods a year: {some(parts, 12)}.",
        remedy=_remedy(_most_frequent(known)),
        evidence=parts,
    )


def _most_frequent(periods: Sequence[Period]) -> str:
    """Return the part of the year that most years have, the last of several."""
    years: dict[str, set[int]] = {}
    for period in periods:
        years.setdefault(period.part, set()).add(period.year)
    return max(years, key=lambda part: (len(years[part]), part))


def _remedy(part: str) -> str:
    if part.startswith("Q"):
        return (
            f"Say which with quarter= (--quarter {part[1:]}), or --quarter mean for the year's "
            "mean."
        )
    return (
        'Say quarter="mean" (--quarter mean) for the year\'s mean, or keep the rows of one month.'
    )


def _check_same_part(parts: Sequence[str], source: str) -> None:
    """Refuse years of which each has a period of its own: the seasons would be a change."""
    if len(parts) > 1:
        raise InputError(
            f"{source} has one period a year, and not the same one: {some(parts, 12)}. The change "
            "between them is of the seasons too.",
            remedy="Give the same period of every year; or, where each stands for its year, write "
            "the year alone.",
            evidence=parts,
        )


def _chosen(
    table: pd.DataFrame,
    places: Places,
    periods: Sequence[Period | None],
    part: str,
) -> pd.DataFrame:
    own = np.array([p is not None and p.part == part for p in periods] + [False])[places]
    table["year"] = _taken([p.year if p else None for p in periods], places)
    return table[own]


def _mean(
    table: pd.DataFrame,
    places: Places,
    periods: Sequence[Period | None],
    keys: Sequence[str],
    figure: str,
    count: int,
) -> pd.DataFrame:
    """Return means by year; a year that lacks a period, or a figure of one, is unknown."""
    table["year"] = _taken([p.year if p else None for p in periods], places)
    by = [*keys, "year"]
    grouped = table[figure].groupby([table[key].astype(object) for key in by], sort=False)
    mean = grouped.mean().where(grouped.count() == count)
    first = table.drop_duplicates(by).copy()
    at = pd.MultiIndex.from_frame(first[by].astype(object))
    first[figure] = mean.reindex(at).to_numpy()
    return first.drop(columns=[c for c in (f"{figure}{MARK}",) if c in first.columns])
