"""Which region of the analyst's own panel a report is on."""

from typing import NamedTuple

from regionanalysis.classifications.divisions import area
from regionanalysis.classifications.regions import Region, named_regions
from regionanalysis.core.names import slug_of, unknown_name
from regionanalysis.core.project import DEFAULT_REGION
from regionanalysis.errors import ParameterError
from regionanalysis.io.readers.own_regions import own_region
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.study.parameters import ReportParameters


class Choice(NamedTuple):
    """The codes that make up a region, its name, and its slug."""

    codes: tuple[str, ...]
    name: str
    slug: str


def chosen(panel: EmploymentPanel, asked: ReportParameters) -> Choice:
    """Return the region asked for: one of the user's own, a known one, or one of the panel.

    Raises
    ------
    ParameterError
        When the panel has no such region, with the nearest.
    """
    if asked.members:
        return _choice(tuple(_code(panel, one) for one in asked.members), asked.region)
    own = own_region(asked.region)
    if own is not None:
        codes = own.codes_at(own.vintage if panel.vintage is None else panel.vintage)
        return Choice(codes_in_panel(panel, codes, own.name), own.name, own.slug)
    known = _named(asked.region)
    if known is not None:
        codes = _codes_in(panel, known)
        if codes:
            return _choice(codes, known.name)
    # a panel whose codes are of a known year has regions and counties
    found = None if panel.vintage is None else area(asked.region, panel.vintage)
    if found is not None:
        name, parts = found
        return _choice(codes_in_panel(panel, parts, name), name)
    # no region was named: the first one, which the report's title tells
    first = asked.region == DEFAULT_REGION
    code = panel.regions[0] if first else _code(panel, asked.region)
    return _choice((code,), panel.region_names[panel.regions.index(code)])


def _choice(codes: tuple[str, ...], name: str) -> Choice:
    return Choice(codes, name, slug_of(name))


def codes_in_panel(panel: EmploymentPanel, codes: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Return the codes by which the panel has a region's municipalities; a split one is a group.

    Raises
    ------
    ParameterError
        For a municipality that the figures lack, and for a part of a group.
    """
    groups = {part: label for label in panel.regions for part in label.split("+")}
    missing = [code for code in codes if code not in groups]
    if missing:
        raise unknown_name(f"municipality of {name} in the figures:", missing[0], panel.regions)
    labels = tuple(dict.fromkeys(groups[code] for code in codes))
    outside = [part for label in labels for part in label.split("+") if part not in codes]
    if outside:
        raise ParameterError(
            f"{name} cannot be told from its neighbours in these figures: "
            f"{', '.join(outside)} has been one with a part of it.",
            remedy="Take them in too, or name other members.",
            evidence=outside,
        )
    return labels


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
