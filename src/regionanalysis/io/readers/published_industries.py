"""Published figures on finer industries and the nation's industries in ``data/reference``."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from regionanalysis.classifications.industry_names import names_in
from regionanalysis.classifications.industry_standards import IndustryStandard, groups
from regionanalysis.classifications.series_breaks import series_breaks
from regionanalysis.indicators.national_jobs import NationalJobs
from regionanalysis.io.readers.reference import COUNTY_ROUNDING, NATION, open_reference
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.from_frame import panel_from_frame


def county_manufacturing(folder: Path) -> tuple[EmploymentPanel, Mapping[str, str]]:
    """Return the parts of manufacturing by county, and the industry that each is a part of."""
    frame, origin = open_reference(folder, "ssb_11713_county_manufacturing")
    parents = dict(zip(frame["industry"], frame["parent"], strict=True))
    panel = panel_from_frame(
        frame.drop(columns="parent"),
        nation=NATION,
        source=f"{origin.name}.csv",
        find_totals=False,
        unit=origin.unit,
        place=origin.place,
        standard=IndustryStandard.SN2007,
        rounding=COUNTY_ROUNDING,
        breaks=series_breaks(origin.concept),
        origins=(origin,),
    )
    return panel, parents


def national_jobs(folder: Path, language: str) -> NationalJobs:
    """Return the nation's jobs by industry in the first and last year of the table.

    ``language`` is the code of the language of the industries' names.
    """
    frame, origin = open_reference(folder, "ssb_13126_nation_industry")
    wide = frame.pivot(index="industry", columns="year", values="employment").sort_index()
    stated = groups(IndustryStandard.SN2007, "groups")
    codes = tuple(str(code) for code in wide.index)
    return NationalJobs(
        industries=codes,
        industry_names=names_in(language, [stated[code].name for code in codes]),
        start_year=int(wide.columns[0]),
        end_year=int(wide.columns[-1]),
        start=np.asarray(wide.iloc[:, 0], dtype=float),
        end=np.asarray(wide.iloc[:, -1], dtype=float),
        origins=(origin,),
    )
