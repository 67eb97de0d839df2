"""Births surplus and net migration, as published or as downloaded."""

from pathlib import Path

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import InputError
from regionanalysis.io.readers.reference import open_reference
from regionanalysis.panel.population_changes import PopulationChanges

# what the births surplus is called: in the published table, and in the snapshot of 06913
BIRTHS_SURPLUS = ("births_surplus", "natural_increase")
NET_MIGRATION = "net_migration"


def read_population_changes(folder: Path, name: str) -> PopulationChanges:
    """Return births surplus and net migration by region, from a table with a sidecar.

    Years without any figure, as the newest year of 06913 is, are left out.

    Parameters
    ----------
    folder
        Folder of the table.
    name
        Name of the table, such as ``"ssb_06913"``.

    Raises
    ------
    InputError
        For a table without the two columns.
    ProvenanceError
        When the table is not there, or not the file its sidecar describes.
    """
    frame, origin = open_reference(folder, name)
    births = next((column for column in BIRTHS_SURPLUS if column in frame.columns), None)
    if births is None or NET_MIGRATION not in frame.columns:
        raise InputError(
            f"{name}.csv lacks births surplus or net migration.",
            remedy=f"Its columns are {BIRTHS_SURPLUS[1]} (or {BIRTHS_SURPLUS[0]}) and "
            f"{NET_MIGRATION}.",
        )
    known = frame[frame[[births, NET_MIGRATION]].notna().any(axis=1)]
    years = tuple(int(year) for year in sorted(known["year"].unique()))
    regions = tuple(str(code) for code in sorted(known["region"].unique()))

    def grid(column: str) -> FloatArray:
        wide = known.pivot(index="year", columns="region", values=column)
        values: FloatArray = wide.reindex(index=list(years), columns=list(regions)).to_numpy(float)
        return values

    return PopulationChanges(
        years=years,
        regions=regions,
        births_surplus=grid(births),
        net_migration=grid(NET_MIGRATION),
        origins=(origin,),
    )
