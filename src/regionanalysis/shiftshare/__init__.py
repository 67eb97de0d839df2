"""Shift-share: what of a change in jobs goes with the nation, the industries and the region."""

from regionanalysis.shiftshare.by_year import ShiftShareByYear
from regionanalysis.shiftshare.decompose import shift_share, shift_share_by_year
from regionanalysis.shiftshare.forecast import Backtest, Projection, backtest, project
from regionanalysis.shiftshare.inputs import MissingPolicy
from regionanalysis.shiftshare.reference_area import (
    NATION,
    REST_OF_NATION,
    LikeRegions,
    NamedGroup,
)
from regionanalysis.shiftshare.regression.by_year import patterson_by_year
from regionanalysis.shiftshare.regression.fits import BerzegFit, PattersonByYearFit, PattersonFit
from regionanalysis.shiftshare.regression.models import berzeg, patterson
from regionanalysis.shiftshare.results import RegionEffects, ShiftShare
from regionanalysis.shiftshare.specialised import specialisation_quadrants
from regionanalysis.shiftshare.variant import Variant
from regionanalysis.shiftshare.variants import VARIANTS, variant_named
from regionanalysis.shiftshare.variants.index_form import GrowthIndices, growth_indices
from regionanalysis.shiftshare.variants.spatial import spatial, spatial_by_industry
from regionanalysis.shiftshare.weights import (
    SpatialWeights,
    weights_of_flows,
    weights_of_neighbours,
)

__all__ = [
    "NATION",
    "REST_OF_NATION",
    "VARIANTS",
    "Backtest",
    "BerzegFit",
    "GrowthIndices",
    "LikeRegions",
    "MissingPolicy",
    "NamedGroup",
    "PattersonByYearFit",
    "PattersonFit",
    "Projection",
    "RegionEffects",
    "ShiftShare",
    "ShiftShareByYear",
    "SpatialWeights",
    "Variant",
    "backtest",
    "berzeg",
    "growth_indices",
    "patterson",
    "patterson_by_year",
    "project",
    "shift_share",
    "shift_share_by_year",
    "spatial",
    "spatial_by_industry",
    "specialisation_quadrants",
    "variant_named",
    "weights_of_flows",
    "weights_of_neighbours",
]
