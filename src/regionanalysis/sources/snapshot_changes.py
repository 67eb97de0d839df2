"""What a new snapshot brings beside the last."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from regionanalysis.regions import named_regions
from regionanalysis.sources.ssb_tables import TableFacts


@dataclass(frozen=True)
class Changes:
    """What a new snapshot brings beside the last.

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
    """

    name: str
    cells: int
    years: tuple[int, ...]
    new_years: tuple[int, ...]
    revised: int
    largest: float
    where: str
    moved: tuple[str, ...] = ()

    def told(self) -> str:
        """Return the changes as one line."""
        span = f"{self.years[0]}-{self.years[-1]}"
        new = f"new: {', '.join(map(str, self.new_years))}" if self.new_years else "no new year"
        revised = f"{self.revised} revised"
        if self.revised:
            revised += f", the largest by {self.largest:+g} ({self.where})"
        moved = f"; {'; '.join(self.moved)}" if self.moved else ""
        return f"{self.name}: {self.cells} cells {span}; {new}; {revised}{moved}"


def changes_between(
    name: str, facts: TableFacts, before: pd.DataFrame | None, after: pd.DataFrame
) -> Changes:
    """Return what a table brings beside the last snapshot of it, if there is one."""
    years = tuple(int(year) for year in sorted(after["year"].unique()))
    keys, figures = [*facts.columns, "year"], list(facts.content)
    new: tuple[int, ...] = years
    revised, largest, where = 0, 0.0, ""
    if before is not None and {*keys, *figures} <= set(before.columns):
        had = {int(year) for year in before["year"].unique()}
        new = tuple(year for year in years if year not in had)
        both = after.merge(before, on=keys, how="inner", suffixes=("", "_before"))
        moved = both[figures].to_numpy(float) - both[[f"{f}_before" for f in figures]].to_numpy(
            float
        )
        # a cell that was unknown, or has become it, is revised too
        unknown = np.isnan(both[figures].to_numpy(float))
        was = np.isnan(both[[f"{f}_before" for f in figures]].to_numpy(float))
        changed = (np.nan_to_num(moved) != 0) | (unknown != was)
        revised = int(changed.sum())
        if revised:
            row, column = np.unravel_index(
                int(np.argmax(np.abs(np.nan_to_num(moved)))), moved.shape
            )
            largest = float(np.nan_to_num(moved)[row, column])
            where = ", ".join(str(both[key].iloc[int(row)]) for key in keys)
    moved_places = () if before is None or not revised else _moved(facts, before, after)
    cells = after.shape[0] * len(figures)
    return Changes(name, cells, years, new, revised, largest, where, moved_places)


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
        region.name: {code.code for one in region.members for code in one.codes}
        for region in named_regions()
    }
    told = []
    for area, codes in areas.items():
        sums = [
            frame.loc[(frame["year"] == year) & frame["region"].isin(codes) & _parts(frame, facts)][
                figure
            ].sum()
            for frame in (before, after)
        ]
        if sums[0] != sums[1]:
            told.append(f"{area} {year}: {sums[0]:g} to {sums[1]:g}")
    return tuple(told)


def _parts(frame: pd.DataFrame, facts: TableFacts) -> "pd.Series[bool]":
    """Return the rows that add up, without those that are sums of others."""
    if "industry" not in frame.columns:
        return pd.Series(data=True, index=frame.index)
    return frame["industry"] != facts.total_industry
