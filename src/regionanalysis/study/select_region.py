"""The region of a panel that a report is on."""

from contextlib import suppress
from typing import NamedTuple

from regionanalysis.classifications.find_region import match_region
from regionanalysis.classifications.regions import member_of, named_region
from regionanalysis.core.names import slug_of
from regionanalysis.core.project import DEFAULT_REGION
from regionanalysis.errors import ParameterError
from regionanalysis.io.readers.own_regions import own_regions
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.find_region import codes_in_panel, find_in_panel
from regionanalysis.study.parameters import ReportParameters


class RegionChoice(NamedTuple):
    """The region of a report.

    Attributes
    ----------
    codes
        Codes in the panel.
    name, slug
        As printed, and as in file names; of a part of a known region, the whole region's.
    is_part
        Whether the codes are only some of those of a known region.
    """

    codes: tuple[str, ...]
    name: str
    slug: str
    is_part: bool = False


def region_in_panel(panel: EmploymentPanel, parameters: ReportParameters) -> RegionChoice:
    """Return the region of a report on a panel: the user's own, a known one, or one of the panel.

    Raises
    ------
    ParameterError
        When the panel has no such region, with the nearest.
    """
    text = parameters.region
    if parameters.members:
        codes = [code for member in parameters.members for code in _member(panel, text, member)]
        return _with_members(panel, text, tuple(dict.fromkeys(codes)))
    if text == DEFAULT_REGION and not _has_default(panel):
        # no region was named: the first one, which the report's title names
        return RegionChoice(
            panel.regions[:1], panel.region_names[0], slug_of(panel.region_names[0])
        )
    match = find_in_panel(panel, text, own=own_regions())
    return RegionChoice(match.codes, match.name, match.slug)


def _with_members(panel: EmploymentPanel, text: str, codes: tuple[str, ...]) -> RegionChoice:
    """Return members as a known region, as a part of one, or under a name of the user's own."""
    with suppress(ParameterError):
        whole = find_in_panel(panel, text, own=own_regions())
        if set(codes) <= set(whole.codes):
            is_part = set(codes) < set(whole.codes)
            return RegionChoice(codes, whole.name, whole.slug, is_part)
    return RegionChoice(codes, text, slug_of(text))


def _has_default(panel: EmploymentPanel) -> bool:
    try:
        find_in_panel(panel, DEFAULT_REGION)
    except ParameterError:
        return False
    return True


def _member(panel: EmploymentPanel, region: str, member: str) -> tuple[str, ...]:
    """Return the codes of a member; a name means the member of the region, if it has one."""
    known = match_region(region, kinds=("named",)) if panel.vintage is not None else None
    if known is not None:
        try:
            one = member_of(named_region(known.slug), member)
        except ParameterError:
            return find_in_panel(panel, member).codes
        return codes_in_panel(panel, [one.code_at(panel.vintage or 0)], one.name)
    return find_in_panel(panel, member).codes
