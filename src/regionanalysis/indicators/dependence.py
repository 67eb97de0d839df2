"""Which members of a region depend on one another through commuting, and who depends on none.

A pair is mutually dependent when the flows in both directions reach a share of the employed
residents where they start, or of the jobs where they end (`mutual_dependence`). A member outside
is in no such pair.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.core.arrays import BoolArray, IntArray
from regionanalysis.core.project import DEPENDENCE_THRESHOLD
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import ParameterError
from regionanalysis.indicators.commuting import Integration
from regionanalysis.panel.provenance import Origin

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class Dependence(Result):
    """The mutually dependent pairs of a region's members, year by year.

    Attributes
    ----------
    threshold
        Least share that the flows in both directions reach.
    mutual
        Which pairs are mutually dependent, shape (years, members, members); symmetric.
    """

    years: tuple[int, ...]
    members: tuple[str, ...]
    threshold: float
    mutual: BoolArray
    origin: Origin | None = None

    @property
    def count(self) -> IntArray:
        """Number of mutually dependent pairs, shape (years,)."""
        return np.triu(self.mutual).sum(axis=(1, 2))

    @property
    def outside(self) -> BoolArray:
        """Which members are in no pair, shape (years, members)."""
        return np.logical_not(self.mutual.any(axis=2))

    def pairs(self, row: int) -> list[tuple[int, int]]:
        """Return the positions of the two members of every pair in one row of years."""
        return [(int(i), int(k)) for i, k in np.argwhere(np.triu(self.mutual[row]))]

    def pair_names(self, row: int, names: Sequence[str]) -> list[str]:
        """Return every pair in one row of years as two names with a dash between.

        ``names`` are those of the members.
        """
        return [f"{names[i]}–{names[k]}" for i, k in self.pairs(row)]

    def to_frame(self) -> "pd.DataFrame":
        """Return who is outside, indexed by year and member."""
        axes = {"year": self.years, "member": self.members}
        return labelled_frame(axes, {"outside": self.outside})


def dependence(integration: Integration, threshold: float = DEPENDENCE_THRESHOLD) -> Dependence:
    """Return the mutually dependent pairs of a region's members in every year.

    Parameters
    ----------
    integration : Integration
        Flows between the members.
    threshold : float, default 0.1
        Least share of the employed residents where a flow starts, or of the jobs where it ends.

    Raises
    ------
    ParameterError
        For a threshold that is no share above 0.

    Examples
    --------
    >>> import numpy as np
    >>> from regionanalysis.indicators import dependence, labour_market_integration
    >>> from regionanalysis.panel.commuting import CommutingFlows
    >>> flows = CommutingFlows((2022,), ("A", "B"), np.array([[[80.0, 20.0], [10.0, 40.0]]]))
    >>> dependence(labour_market_integration(flows, ["A", "B"])).count.tolist()
    [1]
    """
    if not 0 < threshold <= 1:
        raise ParameterError(
            f"A flow cannot be measured against a threshold of {threshold:g}.",
            remedy="Give a share above 0 and at most 1, such as 0.10.",
        )
    return Dependence(
        years=integration.years,
        members=integration.members,
        threshold=threshold,
        mutual=integration.mutually_dependent(threshold),
        origin=integration.origin,
    )
