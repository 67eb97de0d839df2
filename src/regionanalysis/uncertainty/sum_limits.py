"""The least and the greatest value of every figure that sums leave, by linear programmes.

Two programmes a figure would do. Far fewer do, since most figures can be as small, or as large, as
the figures beside them allow: one programme asks for the sum of many to be least, and every figure
that reaches its own limit in the answer is done. The rest are asked for one by one.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp
from scipy.sparse.csgraph import connected_components

from regionanalysis.core.arrays import BoolArray, FloatArray
from regionanalysis.errors import InputError
from regionanalysis.uncertainty.sums import Sums

# how near its limit a figure must come to have reached it, in figures: what the solver leaves
REACHED = 1e-6

# figures named in an error
MAX_NAMED = 5

Name = Callable[[tuple[int, int]], str]


def sum_limits(sums: Sums, name: Name) -> tuple[FloatArray, FloatArray]:
    """Return the least and the greatest value of every unknown figure.

    Parameters
    ----------
    name
        What the figure at a place of the grid is called.

    Raises
    ------
    InputError
        When no figures satisfy the sums.
    """
    low, high = sums.least.copy(), sums.most.copy()
    for figures in _blocks(sums):
        block = _part(sums, figures)
        if not block.matrix.shape[0]:
            continue
        low[figures], high[figures] = _block_limits(block, name)
    return low, high


def _blocks(sums: Sums) -> list[npt.NDArray[np.intp]]:
    """Return the figures that are in sums with one another, directly or through others."""
    together = sparse.csr_array(abs(sums.matrix).T @ abs(sums.matrix))
    count, label = connected_components(together, directed=False)
    return [np.flatnonzero(label == i) for i in range(count)]


def _part(sums: Sums, figures: npt.NDArray[np.intp]) -> Sums:
    matrix = sparse.csr_array(sums.matrix[:, figures])
    rows = np.diff(matrix.indptr) > 0
    return Sums(
        at=(sums.at[0][figures], sums.at[1][figures]),
        matrix=sparse.csr_array(matrix[rows]),
        low=sums.low[rows],
        high=sums.high[rows],
        least=sums.least[figures],
        most=sums.most[figures],
    )


def _block_limits(block: Sums, name: Name) -> tuple[FloatArray, FloatArray]:
    most = _beside(block)
    if (most < block.least - REACHED).any() or not _solved(
        block, np.zeros(len(block.most))
    ).success:
        raise _contradiction(block, name)
    low = _extremes(block, block.least, 1.0)
    high = _extremes(block, np.maximum(most, block.least), -1.0)
    return low, high


def _beside(block: Sums) -> FloatArray:
    """Return how large each figure can be when those it is summed with are as small as they can."""
    parts = block.matrix.maximum(0)
    least_of_rest = parts @ block.least
    # a whole that is unknown limits nothing by itself
    open_whole = block.matrix.minimum(0) @ np.where(np.isinf(block.most), np.inf, 0.0)
    whole = block.matrix.minimum(0) @ np.where(np.isinf(block.most), 0.0, block.most)
    left = np.where(np.isneginf(open_whole), np.inf, block.high - whole - least_of_rest)
    entries = parts.tocoo()
    most: FloatArray = block.most.copy()
    np.minimum.at(most, entries.col, left[entries.row] + block.least[entries.col])
    return most


def _extremes(block: Sums, limit: FloatArray, sign: float) -> FloatArray:
    """Return every figure's least value (sign 1) or greatest (sign −1), none beyond its limit."""
    extremes = limit.copy()
    left: BoolArray = np.isfinite(limit)
    while left.any():
        answer = _solved(block, np.where(left, sign, 0.0))
        reached = left & _reached(answer, limit)
        if not reached.any():
            break
        left &= ~reached
    left |= ~np.isfinite(limit)
    while left.any():
        i = int(np.flatnonzero(left)[0])
        alone = np.zeros(len(limit))
        alone[i] = sign
        answer = _solved(block, alone)
        # there are figures that satisfy the sums, so that what is not solved has no limit
        extremes[i] = answer.x[i] if answer.success else -sign * np.inf
        left[i] = False
        left &= ~_reached(answer, limit)
    return extremes


def _reached(answer: OptimizeResult, limit: FloatArray) -> BoolArray:
    if not answer.success:
        return np.zeros(len(limit), dtype=bool)
    return np.abs(np.asarray(answer.x) - limit) <= REACHED


def _solved(block: Sums, objective: FloatArray) -> OptimizeResult:
    return milp(
        objective,
        bounds=Bounds(block.least, block.most),
        constraints=LinearConstraint(block.matrix, block.low, block.high),
    )


def _contradiction(block: Sums, name: Name) -> InputError:
    """Return the error for sums that no figures satisfy, with the figures of those that fail."""
    sums, figures = block.matrix.shape
    identity = sparse.eye_array(sums, format="csr")
    loose = Sums(
        at=block.at,
        # as little as can be added to and taken from the sums for them to be satisfied
        matrix=sparse.hstack([block.matrix, identity, -identity], format="csr"),
        low=block.low,
        high=block.high,
        least=np.concatenate([block.least, np.zeros(2 * sums)]),
        most=np.concatenate([block.most, np.full(2 * sums, np.inf)]),
    )
    answer = _solved(loose, np.concatenate([np.zeros(figures), np.ones(2 * sums)]))
    off = np.asarray(answer.x)[figures:].reshape(2, sums).sum(axis=0)
    wrong = np.flatnonzero(off > REACHED)
    concerned = np.unique(block.matrix[wrong].indices)
    named = [
        name((int(row), int(column)))
        for row, column in zip(block.at[0][concerned], block.at[1][concerned], strict=True)
    ]
    more = f" and {len(named) - MAX_NAMED} more" if len(named) > MAX_NAMED else ""
    return InputError(
        f"No figures that are not published fit the totals: {'; '.join(named[:MAX_NAMED])}{more}. "
        f"The totals are off by {off[wrong].sum():g} at least.",
        remedy="Check the totals and the nation's row, or state that small counts are disguised.",
        evidence=named,
    )
