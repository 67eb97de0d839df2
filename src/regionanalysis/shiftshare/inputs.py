"""What every variant of shift-share computes from, step by step and for all regions at once.

A step is the change from one year to the next one used: one step for two years compared, a step a
year for the dynamic form. Unknown cells are NaN throughout and never zero.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from regionanalysis.core.arrays import BoolArray, FloatArray, safe_ratio
from regionanalysis.errors import ParameterError, UnknownCellsError
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.shiftshare.reference_area import NATION, ReferenceArea

MissingPolicy = Literal["raise", "drop"]

SHOWN = 3


@dataclass(frozen=True, eq=False)
class ShiftShareInputs:
    """Regions and their reference area.

    Attributes
    ----------
    regions
        Codes of the regions that exist in every year.
    cells
        Employment, shape (years, regions, industries).
    total
        All industries, shape (years, regions); the known cells only where ``total_known``
        (regions,) is false.
    reference, reference_total
        The reference area, shapes (years, 1 or regions, industries) and (years, 1 or regions).
    """

    years: tuple[int, ...]
    regions: tuple[str, ...]
    cells: FloatArray
    total: FloatArray
    total_known: BoolArray
    reference: FloatArray
    reference_total: FloatArray

    @property
    def start(self) -> FloatArray:
        """Employment at the start of each step, shape (steps, regions, industries)."""
        return self.cells[:-1]

    @property
    def end(self) -> FloatArray:
        """Employment at the end of each step, shape (steps, regions, industries)."""
        return self.cells[1:]

    @cached_property
    def growth(self) -> FloatArray:
        """Growth g of the reference in all industries, shape (steps, 1 or regions)."""
        return self.reference_total[1:] / self.reference_total[:-1] - 1

    @cached_property
    def reference_factor(self) -> FloatArray:
        """One plus the reference's growth by industry, shape (steps, 1 or regions, industries).

        One where the reference had no jobs in the industry: no change is expected.
        """
        base = self.reference[:-1]
        return safe_ratio(self.reference[1:], base, where=base != 0, fill=1.0)

    @cached_property
    def region_factor(self) -> FloatArray:
        """One plus the region's growth by industry, shape (steps, regions, industries).

        The reference's where the region had no jobs, and so no rate of its own; a variant that
        uses rates gives such cells' jobs to the effect that closes its identity.
        """
        return safe_ratio(self.end, self.start, where=self.start != 0, fill=self.reference_factor)

    @cached_property
    def region_growth(self) -> FloatArray:
        """Growth g_r of the region in all industries, shape (steps, regions); 0 from no jobs."""
        before = self.total[:-1]
        return safe_ratio(self.total[1:] - before, before, where=before != 0, fill=0.0)

    @cached_property
    def reference_share(self) -> FloatArray:
        """Industry shares S_i of the reference, shape (steps, 1 or regions, industries)."""
        return self.reference[:-1] / self.reference_total[:-1, :, None]

    @cached_property
    def homothetic(self) -> FloatArray:
        """Employment h the region would have with the reference's industry shares.

        Shape (steps, regions, industries); NaN where the region's own is unknown.
        """
        expected: FloatArray = self.total[:-1, :, None] * self.reference_share
        if np.isnan(self.start.sum()):
            expected[np.isnan(self.start)] = np.nan
        return expected

    @property
    def national_share(self) -> FloatArray:
        """All industries of the region at the reference's growth, shape (steps, regions)."""
        return self.total[:-1] * self.growth


def residual(inputs: ShiftShareInputs, effects: Iterable[FloatArray]) -> FloatArray:
    """Return the change less some effects: the effect that closes a variant's identity."""
    rest: FloatArray = inputs.end - inputs.start
    for jobs in effects:
        rest -= jobs
    return rest


