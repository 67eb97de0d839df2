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
from dataclasses import dataclass

import numpy as np

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.core.arrays import FloatArray
from regionanalysis.model.account import GrowthAccount
from regionanalysis.panel.provenance import Origin
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
        return np.round(self.employment[0] / (1 + self.growth[0] / 100))


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
        origins=() if published.origin is None else (published.origin,),
    )


def account_of_shift_share(
    result: ShiftShareByYear, breaks: tuple[SeriesBreak, ...] = ()
) -> GrowthAccount:
    """Return a year-by-year shift-share, all industries together, as a growth account."""
    change = np.diff(result.level, axis=0)
    return GrowthAccount(
        places=result.regions,
        names=result.region_names,
        unit=result.unit,
        years=result.years,
        level=result.level,
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
        n_excluded=tuple(np.sum(np.isnan(result.change[0]), axis=1).tolist()),
    )
