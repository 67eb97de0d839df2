"""The regions that ``for_each`` stands for in the list of reports, and the names of their files.

A county or municipality with the name of a region has its kind in its slug (``oslo-fylke``,
``voss-kommune``), whatever else is listed, so that a report keeps its name.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from regionanalysis.classifications.counties import counties
from regionanalysis.classifications.divisions import region_codes, telemarksforsking_regions
from regionanalysis.classifications.find_region import find_region, match_name
from regionanalysis.classifications.municipality_codes import LAST_VINTAGE, municipalities
from regionanalysis.classifications.regions import named_regions
from regionanalysis.core.names import slug_of, unknown_name
from regionanalysis.core.project import has_snapshots
from regionanalysis.errors import ParameterError
from regionanalysis.io.readers.own_regions import own_regions

TargetKind = Literal["municipality", "region", "county"]


class Targets(NamedTuple):
    """Regions to report on.

    Attributes
    ----------
    slugs
        Names of their files, by the region as a report's parameters name it.
    left_out
        Why others are left out, a sentence each.
    """

    slugs: Mapping[str, str]
    left_out: tuple[str, ...] = ()


def targets_of_kind(kind: TargetKind, group: Sequence[str] = ()) -> Targets:
    """Return every place of a kind, or those of a group.

    Municipalities and counties are those of the newest codes. Regions are Telemarksforsking's,
    those the project has a name for, and the user's own. One of Telemarksforsking's that has since
    been merged across is left out, unless the group names it.

    Raises
    ------
    ParameterError
        For a name in the group that is no place of the kind, with the nearest; and where there are
        no figures by municipality.
    """
    if kind == "municipality":
        slugs = _municipalities()
        selected = [find_region(text, kinds=(kind,)).codes[0] for text in group]
    elif kind == "county":
        slugs = _counties()
        selected = [_find(name, _by_name(counties(LAST_VINTAGE)), kind) for name in group]
    else:
        slugs, by_name = _regions(), dict(_names())
        for region, slug in slugs.items():
            by_name |= {region: region, slug: region}
        selected = [_find(name, by_name, kind) for name in group]
    _check_figures(kind, selected or slugs)
    if selected:
        return Targets({region: slugs[region] for region in selected})
    # what is published on a region is there whatever became of its municipalities
    merged = _merged() if kind == "region" and has_snapshots() else {}
    return Targets({k: v for k, v in slugs.items() if k not in merged}, tuple(merged.values()))


def targets_in_panel(
    kind: TargetKind, names: Mapping[str, str], group: Sequence[str] = ()
) -> Targets:
    """Return every region of the user's panel, or those of a group.

    Parameters
    ----------
    names
        Name of every region of the panel, by code.

    Raises
    ------
    ParameterError
        For a name in the group that is no region of the panel, with the nearest; and for another
        kind than regions, which are all that it has.
    """
    if kind != "region":
        raise ParameterError(
            f"A panel of your own has regions, and no {kind}.",
            remedy='Write for_each = "region".',
        )
    slugs = {code: slug_of(name) for code, name in names.items()}
    count = Counter(slugs.values())
    unique = {c: s if count[s] == 1 else f"{s}-{slug_of(c)}" for c, s in slugs.items()}
    selected = [_find(name, _by_name(names), "region in the panel") for name in group]
    return Targets({code: unique[code] for code in selected or unique})


def _municipalities() -> Mapping[str, str]:
    taken = {*_regions().values(), *(slug_of(name) for name in counties(LAST_VINTAGE).values())}
    return _with_kind(municipalities(LAST_VINTAGE), taken, "kommune")


def _counties() -> Mapping[str, str]:
    return _with_kind(counties(LAST_VINTAGE), set(_regions().values()), "fylke")


def _regions() -> Mapping[str, str]:
    named = {slug: slug for slug in _names().values()}
    published = {name for region in named_regions() for name in region.published_as.values()}
    others = {name: slug_of(name) for name in telemarksforsking_regions() if name not in published}
    # Of two with one slug, the project's or the user's own is meant.
    return {**named, **{name: slug for name, slug in others.items() if slug not in named}}


def _names() -> Mapping[str, str]:
    """Return the slugs of named regions and of the user's own, by every name of theirs."""
    named = {
        name: region.slug
        for region in named_regions()
        for name in (region.name, *region.published_as.values())
    }
    return {**named, **{region.name: region.slug for region in own_regions()}}


def _with_kind(names: Mapping[str, str], taken: set[str], kind: str) -> Mapping[str, str]:
    slugs = {code: slug_of(name) for code, name in names.items()}
    return {code: f"{slug}-{kind}" if slug in taken else slug for code, slug in slugs.items()}


def _merged() -> Mapping[str, str]:
    """Return what became of the regions that have been merged across, a sentence each."""
    sentences = {}
    for name in telemarksforsking_regions():
        try:
            region_codes(name, LAST_VINTAGE)
        except ParameterError as merged:
            sentences[name] = merged.message
    return sentences


def _by_name(names: Mapping[str, str]) -> Mapping[str, str]:
    """Return codes by what they may be called: the code or the name."""
    return {
        **{name: code for code, name in names.items()},
        **{code: code for code in names},
    }


def _find(name: str, by_name: Mapping[str, str], kind: str) -> str:
    match = match_name(name, by_name)
    if match is None:
        raise unknown_name(kind, name, by_name)
    return by_name[match]


def _check_figures(kind: TargetKind, regions: Iterable[str]) -> None:
    """Refuse regions that need figures by municipality where there are none."""
    published = {*(region.slug for region in named_regions()), *telemarksforsking_regions()}
    if has_snapshots() or set(regions) <= published:
        return
    raise ParameterError(
        f"Reports for each {kind} need figures by municipality, and there are none.",
        remedy="Download them with `regionanalysis refresh`, or name a panel.",
    )
