"""Results of shift-share: arrays for all regions at once, checked when they are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.core.arrays import BoolArray, FloatArray, IntArray, positions
from regionanalysis.core.names import code_named, unknown_name
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.shiftshare.closure import check_closure, nan_sum
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, REGIONAL_SHIFT

if TYPE_CHECKING:
    import pandas as pd

Level = Literal["region", "cell"]

LEVELS: tuple[Level, ...] = ("region", "cell")


class NamedEffects(Result):
    """The effects most variants have, by name."""

    effects: Mapping[str, FloatArray]

    def effect(self, name: str) -> FloatArray:
        """Return an effect in jobs, in the shape of ``change``.

        Raises
        ------
        ParameterError
            When the variant has no such effect, with those it has.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> result = ra.shift_share(ra.example_jobs(), "esteban-marquillas")
        >>> result.effect("allocation").shape
        (4, 3)
        """
        if name not in self.effects:
            raise unknown_name("effect in this variant", name, self.effects)
        return self.effects[name]

    @property
    def national_share(self) -> FloatArray:
        """Growth had all grown as the reference area, in jobs."""
        return self.effect(NATIONAL_SHARE)

    @property
    def industry_mix(self) -> FloatArray:
        """What the industries grew beyond the reference area's total, in jobs."""
        return self.effect(INDUSTRY_MIX)

    @property
    def regional_shift(self) -> FloatArray:
        """What the region has beyond its industries' growth, in jobs."""
        return self.effect(REGIONAL_SHIFT)


@dataclass(frozen=True, eq=False, repr=False)
class RegionEffects(NamedEffects):
    """The decomposition of one region or group of regions.

    Attributes
    ----------
    change, effects
        Jobs by industry, shape (industries,). NaN where the cell was left out.
    total_effects
        Jobs by effect for all industries together.
    undisclosed
        Part of ``total_change`` that the known cells do not account for, in jobs.
    industry_names
        Names of the industries; empty where they are not known.
    """

    name: str
    industries: tuple[str, ...]
    unit: str
    start_year: int
    end_year: int
    start: float
    end: float
    change: FloatArray
    effects: Mapping[str, FloatArray]
    total_effects: Mapping[str, float]
    undisclosed: float
    industry_names: tuple[str, ...] = ()

    def to_frame(self) -> "pd.DataFrame":
        """Return the change and its effects in jobs, indexed by industry.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> north = ra.shift_share(ra.example_jobs()).region("North")
        >>> north.to_frame()["industry_name"].tolist()
        ['Farming', 'Manufacturing', 'Services']
        """
        names = {"industry": self.industry_names or self.industries}
        axes = {"industry": self.industries}
        return labelled_frame(axes, {"change": self.change, **self.effects}, names)

    @property
    def total_change(self) -> float:
        """Jobs at the end minus jobs at the start."""
        return self.end - self.start

    @property
    def total_national_share(self) -> float:
        """The national share of all industries together, in jobs."""
        return self.total_effects[NATIONAL_SHARE]

    @property
    def total_industry_mix(self) -> float:
        """The industry mix of all industries together, in jobs."""
        return self.total_effects[INDUSTRY_MIX]

    @property
    def total_regional_shift(self) -> float:
        """The regional shift of all industries together, in jobs."""
        return self.total_effects[REGIONAL_SHIFT]

    @property
    def gap(self) -> float:
        """Change beyond what the reference's growth would have given, in jobs."""
        return self.total_change - self.total_national_share


