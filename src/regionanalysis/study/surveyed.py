"""What surveys that were published once say of a named region."""

from regionanalysis.innovation import InnovationRecord
from regionanalysis.project import reference_folder
from regionanalysis.regions import Region
from regionanalysis.sources.reference import innovation_record
from regionanalysis.study.desk import Desk


def surveyed(desk: Desk, region: Region) -> InnovationRecord:
    """Return establishments with innovation in the economic region that bears a region's figures.

    Raises
    ------
    MissingDataError
        When there are no figures for it.
    """
    code = region.published_as.get("ssb_economic_region")
    if code is None:
        raise desk.lacks("innovation")
    return innovation_record(reference_folder(), code, region.county_code)
