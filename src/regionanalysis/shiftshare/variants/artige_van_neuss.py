"""The regional part free of the region's industries: Artige and Van Neuss.

With I industries, s_ir and S_i for industry shares in the region and the reference, and growth
g_ir and g_i::

    competitive  = mean over i of (g_ir − g_i)                                       unweighted
    industry mix = Σ_i (s_ir − 1/I) g_ir − Σ_i (S_i − 1/I) g_i

The two add up to g_r − g. Every industry counts alike however small it is, which makes the
competitive part free of the mix and very sensitive to tiny industries.

Where the region had no jobs in an industry the reference's rate is used. The industry then
has no weight in the regional effect, and the jobs that came are in the industry mix;
``no_base`` counts such industries. The algebra follows the published description of the method.

References
----------
Artige, L. & Van Neuss, L. (2014). A new shift-share method. Growth and Change 45(4), 667-683.
"""

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.shiftshare.closure import nan_sum
from regionanalysis.shiftshare.inputs import ShiftShareInputs
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, Variant


def _effects(inputs: ShiftShareInputs) -> dict[str, FloatArray]:
    """Return the parts by industry, in jobs: each industry's share in the mean and in the mix."""
    known = ~np.isnan(inputs.start)
    count = np.maximum(known.sum(axis=2, keepdims=True), 1)
    start = nan_sum(inputs.start, axis=2)[:, :, None]
    national_share = inputs.start * inputs.growth[:, :, None]
    competitive = start / count * (inputs.region_factor - inputs.reference_factor)
    change = inputs.end - inputs.start
    return {
        NATIONAL_SHARE: national_share,
        INDUSTRY_MIX: change - national_share - competitive,
        "competitive": competitive,
    }


ARTIGE_VAN_NEUSS = Variant(
    name="artige_van_neuss",
    effects=(NATIONAL_SHARE, INDUSTRY_MIX, "competitive"),
    compute=_effects,
    source="Artige & Van Neuss (2014), Growth and Change 45(4), 667–683",
)
