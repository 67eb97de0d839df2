"""The growth account: a place's change in jobs, year by year, split into effects in jobs.

Both Telemarksforsking's published effects and a shift-share of one's own figures come down to
this: what the nation's growth, the structure and the place itself were worth, each year, in jobs.
Effects are added over years in jobs. Percentages are not, for they do not add.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.classifications.series_breaks import SeriesBreak, breaks_crossed
from regionanalysis.core.arrays import FloatArray, position
from regionanalysis.core.names import unknown_name
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import IdentityError, ParameterError
from regionanalysis.model.period_account import Basis, PeriodAccount, Remainder
from regionanalysis.panel.provenance import Origin
from regionanalysis.uncertainty.significance import Significance, significance

if TYPE_CHECKING:
    import pandas as pd

# what follows from the effects and the level
DERIVED = ("structural", "relative", "change")


@dataclass(frozen=True, eq=False, repr=False)
class RegionAccount(Result):
    """One place's account.

    Attributes
    ----------
    years
        The years the changes end in; the first change is from ``years[0] - 1``.
    level
        Jobs, shape (years + 1,), from ``years[0] - 1``.
    effects
        Jobs by effect, each of shape (years,).
    relative, remainder
        Growth beyond the nation's, and change that no effect accounts for, jobs, shape (years,).
    """

    code: str
    name: str
    unit: str
    years: tuple[int, ...]
    level: FloatArray
    effects: Mapping[str, FloatArray]
    relative: FloatArray
    structural_effects: tuple[str, ...]
    residual_effect: str
    remainder_kind: Remainder
    basis: Basis
    breaks: tuple[SeriesBreak, ...] = ()
    n_excluded: int = 0
    origins: tuple[Origin, ...] = ()

    @property
    def start_year(self) -> int:
        """The year of the first level."""
        return self.years[0] - 1

    @property
    def end_year(self) -> int:
        """The year of the last level."""
        return self.years[-1]

    @property
    def change(self) -> FloatArray:
        """Jobs gained or lost each year, shape (years,)."""
        return np.diff(self.level)

    @property
    def remainder(self) -> FloatArray:
        """Change minus the sum of the effects, jobs, shape (years,)."""
        return self.change - np.sum(list(self.effects.values()), axis=0)

    @property
    def structural(self) -> FloatArray:
        """The structural effects together, jobs, shape (years,)."""
        return np.sum([self.effects[effect] for effect in self.structural_effects], axis=0)

    def rounding_bound(self, decimals: int = 2) -> float:
        """Return how far rounded percentages can take an effect over all years, in jobs."""
        return float(self.level[:-1].sum() * 0.5 * 10.0**-decimals / 100)

    def before_break(self) -> "RegionAccount | None":
        """Return the account up to the first break; None when there is none, or no year before."""
        crossed = self.first_break
        if crossed is None or crossed.last_year == self.start_year:
            return None
        return self.window(self.start_year, crossed.last_year)

    @property
    def first_break(self) -> SeriesBreak | None:
        """The first break in the account that its totals do not compare across either."""
        crossed = breaks_crossed(self.breaks, start_year=self.start_year, end_year=self.end_year)
        return next(
            (series_break for series_break in crossed if not series_break.by_industry), None
        )

    def jobs(self, effect: str) -> FloatArray:
        """Return an effect, or ``structural``, ``relative``, ``change``; jobs, shape (years,).

        Raises
        ------
        ParameterError
            When there is no such effect.
        """
        if effect in DERIVED:
            return getattr(self, effect)
        if effect not in self.effects:
            raise unknown_name("effect in the account", effect, (*self.effects, *DERIVED))
        return self.effects[effect]

    def percent(self, effect: str) -> FloatArray:
        """Return an effect in per cent of last year's jobs, shape (years,)."""
        return 100 * self.jobs(effect) / self.level[:-1]

    def named(self, name: str) -> "RegionAccount":
        """Return the account under another name for the same place."""
        return replace(self, name=name)

    def window(self, start_year: int, end_year: int) -> "RegionAccount":
        """Return the account of a part of the years.

        Raises
        ------
        ParameterError
            When the account does not cover the years, or the start is not before the end.
        """
        if not self.start_year <= start_year < end_year <= self.end_year:
            raise ParameterError(
                f"Asked for the change {start_year} to {end_year} in {self.name}.",
                remedy=f"Choose a start before an end, within {self.start_year}-{self.end_year}.",
            )
        first, last = start_year - self.start_year, end_year - self.start_year
        return replace(
            self,
            years=self.years[first:last],
            level=self.level[first : last + 1],
            effects={name: jobs[first:last] for name, jobs in self.effects.items()},
            relative=self.relative[first:last],
            breaks=breaks_crossed(self.breaks, start_year=start_year, end_year=end_year),
        )

    def total(self) -> PeriodAccount:
        """Return the effects added over all years, in jobs, with the breaks they cross."""
        return PeriodAccount(
            name=self.name,
            unit=self.unit,
            start_year=self.start_year,
            end_year=self.end_year,
            start=float(self.level[0]),
            end=float(self.level[-1]),
            effects={name: float(jobs.sum()) for name, jobs in self.effects.items()},
            structural_effects=self.structural_effects,
            residual_effect=self.residual_effect,
            published_gap=float(self.relative.sum()),
            remainder=float(self.remainder.sum()),
            remainder_kind=self.remainder_kind,
            basis=self.basis,
            breaks=self.breaks,
            n_excluded=self.n_excluded,
            origins=self.origins,
        )

    def significance(self, effect: str) -> Significance | None:
        """Return how sure it is that the yearly effect is not zero; None for under three years."""
        return significance(self.percent(effect))

    def to_frame(self) -> "pd.DataFrame":
        """Return the yearly change and its effects in jobs, indexed by year."""
        columns = {"change": self.change, **self.effects, "remainder": self.remainder}
        return labelled_frame({"year": self.years}, columns)


