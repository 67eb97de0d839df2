"""Which region of the analyst's own panel a report is on."""

from regionanalysis.divisions import area
from regionanalysis.panel import EmploymentPanel
from regionanalysis.parameters import ReportParameters
from regionanalysis.project import DEFAULT_REGION
from regionanalysis.regions import Region, named_regions, unknown_name


def chosen(panel: EmploymentPanel, asked: ReportParameters) -> tuple[tuple[str, ...], str]:
    """Return the codes that make up the region asked for, and its name.

    Raises
    ------
    ParameterError
        When the panel has no such region, with the nearest.
    """
    if asked.members:
        return tuple(_code(panel, one) for one in asked.members), asked.region
    known = _named(asked.region)
    if known is not None:
        codes = _codes_in(panel, known)
        if codes:
            return codes, known.name
    # a panel whose codes are of a known year has regions and counties
    found = None if panel.vintage is None else area(asked.region, panel.vintage)
    if found is not None:
        name, parts = found
        missing = [code for code in parts if code not in panel.regions]
        if missing:
            raise unknown_name(f"municipality of {name} in the figures:", missing[0], panel.regions)
        return parts, name
    # no region was named: the first one, which the report's title tells
    first = asked.region == DEFAULT_REGION
    code = panel.regions[0] if first else _code(panel, asked.region)
    return (code,), panel.region_names[panel.regions.index(code)]


def _code(panel: EmploymentPanel, asked: str) -> str:
    pairs = list(zip(panel.regions, panel.region_names, strict=True))
    for code, name in pairs:
        if asked.casefold() in (code.casefold(), name.casefold()):
            return code
    labels = [code if code == name else f"{code} {name}" for code, name in pairs]
    raise unknown_name("region in the panel", asked, labels)


def _named(asked: str) -> Region | None:
    return next((one for one in named_regions() if asked.casefold() == one.slug), None)


def _codes_in(panel: EmploymentPanel, region: Region) -> tuple[str, ...]:
    """Return the region's codes of the vintage that the panel has, if it has them all."""
    vintages = {code.until for one in region.members for code in one.codes}
    for vintage in sorted(vintages, reverse=True):
        codes = region.codes_at(vintage)
        if set(codes) <= set(panel.regions):
            return codes
    return ()
