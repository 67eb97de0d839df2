"""How the projection of jobs and people would have done, had it been made in a year now past.

The premises are those of `regionanalysis.model.projection.history`, from the years to the base
year and from nothing later.

Projections differ in the attractiveness they take to last: none (``structure``), the place's own
mean for jobs and for people (``own_mean``), and any other for jobs that is given. Beside them stand
**no change**, and **as the nation**: every place grows as all of them together did in the mean of
the years to the base year. The error of a year is the projected less the true figure, per cent of
the true.

The nation's growth is no part of what the model says of places, and to miss it moves all places
alike. With ``nation="known"`` the nation's later growth of jobs and net migration are used by all
but *no change*, so that only what is said of places is judged; that is no test of a forecast.

References
----------
Stevens, B. H. & Moore, C. L. (1980). A critical review of the literature on shift-share as a
forecasting technique. Journal of Regional Science 20(4), 419-437.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import InputError
from regionanalysis.model.projection.history import PlaceHistory, assumptions_of, yearly_rate
from regionanalysis.model.projection.places import project_places

if TYPE_CHECKING:
    import pandas as pd

NationPolicy = Literal["expected", "known"]
Quantity = Literal["jobs", "people"]

NO_CHANGE, AS_NATION = "no_change", "as_nation"


@dataclass(frozen=True, eq=False, repr=False)
class PlaceBacktest(Result):
    """Errors of projections made in a past year.

    Attributes
    ----------
    years
        The years projected, all after ``base_year``.
    jobs_error, people_error
        Projected less true, per cent of the true, each of shape (years, places), by method.
    nation
        Whether the nation's later growth was expected or known.
    """

    base_year: int
    years: tuple[int, ...]
    places: tuple[str, ...]
    jobs_error: Mapping[str, FloatArray]
    people_error: Mapping[str, FloatArray]
    nation: NationPolicy

    def __post_init__(self) -> None:
        shape = (len(self.years), len(self.places))
        for errors in (self.jobs_error, self.people_error):
            for name, array in errors.items():
                if array.shape != shape:
                    raise InputError(f"{name} has shape {array.shape}; it must be {shape}.")

    def _errors(self, quantity: Quantity) -> Mapping[str, FloatArray]:
        return self.jobs_error if quantity == "jobs" else self.people_error

    def rmse_by_place(self, quantity: Quantity) -> dict[str, FloatArray]:
        """Return the root of the mean squared error over years, per cent, (places,), by method."""
        return {k: np.sqrt((e**2).mean(axis=0)) for k, e in self._errors(quantity).items()}

    def mae_by_place(self, quantity: Quantity) -> dict[str, FloatArray]:
        """Return the mean absolute error over years, per cent, shape (places,), by method."""
        return {k: np.abs(e).mean(axis=0) for k, e in self._errors(quantity).items()}

    def rmse(self, quantity: Quantity) -> dict[str, float]:
        """Return the root of the mean squared error of the last year over places, by method."""
        return {k: float(np.sqrt((e[-1] ** 2).mean())) for k, e in self._errors(quantity).items()}

    def mae(self, quantity: Quantity) -> dict[str, float]:
        """Return the mean absolute error of the last year over places, per cent, by method."""
        return {k: float(np.abs(e[-1]).mean()) for k, e in self._errors(quantity).items()}

    def to_frame(self) -> "pd.DataFrame":
        """Return the errors of every method in per cent, indexed by region and year."""
        errors = {"jobs": self.jobs_error, "people": self.people_error}
        columns = {
            f"{quantity}_{method}": error.T
            for quantity, by_method in errors.items()
            for method, error in by_method.items()
        }
        return labelled_frame({"region": self.places, "year": self.years}, columns)


def backtest_places(
    history: PlaceHistory,
    base_year: int,
    attractiveness: Mapping[str, FloatArray | float] | None = None,
    *,
    nation: NationPolicy = "expected",
) -> PlaceBacktest:
    """Return errors of projections from a base year to the history's last.

    Parameters
    ----------
    attractiveness
        More projections by name: attractiveness taken to last, per cent, a number or shape
        (places,). It must itself come from the years to the base year.

    Raises
    ------
    ParameterError
        When the base year is not in the history, or has too few years before it or none after.
    """
    known = history.until(base_year)
    after = len(known.years)
    start = assumptions_of(known)
    if nation == "known":
        start = replace(
            start,
            national_growth=history.national_growth[after:],
            immigration=history.immigration[after:],
        )
    own = replace(
        start,
        attractiveness=known.attractiveness.mean(axis=0),
        residential_attractiveness=known.residential_attractiveness.mean(axis=0),
    )
    more = {
        name: replace(start, attractiveness=values)
        for name, values in (attractiveness or {}).items()
    }
    projections = {
        name: project_places(assumptions, history.years[-1])
        for name, assumptions in {"structure": start, "own_mean": own, **more}.items()
    }
    jobs = {name: projection.jobs[0, 1:] for name, projection in projections.items()}
    people = {name: projection.people[0, 1:] for name, projection in projections.items()}
    return PlaceBacktest(
        base_year=base_year,
        years=history.years[after:],
        places=history.places,
        jobs_error=_errors(jobs | _plain(history.jobs, after, nation), history.jobs[after + 1 :]),
        people_error=_errors(
            people | _plain(history.people, after, nation), history.people[after + 1 :]
        ),
        nation=nation,
    )


def _plain(levels: FloatArray, after: int, nation: NationPolicy) -> dict[str, FloatArray]:
    """Return the years after a number of them with no change, and as all places together grow."""
    rate = yearly_rate(levels.sum(axis=1, keepdims=True)) / 100
    growth = rate[after:] if nation == "known" else np.full_like(rate[after:], rate[:after].mean())
    same = np.broadcast_to(levels[after], levels[after + 1 :].shape)
    return {AS_NATION: same * np.cumprod(1 + growth, axis=0), NO_CHANGE: same}


def _errors(levels: Mapping[str, FloatArray], true: FloatArray) -> dict[str, FloatArray]:
    return {name: 100 * (level / true - 1) for name, level in levels.items()}
