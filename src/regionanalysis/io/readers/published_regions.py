"""The regions that can be reported on without a panel: published ones, or any with snapshots."""

from collections.abc import Sequence
from contextlib import suppress

from regionanalysis.classifications.find_region import RegionMatch, find_region, match_region
from regionanalysis.classifications.municipality_codes import LAST_VINTAGE
from regionanalysis.classifications.regions import Region, named_region, named_regions
from regionanalysis.core.project import has_snapshots
from regionanalysis.errors import ParameterError
from regionanalysis.io.readers.own_regions import own_regions

# year of the municipalities that Telemarksforsking's regions are made of
MEANS_VINTAGE = 2017


def check_region(text: str, members: Sequence[str] = ()) -> None:
    """Check that a report without a panel can be on a region, before anything large is imported.

    Raises
    ------
    ParameterError
        For no such region, with the nearest; for a name with several meanings, with all of them;
        and for a region whose figures have not been downloaded.
    """
    if not has_snapshots():
        if region_of_means(text, members) is None:
            published_region(text, members)
    elif not members:
        # with members, the text may be a name of the user's own for them
        find_region(text, own=own_regions())


def canonical_region(text: str, members: Sequence[str] = ()) -> tuple[str, tuple[str, ...]]:
    """Return the slug and members of the named region that a text means; as given otherwise.

    Without snapshots a member of a named region is that region with that member: ``"3401"`` is
    ``"kongsvingerregionen"`` with ``"Kongsvinger"``. With snapshots it is a region by itself.
    """
    as_given = text, tuple(members)
    with suppress(ParameterError):
        if not has_snapshots():
            means = region_of_means(text, members)
            if means is not None:
                return means.slug, ()
            region = published_region(text, members)
            return region.slug, () if region.whole else tuple(m.name for m in region.members)
        match = match_region(text, kinds=("named",))
        return as_given if match is None else (match.slug, tuple(members))
    return as_given


def published_region(text: str, members: Sequence[str] = ()) -> Region:
    """Return the named region that a text means, which published figures are for.

    Parameters
    ----------
    text
        Name, slug or code; a member of a named region means that region with that member alone.
    members
        Names or codes of the municipalities to keep; all if none are given.

    Raises
    ------
    ParameterError
        As for `check_region`.
    """
    match = find_region(text, own=own_regions())
    if match.kind == "named":
        return named_region(match.slug, members)
    if match.kind == "municipality" and not members:
        for region in named_regions():
            if match.codes[0] in region.codes_at(LAST_VINTAGE):
                return named_region(region.slug, match.codes)
    raise _not_downloaded(match)


def region_of_means(text: str, members: Sequence[str] = ()) -> RegionMatch | None:
    """Return the region that a text means, where only its means over the years are published.

    They are those of Telemarksforsking's regions that are no named region, in the municipalities of
    2017. None is any other region.

    Raises
    ------
    ParameterError
        For members: the means are of whole regions.
    """
    if match_region(text, own=own_regions(), kinds=("own", "named")) is not None:
        return None
    match = match_region(text, MEANS_VINTAGE, kinds=("telemarksforsking",))
    if match is not None and members:
        raise ParameterError(
            f"The published figures on {match.name} are of the whole region.",
            remedy="Leave out --members, or run `regionanalysis refresh` (needs a network) for "
            "figures by municipality.",
            evidence=tuple(members),
        )
    return match


def _not_downloaded(match: RegionMatch) -> ParameterError:
    slugs = ", ".join(region.slug for region in named_regions())
    return ParameterError(
        f"The figures for {match.name} need to be downloaded first.",
        remedy="Run `regionanalysis refresh` (needs a network), or name a panel (--panel). "
        f"Without them there can be a report on {slugs}, on one of its municipalities, or on one "
        "of Telemarksforsking's 85 regions, such as hadeland.",
        evidence=match.codes,
    )