@dataclass(frozen=True, eq=False, repr=False)
class GrowthAccount(Result):
    """The accounts of all places at once.

    Attributes
    ----------
    places, names
        Codes and names, in the order of the second axis.
    level
        Jobs, shape (years + 1, places).
    effects, relative
        Jobs, each of shape (years, places).
    tolerance
        Largest remainder that rounding explains, per cent of last year's jobs; None when
        a remainder is something else (undisclosed cells).
    n_excluded
        Number of unknown cells that each place's account does without; empty when none.
    """

    places: tuple[str, ...]
    names: tuple[str, ...]
    unit: str
    years: tuple[int, ...]
    level: FloatArray
    effects: Mapping[str, FloatArray]
    relative: FloatArray
    structural_effects: tuple[str, ...]
    residual_effect: str
    remainder_kind: Remainder
    basis: Basis
    breaks: tuple[SeriesBreak, ...] = ()
    tolerance: float | None = None
    n_excluded: tuple[int, ...] = ()
    origins: tuple[Origin, ...] = ()

    def __post_init__(self) -> None:
        remainder = np.diff(self.level, axis=0) - np.sum(list(self.effects.values()), axis=0)
        if self.tolerance is None:
            return
        # half a job at either end, for levels are whole jobs
        allowed = self.tolerance / 100 * self.level[:-1] + 1
        # an effect that is unknown is no effect that adds up
        wrong = np.argwhere(~(np.abs(remainder) <= allowed))
        if wrong.size:
            year, place = wrong[0].tolist()
            raise IdentityError(
                f"The effects of {self.names[place]} in {self.years[year]} miss the change by "
                f"{remainder[year, place]:.1f} jobs, more than rounding explains.",
                remedy="Check the table against its publication.",
                evidence=wrong.tolist(),
            )

    def region(self, code: str) -> RegionAccount:
        """Return the account of one place.

        Raises
        ------
        ParameterError
            When there is no such place.
        """
        return self._view([position(code, self.places, "place in the account")], code, None)

    def sum_of(self, codes: Sequence[str], *, code: str, name: str) -> RegionAccount:
        """Return the account of several places as the sum of theirs, in jobs."""
        return self._view([self.places.index(self.region(code).code) for code in codes], code, name)

    def _view(self, rows: list[int], code: str, name: str | None) -> RegionAccount:
        # published and modelled effects are recomputed for a region; a shift-share adds up
        recomputed = name is not None and self.basis in ("published", "modelled")
        return RegionAccount(
            code=code,
            name=self.names[rows[0]] if name is None else name,
            unit=self.unit,
            years=self.years,
            level=self.level[:, rows].sum(axis=1),
            effects={effect: jobs[:, rows].sum(axis=1) for effect, jobs in self.effects.items()},
            relative=self.relative[:, rows].sum(axis=1),
            structural_effects=self.structural_effects,
            residual_effect=self.residual_effect,
            remainder_kind=self.remainder_kind,
            basis="sum_of_members" if recomputed and len(rows) > 1 else self.basis,
            breaks=breaks_crossed(
                self.breaks, start_year=self.years[0] - 1, end_year=self.years[-1]
            ),
            n_excluded=sum(self.n_excluded[row] for row in rows) if self.n_excluded else 0,
            origins=self.origins,
        )

    def to_frame(self) -> "pd.DataFrame":
        """Return the yearly change and its effects in jobs, indexed by region and year."""
        yearly = {"change": np.diff(self.level, axis=0), **self.effects}
        columns = {name: jobs.T for name, jobs in yearly.items()}
        axes = {"region": self.places, "year": self.years}
        return labelled_frame(axes, columns, {"region": self.names})

    def _overview(self) -> "pd.DataFrame":
        yearly = {"change": np.diff(self.level, axis=0), **self.effects}
        columns = {name: jobs.sum(axis=0) for name, jobs in yearly.items()}
        return labelled_frame({"region": self.places}, columns, {"region": self.names})
