"""Industries grouped in sectors: private and public jobs, analysed apart or together."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from regionanalysis.core.arrays import IntArray
from regionanalysis.core.names import unknown_name
from regionanalysis.panel.aggregate import group_positions
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.employment import EmploymentPanel


def sector_positions(panel: EmploymentPanel, sectors: Mapping[str, str] | None) -> IntArray:
    """Return the sector of every industry as 0, 1, …; all of one where none are named.

    Raises
    ------
    ParameterError
        When an industry has no sector.
    """
    if sectors is None:
        return np.zeros(len(panel.industries), dtype=int)
    return group_positions(panel, sectors, "sector")[1]


@accepts_frame
def of_sector(panel: EmploymentPanel, sectors: Mapping[str, str], sector: str) -> EmploymentPanel:
    """Return the panel of one sector's industries; totals are their sums.

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        The panel.
    sectors : mapping of str to str
        Sector of every industry, by its code.
    sector : str
        The sector to keep.

    Raises
    ------
    ParameterError
        When an industry has no sector, or the sector no industry.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> panel = ra.panel_from_frame(ra.example_jobs())
    >>> sectors = {"A": "primary", "C": "other", "G": "other"}
    >>> ra.of_sector(panel, sectors, "other").industries
    ('C', 'G')
    """
    sector_positions(panel, sectors)
    columns = [i for i, code in enumerate(panel.industries) if sectors[code] == sector]
    if not columns:
        raise unknown_name("sector", sector, sorted(set(sectors.values())))
    cells, nation = panel.employment[:, :, columns], panel.nation[:, columns]
    return replace(
        panel,
        industries=tuple(panel.industries[i] for i in columns),
        industry_names=tuple(panel.industry_names[i] for i in columns),
        employment=cells,
        nation=nation,
        region_total=cells.sum(axis=2),
        nation_total=nation.sum(axis=1),
        totals_stated=False,
        cells=None if panel.cells is None else panel.cells.of_industries(columns),
    )
