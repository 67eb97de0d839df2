"""Published figures on education and innovation, by region."""

from collections.abc import Sequence

from regionanalysis.classifications.regions import Region
from regionanalysis.core.project import reference_folder
from regionanalysis.indicators.education import Ages, EducationRecord
from regionanalysis.indicators.innovation import InnovationRecord
from regionanalysis.io.readers.published_skills import innovation_record, published_education
from regionanalysis.study.missing import missing, missing_if_refused


def innovation_for(region: Region | None, name: str) -> InnovationRecord:
    """Return establishments with innovation in the economic region of a named region.

    Raises
    ------
    MissingDataError
        When there are no figures for the region, whose printed name is ``name``.
    """
    code = None if region is None else region.published_as.get("ssb_economic_region")
    if region is None or code is None:
        raise missing("innovation", name)
    return innovation_record(reference_folder(), code, region.county_code)


def published_shares(ages: Ages, codes: Sequence[str], name: str) -> EducationRecord:
    """Return the published shares with a higher education.

    Parameters
    ----------
    ages
        Whom they cover.
    codes
        Codes of the region's municipalities in 2024.
    name
        Name of the region, as printed.

    Raises
    ------
    MissingDataError
        When the table lacks one of the municipalities.
    """
    what = "education_adults" if ages == "30-66" else "education"
    with missing_if_refused(what, name):
        return published_education(reference_folder(), ages, codes)
