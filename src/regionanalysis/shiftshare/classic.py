"""The classic three-part decomposition, and the same year by year.

For industry i and region r between two years, with E for employment at the start and E' at the
end, g_i the nation's growth in the industry and g in all industries::

    national_share = E · g
    industry_mix   = E · (g_i − g)
    regional_shift = E' − E · (1 + g_i)

The three add up to E' − E in every cell. The last is never written with the region's own growth
rate, so an industry that the region did not have at the start needs no special case.

Sums that hold when the jobs in no region are kept as a region (`EmploymentPanel.with_unallocated`):
industry mix over all regions and industries is zero, and regional shift over regions is zero in
every industry. An industry that is new in the whole nation has no national growth; its jobs are
regional shift where they arise, and the two sums are then minus and plus those jobs.

References
----------
Dunn, E. S. (1960). A statistical and analytical technique for regional analysis. Papers of the
Regional Science Association 6, 97-112.
Barff, R. A. & Knight, P. L. (1988). Dynamic shift-share analysis. Growth and Change 19(2), 1-10.
"""

from typing import Literal, NamedTuple

import numpy as np

from regionanalysis.breaks import BreakPolicy, check_breaks
from regionanalysis.errors import ParameterError, UnknownCellsError
from regionanalysis.panel import BoolArray, EmploymentPanel, FloatArray
from regionanalysis.shiftshare.results import Method, ShiftShare, ShiftShareByYear

UnknownPolicy = Literal["refuse", "leave_out"]


def shift_share(
    panel: EmploymentPanel,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    unknown: UnknownPolicy = "refuse",
    breaks: BreakPolicy = "raise",
) -> ShiftShare:
    """Return the classic decomposition of the change between two years, all regions at once.

    Parameters
    ----------
    start_year, end_year
        The two years; the panel's first and last where not named.
    unknown
        ``"refuse"`` a panel that lacks a figure the decomposition needs, or ``"leave_out"`` the
        cells concerned, which are then NaN and counted in ``left_out`` and ``undisclosed``.
    breaks
        ``"raise"`` when a break in the series is crossed, or ``"flag"`` it on the result.

    Raises
    ------
    ParameterError, UnknownCellsError, SeriesBreakError
        For years that do not fit, unknown cells and breaks.
    """
    start, end = panel.window(start_year, end_year)
    return _steps(panel, (start, end), "classic", unknown, breaks).cumulated()


def shift_share_by_year(
    panel: EmploymentPanel,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    unknown: UnknownPolicy = "refuse",
    breaks: BreakPolicy = "raise",
) -> ShiftShareByYear:
    """Return one decomposition a year, each on that year's own base (Barff & Knight 1988).

    ``.cumulated()`` adds the years, in jobs: the dynamic shift-share. Parameters and errors are
    those of `shift_share`; every year of the period must be in the panel.
    """
    start, end = panel.window(start_year, end_year)
    years = tuple(range(start, end + 1))
    gaps = [year for year in years if year not in panel.years]
    if gaps:
        raise ParameterError(
            f"Year by year from {start} to {end} needs every year; the panel lacks "
            f"{', '.join(map(str, gaps))}.",
            remedy="Use the classic method, or years without a gap between them.",
            evidence=gaps,
        )
    return _steps(panel, years, "dynamic", unknown, breaks)


class _Figures(NamedTuple):
    """What the arithmetic needs, for the years needed: NaN cells are left out throughout."""

    cells: FloatArray  # (years, regions, industries)
    nation: FloatArray  # (years, industries)
    nation_total: FloatArray  # (years,)
    total: FloatArray  # (years, regions)
    total_known: BoolArray  # (regions,)


