"""What a report's sentences and figures are about."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Subject:
    """The place and the measure.

    Attributes
    ----------
    name
        Name of the place, as printed.
    measure
        Key of what is counted in ``locale`` (``measure.<measure>``).
    source
        Source line to print under a figure.
    """

    name: str
    measure: str
    source: str
