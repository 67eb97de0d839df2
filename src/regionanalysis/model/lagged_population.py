"""Growth of the population the calendar year before, in places and in the nation.

With P for inhabitants on 1 January, growth through the calendar year t − 1 is

    π_p,t−1 = 100 (P_p,t / P_p,t−1 − 1)

so jobs of the 4th quarters of t − 1 and t, and inhabitants on 1 January of the **same two years**,
are what a year's population effect is computed from: people first, jobs after.
"""

from collections.abc import Sequence

import numpy as np

from regionanalysis.core.arrays import FloatArray, safe_ratio
from regionanalysis.errors import ParameterError
from regionanalysis.panel.employment import UNALLOCATED, EmploymentPanel
from regionanalysis.panel.population import PopulationPanel


def years_of_both(
    panel: EmploymentPanel,
    population: PopulationPanel,
    start_year: int | None = None,
    end_year: int | None = None,
) -> tuple[int, ...]:
    """Return every year from the start to the end, found in both panels.

    Raises
    ------
    ParameterError
        When one of them lacks a year, with the years it lacks.
    """
    start, end = panel.window(start_year, end_year)
    years = tuple(range(start, end + 1))
    for what, has in (("jobs", panel.years), ("inhabitants", population.years)):
        lacks = [year for year in years if year not in has]
        if lacks:
            raise ParameterError(
                f"Growth year by year from {start} to {end} needs figures of every year; those of "
                f"{what} lack {', '.join(map(str, lacks))}.",
                remedy=f"They cover {has[0]}-{has[-1]}: name a start and an end within it.",
                evidence=lacks,
            )
    return years


def people_of(
    population: PopulationPanel, years: Sequence[int], places: Sequence[str]
) -> tuple[FloatArray, FloatArray]:
    """Return inhabitants by year and place, and the nation's; zero for jobs in no region.

    Returns
    -------
    tuple
        Persons, shapes (years, places) and (years,).

    Raises
    ------
    ParameterError
        When a place has no figures.
    """
    column = {code: i for i, code in enumerate(population.regions)}
    missing = [code for code in places if code not in column and code != UNALLOCATED]
    if missing:
        raise ParameterError(
            f"There are jobs in {', '.join(missing[:5])} and no figures of inhabitants "
            f"({len(missing)} of {len(places)} places).",
            remedy="Use the same codes, of the same year, for jobs and for inhabitants.",
            evidence=missing,
        )
    rows = [population.years.index(year) for year in years]
    # the column of a place without one is not read
    columns = [column.get(code, 0) for code in places]
    lived_in = np.array([code != UNALLOCATED for code in places], dtype=bool)
    people: FloatArray = np.where(lived_in, population.population[rows][:, columns], 0.0)
    return people, population.nation[rows]


def lagged_gap(people: FloatArray, nation: FloatArray) -> FloatArray:
    """Return last year's population growth less the nation's, percentage points.

    Parameters
    ----------
    people, nation
        Persons on 1 January, shapes (years, places) and (years,).

    Returns
    -------
    FloatArray
        π_p,t−1 − π_N,t−1 for every year t but the first, shape (years − 1, places). NaN where a
        figure is unknown or the population was zero.
    """
    return _growth(people) - _growth(nation)[:, None]


def _growth(people: FloatArray) -> FloatArray:
    return safe_ratio(100 * np.diff(people, axis=0), people[:-1])
