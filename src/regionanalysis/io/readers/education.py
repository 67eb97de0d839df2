"""Persons by region and level of education."""

from pathlib import Path

from regionanalysis.indicators.education import KNOWN
from regionanalysis.io.readers.own_table import own_table
from regionanalysis.panel.education import EducationPanel
from regionanalysis.panel.education_from_frame import education_from_frame


def read_education(path: Path | str, *, nation: str = "0") -> EducationPanel:
    """Return persons by year, region and level of education.

    Columns ``region,level,year,persons`` and optionally ``region_name``. Levels are those of
    Statistics Norway's table 09429; sums and unknown levels are left out.

    Raises
    ------
    InputError, ProvenanceError
        For a missing column, a figure that is no number or is negative, and a key more than once.
    """
    table, origin = own_table(path, ("region", "level", "year"), "persons", "persons")
    levels = table[table["level"].astype(str).isin(KNOWN)]
    return education_from_frame(levels, nation=nation, source=Path(path).name, origins=(origin,))
