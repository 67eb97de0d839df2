"""Weights of neighbours: how much each region counts for each other.

Weights are equal for all neighbours, by commuting, by shared borders or from a file
(`io.readers.weights`), or those of a libpysal graph.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from regionanalysis.core.arrays import FloatArray, positions, safe_ratio
from regionanalysis.core.names import unknown_name
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.panel.commuting import CommutingFlows


@dataclass(frozen=True, eq=False)
class SpatialWeights:
    """How much each region counts as a neighbour of each other.

    Attributes
    ----------
    regions
        Codes of both axes.
    weights
        Shape (regions, regions), a row for the region whose neighbours they are; not negative,
        and zero for the region itself. Rows are divided by their sum when they are used.
    """

    regions: tuple[str, ...]
    weights: FloatArray

    def __post_init__(self) -> None:
        shape = (len(self.regions), len(self.regions))
        if self.weights.shape != shape:
            raise InputError(
                f"The weights have shape {self.weights.shape}; {len(self.regions)} regions call "
                f"for {shape}."
            )
        if not np.isfinite(self.weights).all() or (self.weights < 0).any():
            raise InputError("A weight is unknown, infinite or negative.")
        own = np.flatnonzero(np.diag(self.weights))
        if own.size:
            raise InputError(
                f"Region {self.regions[int(own[0])]} is its own neighbour.",
                remedy="Let the diagonal be zero.",
                evidence=[self.regions[i] for i in own.tolist()],
            )

    @property
    def islands(self) -> tuple[str, ...]:
        """Regions without neighbours."""
        alone = (self.weights.sum(axis=1) == 0).tolist()
        return tuple(code for code, island in zip(self.regions, alone, strict=True) if island)

    def standardised(self, regions: Sequence[str]) -> FloatArray:
        """Return the weights of some regions in their order, with rows that add up to one.

        The row of an island stays zero.

        Raises
        ------
        ParameterError
            When there are no weights for a region.
        """
        rows = positions(regions, self.regions, "region among the neighbours' weights")
        chosen = self.weights[np.ix_(rows, rows)]
        total = chosen.sum(axis=1, keepdims=True)
        return safe_ratio(chosen, total, fill=0.0)


def weights_of_neighbours(neighbours: Mapping[str, Sequence[str]]) -> SpatialWeights:
    """Return equal weights for the neighbours of each region.

    Parameters
    ----------
    neighbours
        The neighbours of every region, by code. Who is a neighbour need not be mutual.

    Raises
    ------
    ParameterError
        For a neighbour that is not among the regions.
    """
    regions = tuple(neighbours)
    weights = np.zeros((len(regions), len(regions)))
    for row, others in enumerate(neighbours.values()):
        for other in others:
            if other not in neighbours:
                raise unknown_name(f"neighbour of {regions[row]}:", other, regions)
            weights[row, regions.index(other)] = 1.0
    return SpatialWeights(regions, weights)


def weights_of_flows(
    flows: CommutingFlows, regions: Sequence[str], year: int | None = None
) -> SpatialWeights:
    """Return weights by commuting: those who live in either and work in the other.

    A large town far away can count for more than the nearest village; that is what commuting is.

    Parameters
    ----------
    year
        Year of the flows; the last where not named.

    Raises
    ------
    ParameterError
        For a region or year that the flows do not have.
    """
    chosen = flows.years[-1] if year is None else year
    if chosen not in flows.years:
        raise ParameterError(
            f"There are no flows for {chosen}.",
            remedy=f"Their years are {', '.join(map(str, flows.years))}.",
        )
    rows = flows.rows(regions)
    between = np.nan_to_num(flows.flows[flows.years.index(chosen)][np.ix_(rows, rows)])
    both = between + between.T
    np.fill_diagonal(both, 0.0)
    return SpatialWeights(tuple(regions), both)


def weights_of_graph(graph: Any) -> SpatialWeights:
    """Return the weights of a `libpysal.graph.Graph`, whose index is the regions' codes."""
    weights = np.array(graph.sparse.todense(), dtype=float)
    return SpatialWeights(tuple(map(str, graph.unique_ids)), weights)
