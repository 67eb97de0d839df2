"""Whether a figure is the sum of others, in every year and cell that is known."""

from collections.abc import Sequence
from enum import IntEnum

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.panel.cells import DISGUISE

# cells that are above zero and known
MIN_CELLS = 4
# of all that is compared; disguise and rounding even out
MAX_SHARE_APART = 0.01
# cells with which figures alone, without a label, show what is a total within disguise
MANY_CELLS = 20


class Match(IntEnum):
    """How a whole agrees with the sum of its parts."""

    NO = 0
    UNKNOWN = 1
    DISGUISED = 2
    EXACT = 3


def match(whole: FloatArray, parts: FloatArray, rounding: float) -> Match:
    """Return how a whole agrees with the sum of its parts.

    Parameters
    ----------
    whole
        Figures, shape (cells,).
    parts
        Figures of the parts, shape (parts, cells); NaN is unknown.
    rounding
        Largest error of each figure.
    """
    total = parts.sum(axis=0)
    known = ~np.isnan(whole) & ~np.isnan(total)
    w, t = whole[known], total[known]
    apart, count = np.abs(w - t), len(parts) + 1
    if (apart > DISGUISE * count + rounding * count).any() and _far(apart, w):
        return Match.NO
    enough = int((w > 0).sum()) >= MIN_CELLS
    if (apart <= rounding * count + 1e-9 * np.abs(w)).all():
        return Match.EXACT if enough else Match.UNKNOWN
    whole_numbers = bool((w % 1 == 0).all() and (t % 1 == 0).all())
    if not whole_numbers or _far(apart, w) or (apart > DISGUISE * count).any():
        return Match.NO
    return Match.DISGUISED if enough else Match.UNKNOWN


def _far(apart: FloatArray, whole: FloatArray) -> bool:
    return bool(apart.sum() > MAX_SHARE_APART * np.abs(whole).sum())


def covers(whole: FloatArray, parts: FloatArray, rounding: float) -> bool:
    """Return whether a whole has at least what is known of its parts, within disguise."""
    lacking = np.nan_to_num(parts).sum(axis=0) - whole
    lacking = np.nan_to_num(np.maximum(lacking, 0.0))
    count = len(parts) + 1
    if not (whole > 0).any():
        return False
    exact = bool((lacking <= rounding * count + 1e-9 * np.nan_to_num(whole)).all())
    return exact or (
        bool((lacking <= DISGUISE * count).all()) and not _far(lacking, np.nan_to_num(whole))
    )


def distinct(parts: FloatArray) -> bool:
    """Return whether parts vary apart from one another, so that their sum is no coincidence.

    Parts that are all proportional to one another add to a third in many ways.
    """
    filled = np.nan_to_num(parts)
    filled = filled[filled.any(axis=1)]
    return len(filled) > 1 and int(np.linalg.matrix_rank(filled, tol=1e-6 * filled.max())) > 1


def adjacent_parts(
    values: FloatArray, size: FloatArray, position: int, rounding: float
) -> Sequence[int]:
    """Return the rows directly below a row, or above it, that it is the sum of; none for no such.

    Parameters
    ----------
    values
        Figures in the order of the file, shape (rows, cells).
    size
        Sum of what is known of every row.
    position
        The row that may be a sum.
    """
    for step in (1, -1):
        rows: list[int] = []
        added = 0.0
        at = position + step
        slack = DISGUISE * np.sqrt(values.size) + MAX_SHARE_APART * size[position]
        while 0 <= at < len(values) and added <= size[position] + slack:
            rows.append(at)
            added += size[at]
            at += step
            near = abs(added - size[position]) <= slack
            if (
                len(rows) > 1
                and near
                and match(values[position], values[rows], rounding) >= (Match.EXACT)
            ):
                return sorted(rows)
    return ()
