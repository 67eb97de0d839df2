"""Changes from the last snapshot of a table to a new one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from regionanalysis.classifications.regions import named_regions
from regionanalysis.io.statbank.marks import MARK
from regionanalysis.io.statbank.tables import TableFacts

# what Statistics Norway's marks mean
MEANING = {
    ".": "not possible",
    "..": "missing",
    "...": "missing so far",
    "\N{HORIZONTAL ELLIPSIS}": "missing so far",
    ":": "confidential",
}


# names listed in a summary
MAX_NAMED = 5


@dataclass(frozen=True)
class Changes:
    """Changes from the last snapshot of a table to a new one.

    Attributes
    ----------
    new_years
        Years that were not there.
    revised
        Number of cells whose figure is another.
    largest
        The largest change of a cell, and which it is; empty when none.
    moved
        What the nation and the named regions had before and have now, where that has changed.
    marked
        Number of cells with each mark in place of a figure.
    cleaned
        Names that had characters of no width, which were left out.
    accepted
        What looked wrong in the figures and was put in place all the same.
    closed
        Whether no more figures of the table come.
    """

    name: str
    cells: int
    years: tuple[int, ...]
    new_years: tuple[int, ...]
    revised: int
    largest: float
    where: str
    moved: tuple[str, ...] = ()
    marked: Mapping[str, int] = field(default_factory=dict)
    cleaned: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    closed: bool = False

    def summary(self) -> str:
        """Return the changes as one line."""
        span = f"{self.years[0]}-{self.years[-1]}"
        new = f"new: {_ranges(self.new_years)}" if self.new_years else "no new year"
        revised = f"{self.revised} revised"
        if self.revised:
            revised += f", the largest by {self.largest:+g} ({self.where})"
        moved = f"; {'; '.join(self.moved)}" if self.moved else ""
        marked = ", ".join(
            f"{count} {MEANING.get(mark, 'not there')} ({mark})"
            for mark, count in sorted(self.marked.items())
        )
        unknown = f"; not published: {marked}" if marked else ""
        names = ", ".join(self.cleaned[:MAX_NAMED])
        more = f" and {len(self.cleaned) - MAX_NAMED} more" if self.cleaned[MAX_NAMED:] else ""
        cleaned = f"; characters that cannot be seen left out of {names}{more}" if names else ""
        accepted = f"; accepted although {'; '.join(self.accepted)}" if self.accepted else ""
        return (
            f"{self.name}: {self.cells} cells {span}; {new}; {revised}{moved}{unknown}{cleaned}"
            f"{accepted}"
        )


def changes_between(
    name: str, facts: TableFacts, before: pd.DataFrame | None, after: pd.DataFrame
) -> Changes:
    """Return the changes from the last snapshot of a table, if there is one."""
    years = tuple(int(year) for year in sorted(after["year"].unique()))
    keys, figures = [*facts.columns, "year"], list(facts.content)
    new: tuple[int, ...] = years
    revised, largest, where = 0, 0.0, ""
    if before is not None and {*keys, *figures} <= set(before.columns):
        had = {int(year) for year in before["year"].unique()}
        new = tuple(year for year in years if year not in had)
        revised, largest, where = _revised(before, after, keys, figures)
    moved_places = () if before is None or not revised else _moved(facts, before, after)
    return Changes(
        name=name,
        cells=after.shape[0] * len(figures),
        years=years,
        new_years=new,
        revised=revised,
        largest=largest,
        where=where,
        moved=moved_places,
        marked=Counter(
            mark
            for figure in figures
            if f"{figure}{MARK}" in after.columns
            for mark in after[f"{figure}{MARK}"].dropna()
        ),
    )


def _revised(
    before: pd.DataFrame, after: pd.DataFrame, keys: list[str], figures: list[str]
) -> tuple[int, float, str]:
    """Return how many cells of both are others than they were, the largest change, and where.

    A cell that was unknown, or has become it, is another, and so is one with another mark.
    """
    marks = [f"{figure}{MARK}" for figure in figures]
    now, then = (
        frame.reindex(columns=[*keys, *figures, *marks]).set_index(keys)
        for frame in (after, before)
    )
    common = now.index.intersection(then.index)
    now, then = now.loc[common], then.loc[common]
    moved = now[figures].to_numpy(float, na_value=np.nan) - then[figures].to_numpy(
        float, na_value=np.nan
    )
    changed = np.nan_to_num(moved) != 0
    changed |= now[figures].isna().to_numpy() != then[figures].isna().to_numpy()
    changed |= _texts(now[marks]) != _texts(then[marks])
    if not changed.any():
        return 0, 0.0, ""
    row, column = np.unravel_index(int(np.argmax(np.abs(np.nan_to_num(moved)))), moved.shape)
    at = common[int(row)]
    where = ", ".join(map(str, at if isinstance(at, tuple) else (at,)))
    return int(changed.sum()), float(np.nan_to_num(moved)[row, column]), where


def _ranges(years: Sequence[int]) -> str:
    """Return years as text, those that follow each other as a range: 2008-2010, 2012."""
    starts = [year for year in years if year - 1 not in years]
    ends = [year for year in years if year + 1 not in years]
    spans = zip(starts, ends, strict=True)
    return ", ".join(f"{first}-{last}" if first < last else str(first) for first, last in spans)


def _texts(marks: pd.DataFrame) -> npt.NDArray[np.object_]:
    found: npt.NDArray[np.object_] = marks.astype(object).where(marks.notna(), "").to_numpy()
    return found


def _moved(facts: TableFacts, before: pd.DataFrame, after: pd.DataFrame) -> tuple[str, ...]:
    """Return the sums of the nation and the named regions that are others than they were.

    In the last year both have, of the first figure, all industries together.
    """
    common = set(before["year"].unique()) & set(after["year"].unique())
    if "region" not in facts.columns or not common:
        return ()
    year, figure = max(common), next(iter(facts.content))
    areas = {"the nation": set(facts.aggregate)}
    areas |= {
        region.name: {code for member in region.members for code in member.codes}
        for region in named_regions()
    }
    revised = []
    for area, codes in areas.items():
        sums = [
            frame.loc[(frame["year"] == year) & frame["region"].isin(codes) & _parts(frame, facts)][
                figure
            ].sum()
            for frame in (before, after)
        ]
        if sums[0] != sums[1]:
            revised.append(f"{area} {year}: {sums[0]:g} to {sums[1]:g}")
    return tuple(revised)


def _parts(frame: pd.DataFrame, facts: TableFacts) -> "pd.Series[bool]":
    """Return the rows that add up, without those that are sums of others."""
    if "industry" not in frame.columns:
        return pd.Series(data=True, index=frame.index)
    return frame["industry"] != facts.total_industry
