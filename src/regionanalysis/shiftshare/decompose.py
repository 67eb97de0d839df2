"""Decomposing a panel by any variant: two years compared, or year by year."""

import numpy as np

from regionanalysis.classifications.series_breaks import BreakPolicy, LinkPolicy, check_breaks
from regionanalysis.core.arrays import BoolArray
from regionanalysis.errors import ParameterError
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.shiftshare.by_year import ShiftShareByYear
from regionanalysis.shiftshare.inputs import (
    MissingPolicy,
    inputs_of,
    select_labels,
)
from regionanalysis.shiftshare.reference_area import (
    NATION,
    REST_OF_NATION,
    NamedGroup,
    ReferenceArea,
)
from regionanalysis.shiftshare.results import ShiftShare
from regionanalysis.shiftshare.variant import NATIONAL_SHARE, Variant
from regionanalysis.shiftshare.variants import variant_named


@accepts_frame
def shift_share(
    panel: EmploymentPanel,
    variant: Variant | str = "classic",
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    missing: MissingPolicy = "raise",
    breaks: BreakPolicy = "raise",
    reference: ReferenceArea | str = "nation",
) -> ShiftShare:
    """Return the decomposition of the change between two years, all regions at once.

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        Jobs by region, industry and year; a table is converted with `as_panel`, and ``nation=``
        and ``total_industry=`` may then be given too.
    variant : Variant or str, default "classic"
        How the change is split: a name in `VARIANTS` such as ``"esteban-marquillas"``, or the
        value of `spatial`.
    start_year, end_year : int, optional
        The two years; the panel's first and last by default.
    missing : {"raise", "drop"}, default "raise"
        What to do when a figure is unknown: raise, or exclude the cells concerned. They are then
        NaN and counted in ``n_excluded`` and ``undisclosed``.
    breaks : {"raise", "flag"}, default "raise"
        What to do when a break in the series is crossed: raise, or record it on the result.
    reference : ReferenceArea or str, default "nation"
        What regions are measured against: ``"nation"``, ``"rest-of-nation"``, the name of a group
        of the panel, or the code of a region.

    Returns
    -------
    ShiftShare
        Effects in jobs that add up to the change in every cell.

    Raises
    ------
    ParameterError, UnknownCellsError, SeriesBreakError
        For years, a variant or a reference that do not fit, unknown cells and breaks.

    References
    ----------
    Dunn, E. S. (1960). A statistical and analytical technique for regional analysis. Papers of
    the Regional Science Association 6, 97-112.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> result = ra.shift_share(ra.example_jobs(), start_year=2015, end_year=2022)
    >>> result
    ShiftShare classic 2015–2022, 4 regions × 3 industries
    unit: persons; reference: nation
    >>> round(result.region("North").total_regional_shift, 1)
    -41.0
    """
    start, end = panel.window(start_year, end_year)
    by_step = _steps(panel, variant, (start, end), missing, breaks, reference)
    return by_step.total(dynamic=False)


@accepts_frame
def shift_share_by_year(
    panel: EmploymentPanel,
    variant: Variant | str = "classic",
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    missing: MissingPolicy = "raise",
    breaks: LinkPolicy = "raise",
    reference: ReferenceArea | str = "nation",
) -> ShiftShareByYear:
    """Return one decomposition a year, each on that year's own base.

    ``.total()`` adds the years, in jobs: the dynamic shift-share.

    Parameters
    ----------
    panel, variant, start_year, end_year, missing, reference
        As for `shift_share`; every year of the period must be in the panel.
    breaks : {"raise", "flag", "link"}, default "raise"
        ``"link"`` excludes the years that cross a break and links the others
        (`ShiftShareByYear.linked`).

    Returns
    -------
    ShiftShareByYear

    Raises
    ------
    ParameterError, UnknownCellsError, SeriesBreakError
        As for `shift_share`, and for a year that is not in the panel.

    References
    ----------
    Barff, R. A. & Knight, P. L. (1988). Dynamic shift-share analysis. Growth and Change 19(2),
    1-10.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> by_year = ra.shift_share_by_year(ra.example_jobs())
    >>> by_year.total()
    ShiftShare classic year by year 2015–2022, 4 regions × 3 industries
    unit: persons; reference: nation
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
    by_year = _steps(panel, variant, years, missing, breaks, reference)
    return by_year.linked() if breaks == "link" and by_year.breaks else by_year


def reference_named(name: str) -> ReferenceArea:
    """Return the reference area behind a name: the nation, the rest of it, a group or a region."""
    known: dict[str, ReferenceArea] = {"nation": NATION, "rest_of_nation": REST_OF_NATION}
    return known.get(name.strip().lower().replace("-", "_")) or NamedGroup(name)


def _steps(
    panel: EmploymentPanel,
    variant: Variant | str,
    years: tuple[int, ...],
    missing: MissingPolicy,
    breaks: LinkPolicy,
    reference: ReferenceArea | str,
) -> ShiftShareByYear:
    variant = variant_named(variant) if isinstance(variant, str) else variant
    reference = reference_named(reference) if isinstance(reference, str) else reference
    if not variant.any_reference and reference != NATION:
        raise ParameterError(
            f"The variant {variant.name!r} compares with the nation only.",
            remedy="Leave out the reference, or use another variant.",
        )
    crossed = check_breaks(panel.breaks, start_year=years[0], end_year=years[-1], policy=breaks)
    rows = [panel.year_index(year) for year in years]
    present: BoolArray = np.all(panel.present[rows], axis=0)
    inputs = inputs_of(panel, years, present, missing, reference)
    effects = variant.compute(inputs)
    return ShiftShareByYear(
        method=variant.name,
        start_year=years[0],
        years=years[1:],
        unit=panel.unit,
        regions=inputs.regions,
        region_names=select_labels(panel.region_names, present),
        industries=panel.industries,
        industry_names=panel.industry_names,
        change=inputs.end - inputs.start,
        effects=effects,
        level=inputs.total,
        level_known=inputs.total_known,
        total_national_share=variant.total_national_share(inputs, effects[NATIONAL_SHARE]),
        reference_growth=inputs.growth,
        groups=panel.groups,
        reference=reference.name,
        absent=select_labels(panel.regions, ~present),
        breaks=crossed,
    )
