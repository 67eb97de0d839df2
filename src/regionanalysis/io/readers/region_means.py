"""Telemarksforsking's published means of one region."""

from pathlib import Path

from regionanalysis.core.arrays import position
from regionanalysis.io.readers.reference import open_reference, region_comparison
from regionanalysis.model.mean_account import MeanAccount
from regionanalysis.model.published import EFFECTS, STRUCTURAL


def mean_account(folder: Path, region: str) -> MeanAccount:
    """Return the published means of a region.

    Parameters
    ----------
    folder
        Folder of the published tables.
    region
        Name of one of Telemarksforsking's regions.

    Raises
    ------
    ParameterError
        When the table has no such region.
    """
    frame, origin = open_reference(folder, "telemarksforsking_regions_private_jobs")
    everyone = region_comparison(folder)
    row = frame.iloc[position(region, everyone.regions, "region in the table")]
    return MeanAccount(
        name=region,
        unit=origin.unit,
        start_year=everyone.start_year,
        end_year=everyone.end_year,
        start=float(row["start"]),
        end=float(row["end"]),
        national_growth=everyone.national_growth,
        mean_growth=float(row["growth_pct"]),
        effects={effect: float(row[f"{effect}_pct"]) for effect in EFFECTS},
        mean_gap=float(row["relative_growth_pct"]),
        structural_effects=STRUCTURAL,
        residual_effect="attractiveness",
        breaks=everyone.breaks,
        origins=(origin,),
    )
