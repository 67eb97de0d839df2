"""Results of shift-share: arrays for all regions at once, checked when they are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from regionanalysis.breaks import SeriesBreak
from regionanalysis.errors import IdentityError
from regionanalysis.panel import BoolArray, FloatArray
from regionanalysis.regions import unknown_name

if TYPE_CHECKING:
    import pandas as pd

IntArray = npt.NDArray[np.int_]

Method = Literal["classic", "dynamic"]
EFFECTS = ("national_share", "industry_mix", "regional_shift")

# sums of floats over a thousand cells; far below half a job
CLOSURE_TOLERANCE = 1e-9


@dataclass(frozen=True, eq=False)
class RegionEffects:
    """The decomposition of one region or group of regions.

    Attributes
    ----------
    change, national_share, industry_mix, regional_shift
        Jobs by industry, shape (industries,). NaN where the cell was left out.
    total_change, total_national_share, total_industry_mix, total_regional_shift
        The same for all industries together.
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
    national_share: FloatArray
    industry_mix: FloatArray
    regional_shift: FloatArray
    total_change: float
    total_national_share: float
    total_industry_mix: float
    total_regional_shift: float
    undisclosed: float

    @property
    def gap(self) -> float:
        """Change beyond what the nation's growth would have given, in jobs."""
        return self.total_change - self.total_national_share


@dataclass(frozen=True, eq=False)
class ShiftShare:
    """A shift-share decomposition of the change in employment, all regions at once.

    In every cell ``change = national_share + industry_mix + regional_shift``, and for every
    region the change from ``total_start`` to ``total_end`` is the sum of the three effects and
    ``undisclosed``.

    Attributes
    ----------
    change, national_share, industry_mix, regional_shift
        Jobs in ``unit``, shape (regions, industries). NaN where a figure that the cell needs is
        unknown: such cells are left out, not zero.
    total_start, total_end, total_national_share
        All industries together, shape (regions,). Where the region's total is not known
        (``total_known`` is false) they cover the known cells only.
    undisclosed
        Jobs of the region's change that the known cells do not account for (suppressed cells and
        the rounding of published totals), shape (regions,). NaN where the total is not known.
    national_growth
        Growth of the nation in all industries over the period (``0.1`` is ten per cent); for the
        dynamic method the product of the years' growth.
    absent
        Regions of the panel that do not exist in every year needed; they have no row.
    breaks
        Breaks in the series that the period goes across.
    """

    method: Method
    start_year: int
    end_year: int
    unit: str
    regions: tuple[str, ...]
    region_names: tuple[str, ...]
    industries: tuple[str, ...]
    industry_names: tuple[str, ...]
    change: FloatArray
    national_share: FloatArray
    industry_mix: FloatArray
    regional_shift: FloatArray
    total_start: FloatArray
    total_end: FloatArray
    total_national_share: FloatArray
    total_known: BoolArray
    undisclosed: FloatArray
    national_growth: float
    groups: Mapping[str, tuple[str, ...]]
    absent: tuple[str, ...] = ()
    breaks: tuple[SeriesBreak, ...] = ()

    def __post_init__(self) -> None:
        parts = self.national_share + self.industry_mix + self.regional_shift
        check_closure(self.change, parts, "cell")
        totals = self.total_national_share + self._total("industry_mix")
        totals = totals + self._total("regional_shift") + np.nan_to_num(self.undisclosed)
        check_closure(self.total_end - self.total_start, totals, "region")

    def _total(self, effect: str) -> FloatArray:
        return known_sum(getattr(self, effect), axis=1)

    @property
    def left_out(self) -> IntArray:
        """Number of cells left out because a figure they need is unknown, shape (regions,)."""
        count: IntArray = np.sum(np.isnan(self.change), axis=1)
        return count

    def region(self, name: str) -> RegionEffects:
        """Return the decomposition of one region, or of a group as the sum of its members.

        Raises
        ------
        ParameterError
            When there is no such region or group, with the nearest names.
        """
        rows = [self._row(member) for member in self.groups.get(name, (name,))]
        cells = {
            effect: _members_sum(getattr(self, effect)[rows]) for effect in ("change", *EFFECTS)
        }
        start, end = float(self.total_start[rows].sum()), float(self.total_end[rows].sum())
        return RegionEffects(
            name=name,
            industries=self.industries,
            unit=self.unit,
            start_year=self.start_year,
            end_year=self.end_year,
            start=start,
            end=end,
            **cells,
            total_change=end - start,
            total_national_share=float(self.total_national_share[rows].sum()),
            total_industry_mix=float(self._total("industry_mix")[rows].sum()),
            total_regional_shift=float(self._total("regional_shift")[rows].sum()),
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
                "change": self.total_end - self.total_start,
                "national_share": self.total_national_share,
                "industry_mix": self._total("industry_mix"),
                "regional_shift": self._total("regional_shift"),
                "undisclosed": self.undisclosed,
                "left_out": self.left_out,
            }
        )

    def frame(self) -> "pd.DataFrame":
        """Return one row a region and industry; empty where the cell was left out."""
        import pandas as pd  # noqa: PLC0415 - arrays need no data frames

        return pd.DataFrame(
            {
                "region": np.repeat(np.array(self.regions, dtype=object), len(self.industries)),
                "industry": np.tile(np.array(self.industries, dtype=object), len(self.regions)),
                "change": self.change.ravel(),
                **{effect: getattr(self, effect).ravel() for effect in EFFECTS},
            }
        )


