"""Intervals of effects from different ways of asking, ready to be set side by side."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np

from regionanalysis.shiftshare import PattersonFit
from regionanalysis.uncertainty import BootstrapIntervals, EffectBounds

IntervalKind = Literal["years", "limits"]


class Interval(NamedTuple):
    """An effect and its limits, in jobs.

    ``kind`` is where the limits come from: how years differ, or what is rounded or not known.
    """

    effect: str
    kind: IntervalKind
    value: float
    low: float
    high: float


class RegionInterval(NamedTuple):
    """A region's effect in the regression form, per cent over the period."""

    code: str
    name: str
    rate: float
    low: float
    high: float
    jobs: float
    p: float
    own: bool

    @property
    def certain(self) -> bool:
        """Whether the interval is on one side of zero."""
        return self.low > 0 or self.high < 0


def of_years(intervals: BootstrapIntervals, region: str, effects: Sequence[str]) -> list[Interval]:
    """Return the intervals of some effects from drawing years again."""
    at = intervals.regions.index(region)
    rows = [(effect, intervals.effects.index(effect)) for effect in effects]
    return [
        Interval(
            effect,
            "years",
            float(intervals.total[row, at]),
            float(intervals.low[row, at]),
            float(intervals.high[row, at]),
        )
        for effect, row in rows
    ]


def of_limits(bounds: EffectBounds, region: str, effects: Mapping[str, float]) -> list[Interval]:
    """Return effects with the limits that rounding and unknown figures set; only finite ones."""
    rows = [(name, value, *bounds.value(name, region)) for name, value in effects.items()]
    return [
        Interval(name, "limits", value, low, high)
        for name, value, low, high in rows
        if np.isfinite(low) and np.isfinite(high)
    ]


def of_regions(fit: PattersonFit, names: Mapping[str, str], own: str) -> list[RegionInterval]:
    """Return every region's effect with its interval, largest first.

    Regions without a name in ``names`` are left out: jobs in no region are none.
    """
    terms = fit.by_region
    columns = {name: terms.columns[name].tolist() for name in ("rate", "low", "high", "jobs", "p")}
    rows = [
        RegionInterval(
            code=code,
            name=names[code],
            rate=100 * columns["rate"][i],
            low=100 * columns["low"][i],
            high=100 * columns["high"][i],
            jobs=columns["jobs"][i],
            p=columns["p"][i],
            own=code == own,
        )
        for i, code in enumerate(terms.codes)
        if code in names and np.isfinite(columns["rate"][i])
    ]
    return sorted(rows, key=lambda row: -row.rate)
