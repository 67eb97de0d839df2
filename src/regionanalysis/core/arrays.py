"""Array types and ranks."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int_]


def ranks(values: FloatArray) -> npt.NDArray[np.int_]:
    """Return ranks with 1 for the highest; equal values share the best rank, NaN comes last."""
    descending = np.where(np.isnan(values), -np.inf, values)
    higher: npt.NDArray[np.int_] = np.sum(descending[None, :] > descending[:, None], axis=1)
    return higher + 1
