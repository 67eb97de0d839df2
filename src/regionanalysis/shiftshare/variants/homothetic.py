"""Homothetic employment: what a region would have with the reference's industry shares.

With h_ir = E_r · S_i, the classic regional shift splits in two (Esteban-Marquillas 1972)::

    competitive = h · (g_ir − g_i)
    allocation  = (E − h) · (g_ir − g_i)

and all parts split in eight (Arcelus 1984), each of the four growth terms on h and on E − h.

Where the region had no jobs in an industry there is no g_ir: the reference's rate is used, and
the jobs that came are allocation (of the last of the eight), which closes the identity.

The competitive effect does **not** add up to zero over regions (Stokes 1974); competitive and
allocation together do. Allocation is no measure of efficiency.

References
----------
Esteban-Marquillas, J. M. (1972). A reinterpretation of shift-share analysis. Regional and Urban
Economics 2(3), 249-255.
Arcelus, F. J. (1984). An extension of shift-share analysis. Growth and Change 15(1), 3-8.
Herzog, H. W. & Olsen, R. J. (1977). Shift-share analysis revisited. Journal of Regional Science
17, 441-454 (the four cases of specialisation and advantage).
"""

from typing import Literal

import numpy as np
import numpy.typing as npt

from regionanalysis.core.arrays import FloatArray
from regionanalysis.shiftshare.inputs import ShiftShareInputs, residual
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, Variant

Quadrant = Literal[
    "specialised_advantage",
    "specialised_disadvantage",
    "unspecialised_advantage",
    "unspecialised_disadvantage",
    "none",
]

QUADRANTS: tuple[Quadrant, ...] = (
    "specialised_advantage",
    "specialised_disadvantage",
    "unspecialised_advantage",
    "unspecialised_disadvantage",
)

ARCELUS_EFFECTS = (
    NATIONAL_SHARE,
    "national_share_allocation",
    INDUSTRY_MIX,
    "industry_mix_allocation",
    "regional_growth",
    "regional_growth_allocation",
    "regional_industry",
    "regional_industry_allocation",
)


def _esteban_marquillas(inputs: ShiftShareInputs) -> dict[str, FloatArray]:
    base, after = inputs.start, inputs.end
    national_share = base * inputs.growth[:, :, None]
    at_industry_rate = base * inputs.reference_factor
    competitive = inputs.homothetic * (inputs.region_factor - inputs.reference_factor)
    return {
        NATIONAL_SHARE: national_share,
        INDUSTRY_MIX: at_industry_rate - base - national_share,
        "competitive": competitive,
        "allocation": after - at_industry_rate - competitive,
    }


def _arcelus(inputs: ShiftShareInputs) -> dict[str, FloatArray]:
    homothetic, growth = inputs.homothetic, inputs.growth[:, :, None]
    beyond = inputs.start - homothetic
    mix = inputs.reference_factor - 1 - growth
    regional = inputs.region_growth[:, :, None] - growth
    both = (inputs.region_factor - inputs.reference_factor) - regional
    parts = [
        part * growing for growing in (growth, mix, regional, both) for part in (homothetic, beyond)
    ]
    parts[-1] = residual(inputs, parts[:-1])
    return dict(zip(ARCELUS_EFFECTS, parts, strict=True))


def quadrants_of(inputs: ShiftShareInputs) -> npt.NDArray[np.str_]:
    """Return which of the four cases each cell is in, shape (steps, regions, industries).

    Specialised is more employment than homothetic; advantage is faster growth than the
    reference's in the industry. ``"none"`` is a cell on an edge or without known figures.
    """
    beyond = inputs.start - inputs.homothetic
    faster = inputs.region_factor - inputs.reference_factor
    return np.select(
        [
            (beyond > 0) & (faster > 0),
            (beyond > 0) & (faster < 0),
            (beyond < 0) & (faster > 0),
            (beyond < 0) & (faster < 0),
        ],
        list(QUADRANTS),
        default="none",
    )


ESTEBAN_MARQUILLAS = Variant(
    name="esteban_marquillas",
    effects=(NATIONAL_SHARE, INDUSTRY_MIX, "competitive", "allocation"),
    compute=_esteban_marquillas,
    source="Esteban-Marquillas (1972), Regional and Urban Economics 2(3), 249–255",
)

ARCELUS = Variant(
    name="arcelus",
    effects=ARCELUS_EFFECTS,
    compute=_arcelus,
    source="Arcelus (1984), Growth and Change 15(1), 3–8",
)
