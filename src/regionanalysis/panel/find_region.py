"""The regions of a panel that a text means."""

from collections.abc import Sequence
from dataclasses import replace

from regionanalysis.classifications.find_region import (
    REGION_KINDS,
    RegionMatch,
    match_region,
    region_names,
)
from regionanalysis.classifications.municipality import short_name
from regionanalysis.classifications.regions import OwnRegion, named_region
from regionanalysis.core.names import normalise, slug_of, unknown_name
from regionanalysis.errors import ParameterError, UnknownNameError
from regionanalysis.panel.employment import EmploymentPanel

_GROUPS = tuple(kind for kind in REGION_KINDS if kind != "municipality")


def find_in_panel(
    panel: EmploymentPanel, text: str, *, own: Sequence[OwnRegion] = ()
) -> RegionMatch:
    """Return the region that a text means, in the codes of a panel.

    In a panel whose codes are of a known year, regions, counties and municipalities are looked for
    as `classifications.find_region` does; in any panel, its codes and names.

    Parameters
    ----------
    own
        The user's own regions.

    Raises
    ------
    UnknownNameError
        When the panel has no such region, with the nearest names.
    ParameterError
        For a name with several meanings, and a region that the panel has only a part of.
    """
    vintage = panel.vintage
    if vintage is None:
        match = _named(panel, text) or _labelled(panel, text)
        if match is None:
            raise _unknown(panel, text, own)
        return match
    label = _labelled(panel, text)
    if label is not None and text in panel.regions:
        return label
    # a region or county is more than a municipality of its name
    match = match_region(text, vintage, own=own, kinds=_GROUPS)
    if match is not None and label is not None and not _has(panel, match):
        return label
    match = match or label or match_region(text, vintage, kinds=("municipality",))
    if match is None:
        raise _unknown(panel, text, own)
    if match.kind == "panel":
        return match
    return replace(match, codes=codes_in_panel(panel, match.codes, match.name))


def _has(panel: EmploymentPanel, match: RegionMatch) -> bool:
    """Return whether a panel has all municipalities of a region."""
    return set(match.codes) <= {part for label in panel.regions for part in label.split("+")}


def _named(panel: EmploymentPanel, text: str) -> RegionMatch | None:
    """Return a named region in the codes of the newest vintage of which the panel has them all."""
    match = match_region(text, kinds=("named",))
    if match is None:
        return None
    region = named_region(match.slug)
    vintages = {spell.end for member in region.members for spell in member.spells}
    for vintage in sorted(vintages, reverse=True):
        codes = region.codes_at(vintage)
        if set(codes) <= set(panel.regions):
            return replace(match, codes=codes)
    return None


def _labelled(panel: EmploymentPanel, text: str) -> RegionMatch | None:
    """Return the panel's own region with a code or name, with or without what is in brackets."""
    wanted = normalise(text)
    pairs = list(zip(panel.regions, panel.region_names, strict=True))
    for code, name in pairs:
        if wanted in (normalise(code), normalise(name)):
            return RegionMatch("panel", slug_of(name), name, (code,))
    alike = [pair for pair in pairs if wanted == normalise(short_name(pair[1]))]
    if len(alike) > 1:
        labels = [f"{code} {name}" for code, name in alike]
        raise ParameterError(
            f"There are several regions {text!r} in the figures.",
            remedy=f"Use the code or the whole name: {', '.join(labels)}.",
            evidence=labels,
        )
    return next((RegionMatch("panel", slug_of(name), name, (code,)) for code, name in alike), None)


def _unknown(panel: EmploymentPanel, text: str, own: Sequence[OwnRegion]) -> UnknownNameError:
    labels: dict[str, str] = {}
    for code, name in zip(panel.regions, panel.region_names, strict=True):
        label = code if code == name else f"{code} {name}"
        labels |= dict.fromkeys((code, name, short_name(name)), label)
    if panel.vintage is not None:
        labels |= region_names(panel.vintage, own=own)
    return unknown_name("region in the figures", text, labels, labels=labels)


def codes_in_panel(panel: EmploymentPanel, codes: Sequence[str], name: str) -> tuple[str, ...]:
    """Return the labels under which a panel has a region's municipalities; a split one is a group.

    Raises
    ------
    ParameterError
        For a municipality that the panel lacks, and for a part of a group.
    """
    groups = {part: label for label in panel.regions for part in label.split("+")}
    missing = [code for code in codes if code not in groups]
    if missing:
        raise unknown_name(f"municipality of {name} in the figures:", missing[0], panel.regions)
    labels = tuple(dict.fromkeys(groups[code] for code in codes))
    outside = [part for label in labels for part in label.split("+") if part not in codes]
    if outside:
        raise ParameterError(
            f"{name} cannot be separated from its neighbours in these figures: "
            f"{', '.join(outside)} has been one with a part of it.",
            remedy="Take them in too, or name other members.",
            evidence=outside,
        )
    return labels
