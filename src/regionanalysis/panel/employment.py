"""The employment panel: region × industry × year, checked when it is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.classifications.industry_standards import IndustryStandard, check_codes
from regionanalysis.classifications.municipality_codes import CodeMove
from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.core.arrays import BoolArray, FloatArray
from regionanalysis.core.names import unknown_name
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.panel.cells import CellBounds
from regionanalysis.panel.notes import ReadingNote, count_of
from regionanalysis.panel.provenance import Origin, Place

if TYPE_CHECKING:
    import pandas as pd

UNALLOCATED = "unallocated"

# how many persons one figure counts, by unit
PERSONS = {"persons": 1.0, "thousand persons": 1000.0}

# relative slack for sums of floats; published rounding is stated by the panel itself
FLOAT_SLACK = 1e-9


@dataclass(frozen=True, eq=False, repr=False)
class EmploymentPanel(Result):
    """Employed persons by year, region and industry, with the nation as a row of its own.

    A cell that is NaN is **unknown**, never zero. A region that does not exist in a year is
    **absent** from it (``present`` is false), which is neither.

    Attributes
    ----------
    years, regions, industries
        Labels of the three axes; codes are text.
    employment
        Employed persons in ``unit``, shape (years, regions, industries).
    nation
        The reference area, shape (years, industries). May exceed the sum of the regions.
    region_total, nation_total
        Employment in all industries, shapes (years, regions) and (years,): the published totals
        where there are any, otherwise the sums (NaN when a cell is unknown).
    present
        Whether the region exists in the year, shape (years, regions).
    place, standard, vintage, unit
        Where people are counted, the industry standard, the year whose codes are used, and what
        one figure counts.
    rounding
        Largest error from published rounding of one figure, in ``unit`` (0.05 for one decimal).
    nation_stated, totals_stated
        Whether the nation, and the totals of all industries, have figures of their own; otherwise
        they are sums.
    cells
        How every figure is published and between which limits it lies; None where nothing but the
        figures is known, and one that is NaN may be anything that totals allow.
    groups
        Named groups of regions; a group's figures are the sums of its members'.
    moves
        What became of codes when the panel was recoded to its vintage, with the jobs that moved.
    notes
        How the figures were read: what was taken for a total, left out, or read as unknown.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> panel = ra.panel_from_frame(ra.example_jobs())
    >>> panel.employment.shape
    (8, 4, 3)
    >>> panel.with_groups({"coast": ["N", "W"]}).groups
    {'coast': ('N', 'W')}
    """

    years: tuple[int, ...]
    regions: tuple[str, ...]
    industries: tuple[str, ...]
    employment: FloatArray
    nation: FloatArray
    region_total: FloatArray
    nation_total: FloatArray
    present: BoolArray
    region_names: tuple[str, ...]
    industry_names: tuple[str, ...]
    nation_code: str = "0"
    nation_stated: bool = True
    totals_stated: bool = False
    place: Place = "work"
    standard: IndustryStandard = IndustryStandard.NONE
    vintage: int | None = None
    unit: str = "persons"
    rounding: float = 0.0
    breaks: tuple[SeriesBreak, ...] = ()
    origins: tuple[Origin, ...] = ()
    cells: CellBounds | None = None
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    moves: tuple[CodeMove, ...] = ()
    notes: tuple[ReadingNote, ...] = ()

    def __post_init__(self) -> None:
        years, regions, industries = len(self.years), len(self.regions), len(self.industries)
        shapes = {
            "employment": (self.employment, (years, regions, industries)),
            "nation": (self.nation, (years, industries)),
            "region_total": (self.region_total, (years, regions)),
            "nation_total": (self.nation_total, (years,)),
            "present": (self.present, (years, regions)),
        }
        if self.cells is not None:
            shapes["cells"] = (self.cells.low, self.employment.shape)
            shapes["cells.nation_low"] = (self.cells.nation_low, self.nation.shape)
        for name, (array, shape) in shapes.items():
            if array.shape != shape:
                raise InputError(f"{name} has shape {array.shape}; the labels call for {shape}.")
        check_codes(self.industries, self.standard)
        self._check_members()
        self._check_nation()

    def _check_members(self) -> None:
        for name, members in self.groups.items():
            for member in members:
                if member not in self.regions:
                    raise unknown_name(f"region in the group {name!r}:", member, self.regions)

    def _check_nation(self) -> None:
        known = np.where(np.isnan(self.employment), 0.0, self.employment).sum(axis=1)
        excess = known - self.nation
        slack = (len(self.regions) + 1) * self.rounding + FLOAT_SLACK * np.abs(self.nation)
        years, industries = np.nonzero(excess > slack)
        if years.size:
            year, industry = int(years[0]), int(industries[0])
            raise InputError(
                f"The nation has {self.nation[year, industry]:g} employed in industry "
                f"{self.industries[industry]!r} in {self.years[year]}, fewer than the "
                f"{known[year, industry]:g} of its regions ({count_of(years.size, 'such cell')}).",
                remedy="Check the nation's row, and that no region is counted twice "
                "(a county beside its municipalities).",
                evidence=[
                    (self.years[t], self.industries[i])
                    for t, i in zip(years.tolist(), industries.tolist(), strict=True)
                ],
            )

    @cached_property
    def complete(self) -> bool:
        """Whether every figure of every industry is known, in all regions and years."""
        return not np.isnan(self.employment.sum() + self.nation.sum())

    @property
    def unallocated(self) -> FloatArray:
        """Nation minus the sum of the regions, shape (years, industries); NaN when unknown."""
        cells = np.where(self.present[:, :, None], self.employment, 0.0)
        gap: FloatArray = self.nation - cells.sum(axis=1)
        return gap

    def with_unallocated(self) -> "EmploymentPanel":
        """Return the panel with the jobs in no region as one more region, so that sums close.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.as_panel(ra.example_jobs()).with_unallocated().regions
        ('E', 'N', 'S', 'W', 'unallocated')
        """
        total = self.nation_total - np.where(self.present, self.region_total, 0.0).sum(axis=1)
        return replace(
            self,
            regions=(*self.regions, UNALLOCATED),
            region_names=(*self.region_names, UNALLOCATED),
            employment=np.concatenate([self.employment, self.unallocated[:, None, :]], axis=1),
            region_total=np.concatenate([self.region_total, total[:, None]], axis=1),
            present=np.concatenate([self.present, np.ones((len(self.years), 1), bool)], axis=1),
            # the limits of what is in no region follow from all the others, and are not kept
            cells=None,
        )

    def with_groups(self, groups: Mapping[str, Sequence[str]]) -> "EmploymentPanel":
        """Return the panel with named groups of regions added.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> panel = ra.panel_from_frame(ra.example_jobs()).with_groups({"coast": ["N", "W"]})
        >>> ra.shift_share(panel).region("coast").total_change
        -26.0
        """
        return replace(
            self,
            groups={**self.groups, **{name: tuple(codes) for name, codes in groups.items()}},
        )

    def in_persons(self) -> "EmploymentPanel":
        """Return the panel with persons as its unit.

        Raises
        ------
        InputError
            When the unit is not a number of persons.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.as_panel(ra.example_jobs(), unit="thousand persons").in_persons().unit
        'persons'
        """
        if self.unit not in PERSONS:
            raise InputError(
                f"The panel's unit is {self.unit!r}, which is no number of persons.",
                remedy=f"State one of {', '.join(PERSONS)} as the unit in its sidecar.",
            )
        factor = PERSONS[self.unit]
        return (
            self
            if factor == 1
            else replace(
                self,
                unit="persons",
                employment=self.employment * factor,
                nation=self.nation * factor,
                region_total=self.region_total * factor,
                nation_total=self.nation_total * factor,
                rounding=self.rounding * factor,
                cells=None if self.cells is None else self.cells.scaled(factor),
            )
        )

    def to_frame(self) -> "pd.DataFrame":
        """Return employment with names, indexed by region, industry and year.

        The nation's rows come last, under its code, where it has figures of its own. A region has
        no rows in a year that it is absent from; NaN is unknown. `panel_from_frame` makes the
        panel again.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> panel = ra.panel_from_frame(ra.example_jobs())
        >>> panel
        EmploymentPanel 2015–2022, 4 regions × 3 industries
        unit: persons
        >>> float(panel.to_frame().loc[("N", "A", 2015), "employment"])
        260.0
        """
        cells, names, present = self.employment, self.region_names, self.present
        regions = self.regions
        if self.nation_stated:
            cells = np.concatenate([cells, self.nation[:, None, :]], axis=1)
            regions, names = (*regions, self.nation_code), (*names, self.nation_code)
            present = np.concatenate([present, np.ones((len(self.years), 1), bool)], axis=1)
        axes = {"region": regions, "industry": self.industries, "year": self.years}
        table = labelled_frame(
            axes,
            {"employment": np.moveaxis(cells, 0, -1)},
            {"region": names, "industry": self.industry_names},
        )
        return table[np.repeat(present.T[:, None, :], len(self.industries), axis=1).ravel()]

    def year_index(self, year: int) -> int:
        """Return the place of a year on the first axis.

        Raises
        ------
        ParameterError
            When the panel does not have the year.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.as_panel(ra.example_jobs()).year_index(2016)
        1
        """
        if year not in self.years:
            raise ParameterError(
                f"The panel has no year {year}.",
                remedy=f"Its years are {_year_list(self.years)}.",
                evidence=self.years,
            )
        return self.years.index(year)

    def window(self, start_year: int | None, end_year: int | None) -> tuple[int, int]:
        """Return first and last year of a change; the panel's own where none is named.

        Raises
        ------
        ParameterError
            When a year is not in the panel, or the start is not before the end.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.panel_from_frame(ra.example_jobs()).window(2016, None)
        (2016, 2022)
        """
        start = self.years[0] if start_year is None else self.years[self.year_index(start_year)]
        end = self.years[-1] if end_year is None else self.years[self.year_index(end_year)]
        if start >= end:
            raise ParameterError(
                f"A change needs a start before its end; asked for {start} to {end}.",
                remedy=f"Choose two of {_year_list(self.years)}.",
            )
        return start, end


def _year_list(years: Sequence[int]) -> str:
    if len(years) > 1 and list(years) == list(range(years[0], years[-1] + 1)):
        return f"{years[0]}-{years[-1]}"
    return ", ".join(str(year) for year in years)
