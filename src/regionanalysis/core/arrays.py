"""Array types, ratios, ranks, and the positions of labels."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from regionanalysis.core.names import unknown_name

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int_]


def safe_ratio(
    numerator: npt.ArrayLike,
    denominator: npt.ArrayLike,
    *,
    where: npt.NDArray[np.bool_] | None = None,
    fill: npt.ArrayLike = np.nan,
) -> FloatArray:
    """Return a quotient, with a fill value where there is nothing to divide by.

    Parameters
    ----------
    numerator, denominator
        Arrays that broadcast together.
    where
        Where to divide; where the denominator is positive, if not given.
    fill
        Value elsewhere: a number, or an array of the quotient's shape.
    """
    above, below = np.asarray(numerator, dtype=float), np.asarray(denominator, dtype=float)
    usable = below > 0 if where is None else where
    shape = np.broadcast_shapes(above.shape, below.shape, usable.shape)
    out: FloatArray = np.full_like(above, fill, shape=shape)
    return np.divide(above, below, out=out, where=usable)


def ranks(values: FloatArray) -> IntArray:
    """Return ranks with 1 for the highest; equal values share the best rank, NaN comes last."""
    descending = np.where(np.isnan(values), -np.inf, values)
    return np.sum(descending[None, :] > descending[:, None], axis=1) + 1


def position(label: str, labels: Sequence[str], kind: str) -> int:
    """Return the position of a label on an axis.

    Parameters
    ----------
    kind
        Noun for the label in errors, such as ``"region"``.

    Raises
    ------
    UnknownNameError
        When the axis does not have the label, with the nearest that it has.
    """
    if label not in labels:
        raise unknown_name(kind, label, labels)
    return labels.index(label)


def positions(wanted: Sequence[str], labels: Sequence[str], kind: str) -> list[int]:
    """Return the positions of several labels, in their order; as `position` for each."""
    known = {label: i for i, label in enumerate(labels)}
    for label in wanted:
        if label not in known:
            raise unknown_name(kind, label, labels)
    return [known[label] for label in wanted]
