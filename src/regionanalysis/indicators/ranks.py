"""Where places stand by a measure: rank, share below, top and bottom, and the four quadrants.

A rank is among the places whose figure is known: 1 is the highest, equal figures share the best
rank, and an unknown figure has no rank. With n known places, L_p of them lower than p and T_p as
high as p (itself counted)::

    rank_p       = n − L_p − T_p + 1
    percentile_p = 100 (L_p + T_p / 2) / n

A rank says nothing of how certain it is. A small place is at one end of a list or the other by
chance (see `regionanalysis.uncertainty.noise_by_size`), so lists take a mask of the places large
enough, and quadrants a band within which a figure is on neither side.

References
----------
Goldstein, H. & Spiegelhalter, D. J. (1996). League tables and their limitations: statistical
issues in comparisons of institutional performance. Journal of the Royal Statistical Society A
159(3), 385-443.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np
import numpy.typing as npt

from regionanalysis.core.arrays import BoolArray, FloatArray, IntArray, position, ranks
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import InputError, ParameterError

if TYPE_CHECKING:
    import pandas as pd

Quadrant = Literal["high_favourable", "high_unfavourable", "low_favourable", "low_unfavourable"]

QUADRANTS: tuple[Quadrant, ...] = get_args(Quadrant)

# within its band of zero in one of the two, and with a figure that is not known
UNCERTAIN, UNKNOWN = "uncertain", "unknown"


@dataclass(frozen=True, eq=False, repr=False)
class Ranking(Result):
    """Places by one measure.

    Attributes
    ----------
    measure
        Name of what is ranked.
    places
        Names of the places.
    values
        The measure, in any unit, shape (places,); NaN is unknown.
    decimals
        Figures are compared as rounded to so many decimals, which makes ties of sums that differ
        only by how floats are kept; None compares them as they are.
    """

    measure: str
    places: tuple[str, ...]
    values: FloatArray
    decimals: int | None = None

    def __post_init__(self) -> None:
        if self.values.shape != (len(self.places),):
            raise InputError(
                f"{self.measure} has shape {self.values.shape} for {len(self.places)} places."
            )
        if np.isinf(self.values).any():
            raise InputError(
                f"{self.measure} is infinite in some place.",
                remedy="Give NaN where a figure is not known.",
                evidence=[self.places[i] for i in np.flatnonzero(np.isinf(self.values)).tolist()],
            )

    @property
    def compared(self) -> FloatArray:
        """The figures as they are compared, shape (places,)."""
        return self.values if self.decimals is None else np.round(self.values, self.decimals)

    @property
    def known(self) -> BoolArray:
        """Places that have a figure, shape (places,)."""
        return ~np.isnan(self.values)

    @property
    def count(self) -> int:
        """Number of places that are ranked."""
        return int(self.known.sum())

    @property
    def rank(self) -> FloatArray:
        """Rank with 1 for the highest, shape (places,); NaN where the figure is unknown."""
        return np.where(self.known, ranks(self.compared), np.nan)

    @property
    def rank_from_below(self) -> FloatArray:
        """Rank with 1 for the lowest, shape (places,); NaN where the figure is unknown."""
        return np.where(self.known, ranks(-self.compared), np.nan)

    @property
    def share_below(self) -> FloatArray:
        """Share of the other known places that are lower, 0 to 1, shape (places,).

        NaN where the figure is unknown, or no other is known.
        """
        others = self.count - 1
        return (
            (self.rank_from_below - 1) / others if others > 0 else np.full_like(self.values, np.nan)
        )

    @property
    def percentile(self) -> FloatArray:
        """Share of all known places that are lower, and half of those equal, per cent, (places,).

        The middle place is at 50, and the mean over known places is 50 whatever the ties.
        """
        lower, higher = self.rank_from_below - 1, self.rank - 1
        equal = self.count - lower - higher
        return 100 * (lower + equal / 2) / max(self.count, 1)

    def rank_of(self, place: str) -> int | None:
        """Return a place's rank; None where its figure is unknown.

        Raises
        ------
        ParameterError
            When there is no such place.
        """
        rank = float(self.rank[position(place, self.places, "place in the ranking")])
        return None if np.isnan(rank) else int(rank)

    def subset(self, chosen: BoolArray) -> "Ranking":
        """Return the ranking of some of the places, which are ranked among themselves."""
        self._check(chosen)
        names = tuple(self.places[i] for i in np.flatnonzero(chosen).tolist())
        return Ranking(self.measure, names, self.values[chosen], self.decimals)

    def largest(self, number: int, large_enough: BoolArray | None = None) -> IntArray:
        """Return positions of the highest places, highest first.

        All that tie with the last of them are with them, so there may be more than asked for.
        Equal places are in the order they were given in.

        Parameters
        ----------
        number
            How many.
        large_enough
            Places that may be on the list, shape (places,); all where not given. Ranks in
            ``rank`` are still those among all.

        Raises
        ------
        ParameterError
            For fewer than one.
        """
        return self._first(self.compared, number, large_enough)

    def smallest(self, number: int, large_enough: BoolArray | None = None) -> IntArray:
        """Return positions of the lowest places, lowest first; otherwise as `largest`."""
        return self._first(-self.compared, number, large_enough)

    def _first(self, values: FloatArray, number: int, large_enough: BoolArray | None) -> IntArray:
        if number < 1:
            raise ParameterError(
                f"A list needs one place or more; {number} were requested.",
                remedy="Ask for at least one.",
            )
        eligible = self.known
        if large_enough is not None:
            self._check(large_enough)
            eligible = eligible & large_enough
        place = ranks(np.where(eligible, values, np.nan))
        order = np.argsort(place, kind="stable")
        return order[(eligible & (place <= number))[order]]

    def _check(self, chosen: BoolArray) -> None:
        if chosen.shape != self.values.shape or chosen.dtype != bool:
            raise InputError(
                f"The choice of places has shape {chosen.shape} and type {chosen.dtype}; it must "
                f"be true or false for each of {len(self.places)} places."
            )

    def to_frame(self) -> "pd.DataFrame":
        """Return the measure with rank and percentile, indexed by place."""
        columns = {self.measure: self.values, "rank": self.rank, "percentile": self.percentile}
        return labelled_frame({"place": self.places}, columns)


def quadrants(
    attractiveness: FloatArray,
    structural: FloatArray,
    *,
    attractiveness_band: FloatArray | float | None = None,
    structural_band: FloatArray | float | None = None,
) -> npt.NDArray[np.str_]:
    """Return which of four a place is in: attractiveness high or low, structure favourable or not.

    Both are measured from zero. Each is growth beyond the nation's, so zero is where the nation
    itself stands, and no mean of places, which small ones would move, takes part. High and
    favourable are above zero, low and unfavourable are zero and below.

    Parameters
    ----------
    attractiveness, structural
        Per cent, shape (places,).
    attractiveness_band, structural_band
        Half-width of what noise alone may bring, such as z · sd from
        `regionanalysis.uncertainty.noise_by_size`, same unit, scalar or shape (places,). A place
        no farther than that from zero, by either measure that has a band, is ``uncertain``;
        a band of zero holds those exactly on the line.

    Returns
    -------
    NDArray
        One of `QUADRANTS`, ``uncertain``, or ``unknown`` where a figure or a band is NaN,
        shape (places,).

    Raises
    ------
    InputError
        When the shapes differ.
    ParameterError
        For a negative band.
    """
    if attractiveness.shape != structural.shape:
        raise InputError(
            f"attractiveness has shape {attractiveness.shape} and structural {structural.shape}."
        )
    unknown = np.isnan(attractiveness) | np.isnan(structural)
    uncertain = np.zeros(attractiveness.shape, dtype=bool)
    for values, given in ((attractiveness, attractiveness_band), (structural, structural_band)):
        if given is None:
            continue
        band = np.broadcast_to(np.asarray(given, dtype=float), values.shape)
        if (band < 0).any():
            raise ParameterError("A band has a width of zero or more.")
        unknown |= np.isnan(band)
        uncertain |= np.abs(values) <= band
    high, favourable = attractiveness > 0, structural > 0
    return np.select(
        [unknown, uncertain, high & favourable, high, favourable],
        [UNKNOWN, UNCERTAIN, *QUADRANTS[:3]],
        default=QUADRANTS[3],
    )
