"""What a region is measured against: the nation, the rest of it, a county, a group of its like.

A reference area turns a panel into the figures every variant of shift-share compares with: one row
for all regions, or a row of its own for each.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np

from regionanalysis.core.arrays import BoolArray, FloatArray
from regionanalysis.core.names import unknown_name
from regionanalysis.errors import ParameterError
from regionanalysis.panel.employment import EmploymentPanel


class ReferenceFigures(NamedTuple):
    """Employment in the reference area of each region; one row where all have the same.

    ``industries`` has shape (years, 1 or regions, industries) and ``total`` (years, 1 or regions).
    """

    industries: FloatArray
    total: FloatArray


class ReferenceArea(Protocol):
    """A choice of reference area."""

    @property
    def name(self) -> str:
        """What the area is, as a key of ``locale`` (``reference.<name>``)."""

    def figures(self, panel: EmploymentPanel, rows: list[int], here: BoolArray) -> ReferenceFigures:
        """Return the area's figures for rows of years and the regions that are ``here``."""


@dataclass(frozen=True)
class Nation:
    """The nation's own row, with the jobs in no region: the usual choice."""

    name: str = "nation"

    def figures(self, panel: EmploymentPanel, rows: list[int], here: BoolArray) -> ReferenceFigures:
        """Return the nation, one row for all regions."""
        del here  # the nation is the same for all
        return ReferenceFigures(panel.nation[rows][:, None, :], panel.nation_total[rows][:, None])


@dataclass(frozen=True)
class RestOfNation:
    """The nation without the region itself, which matters where the region is large."""

    name: str = "rest_of_nation"

    def figures(self, panel: EmploymentPanel, rows: list[int], here: BoolArray) -> ReferenceFigures:
        """Return the nation less each region; unknown where the region's own figure is."""
        own, total = panel.employment[rows][:, here], panel.region_total[rows][:, here]
        return ReferenceFigures(
            panel.nation[rows][:, None, :] - own, panel.nation_total[rows][:, None] - total
        )


@dataclass(frozen=True)
class NamedGroup:
    """A group of the panel's regions, the same for all: a county, or a labour market.

    Attributes
    ----------
    group
        Name of a group of the panel (`EmploymentPanel.with_groups`), or code of one region.
    """

    group: str
    name: str = "group"

    def figures(self, panel: EmploymentPanel, rows: list[int], here: BoolArray) -> ReferenceFigures:
        """Return the sum of the group's regions.

        Raises
        ------
        ParameterError
            When there is no such group, or none of its regions exists in every year.
        """
        known = (*panel.groups, *panel.regions)
        if self.group not in known:
            raise unknown_name("group to compare with", self.group, known)
        members = panel.groups.get(self.group, (self.group,))
        chosen = here & np.isin(panel.regions, members)
        if not chosen.any():
            raise ParameterError(
                f"No region of the group {self.group!r} exists in every year needed.",
                remedy="Choose other years or another group.",
            )
        return ReferenceFigures(
            panel.employment[rows][:, chosen].sum(axis=1)[:, None, :],
            panel.region_total[rows][:, chosen].sum(axis=1)[:, None],
        )


@dataclass(frozen=True)
class LikeRegions:
    """All regions of the region's own kind: those of its county, or of like centrality.

    Attributes
    ----------
    kind_of
        The kind of every region of the panel, by code.
    without_own
        Whether the region itself is left out of its reference.
    """

    kind_of: Mapping[str, Hashable]
    without_own: bool = False
    name: str = "like_regions"

    def figures(self, panel: EmploymentPanel, rows: list[int], here: BoolArray) -> ReferenceFigures:
        """Return the sum of each region's kind.

        Raises
        ------
        ParameterError
            When a region has no kind, or is alone in its kind and left out of it.
        """
        regions = [code for code, keep in zip(panel.regions, here.tolist(), strict=True) if keep]
        missing = [code for code in regions if code not in self.kind_of]
        if missing:
            raise ParameterError(
                f"There is no kind for region {', '.join(missing[:5])} "
                f"({len(missing)} of {len(regions)}).",
                remedy="State a kind for every region of the panel.",
                evidence=missing,
            )
        kinds, kind = np.unique(
            np.array([str(self.kind_of[code]) for code in regions]), return_inverse=True
        )
        alike = (kind[:, None] == kind[None, :]).astype(float)
        if self.without_own:
            np.fill_diagonal(alike, 0.0)
            alone = [code for code, row in zip(regions, alike.any(axis=1), strict=True) if not row]
            if alone:
                raise ParameterError(
                    f"Region {', '.join(alone[:5])} is the only one of its kind.",
                    remedy="Keep the region in its reference, or use broader kinds than "
                    f"{', '.join(kinds[:5])}.",
                    evidence=alone,
                )
        own, total = panel.employment[rows][:, here], panel.region_total[rows][:, here]
        return ReferenceFigures(_sums(alike, own), _sums(alike, total[:, :, None])[:, :, 0])


def _sums(alike: FloatArray, figures: FloatArray) -> FloatArray:
    """Return each region's sum over those it is like, shape (years, regions, industries).

    Unknown where one of them is; those it is not like do not matter.
    """
    unknown = np.isnan(figures)
    known = alike @ np.where(unknown, 0.0, figures)
    return np.where(alike @ unknown.astype(float) > 0, np.nan, known) if unknown.any() else known


NATION = Nation()
REST_OF_NATION = RestOfNation()
