"""Results of shift-share: arrays for all regions at once, checked when they are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.core.arrays import BoolArray, FloatArray, IntArray
from regionanalysis.core.names import unknown_name
from regionanalysis.shiftshare.closure import check_closure, nan_sum
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, REGIONAL_SHIFT

if TYPE_CHECKING:
    import pandas as pd


class NamedEffects:
    """The effects most variants have, by name."""

    effects: Mapping[str, FloatArray]

    def effect(self, name: str) -> FloatArray:
        """Return an effect in jobs, in the shape of ``change``.

        Raises
        ------
        ParameterError
            When the variant has no such effect, with those it has.
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


@dataclass(frozen=True, eq=False)
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


@dataclass(frozen=True, eq=False)
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

        Raises
        ------
        ParameterError
            When there is no such region or group, with the nearest names.
        """
        rows = [self._row(member) for member in self.groups.get(name, (name,))]
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
        )

    def _row(self, code: str) -> int:
        if code not in self.regions:
            raise unknown_name("region", code, (*self.regions, *self.groups))
        return self.regions.index(code)

    def totals(self) -> "pd.DataFrame":
        """Return one row a region: the change, its effects, and what was left out."""
        import pandas as pd  # noqa: PLC0415 - arrays need no data frames

        return pd.DataFrame(
            {
                "region": self.regions,
                "change": self.total_change,
                **self.total_effects,
                "undisclosed": self.undisclosed,
                "n_excluded": self.n_excluded,
            }
        )

    def to_frame(self) -> "pd.DataFrame":
        """Return one row a region and industry; empty where the cell was left out."""
        import pandas as pd  # noqa: PLC0415 - arrays need no data frames

        return pd.DataFrame(
            {
                "region": np.repeat(np.array(self.regions, dtype=object), len(self.industries)),
                "industry": np.tile(np.array(self.industries, dtype=object), len(self.regions)),
                "change": self.change.ravel(),
                **{name: jobs.ravel() for name, jobs in self.effects.items()},
            }
        )


def _members_sum(cells: FloatArray) -> FloatArray:
    # an industry known in none of the members stays unknown
    return np.where(np.isnan(cells).all(axis=0), np.nan, nan_sum(cells, axis=0))
