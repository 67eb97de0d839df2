"""Expected growth and attractiveness of all places at once, by Telemarksforsking's model.

For place p and year t, s for shares of jobs at t − 1, g for growth of jobs and π for growth of the
population the calendar year before (see `regionanalysis.model.lagged_population`), N the nation::

    growth_pt         = national share + industry mix + population effect + attractiveness
    national share    = g_t
    industry mix      = Σ_j s_pj,t−1 (g_jt − g_t)
    population effect = b_pt (π_p,t−1 − π_N,t−1),    b_pt = Σ_j s_pj,t−1 β_j
    attractiveness    = what is left
    expected growth   = the first three

in per cent of the jobs at t − 1; here in jobs, each times J_p,t−1. β_j is the industry's response
to people (`PopulationResponse`), estimated or given.

**Groups** (regions, counties) are places of their own: jobs and people are added first, and the
group's own b meets the group's own gap. National share and industry mix are then the sums of the
members', in jobs; population effect and attractiveness are **not**.

**Jobs in no region** are kept as a place, ``"unallocated"``: only with them does the industry mix
of all places add up to zero. It has no inhabitants and so no population effect. (An industry
without jobs in the nation at t − 1 has no growth; its new jobs are attractiveness where they are.)

**Sectors.** When industries are of sectors (private, public), the national share takes every job at
its own sector's national growth, Σ_s (share of sector s) g_st, and the industry mix is measured
within sectors. All jobs are then private and public jobs added, effect by effect.

The population effect and attractiveness rest on estimates, and carry their standard error: that of
β, in jobs. The two are uncertain in opposite directions, and their sum is a count.

References
----------
Vareide, K. & Nygaard, M. O. Telemarksforsking's regional analyses 2011-2018.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from regionanalysis.classifications.series_breaks import BreakPolicy, check_breaks
from regionanalysis.core.arrays import FloatArray, IntArray, safe_ratio
from regionanalysis.errors import ParameterError, UnknownCellsError
from regionanalysis.model.expected_growth_results import ExpectedGrowth
from regionanalysis.model.lagged_population import lagged_gap, people_of, years_of_both
from regionanalysis.model.population_response import PopulationResponse
from regionanalysis.panel.as_panel import accepts_frame, as_population
from regionanalysis.panel.employment import UNALLOCATED, EmploymentPanel
from regionanalysis.panel.groups import RegionGroups, region_groups
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.panel.sectors import sector_positions
from regionanalysis.shiftshare.closure import nan_sum
from regionanalysis.shiftshare.inputs import MissingPolicy, ShiftShareInputs, inputs_between
from regionanalysis.shiftshare.regression.design import UnallocatedPolicy

if TYPE_CHECKING:
    import pandas as pd


@accepts_frame
def expected_growth(
    panel: EmploymentPanel,
    population: "PopulationPanel | pd.DataFrame",
    response: PopulationResponse,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    sectors: Mapping[str, str] | None = None,
    unallocated: UnallocatedPolicy = "region",
    missing: MissingPolicy = "raise",
    breaks: BreakPolicy = "raise",
) -> ExpectedGrowth:
    """Return each year's expected growth and attractiveness: places, then the panel's groups.

    Parameters
    ----------
    panel, population
        Jobs and inhabitants with the same codes.
    response
        Each industry's coefficient; every industry of the panel needs one.
    start_year, end_year
        First and last year of the jobs, every year between them needed in both panels; the jobs'
        own where not named.
    sectors
        Sector of every industry, for a national share by sector; one sector where not said.
    unallocated
        Jobs in no region as one more ``"region"``, or ``"drop"``.
    missing
        ``"raise"`` figures that lack something, or ``"drop"`` the cells concerned, which are
        counted in ``n_excluded`` and ``undisclosed``; a place whose inhabitants are not known then
        has no population effect (NaN).
    breaks
        ``"raise"`` when a break in the series is crossed, or ``"flag"`` it on the result.

    Raises
    ------
    ParameterError, UnknownCellsError, SeriesBreakError
        For years, regions or industries that do not fit, unknown figures and breaks.

    Returns
    -------
    ExpectedGrowth
        National share, industry mix, population effect and attractiveness, in jobs.

    References
    ----------
    Vareide, K. & Nygaard, M. O. Telemarksforsking's regional analyses 2011-2018.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> response = ra.PopulationResponse.given({"A": 0.0, "C": 0.2, "G": 1.0})
    >>> growth = ra.expected_growth(ra.example_jobs(), ra.example_population(), response)
    >>> growth.account().region("N").total().to_frame().round(1)
                       jobs
    effect
    national_share     40.0
    industry_mix      -32.8
    population_effect -25.8
    attractiveness    -14.4
    rounding            ...
    change            -33.0
    """
    population = as_population(population)
    years = years_of_both(panel, population, start_year, end_year)
    crossed = check_breaks(panel.breaks, start_year=years[0], end_year=years[-1], policy=breaks)
    kept = _with_unallocated(panel) if unallocated == "region" else panel
    inputs = inputs_between(kept, years, missing=missing)
    people, nation = people_of(population, years, inputs.regions)
    if missing == "raise":
        _check_people(people, nation, inputs)
    levels = region_groups(kept, inputs.regions)
    effects, undisclosed = _by_industry(inputs, sector_positions(panel, sectors))
    jobs = {name: levels.add(values) for name, values in effects.items()}
    coefficients = _coefficients(response, panel, inputs)
    follows = _population_effect(levels, inputs, (people, nation), coefficients)
    return ExpectedGrowth(
        years=years[1:],
        places=(*inputs.regions, *levels.names),
        names=(*_names(kept, inputs.regions), *levels.names),
        unit=panel.unit,
        level=levels.add(inputs.total),
        effects={
            "national_share": jobs["national_share"],
            "industry_mix": jobs["industry_mix"],
            "population_effect": follows.jobs,
            "attractiveness": jobs["regional_shift"] - follows.jobs,
        },
        undisclosed=levels.add(undisclosed),
        b=follows.b,
        gap=follows.gap,
        standard_error=follows.error,
        response=response,
        members={name: kept.groups[name] for name in levels.names},
        n_excluded=levels.add(np.isnan(inputs.cells[:1]).sum(axis=2))[0],
        absent=(
            *(code for code in kept.regions if code not in inputs.regions),
            *(name for name in kept.groups if name not in levels.names),
        ),
        breaks=crossed,
    )


def _with_unallocated(panel: EmploymentPanel) -> EmploymentPanel:
    # a nation that is the sum of its regions has nothing beside them
    closed = UNALLOCATED in panel.regions or not panel.nation_stated
    return panel if closed else panel.with_unallocated()


def _names(panel: EmploymentPanel, regions: tuple[str, ...]) -> tuple[str, ...]:
    names = dict(zip(panel.regions, panel.region_names, strict=True))
    return tuple(names[code] for code in regions)


def _check_people(people: FloatArray, nation: FloatArray, inputs: ShiftShareInputs) -> None:
    lacking = [
        (inputs.years[t], inputs.regions[p]) for t, p in np.argwhere(np.isnan(people)).tolist()
    ]
    lacking += [(inputs.years[t], "the nation") for t in np.flatnonzero(np.isnan(nation)).tolist()]
    if lacking:
        year, place = lacking[0]
        raise UnknownCellsError(
            f"The population effect needs inhabitants that are unknown: {place} in {year} "
            f"({len(lacking)} such figures).",
            remedy='Fill them in, or pass missing="drop", which leaves these regions without the '
            "effect.",
            evidence=lacking,
        )


def _by_industry(
    inputs: ShiftShareInputs, sector: IntArray
) -> tuple[dict[str, FloatArray], FloatArray]:
    """Return national share, mix and shift, and the change outside known cells, in jobs.

    Each has shape (years, places). What is in no known cell is expected to grow as the nation.
    """
    base, rate = inputs.start, inputs.reference_factor - 1
    grown = _sector_growth(inputs, sector)[:, :, sector]
    rest = inputs.total[:-1] - nan_sum(base, axis=2)
    change = nan_sum(inputs.end - base, axis=2)
    effects = {
        "national_share": nan_sum(base * grown, axis=2) + rest * inputs.growth,
        "industry_mix": nan_sum(base * (rate - grown), axis=2),
        "regional_shift": nan_sum(inputs.end - base * inputs.reference_factor, axis=2),
    }
    return effects, np.diff(inputs.total, axis=0) - change - rest * inputs.growth


def _sector_growth(inputs: ShiftShareInputs, sector: IntArray) -> FloatArray:
    """Return the nation's growth by sector, shape (years, 1, sectors); its own where only one."""
    size = int(sector.max()) + 1
    if size == 1:
        return inputs.growth[:, :, None]
    jobs = nan_sum(inputs.reference[..., None] * np.eye(size)[sector], axis=2)
    return safe_ratio(np.diff(jobs, axis=0), jobs[:-1], fill=0.0)


