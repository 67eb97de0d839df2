"""Published figures on education and innovation in ``data/reference``."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from regionanalysis.classifications.series_breaks import breaks_crossed, series_breaks
from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import ParameterError
from regionanalysis.indicators.education import Ages, EducationRecord, record_of_persons
from regionanalysis.indicators.innovation import KINDS, InnovationRates, InnovationRecord
from regionanalysis.io.readers.reference import NATION, open_reference

# codes of economic regions have four digits, those of counties two
ECONOMIC_REGION = 4

# by the ages they cover: the table, and its columns of persons with a higher education
EDUCATION: dict[Ages, tuple[str, tuple[str, ...]]] = {
    "16": ("ssb_09429_education", ("higher_short", "higher_long")),
    "30-66": ("imdi_education_30_66", ("higher",)),
}


def published_education(folder: Path, ages: Ages, codes: Sequence[str]) -> EducationRecord:
    """Return the shares of a region in a published table, of all persons in it.

    Parameters
    ----------
    folder
        Folder of the published tables.
    ages
        Whom the table covers, a key of `EDUCATION`.
    codes
        Codes of the region's municipalities in 2024.

    Raises
    ------
    ParameterError
        When the table lacks one of the municipalities.
    """
    table, columns = EDUCATION[ages]
    frame, origin = open_reference(folder, table)
    absent = sorted(set(codes) - set(frame["region"]))
    if absent:
        raise ParameterError(f"{table}.csv lacks the municipality {', '.join(absent)}.")
    frame["graduates"] = frame[list(columns)].sum(axis=1, skipna=False)
    years = sorted(frame.loc[frame["region"].isin(codes), "year"].unique().tolist())
    higher, persons = (_wide(frame, name, years, codes) for name in ("graduates", "persons"))
    whole = np.isfinite(higher).all(axis=1) & np.isfinite(persons).all(axis=1)
    nation = [_wide(frame, name, years, [NATION])[:, 0] for name in ("graduates", "persons")]
    known = [int(years[at]) for at in np.flatnonzero(whole).tolist()]
    breaks = series_breaks(origin.concept)
    return record_of_persons(
        known,
        higher[whole],
        persons[whole],
        (nation[0] / nation[1])[whole],
        ages=ages,
        base="all",
        breaks=breaks_crossed(breaks, start_year=known[0], end_year=known[-1]),
        origins=(origin,),
    )


def _wide(
    frame: pd.DataFrame, column: str, years: Sequence[int], codes: Sequence[str]
) -> FloatArray:
    table = frame.pivot(index="year", columns="region", values=column)
    return table.reindex(index=list(years), columns=list(codes)).to_numpy(dtype=float)


def innovation_record(folder: Path, region: str, county: str) -> InnovationRecord:
    """Return establishments with innovation in 2006 in an economic region, its county and Norway.

    Parameters
    ----------
    folder
        Folder of the published tables.
    region, county
        Statistics Norway's codes of the economic region and of the county.
    """
    frame, origin = open_reference(folder, "ssb_innovation_2006")
    areas = {str(row["region"]): _rates(row) for _, row in frame.iterrows()}
    return InnovationRecord(
        year=int(frame["year"].iloc[0]),
        region=areas[region],
        county=areas[county],
        nation=areas[NATION],
        origin=origin,
        regions=tuple(area for code, area in areas.items() if len(code) == ECONOMIC_REGION),
    )


def _rates(row: "pd.Series[Any]") -> InnovationRates:
    return InnovationRates(
        name=str(row["region_name"]),
        establishments=int(row["establishments"]),
        rates={kind: float(row[f"{kind}_pct"]) for kind in KINDS},
        employees=float(row["employees_pct"]),
    )
