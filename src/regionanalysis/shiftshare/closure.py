"""The identity that every result is held to: its parts add up to the whole."""

from collections.abc import Sequence

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import IdentityError

# relative to the largest figure: sums of floats over a thousand cells, far below half a job
CLOSURE_TOLERANCE = 1e-9


def nan_sum(cells: FloatArray, axis: int) -> FloatArray:
    """Return the sum over an axis with unknown cells left out."""
    total: FloatArray = cells.sum(axis=axis)
    # NaN survives a sum: a panel without unknown cells, the usual one, is summed once
    return np.nansum(cells, axis=axis) if np.isnan(total.sum()) else total


def check_closure(whole: FloatArray, parts: Sequence[FloatArray], what: str) -> None:
    """Refuse a result whose parts do not add up to the whole.

    Raises
    ------
    IdentityError
        When a difference exceeds ``CLOSURE_TOLERANCE`` of the largest figure.
    """
    if not whole.size:
        return
    rest = whole - parts[0]
    for part in parts[1:]:
        rest -= part
    largest = _largest(rest)
    if largest <= CLOSURE_TOLERANCE:
        return
    scale = max(1.0, _largest(whole), *(_largest(part) for part in parts))
    if largest > CLOSURE_TOLERANCE * scale:
        raise IdentityError(
            f"The effects do not add up to the change: off by {largest:g} in a {what}.",
            remedy="Report it: this is a fault in the figures or in the package.",
            evidence=(largest, scale),
        )


def _largest(cells: FloatArray) -> float:
    """Return the largest absolute value of the known cells; zero when none is known."""
    largest = max(float(cells.max()), -float(cells.min()))
    if np.isnan(largest):
        largest = float(np.max(np.abs(cells), initial=0.0, where=~np.isnan(cells)))
    return largest
