"""Published projections of people in ``data/reference``."""

from collections.abc import Sequence
from pathlib import Path

from regionanalysis.io.readers.reference import open_reference
from regionanalysis.model.projection.published import ProjectedPeople

TABLE = "ssb_projection_2018"
VINTAGE = 2018


def projected_people(
    folder: Path, codes: Sequence[str], region: str | None = None
) -> ProjectedPeople | None:
    """Return the projection of 2018 for a region; None where it was not published for it.

    Parameters
    ----------
    folder
        Folder of the published tables.
    codes
        Codes of the municipalities of 2024, used one by one where all are in the table.
    region
        Statistics Norway's code of the economic region that they are the whole of.

    Raises
    ------
    ProvenanceError
        When the table is not there, or not the file its sidecar describes.
    """
    frame, origin = open_reference(folder, TABLE)
    people = frame.pivot(index="year", columns="region", values="population").astype(float)
    wanted = [region] if region is not None and region in people else list(codes)
    if not set(wanted) <= set(people.columns):
        return None
    total = people[wanted].sum(axis=1)
    years = sorted(int(year) for year in people.index)
    return ProjectedPeople(
        vintage=VINTAGE,
        start_year=years[0],
        end_year=years[-1],
        start=float(total.iloc[0]),
        end=float(total.iloc[-1]),
        origins=(origin,),
    )
