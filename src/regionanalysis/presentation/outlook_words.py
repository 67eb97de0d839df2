"""Words on the years to come that texts, charts and tables share."""

from collections.abc import Mapping
from typing import Literal

import numpy as np

from regionanalysis.model.projection.outlook import RegionProjection
from regionanalysis.model.projection.scenarios import LEVELS
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.wording import direction

_TESTED: Mapping[str, str] = {
    "high": N_("outlook.tested.high"),
    "low": N_("outlook.tested.low"),
    "mixed": N_("outlook.tested.mixed"),
}
_PUBLISHED: Mapping[str, str] = {
    "up": N_("outlook.published.up"),
    "down": N_("outlook.published.down"),
    "same": N_("outlook.published.same"),
}


def national_values(outlook: RegionProjection, language: Language) -> dict[str, object]:
    """Return the values on national growth, and the years it is taken from."""
    start, end = outlook.nation_years
    rates = {
        f"nation_{level}": language.signed_percent(outlook.national_levels[level], 2)
        for level in LEVELS
    }
    return {**rates, "nation_start": start, "nation_end": end}


def levels(outlook: RegionProjection, language: Language) -> str:
    """Return what low, middle and high attractiveness are."""
    of = outlook.levels_of
    return language.message(
        N_("outlook.levels.private") if of.private else N_("outlook.levels.same"),
        places=of.places,
        from_year=of.start_year,
        to_year=of.end_year,
        **{level: language.signed_percent(outlook.levels[level], 2) for level in LEVELS},
    )


def tested(outlook: RegionProjection, of: Literal["jobs", "people"], language: Language) -> str:
    """Return how far the same has been from the true figures.

    Of people that follow a published projection: how far it is from the last known number.
    """
    if of == "people" and outlook.projected is not None:
        projected = outlook.projected
        last = outlook.assumptions.base_year + 1 + outlook.known_people
        true = float(outlook.projection.people[0, outlook.known_people, 0])
        error = projected.error(last, true)
        return language.message(
            _PUBLISHED[direction(error, 1)],
            vintage=projected.vintage,
            error=language.percent(abs(error), 1),
            year=last,
        )
    past = outlook.hindcast
    if past is None:
        return language.message("outlook.tested.none")
    errors = past.jobs_error if of == "jobs" else past.people_error
    way = "high" if (errors > 0).all() else "low" if (errors < 0).all() else "mixed"
    made = "–".join(dict.fromkeys((str(past.made[0]), str(past.made[-1]))))
    return language.message(
        _TESTED[way],
        made=made,
        error=language.percent(float(np.abs(errors).mean()), 1),
        ahead=past.ahead,
    )