class _PopulationEffect(NamedTuple):
    """Population effect and its standard error in jobs, b and gap, each (years, places)."""

    jobs: FloatArray
    error: FloatArray
    b: FloatArray
    gap: FloatArray


def _population_effect(
    levels: RegionGroups,
    inputs: ShiftShareInputs,
    inhabitants: tuple[FloatArray, FloatArray],
    coefficients: tuple[FloatArray, FloatArray],
) -> _PopulationEffect:
    used, cov = coefficients
    people = levels.add(inhabitants[0])
    gap = lagged_gap(people, inhabitants[1])
    # without inhabitants there is no gap, and no effect of it
    moved = np.where(people[:-1] == 0, 0.0, gap) / 100
    cells = levels.add(np.nan_to_num(inputs.start))
    followed, base = cells @ np.nan_to_num(used), cells.sum(axis=2)
    b = safe_ratio(followed, base)
    variance = np.sum((cells @ np.nan_to_num(cov)) * cells, axis=2)
    # an industry without a variance makes the variance of its places unknown, and of no others
    uncertain = np.any((cells != 0) & np.isnan(np.diag(cov)), axis=2)
    error = np.sqrt(np.where(uncertain, np.nan, np.maximum(variance, 0.0)))
    return _PopulationEffect(followed * moved, error * np.abs(moved), b, gap)


def _coefficients(
    response: PopulationResponse, panel: EmploymentPanel, inputs: ShiftShareInputs
) -> tuple[FloatArray, FloatArray]:
    """Return coefficients and covariance; raise when one is missing where there are jobs."""
    used, cov = response.for_industries(panel.industries)
    lacking = np.isnan(used) & np.any(inputs.start > 0, axis=(0, 1))
    missing = [code for code, no in zip(panel.industries, lacking.tolist(), strict=True) if no]
    if missing:
        raise ParameterError(
            f"There are jobs in industry {', '.join(missing[:5])} and no estimate of how they "
            "follow people.",
            remedy="Give coefficients, or use broader industries.",
            evidence=missing,
        )
    return used, cov
