"""The rows of a long table of employment, checked."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from regionanalysis.core.arrays import FloatArray
from regionanalysis.core.names import wrong_with_code, wrong_with_name
from regionanalysis.errors import InputError
from regionanalysis.panel.figures import Nil, read_figures
from regionanalysis.panel.label_columns import LabelColumn, Places, label_column, last_by_label
from regionanalysis.panel.long_table import check_unique
from regionanalysis.panel.notes import ReadingNote
from regionanalysis.panel.number_forms import Decimal
from regionanalysis.panel.row_checks import RowChecks

MARKS = "employment_mark"

# some times 5 000 regions × 1 000 industries × 2 years; a few rows can state far more than is held
MAX_CELLS = 50_000_000

COLUMNS = ("region", "industry", "year", "employment")

# codes and names, and what may be wrong with them
NAMED = {
    "region": wrong_with_code,
    "industry": wrong_with_code,
    "region_name": wrong_with_name,
    "industry_name": wrong_with_name,
}


@dataclass(frozen=True, eq=False)
class TableRows:
    """RowChecks of employment, with their labels by number.

    Attributes
    ----------
    marks
        What stands in place of an unknown figure; None where nothing does.
    names
        Name of every code that has one, by ``region`` and ``industry``.
    """

    regions: LabelColumn
    industries: LabelColumn
    year: npt.NDArray[np.integer[Any]]
    employment: FloatArray
    marks: "pd.Series[Any] | None"
    names: dict[str, dict[str, str]]
    notes: tuple[ReadingNote, ...]

    def years_without(self, total: str) -> tuple[int, ...]:
        """Return the years of all rows but those of the total of all industries, in order."""
        own = self.year[self.industries.ordered((total,)) < 0] if total else self.year
        return tuple(sorted(int(year) for year in pd.unique(own)))

    def names_of(self, kind: str, codes: Sequence[str]) -> tuple[str, ...]:
        """Return the names of codes; a code without one is its own."""
        names = self.names.get(kind, {})
        return tuple(names.get(code, code) for code in codes)

    def any_of(self, region: str, industries: tuple[str, ...]) -> bool:
        """Return whether a region has a row for any of some industries."""
        own = (self.regions.ordered((region,)) >= 0) & (self.industries.ordered(industries) >= 0)
        return bool(own.any())

    def places(
        self, years: tuple[int, ...], regions: tuple[str, ...], industries: tuple[str, ...]
    ) -> tuple[Places, Places, Places]:
        """Return for every row its place on three axes; -1 where it is on none of them."""
        year = pd.Index(years).get_indexer(pd.Index(self.year))
        return year, self.regions.ordered(regions), self.industries.ordered(industries)

    def cube(
        self, years: tuple[int, ...], regions: tuple[str, ...], industries: tuple[str, ...]
    ) -> FloatArray:
        """Return figures by year, region and industry; NaN where there is no row."""
        found = np.full((len(years), len(regions), len(industries)), np.nan)
        year, region, industry = self.places(years, regions, industries)
        own = (year >= 0) & (region >= 0) & (industry >= 0)
        found[year[own], region[own], industry[own]] = self.employment[own]
        return found


def checked_rows(
    frame: pd.DataFrame, source: str, *, decimal: Decimal = "", nil: Nil = ""
) -> TableRows:
    """Return the rows of a table.

    Raises
    ------
    InputError
        As for `panel_from_frame`.
    """
    check_unique(frame.columns)
    missing = [column for column in COLUMNS if column not in frame.columns]
    if missing:
        raise InputError(
            f"{source} lacks the column {', '.join(missing)}; "
            f"it has {', '.join(map(str, frame.columns))}.",
            remedy=f"A panel has the columns {', '.join(COLUMNS)}; "
            "rename those of a DataFrame; say what those of a file are called with --columns.",
            evidence=missing,
        )
    if frame.empty:
        raise InputError(f"{source} has no rows.", remedy="Give at least two years of figures.")
    rows = RowChecks(frame, source, COLUMNS, "employment")
    for column in ("region", "industry"):
        rows.reject(frame[column].isna(), f"no {column}")
    rows.check_names(NAMED)
    year = rows.whole_years().to_numpy(dtype=int)
    figures = read_figures(rows, "employment", decimal=decimal, nil=nil)
    rows.reject(pd.Series(figures.numbers < 0, frame.index), "negative employment")
    regions, industries = label_column(frame["region"]), label_column(frame["industry"])
    _check_size(pd.unique(year), regions.labels, industries.labels, source=source)
    key = (regions.places * len(industries.labels) + industries.places) * 3000 + year
    repeated = pd.Series(key, frame.index).duplicated(keep=False)
    rows.reject(repeated, "the same region, industry and year more than once")
    marks = figures.marks
    if MARKS in frame.columns:
        stated = frame[MARKS].astype(object)
        marks = stated if marks is None else stated.where(stated.notna(), marks)
    names = {
        kind: last_by_label(labels, frame[f"{kind}_name"])
        for kind, labels in (("region", regions), ("industry", industries))
        if f"{kind}_name" in frame.columns
    }
    return TableRows(regions, industries, year, figures.numbers, marks, names, figures.notes)


def _check_size(*axes: Sequence[object] | npt.NDArray[np.integer[Any]], source: str) -> None:
    size = math.prod(len(axis) for axis in axes)
    if size > MAX_CELLS:
        shape = " × ".join(f"{len(axis):,}" for axis in axes)
        raise InputError(
            f"{source} has {shape} years, regions and industries: {size:,} cells, and at most "
            f"{MAX_CELLS:,} are held.",
            remedy="See that the columns are the right ones, or give fewer at a time.",
        )
