"""Decomposing a panel by any variant: two years compared, or year by year."""

from collections.abc import Sequence

import numpy as np

from regionanalysis.classifications.series_breaks import BreakPolicy, LinkPolicy, check_breaks
from regionanalysis.core.arrays import BoolArray
from regionanalysis.errors import ParameterError
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.shiftshare.by_year import ShiftShareByYear
from regionanalysis.shiftshare.inputs import (
    MissingPolicy,
    ShiftShareInputs,
    inputs_of,
    select_labels,
)
from regionanalysis.shiftshare.reference_area import NATION, ReferenceArea
from regionanalysis.shiftshare.results import ShiftShare
from regionanalysis.shiftshare.variant import NATIONAL_SHARE, Variant
from regionanalysis.shiftshare.variants.classic import CLASSIC


def shift_share(
    panel: EmploymentPanel,
    variant: Variant = CLASSIC,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    missing: MissingPolicy = "raise",
    breaks: BreakPolicy = "raise",
    reference: ReferenceArea = NATION,
) -> ShiftShare:
    """Return the decomposition of the change between two years, all regions at once.

    Parameters
    ----------
    variant
        How the change is split; the classic three parts where not said (see `variant_named`).
    start_year, end_year
        The two years; the panel's first and last where not named.
    unknown
        ``"raise"`` a panel that lacks a figure the decomposition needs, or ``"drop"`` the
        cells concerned, which are then NaN and counted in ``n_excluded`` and ``undisclosed``.
    breaks
        ``"raise"`` when a break in the series is crossed, or ``"flag"`` it on the result.
    reference
        What regions are measured against; the nation where not said.

    Raises
    ------
    ParameterError, UnknownCellsError, SeriesBreakError
        For years or a reference that do not fit, unknown cells and breaks.
    """
    start, end = panel.window(start_year, end_year)
    by_step = _steps(panel, variant, (start, end), missing, breaks, reference)
    return by_step.total(dynamic=False)


def shift_share_by_year(
    panel: EmploymentPanel,
    variant: Variant = CLASSIC,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    missing: MissingPolicy = "raise",
    breaks: LinkPolicy = "raise",
    reference: ReferenceArea = NATION,
) -> ShiftShareByYear:
    """Return one decomposition a year, each on that year's own base.

    ``.total()`` adds the years, in jobs: the dynamic shift-share. Parameters and errors are
    those of `shift_share`; every year of the period must be in the panel. With ``breaks="link"``
    the years that cross a break are left out and the others linked (`ShiftShareByYear.chained`).

    References
    ----------
    Barff, R. A. & Knight, P. L. (1988). Dynamic shift-share analysis. Growth and Change 19(2),
    1-10.
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


def inputs_between(
    panel: EmploymentPanel,
    years: Sequence[int],
    *,
    missing: MissingPolicy = "raise",
    reference: ReferenceArea = NATION,
) -> ShiftShareInputs:
    """Return the figures of the regions that exist in every year."""
    rows = [panel.year_index(year) for year in years]
    present: BoolArray = np.all(panel.present[rows], axis=0)
    return inputs_of(panel, tuple(years), present, missing, reference)


def _steps(
    panel: EmploymentPanel,
    variant: Variant,
    years: tuple[int, ...],
    missing: MissingPolicy,
    breaks: LinkPolicy,
    reference: ReferenceArea,
) -> ShiftShareByYear:
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
