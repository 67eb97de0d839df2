"""From a long table to an employment panel, and every way a table can be wrong."""

from typing import Any

import numpy as np
import pandas as pd

from regionanalysis.core.arrays import BoolArray, FloatArray
from regionanalysis.errors import InputError
from regionanalysis.panel.cells import CellState, StateArray, bounds_of, state_of
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.figures import Nil
from regionanalysis.panel.label_columns import factorize
from regionanalysis.panel.notes import ReadingNote
from regionanalysis.panel.number_forms import Decimal
from regionanalysis.panel.provenance import Disguise
from regionanalysis.panel.table_rows import TableRows, checked_rows
from regionanalysis.panel.wholes import Asked, Wholes, find_wholes, not_in_force, stated_wholes

DEFAULT_NATION = "0"


def panel_from_frame(
    frame: pd.DataFrame,
    *,
    nation: str | None = None,
    total_industry: str | None = None,
    source: str = "the table",
    decimal: Decimal = "",
    nil: Nil = "",
    find_totals: bool = True,
    disguised: Disguise = "",
    notes: tuple[ReadingNote, ...] = (),
    **attributes: Any,
) -> EmploymentPanel:
    """Return the panel that a long table holds.

    Parameters
    ----------
    frame
        Columns ``region``, ``industry``, ``year``, ``employment`` and optionally ``region_name``
        and ``industry_name``, and ``employment_mark`` with what stands in place of a figure (``.``,
        ``..`` or ``:``). An empty ``employment`` is unknown, and so is a combination of
        region and industry that has no row in a year the region is in. A region with no row in a
        year is absent from it, and so is one that has ``.`` in all industries: it was not in use.
    nation
        Code or name of the reference area, or ``"none"``. If not given, it is ``"0"``, or a region
        that is named as a nation or is the sum of all the others; the nation is the sum of the
        regions where there is none.
    total_industry
        Code or name of the total of all industries, or ``"none"``. If not given, it is an industry
        that is named so or is the sum of all the others.
    source
        What to call the table in errors.
    decimal, nil
        As for `read_figures`.
    find_totals
        Whether regions and industries that are sums of others are found and left out; not needed
        for a table that is known.
    disguised
        Whether small counts are disguised, and what totals then are; as in a sidecar.
    notes
        How the table was read so far; the panel has them and more.
    attributes
        Passed to `EmploymentPanel` (``unit``, ``place``, ``origins`` …).

    Raises
    ------
    InputError
        For a missing column, an empty table, a repeated key, a year that is no year, employment
        that is not a number or is negative, and regions or industries that are counted twice.
    ParameterError
        For a nation or a total that is not there.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> ra.panel_from_frame(ra.example_jobs(), unit="persons")
    EmploymentPanel 2015–2022, 4 regions × 3 industries
    unit: persons
    """
    rows = checked_rows(frame, source, decimal=decimal, nil=nil)
    asked = Asked(nation, total_industry, attributes.get("rounding", 0.0), source)
    wholes = _find(rows, asked) if find_totals else stated_wholes(asked)
    regions, industries = _parts(rows, wholes, nation or DEFAULT_NATION, source)
    laid = _Laid(rows, rows.years_without(wholes.total), regions, industries)
    if find_totals:
        laid.leave_out_not_in_force()
    return laid.panel(
        wholes,
        nation or DEFAULT_NATION,
        disguised,
        (*notes, *rows.notes, *wholes.notes, *laid.notes),
        attributes,
    )


def _find(rows: TableRows, asked: Asked) -> Wholes:
    regions, industries = rows.regions.labels, rows.industries.labels
    cube = rows.cube(rows.years_without(""), regions, industries)
    return find_wholes(
        (regions, rows.names_of("region", regions)),
        (industries, rows.names_of("industry", industries)),
        cube,
        asked,
    )


