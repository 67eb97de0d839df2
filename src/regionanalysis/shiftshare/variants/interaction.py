"""Mix, region and what the two give together: each measured with the reference as its standard.

With h_ir = E_r · S_i for what the region would have with the reference's industry shares, and g_i
and g_ir for growth in the reference and in the region (Rosenfeld 1959, Boudeville 1966)::

    national_share = h · g_i
    industry_mix   = (E − h) · g_i
    competitive    = h · (g_ir − g_i)
    interaction    = (E − h) · (g_ir − g_i)

Over industries national share is E_r · g and industry mix is that of the classic form, but for
industries new in the whole reference: they have no rate, and their jobs are in the other effects.
Weights halfway between region and reference leave no interaction; that is the Shapley value of
the two factors::

    industry_mix = (E − h) · (g_ir + g_i) / 2
    competitive  = (E + h) / 2 · (g_ir − g_i)

Where the region had no jobs in an industry there is no g_ir: the reference's rate is used, and the
jobs that came are interaction (of the midpoint form, competitive), which closes the identity.

References
----------
Rosenfeld, F. (1959). Commentaire à l'exposé de M. Dunn. Économie appliquée 4, 531-534.
Boudeville, J.-R. (1966). Problems of regional economic planning. Edinburgh University Press.
"""

from regionanalysis.core.arrays import FloatArray
from regionanalysis.shiftshare.inputs import ShiftShareInputs
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, Variant


def _interaction(inputs: ShiftShareInputs) -> dict[str, FloatArray]:
    homothetic, growth = inputs.homothetic, inputs.reference_factor - 1
    beyond = inputs.start - homothetic
    national_share, industry_mix = homothetic * growth, beyond * growth
    competitive = homothetic * (inputs.region_factor - inputs.reference_factor)
    change = inputs.end - inputs.start
    return {
        NATIONAL_SHARE: national_share,
        INDUSTRY_MIX: industry_mix,
        "competitive": competitive,
        "interaction": change - national_share - industry_mix - competitive,
    }


def _midpoint(inputs: ShiftShareInputs) -> dict[str, FloatArray]:
    homothetic, growth = inputs.homothetic, inputs.reference_factor - 1
    national_share = homothetic * growth
    both = (inputs.region_factor - 1 + growth) / 2
    industry_mix = (inputs.start - homothetic) * both
    change = inputs.end - inputs.start
    return {
        NATIONAL_SHARE: national_share,
        INDUSTRY_MIX: industry_mix,
        "competitive": change - national_share - industry_mix,
    }


_BOUDEVILLE = "Boudeville (1966), Problems of regional economic planning"

INTERACTION = Variant(
    name="interaction",
    effects=(NATIONAL_SHARE, INDUSTRY_MIX, "competitive", "interaction"),
    compute=_interaction,
    source=f"Rosenfeld (1959), Économie appliquée 4, 531–534; {_BOUDEVILLE}",
)

MIDPOINT = Variant(
    name="midpoint",
    effects=(NATIONAL_SHARE, INDUSTRY_MIX, "competitive"),
    compute=_midpoint,
    source=_BOUDEVILLE,
)
