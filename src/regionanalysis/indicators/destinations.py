"""Where the residents of each member of a region commute to, within it and outside.

Figures may gather the places they do not list in one row, ``other``. It is no place: the largest
flow among the places listed is the largest there is only where ``other`` has fewer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from regionanalysis.core.arrays import BoolArray, FloatArray
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.panel.commuting import OTHER, CommutingFlows
from regionanalysis.panel.provenance import Origin

if TYPE_CHECKING:
    import pandas as pd


class LargestFlow(NamedTuple):
    """The largest flow from a member among the places listed.

    Attributes
    ----------
    places
        Positions of the places that it goes to: several where flows are equal, none without flow.
    persons
        Persons who commute to each of them.
    hidden
        Whether a larger flow may be among those that are not known: more commute to the places
        that are not listed, or a flow is not published.
    """

    places: tuple[int, ...]
    persons: float
    hidden: bool


@dataclass(frozen=True, eq=False, repr=False)
class CommuterDestinations(Result):
    """Commuters from each member of a region to every place listed.

    Attributes
    ----------
    places, place_names
        Codes and names of the places listed, the members among them.
    flows
        Persons, shape (years, members, places); zero from a member to itself, NaN where unknown.
    not_listed
        Persons who work in places that are not listed, shape (years, members); NaN where unknown.
    residents
        Employed residents of each member, shape (years, members).
    """

    years: tuple[int, ...]
    members: tuple[str, ...]
    places: tuple[str, ...]
    place_names: tuple[str, ...]
    flows: FloatArray
    not_listed: FloatArray
    residents: FloatArray
    origin: Origin | None = None

    @property
    def is_outside(self) -> BoolArray:
        """Whether each place is none of the members, shape (places,)."""
        return np.array([place not in self.members for place in self.places], dtype=bool)

    def largest(self, row: int, member: int, *, outside: bool = False) -> LargestFlow:
        """Return the largest flow from a member.

        Parameters
        ----------
        row, member
            Positions of the year and the member.
        outside
            Whether to leave out flows to other members.
        """
        flows = self.flows[row, member]
        flows = np.where(self.is_outside, flows, 0.0) if outside else flows
        persons = float(np.nan_to_num(flows).max(initial=0.0))
        places = np.flatnonzero(flows == persons).tolist() if persons > 0 else []
        # false for what is not a number too
        known = not np.isnan(flows).any() and self.not_listed[row, member] <= persons
        return LargestFlow(tuple(places), persons, hidden=not known)

    def names_of(self, flow: LargestFlow) -> list[str]:
        """Return the names of the places that a largest flow goes to."""
        return [self.place_names[place] for place in flow.places]

    def to_frame(self) -> "pd.DataFrame":
        """Return commuters, indexed by year, member and place."""
        axes = {"year": self.years, "member": self.members, "place": self.places}
        return labelled_frame(axes, {"commuters": self.flows}, {"place": self.place_names})


def commuter_destinations(
    flows: CommutingFlows, members: Sequence[str], names: Mapping[str, str] | None = None
) -> CommuterDestinations:
    """Return where the residents of each member commute to, every year.

    Parameters
    ----------
    flows
        Persons by residence and workplace.
    members
        Codes of the members.
    names
        Names of places by code; the code where a place has none.

    Raises
    ------
    ParameterError
        For a member without flows.
    """
    rows = flows.rows(members)
    all_flows = flows.flows[:, rows]
    listed = [i for i, place in enumerate(flows.places) if place != OTHER]
    places = tuple(flows.places[i] for i in listed)
    away = all_flows[:, :, listed]
    away[:, np.arange(len(rows)), [places.index(member) for member in members]] = 0.0
    others = [i for i, place in enumerate(flows.places) if place == OTHER]
    return CommuterDestinations(
        years=flows.years,
        members=tuple(members),
        places=places,
        place_names=tuple((names or {}).get(place, place) for place in places),
        flows=away,
        not_listed=all_flows[:, :, others].sum(axis=2),
        residents=np.nansum(all_flows, axis=2),
        origin=flows.origin,
    )
