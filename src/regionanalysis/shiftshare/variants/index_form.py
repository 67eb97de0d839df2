"""Shift-share as ratios: Gerfin's index form.

With s_ir for the region's industry shares at the start, g for growth in the reference and g_r in
the region::

    industry mix index = Σ_i s_ir (1 + g_i) / (1 + g)
    regional index     = (1 + g_r) / Σ_i s_ir (1 + g_i)
    net index          = (1 + g_r) / (1 + g) = industry mix index · regional index

One is growth as the reference's. Over several years indices are multiplied, year by year; a mean
of yearly indices, as some programs give, is no growth of the period.

References
----------
Gerfin, H. (1964). Gesamtwirtschaftliches Wachstum und regionale Entwicklung. Kyklos 17(4), 565-593.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.classifications.series_breaks import BreakPolicy, SeriesBreak, check_breaks
from regionanalysis.core.arrays import FloatArray, position, safe_ratio
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import IdentityError, ParameterError
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.shiftshare.closure import CLOSURE_TOLERANCE, nan_sum
from regionanalysis.shiftshare.inputs import MissingPolicy, inputs_between
from regionanalysis.shiftshare.reference_area import NATION, ReferenceArea

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class GrowthIndices(Result):
    """Indices of every region; one is growth as the reference's.

    ``net = industry_mix · regional``. Unknown cells are left out of region and reference, which
    then cover the industries that are known in the region.

    Attributes
    ----------
    industry_mix, regional, net
        Shape (regions,); NaN where the region had no jobs, or none are expected.
    by_industry
        The region's growth factor over the reference's, shape (regions, industries); NaN where
        the region or the reference had no jobs at the start, or the reference none at the end.
    """

    start_year: int
    end_year: int
    dynamic: bool
    regions: tuple[str, ...]
    industries: tuple[str, ...]
    industry_mix: FloatArray
    regional: FloatArray
    net: FloatArray
    by_industry: FloatArray
    breaks: tuple[SeriesBreak, ...] = ()

    def __post_init__(self) -> None:
        # a region without jobs at the end has an index of zero, so do not divide by it
        off = np.abs(self.industry_mix * self.regional - self.net)
        if np.any(off > CLOSURE_TOLERANCE * np.maximum(1.0, np.abs(self.net))):
            raise IdentityError(
                "The indices of mix and region do not give the net index when multiplied.",
                remedy="Report it: this is a fault in the figures or in the package.",
            )

    def region(self, code: str) -> dict[str, float]:
        """Return the three indices of one region.

        Raises
        ------
        ParameterError
            When there is no such region. A group of regions has no index of its own here.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> round(ra.growth_indices(ra.example_jobs()).region("N")["net"], 2)
        0.9
        """
        row = position(code, self.regions, "region")
        names = ("industry_mix", "regional", "net")
        return {name: float(getattr(self, name)[row]) for name in names}

    def to_frame(self) -> "pd.DataFrame":
        """Return the three indices, indexed by region.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.growth_indices(ra.example_jobs()).to_frame().round(3)
                industry_mix  regional    net
        region
        E              1.010     1.018  1.028
        N              0.954     0.942  0.899
        S              1.030     1.031  1.062
        W              0.977     0.972  0.950
        """
        columns = {name: getattr(self, name) for name in ("industry_mix", "regional", "net")}
        return labelled_frame({"region": self.regions}, columns)


@accepts_frame
def growth_indices(
    panel: EmploymentPanel,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    dynamic: bool = False,
    missing: MissingPolicy = "raise",
    breaks: BreakPolicy = "raise",
    reference: ReferenceArea = NATION,
) -> GrowthIndices:
    """Return Gerfin's indices of every region: industry mix, regional, and their product.

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        Jobs by region, industry and year; a table is converted with `as_panel`, and ``nation=``
        and ``total_industry=`` may then be given too.
    start_year, end_year : int, optional
        The two years; the panel's first and last by default.
    dynamic : bool, default False
        Whether to multiply the indices of every year rather than compare two years.
    missing, breaks, reference
        As for `shift_share`.

    Returns
    -------
    GrowthIndices

    Raises
    ------
    ParameterError, UnknownCellsError, SeriesBreakError
        As for `shift_share`.

    References
    ----------
    Gerfin, H. (1964). Gesamtwirtschaftliches Wachstum und regionale Entwicklung. Kyklos 17(4),
    565-593.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> indices = ra.growth_indices(ra.example_jobs()).region("N")
    >>> {name: round(index, 3) for name, index in indices.items()}
    {'industry_mix': 0.954, 'regional': 0.942, 'net': 0.899}
    """
    start, end = panel.window(start_year, end_year)
    years = tuple(y for y in panel.years if start <= y <= end) if dynamic else (start, end)
    if dynamic and years != tuple(range(start, end + 1)):
        raise ParameterError(
            f"Year by year from {start} to {end} needs every year.",
            remedy="Leave dynamic out, or use years without a gap between them.",
        )
    crossed = check_breaks(panel.breaks, start_year=start, end_year=end, policy=breaks)
    inputs = inputs_between(panel, years, missing=missing, reference=reference)
    known = ~np.isnan(inputs.start[0])
    own = nan_sum(inputs.cells, axis=2)
    # the reference of a region is made of the industries known there
    other = np.where(known, np.broadcast_to(inputs.reference, inputs.cells.shape), 0.0).sum(2)
    expected = nan_sum(inputs.start * inputs.reference_factor, axis=2)
    mix = safe_ratio(expected * other[:-1], own[:-1] * other[1:])
    regional = safe_ratio(own[1:], expected)
    factors = safe_ratio(
        inputs.region_factor, np.where(inputs.start > 0, inputs.reference_factor, 0.0)
    )
    return GrowthIndices(
        start_year=start,
        end_year=end,
        dynamic=dynamic,
        regions=inputs.regions,
        industries=panel.industries,
        industry_mix=mix.prod(axis=0),
        regional=regional.prod(axis=0),
        net=safe_ratio(own[1:] * other[:-1], own[:-1] * other[1:]).prod(axis=0),
        by_industry=factors.prod(axis=0),
        breaks=crossed,
    )
