"""Published surveys of innovation, by named region."""

from regionanalysis.classifications.regions import Region
from regionanalysis.core.project import reference_folder
from regionanalysis.indicators.innovation import InnovationRecord
from regionanalysis.io.readers.reference import innovation_record
from regionanalysis.study.missing import missing


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
