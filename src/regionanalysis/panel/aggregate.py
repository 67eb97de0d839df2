"""Regions added into one, and industries into groups: a panel like any other; people likewise."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from regionanalysis.classifications.industry_standards import (
    IndustryStandard,
    divisions,
    is_unknown_industry,
)
from regionanalysis.core.arrays import FloatArray, positions
from regionanalysis.errors import ParameterError
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.cells import StateArray
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.population import PopulationPanel


@accepts_frame
def merge_regions(
    panel: EmploymentPanel, members: Sequence[str], code: str, name: str = ""
) -> EmploymentPanel:
    """Return the panel with some regions added into one, in the place of the first of them.

    The classic effects of the new region are the sums of its members'. Those of variants that use
    the region's own industry shares or growth are not: there a region is one place, and not the
    sum of its parts. A cell unknown in a member is unknown in the new region; the new region is
    present when all members are.

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        The panel.
    members
        Codes of the regions to add.
    code, name
        What the new region is called; the code where no name is given.

    Raises
    ------
    ParameterError
        For no members, a member the panel does not have or has twice, and a code that is taken.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> panel = ra.panel_from_frame(ra.example_jobs())
    >>> ra.merge_regions(panel, ["N", "W"], "coast").regions
    ('E', 'coast', 'S')
    """
    _check_members(panel, members, code)
    rows = positions(members, panel.regions, "region in the panel")
    others = [i for i in range(len(panel.regions)) if i not in rows]
    order = sorted([*others, rows[0]])
    new = order.index(rows[0])

    def added(figures: FloatArray) -> FloatArray:
        kept = figures[:, order].copy()
        kept[:, new] = figures[:, rows].sum(axis=1)
        return kept

    def highest(states: StateArray) -> StateArray:
        kept = states[:, order].copy()
        kept[:, new] = states[:, rows].max(axis=1)
        return kept

    labels = [panel.regions[i] for i in order]
    names = [panel.region_names[i] for i in order]
    labels[new], names[new] = code, name or code
    present = panel.present[:, order].copy()
    present[:, new] = np.all(panel.present[:, rows], axis=1)
    return replace(
        panel,
        regions=tuple(labels),
        region_names=tuple(names),
        employment=added(panel.employment),
        region_total=added(panel.region_total),
        present=present,
        rounding=panel.rounding * len(members),
        cells=None if panel.cells is None else panel.cells.summed(added, highest),
        groups={
            group: codes for group, codes in panel.groups.items() if not set(codes) & set(members)
        },
    )


def _check_members(panel: EmploymentPanel, members: Sequence[str], code: str) -> None:
    if not members or len(set(members)) < len(members):
        raise ParameterError(
            f"Regions to add must be named once each; asked for {', '.join(members) or 'none'}."
        )
    positions(members, panel.regions, "region in the panel")
    if code in panel.regions and code not in members:
        raise ParameterError(
            f"There is already a region {code!r}.", remedy="Choose another code for the sum."
        )


def population_of_groups(
    population: PopulationPanel, groups: Mapping[str, Sequence[str]]
) -> PopulationPanel:
    """Return inhabitants of groups of regions; unknown in one member is unknown in the group.

    Raises
    ------
    ParameterError
        For a member without figures.
    """
    sums = [population.of(codes) for codes in groups.values()]
    return replace(
        population,
        regions=tuple(groups),
        region_names=tuple(groups),
        population=np.stack(sums, axis=1),
    )


def flows_between_groups(
    flows: CommutingFlows, groups: Mapping[str, Sequence[str]]
) -> CommutingFlows:
    """Return commuters between groups of places, and places in none as they are.

    Who commutes within a group works where it lives.

    Raises
    ------
    ParameterError
        For a place without figures, and a place in two groups.
    """
    home = {code: name for name, codes in groups.items() for code in codes}
    if len(home) < sum(map(len, groups.values())):
        raise ParameterError("A place is in two groups.", remedy="Let it be in one.")
    flows.rows(list(home))
    news = [home.get(place, place) for place in flows.places]
    labels = tuple(dict.fromkeys(news))
    to = np.array([labels.index(new) for new in news], dtype=np.intp)
    order = np.argsort(to, kind="stable")
    first = np.flatnonzero(np.diff(to[order], prepend=-1))
    rows = np.add.reduceat(flows.flows[:, order], first, axis=1)
    return replace(flows, places=labels, flows=np.add.reduceat(rows[:, :, order], first, axis=2))


def merge_industries(panel: EmploymentPanel, grouping: Mapping[str, str]) -> EmploymentPanel:
    """Return the panel with industries added into groups; a group with an unknown is unknown.

    Parameters
    ----------
    grouping
        The group of every industry.

    Raises
    ------
    ParameterError
        When an industry has no group.
    """
    groups, group = group_positions(panel, grouping, "group")
    order = np.argsort(group, kind="stable")
    first = np.searchsorted(group[order], np.arange(len(groups)))
    return replace(
        panel,
        industries=groups,
        industry_names=groups,
        employment=np.add.reduceat(panel.employment[:, :, order], first, axis=2),
        nation=np.add.reduceat(panel.nation[:, order], first, axis=1),
        rounding=panel.rounding * int(np.bincount(group).max()),
        standard=panel.standard if _still_codes(groups, panel) else IndustryStandard.NONE,
        breaks=tuple(
            series_break
            for series_break in (b.grouped(grouping) for b in panel.breaks)
            if series_break
        ),
        cells=None if panel.cells is None else panel.cells.industries_summed(order, first),
    )


def group_positions(
    panel: EmploymentPanel, grouping: Mapping[str, str], kind: str
) -> tuple[tuple[str, ...], npt.NDArray[np.intp]]:
    """Return the groups that industries are in, in order, and the position of each one's group.

    Parameters
    ----------
    grouping
        The group of every industry.
    kind
        Noun for a group in errors.

    Raises
    ------
    ParameterError
        When an industry is in no group.
    """
    missing = [code for code in panel.industries if code not in grouping]
    if missing:
        raise ParameterError(
            f"There is no {kind} for industry {', '.join(missing[:5])} "
            f"({len(missing)} of {len(panel.industries)}).",
            remedy=f"State a {kind} for every industry of the panel.",
            evidence=missing,
        )
    labels, at = np.unique([grouping[code] for code in panel.industries], return_inverse=True)
    return tuple(str(label) for label in labels), at


def _still_codes(labels: Sequence[str], panel: EmploymentPanel) -> bool:
    """Return whether groups are called as the codes of the panel's standard are."""
    return all(is_unknown_industry(label) or divisions(label, panel.standard) for label in labels)
