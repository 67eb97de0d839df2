"""Telemarksforsking's coefficients of net migration, one set for each level of places.

Telemarksforsking has not printed them. They were recovered from its published results for
2003-2016, which state every term of every place: a term over what it is a multiple of is its
coefficient. How well that succeeded stands beside each (`Recovery`). The constant and the size
coefficient are good to six decimals. The others rest on commuting figures of 2017, while
Telemarksforsking's are of each year, and are good to one to three per cent.

The levels are three models, estimated apart: a region's terms are not sums of its municipalities'.

References
----------
Vareide, K. & Nygaard, M. O. Telemarksforsking's regional analyses 2011-2018.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import isnan, nan
from types import MappingProxyType
from typing import Literal

from regionanalysis.core.names import unknown_name
from regionanalysis.errors import InputError

Level = Literal["municipality", "region", "county"]
Lags = tuple[float, float, float]

RECOVERED = "recovered from Telemarksforsking's published results 2003–2016"
COMMUTING_2017 = f"{RECOVERED}, with commuting of 2017"
NO_SUCH_TERM = "a municipality has no members to integrate"


@dataclass(frozen=True)
class Recovery:
    """How well a recovered coefficient gives the published term back.

    Attributes
    ----------
    r_squared
        Share of the published term's variance that is met; NaN where it was not measured.
    largest_error
        Largest difference from the published term, percentage points; NaN where not measured.
    """

    r_squared: float = nan
    largest_error: float = nan


@dataclass(frozen=True)
class MigrationCoefficients:
    """Coefficients of net migration in per cent of the population, for one level of places.

    Attributes
    ----------
    constant
        Per cent of the population a year, the same for every place.
    size
        Per cent for one unit of ln(population).
    integration, internal_integration
        Per cent for one unit of the sum of the in-share and the out-share, towards all other
        places and between the members.
    own_growth, neighbour_growth
        Per cent of the population for one per cent of relative job growth in the year itself, the
        year before and the year before that.
    sources
        Where each coefficient comes from, by its name.
    recovery
        How well each gives the published term back, by its name.
    """

    level: Level
    constant: float
    size: float
    integration: float
    internal_integration: float
    own_growth: Lags
    neighbour_growth: Lags
    sources: Mapping[str, str]
    recovery: Mapping[str, Recovery]

    def __post_init__(self) -> None:
        for name in COEFFICIENT_NAMES:
            if not self.sources.get(name):
                raise InputError(
                    f"The coefficient {name} has no source.",
                    remedy="State where every coefficient comes from in sources.",
                )
            value = getattr(self, name)
            if any(isnan(number) for number in (value if isinstance(value, tuple) else (value,))):
                raise InputError(f"The coefficient {name} is unknown.")

    def by_regressor(self) -> dict[str, float]:
        """Return the coefficients one by one, each lag by itself, as `estimate_migration` does."""
        flat = {"constant": self.constant, "size": self.size}
        flat |= {"labour_market_integration": self.integration}
        if self.level != "municipality":
            flat |= {"internal_integration": self.internal_integration}
        for name in ("own_growth", "neighbour_growth"):
            flat |= {
                f"{name}_lag_{lag}": coefficient
                for lag, coefficient in enumerate(getattr(self, name))
            }
        return flat


COEFFICIENT_NAMES = tuple(
    entry.name
    for entry in fields(MigrationCoefficients)
    if entry.name not in ("level", "sources", "recovery")
)


def coefficients_of(level: str) -> MigrationCoefficients:
    """Return Telemarksforsking's coefficients of a level of places.

    Raises
    ------
    ParameterError
        When it has no model of the level.
    """
    if level not in COEFFICIENTS:
        raise unknown_name("level of places", level, COEFFICIENTS)
    return COEFFICIENTS[level]


def _sources(internal: str = COMMUTING_2017) -> Mapping[str, str]:
    return MappingProxyType(
        {
            "constant": RECOVERED,
            "size": RECOVERED,
            "integration": COMMUTING_2017,
            "internal_integration": internal,
            "own_growth": COMMUTING_2017,
            "neighbour_growth": COMMUTING_2017,
        }
    )


# half of the sixth decimal, and the published figures of six decimals that size was tested on
_SIX_DECIMALS = {
    "constant": Recovery(largest_error=5e-7),
    "size": Recovery(r_squared=1.0, largest_error=1e-6),
}

MUNICIPALITY = MigrationCoefficients(
    level="municipality",
    constant=-0.234717,
    size=0.102722,
    integration=0.616,
    internal_integration=0.0,
    own_growth=(0.1322, 0.0755, 0.0682),
    neighbour_growth=(0.210, 0.128, 0.140),
    sources=_sources(NO_SUCH_TERM),
    recovery=MappingProxyType(
        {
            **_SIX_DECIMALS,
            "integration": Recovery(0.9959, 0.076),
            "own_growth": Recovery(0.9985, 0.119),
            "neighbour_growth": Recovery(0.959, 0.27),
        }
    ),
)

REGION = MigrationCoefficients(
    level="region",
    constant=-0.142602,
    size=0.040522,
    integration=1.035,
    internal_integration=0.5645,
    own_growth=(0.1661, 0.1080, 0.0902),
    neighbour_growth=(0.190, 0.156, 0.078),
    sources=_sources(),
    recovery=MappingProxyType(
        {
            **_SIX_DECIMALS,
            "integration": Recovery(0.9987, 0.022),
            "internal_integration": Recovery(0.9971, 0.017),
            "own_growth": Recovery(0.9995, 0.017),
            "neighbour_growth": Recovery(0.981, 0.036),
        }
    ),
)

COUNTY = MigrationCoefficients(
    level="county",
    constant=-0.098485,
    size=0.000861,
    integration=0.869,
    internal_integration=1.2083,
    own_growth=(0.1663, 0.0995, 0.0783),
    neighbour_growth=(0.279, 0.013, 0.011),
    sources=_sources(),
    recovery=MappingProxyType(
        {
            **_SIX_DECIMALS,
            "integration": Recovery(0.9993, 0.008),
            "internal_integration": Recovery(0.9993, 0.009),
            "own_growth": Recovery(0.9992, 0.006),
            "neighbour_growth": Recovery(r_squared=0.975),
        }
    ),
)

COEFFICIENTS: Mapping[str, MigrationCoefficients] = MappingProxyType(
    {
        level_coefficients.level: level_coefficients
        for level_coefficients in (MUNICIPALITY, REGION, COUNTY)
    }
)
