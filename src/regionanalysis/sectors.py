"""Industries gathered in sectors: private and public jobs, analysed apart or together."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from regionanalysis.errors import ParameterError
from regionanalysis.panel import EmploymentPanel
from regionanalysis.regions import unknown_name
from regionanalysis.shiftshare.regression_design import IntArray


def sector_positions(panel: EmploymentPanel, sectors: Mapping[str, str] | None) -> IntArray:
    """Return the sector of every industry as 0, 1, …; all of one where none are named.

    Raises
    ------
    ParameterError
        When an industry has no sector.
    """
    if sectors is None:
        return np.zeros(len(panel.industries), dtype=int)
    missing = [code for code in panel.industries if code not in sectors]
    if missing:
        raise ParameterError(
            f"There is no sector for industry {', '.join(missing[:5])} "
            f"({len(missing)} of {len(panel.industries)}).",
            remedy="State a sector for every industry of the panel.",
            evidence=missing,
        )
    _, position = np.unique([sectors[code] for code in panel.industries], return_inverse=True)
    return np.asarray(position, dtype=int)


def of_sector(panel: EmploymentPanel, sectors: Mapping[str, str], sector: str) -> EmploymentPanel:
    """Return the panel of one sector's industries; totals are their sums.

    Raises
    ------
    ParameterError
        When an industry has no sector, or the sector no industry.
    """
    sector_positions(panel, sectors)
    columns = [at for at, code in enumerate(panel.industries) if sectors[code] == sector]
    if not columns:
        raise unknown_name("sector", sector, sorted(set(sectors.values())))
    cells, nation = panel.employment[:, :, columns], panel.nation[:, columns]
    return replace(
        panel,
        industries=tuple(panel.industries[at] for at in columns),
        industry_names=tuple(panel.industry_names[at] for at in columns),
        employment=cells,
        nation=nation,
        region_total=cells.sum(axis=2),
        nation_total=nation.sum(axis=1),
        totals_stated=False,
        cells=None if panel.cells is None else panel.cells.of_industries(columns),
    )
