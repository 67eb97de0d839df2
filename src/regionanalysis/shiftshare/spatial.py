"""Shift-share against the neighbours: what the surroundings grew, and what the region grew beyond.

With neighbours' weights w_rs, each row adding up to one, the neighbours' growth in an industry is
that of their weighted **levels** (Nazara & Hewings 2004)::

    g̃_ir = Σ_s w_rs E'_is / Σ_s w_rs E_is − 1

    national_share = E · g
    neighbour_mix  = E · (g̃_ir − g)
    spatial_shift  = E' − E · (1 + g̃_ir)

or told further, with G̃_r for the neighbours' growth in all industries: what the industries have by
the nation, what the neighbours' growth and then their industries add, and what is left::

    national_share     = E · g
    industry_mix       = E · (g_i − g)
    neighbour_growth   = E · (G̃_r − g)
    neighbour_industry = E · ((g̃_ir − g_i) − (G̃_r − g))
    spatial_shift      = E' − E · (1 + g̃_ir)

A mean of the neighbours' growth *rates* is another figure and no decomposition of levels. Effects
do not add up to zero over regions.

A region without neighbours is measured against the nation's industries, as in the classic form,
and so is an industry that no neighbour has.

References
----------
Nazara, S. & Hewings, G. J. D. (2004). Spatial structure and taxonomy of decomposition in
shift-share analysis. Growth and Change 35(4), 476-490.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from regionanalysis.commuting import CommutingFlows
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.panel import FloatArray
from regionanalysis.regions import unknown_name
from regionanalysis.shiftshare.figures import Figures
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, Variant

NAZARA_HEWINGS = "Nazara & Hewings (2004), Growth and Change 35(4), 476-490"


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
                evidence=[self.regions[at] for at in own.tolist()],
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
        missing = [code for code in regions if code not in self.regions]
        if missing:
            raise unknown_name("region among the neighbours' weights", missing[0], self.regions)
        rows = [self.regions.index(code) for code in regions]
        chosen = self.weights[np.ix_(rows, rows)]
        total = chosen.sum(axis=1, keepdims=True)
        shares: FloatArray = np.zeros_like(chosen)
        np.divide(chosen, total, out=shares, where=total > 0)
        return shares


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


def spatial(weights: SpatialWeights) -> Variant:
    """Return the variant that measures regions against their neighbours."""

    def effects(figures: Figures) -> dict[str, FloatArray]:
        national_share = figures.base * figures.growth[:, :, None]
        at_neighbours_rate = figures.base * neighbours_factor(figures, weights)
        return {
            NATIONAL_SHARE: national_share,
            "neighbour_mix": at_neighbours_rate - figures.base - national_share,
            "spatial_shift": figures.after - at_neighbours_rate,
        }

    return Variant(
        name="spatial",
        effects=(NATIONAL_SHARE, "neighbour_mix", "spatial_shift"),
        compute=effects,
        source=NAZARA_HEWINGS,
        any_reference=False,
    )


def spatial_by_industry(weights: SpatialWeights) -> Variant:
    """Return the variant that tells the neighbours' growth from their industries'."""

    def effects(figures: Figures) -> dict[str, FloatArray]:
        base, growth = figures.base, figures.growth[:, :, None]
        at_neighbours_rate = base * neighbours_factor(figures, weights)
        industry_mix = base * (figures.factor - 1 - growth)
        neighbour_growth = base * (neighbours_growth(figures, weights)[:, :, None] - growth)
        beyond_classic = at_neighbours_rate - base * figures.factor
        return {
            NATIONAL_SHARE: base * growth,
            INDUSTRY_MIX: industry_mix,
            "neighbour_growth": neighbour_growth,
            "neighbour_industry": beyond_classic - neighbour_growth,
            "spatial_shift": figures.after - at_neighbours_rate,
        }

    return Variant(
        name="spatial_by_industry",
        effects=(
            NATIONAL_SHARE,
            INDUSTRY_MIX,
            "neighbour_growth",
            "neighbour_industry",
            "spatial_shift",
        ),
        compute=effects,
        source=NAZARA_HEWINGS,
        any_reference=False,
    )


def neighbours_factor(figures: Figures, weights: SpatialWeights) -> FloatArray:
    """Return 1 + g̃_ir, shape (steps, regions, industries).

    A neighbour whose figure is unknown is left out; the nation's rate where no neighbour is left.
    """
    shares = weights.standardised(figures.regions)
    cells = np.nan_to_num(figures.cells)
    levels = shares @ cells
    factor = np.broadcast_to(figures.factor, figures.base.shape).copy()
    return np.divide(levels[1:], levels[:-1], out=factor, where=levels[:-1] > 0)


def neighbours_growth(figures: Figures, weights: SpatialWeights) -> FloatArray:
    """Return G̃_r, shape (steps, regions); the nation's where there are no neighbours."""
    levels = figures.total @ weights.standardised(figures.regions).T
    growth = np.broadcast_to(figures.growth, levels[:-1].shape).copy()
    return np.divide(levels[1:] - levels[:-1], levels[:-1], out=growth, where=levels[:-1] > 0)