@dataclass(frozen=True, eq=False)
class ShiftShareByYear:
    """One classic decomposition a step, each on the base of its own first year.

    Attributes
    ----------
    start_year, years
        The first base, and the years the steps end in: ``2016`` is the change 2015 to 2016.
    change, national_share, industry_mix, regional_shift
        Jobs, shape (years, regions, industries). A cell unknown in any year is NaN in all.
    total
        Employment in all industries, shape (years + 1, regions), the first row for
        ``start_year``; the known cells only where ``total_known`` (regions,) is false.
    national_growth
        Growth of the nation in all industries, shape (years,).
    """

    method: Method
    start_year: int
    years: tuple[int, ...]
    unit: str
    regions: tuple[str, ...]
    region_names: tuple[str, ...]
    industries: tuple[str, ...]
    industry_names: tuple[str, ...]
    change: FloatArray
    national_share: FloatArray
    industry_mix: FloatArray
    regional_shift: FloatArray
    total: FloatArray
    total_known: BoolArray
    national_growth: FloatArray
    groups: Mapping[str, tuple[str, ...]]
    absent: tuple[str, ...] = ()
    breaks: tuple[SeriesBreak, ...] = ()

    def __post_init__(self) -> None:
        parts = self.national_share + self.industry_mix + self.regional_shift
        check_closure(self.change, parts, "cell and year")

    @property
    def total_national_share(self) -> FloatArray:
        """Each step's growth of the whole region at the nation's rate, shape (years, regions)."""
        return self.total[:-1] * self.national_growth[:, None]

    @property
    def undisclosed(self) -> FloatArray:
        """Each step's change outside the known cells, jobs, shape (years, regions)."""
        known = known_sum(self.industry_mix + self.regional_shift, axis=2)
        rest = np.diff(self.total, axis=0) - self.total_national_share - known
        return _without_dust(rest, self.total, self.total_known)

    def cumulated(self) -> ShiftShare:
        """Return the effects added over the steps, in jobs (Barff & Knight 1988).

        Effects in per cent do not add over years and are not offered.
        """
        cells = {name: getattr(self, name).sum(axis=0) for name in ("change", *EFFECTS)}
        return ShiftShare(
            method=self.method,
            start_year=self.start_year,
            end_year=self.years[-1],
            unit=self.unit,
            regions=self.regions,
            region_names=self.region_names,
            industries=self.industries,
            industry_names=self.industry_names,
            **cells,
            total_start=self.total[0],
            total_end=self.total[-1],
            total_national_share=self.total_national_share.sum(axis=0),
            total_known=self.total_known,
            undisclosed=self.undisclosed.sum(axis=0),
            national_growth=float(np.prod(1 + self.national_growth) - 1),
            groups=self.groups,
            absent=self.absent,
            breaks=self.breaks,
        )


def _without_dust(rest: FloatArray, scale: FloatArray, known: BoolArray) -> FloatArray:
    """Return the rest with float noise as an exact zero, and NaN where it cannot be known."""
    dust = CLOSURE_TOLERANCE * np.maximum(1.0, np.abs(scale).max(axis=0))
    return np.where(known, np.where(np.abs(rest) <= dust, 0.0, rest), np.nan)


def _members_sum(cells: FloatArray) -> FloatArray:
    # an industry known in none of the members stays unknown
    return np.where(np.isnan(cells).all(axis=0), np.nan, known_sum(cells, axis=0))


def known_sum(cells: FloatArray, axis: int) -> FloatArray:
    """Return the sum over an axis with unknown cells left out."""
    total: FloatArray = cells.sum(axis=axis)
    # a panel without unknown cells, the usual one, is summed once
    return np.nansum(cells, axis=axis) if np.isnan(total).any() else total


def check_closure(whole: FloatArray, parts: FloatArray, what: str) -> None:
    """Refuse a result whose parts do not add up to the whole.

    Raises
    ------
    IdentityError
        When a difference exceeds ``CLOSURE_TOLERANCE`` of the largest figure.
    """
    if not whole.size:
        return
    largest = _largest(whole - parts)
    scale = max(1.0, _largest(whole), _largest(parts))
    if largest > CLOSURE_TOLERANCE * scale:
        raise IdentityError(
            f"The effects do not add up to the change: off by {largest:g} in a {what}.",
            remedy="This is a fault in the figures or in the package; please report it.",
        )


def _largest(cells: FloatArray) -> float:
    """Return the largest absolute value of the known cells; zero when none is known."""
    largest = max(float(cells.max()), -float(cells.min()))
    if np.isnan(largest):
        largest = float(np.max(np.abs(cells), initial=0.0, where=~np.isnan(cells)))
    return largest
