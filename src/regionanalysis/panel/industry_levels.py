"""Industries in the sections or groups of their standard; two standards one after the other."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from regionanalysis.classifications.industry_standards import (
    STANDARDS,
    UNKNOWN_INDUSTRY,
    IndustryGroup,
    IndustryStandard,
    Level,
    bridge,
    divisions,
    groups,
    is_unknown_industry,
)
from regionanalysis.classifications.series_breaks import SeriesBreak, standard_break
from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import ParameterError
from regionanalysis.panel.aggregate import merge_industries
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.cells import CellBounds
from regionanalysis.panel.employment import EmploymentPanel


@accepts_frame
def to_level(panel: EmploymentPanel, level: Level) -> EmploymentPanel:
    """Return the panel with its industries added into the sections or groups of its standard.

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        The panel.
    level : {"groups", "sections"}
        What industries are added into.

    Raises
    ------
    ParameterError
        When the standard is not known, an industry is in no single group or counted twice, or a
        group is not whole.

    Examples
    --------
    >>> import pandas as pd
    >>> import regionanalysis as ra
    >>> table = pd.DataFrame(
    ...     {
    ...         "region": ["3401"] * 4,
    ...         "industry": ["01", "02", "03", "68"],
    ...         "year": [2024] * 4,
    ...         "employment": [10, 20, 0, 40],
    ...     }
    ... )
    >>> ra.to_level(ra.as_panel(table, standard="SN2007"), "sections").industries
    ('A', 'L')
    """
    return _summed(panel, groups(_known_standard(panel), level))


@accepts_frame
def to_bridge(panel: EmploymentPanel, between: IndustryStandard | None = None) -> EmploymentPanel:
    """Return the panel in the groups that are about the same in two standards.

    `bridge_moves` names the industries that went from one group to another. Errors are those of
    `to_level`.

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        The panel.
    between
        ``BRIDGE`` (SN2002 and SN2007) or ``BRIDGE_2025`` (SN2007 and SN2025). Where not given,
        the latter for a panel of SN2025 and the former for others.

    Examples
    --------
    >>> import pandas as pd
    >>> import regionanalysis as ra
    >>> table = pd.DataFrame(
    ...     {
    ...         "region": ["3401"] * 4,
    ...         "industry": ["01", "02", "03", "84"],
    ...         "year": [2024] * 4,
    ...         "employment": [10, 20, 0, 40],
    ...     }
    ... )
    >>> ra.to_bridge(ra.as_panel(table, standard="SN2007")).industries
    ('administration', 'primary')
    """
    standard = _known_standard(panel)
    newest = standard is IndustryStandard.SN2025
    between = between or (IndustryStandard.BRIDGE_2025 if newest else IndustryStandard.BRIDGE)
    targets = bridge(standard, between)
    if not targets:
        raise ParameterError(
            f"Industries of {standard} are not in the groups of {between.replace('-', ' and ')}.",
            remedy="Use the bridge of the panel's standard.",
        )
    return replace(_summed(panel, targets), standard=between)


def join_panels(early: EmploymentPanel, late: EmploymentPanel) -> EmploymentPanel:
    """Return two panels of the same standard, one after the other.

    Panels in the groups of the bridge get a break in the series at the join, because their
    industries are not comparable across it.

    Parameters
    ----------
    early, late : EmploymentPanel
        The panels, in that order.

    Raises
    ------
    ParameterError
        For two standards, other industries, and years that are not one after the other.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> jobs = ra.example_jobs()
    >>> early, late = (ra.as_panel(part) for _, part in jobs.groupby(jobs["year"] > 2018))
    >>> ra.join_panels(early, late).years == tuple(range(2015, 2023))
    True
    """
    _check_one_after_the_other(early, late)
    regions = tuple(dict.fromkeys((*early.regions, *late.regions)))
    names = dict(zip(early.regions, early.region_names, strict=True))
    names |= dict(zip(late.regions, late.region_names, strict=True))
    seam: tuple[SeriesBreak, ...] = ()
    if early.standard in (IndustryStandard.BRIDGE, IndustryStandard.BRIDGE_2025):
        seam = (standard_break(early.years[-1], early.standard),)
    first, last = _reindexed(early, regions), _reindexed(late, regions)
    return replace(
        late,
        years=(*early.years, *late.years),
        regions=regions,
        region_names=tuple(names[code] for code in regions),
        employment=np.concatenate([first[0], last[0]]),
        region_total=np.concatenate([first[1], last[1]]),
        present=np.concatenate([first[2], last[2]]).astype(bool),
        nation=np.concatenate([early.nation, late.nation]),
        nation_total=np.concatenate([early.nation_total, late.nation_total]),
        rounding=max(early.rounding, late.rounding),
        breaks=tuple(dict.fromkeys((*early.breaks, *seam, *late.breaks))),
        origins=(*early.origins, *late.origins),
        vintage=late.vintage if late.vintage == early.vintage else None,
        cells=_concatenated_cells(early, late, regions),
        groups={},
        moves=(*early.moves, *late.moves),
    )


def _check_one_after_the_other(early: EmploymentPanel, late: EmploymentPanel) -> None:
    if early.standard != late.standard:
        raise ParameterError(
            f"Industries of {early.standard or 'no known standard'} and of "
            f"{late.standard or 'no known standard'} are not the same and are not mixed.",
            remedy="Take each to the groups of both first (to_bridge).",
        )
    if early.industries != late.industries or early.unit != late.unit:
        raise ParameterError(
            "The two panels have other industries or another unit.",
            remedy="Take both to the same level (to_level).",
        )
    if early.years[-1] >= late.years[0]:
        raise ParameterError(
            f"The first panel goes to {early.years[-1]} and the second starts in {late.years[0]}.",
            remedy="Leave out the years of one that the other has.",
        )


def _concatenated_cells(
    early: EmploymentPanel, late: EmploymentPanel, regions: tuple[str, ...]
) -> CellBounds | None:
    """Return the limits of both panels' figures; None where one has none."""
    if early.cells is None or late.cells is None:
        return None
    first, last = (
        cells.reindexed([regions.index(code) for code in codes], len(regions))
        for cells, codes in ((early.cells, early.regions), (late.cells, late.regions))
    )
    return first.concatenated(last)