def _steps(
    panel: EmploymentPanel,
    years: tuple[int, ...],
    method: Method,
    unknown: UnknownPolicy,
    breaks: BreakPolicy,
) -> ShiftShareByYear:
    crossed = check_breaks(panel.breaks, start_year=years[0], end_year=years[-1], policy=breaks)
    rows = [panel.year_index(year) for year in years]
    here: BoolArray = np.all(panel.present[rows], axis=0)
    figures = _known_figures(panel, rows, here, years, unknown)
    growth, expected = _national_growth(figures, years)
    base, after = figures.cells[:-1], figures.cells[1:]
    national_share = base * growth[:, None, None]
    at_industry_rate = base * expected[:, None, :]
    return ShiftShareByYear(
        method=method,
        start_year=years[0],
        years=years[1:],
        unit=panel.unit,
        regions=_chosen(panel.regions, here),
        region_names=_chosen(panel.region_names, here),
        industries=panel.industries,
        industry_names=panel.industry_names,
        change=after - base,
        national_share=national_share,
        industry_mix=at_industry_rate - base - national_share,
        regional_shift=after - at_industry_rate,
        total=figures.total,
        total_known=figures.total_known,
        national_growth=growth,
        groups=panel.groups,
        absent=_chosen(panel.regions, ~here),
        breaks=crossed,
    )


def _known_figures(
    panel: EmploymentPanel,
    rows: list[int],
    here: BoolArray,
    years: tuple[int, ...],
    unknown: UnknownPolicy,
) -> _Figures:
    cells = panel.employment[rows] if here.all() else panel.employment[rows][:, here]
    nation, nation_total = panel.nation[rows], panel.nation_total[rows]
    total = panel.region_total[rows][:, here]
    total_known: BoolArray = ~np.any(np.isnan(total), axis=0)
    unknown_industry = np.any(np.isnan(nation), axis=0)
    left_out: BoolArray = np.any(np.isnan(cells), axis=0) | unknown_industry
    if left_out.any():
        if unknown == "refuse":
            raise _refusal(panel, here, left_out, years)
        cells = np.where(left_out, np.nan, cells)
        nation = np.where(unknown_industry, np.nan, nation)
        total = np.where(total_known, total, np.nansum(cells, axis=2))
    if np.isnan(nation_total).any():
        nation_total = np.nansum(nation, axis=1)
    return _Figures(cells, nation, nation_total, total, total_known)


def _refusal(
    panel: EmploymentPanel, here: BoolArray, left_out: BoolArray, years: tuple[int, ...]
) -> UnknownCellsError:
    regions = _chosen(panel.regions, here)
    cells = [(regions[r], panel.industries[i]) for r, i in np.argwhere(left_out).tolist()]
    shown = "; ".join(f"region {region}, industry {industry}" for region, industry in cells[:3])
    more = f" and {len(cells) - 3} more" if len(cells) > 3 else ""  # noqa: PLR2004 - three shown
    return UnknownCellsError(
        f"The decomposition {years[0]}-{years[-1]} needs figures that are unknown: {shown}{more}.",
        remedy='Fill them in (0 where it is zero), or say unknown="leave_out" '
        "(--unknown leave-out) to have them left out and counted.",
        evidence=cells,
    )


def _national_growth(figures: _Figures, years: tuple[int, ...]) -> tuple[FloatArray, FloatArray]:
    """Return growth in all industries, and one plus growth by industry.

    Shapes (steps,) and (steps, industries).
    """
    before, after = figures.nation_total[:-1], figures.nation_total[1:]
    if (before <= 0).any():
        year = years[int(np.argmax(before <= 0))]
        raise ParameterError(
            f"The nation has no employment in {year}, so it has no growth from that year.",
            remedy="Start in a year with figures for the nation.",
        )
    growth = after / before - 1
    base = figures.nation[:-1]
    # an industry the nation did not have: nobody worked there, so any rate gives zero
    factor = np.ones_like(base)
    np.divide(figures.nation[1:], base, out=factor, where=base != 0)
    return growth, factor


def _chosen(labels: tuple[str, ...], mask: BoolArray) -> tuple[str, ...]:
    return tuple(label for label, keep in zip(labels, mask.tolist(), strict=True) if keep)
