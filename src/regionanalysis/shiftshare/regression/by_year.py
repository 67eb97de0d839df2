"""The regression form of shift-share over years: one effect a region, the same in every year.

With e_irt jobs at the start of year t as weights and E_r for Σ_t E_rt::

    g_irt = a_t + b_it + c_r + ε,    Σ_i E_it b_it = 0 in each year,    Σ_r E_r c_r = 0

c_r is growth a year beyond the nation's and the industries'. Over the whole period a region's parts
add up to its change, Σ_t E_rt (a_t + c_r) + Σ_t Σ_i e_irt b_it. In a single year they do not, for
c_r is the same in all; and a_t is the nation's growth less Σ_r E_rt c_r / E_t, which is small.

c_r is clustered on year: it is certain where it comes back year after year. Clustered on region,
its standard error would tell nothing of it, as in `regression`. The interval is too narrow where
good years follow good years. a_t and b_it are there to be taken out and have no standard errors;
the industries' of a single change are in `patterson`.

References
----------
Patterson, M. G. (1991). A note on the formulation of a full-analogue regression model of the
shift-share method. Journal of Regional Science 31(2), 211-216.
Blien, U. & Wolf, K. (2002). Regional development of employment in eastern Germany: an analysis
with an econometric analogue to shift-share techniques. Papers in Regional Science 81(3), 391-414.
"""

from regionanalysis.classifications.series_breaks import BreakPolicy
from regionanalysis.core.arrays import safe_ratio
from regionanalysis.core.intervals import ALPHA, confidence_of
from regionanalysis.errors import ParameterError
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.shiftshare.inputs import MissingPolicy
from regionanalysis.shiftshare.regression.design import (
    Observations,
    UnallocatedPolicy,
    labels,
    prepared,
    sums,
)
from regionanalysis.shiftshare.regression.estimate import (
    deviation_terms,
    fit_effects,
    growth_of_all,
)
from regionanalysis.shiftshare.regression.fits import PattersonByYearFit
from regionanalysis.shiftshare.regression.models import PATTERSON
from regionanalysis.shiftshare.regression.terms import Terms, without_errors

# two years have one difference between them, which says little of how years differ
MIN_STEPS = 3


@accepts_frame
def patterson_by_year(
    panel: EmploymentPanel,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    missing: MissingPolicy = "raise",
    breaks: BreakPolicy = "raise",
    unallocated: UnallocatedPolicy = "region",
    alpha: float = ALPHA,
) -> PattersonByYearFit:
    """Return one effect a region from many years, judged by how it varies between them.

    Parameters
    ----------
    panel, start_year, end_year, missing, breaks, unallocated, alpha
        As for `patterson`; every year of the period must be in the panel, and there must be four.

    Returns
    -------
    PattersonByYearFit

    Raises
    ------
    ParameterError, UnknownCellsError, SeriesBreakError
        As for `patterson`, and for a year that is not in the panel.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> ra.patterson_by_year(ra.example_jobs())
    PattersonByYearFit patterson-by-year 2015–2022, 4 regions × 3 industries
    unit: persons
    """
    confidence = confidence_of(alpha)
    start, end = panel.window(start_year, end_year)
    years = tuple(range(start, end + 1))
    _check_years(panel, years)
    cells, about = prepared(panel, years, missing=missing, breaks=breaks, unallocated=unallocated)
    cells.check_linked()
    seen = cells.observations()
    regions, region = labels(seen.region)
    _, given = labels(seen.step * len(panel.industries) + seen.industry)
    effects = fit_effects(seen.rate, seen.jobs, region, clusters=seen.step, given=given)
    by_region = deviation_terms(effects, "region", cells.regions, regions, "year", confidence)
    rest = seen._replace(rate=seen.rate - by_region.rate[seen.region])
    return PattersonByYearFit(
        method="patterson_by_year",
        source=PATTERSON,
        by_year=tuple(_year(rest, step, panel, confidence) for step in range(len(years) - 1)),
        by_region=by_region,
        **about,
    )


def _check_years(panel: EmploymentPanel, years: tuple[int, ...]) -> None:
    gaps = [year for year in years if year not in panel.years]
    if gaps or len(years) <= MIN_STEPS:
        lacks = f"the panel lacks {', '.join(map(str, gaps))}" if gaps else f"it has {len(years)}"
        raise ParameterError(
            f"A regression by year from {years[0]} to {years[-1]} needs every year, and "
            f"{MIN_STEPS + 1} at least; {lacks}.",
            remedy="Compare two years, or choose a longer period without a gap.",
            evidence=gaps,
        )


def _year(
    rest: Observations, step: int, panel: EmploymentPanel, confidence: float
) -> tuple[Terms, Terms]:
    """Return the nation's and the industries' growth in a step, regions' effects taken out."""
    mine = rest.step == step
    industry, jobs, growth = rest.industry[mine], rest.jobs[mine], rest.rate[mine] * rest.jobs[mine]
    size = len(panel.industries)
    base, grown = sums(industry, jobs, size), sums(industry, growth, size)
    rate = safe_ratio(grown, base)
    nation = growth_of_all(
        Observations(*(column[mine] for column in rest)), panel.nation_code, confidence
    )
    by_industry = without_errors("industry", panel.industries, rate - nation.rate, base, confidence)
    return nation, by_industry
