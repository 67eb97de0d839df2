"""Shift-share against the neighbours: what the surroundings grew, and what the region grew beyond.

With neighbours' weights w_rs, each row adding up to one, the neighbours' growth in an industry is
that of their weighted **levels** (Nazara & Hewings 2004)::

    g̃_ir = Σ_s w_rs E'_is / Σ_s w_rs E_is − 1

    national_share = E · g
    neighbour_mix  = E · (g̃_ir − g)
    spatial_shift  = E' − E · (1 + g̃_ir)

or in more parts, with G̃_r for the neighbours' growth in all industries: what the industries have
by the nation, what the neighbours' growth and then their industries add, and what is left::

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

import numpy as np

from regionanalysis.core.arrays import FloatArray, safe_ratio
from regionanalysis.shiftshare.inputs import ShiftShareInputs
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, Variant
from regionanalysis.shiftshare.weights import SpatialWeights

NAZARA_HEWINGS = "Nazara & Hewings (2004), Growth and Change 35(4), 476–490"


def spatial(weights: SpatialWeights) -> Variant:
    """Return the variant that measures regions against their neighbours."""

    def effects(inputs: ShiftShareInputs) -> dict[str, FloatArray]:
        national_share = inputs.start * inputs.growth[:, :, None]
        at_neighbours_rate = inputs.start * neighbours_factor(inputs, weights)
        return {
            NATIONAL_SHARE: national_share,
            "neighbour_mix": at_neighbours_rate - inputs.start - national_share,
            "spatial_shift": inputs.end - at_neighbours_rate,
        }

    return Variant(
        name="spatial",
        effects=(NATIONAL_SHARE, "neighbour_mix", "spatial_shift"),
        compute=effects,
        source=NAZARA_HEWINGS,
        any_reference=False,
    )


def spatial_by_industry(weights: SpatialWeights) -> Variant:
    """Return the variant that separates the neighbours' growth from their industries'."""

    def effects(inputs: ShiftShareInputs) -> dict[str, FloatArray]:
        base, growth = inputs.start, inputs.growth[:, :, None]
        at_neighbours_rate = base * neighbours_factor(inputs, weights)
        industry_mix = base * (inputs.reference_factor - 1 - growth)
        neighbour_growth = base * (neighbours_growth(inputs, weights)[:, :, None] - growth)
        beyond_classic = at_neighbours_rate - base * inputs.reference_factor
        return {
            NATIONAL_SHARE: base * growth,
            INDUSTRY_MIX: industry_mix,
            "neighbour_growth": neighbour_growth,
            "neighbour_industry": beyond_classic - neighbour_growth,
            "spatial_shift": inputs.end - at_neighbours_rate,
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


def neighbours_factor(inputs: ShiftShareInputs, weights: SpatialWeights) -> FloatArray:
    """Return 1 + g̃_ir, shape (steps, regions, industries).

    A neighbour whose figure is unknown is left out; the nation's rate where no neighbour is left.
    """
    shares = weights.standardised(inputs.regions)
    cells = np.nan_to_num(inputs.cells)
    levels = shares @ cells
    return safe_ratio(levels[1:], levels[:-1], fill=inputs.reference_factor)


def neighbours_growth(inputs: ShiftShareInputs, weights: SpatialWeights) -> FloatArray:
    """Return G̃_r, shape (steps, regions); the nation's where there are no neighbours."""
    levels = inputs.total @ weights.standardised(inputs.regions).T
    return safe_ratio(levels[1:] - levels[:-1], levels[:-1], fill=inputs.growth)