def inputs_of(
    panel: EmploymentPanel,
    years: tuple[int, ...],
    present: BoolArray,
    missing: MissingPolicy,
    reference: ReferenceArea,
) -> ShiftShareInputs:
    """Return the figures of the regions ``present``, unknown cells left out or refused.

    Raises
    ------
    UnknownCellsError
        When a figure is unknown and the policy is to refuse.
    ParameterError
        When the reference area has no jobs in a year from which growth is computed.
    """
    rows = [panel.year_index(year) for year in years]
    cells = panel.employment[rows] if present.all() else panel.employment[rows][:, present]
    total = panel.region_total[rows][:, present]
    total_known: BoolArray = ~np.any(np.isnan(total), axis=0)
    industries, all_industries = reference.figures(panel, rows, present)
    # NaN survives a sum, and a panel without unknown cells is looked through once for all
    if not panel.complete and np.isnan(cells.sum() + industries.sum()):
        unknown_reference = np.any(np.isnan(industries), axis=0)
        left_out: BoolArray = np.any(np.isnan(cells), axis=0) | unknown_reference
        if missing == "raise":
            raise _refusal(panel, present, left_out, years, unknown_reference)
        cells = np.where(left_out, np.nan, cells)
        industries = np.where(unknown_reference, np.nan, industries)
        total = np.where(total_known, total, np.nansum(cells, axis=2))
    unknown_total = np.isnan(all_industries).any(axis=0)
    if unknown_total.any():
        # the same industries in every year, or a new one would pass for growth
        all_industries = np.where(unknown_total, np.nansum(industries, axis=2), all_industries)
    _check_reference(all_industries, industries, years, reference)
    regions = select_labels(panel.regions, present)
    return ShiftShareInputs(years, regions, cells, total, total_known, industries, all_industries)


def select_labels(labels: tuple[str, ...], mask: BoolArray) -> tuple[str, ...]:
    """Return the labels that a mask keeps."""
    # all or none is the usual case, and labels are many
    if mask.all():
        return labels
    if not mask.any():
        return ()
    return tuple(label for label, keep in zip(labels, mask.tolist(), strict=True) if keep)


def _check_reference(
    total: FloatArray, industries: FloatArray, years: tuple[int, ...], reference: ReferenceArea
) -> None:
    area = reference.name.replace("_", " ")
    if np.isnan(industries).all(axis=(0, 2)).any():
        raise UnknownCellsError(
            f"No industry of the {area} is known in every year needed; a sum of regions is unknown "
            "where one of them is.",
            remedy="Give the nation's own rows, or figures for the unknown cells.",
        )
    empty = (total[:-1] <= 0).any(axis=1)
    if empty.any():
        year = years[int(np.argmax(empty))]
        raise ParameterError(
            f"The {area} has no employment in {year}, so it has no growth from that year.",
            remedy="Start in a year with figures for it.",
        )


def _refusal(
    panel: EmploymentPanel,
    present: BoolArray,
    left_out: BoolArray,
    years: tuple[int, ...],
    unknown_reference: BoolArray,
) -> UnknownCellsError:
    regions = select_labels(panel.regions, present)
    of_all = unknown_reference.reshape(-1, len(panel.industries))
    if len(of_all) == 1 and of_all.any() and panel.nation_stated:
        return _nation_refusal(panel, years, of_all[0])
    cells = [(regions[r], panel.industries[i]) for r, i in np.argwhere(left_out).tolist()]
    shown = "; ".join(f"region {region}, industry {industry}" for region, industry in cells[:SHOWN])
    more = f" and {len(cells) - SHOWN} more" if len(cells) > SHOWN else ""
    return UnknownCellsError(
        f"The decomposition {years[0]}-{years[-1]} needs figures that are unknown: {shown}{more}.",
        remedy='Fill them in (0 where it is zero), or pass missing="drop" '
        "(--missing drop), which leaves them out and counts them.",
        evidence=cells,
    )


@accepts_frame
def inputs_between(
    panel: EmploymentPanel,
    years: Sequence[int],
    *,
    missing: MissingPolicy = "raise",
    reference: ReferenceArea = NATION,
) -> ShiftShareInputs:
    """Return the figures of the regions that exist in every year."""
    rows = [panel.year_index(year) for year in years]
    present: BoolArray = np.all(panel.present[rows], axis=0)
    return inputs_of(panel, tuple(years), present, missing, reference)


def _nation_refusal(
    panel: EmploymentPanel, years: tuple[int, ...], unknown: BoolArray
) -> UnknownCellsError:
    """Return the error for figures of the nation that are unknown, on which every region rests."""
    rows = [panel.year_index(year) for year in years]
    missing = np.argwhere(np.isnan(panel.nation[rows]) & unknown)
    cells = [(panel.industries[i], years[t]) for t, i in missing.tolist()]
    shown = "; ".join(f"industry {industry} in {year}" for industry, year in cells[:SHOWN])
    more = f" and {len(cells) - SHOWN} more" if len(cells) > SHOWN else ""
    return UnknownCellsError(
        f"The nation ({panel.nation_code}) has figures that are unknown: {shown}{more}. Every "
        "region is measured against them.",
        remedy='Fill them in, or pass missing="drop" (--missing drop), which leaves the industries '
        "out and counts them.",
        evidence=[(panel.nation_code, industry) for industry, _ in cells],
    )
