"""Figures of a place that are not published as they are counted, and how far they move effects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import ParameterError
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.cells import CellState, bounds_of
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.shiftshare import RegionEffects
from regionanalysis.uncertainty.bounds import EffectBounds

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class UnpublishedCells(Result):
    """How a place's figures are published, and between which limits its effects then lie.

    Attributes
    ----------
    figures
        How many figures the place has by industry in the years counted: every year from
        ``start_year`` to ``end_year`` where the effects are added ``by_year``, otherwise the two.
    count
        How many of them are in each state that is not simply published.
    effects
        The effects as they are computed, in ``unit``, what is unknown left out.
    low, high
        Their limits whatever the figures are; infinite where nothing limits them.
    """

    start_year: int
    end_year: int
    by_year: bool
    unit: str
    figures: int
    count: Mapping[CellState, int]
    effects: Mapping[str, float]
    low: Mapping[str, float]
    high: Mapping[str, float]

    @property
    def limited(self) -> Literal["all", "some", "none"]:
        """How many of the limits there are."""
        there = np.isfinite([*self.low.values(), *self.high.values()])
        return "all" if there.all() else "some" if there.any() else "none"

    def to_frame(self) -> "pd.DataFrame":
        """Return the effects and their limits, indexed by effect."""
        columns = {
            name: list(values.values())
            for name, values in (("value", self.effects), ("low", self.low), ("high", self.high))
        }
        return labelled_frame({"effect": tuple(self.effects)}, columns)


@accepts_frame
def unpublished_cells(
    panel: EmploymentPanel, members: Sequence[str], effects: RegionEffects, bounds: EffectBounds
) -> UnpublishedCells | None:
    """Return how a place's figures are published, and the limits of its effects.

    None where every figure is simply published. A region that is absent in a year has no figures
    in it.

    Parameters
    ----------
    members
        Codes of the regions of the panel that the place is made of.
    effects, bounds
        The place's effects, and the limits of the members', over the same years; they are added.

    Raises
    ------
    ParameterError
        When effects and limits are of other years or units.
    """
    ours, theirs = (
        (source.start_year, source.end_year, source.unit) for source in (effects, bounds)
    )
    if ours != theirs:
        raise ParameterError(f"Effects of {ours} have no limits in {theirs}.")
    states = _states(panel, members, bounds)
    unlike = [state for state in CellState if state != CellState.PUBLISHED]
    count = {state: int((states == state).sum()) for state in unlike}
    if not any(count.values()):
        return None
    limits = {
        effect: np.sum([bounds.value(effect, code) for code in members], axis=0)
        for effect in bounds.low
    }
    return UnpublishedCells(
        start_year=effects.start_year,
        end_year=effects.end_year,
        by_year=bounds.by_year,
        unit=effects.unit,
        figures=states.size,
        count={state: number for state, number in count.items() if number},
        effects={effect: float(effects.total_effects[effect]) for effect in bounds.low},
        low={effect: float(low) for effect, (low, _) in limits.items()},
        high={effect: float(high) for effect, (_, high) in limits.items()},
    )


def _states(
    panel: EmploymentPanel, members: Sequence[str], bounds: EffectBounds
) -> npt.NDArray[np.int8]:
    cells = panel.cells or bounds_of(panel.employment, panel.nation, panel.present)
    first, last = panel.year_index(bounds.start_year), panel.year_index(bounds.end_year)
    rows = list(range(first, last + 1)) if bounds.by_year else [first, last]
    places = [panel.regions.index(code) for code in members]
    here = panel.present[np.ix_(rows, places)]
    return cells.state[np.ix_(rows, places)][here]
