"""Persons by place and level of education."""

from pathlib import Path

from regionanalysis.indicators.education import KNOWN
from regionanalysis.io.readers.own_table import own_table
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.from_frame import panel_from_frame

# figures of a few persons are disguised by as many, and so a sum may exceed the nation
DISGUISED = 2.0


def read_education(path: Path | str, *, nation: str = "0") -> EmploymentPanel:
    """Return persons by year, place and level of education: a panel whose industries are levels.

    Columns ``region,level,year,persons`` and optionally ``region_name``. Levels are those of
    Statistics Norway's table 09429; sums and unknown levels are left out.

    Raises
    ------
    InputError, ProvenanceError
        For a missing column, a figure that is no number or is negative, and a key more than once.
    """
    table, origin = own_table(path, ("region", "level", "year"), "persons", "persons")
    levels = table[table["level"].astype(str).isin(KNOWN)]
    return panel_from_frame(
        levels.rename(columns={"level": "industry", "persons": "employment"}),
        nation=nation,
        source=Path(path).name,
        find_totals=False,
        place="residence",
        rounding=DISGUISED,
        origins=(origin,),
    )
