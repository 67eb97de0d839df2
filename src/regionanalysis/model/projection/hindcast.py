"""How the same outlook of one place would have done, had it been made in its past years.

From every past year with enough years before it and five after, the middle scenario is worked out
from what was known by then, and held against the true figure five years on. The level of
attractiveness is the one used for the years to come, which may be of later years; a published
projection is not used, for none is known of then.
"""

from dataclasses import dataclass, replace

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.indicators.population import PopulationRecord
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.projection.places import project_places
from regionanalysis.model.projection.premises import FEWEST, national_levels, premises

AHEAD = 5


@dataclass(frozen=True, eq=False)
class Hindcast:
    """Errors five years on of outlooks made in past years.

    Attributes
    ----------
    made
        The years they would have been made in.
    jobs_error, people_error
        Projected less true, per cent of the true, shape (made,).
    """

    made: tuple[int, ...]
    jobs_error: FloatArray
    people_error: FloatArray
    ahead: int = AHEAD

    def mean_error(self, of: str) -> float:
        """Return the mean absolute error of ``"jobs"`` or ``"people"``, per cent."""
        return float(np.abs(getattr(self, f"{of}_error")).mean())


def hindcast(
    account: RegionAccount, people: PopulationRecord, attractiveness: float, own_share: float
) -> Hindcast | None:
    """Return the errors of the same outlook in past years; None where there are too few years.

    Parameters
    ----------
    account
        The place's account, without a break.
    people
        Its inhabitants and the nation's.
    attractiveness
        Of the middle scenario, per cent a year.
    own_share
        Share of its employed residents who work in it.
    """
    usable = [year for year in account.years if {year, year + 1} <= set(people.years[1:])]
    made = [
        year
        for year in usable[FEWEST - 1 :]
        if year + AHEAD in account.years and year + AHEAD + 1 in people.years
    ]
    if not made:
        return None
    errors = np.array([_errors(account, people, year, attractiveness, own_share) for year in made])
    return Hindcast(tuple(made), errors[:, 0], errors[:, 1])


def _errors(
    account: RegionAccount,
    people: PopulationRecord,
    made: int,
    attractiveness: float,
    own_share: float,
) -> tuple[float, float]:
    """Return the errors of jobs and of people five years after an outlook, per cent."""
    row, end = account.years.index(made) + 1, made + AHEAD
    by_then = people.years.index(made + 1) + 1
    known = replace(
        people,
        years=people.years[:by_then],
        region=people.region[:by_then],
        nation=people.nation[:by_then],
    )
    start, _ = premises(
        account.window(account.start_year, made),
        known,
        own_share=own_share,
        base_year=made,
        jobs=float(account.level[row]),
        horizon=end,
        neutral=attractiveness,
    )
    nation = national_levels(known)["neutral"]
    projection = project_places(
        replace(start, national_growth=nation, attractiveness=attractiveness), end
    )
    true = float(account.level[row + AHEAD]), float(people.region[people.years.index(end + 1)])
    jobs, inhabitants = (
        100 * (float(projected[0, -1, 0]) / truth - 1)
        for projected, truth in zip((projection.jobs, projection.people), true, strict=True)
    )
    return jobs, inhabitants
