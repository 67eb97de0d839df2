"""Whether a figure is the sum of others, in every year and cell that is known."""

from collections.abc import Sequence
from enum import IntEnum

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.panel.cells import DISGUISE

# cells that are above zero and known
MIN_CELLS = 4
# with which figures alone, without a label or a code, show what is a sum
MIN_EVIDENT_CELLS = 6
# digits of all its figures together: that many agree by chance once in a hundred million
MIN_EVIDENT_DIGITS = 8
# and with which they show it against the codes of a standard, which may be another list's
MIN_CONTRARY_DIGITS = 20
# rows among which parts are looked for that are not listed together, and cells to find them by
MAX_APART = 40
MAX_APART_CELLS = 120
MIN_APART = 3
# a weight that is one or zero but for rounding
MAX_OFF = 1e-6
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


def evident(whole: FloatArray, digits: int = MIN_EVIDENT_DIGITS) -> bool:
    """Return whether a whole has figures enough for its sum to be no coincidence.

    Parameters
    ----------
    whole
        Figures, shape (cells,); the smallest step between them is the unit they are written in.
    digits
        Digits that all the figures must have together.
    """
    known = whole[whole > 0]
    step = next((s for s in (1.0, 0.1, 0.01) if not (np.round(known / s, 6) % 1).any()), 0.001)
    stated = float(np.log10(1 + known / step).sum())
    return len(known) >= MIN_EVIDENT_CELLS and stated >= digits


def sum_parts(
    values: FloatArray, size: FloatArray, position: int, rounding: float
) -> Sequence[int]:
    """Return the rows that a row is the sum of, listed next to it or not; none for no such.

    Parameters
    ----------
    values
        Figures in the order of the file, shape (rows, cells).
    size
        Sum of what is known of every row.
    position
        The row that may be a sum.
    """
    parts = adjacent_parts(values, size, position, rounding)
    parts = parts or _apart_parts(values, size, position, rounding)
    # it is the dearest to find out, and asked of few
    return parts if parts and evident(values[position]) else ()


def halves(values: FloatArray, rounding: float) -> tuple[Sequence[int], Sequence[int]] | None:
    """Return the first rows and the last, where each add to the same in every cell.

    A list of parts is then there twice, as they are and by larger ones; None where it is not.

    Parameters
    ----------
    values
        Figures in the order of the file, shape (rows, cells).
    """
    known = values[:, ~np.isnan(values).any(axis=0)]
    if len(values) <= MIN_APART or not known.size:
        return None
    size = known.sum(axis=1)
    apart = np.abs(np.cumsum(size) - size.sum() / 2)
    i = int(np.argmin(apart)) + 1
    first, last = known[:i], known[i:]
    if not len(last) or match(first.sum(axis=0), last, rounding) != Match.EXACT:
        return None
    few, many = sorted((first, last), key=len)
    if len(few) < 2 or not (evident(few.sum(axis=0)) and distinct(few) and distinct(many)):  # noqa: PLR2004
        return None
    rows = list(range(i)), list(range(i, len(values)))
    return rows if len(rows[0]) <= len(rows[1]) else (rows[1], rows[0])


def _apart_parts(
    values: FloatArray, size: FloatArray, position: int, rounding: float
) -> Sequence[int]:
    """Return the only rows that add to a row, where there are cells enough to show them."""
    if not MIN_APART < len(values) <= MAX_APART:
        return ()
    # a larger one may be a sum itself, and is no part
    others = [i for i in range(len(values)) if i != position and size[i] <= size[position]]
    known = np.flatnonzero(~np.isnan(values).any(axis=0))[:MAX_APART_CELLS]
    if len(others) <= 1 or len(known) < len(others):
        return ()
    parts = values[others][:, known].T
    weights, _, rank, _ = np.linalg.lstsq(parts, values[position, known], rcond=None)
    whole = np.round(weights)
    are_whole = bool(np.isin(whole, (0, 1)).all()) and np.abs(weights - whole).max() <= MAX_OFF
    if rank < len(others) or not are_whole:
        return ()
    rows = [others[i] for i in np.flatnonzero(whole)]
    is_sum = len(rows) > 1 and match(values[position], values[rows], rounding) == Match.EXACT
    return rows if is_sum else ()


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
        i = position + step
        slack = DISGUISE * np.sqrt(values.size) + MAX_SHARE_APART * size[position]
        while 0 <= i < len(values) and added <= size[position] + slack:
            rows.append(i)
            added += size[i]
            i += step
            near = abs(added - size[position]) <= slack
            if (
                len(rows) > 1
                and near
                and match(values[position], values[rows], rounding) >= (Match.EXACT)
            ):
                return sorted(rows)
    return ()
