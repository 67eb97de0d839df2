"""The result of the model of expected growth: arrays for all places, checked when made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.core.arrays import FloatArray, position, safe_ratio
from regionanalysis.core.names import unknown_name
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import InputError
from regionanalysis.model.account import GrowthAccount
from regionanalysis.model.population_response import PopulationResponse
from regionanalysis.model.published import EFFECTS, STRUCTURAL
from regionanalysis.shiftshare.closure import CLOSURE_TOLERANCE, check_closure

if TYPE_CHECKING:
    import pandas as pd

EXPECTED = ("national_share", "industry_mix", "population_effect")

# what follows from the effects and the level
DERIVED = ("growth", "expected", "structural")


@dataclass(frozen=True, eq=False, repr=False)
class ExpectedGrowth(Result):
    """Growth of jobs by place and year: what was expected, and attractiveness.

    The effects and ``undisclosed`` add up to the growth in every year and place.

    Attributes
    ----------
    years
        The years t the growth ends in.
    places, names
        Codes and names: regions, jobs in no region (``"unallocated"``), then groups.
    level
        Jobs in ``unit``, shape (years + 1, places), from ``years[0] - 1``.
    effects
        Jobs by effect (`regionanalysis.model.published.EFFECTS`), each of shape (years, places).
    undisclosed
        Jobs of the growth that no known cell accounts for, shape (years, places).
    b
        Per cent of the place's jobs for one per cent of people, from its known industries, shape
        (years, places); NaN without jobs.
    gap
        Population growth of the calendar year before less the nation's, percentage points, shape
        (years, places); NaN where the population is zero or unknown.
    standard_error
        Of the population effect, and of attractiveness, as far as the coefficients are uncertain;
        jobs, shape (years, places). NaN where the coefficients are given.
    response
        The coefficients.
    members
        The members of each place that is a group.
    n_excluded
        Number of unknown cells that each place does without, shape (places,).
    absent
        Regions that do not exist in every year, and groups with such a member; they have no row.
    breaks
        Breaks in the series that the period goes across.
    """

    years: tuple[int, ...]
    places: tuple[str, ...]
    names: tuple[str, ...]
    unit: str
    level: FloatArray
    effects: Mapping[str, FloatArray]
    undisclosed: FloatArray
    b: FloatArray
    gap: FloatArray
    standard_error: FloatArray
    response: PopulationResponse
    n_excluded: FloatArray
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    breaks: tuple[SeriesBreak, ...] = ()

    def __post_init__(self) -> None:
        if tuple(self.effects) != EFFECTS:
            raise InputError(
                f"The effects are {', '.join(self.effects)}; they must be {', '.join(EFFECTS)}."
            )
        shape = (len(self.years), len(self.places))
        arrays = {name: getattr(self, name) for name in ("undisclosed", "b", "gap")}
        for name, array in {**self.effects, **arrays, "level": self.level[1:]}.items():
            if array.shape != shape:
                raise InputError(f"{name} has shape {array.shape}; the labels call for {shape}.")
        parts = [*self.effects.values(), self.undisclosed]
        check_closure(self.growth, parts, "place and year")

    @property
    def growth(self) -> FloatArray:
        """Jobs gained or lost, shape (years, places)."""
        return np.diff(self.level, axis=0)

    @property
    def expected(self) -> FloatArray:
        """National share, industry mix and population effect together, jobs, (years, places)."""
        return np.sum([self.effects[name] for name in EXPECTED], axis=0)

    @property
    def structural(self) -> FloatArray:
        """Industry mix and population effect together, jobs, shape (years, places)."""
        return np.sum([self.effects[name] for name in STRUCTURAL], axis=0)

    def jobs(self, name: str) -> FloatArray:
        """Return an effect, or ``growth``, ``expected``, ``structural``; jobs, (years, places).

        Raises
        ------
        ParameterError
            When there is no such effect.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> response = ra.PopulationResponse.given({"A": 0.0, "C": 0.2, "G": 1.0})
        >>> growth = ra.expected_growth(ra.example_jobs(), ra.example_population(), response)
        >>> growth.jobs("attractiveness")[-1].round(1)
        array([ 12.3,   4.3, -33. ,   6. ])
        """
        if name in DERIVED:
            return getattr(self, name)
        if name not in self.effects:
            raise unknown_name("effect in expected growth", name, (*self.effects, *DERIVED))
        return self.effects[name]

    def percent(self, name: str) -> FloatArray:
        """Return what `jobs` does in per cent of last year's jobs; NaN where there were none.

        Percentages do not add over years.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> response = ra.PopulationResponse.given({"A": 0.0, "C": 0.2, "G": 1.0})
        >>> growth = ra.expected_growth(ra.example_jobs(), ra.example_population(), response)
        >>> growth.percent("growth")[-1].round(1)
        array([ 1.3, -0.4,  1.8,  0.1])
        """
        before = self.level[:-1]
        return safe_ratio(100 * self.jobs(name), before, where=before > self._dust)

    def position(self, place: str) -> int:
        """Return the position of a place or group on the second axis.

        Raises
        ------
        ParameterError
            When there is none.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> response = ra.PopulationResponse.given({"A": 0.0, "C": 0.2, "G": 1.0})
        >>> growth = ra.expected_growth(ra.example_jobs(), ra.example_population(), response)
        >>> growth.position("N")
        1
        """
        return position(place, self.places, "place in expected growth")

    def account(self) -> GrowthAccount:
        """Return the growth account, in which effects are added over years in jobs.

        Adding places in it adds their population effects; that of a group as a place of its own
        (see ``members``) is another one.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> response = ra.PopulationResponse.given({"A": 0.0, "C": 0.2, "G": 1.0})
        >>> growth = ra.expected_growth(ra.example_jobs(), ra.example_population(), response)
        >>> round(growth.account().region("N").total().change)
        -33
        """
        return GrowthAccount(
            places=self.places,
            names=self.names,
            unit=self.unit,
            years=self.years,
            level=self.level,
            effects=self.effects,
            relative=self.growth - self.effects["national_share"],
            structural_effects=STRUCTURAL,
            residual_effect="attractiveness",
            remainder_kind="undisclosed" if self._incomplete else "rounding",
            basis="modelled",
            breaks=self.breaks,
            n_excluded=tuple(int(number) for number in self.n_excluded),
        )

    @property
    def _dust(self) -> float:
        """No jobs but for how floats are kept, as where the nation is the sum of its regions."""
        return CLOSURE_TOLERANCE * float(np.nanmax(np.abs(self.level), initial=1.0))

    @property
    def _incomplete(self) -> bool:
        return bool(np.any(np.abs(self.undisclosed) > self._dust))

    def to_frame(self) -> "pd.DataFrame":
        """Return jobs before, growth and effects in jobs, b and gap, by region and year.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> response = ra.PopulationResponse.given({"A": 0.0, "C": 0.2, "G": 1.0})
        >>> growth = ra.expected_growth(ra.example_jobs(), ra.example_population(), response)
        >>> growth.to_frame()["attractiveness"].round(1).tail(4)
        region  year
        W       2019    2.2
                2020   -7.4
                2021   -0.4
                2022    6.0
        Name: attractiveness, dtype: float64
        """
        yearly = {
            "start": self.level[:-1],
            **{name: self.jobs(name) for name in (*DERIVED, *self.effects)},
            **{name: getattr(self, name) for name in ("standard_error", "undisclosed", "b", "gap")},
        }
        columns = {name: values.T for name, values in yearly.items()}
        axes = {"region": self.places, "year": self.years}
        return labelled_frame(axes, columns, {"region": self.names})

    def _overview(self) -> "pd.DataFrame":
        columns = {name: self.jobs(name).sum(axis=0) for name in ("growth", *self.effects)}
        return labelled_frame({"region": self.places}, columns, {"region": self.names})
