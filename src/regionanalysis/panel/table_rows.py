"""The rows of a long table of employment, checked."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from regionanalysis.core.arrays import BoolArray, FloatArray
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

# above all years that are read
MAX_YEAR = 3_000

COLUMNS = ("region", "industry", "year", "employment")

# codes and names, and what may be wrong with them
NAMED = {
    "region": wrong_with_code,
    "industry": wrong_with_code,
    "region_name": wrong_with_name,
    "industry_name": wrong_with_name,
}


Axes = tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]]


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

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of all rows, in order."""
        return distinct_years(self.year)

    @cached_property
    def cells(self) -> Places:
        """For every row its place in the figures of all years, regions and industries."""
        row_of = np.zeros(MAX_YEAR, dtype=np.intp)
        row_of[list(self.years)] = np.arange(len(self.years))
        regions, industries = len(self.regions.labels), len(self.industries.labels)
        cells: Places = row_of[self.year] * regions
        cells += self.regions.places
        cells *= industries
        cells += self.industries.places
        return cells

    def years_without(self, total: str) -> tuple[int, ...]:
        """Return the years of all rows but those of the total of all industries, in order."""
        if not total:
            return self.years
        return distinct_years(self.year[self.industries.ordered((total,)) < 0])

    def names_of(self, kind: str, codes: Sequence[str]) -> tuple[str, ...]:
        """Return the names of codes; a code without one is its own."""
        names = self.names.get(kind, {})
        return tuple(names.get(code, code) for code in codes)

    def any_of(self, region: str, industries: tuple[str, ...]) -> bool:
        """Return whether a region has a row for any of some industries."""
        own = (self.regions.ordered((region,)) >= 0) & (self.industries.ordered(industries) >= 0)
        return bool(own.any())

    def cube(
        self, years: tuple[int, ...], regions: tuple[str, ...], industries: tuple[str, ...]
    ) -> FloatArray:
        """Return figures by year, region and industry; NaN where there is no row."""
        cube: FloatArray = self._part(self._whole, np.nan, (years, regions, industries))
        return cube

    def laid(self, values: Any, empty: Any, own: BoolArray | None, axes: Axes) -> npt.NDArray[Any]:
        """Return what rows have, by year, region and industry.

        Parameters
        ----------
        values
            What rows have, shape (rows,), or the same for all.
        empty
            What there is where there is no row.
        own
            Rows that count, shape (rows,); None for all.
        axes
            Years, regions and industries.
        """
        cells = self.cells if own is None else self.cells[own]
        return self._part(self._by_label(values, empty, cells), empty, axes)

    @cached_property
    def _whole(self) -> FloatArray:
        whole: FloatArray = self._by_label(self.employment, np.nan, self.cells)
        return whole

    def _by_label(self, values: Any, empty: Any, cells: Places) -> npt.NDArray[Any]:
        shape = (len(self.years), len(self.regions.labels), len(self.industries.labels))
        laid = np.full(shape, empty)
        laid.reshape(-1)[cells] = values
        return laid

    def _part(self, whole: npt.NDArray[Any], empty: Any, axes: Axes) -> npt.NDArray[Any]:
        own = (self.years, self.regions.labels, self.industries.labels)
        part = whole
        for axis, (wanted, known) in enumerate(zip(axes, own, strict=True)):
            if wanted == known:
                continue
            position_of = {label: place for place, label in enumerate(known)}
            places = np.array([position_of.get(label, -1) for label in wanted], dtype=np.intp)
            part = np.take(part, places, axis=axis)
            np.moveaxis(part, axis, 0)[places < 0] = empty
        return part.copy() if part is whole else part


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
    _check_size(distinct_years(year), regions.labels, industries.labels, source=source)
    marks = figures.marks
    if MARKS in frame.columns:
        stated = frame[MARKS].astype(object)
        marks = stated if marks is None else stated.where(stated.notna(), marks)
    names = {
        kind: last_by_label(labels, frame[f"{kind}_name"])
        for kind, labels in (("region", regions), ("industry", industries))
        if f"{kind}_name" in frame.columns
    }
    found = TableRows(regions, industries, year, figures.numbers, marks, names, figures.notes)
    axes = (found.years, regions.labels, industries.labels)
    if int(found.laid(True, False, None, axes).sum()) < len(frame):  # noqa: FBT003
        repeated = pd.Series(found.cells, frame.index).duplicated(keep=False)
        rows.reject(repeated, "the same region, industry and year more than once")
    return found


def distinct_years(years: npt.NDArray[np.integer[Any]]) -> tuple[int, ...]:
    """Return distinct years in order."""
    return tuple(map(int, np.flatnonzero(np.bincount(years))))


def _check_size(*axes: Sequence[object], source: str) -> None:
    size = math.prod(len(axis) for axis in axes)
    if size > MAX_CELLS:
        shape = " × ".join(f"{len(axis):,}" for axis in axes)
        raise InputError(
            f"{source} has {shape} years, regions and industries: {size:,} cells, and at most "
            f"{MAX_CELLS:,} are held.",
            remedy="See that the columns are the right ones, or give fewer at a time.",
        )
