"""The classic three parts.

For industry i and region r between two years, with E for employment at the start and E' at the
end, g_i the nation's growth in the industry and g in all industries::

    national_share = E · g
    industry_mix   = E · (g_i − g)
    regional_shift = E' − E · (1 + g_i)

The three add up to E' − E in every cell. The last is never written with the region's own growth
rate, so an industry that the region did not have at the start needs no special case.

Sums that hold when the jobs in no region are kept as a region (`EmploymentPanel.with_unallocated`):
industry mix over all regions and industries is zero, and regional shift over regions is zero in
every industry. An industry that is new in the whole nation has no national growth; its jobs are
regional shift where they arise, and the two sums are then minus and plus those jobs.

References
----------
Dunn, E. S. (1960). A statistical and analytical technique for regional analysis. Papers of the
Regional Science Association 6, 97-112.
"""

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.shiftshare.inputs import ShiftShareInputs
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, REGIONAL_SHIFT, Variant


def _effects(inputs: ShiftShareInputs) -> dict[str, FloatArray]:
    base = inputs.start
    national_share = base * inputs.growth[:, :, None]
    at_industry_rate = base * inputs.reference_factor
    industry_mix = at_industry_rate - base
    industry_mix -= national_share
    return {
        NATIONAL_SHARE: national_share,
        INDUSTRY_MIX: industry_mix,
        # large arrays are written over, for new ones cost more than the arithmetic
        REGIONAL_SHIFT: np.subtract(inputs.end, at_industry_rate, out=at_industry_rate),
    }


def _at_growth(inputs: ShiftShareInputs, _cells: FloatArray) -> FloatArray:
    # the same as by cell, without adding them up
    return inputs.national_share


CLASSIC = Variant(
    name="classic",
    effects=(NATIONAL_SHARE, INDUSTRY_MIX, REGIONAL_SHIFT),
    compute=_effects,
    source="Dunn (1960), Papers of the Regional Science Association 6, 97–112",
    total_national_share=_at_growth,
)
