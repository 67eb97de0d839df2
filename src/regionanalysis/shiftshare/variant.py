"""What a variant of shift-share is: named effects that add up to the change in every cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from regionanalysis.core.arrays import FloatArray
from regionanalysis.shiftshare.closure import nan_sum
from regionanalysis.shiftshare.inputs import ShiftShareInputs

NATIONAL_SHARE = "national_share"
INDUSTRY_MIX = "industry_mix"
REGIONAL_SHIFT = "regional_shift"


def from_start(inputs: ShiftShareInputs, cells: FloatArray) -> FloatArray:
    """Return the national share of all industries, shape (steps, regions).

    That of the known cells, and the rest of the region's start employment at the reference's
    growth.
    """
    rest = inputs.total[:-1] - nan_sum(inputs.start, axis=2)
    return nan_sum(cells, axis=2) + rest * inputs.growth


@dataclass(frozen=True)
class Variant:
    """A way to split the change.

    Attributes
    ----------
    name
        What it is called in code and on the command line.
    effects
        Names of its effects in the order of the report; the first is the national share.
    compute
        Jobs by effect from the figures, each of shape (steps, regions, industries). The effects
        of a cell add up to its change; the last closes the identity where a region had no jobs.
    source
        Author, year and journal.
    total_national_share
        The national share of all industries together, with the undisclosed ones, from the figures
        and the cells' national share, shape (steps, regions).
    any_reference
        Whether it makes sense against other areas than the nation.
    """

    name: str
    effects: tuple[str, ...]
    compute: Callable[[ShiftShareInputs], Mapping[str, FloatArray]]
    source: str
    total_national_share: Callable[[ShiftShareInputs, FloatArray], FloatArray] = from_start
    any_reference: bool = True
