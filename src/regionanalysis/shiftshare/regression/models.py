"""Shift-share as a regression: the same parts, with standard errors.

For industry i and region r with e_ir jobs at the start, and E_i, E_r and E for sums of them, growth
rates g_ir with weights e_ir are

* Berzeg:     g_ir = a + b_i + ε,           Σ_i E_i b_i = 0
* Patterson:  g_ir = a + b_i + c_r + ε,     Σ_i E_i b_i = 0,  Σ_r E_r c_r = 0

The estimates reproduce the accounts. Berzeg's a is the nation's growth g, b_i is g_i − g, and a
region's weighted residuals are its shift. Patterson's a is g too; b_i is what industry i grew with
the regions held equal, so that Σ_i e_ir b_i + E_r c_r = E_r (g_r − g) in every region. Every fit is
held to this when it is made.

**The nation** is the sum of the cells, so the nation's jobs that are in no region, or in a cell
left out as unknown, are kept as one more region, ``"unallocated"``: only then is a the panel's
national growth. ``unallocated="drop"`` takes the known cells of the regions alone, and a is
then the growth of their sum. A cell without jobs at the start has no rate:
its new jobs are ``without_base``, and a, b_i and c_r are growth of what was there.

**Standard errors** are clustered. With effects of regions, residuals clustered on region add up to
zero in each, and the standard error of a region's own effect would tell nothing of it (Cameron &
Miller 2015, section III.B). What an effect is of cannot be what its errors are clustered on, so

* a and b_i of Berzeg, and b_i of Patterson, are clustered on region;
* c_r is clustered on industry: a region where most industries do better differs from one where a
  single industry does. What moves all industries of a region alike is its effect, not its error;
* Patterson's a has none: its score is zero in every cluster of either kind. It is g, a count.

References
----------
Berzeg, K. (1978). The empirical content of shift-share analysis. Journal of Regional Science
18(3), 463-469.
Patterson, M. G. (1991). A note on the formulation of a full-analogue regression model of the
shift-share method. Journal of Regional Science 31(2), 211-216.
Cameron, A. C. & Miller, D. L. (2015). A practitioner's guide to cluster-robust inference. Journal
of Human Resources 50(2), 317-372.
"""

import numpy as np

from regionanalysis.classifications.series_breaks import BreakPolicy
from regionanalysis.core.intervals import ALPHA, confidence_of
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.shiftshare.inputs import MissingPolicy
from regionanalysis.shiftshare.regression.design import UnallocatedPolicy, labels, prepared
from regionanalysis.shiftshare.regression.estimate import (
    constrained,
    deviation_terms,
    fit_effects,
    growth_of_all,
    mean_terms,
)
from regionanalysis.shiftshare.regression.fits import BerzegFit, PattersonFit

BERZEG = "Berzeg (1978), Journal of Regional Science 18(3), 463–469"
PATTERSON = "Patterson (1991), Journal of Regional Science 31(2), 211–216"


