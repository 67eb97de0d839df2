"""What surveys that were published once say of a named region."""

from regionanalysis.classifications.regions import Region
from regionanalysis.core.project import reference_folder
from regionanalysis.indicators.innovation import InnovationRecord
from regionanalysis.io.readers.reference import innovation_record
from regionanalysis.study.report import ReportContext


def surveyed(desk: ReportContext, region: Region) -> InnovationRecord:
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
