"""Shift-share: what of a change in jobs goes with the nation, the industries and the region."""

from regionanalysis.shiftshare.by_year import ShiftShareByYear
from regionanalysis.shiftshare.core import shift_share, shift_share_by_year
from regionanalysis.shiftshare.figures import UnknownPolicy
from regionanalysis.shiftshare.regression import berzeg, patterson
from regionanalysis.shiftshare.regression_by_year import patterson_by_year
from regionanalysis.shiftshare.regression_fits import BerzegFit, PattersonByYearFit, PattersonFit
from regionanalysis.shiftshare.results import RegionEffects, ShiftShare
from regionanalysis.shiftshare.variant import Variant
from regionanalysis.shiftshare.variants import VARIANTS, variant_named

__all__ = [
    "VARIANTS",
    "BerzegFit",
    "PattersonByYearFit",
    "PattersonFit",
    "RegionEffects",
    "ShiftShare",
    "ShiftShareByYear",
    "UnknownPolicy",
    "Variant",
    "berzeg",
    "patterson",
    "patterson_by_year",
    "shift_share",
    "shift_share_by_year",
    "variant_named",
]
