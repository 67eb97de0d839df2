"""What the regressions of shift-share have in common, checked against the accounts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.core.arrays import FloatArray, IntArray
from regionanalysis.core.names import unknown_name
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.shiftshare.closure import check_closure
from regionanalysis.shiftshare.regression.terms import Estimate, Terms
from regionanalysis.shiftshare.results import rows_of

if TYPE_CHECKING:
    import pandas as pd

FitLevel = Literal["term", "region"]

FIT_LEVELS: tuple[FitLevel, ...] = ("term", "region")


@dataclass(frozen=True, repr=False)
class RegionParts(Result):
    """The fit for one region or group: ``change`` is the sum of the four parts after it, in jobs.

    Attributes
    ----------
    base
        Jobs at the start in the cells fitted; over several years their sum.
    effect
        The region's effect with its interval; ``None`` where the method has none (Berzeg).
    """

    name: str
    unit: str
    start_year: int
    end_year: int
    base: float
    change: float
    national_share: float
    industry_mix: float
    regional_shift: float
    without_base: float
    n_excluded: int
    effect: Estimate | None

    def to_frame(self) -> "pd.DataFrame":
        """Return the change and its parts in jobs, indexed by part."""
        parts = ("change", "national_share", "industry_mix", "regional_shift", "without_base")
        return labelled_frame({"part": parts}, {"jobs": [getattr(self, part) for part in parts]})


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class RegressionFit(Result):
    """What the fits have in common.

    Attributes
    ----------
    years
        The years used: the first base, and the end of each step.
    n_cells
        Number of cells fitted.
    base
        Jobs at the start of each step in the cells fitted, shape (steps, regions, industries).
    change
        Change in all known cells over the period, jobs, shape (regions,).
    without_base
        The part of it in cells outside the fit, without jobs at the start, shape
        (regions,). For ``"unallocated"`` also the rounding of published figures.
    n_excluded
        Number of cells left out because a figure is unknown, shape (regions,).
    absent
        Regions of the panel that do not exist in every year needed. Their jobs, those in no region
        and those in cells left out are the region ``"unallocated"``, unless it was left out.
    """

    method: str
    source: str
    years: tuple[int, ...]
    unit: str
    regions: tuple[str, ...]
    region_names: tuple[str, ...]
    industries: tuple[str, ...]
    industry_names: tuple[str, ...]
    n_cells: int
    base: FloatArray
    change: FloatArray
    without_base: FloatArray
    n_excluded: IntArray
    groups: Mapping[str, tuple[str, ...]]
    absent: tuple[str, ...] = ()
    breaks: tuple[SeriesBreak, ...] = ()

    def __post_init__(self) -> None:
        parts = [self.national_share, self.industry_mix, self.regional_shift, self.without_base]
        check_closure(self.change, parts, "region")
        for effect, what in ((self.industry_mix, "industries"), (self.regional_shift, "regions")):
            gain, loss = np.maximum(effect, 0).sum(), np.minimum(effect, 0).sum()
            check_closure(np.array([gain]), [np.array([-loss])], f"sum over {what}")

    @property
    def start_year(self) -> int:
        """The year the change is from."""
        return self.years[0]

    @property
    def end_year(self) -> int:
        """The year the change is to."""
        return self.years[-1]

    @property
    def clustered_on(self) -> dict[str, str]:
        """What the standard errors of each kind of term are clustered on; empty: it has none."""
        return {terms.kind: terms.clusters for terms in self.terms}

    @property
    def terms(self) -> tuple[Terms, ...]:
        """Every kind of term that the fit has."""
        raise NotImplementedError

    @property
    def national_share(self) -> FloatArray:
        """Jobs at the start at the nation's growth, jobs, shape (regions,)."""
        raise NotImplementedError

    @property
    def industry_mix(self) -> FloatArray:
        """What the region's industries grew beyond the nation, jobs, shape (regions,)."""
        raise NotImplementedError

    @property
    def regional_shift(self) -> FloatArray:
        """What the region grew beyond its industries, jobs, shape (regions,)."""
        raise NotImplementedError

    def region(self, name: str) -> RegionParts:
        """Return the parts of one region, or of a group as the sum of its members.

        Raises
        ------
        ParameterError
            When there is no such region or group, with the nearest names.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> ra.patterson(ra.example_jobs()).region("North").change
        -33.0
        """
        rows = rows_of(name, self.regions, self.region_names, self.groups)
        effects = [terms for terms in self.terms if terms.kind == "region"]
        return RegionParts(
            name=name,
            unit=self.unit,
            start_year=self.start_year,
            end_year=self.end_year,
            base=float(self.base[:, rows].sum()),
            change=float(self.change[rows].sum()),
            national_share=float(self.national_share[rows].sum()),
            industry_mix=float(self.industry_mix[rows].sum()),
            regional_shift=float(self.regional_shift[rows].sum()),
            without_base=float(self.without_base[rows].sum()),
            n_excluded=int(self.n_excluded[rows].sum()),
            effect=effects[0].together(rows) if effects else None,
        )

    def _overview(self) -> "pd.DataFrame":
        names = ("change", "national_share", "industry_mix", "regional_shift", "without_base")
        columns = {name: getattr(self, name) for name in names}
        return labelled_frame({"region": self.regions}, columns, {"region": self.region_names})

    def to_frame(self, level: FitLevel = "term") -> "pd.DataFrame":
        """Return the estimated terms, or the parts of every region's change.

        Parameters
        ----------
        level : {"term", "region"}, default "term"
            ``"term"`` has one row a term: term, kind, code, rate, jobs, se, df, t, p, and the
            limits ``low`` and ``high`` of the rate, ``jobs_low`` and ``jobs_high`` in jobs.
            ``"region"`` has the change and its parts in jobs, indexed by region.

        Raises
        ------
        ParameterError
            For another level.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> fit = ra.patterson(ra.example_jobs())
        >>> fit.to_frame()["kind"].unique().tolist()
        ['nation', 'industry', 'region']
        >>> fit.to_frame(level="region")["regional_shift"].round(1).tolist()
        [20.6, -45.4, 53.3, -28.5]
        """
        if level not in FIT_LEVELS:
            raise unknown_name("level", level, FIT_LEVELS)
        if level == "region":
            return self._overview()
        import pandas as pd  # noqa: PLC0415 - arrays need no data frames

        return pd.concat([terms.to_frame() for terms in self.terms], ignore_index=True)
