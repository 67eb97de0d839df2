"""How published effects of one level of places give those of another.

What Telemarksforsking publishes for municipalities and for regions obeys three rules. With J for
jobs at t − 1, e for the population effect and x for the population gap:

* the industry mix of a region is the mean of its members', weighted by J;
* the population effect of a region is its members' mean b = e / x, weighted by J, times the
  region's own x, and not the mean of e;
* the national contribution to all jobs is s g_private + (1 − s) g_public, where s is the place's
  private share of jobs at t − 1.

References
----------
Vareide, K. & Nygaard, M. O. Telemarksforsking's regional analyses 2011-2018.
"""

from collections.abc import Sequence

import numpy as np

from regionanalysis.core.arrays import FloatArray, safe_ratio
from regionanalysis.errors import InputError

# an effect of two decimals over a gap this small has b right within 0.03 at best
SMALLEST_GAP = 0.15


def recovered_b(
    effect: FloatArray,
    gap: FloatArray,
    *,
    smallest: float = SMALLEST_GAP,
    nearness: float | None = None,
) -> FloatArray:
    """Return b = effect / gap of published effects.

    Parameters
    ----------
    effect, gap
        Population effect in per cent of jobs and the place's own population gap of the year before
        in percentage points, shape (years, places).
    smallest
        Where the gap is smaller, rounding leaves nothing of b, and it is NaN.
    nearness
        When named, b is there taken from the years near it instead: least squares of effects on
        gaps, a year k years away weighted by ``nearness`` to the power of k.

    Returns
    -------
    FloatArray
        b, shape (years, places).

    Raises
    ------
    InputError
        When effect and gap differ in shape.
    """
    if effect.shape != gap.shape:
        raise InputError(f"effect has shape {effect.shape} and gap {gap.shape}.")
    large_enough = np.abs(gap) >= smallest
    b = safe_ratio(effect, gap, where=large_enough)
    if nearness is None:
        return b
    year = np.arange(len(gap))
    weight = nearness ** np.abs(year[:, None] - year)
    above, below = weight @ (effect * gap), weight @ gap**2
    near = safe_ratio(above, below)
    return np.where(large_enough, b, near)


def weighted_mean_of_members(
    values: FloatArray, weights: FloatArray, members: Sequence[Sequence[int]]
) -> FloatArray:
    """Return the weighted means of members' values, shape (years, groups).

    Parameters
    ----------
    values, weights
        Shape (years, places); an unknown value leaves the mean unknown.
    members
        Positions of each group's members, at least one.
    """
    flat = np.array([at for rows in members for at in rows], dtype=int)
    first = np.cumsum([0, *(len(rows) for rows in members[:-1])], dtype=int)
    above = np.add.reduceat((values * weights)[:, flat], first, axis=1)
    below = np.add.reduceat(weights[:, flat], first, axis=1)
    return safe_ratio(above, below)


def mixed_national(
    share_private: FloatArray, private: FloatArray, public: FloatArray
) -> FloatArray:
    """Return the national contribution to all jobs, in the unit of the two rates.

    Parameters
    ----------
    share_private
        The places' private share of jobs at t − 1, from 0 to 1, shape (years, places).
    private, public
        National growth of private and of public jobs, shape (years,).
    """
    return share_private * private[:, None] + (1 - share_private) * public[:, None]