def _reindexed(
    panel: EmploymentPanel, regions: tuple[str, ...]
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return cells, totals and presence on an axis of more regions; absent for the others."""
    rows = [regions.index(code) for code in panel.regions]
    shape = (len(panel.years), len(regions))
    cells = np.full((*shape, len(panel.industries)), np.nan)
    totals, present = np.full(shape, np.nan), np.zeros(shape)
    cells[:, rows], totals[:, rows], present[:, rows] = (
        panel.employment,
        panel.region_total,
        panel.present,
    )
    return cells, totals, present


def _known_standard(panel: EmploymentPanel) -> IndustryStandard:
    if panel.standard in STANDARDS:
        return panel.standard
    raise ParameterError(
        "The industry standard of the panel is not known, and so neither is its hierarchy.",
        remedy="State it: standard in the sidecar, SN2002, SN2007 or SN2025.",
    )


def _summed(panel: EmploymentPanel, targets: Mapping[str, IndustryGroup]) -> EmploymentPanel:
    grouping: dict[str, str] = {}
    for code in panel.industries:
        within = divisions(code, panel.standard)
        homes = [
            target.code for target in targets.values() if within and within <= target.divisions
        ]
        if is_unknown_industry(code):
            homes = [UNKNOWN_INDUSTRY]
        if not homes:
            raise ParameterError(
                f"Industry {code} of {panel.standard} is in no single one of "
                f"{', '.join(list(targets)[:4])}, …",
                remedy="Industries are added along the hierarchy, and not divided.",
            )
        grouping[code] = homes[0]
    for home in dict.fromkeys(grouping.values()):
        if home != UNKNOWN_INDUSTRY:
            _check_whole(panel, targets[home], [c for c, to in grouping.items() if to == home])
    merged = merge_industries(panel, grouping)
    names = tuple(targets[code].name if code in targets else code for code in merged.industries)
    return replace(merged, industry_names=names)


def _check_whole(panel: EmploymentPanel, target: IndustryGroup, parts: list[str]) -> None:
    """Refuse a group that lacks a division, or has one in two industries."""
    # an industry below the divisions is a part of one, and may not be all of it
    fine = [code for code in parts if "." in code]
    covered = [division for code in parts for division in sorted(divisions(code, panel.standard))]
    missing = sorted(target.divisions - set(covered))
    twice = (
        sorted({division for division in covered if covered.count(division) > 1})
        if not fine
        else []
    )
    if missing or twice:
        what = f"lacks {', '.join(missing)}" if missing else f"has {', '.join(twice)} twice"
        raise ParameterError(
            f"{target.code} of {panel.standard} cannot be added up: the panel {what}.",
            remedy="Give a row, also of zero, for every industry, and each once.",
            evidence=missing or twice,
        )
