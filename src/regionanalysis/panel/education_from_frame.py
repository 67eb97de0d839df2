"""From a long table to an education panel."""

from typing import Any

import pandas as pd

from regionanalysis.panel.education import EducationPanel
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.panel.provenance import Origin

# figures of a few persons are disguised by as many, and so a sum may exceed the nation
DISGUISED = 2.0


def education_from_frame(
    frame: pd.DataFrame, *, origins: tuple[Origin, ...] = (), **options: Any
) -> EducationPanel:
    """Return the education panel that a long table holds.

    Parameters
    ----------
    frame
        Columns ``region``, ``level``, ``year`` and ``persons``, and optionally ``region_name``.
    origins
        Where the figures come from.
    options
        ``nation`` and ``source``, as for `panel_from_frame`.

    Raises
    ------
    InputError
        For a missing column, a figure that is no number or is negative, a key more than once, and
        a nation with fewer persons than its regions.
    """
    # the checks of keys and figures are those of jobs by industry
    panel = panel_from_frame(
        frame.rename(columns={"level": "industry", "persons": "employment"}),
        find_totals=False,
        rounding=DISGUISED,
        **options,
    )
    return EducationPanel(
        years=panel.years,
        regions=panel.regions,
        region_names=panel.region_names,
        levels=panel.industries,
        persons=panel.employment,
        nation=panel.nation,
        present=panel.present,
        origins=origins,
    )
