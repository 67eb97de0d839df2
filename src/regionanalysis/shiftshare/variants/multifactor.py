"""Multifactor partitioning: standardised rates, free of one another's weights.

With S_i for the nation's industry shares, w_r for a region's share of all regions' employment, and
g_ir for growth, an industry's rate is standardised over regions and a region's over industries::

    ḡ_i = Σ_r w_r g_ir        ḡ_r = Σ_i S_i g_ir        g* = Σ_i S_i ḡ_i

    region effect = ḡ_r − g*                    industry mix = Σ_i s_ir ḡ_i − g*
    interaction   = Σ_i s_ir (g_ir − ḡ_i) − (ḡ_r − g*)          allocation = g* − g

Here each is by industry and in jobs, with h_ir = E_r · S_i::

    national_share = h · g_i            region_effect = h · (g_ir − ḡ_i)
    industry_mix   = (E − h) · ḡ_i      interaction   = (E − h) · (g_ir − ḡ_i)
    allocation     = h · (ḡ_i − g_i)

The regions are those of the panel; jobs in no region count in the nation's shares and not in ḡ_i
unless they are kept as a region (`EmploymentPanel.with_unallocated`). Where a region had no jobs
in an industry the nation's rate is used, and the jobs that came are interaction.

The algebra is put together from the published descriptions of the parts.

References
----------
Ray, D. M. & Srinath, K. P. (1990). Shift-share in an analysis of variance.
Lamarche, R. H., Srinath, K. P. & Ray, D. M. (2003). Correct partitioning of regional growth rates.
Canadian Journal of Regional Science 26, 121-141.
Ray, D. M., Lamarche, R. H. & Beaudin, M. (2012). Economic growth and restructuring in Canada's
heartland and hinterland. The Canadian Geographer 56(3), 296-317.
"""

import numpy as np

from regionanalysis.core.arrays import FloatArray, safe_ratio
from regionanalysis.shiftshare.inputs import ShiftShareInputs, residual
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, Variant


def standardised_industry_growth(inputs: ShiftShareInputs) -> FloatArray:
    """Return ḡ_i, shape (steps, 1, industries); regions whose cell is unknown are left out."""
    own, size = inputs.region_factor, inputs.total[:-1]
    unknown = np.isnan(own)
    weighted = np.einsum("tri,tr->ti", np.where(unknown, 0.0, own), size)[:, None, :]
    weight = size.sum(axis=1)[:, None] - np.einsum("tri,tr->ti", unknown, size)
    # the nation's rate where no region had jobs
    return safe_ratio(weighted, weight[:, None, :], fill=inputs.reference_factor) - 1


def _multifactor(inputs: ShiftShareInputs) -> dict[str, FloatArray]:
    homothetic, nation = inputs.homothetic, inputs.reference_factor - 1
    standard = standardised_industry_growth(inputs)
    parts = {
        NATIONAL_SHARE: homothetic * nation,
        "region_effect": homothetic * (inputs.region_factor - (1 + standard)),
        INDUSTRY_MIX: (inputs.start - homothetic) * standard,
        "allocation": homothetic * (standard - nation),
    }
    return {**parts, "interaction": residual(inputs, parts.values())}


MULTIFACTOR = Variant(
    name="multifactor",
    effects=(NATIONAL_SHARE, "region_effect", INDUSTRY_MIX, "allocation", "interaction"),
    compute=_multifactor,
    source="Lamarche, Srinath & Ray (2003), Canadian Journal of Regional Science 26, 121–141",
    any_reference=False,
)
