"""Commuting between municipalities, and how far it makes them one labour market.

With f(i, k) the employed who live in i and work in k, members M, jobs J_k = Σ_i f(i, k) and
employed residents S_i = Σ_k f(i, k)::

    internal integration of p = Σ_{i in M, i≠p} f(i, p) / J_p + Σ_{k in M, k≠p} f(p, k) / S_p
    external integration      = share of M's jobs held from outside + share of M's residents
                                who work outside

The internal integration of a region is the unweighted mean over its members, as in
Telemarksforsking's "intern arbeidsmarkedsintegrasjon".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.core.arrays import BoolArray, FloatArray, safe_ratio
from regionanalysis.core.project import DEPENDENCE_THRESHOLD
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.provenance import Origin

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class Integration(Result):
    """How far the members of a region are one labour market.

    Attributes
    ----------
    matrix
        Persons who live in one member and work in another, shape (years, members, members).
    jobs, residents
        Jobs in, and employed residents of, each member, shape (years, members).
    internal_in, internal_out
        Share of each member's jobs held from the other members, and of its employed residents who
        work in them, shape (years, members).
    in_share, out_share
        Share of the region's jobs held from outside, and of its employed residents who work
        outside, shape (years,).
    """

    years: tuple[int, ...]
    members: tuple[str, ...]
    matrix: FloatArray
    jobs: FloatArray
    residents: FloatArray
    internal_in: FloatArray
    internal_out: FloatArray
    in_share: FloatArray
    out_share: FloatArray
    origin: Origin | None = None

    @property
    def internal(self) -> FloatArray:
        """Internal integration of each member, the sum of its two shares, (years, members)."""
        return self.internal_in + self.internal_out

    @property
    def mean_internal(self) -> FloatArray:
        """Unweighted mean over the members, shape (years,)."""
        return self.internal.mean(axis=1)

    @property
    def share_of_residents(self) -> FloatArray:
        """Flow from i to k over the employed residents of i, shape (years, members, members)."""
        return safe_ratio(self.matrix, self.residents[:, :, None])

    @property
    def share_of_jobs(self) -> FloatArray:
        """Flow from i to k over the jobs in k, shape (years, members, members)."""
        return safe_ratio(self.matrix, self.jobs[:, None, :])

    def mutually_dependent(self, threshold: float = DEPENDENCE_THRESHOLD) -> BoolArray:
        """Return which pairs are mutually dependent, shape (years, members, members)."""
        return mutual_dependence(self.matrix, self.residents, self.jobs, threshold)

    def to_frame(self) -> "pd.DataFrame":
        """Return jobs, employed residents and integration, indexed by year and member."""
        axes = {"year": self.years, "member": self.members}
        names = ("jobs", "residents", "internal_in", "internal_out", "internal")
        columns = {name: getattr(self, name) for name in names}
        return labelled_frame(axes, columns)


def mutual_dependence(
    flows: FloatArray, residents: FloatArray, jobs: FloatArray, threshold: float
) -> BoolArray:
    """Return which pairs of places depend on one another, shape (years, places, places).

    A place depends on another when the flow from it reaches the threshold. A pair is mutually
    dependent when the flows in both directions do.

    Parameters
    ----------
    flows : array of shape (years, places, places)
        Persons who live in the place of the row and work in that of the column.
    residents, jobs : arrays of shape (years, places)
        Employed residents of each place, and jobs in it. NaN, for a place that the figures do not
        cover, reaches no threshold.
    threshold : float
        Least share of the employed residents where a flow starts, or of the jobs where it ends.
    """
    strong = flows >= threshold * residents[:, :, None]
    strong |= flows >= threshold * jobs[:, None, :]
    strong &= (flows > 0) & ~np.eye(flows.shape[-1], dtype=bool)
    return strong & strong.transpose(0, 2, 1)


def labour_market_integration(flows: CommutingFlows, members: Sequence[str]) -> Integration:
    """Return matrix, shares and integration of a region's members, every year at once."""
    rows = flows.rows(members)
    matrix = flows.flows[:, rows][:, :, rows]
    residents = np.nansum(flows.flows[:, rows, :], axis=2)
    jobs = np.nansum(flows.flows[:, :, rows], axis=1)
    own = np.einsum("tii->ti", matrix)
    within_in = safe_ratio(matrix.sum(axis=1) - own, jobs)
    within_out = safe_ratio(matrix.sum(axis=2) - own, residents)
    inside = matrix.sum(axis=(1, 2))
    return Integration(
        years=flows.years,
        members=tuple(members),
        matrix=matrix,
        jobs=jobs,
        residents=residents,
        internal_in=within_in,
        internal_out=within_out,
        in_share=1 - safe_ratio(inside, jobs.sum(axis=1)),
        out_share=1 - safe_ratio(inside, residents.sum(axis=1)),
        origin=flows.origin,
    )
