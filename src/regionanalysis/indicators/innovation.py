"""What the survey of innovation in the business sector says of a region."""

import math
from dataclasses import dataclass

from regionanalysis.panel.provenance import Origin

# per cent of the establishments, in the order of a report
KINDS = ("any", "product", "new_to_market", "process", "both")

# two standard deviations: a difference as large is rare by chance
RARE = 2


@dataclass(frozen=True)
class InnovationRates:
    """Establishments that have innovated, in one area.

    Attributes
    ----------
    name
        What the producer calls the area.
    establishments
        How many there are, with five employed or more.
    rates
        Per cent of them with an innovation of each kind.
    employees
        Employees of those with an innovation, per cent of all employees; NaN where not known.
    """

    name: str
    establishments: int
    rates: dict[str, float]
    employees: float = math.nan


@dataclass(frozen=True)
class InnovationRecord:
    """A region beside its county and the nation in one survey.

    Attributes
    ----------
    regions
        The economic regions in the table, the region among them.
    """

    year: int
    region: InnovationRates
    county: InnovationRates
    nation: InnovationRates
    origin: Origin
    regions: tuple[InnovationRates, ...] = ()

    @property
    def rank(self) -> int:
        """Rank of the region among those in the table, from 1; ties share the better rank."""
        own = self.region.rates["any"]
        return 1 + sum(area.rates["any"] > own for area in self.regions)

    @property
    def ties(self) -> tuple[str, ...]:
        """Names of the other regions in the table with the same share."""
        own = self.region.rates["any"]
        same = [area.name for area in self.regions if area.rates["any"] == own]
        return tuple(name for name in same if name != self.region.name)

    @property
    def ordinary(self) -> bool:
        """Whether the difference from the nation is one that chance often makes.

        Were the establishments a simple sample of a nation with the nation's share p, the share in
        n of them would have the standard deviation √(p(1 − p)/n).
        """
        share = self.nation.rates["any"] / 100
        deviation = math.sqrt(share * (1 - share) / self.region.establishments)
        return abs(self.region.rates["any"] / 100 - share) <= RARE * deviation
