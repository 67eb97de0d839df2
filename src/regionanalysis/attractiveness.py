"""Telemarksforsking's accounting of job growth, on its published effects.

For place p and year t, in per cent of the jobs at the end of the year before::

    growth = national share + industry mix + population effect + attractiveness

Attractiveness is what is left. The published effects have two decimals, so the four add to the
growth within 0.025 percentage points. In jobs an effect is its per cent of the jobs at t − 1, and
jobs are added over years.

The population effect and attractiveness of a region are **not** sums of its municipalities':
Telemarksforsking computes them at each level from the region's own population gap. An account
that adds municipalities says so (``basis``).

References
----------
Vareide, K. & Nygaard, M. O. Telemarksforsking's regional analyses 2011-2018, and the results of
the attractiveness model published in 2017.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from regionanalysis.account import GrowthAccount
from regionanalysis.breaks import SeriesBreak
from regionanalysis.panel import FloatArray
from regionanalysis.provenance import Origin
from regionanalysis.regions import unknown_name
from regionanalysis.shiftshare.by_year import ShiftShareByYear

EFFECTS = ("national_share", "industry_mix", "population_effect", "attractiveness")
STRUCTURAL = ("industry_mix", "population_effect")

# five published figures of two decimals: half of 0.01 each
PUBLISHED_TOLERANCE = 0.025


@dataclass(frozen=True, eq=False)
class PublishedEffects:
    """Published jobs and effects in per cent, by year and place.

    Attributes
    ----------
    employment, population
        Jobs in the 4th quarter and inhabitants on 1 January of the year, shape (years, places).
    growth
        Growth of jobs from the year before, per cent, shape (years, places).
    effects
        Per cent of last year's jobs by effect, each of shape (years, places).
    """

    years: tuple[int, ...]
    places: tuple[str, ...]
    names: tuple[str, ...]
    employment: FloatArray
    population: FloatArray
    growth: FloatArray
    effects: Mapping[str, FloatArray]
    breaks: tuple[SeriesBreak, ...] = ()
    origin: Origin | None = None

    @property
    def first_level(self) -> FloatArray:
        """Jobs the year before the first, from the first year's growth; whole jobs, (places,)."""
        jobs: FloatArray = np.round(self.employment[0] / (1 + self.growth[0] / 100))
        return jobs


def growth_account(published: PublishedEffects) -> GrowthAccount:
    """Return the effects in jobs, on the jobs of the year before.

    Raises
    ------
    IdentityError
        When the four effects miss the growth by more than rounding.
    """
    level = np.vstack([published.first_level, published.employment])
    in_jobs = level[:-1] / 100
    return GrowthAccount(
        places=published.places,
        names=published.names,
        unit="persons",
        years=published.years,
        level=level,
        effects={name: percent * in_jobs for name, percent in published.effects.items()},
        relative=(published.growth - published.effects["national_share"]) * in_jobs,
        structural_effects=STRUCTURAL,
        residual_effect="attractiveness",
        remainder_kind="rounding",
        basis="published",
        breaks=published.breaks,
        tolerance=PUBLISHED_TOLERANCE,
    )


def account_of_shift_share(
    result: ShiftShareByYear, breaks: tuple[SeriesBreak, ...] = ()
) -> GrowthAccount:
    """Return a year-by-year shift-share, all industries together, as a growth account."""
    change = np.diff(result.total, axis=0)
    return GrowthAccount(
        places=result.regions,
        names=result.region_names,
        unit=result.unit,
        years=result.years,
        level=result.total,
        effects={
            "national_share": result.total_national_share,
            "industry_mix": np.nansum(result.industry_mix, axis=2),
            "regional_shift": np.nansum(result.regional_shift, axis=2),
        },
        relative=change - result.total_national_share,
        structural_effects=("industry_mix",),
        residual_effect="regional_shift",
        remainder_kind="undisclosed",
        basis="computed",
        breaks=breaks,
        left_out=tuple(np.sum(np.isnan(result.change[0]), axis=1).tolist()),
    )


@dataclass(frozen=True, eq=False)
class RegionComparison:
    """One period's figures for all regions, for ranks and for the spread.

    Attributes
    ----------
    start, end
        Jobs, shape (regions,).
    mean_effects
        Mean yearly effects in per cent, each of shape (regions,); ``structural`` is the sum of
        industry mix and population effect.
    """

    start_year: int
    end_year: int
    regions: tuple[str, ...]
    start: FloatArray
    end: FloatArray
    mean_effects: Mapping[str, FloatArray]
    origin: Origin | None = None
    breaks: tuple[SeriesBreak, ...] = ()

    @property
    def growth(self) -> FloatArray:
        """Growth over the period, per cent, shape (regions,)."""
        return 100 * (self.end / self.start - 1)

    @property
    def national_growth(self) -> float:
        """Growth of all regions together, per cent."""
        return float(100 * (self.end.sum() / self.start.sum() - 1))

    def measure(self, name: str) -> FloatArray:
        """Return ``growth`` or a mean yearly effect, shape (regions,)."""
        if name == "growth":
            return self.growth
        if name not in self.mean_effects:
            raise unknown_name("measure of regions", name, ("growth", *self.mean_effects))
        return self.mean_effects[name]

    def index(self, region: str) -> int:
        """Return the place of a region on the axis.

        Raises
        ------
        ParameterError
            When it is not among them.
        """
        if region not in self.regions:
            raise unknown_name("region in the comparison", region, self.regions)
        return self.regions.index(region)

    def rank(self, region: str, measure: str) -> int:
        """Return a region's rank by a measure: 1 is the highest, ties share the best rank."""
        return int(ranks(self.measure(measure))[self.index(region)])

    def with_figures(self, region: str, start: float, end: float) -> "RegionComparison":
        """Return the comparison with other jobs for one region, as when it has fewer members.

        The mean effects are those of the whole region and are left out.
        """
        at = self.index(region)
        own = np.arange(len(self.regions)) == at
        return replace(
            self,
            start=np.where(own, start, self.start),
            end=np.where(own, end, self.end),
            mean_effects={},
        )


def ranks(values: FloatArray) -> npt.NDArray[np.int_]:
    """Return ranks with 1 for the highest; equal values share the best rank, NaN comes last."""
    descending = np.where(np.isnan(values), -np.inf, values)
    higher: npt.NDArray[np.int_] = np.sum(descending[None, :] > descending[:, None], axis=1)
    return higher + 1
