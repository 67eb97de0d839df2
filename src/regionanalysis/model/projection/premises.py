"""The premises of one place's years to come, from its past and from published projections.

* **The nation's jobs** follow its people: low, neutral and high are the quartiles of the growth of
  its people in the last known years. With a constant share at work, jobs cannot grow faster for
  long. A boom in the nation's jobs is no premise.
* **Known years** of people after the last year of jobs stay as they are, the place's and the
  nation's.
* **People's own growth.** A published projection, where there is one, is what people do with
  neutral attractiveness and as jobs then go; else the mean of the past. What answers to jobs is
  taken out of either, and put back as jobs go.
"""

from collections.abc import Mapping

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import ParameterError
from regionanalysis.indicators.population import PopulationRecord
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.projection.assumptions import JOB_RESPONSE, Assumptions
from regionanalysis.model.projection.published import ProjectedPeople
from regionanalysis.model.projection.scenarios import LEVELS, QUARTILES, Level

FEWEST = 5
TEN_YEARS = 10


def people_growth(people: PopulationRecord) -> tuple[dict[int, float], dict[int, float]]:
    """Return growth to 1 January of each year, per cent: the place's, and the nation's."""
    place, nation = (
        dict(zip(people.years[1:], (100 * (series[1:] / series[:-1] - 1)).tolist(), strict=True))
        for series in (people.region, people.nation)
    )
    return place, nation


def recent_years(people: PopulationRecord) -> tuple[int, ...]:
    """Return the last ten years that growth of people is known to."""
    return people.years[1:][-TEN_YEARS:]


def national_levels(people: PopulationRecord) -> dict[Level, float]:
    """Return low, neutral and high growth of the nation's jobs, per cent a year.

    They are the quartiles of the growth of its people in the last ten known years.
    """
    nation = people_growth(people)[1]
    quartiles = np.percentile([nation[year] for year in recent_years(people)], QUARTILES)
    return dict(zip(LEVELS, quartiles.tolist(), strict=True))


def premises(
    account: RegionAccount,
    people: PopulationRecord,
    *,
    own_share: float,
    base_year: int,
    jobs: float,
    horizon: int,
    neutral: float,
    projected: ProjectedPeople | None = None,
) -> tuple[Assumptions, tuple[int, ...]]:
    """Return what is taken to last, and the past years that it is from.

    Parameters
    ----------
    account
        The place's account year by year, with a population effect.
    people
        Its inhabitants and the nation's.
    own_share
        Share of its employed residents who work in it.
    base_year, jobs
        The last year with jobs, and how many.
    horizon
        The last year to project.
    neutral
        Neutral attractiveness, per cent a year.
    projected
        A published projection of its people; None takes the mean of the past.

    Raises
    ------
    ParameterError
        For fewer than five years that both have, or no people at the end of the base year.
    """
    growth, nation = people_growth(people)
    years = _years_of_both(account, growth, base_year)
    rows = [account.years.index(year) for year in years]
    relative = account.percent("relative")[rows]
    gap = np.array([growth[year] - nation[year] for year in years])
    effect = account.percent("population_effect")[rows]
    theta = JOB_RESPONSE["region"]
    moved = np.array([growth[year + 1] for year in years])
    lasting = float(np.mean([nation[year] for year in recent_years(people)]))
    mix = float(account.percent("industry_mix")[rows].mean())
    follows = float((effect * gap).sum() / (gap**2).sum()) if gap.any() else 0.0
    # growth of people, and what jobs do beyond the nation's meanwhile
    rate, beyond = float(moved.mean()), float(relative.mean())
    if projected is not None:
        rate = projected.growth
        beyond = mix + follows * (rate - lasting) + neutral
    # of the calendar year before each, as far as it is known
    before = [nation.get(year, lasting) for year in range(base_year + 1, horizon + 1)]
    assumptions = Assumptions(
        base_year=base_year,
        places=(account.code,),
        jobs=np.array([jobs]),
        people=people.region[[people.years.index(base_year + 1)]],
        people_growth=np.array([growth[base_year + 1]]),
        # as on average before the base year
        relative_growth=np.full((2, 1), float(relative.mean())),
        national_growth=0.0,
        industry_mix=mix,
        population_response=follows,
        births_surplus=0.0,
        immigration=0.0,
        structural_migration=rate - own_share * sum(theta) * beyond,
        own_share=own_share,
        job_response=theta,
        national_people_growth=np.array(before)[:, None],
        known_people_growth=_known_after(growth, base_year, horizon),
    )
    return assumptions, years


def _known_after(growth: Mapping[int, float], base_year: int, horizon: int) -> FloatArray | None:
    """Return growth of people through each year after the base year that is known, (years, 1)."""
    # growth through a calendar year is that to 1 January of the next
    known = [growth[year] for year in range(base_year + 2, horizon + 2) if year in growth]
    return np.array(known)[:, None] if known else None


def _years_of_both(
    account: RegionAccount, growth: Mapping[int, float], base_year: int
) -> tuple[int, ...]:
    """Return the last ten years with jobs, and with growth of people through them and before."""
    years = tuple(y for y in account.years if y in growth and y + 1 in growth)[-TEN_YEARS:]
    if len(years) < FEWEST or base_year + 1 not in growth:
        raise ParameterError(
            f"An outlook from {base_year} needs {FEWEST} years of jobs and people and inhabitants "
            f"at the end of {base_year}; there are {len(years)} such years.",
            remedy="Give inhabitants for more years.",
        )
    return years