def _parts(
    rows: TableRows, wholes: Wholes, nation: str, source: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the regions and industries that are no wholes, in order."""
    out_regions = wholes.regions | {wholes.nation or nation}
    out_industries = wholes.industries | ({wholes.total} if wholes.total else set())
    regions = tuple(sorted(set(rows.regions.labels) - out_regions))
    industries = tuple(sorted(set(rows.industries.labels) - out_industries))
    if not regions or not industries:
        raise InputError(
            f"{source} has no region beside the nation {wholes.nation or nation!r}, or no "
            "industry.",
            remedy="Give at least one region and one industry.",
        )
    if wholes.total and wholes.total not in rows.industries.labels:
        raise InputError(
            f"The table has no rows for {wholes.total!r}, named as the total of all industries."
        )
    return regions, industries


class _Laid:
    """A table laid out by year, region and industry."""

    def __init__(
        self,
        rows: TableRows,
        years: tuple[int, ...],
        regions: tuple[str, ...],
        industries: tuple[str, ...],
    ) -> None:
        self.rows, self.years = rows, years
        self.regions, self.industries = regions, industries
        self.employment = rows.cube(years, regions, industries)
        self.present = self._present()
        self.notes: tuple[ReadingNote, ...] = ()

    def leave_out_not_in_force(self) -> None:
        """Make regions absent where they are zero because their code was not in use."""
        absent, self.notes = not_in_force(self.years, self.regions, self.employment)
        self.present &= ~absent
        self.employment[absent] = np.nan

    def panel(
        self,
        wholes: Wholes,
        nation: str,
        disguised: Disguise,
        notes: tuple[ReadingNote, ...],
        attributes: dict[str, Any],
    ) -> EmploymentPanel:
        code = wholes.nation or nation
        stated = self.rows.any_of(code, self.industries)
        if stated:
            nation_row = self.rows.cube(self.years, (code,), self.industries)[:, 0]
        else:
            filled = np.where(self.present[:, :, None], self.employment, 0.0)
            nation_row = filled.sum(axis=1)
        totals = self._totals(wholes.total, code)
        return EmploymentPanel(
            years=self.years,
            regions=self.regions,
            industries=self.industries,
            employment=self.employment,
            nation=nation_row,
            region_total=self.employment.sum(axis=2) if totals is None else totals[:, :-1],
            nation_total=nation_row.sum(axis=1) if totals is None else totals[:, -1],
            present=self.present,
            region_names=self.rows.names_of("region", self.regions),
            industry_names=self.rows.names_of("industry", self.industries),
            nation_code=code,
            nation_stated=stated,
            totals_stated=totals is not None,
            cells=bounds_of(
                self.employment,
                nation_row,
                self.present,
                state=self._states(),
                rounding=attributes.get("rounding", 0.0),
                disguised=disguised,
            ),
            notes=notes,
            **attributes,
        )

    def _totals(self, total: str, nation: str) -> FloatArray | None:
        if not total:
            return None
        totals: FloatArray = self.rows.cube(self.years, (*self.regions, nation), (total,))[:, :, 0]
        if not any(self.rows.any_of(region, (total,)) for region in self.regions):
            # a last line has the total of all regions alone; each region's own is its sum
            totals[:, :-1] = self.employment.sum(axis=2)
        return totals

    def _present(self) -> BoolArray:
        own = None
        if self.rows.marks is not None:
            # a category that was not in use has no figure, and its marks are no rows
            own = (self.rows.marks != ".").to_numpy()
        axes = (self.years, self.regions, self.industries)
        stated: BoolArray = self.rows.laid(True, False, own, axes)  # noqa: FBT003
        present: BoolArray = np.asarray(stated.any(axis=2))
        return present

    def _states(self) -> StateArray | None:
        """Return how every cell is published as far as marks tell; None without marks."""
        marks = self.rows.marks
        if marks is None or marks.isna().all():
            return None
        places, labels = factorize(marks)
        known = [state_of(str(label)) for label in labels]
        state = np.array([-1 if one is None else one for one in known] + [-1], np.int8)[places]
        axes = (self.years, self.regions, self.industries)
        own = state >= 0
        states: StateArray = self.rows.laid(state[own], np.int8(CellState.PUBLISHED), own, axes)
        return states
