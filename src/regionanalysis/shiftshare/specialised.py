"""Whether regions are specialised in the industries in which they have an advantage."""

from typing import TYPE_CHECKING

from regionanalysis.core.results import labelled_frame
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.shiftshare.decompose import reference_named
from regionanalysis.shiftshare.inputs import MissingPolicy, inputs_between
from regionanalysis.shiftshare.reference_area import NATION, ReferenceArea
from regionanalysis.shiftshare.variants.homothetic import quadrants_of

if TYPE_CHECKING:
    import pandas as pd


@accepts_frame
def specialisation_quadrants(
    panel: EmploymentPanel,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    missing: MissingPolicy = "raise",
    reference: ReferenceArea | str = NATION,
) -> "pd.DataFrame":
    """Return which of four cases every region and industry is in.

    A region is specialised in an industry when it has more jobs in it at the start than with the
    reference's industry shares. It has an advantage when the industry grows faster in the region
    than in the reference.

    Parameters
    ----------
    panel, start_year, end_year, missing, reference
        As for `shift_share`.

    Returns
    -------
    pandas.DataFrame
        Indexed by region and industry. The column ``quadrant`` is ``specialised_advantage``,
        ``specialised_disadvantage``, ``unspecialised_advantage``, ``unspecialised_disadvantage``,
        or ``none`` on an edge and where a figure is unknown.

    Raises
    ------
    ParameterError, UnknownCellsError
        As for `shift_share`.

    References
    ----------
    Herzog, H. W. & Olsen, R. J. (1977). Shift-share analysis revisited. Journal of Regional
    Science 17, 441-454.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> from regionanalysis.shiftshare import specialisation_quadrants
    >>> specialisation_quadrants(ra.example_jobs()).loc[("N", "A"), "quadrant"]
    'specialised_disadvantage'
    """
    years = panel.window(start_year, end_year)
    area = reference_named(reference) if isinstance(reference, str) else reference
    inputs = inputs_between(panel, years, missing=missing, reference=area)
    axes = {"region": inputs.regions, "industry": panel.industries}
    return labelled_frame(axes, {"quadrant": quadrants_of(inputs)[0].astype(object)})
