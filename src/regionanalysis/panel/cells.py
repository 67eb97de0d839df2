"""What is known of single figures: how each is published, and between which limits it lies.

Statistics Norway publishes a figure, or a mark in its place: ``:`` for one that is confidential,
``..`` for one that is missing or too uncertain, ``.`` for one that cannot be, as for a category
that was not in use. In register-based employment every 1 and 2 is also made 0 or 3 at random, so
that a published 0 may be up to two persons and a published 3 as few as one. The disguise is made at
the lowest level, and totals may be sums of disguised figures, or be disguised apart, so that parts
and total are some persons from one another.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import InputError
from regionanalysis.panel.provenance import Disguise

Places = npt.NDArray[np.intp]
StateArray = npt.NDArray[np.int8]

# rows of a year that go somewhere, and the new rows they go to
Moves = tuple[list[int], npt.NDArray[np.int_]]

# a published 0 may be 0, 1 or 2, and a published 3 may be 1, 2 or 3
DISGUISED_ZERO, DISGUISED_THREE, LEAST_THREE = 2.0, 3.0, 1.0

# how far a figure may be above the persons it stands for, and below: 1 shown as 3, 2 as 0
DISGUISE = DISGUISED_THREE - LEAST_THREE


class CellState(IntEnum):
    """How a figure is published; of several added into one, the highest."""

    PUBLISHED = 0
    DISGUISED = 1
    NOT_POSSIBLE = 2
    MISSING = 3
    SUPPRESSED = 4


# an empty cell says no more than that there is no figure
STATE_OF_MARK = {
    ".": CellState.NOT_POSSIBLE,
    "..": CellState.MISSING,
    "...": CellState.MISSING,
    "\N{HORIZONTAL ELLIPSIS}": CellState.MISSING,
    "": CellState.MISSING,
    ":": CellState.SUPPRESSED,
}

# what other publishers and programs write in place of a figure, in small letters
OTHER_MARKS = {
    **dict.fromkeys(
        ("*", "**", "x", "(x)", "c", ": c", ":c", "(d)", "(s)", "s", "suppressed"),
        CellState.SUPPRESSED,
    ),
    # fewer than ten jobs, and too few to be shown
    **dict.fromkeys(("(l)", "(t)", "f", "/", "\N{BULLET}", "\N{MIDDLE DOT}"), CellState.MISSING),
    **dict.fromkeys(
        ("na", "n/a", "n.a.", "#n/a", "(na)", "null", "none", "(nm)", ": u", ":u", ": z"),
        CellState.MISSING,
    ),
    "....": CellState.MISSING,
}

# nil where Statistics Norway and other users of PxWeb publish, and missing with some
NIL_MARKS = ("-", "\N{EN DASH}", "\N{EM DASH}", "\N{MINUS SIGN}")


def state_of(mark: str) -> CellState | None:
    """Return how a cell with a mark in place of a figure is published; None for no such mark."""
    state = STATE_OF_MARK.get(mark)
    return OTHER_MARKS.get(mark.casefold()) if state is None else state


@dataclass(frozen=True, eq=False)
class CellBounds:
    """State and limits of every figure of a panel.

    Attributes
    ----------
    state
        `CellState` of every cell, shape (years, regions, industries).
    low, high
        Limits in the panel's unit, of the same shape; zero and infinite for a figure that is
        unknown and that no total has narrowed.
    nation_low, nation_high
        The same for the nation, shape (years, industries).
    exact_totals
        Whether totals are counted before the figures were disguised; they are otherwise sums of
        disguised figures, and say nothing about the persons a disguise hides.
    of_sums
        Whether some figures are sums of others, each of which may have been disguised.
    narrowed
        Whether the limits are already those that totals leave.
    apart
        Persons that each part of a sum may be from what is in its total, where totals are disguised
        apart from their parts.
    """

    state: StateArray
    low: FloatArray
    high: FloatArray
    nation_low: FloatArray
    nation_high: FloatArray
    exact_totals: bool = True
    of_sums: bool = False
    narrowed: bool = False
    apart: float = 0.0

    def __post_init__(self) -> None:
        shape = self.state.shape
        shapes = {"low": self.low, "high": self.high}
        for name, array in shapes.items():
            if array.shape != shape:
                raise InputError(f"{name} has shape {array.shape}, and the states {shape}.")
        if (self.low > self.high).any() or (self.nation_low > self.nation_high).any():
            raise InputError("A figure has a lower limit above its upper limit.")

    def count(self, state: CellState) -> int:
        """Return how many figures are in a state."""
        return int((self.state == state).sum())

    def summed(
        self,
        limits: Callable[[FloatArray], FloatArray],
        states: Callable[[StateArray], StateArray],
    ) -> "CellBounds":
        """Return the limits of sums, and the highest state of their parts."""
        return replace(
            self,
            low=limits(self.low),
            high=limits(self.high),
            state=states(self.state),
            of_sums=True,
        )

    def industries_summed(self, order: Places, first: Places) -> "CellBounds":
        """Return the limits of groups of industries.

        Parameters
        ----------
        order, first
            Positions of the industries by group, and the start of each group among them.
        """
        sums = self.summed(
            lambda limit: np.add.reduceat(limit[:, :, order], first, axis=2),
            lambda state: np.maximum.reduceat(state[:, :, order], first, axis=2),
        )
        return replace(
            sums,
            nation_low=np.add.reduceat(self.nation_low[:, order], first, axis=1),
            nation_high=np.add.reduceat(self.nation_high[:, order], first, axis=1),
        )

    def of_industries(self, columns: Sequence[int]) -> "CellBounds":
        """Return the limits of some industries."""
        at = list(columns)
        return replace(
            self,
            state=self.state[:, :, at],
            low=self.low[:, :, at],
            high=self.high[:, :, at],
            nation_low=self.nation_low[:, at],
            nation_high=self.nation_high[:, at],
        )

    def recoded(self, parts: Sequence[Moves], employment: FloatArray) -> "CellBounds":
        """Return the limits of regions in other codes, year by year.

        Parameters
        ----------
        parts
            For every year, positions of the old codes in force, and the new position of each.
        employment
            Figures by the new codes. One that is unknown although all its parts are known lacks a
            part, and has no upper limit.
        """
        low, high = np.zeros(employment.shape), np.zeros(employment.shape)
        state = np.zeros(employment.shape, dtype=np.int8)
        reached = np.zeros(employment.shape[:2], dtype=bool)
        for year, (rows, to) in enumerate(parts):
            np.add.at(low[year], to, self.low[year, rows])
            np.add.at(high[year], to, self.high[year, rows])
            np.maximum.at(state[year], to, self.state[year, rows])
            reached[year, to] = True
        lacking = np.isnan(employment) & (state <= CellState.DISGUISED) & reached[:, :, None]
        return replace(
            self,
            low=low,
            high=np.where(lacking, np.inf, high),
            state=np.where(lacking, CellState.MISSING, state).astype(np.int8),
            of_sums=True,
        )

    def reindexed(self, rows: Sequence[int], count: int) -> "CellBounds":
        """Return the limits on an axis of more regions; zero for the others.

        Parameters
        ----------
        rows
            New position of each region.
        count
            Number of regions on the new axis.
        """
        shape = (self.state.shape[0], count, self.state.shape[2])
        low, high = np.zeros(shape), np.zeros(shape)
        state = np.zeros(shape, dtype=np.int8)
        at = list(rows)
        low[:, at], high[:, at], state[:, at] = self.low, self.high, self.state
        return replace(self, state=state, low=low, high=high)

    def concatenated(self, late: "CellBounds") -> "CellBounds":
        """Return the limits of these years and later ones, of the same regions and industries."""
        return CellBounds(
            state=np.concatenate([self.state, late.state]),
            low=np.concatenate([self.low, late.low]),
            high=np.concatenate([self.high, late.high]),
            nation_low=np.concatenate([self.nation_low, late.nation_low]),
            nation_high=np.concatenate([self.nation_high, late.nation_high]),
            exact_totals=self.exact_totals and late.exact_totals,
            of_sums=self.of_sums or late.of_sums,
            narrowed=self.narrowed and late.narrowed,
            apart=max(self.apart, late.apart),
        )

    def scaled(self, factor: float) -> "CellBounds":
        """Return the limits in another unit."""
        return replace(
            self,
            low=self.low * factor,
            high=self.high * factor,
            nation_low=self.nation_low * factor,
            nation_high=self.nation_high * factor,
            apart=self.apart * factor,
        )


def bounds_of(
    employment: FloatArray,
    nation: FloatArray,
    present: npt.NDArray[np.bool_],
    *,
    state: StateArray | None = None,
    rounding: float = 0.0,
    disguised: Disguise = "",
) -> CellBounds:
    """Return the limits that each figure has by itself, before any total narrows them.

    Parameters
    ----------
    employment, nation, present
        As in a panel.
    state
        How the figures are published, as far as their marks tell; a figure that is not there and
        has no mark is missing.
    rounding
        Largest error from published rounding.
    disguised
        Whether small counts are disguised, and what totals then are; as in a sidecar.
    """
    unknown = np.isnan(employment) & present[:, :, None]
    states = np.zeros(employment.shape, dtype=np.int8) if state is None else state.copy()
    states[unknown & (states == CellState.PUBLISHED)] = CellState.MISSING
    states[~unknown] = CellState.PUBLISHED
    low, high = np.maximum(employment - rounding, 0.0), employment + rounding
    if disguised:
        zero, three = employment == 0, employment == DISGUISED_THREE
        states[(zero | three) & present[:, :, None]] = CellState.DISGUISED
        low, high = np.where(three, LEAST_THREE, low), np.where(zero, DISGUISED_ZERO, high)
    absent = ~present[:, :, None]
    low, high = np.where(unknown | absent, 0.0, low), np.where(unknown, np.inf, high)
    hidden = np.isnan(nation)
    return CellBounds(
        state=states,
        low=low,
        high=np.where(absent, 0.0, high),
        nation_low=np.where(hidden, 0.0, np.maximum(nation - rounding, 0.0)),
        nation_high=np.where(hidden, np.inf, nation + rounding),
        exact_totals=disguised in ("", "totals exact"),
        apart=DISGUISE if disguised == "totals apart" else 0.0,
    )
