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
from regionanalysis.shiftshare.inputs import Figures
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, REGIONAL_SHIFT, Variant


def _reversed_growth(figures: Figures) -> FloatArray:
    """Return f in all industries, shape (steps, 1 or regions)."""
    before, after = figures.reference_total[:-1], figures.reference_total[1:]
    return safe_ratio(after - before, after, where=after != 0, fill=0.0)


def _reversed_industry_growth(figures: Figures) -> FloatArray:
    """Return f_i, shape (steps, 1 or regions, industries); zero where nobody is left."""
    before, after = figures.reference[:-1], figures.reference[1:]
    return safe_ratio(after - before, after, where=after != 0, fill=0.0)


def _end_year(figures: Figures) -> dict[str, FloatArray]:
    national_share = figures.after * _reversed_growth(figures)[:, :, None]
    at_industry_rate = figures.after * _reversed_industry_growth(figures)
    return {
        NATIONAL_SHARE: national_share,
        INDUSTRY_MIX: at_industry_rate - national_share,
        REGIONAL_SHIFT: figures.after - figures.base - at_industry_rate,
    }


def _stilwell(figures: Figures) -> dict[str, FloatArray]:
    national_share = figures.base * figures.growth[:, :, None]
    industry_mix = figures.base * (figures.factor - 1) - national_share
    modification = _end_year(figures)[INDUSTRY_MIX] - industry_mix
    change = figures.after - figures.base
    return {
        NATIONAL_SHARE: national_share,
        INDUSTRY_MIX: industry_mix,
        "proportionality_modification": modification,
        "residual_differential_shift": change - national_share - industry_mix - modification,
    }


def _from_end(figures: Figures, cells: FloatArray) -> FloatArray:
    rest = figures.total[1:] - nan_sum(figures.after, axis=2)
    return nan_sum(cells, axis=2) + rest * _reversed_growth(figures)


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
