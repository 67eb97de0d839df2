"""All regions side by side over one period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.core.arrays import FloatArray, position, ranks
from regionanalysis.core.names import unknown_name
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.model.account import GrowthAccount
from regionanalysis.panel.provenance import Origin

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Ranking:
    """A rank among regions: 1 is the highest."""

    rank: int
    regions: int
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class RegionComparison(Result):
    """One period's figures for all regions, for ranks and for the spread.

    Attributes
    ----------
    start, end
        Jobs, shape (regions,).
    mean_effects
        Mean yearly effects in per cent, each of shape (regions,); ``structural`` is the sum of
        industry mix and population effect.
    residual
        Name of the effect that is left when the others are taken out.
    yearly
        That effect every year, per cent, shape (years, regions), where it is known by year.
    indicators
        Further figures of the regions, per cent, each of shape (regions,); NaN is unknown.
    indicators_nation
        The nation's, per cent; with ``growth`` where the regions are not the whole country.
    """

    start_year: int
    end_year: int
    regions: tuple[str, ...]
    start: FloatArray
    end: FloatArray
    mean_effects: Mapping[str, FloatArray]
    origins: tuple[Origin, ...] = ()
    breaks: tuple[SeriesBreak, ...] = ()
    residual: str = "attractiveness"
    yearly: FloatArray | None = None
    indicators: Mapping[str, FloatArray] = field(default_factory=dict)
    indicators_nation: Mapping[str, float] = field(default_factory=dict)

    @property
    def growth(self) -> FloatArray:
        """Growth over the period, per cent, shape (regions,)."""
        return 100 * (self.end / self.start - 1)

    @property
    def national_growth(self) -> float:
        """The nation's growth, per cent: that of all regions together where no other is known."""
        if "growth" in self.indicators_nation:
            return self.indicators_nation["growth"]
        return float(100 * (self.end.sum() / self.start.sum() - 1))

    def measure(self, name: str) -> FloatArray:
        """Return ``growth``, a mean yearly effect or an indicator, shape (regions,)."""
        if name == "growth":
            return self.growth
        known = {**self.mean_effects, **self.indicators}
        if name not in known:
            raise unknown_name("measure of regions", name, ("growth", *known))
        return known[name]

    def national(self, name: str) -> float:
        """Return the nation's figure by a measure, per cent; its effects are zero by definition."""
        known = {"growth": self.national_growth, **self.indicators_nation}
        return known.get(name, 0.0)

    def position(self, region: str) -> int:
        """Return the place of a region on the axis.

        Raises
        ------
        ParameterError
            When it is not among them.
        """
        return position(region, self.regions, "region in the comparison")

    def rank(self, region: str, measure: str) -> int:
        """Return a region's rank by a measure: 1 is the highest, ties share the best rank."""
        return int(ranks(self.measure(measure))[self.position(region)])

    def ranking(self, region: str, measure: str) -> Ranking:
        """Return a region's rank by a measure, and among how many regions it is."""
        return Ranking(self.rank(region, measure), len(self.regions), self.origins)

    def to_frame(self) -> "pd.DataFrame":
        """Return jobs, growth and mean yearly effects in per cent, indexed by region."""
        columns = {"start": self.start, "end": self.end, "growth": self.growth}
        measures = {**self.mean_effects, **self.indicators}
        return labelled_frame({"region": self.regions}, {**columns, **measures})


def compare_places(accounts: GrowthAccount, codes: Sequence[str]) -> RegionComparison:
    """Return places' accounts side by side: mean yearly effects in per cent of last year's jobs.

    Places without jobs in some year have no rates, and are left out. Places of the same name
    keep their codes.
    """
    rows = [accounts.places.index(code) for code in codes]
    before = accounts.level[:-1, rows]
    kept = np.flatnonzero((before > 0).all(axis=0))
    rows = [rows[i] for i in kept.tolist()]
    before = accounts.level[:-1, rows]
    percent = {name: 100 * jobs[:, rows] / before for name, jobs in accounts.effects.items()}
    means = {name: yearly.mean(axis=0) for name, yearly in percent.items()}
    structural: FloatArray = np.sum([means[name] for name in accounts.structural_effects], axis=0)
    relative = 100 * accounts.relative[:, rows] / before
    return RegionComparison(
        start_year=accounts.years[0] - 1,
        end_year=accounts.years[-1],
        regions=_unique_names(accounts, rows),
        start=accounts.level[0, rows],
        end=accounts.level[-1, rows],
        mean_effects={**means, "relative": relative.mean(axis=0), "structural": structural},
        origins=accounts.origins,
        breaks=accounts.breaks,
        residual=accounts.residual_effect,
        yearly=percent[accounts.residual_effect],
    )


def _unique_names(accounts: GrowthAccount, rows: Sequence[int]) -> tuple[str, ...]:
    names = [accounts.names[row] for row in rows]
    return tuple(
        f"{name} ({accounts.places[row]})" if names.count(name) > 1 else name
        for name, row in zip(names, rows, strict=True)
    )
