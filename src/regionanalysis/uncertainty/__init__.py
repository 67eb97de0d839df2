"""Intervals, limits and sensitivity of the effects of a decomposition.

A shift-share is an identity and has no standard error of its own. Its effects vary from year to
year, move within limits where values are unknown or rounded, and change with period, reference area
and industries.
"""

from regionanalysis.uncertainty.bootstrap import BootstrapIntervals, block_bootstrap
from regionanalysis.uncertainty.bounds import EffectBounds, effect_bounds
from regionanalysis.uncertainty.narrowing import narrowed_cells, with_narrowed_cells
from regionanalysis.uncertainty.noise_by_size import NoiseBySize, noise_by_size
from regionanalysis.uncertainty.sensitivity import (
    DetailSensitivity,
    LeaveOneOut,
    by_detail,
    by_reference,
    leave_one_out,
)
from regionanalysis.uncertainty.unpublished import UnpublishedCells, unpublished_cells
from regionanalysis.uncertainty.windows import Windows, all_windows, dynamic_windows
from regionanalysis.uncertainty.yearly import Verdict, YearlyVariation, yearly_variation

__all__ = [
    "BootstrapIntervals",
    "DetailSensitivity",
    "EffectBounds",
    "LeaveOneOut",
    "NoiseBySize",
    "UnpublishedCells",
    "Verdict",
    "Windows",
    "YearlyVariation",
    "all_windows",
    "block_bootstrap",
    "by_detail",
    "by_reference",
    "dynamic_windows",
    "effect_bounds",
    "leave_one_out",
    "narrowed_cells",
    "noise_by_size",
    "unpublished_cells",
    "with_narrowed_cells",
    "yearly_variation",
]
