"""The cells a shift-share regression is fitted to: growth rates, weights, and what has no rate.

A cell is one industry in one region over one step (from one year to the next one used). Its growth
rate is weighted by its jobs at the start, so a cell without jobs at the start has no rate and no
weight: it is outside the fit, and the jobs that came to it are counted as ``without_base``.
"""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np

from regionanalysis.classifications.series_breaks import BreakPolicy, check_breaks
from regionanalysis.core.arrays import BoolArray, FloatArray, IntArray
from regionanalysis.errors import ParameterError
from regionanalysis.panel.employment import FLOAT_SLACK, UNALLOCATED, EmploymentPanel
from regionanalysis.shiftshare.closure import nan_sum
from regionanalysis.shiftshare.inputs import MissingPolicy, inputs_between

UnallocatedPolicy = Literal["region", "drop"]

# with fewer there is nothing to tell regions from industries by
FEWEST = 2
SHOWN = 5


class Observations(NamedTuple):
    """The fitted cells as rows, each array of shape (cells,): rates, start jobs and positions."""

    rate: FloatArray
    jobs: FloatArray
    step: IntArray
    region: IntArray
    industry: IntArray


@dataclass(frozen=True, eq=False)
class Cells:
    """Start jobs and changes by step, region and industry.

    Attributes
    ----------
    base
        Jobs at the start of the step in the cells fitted, zero in the others, shape
        (steps, regions, industries).
    change
        Jobs at the end minus jobs at the start in every known cell, fitted or not; zero where
        unknown; same shape.
    fitted
        Whether the cell is in the fit, same shape.
    n_excluded
        Number of cells with an unknown figure, shape (regions,).
    """

    regions: tuple[str, ...]
    region_names: tuple[str, ...]
    base: FloatArray
    change: FloatArray
    fitted: BoolArray
    n_excluded: IntArray

    @property
    def without_base(self) -> FloatArray:
        """Change in the known cells that are not fitted, jobs, shape (steps, regions)."""
        return np.where(self.fitted, 0.0, self.change).sum(axis=2)

    def observations(self) -> Observations:
        """Return the fitted cells as rows, step by step and region by region."""
        step, region, industry = np.nonzero(self.fitted)
        jobs = self.base[self.fitted]
        return Observations(self.change[self.fitted] / jobs, jobs, step, region, industry)

    def check_linked(self) -> None:
        """Refuse cells in which effects of regions and industries are not identified.

        Raises
        ------
        ParameterError
            When some regions have no industry and step in common with the others.
        """
        worked = np.moveaxis(self.fitted, 1, 0).reshape(len(self.regions), -1)
        reached, before = int(worked.any(axis=1).argmax()), 0
        linked = np.arange(len(self.regions)) == reached
        while linked.sum() > before:
            before = int(linked.sum())
            linked = np.any(worked[:, np.any(worked[linked], axis=0)], axis=1)
        apart = [
            code
            for code, alone in zip(self.regions, ~linked & worked.any(axis=1), strict=True)
            if alone
        ]
        if apart:
            raise ParameterError(
                "Regions that share no industry cannot be compared: "
                f"{', '.join(apart[:SHOWN])} ({len(apart)} in all) share none with region "
                f"{self.regions[reached]}, not even by way of others.",
                remedy="Use broader industries, or broader regions.",
                evidence=apart,
            )


def labels(values: IntArray) -> tuple[IntArray, IntArray]:
    """Return the values there are, and of each cell the place of its own among them."""
    present, place = np.unique(values, return_inverse=True)
    return present, place


def sums(label: IntArray, values: FloatArray, size: int = 0) -> FloatArray:
    """Return sums of values by label 0, 1, …, shape (labels,)."""
    return np.bincount(label, values, size).astype(float)


