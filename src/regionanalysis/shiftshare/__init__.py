"""Shift-share: what of a change in jobs goes with the nation, the industries and the region."""

from regionanalysis.shiftshare.by_year import ShiftShareByYear
from regionanalysis.shiftshare.decompose import shift_share, shift_share_by_year
from regionanalysis.shiftshare.inputs import MissingPolicy
from regionanalysis.shiftshare.regression.by_year import patterson_by_year
from regionanalysis.shiftshare.regression.fits import BerzegFit, PattersonByYearFit, PattersonFit
from regionanalysis.shiftshare.regression.models import berzeg, patterson
from regionanalysis.shiftshare.results import RegionEffects, ShiftShare
from regionanalysis.shiftshare.variant import Variant
from regionanalysis.shiftshare.variants import VARIANTS, variant_named

__all__ = [
    "VARIANTS",
    "BerzegFit",
    "MissingPolicy",
    "PattersonByYearFit",
    "PattersonFit",
    "RegionEffects",
    "ShiftShare",
    "ShiftShareByYear",
    "Variant",
    "berzeg",
    "patterson",
    "patterson_by_year",
    "shift_share",
    "shift_share_by_year",
    "variant_named",
]
