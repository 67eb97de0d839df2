"""Every start and end year: what the choice of period does to the effects."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.classifications.series_breaks import breaks_crossed
from regionanalysis.core.arrays import BoolArray, FloatArray, position, safe_ratio
from regionanalysis.core.names import unknown_name
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.shiftshare import MissingPolicy, ShiftShareByYear
from regionanalysis.shiftshare.inputs import inputs_between
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, REGIONAL_SHIFT

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class Windows(Result):
    """Effects for every pair of years.

    Attributes
    ----------
    years
        Start years along the first axis and end years along the second.
    effects
        Jobs, all industries together, each of shape (years, years, regions); NaN where the start
        is not before the end.
    crosses_break
        Whether the pair goes across a break in the series, shape (years, years).
    """

    years: tuple[int, ...]
    regions: tuple[str, ...]
    effects: dict[str, FloatArray]
    crosses_break: BoolArray

    def value(self, effect: str, region: str) -> FloatArray:
        """Return one region's effect for every pair of years, jobs, shape (years, years).

        Raises
        ------
        ParameterError
            When there is no such effect or region.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.all_windows(ra.example_jobs()).value("change", "N").shape
        (8, 8)
        """
        if effect not in self.effects:
            raise unknown_name("effect", effect, self.effects)
        return self.effects[effect][:, :, position(region, self.regions, "region")]

    def to_frame(self) -> "pd.DataFrame":
        """Return the effects in jobs, indexed by start year, end year and region.

        Pairs whose start is not before the end are omitted.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.all_windows(ra.example_jobs()).to_frame().loc[(2015, 2022), "industry_mix"].round(1)
        region
        E    10.6
        N   -34.0
        S    46.2
        W   -22.8
        Name: industry_mix, dtype: float64
        """
        axes = {"start_year": self.years, "end_year": self.years, "region": self.regions}
        shape = next(iter(self.effects.values())).shape
        crosses = np.broadcast_to(self.crosses_break[:, :, None], shape)
        table = labelled_frame(axes, {**self.effects, "crosses_break": crosses})
        starts, ends = (table.index.get_level_values(name) for name in ("start_year", "end_year"))
        return table[starts < ends]


@accepts_frame
def all_windows(
    panel: EmploymentPanel,
    *,
    start_year: int | None = None,
    end_year: int | None = None,
    missing: MissingPolicy = "raise",
) -> Windows:
    """Return the classic effects of every region for every pair of the panel's years.

    A cell unknown in any of the years is excluded from all pairs, so that they can be compared.
    The expected jobs Σ_i E_ir · N'_i / N_i of all pairs are one matrix product.

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        Jobs by region, industry and year; a table is converted with `as_panel`, and ``nation=``
        and ``total_industry=`` may then be given too.
    start_year, end_year : int, optional
        First and last of the years; the panel's by default.
    missing : {"raise", "drop"}, default "raise"
        What to do when a figure is unknown: raise, or exclude the cells concerned.

    Returns
    -------
    Windows

    Raises
    ------
    ParameterError, UnknownCellsError
        For years that do not fit, and unknown cells.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> windows = ra.all_windows(ra.example_jobs())
    >>> windows.value("regional_shift", "N")[0, -1].round(1)
    np.float64(-41.0)
    """
    first, last = panel.window(start_year, end_year)
    years = tuple(year for year in panel.years if first <= year <= last)
    inputs = inputs_between(panel, years, missing=missing)
    cells = np.nan_to_num(inputs.cells)
    nation = np.nan_to_num(inputs.reference[:, 0])
    per_job = safe_ratio(cells, nation[:, None, :], fill=0.0)
    # an industry the nation did not have at the start: its employment is expected to stay
    stay = np.where(nation[:, None, :] > 0, 0.0, cells).sum(axis=2)
    expected = np.einsum("sri,ei->ser", per_job, nation, optimize=True) + stay[:, None, :]
    known, total = cells.sum(axis=2), inputs.total
    growth = inputs.reference_total[None, :, 0] / inputs.reference_total[:, None, 0] - 1
    national = growth[:, :, None] * total[:, None, :]
    effects = {
        NATIONAL_SHARE: national,
        INDUSTRY_MIX: expected - known[:, None, :] * (1 + growth[:, :, None]),
        REGIONAL_SHIFT: known[None, :, :] - expected,
        "change": total[None, :, :] - total[:, None, :],
    }
    return _windows(panel, years, inputs.regions, effects)


@accepts_frame
def dynamic_windows(panel: EmploymentPanel, by_year: ShiftShareByYear) -> Windows:
    """Return the effects of the years between every pair, each year decomposed on its own base."""
    years = (by_year.start_year, *by_year.years)
    paths = {name: _path(by_year.total_effect(name)) for name in by_year.effects}
    effects = {name: path[None, :, :] - path[:, None, :] for name, path in paths.items()}
    effects["change"] = by_year.level[None, :, :] - by_year.level[:, None, :]
    return _windows(panel, years, by_year.regions, effects)


def _path(yearly: FloatArray) -> FloatArray:
    return np.concatenate([np.zeros((1, yearly.shape[1])), np.cumsum(yearly, axis=0)])


def _windows(
    panel: EmploymentPanel,
    years: tuple[int, ...],
    regions: tuple[str, ...],
    effects: dict[str, FloatArray],
) -> Windows:
    forwards = np.array(years)[:, None] < np.array(years)[None, :]
    crossed = np.array(
        [
            [bool(breaks_crossed(panel.breaks, start_year=s, end_year=e)) for e in years]
            for s in years
        ]
    )
    return Windows(
        years=years,
        regions=regions,
        effects={n: np.where(forwards[:, :, None], jobs, np.nan) for n, jobs in effects.items()},
        crosses_break=crossed & forwards,
    )
