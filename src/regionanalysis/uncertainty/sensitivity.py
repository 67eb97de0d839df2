"""Sensitivity of the effects to single industries, their detail, and the reference area."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.classifications.series_breaks import BreakPolicy
from regionanalysis.core.arrays import FloatArray, position, safe_ratio
from regionanalysis.core.names import unknown_name
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import IdentityError
from regionanalysis.panel.aggregate import merge_industries
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.shiftshare import MissingPolicy, ShiftShare, shift_share
from regionanalysis.shiftshare.closure import CLOSURE_TOLERANCE, nan_sum
from regionanalysis.shiftshare.inputs import inputs_between
from regionanalysis.shiftshare.reference_area import ReferenceArea
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, REGIONAL_SHIFT

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class LeaveOneOut(Result):
    """The classic effects of every region with one industry at a time left out.

    The industry is left out of the region and of the nation alike, so that the nation's growth is
    that of the other industries.

    Attributes
    ----------
    industries, regions
        Labels of the axes: which industry is left out, and whose effects they are.
    effects
        Jobs, all other industries together, each of shape (industries, regions); NaN where the
        industry is unknown in the region and so is left out already.
    with_all
        Jobs with every known industry, each of shape (regions,).
    """

    industries: tuple[str, ...]
    industry_names: tuple[str, ...]
    regions: tuple[str, ...]
    effects: dict[str, FloatArray]
    with_all: dict[str, FloatArray]

    def whole(self, effect: str, region: str) -> float:
        """Return one region's effect with every known industry, jobs. Errors are those of `value`.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> round(ra.leave_one_out(ra.example_jobs()).whole("industry_mix", "N"), 1)
        -34.0
        """
        row = self._position(effect, region)
        return float(self.with_all[effect][row])

    def value(self, effect: str, region: str) -> FloatArray:
        """Return one region's effect without each industry, jobs, shape (industries,).

        Raises
        ------
        ParameterError
            When there is no such effect or region.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.leave_one_out(ra.example_jobs()).value("industry_mix", "N").shape
        (3,)
        """
        row = self._position(effect, region)
        return self.effects[effect][:, row]

    def _position(self, effect: str, region: str) -> int:
        if effect not in self.effects:
            raise unknown_name("effect", effect, self.effects)
        return position(region, self.regions, "region")

    def to_frame(self) -> "pd.DataFrame":
        """Return the effects without each industry in jobs, indexed by industry and region.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.leave_one_out(ra.example_jobs()).to_frame()["industry_mix"].round(1).head(4)
        industry  region
        A         E          1.2
                  N          2.5
                  S         12.0
                  W        -15.6
        Name: industry_mix, dtype: float64
        """
        axes = {"industry": self.industries, "region": self.regions}
        return labelled_frame(axes, self.effects, {"industry": self.industry_names})


@accepts_frame
def leave_one_out(
    panel: EmploymentPanel,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    missing: MissingPolicy = "raise",
) -> LeaveOneOut:
    """Return the effects of every region without each industry.

    With Σ over the known industries but j: national share Σ E · g₋ⱼ, industry mix
    Σ E · (g_i − g₋ⱼ) and regional shift Σ (E' − E · (1 + g_i)); g₋ⱼ is the nation's growth without
    industry j.

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        Jobs by region, industry and year; a table is converted with `as_panel`, and ``nation=``
        and ``total_industry=`` may then be given too.
    start_year, end_year : int, optional
        The two years; the panel's first and last by default.
    missing : {"raise", "drop"}, default "raise"
        What to do when a figure is unknown: raise, or exclude the cells concerned.

    Returns
    -------
    LeaveOneOut

    Raises
    ------
    ParameterError, UnknownCellsError
        For years that do not fit, and unknown cells.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> without = ra.leave_one_out(ra.example_jobs())
    >>> without.value("regional_shift", "N").round(1)
    array([-32. , -32.5, -17.5])
    """
    years = panel.window(start_year, end_year)
    inputs = inputs_between(panel, years, missing=missing)
    base, after, factor = inputs.start[0], inputs.end[0], inputs.reference_factor[0, 0]
    nation = np.nan_to_num(inputs.reference[:, 0])
    others = nation.sum(axis=1, keepdims=True) - nation
    growth = safe_ratio(others[1], others[0])
    growth -= 1
    expected = base * factor
    others_base = nan_sum(base, axis=1)[:, None] - base
    national = others_base * growth
    mix = nan_sum(expected, axis=1)[:, None] - expected - others_base - national
    shift = nan_sum(after - expected, axis=1)
    at_growth = nan_sum(base, axis=1) * (nation[1].sum() / nation[0].sum() - 1)
    return LeaveOneOut(
        industries=panel.industries,
        industry_names=panel.industry_names,
        regions=inputs.regions,
        effects={
            NATIONAL_SHARE: national.T,
            INDUSTRY_MIX: mix.T,
            REGIONAL_SHIFT: (shift[:, None] - (after - expected)).T,
        },
        with_all={
            NATIONAL_SHARE: at_growth,
            INDUSTRY_MIX: nan_sum(expected - base, axis=1) - at_growth,
            REGIONAL_SHIFT: shift,
        },
    )


@dataclass(frozen=True, eq=False, repr=False)
class DetailSensitivity(Result):
    """The same change with finer and with coarser industries.

    Attributes
    ----------
    fine, coarse
        The two decompositions.
    moved
        Jobs that are industry mix with fine industries and regional shift with coarse ones, shape
        (regions,). The sum of the two effects is the same.
    """

    fine: ShiftShare
    coarse: ShiftShare
    moved: FloatArray

    def __post_init__(self) -> None:
        shift = self.coarse.total_effects[REGIONAL_SHIFT] - self.fine.total_effects[REGIONAL_SHIFT]
        scale = np.maximum(1.0, np.abs(self.fine.total_start) + np.abs(self.fine.total_end))
        rest = self.moved - shift
        # figures unknown in one industry make a whole group unknown, and then they do differ
        known = (self.fine.n_excluded == 0) & (self.coarse.n_excluded == 0)
        if (np.abs(rest[known]) > CLOSURE_TOLERANCE * scale[known]).any():
            raise IdentityError(
                "What leaves the industry mix does not come to the regional shift.",
                remedy="Report it: this is a fault in the figures or in the package.",
            )

    def to_frame(self) -> "pd.DataFrame":
        """Return the effects by fine and coarse industries in jobs, indexed by region."""
        columns = {
            f"{effect}_{detail}": result.total_effects[effect]
            for effect in (INDUSTRY_MIX, REGIONAL_SHIFT)
            for detail, result in (("fine", self.fine), ("coarse", self.coarse))
        }
        names = {"region": self.fine.region_names}
        axes = {"region": self.fine.regions}
        return labelled_frame(axes, {**columns, "moved": self.moved}, names)


@accepts_frame
def by_detail(
    panel: EmploymentPanel,
    grouping: Mapping[str, str],
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    missing: MissingPolicy = "raise",
    breaks: BreakPolicy = "raise",
) -> DetailSensitivity:
    """Return the classic effects with the panel's industries, and with groups of them.

    Raises
    ------
    ParameterError
        When an industry has no group.
    """
    fine, coarse = (
        shift_share(
            version, start_year=start_year, end_year=end_year, missing=missing, breaks=breaks
        )
        for version in (panel, merge_industries(panel, grouping))
    )
    moved = fine.total_effects[INDUSTRY_MIX] - coarse.total_effects[INDUSTRY_MIX]
    return DetailSensitivity(fine=fine, coarse=coarse, moved=moved)


@accepts_frame
def by_reference(
    panel: EmploymentPanel,
    references: Mapping[str, ReferenceArea],
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    missing: MissingPolicy = "raise",
    breaks: BreakPolicy = "raise",
) -> dict[str, ShiftShare]:
    """Return the classic effects against each of several reference areas, by their names."""
    return {
        name: shift_share(
            panel,
            start_year=start_year,
            end_year=end_year,
            missing=missing,
            breaks=breaks,
            reference=reference,
        )
        for name, reference in references.items()
    }
