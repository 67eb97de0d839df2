"""What a line of the list stands for that says ``for_each``: the places, and their files' names.

A county or municipality that is called as a region is told apart by its kind (``oslo-fylke``,
``voss-kommune``), whatever else is listed, so that a report keeps its name.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from regionanalysis.classifications.counties import counties
from regionanalysis.classifications.divisions import region_codes, telemarksforsking_regions
from regionanalysis.classifications.find_region import find_region
from regionanalysis.classifications.municipality_codes import LAST_VINTAGE, municipalities
from regionanalysis.classifications.regions import named_regions
from regionanalysis.core.names import slug_of, unknown_name
from regionanalysis.core.project import has_snapshots
from regionanalysis.errors import ParameterError
from regionanalysis.io.readers.own_regions import own_regions

TargetKind = Literal["municipality", "region", "county"]


class Targets(NamedTuple):
    """Places to report on, each as it is asked for, with the name of its files.

    ``left_out`` tells in a sentence of every place that there can be no report on.
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
        chosen = [find_region(text, kinds=(kind,)).codes[0] for text in group]
    elif kind == "county":
        slugs = _counties()
        chosen = [_named(one, _calls(counties(LAST_VINTAGE)), kind) for one in group]
    else:
        slugs, calls = _regions(), dict(_names())
        for asked, slug in slugs.items():
            calls |= {asked.casefold(): asked, slug: asked}
        chosen = [_named(one, calls, kind) for one in group]
    _check_figures(kind, chosen or slugs)
    if chosen:
        return Targets({one: slugs[one] for one in chosen})
    merged = _merged() if kind == "region" else {}
    return Targets({k: v for k, v in slugs.items() if k not in merged}, tuple(merged.values()))


def targets_in_panel(
    kind: TargetKind, names: Mapping[str, str], group: Sequence[str] = ()
) -> Targets:
    """Return every region of a panel of one's own, or those of a group.

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
            f"A panel of one's own has regions, and no {kind}.",
            remedy='Write for_each = "region".',
        )
    slugs = {code: slug_of(name) for code, name in names.items()}
    count = Counter(slugs.values())
    told = {c: s if count[s] == 1 else f"{s}-{slug_of(c)}" for c, s in slugs.items()}
    chosen = [_named(one, _calls(names), "region in the panel") for one in group]
    return Targets({code: told[code] for code in chosen or told})


def _municipalities() -> Mapping[str, str]:
    taken = {*_regions().values(), *(slug_of(name) for name in counties(LAST_VINTAGE).values())}
    return _apart(municipalities(LAST_VINTAGE), taken, "kommune")


def _counties() -> Mapping[str, str]:
    return _apart(counties(LAST_VINTAGE), set(_regions().values()), "fylke")


def _regions() -> Mapping[str, str]:
    found = {slug: slug for slug in _names().values()}
    published = {name for region in named_regions() for name in region.published_as.values()}
    others = {name: slug_of(name) for name in telemarksforsking_regions() if name not in published}
    # asked for by that name, the user's own comes first
    return {**found, **{name: slug for name, slug in others.items() if slug not in found}}


def _names() -> Mapping[str, str]:
    """Return the slugs of named regions and of the user's own, by every name of theirs."""
    named = {
        name.casefold(): region.slug
        for region in named_regions()
        for name in (region.name, *region.published_as.values())
    }
    return {**named, **{one.name.casefold(): one.slug for one in own_regions()}}


def _apart(names: Mapping[str, str], taken: set[str], kind: str) -> Mapping[str, str]:
    slugs = {code: slug_of(name) for code, name in names.items()}
    return {code: f"{slug}-{kind}" if slug in taken else slug for code, slug in slugs.items()}


def _merged() -> Mapping[str, str]:
    """Return what has become of the regions that are no areas of their own any more."""
    found = {}
    for name in telemarksforsking_regions():
        try:
            region_codes(name, LAST_VINTAGE)
        except ParameterError as merged:
            found[name] = merged.message
    return found


def _calls(names: Mapping[str, str]) -> Mapping[str, str]:
    """Return the codes of places by what they may be called: code or name."""
    return {**{name.casefold(): code for code, name in names.items()}, **{c: c for c in names}}


def _named(asked: str, calls: Mapping[str, str], kind: str) -> str:
    found = calls.get(asked, calls.get(asked.casefold()))
    if found is None:
        raise unknown_name(kind, asked, calls)
    return found


def _check_figures(kind: TargetKind, asked: Iterable[str]) -> None:
    """Refuse what takes figures by municipality where there are none."""
    published = {one.slug for one in named_regions()}
    if has_snapshots() or set(asked) <= published:
        return
    raise ParameterError(
        f"Reports for each {kind} need figures by municipality, and there are none.",
        remedy="Bring them with `regionanalysis refresh`, or name a panel.",
    )