def prepared(
    panel: EmploymentPanel,
    years: tuple[int, ...],
    *,
    missing: MissingPolicy,
    breaks: BreakPolicy,
    unallocated: UnallocatedPolicy,
) -> tuple[Cells, dict[str, Any]]:
    """Return the cells, and what every fit states of them (see `RegressionFit`)."""
    crossed = check_breaks(panel.breaks, start_year=years[0], end_year=years[-1], policy=breaks)
    cells = cells_of(panel, years, missing, unallocated)
    return cells, {
        "years": years,
        "unit": panel.unit,
        "regions": cells.regions,
        "region_names": cells.region_names,
        "industries": panel.industries,
        "industry_names": panel.industry_names,
        "n_cells": int(cells.fitted.sum()),
        "base": cells.base,
        "change": cells.change.sum(axis=(0, 2)),
        "without_base": cells.without_base.sum(axis=0),
        "n_excluded": cells.n_excluded,
        "groups": panel.groups,
        "absent": tuple(
            code for code in panel.regions if code not in (*cells.regions, UNALLOCATED)
        ),
        "breaks": crossed,
    }


def cells_of(
    panel: EmploymentPanel,
    years: tuple[int, ...],
    missing: MissingPolicy,
    unallocated: UnallocatedPolicy,
) -> Cells:
    """Return the cells of the regions that exist in every year, and of the nation's other jobs.

    The others are those in no region, in a region that is absent, and in cells left out as unknown.
    They are a region of their own, ``"unallocated"``, unless they are nothing but the rounding of
    published figures, or are to be left out.

    Raises
    ------
    ParameterError, UnknownCellsError
        For years that do not fit, too few regions or industries, and unknown cells.
    """
    inputs = inputs_between(panel, years, missing=missing)
    regions = inputs.regions
    jobs, floor = inputs.cells, np.zeros_like(inputs.cells)
    if unallocated == "region":
        slack = (len(panel.regions) + 1) * panel.rounding + FLOAT_SLACK * np.abs(inputs.reference)
        jobs, floor, regions = _with_rest(jobs, regions, inputs.reference, slack)
    names = dict(zip(panel.regions, panel.region_names, strict=True))
    return _cells(regions, tuple(names.get(code, code) for code in regions), jobs, floor)


def _with_rest(
    jobs: FloatArray, regions: tuple[str, ...], nation: FloatArray, slack: FloatArray
) -> tuple[FloatArray, FloatArray, tuple[str, ...]]:
    """Return jobs, what of them may be rounding, and regions, the nation's other jobs the last."""
    # a panel that has them already may lack those of its cells left out
    named = [row for row, code in enumerate(regions) if code != UNALLOCATED]
    jobs, regions = jobs[:, named], tuple(regions[row] for row in named)
    floor, rest = np.zeros_like(jobs), nation - nan_sum(jobs, axis=1)[:, None]
    if not (rest[:-1] > slack[:-1]).any():
        return jobs, floor, regions
    return np.append(jobs, rest, axis=1), np.append(floor, slack, axis=1), (*regions, UNALLOCATED)


def _cells(
    regions: tuple[str, ...],
    names: tuple[str, ...],
    jobs: FloatArray,
    floor: FloatArray,
) -> Cells:
    change = np.diff(jobs, axis=0)
    missing = np.isnan(change)
    fitted: BoolArray = ~missing & (jobs[:-1] > floor[:-1])
    _check_enough(fitted)
    return Cells(
        regions=regions,
        region_names=names,
        base=np.where(fitted, jobs[:-1], 0.0),
        change=np.where(missing, 0.0, change),
        fitted=fitted,
        n_excluded=np.any(missing, axis=0).sum(axis=1),
    )


def _check_enough(fitted: BoolArray) -> None:
    regions = int(fitted.any(axis=2).sum(axis=1).min())
    industries = int(fitted.any(axis=1).sum(axis=1).min())
    if min(regions, industries) < FEWEST:
        raise ParameterError(
            f"A regression needs two regions and two industries with employment at the start; "
            f"there are {regions} and {industries}.",
            remedy="Give more regions or finer industries, or use the classic method.",
            evidence=(regions, industries),
        )
