"""What the survey of innovation in the business sector says of a region."""

from dataclasses import dataclass

from regionanalysis.panel.provenance import Origin

# per cent of the establishments, in the order of a report
KINDS = ("any", "product", "new_to_market", "process", "both")


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
    """

    name: str
    establishments: int
    rates: dict[str, float]


@dataclass(frozen=True)
class InnovationRecord:
    """A region beside its county and the nation in one survey."""

    year: int
    region: InnovationRates
    county: InnovationRates
    nation: InnovationRates
    origin: Origin
