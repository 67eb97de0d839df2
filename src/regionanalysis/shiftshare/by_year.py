"""Shift-share year by year: one decomposition a step, each on its own base."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.core.arrays import BoolArray, FloatArray
from regionanalysis.core.names import unknown_name
from regionanalysis.core.results import labelled_frame
from regionanalysis.shiftshare.closure import CLOSURE_TOLERANCE, check_closure, nan_sum
from regionanalysis.shiftshare.results import LEVELS, Level, NamedEffects, ShiftShare
from regionanalysis.shiftshare.variant import NATIONAL_SHARE

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class ShiftShareByYear(NamedEffects):
    """One decomposition a step, each on the base of its own first year.

    Attributes
    ----------
    start_year, years
        The first base, and the years the steps end in: ``2016`` is the change 2015 to 2016.
    change, effects
        Jobs, shape (years, regions, industries). A cell unknown in any year is NaN in all.
    level
        Employment in all industries, shape (years + 1, regions), the first row for
        ``start_year``; the known cells only where ``level_known`` (regions,) is false.
    total_national_share
        The national share of all industries together, shape (years, regions).
    reference_growth
        Growth of the reference area in all industries, shape (years, 1 or regions).
    breaks
        Breaks in the series that the period goes across.
    left_out_at_breaks
        Jobs that changed across breaks and are left out (see `chained`), shape (regions,); None
        where nothing is.
    """

    method: str
    start_year: int
    years: tuple[int, ...]
    unit: str
    regions: tuple[str, ...]
    region_names: tuple[str, ...]
    industries: tuple[str, ...]
    industry_names: tuple[str, ...]
    change: FloatArray
    effects: Mapping[str, FloatArray]
    level: FloatArray
    level_known: BoolArray
    total_national_share: FloatArray
    reference_growth: FloatArray
    groups: Mapping[str, tuple[str, ...]]
    reference: str = "nation"
    absent: tuple[str, ...] = ()
    breaks: tuple[SeriesBreak, ...] = ()
    left_out_at_breaks: FloatArray | None = None

    def __post_init__(self) -> None:
        check_closure(self.change, list(self.effects.values()), "cell and year")

    def linked(self) -> "ShiftShareByYear":
        """Return the same with the steps across breaks left out and the levels linked.

        What changed across a break is no growth and no loss: it is taken out of the change and of
        every effect, and the levels before it are moved by as much, so that all that is left adds
        up. How many jobs were left out is kept in ``left_out_at_breaks``.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> by_year = ra.shift_share_by_year(ra.example_jobs())
        >>> by_year.linked().left_out_at_breaks.tolist()  # no break is crossed
        [0.0, 0.0, 0.0, 0.0]
        """
        broken = self._broken
        whole: BoolArray = np.all(broken, axis=1, keepdims=True)
        # where some industries break, what they changed by is left out, and the others stay
        parts = np.nansum(np.where(broken[:, None, :], self.change, 0.0), axis=2)
        moved = np.where(whole, np.diff(self.level, axis=0), parts)
        # every level before a break is moved by what changed across it, and across those after
        later = np.cumsum(moved[::-1], axis=0)[::-1]
        level = self.level + np.concatenate([later, np.zeros((1, later.shape[1]))])
        left = {
            name: np.where(broken[:, None, :], 0.0 * jobs, jobs)
            for name, jobs in self.effects.items()
        }
        national = self.total_national_share - np.nansum(
            self.effects[NATIONAL_SHARE] - left[NATIONAL_SHARE], axis=2
        )
        return replace(
            self,
            change=np.where(broken[:, None, :], 0.0 * self.change, self.change),
            effects=left,
            level=level,
            total_national_share=np.where(whole, 0.0, national),
            reference_growth=np.where(whole, 0.0, self.reference_growth),
            left_out_at_breaks=moved.sum(axis=0),
        )

    @property
    def _broken(self) -> BoolArray:
        """Whether a step goes across a break in an industry, shape (years, industries)."""
        broken: BoolArray = np.zeros((len(self.years), len(self.industries)), dtype=bool)
        for series_break in self.breaks:
            row = [year == series_break.last_year + 1 for year in self.years]
            broken |= np.outer(
                row, np.isin(self.industries, series_break.affected(self.industries))
            )
        return broken

    def total_effect(self, name: str) -> FloatArray:
        """Return an effect of all industries together, jobs, shape (years, regions).

        Examples
        --------
        >>> import regionanalysis as ra
        >>> by_year = ra.shift_share_by_year(ra.example_jobs())
        >>> by_year.total_effect("regional_shift").shape
        (7, 4)
        """
        return (
            self.total_national_share
            if name == NATIONAL_SHARE
            else nan_sum(self.effect(name), axis=2)
        )

    @cached_property
    def total_effects(self) -> Mapping[str, FloatArray]:
        """Every effect of all industries together, jobs, each of shape (years, regions)."""
        return {name: self.total_effect(name) for name in self.effects}

    @property
    def undisclosed(self) -> FloatArray:
        """Each step's change outside the known cells, jobs, shape (years, regions)."""
        rest = self.level[1:] - self.level[:-1]
        for jobs in self.total_effects.values():
            rest -= jobs
        return snap_to_zero(rest, self.level, self.level_known)

    def to_frame(self, level: Level = "cell") -> "pd.DataFrame":
        """Return the yearly effects in jobs, indexed by region, (industry,) and year.

        Parameters
        ----------
        level : {"cell", "region"}, default "cell"
            ``"cell"`` has one row a region, industry and year, ``"region"`` one a region and year
            with all industries together.

        Raises
        ------
        ParameterError
            For another level.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> by_year = ra.shift_share_by_year(ra.example_jobs(), start_year=2015, end_year=2017)
        >>> by_year.to_frame(level="region")["change"].tolist()
        [12.0, 11.0, -5.0, -6.0, 24.0, 24.0, 0.0, 0.0]
        """
        if level not in LEVELS:
            raise unknown_name("level", level, LEVELS)
        if level == "cell":
            yearly = {"change": self.change, **self.effects}
            axes = {"region": self.regions, "industry": self.industries, "year": self.years}
            names = {"region": self.region_names, "industry": self.industry_names}
        else:
            change = self.level[1:] - self.level[:-1]
            yearly = {"change": change, **self.total_effects, "undisclosed": self.undisclosed}
            axes = {"region": self.regions, "year": self.years}
            names = {"region": self.region_names}
        return labelled_frame(
            axes, {name: np.moveaxis(jobs, 0, -1) for name, jobs in yearly.items()}, names
        )

    def _overview(self) -> "pd.DataFrame":
        return self.total().to_frame(level="region")

    def total(self, *, dynamic: bool = True) -> ShiftShare:
        """Return the effects added over the steps, in jobs (Barff & Knight 1988).

        Effects in per cent do not add over years and are not offered.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> by_year = ra.shift_share_by_year(ra.example_jobs())
        >>> by_year.total().region("North").total_change
        -33.0
        """
        return ShiftShare(
            method=self.method,
            dynamic=dynamic,
            start_year=self.start_year,
            end_year=self.years[-1],
            unit=self.unit,
            regions=self.regions,
            region_names=self.region_names,
            industries=self.industries,
            industry_names=self.industry_names,
            change=_added(self.change),
            effects={name: _added(jobs) for name, jobs in self.effects.items()},
            total_start=self.level[0],
            total_end=self.level[-1],
            total_effects={name: _added(jobs) for name, jobs in self.total_effects.items()},
            total_known=self.level_known,
            undisclosed=_added(self.undisclosed),
            reference_growth=np.prod(1 + self.reference_growth, axis=0) - 1,
            groups=self.groups,
            reference=self.reference,
            absent=self.absent,
            breaks=self.breaks,
            # a single step's cells are the ones checked when this was made
            cells_checked=len(self.years) == 1,
        )


def require_by_year(value: object) -> None:
    """Raise a TypeError unless a value is the result of `shift_share_by_year`."""
    if not isinstance(value, ShiftShareByYear):
        raise TypeError(
            f"A ShiftShareByYear is needed, not {type(value).__name__}. "
            "Compute it with shift_share_by_year()."
        )


def _added(yearly: FloatArray) -> FloatArray:
    """Return the sum over steps; a single one as it is, for a copy costs as much as the rest."""
    return yearly[0] if len(yearly) == 1 else yearly.sum(axis=0)


def snap_to_zero(rest: FloatArray, scale: FloatArray, known: BoolArray) -> FloatArray:
    """Return the rest with float noise as an exact zero, and NaN where it cannot be known."""
    rest[np.abs(rest) <= CLOSURE_TOLERANCE * np.maximum(1.0, scale.max(axis=0))] = 0.0
    return rest if known.all() else np.where(known, rest, np.nan)
