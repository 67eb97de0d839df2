"""Weights of the end year, and the change in mix on the way.

Measured on the jobs at the end, growth is f = 1 − E_start / E_end, and with E' for employment at
the end (Stilwell 1969)::

    national_share = E' · f
    industry_mix   = E' · (f_i − f)
    regional_shift = (E' − E) − E' · f_i

The reversed industry mix less the one on the start year is what the region's industries have moved
towards or away from growth in the meantime, the proportionality modification shift; the residual
differential shift is what is left of the regional shift. An industry that the whole reference lost
has no f_i and no jobs at the end either: the region's loss is regional shift.

References
----------
Stilwell, F. J. B. (1969). Regional growth and structural adaptation. Urban Studies 6(2), 162-178.
"""

from regionanalysis.core.arrays import FloatArray, safe_ratio
from regionanalysis.shiftshare.closure import nan_sum
from regionanalysis.shiftshare.inputs import ShiftShareInputs
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, REGIONAL_SHIFT, Variant


def _reversed_growth(inputs: ShiftShareInputs) -> FloatArray:
    """Return f in all industries, shape (steps, 1 or regions)."""
    before, after = inputs.reference_total[:-1], inputs.reference_total[1:]
    return safe_ratio(after - before, after, where=after != 0, fill=0.0)


def _reversed_industry_growth(inputs: ShiftShareInputs) -> FloatArray:
    """Return f_i, shape (steps, 1 or regions, industries); zero without jobs at the end."""
    before, after = inputs.reference[:-1], inputs.reference[1:]
    return safe_ratio(after - before, after, where=after != 0, fill=0.0)


def _end_year(inputs: ShiftShareInputs) -> dict[str, FloatArray]:
    national_share = inputs.end * _reversed_growth(inputs)[:, :, None]
    at_industry_rate = inputs.end * _reversed_industry_growth(inputs)
    return {
        NATIONAL_SHARE: national_share,
        INDUSTRY_MIX: at_industry_rate - national_share,
        REGIONAL_SHIFT: inputs.end - inputs.start - at_industry_rate,
    }


def _stilwell(inputs: ShiftShareInputs) -> dict[str, FloatArray]:
    national_share = inputs.start * inputs.growth[:, :, None]
    industry_mix = inputs.start * (inputs.reference_factor - 1) - national_share
    modification = _end_year(inputs)[INDUSTRY_MIX] - industry_mix
    change = inputs.end - inputs.start
    return {
        NATIONAL_SHARE: national_share,
        INDUSTRY_MIX: industry_mix,
        "proportionality_modification": modification,
        "residual_differential_shift": change - national_share - industry_mix - modification,
    }


def _from_end(inputs: ShiftShareInputs, cells: FloatArray) -> FloatArray:
    rest = inputs.total[1:] - nan_sum(inputs.end, axis=2)
    return nan_sum(cells, axis=2) + rest * _reversed_growth(inputs)


END_YEAR = Variant(
    name="end_year",
    effects=(NATIONAL_SHARE, INDUSTRY_MIX, REGIONAL_SHIFT),
    compute=_end_year,
    source="Stilwell (1969), Urban Studies 6(2), 162–178",
    total_national_share=_from_end,
)

STILWELL = Variant(
    name="stilwell",
    effects=(
        NATIONAL_SHARE,
        INDUSTRY_MIX,
        "proportionality_modification",
        "residual_differential_shift",
    ),
    compute=_stilwell,
    source="Stilwell (1969), Urban Studies 6(2), 162–178",
)
