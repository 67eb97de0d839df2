"""Shift-share: what of a change in jobs goes with the nation, the industries and the region."""

from regionanalysis.shiftshare.by_year import ShiftShareByYear
from regionanalysis.shiftshare.core import shift_share, shift_share_by_year
from regionanalysis.shiftshare.figures import UnknownPolicy
from regionanalysis.shiftshare.results import RegionEffects, ShiftShare

__all__ = [
    "RegionEffects",
    "ShiftShare",
    "ShiftShareByYear",
    "UnknownPolicy",
    "shift_share",
    "shift_share_by_year",
]