@accepts_frame
def berzeg(
    panel: EmploymentPanel,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    missing: MissingPolicy = "raise",
    breaks: BreakPolicy = "raise",
    unallocated: UnallocatedPolicy = "region",
    alpha: float = ALPHA,
) -> BerzegFit:
    """Return growth by nation and industry with standard errors, and each region's shift.

    g_ir = a + b_i + ε with weights e_ir and Σ_i E_i b_i = 0, clustered on region.

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        Jobs by region, industry and year; a table is converted with `as_panel`, and ``nation=``
        and ``total_industry=`` may then be given too.
    start_year, end_year : int, optional
        The two years; the panel's first and last by default.
    missing : {"raise", "drop"}, default "raise"
        What to do when a figure is unknown: raise, or exclude the cells concerned.
    breaks : {"raise", "flag"}, default "raise"
        What to do when a break in the series is crossed: raise, or record it on the result.
    unallocated : {"region", "drop"}, default "region"
        Jobs in no region as one more region, so that a is the nation's growth, or not at all.
    alpha : float, default 0.05
        Probability outside the intervals: 0.05 for 95 per cent.

    Returns
    -------
    BerzegFit

    Raises
    ------
    ParameterError, UnknownCellsError, SeriesBreakError
        For years that do not fit, too few regions or industries, unknown cells and breaks.

    References
    ----------
    Berzeg, K. (1978). The empirical content of shift-share analysis. Journal of Regional Science
    18(3), 463-469.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> fit = ra.berzeg(ra.example_jobs())
    >>> fit.to_frame()[["kind", "code", "rate", "se"]].round(3)
           kind code   rate     se
    0    nation    0  0.060  0.022
    1  industry    A -0.206  0.010
    2  industry    C -0.085  0.005
    3  industry    G  0.105  0.002
    """
    confidence = confidence_of(alpha)
    years = panel.window(start_year, end_year)
    cells, about = prepared(panel, years, missing=missing, breaks=breaks, unallocated=unallocated)
    seen = cells.observations()
    present, industry = labels(seen.industry)
    effects = fit_effects(seen.rate, seen.jobs, industry, labels(seen.region)[1])
    shift = np.zeros(cells.base.shape)
    shift[cells.fitted] = seen.jobs * effects.residual
    places = np.concatenate([[0], 1 + present])
    cov = np.full((1 + len(panel.industries),) * 2, np.nan)
    cov[np.ix_(places, places)] = constrained(effects)[2]
    return BerzegFit(
        method="berzeg",
        source=BERZEG,
        nation=mean_terms(effects, panel.nation_code, "region", confidence),
        by_industry=deviation_terms(
            effects, "industry", panel.industries, present, "region", confidence
        ),
        cov=cov,
        shift=shift[0],
        **about,
    )


@accepts_frame
def patterson(
    panel: EmploymentPanel,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    missing: MissingPolicy = "raise",
    breaks: BreakPolicy = "raise",
    unallocated: UnallocatedPolicy = "region",
    alpha: float = ALPHA,
) -> PattersonFit:
    """Return growth by nation, industry and region, with an interval for every region's effect.

    g_ir = a + b_i + c_r + ε with weights e_ir, Σ_i E_i b_i = 0 and Σ_r E_r c_r = 0; b_i is
    clustered on region, c_r on industry (why: see the module).

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        Jobs by region, industry and year; a table is converted with `as_panel`, and ``nation=``
        and ``total_industry=`` may then be given too.
    start_year, end_year : int, optional
        The two years; the panel's first and last by default.
    missing : {"raise", "drop"}, default "raise"
        What to do when a figure is unknown: raise, or exclude the cells concerned.
    breaks : {"raise", "flag"}, default "raise"
        What to do when a break in the series is crossed: raise, or record it on the result.
    unallocated : {"region", "drop"}, default "region"
        Jobs in no region as one more region, so that a is the nation's growth, or not at all.
    alpha : float, default 0.05
        Probability outside the intervals: 0.05 for 95 per cent.

    Returns
    -------
    PattersonFit

    Raises
    ------
    ParameterError, UnknownCellsError, SeriesBreakError
        As for `berzeg`, and for regions that share no industry with the others.

    References
    ----------
    Patterson, M. G. (1991). A note on the formulation of a full-analogue regression model of the
    shift-share method. Journal of Regional Science 31(2), 211-216.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> fit = ra.patterson(ra.example_jobs())
    >>> effect = fit.region("North").effect
    >>> round(effect.rate, 3), effect.certain
    (-0.065, True)
    """
    confidence = confidence_of(alpha)
    years = panel.window(start_year, end_year)
    cells, about = prepared(panel, years, missing=missing, breaks=breaks, unallocated=unallocated)
    cells.check_linked()
    seen = cells.observations()
    regions, region = labels(seen.region)
    industries, industry = labels(seen.industry)
    of_region = fit_effects(seen.rate, seen.jobs, region, industry, given=industry)
    of_industry = fit_effects(seen.rate, seen.jobs, industry, region, given=region)
    return PattersonFit(
        method="patterson",
        source=PATTERSON,
        nation=growth_of_all(seen, panel.nation_code, confidence),
        by_industry=deviation_terms(
            of_industry, "industry", panel.industries, industries, "region", confidence
        ),
        by_region=deviation_terms(
            of_region, "region", cells.regions, regions, "industry", confidence
        ),
        **about,
    )