@dataclass(frozen=True, eq=False, repr=False)
class ShiftShare(NamedEffects):
    """A decomposition of the change in employment, all regions at once.

    In every cell the effects add up to ``change``, and for every region the change from
    ``total_start`` to ``total_end`` is the sum of ``total_effects`` and ``undisclosed``.

    Attributes
    ----------
    method
        Name of the variant; ``dynamic`` says that years were decomposed one by one and added.
    change, effects
        Jobs in ``unit``, shape (regions, industries). NaN where a figure that the cell needs is
        unknown: such cells are left out, not zero.
    total_start, total_end, total_effects
        All industries together, shape (regions,). Where the region's total is not known
        (``total_known`` is false) they cover the known cells only.
    undisclosed
        Jobs of the region's change that the known cells do not account for (suppressed cells and
        the rounding of published totals), shape (regions,). NaN where the total is not known.
    reference_growth
        Growth of the reference area in all industries over the period (``0.1`` is ten per cent),
        shape (1,) or (regions,); for the dynamic method the product of the years' growth.
    reference
        Name of the reference area.
    absent
        Regions of the panel that do not exist in every year needed; they have no row.
    breaks
        Breaks in the series that the period goes across.
    cells_checked
        Whether the cells are those of a result that has been checked already.
    """

    method: str
    dynamic: bool
    start_year: int
    end_year: int
    unit: str
    regions: tuple[str, ...]
    region_names: tuple[str, ...]
    industries: tuple[str, ...]
    industry_names: tuple[str, ...]
    change: FloatArray
    effects: Mapping[str, FloatArray]
    total_start: FloatArray
    total_end: FloatArray
    total_effects: Mapping[str, FloatArray]
    total_known: BoolArray
    undisclosed: FloatArray
    reference_growth: FloatArray
    groups: Mapping[str, tuple[str, ...]]
    reference: str = "nation"
    absent: tuple[str, ...] = ()
    breaks: tuple[SeriesBreak, ...] = ()
    cells_checked: bool = False

    def __post_init__(self) -> None:
        if not self.cells_checked:
            check_closure(self.change, list(self.effects.values()), "cell")
        totals = [*self.total_effects.values(), np.nan_to_num(self.undisclosed)]
        check_closure(self.total_change, totals, "region")

    @property
    def total_change(self) -> FloatArray:
        """Change of all industries together, shape (regions,)."""
        return self.total_end - self.total_start

    @property
    def n_excluded(self) -> IntArray:
        """Number of cells left out because a figure they need is unknown, shape (regions,)."""
        return np.sum(np.isnan(self.change), axis=1)

    def region(self, name: str) -> RegionEffects:
        """Return the decomposition of one region, or of a group as the sum of its members.

        Parameters
        ----------
        name : str
            Name of a group, code of a region, or its name where only one region has it.

        Raises
        ------
        ParameterError
            When there is no such region or group, with the nearest names.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> result = ra.shift_share(ra.example_jobs())
        >>> result.region("North").total_change
        -33.0
        """
        rows = rows_of(name, self.regions, self.region_names, self.groups)
        return RegionEffects(
            name=name,
            industries=self.industries,
            unit=self.unit,
            start_year=self.start_year,
            end_year=self.end_year,
            start=float(self.total_start[rows].sum()),
            end=float(self.total_end[rows].sum()),
            change=_members_sum(self.change[rows]),
            effects={name: _members_sum(jobs[rows]) for name, jobs in self.effects.items()},
            total_effects={name: float(n[rows].sum()) for name, n in self.total_effects.items()},
            undisclosed=float(self.undisclosed[rows].sum()),
            industry_names=self.industry_names,
        )

    def totals(self) -> "pd.DataFrame":
        """Return `to_frame` by region.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.shift_share(ra.example_jobs()).totals()["change"].tolist()
        [90.0, -33.0, 182.0, 7.0]
        """
        return self.to_frame(level="region")

    def to_frame(self, level: Level = "cell") -> "pd.DataFrame":
        """Return the change and its effects in jobs, indexed by region (and industry).

        Parameters
        ----------
        level : {"cell", "region"}, default "cell"
            ``"cell"`` has one row a region and industry, NaN where a figure is unknown.
            ``"region"`` has one row a region, with all industries together, what the known cells
            do not account for (``undisclosed``) and how many cells are unknown (``n_excluded``).

        Returns
        -------
        pandas.DataFrame
            With ``region_name`` and ``industry_name`` where there are names beside the codes.

        Raises
        ------
        ParameterError
            For another level.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> result = ra.shift_share(ra.example_jobs())
        >>> by_region = result.to_frame(level="region")
        >>> by_region[["region_name", "change", "regional_shift"]].round(1)
               region_name  change  regional_shift
        region
        E             East    90.0            19.4
        N            North   -33.0           -41.0
        S            South   182.0            48.8
        W             West     7.0           -27.2
        """
        if level not in LEVELS:
            raise unknown_name("level", level, LEVELS)
        names = {"region": self.region_names, "industry": self.industry_names}
        if level == "cell":
            axes = {"region": self.regions, "industry": self.industries}
            return labelled_frame(axes, {"change": self.change, **self.effects}, names)
        columns = {
            "change": self.total_change,
            **self.total_effects,
            "undisclosed": self.undisclosed,
            "n_excluded": self.n_excluded,
        }
        return labelled_frame({"region": self.regions}, columns, {"region": self.region_names})

    def _overview(self) -> "pd.DataFrame":
        return self.to_frame(level="region")


def rows_of(
    name: str,
    regions: tuple[str, ...],
    region_names: tuple[str, ...],
    groups: Mapping[str, tuple[str, ...]],
) -> list[int]:
    """Return the rows of a region by code or unique name, or of the members of a group.

    Raises
    ------
    ParameterError
        When there is no such region or group, or when several regions have the name.
    """
    code = name
    if name not in groups:
        code = code_named(name, (*regions, *groups), (*region_names, *groups), "region")
    return positions(groups.get(code, (code,)), regions, "region")


def _members_sum(cells: FloatArray) -> FloatArray:
    # an industry known in none of the members stays unknown
    return np.where(np.isnan(cells).all(axis=0), np.nan, nan_sum(cells, axis=0))
