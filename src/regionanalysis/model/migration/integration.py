"""Commuting of every place and every group of places at once.

With f(i, k) the employed who live in i and work in k, J_p the jobs in p and S_p its employed
residents, wherever they work::

    in-share          = (J_p − f(p, p)) / J_p
    out-share         = (S_p − f(p, p)) / S_p
    own-work share o  = f(p, p) / S_p
    integration a     = in-share + out-share
    internal m        = unweighted mean over the members i of
                        Σ_k f(k, i) / J_i + Σ_k f(i, k) / S_i,   k the other members

Towards the outside a group is one place: with a membership matrix M of zeros and ones (places by
groups) its flows are Mᵀ f M. `regionanalysis.indicators.commuting` has one region in more detail.

References
----------
Vareide, K. & Nygaard, M. O. Telemarksforsking's regional analyses 2011-2018
("arbeidsmarkedsintegrasjon" and "intern arbeidsmarkedsintegrasjon").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.core.arrays import BoolArray, FloatArray, IntArray, position, safe_ratio
from regionanalysis.core.project import DEPENDENCE_THRESHOLD
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.indicators.commuting import mutual_dependence
from regionanalysis.model.migration.destinations import membership
from regionanalysis.panel.commuting import OTHER, CommutingFlows
from regionanalysis.panel.provenance import Origin

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class PlaceIntegration(Result):
    """Commuting of every listed place, and of the groups after them.

    A place without workers who also live there is not covered by the figures that year: its code
    is of another year, or the source has only its flows to others. It is NaN, and so is a group
    with such a member.

    Attributes
    ----------
    listed
        Number of places before the groups.
    members_count
        Municipalities in each place, one for a listed place, shape (places,).
    jobs, residents
        Jobs in the place and its employed residents, persons, shape (years, places).
    own
        Persons who both live and work in the place, shape (years, places).
    internal
        m, between 0 and 2, shape (years, places); zero for a place of one municipality.
    between
        Persons by residence and workplace, listed places only, shape (years, listed, listed).
    """

    years: tuple[int, ...]
    places: tuple[str, ...]
    listed: int
    members_count: IntArray
    jobs: FloatArray
    residents: FloatArray
    own: FloatArray
    internal: FloatArray
    between: FloatArray
    origin: Origin | None = None

    def __post_init__(self) -> None:
        shape = (len(self.years), len(self.places))
        for name in ("jobs", "residents", "own", "internal"):
            actual = getattr(self, name).shape
            if actual != shape:
                raise InputError(f"{name} has shape {actual}; the labels call for {shape}.")
        if (self.own > np.minimum(self.jobs, self.residents)).any():
            raise InputError("More live and work in a place than have their job or home there.")

    @property
    def in_share(self) -> FloatArray:
        """Share of the jobs held from outside, shape (years, places)."""
        return 1 - self.own / self.jobs

    @property
    def out_share(self) -> FloatArray:
        """Share of the employed residents who work outside, shape (years, places)."""
        return 1 - self.own / self.residents

    @property
    def own_work_share(self) -> FloatArray:
        """Share o of the employed residents who work in the place, shape (years, places)."""
        return self.own / self.residents

    @property
    def integration(self) -> FloatArray:
        """Labour market integration a, in-share plus out-share, shape (years, places)."""
        return self.in_share + self.out_share

    def position(self, place: str) -> int:
        """Return the position of a place or group.

        Raises
        ------
        ParameterError
            When there is none.
        """
        return position(place, self.places, "place in the commuting figures")

    def mutually_dependent(self, threshold: float = DEPENDENCE_THRESHOLD) -> BoolArray:
        """Return which pairs are mutually dependent, shape (years, listed, listed)."""
        residents, jobs = self.residents[:, : self.listed], self.jobs[:, : self.listed]
        return mutual_dependence(self.between, residents, jobs, threshold)

    def dependent_pairs(
        self, year: int, threshold: float = DEPENDENCE_THRESHOLD
    ) -> tuple[tuple[str, str], ...]:
        """Return the mutually dependent pairs of a year, each once, in the places' order.

        Raises
        ------
        ParameterError
            When there are no flows of the year.
        """
        if year not in self.years:
            raise ParameterError(
                f"There are no flows for {year}.",
                remedy=f"Their years are {', '.join(map(str, self.years))}.",
            )
        first, second = np.nonzero(
            np.triu(self.mutually_dependent(threshold)[self.years.index(year)])
        )
        pairs = zip(first.tolist(), second.tolist(), strict=True)
        return tuple((self.places[one], self.places[other]) for one, other in pairs)

    def to_frame(self) -> "pd.DataFrame":
        """Return jobs, employed residents and integration, indexed by region and year."""
        names = ("jobs", "residents", "own", "internal", "integration")
        columns = {name: getattr(self, name).T for name in names}
        return labelled_frame({"region": self.places, "year": self.years}, columns)


def place_integration(
    flows: CommutingFlows, groups: Mapping[str, Sequence[str]] | None = None
) -> PlaceIntegration:
    """Return jobs, residents and integration of every place and every group, all years at once.

    Parameters
    ----------
    flows
        Persons, shape (years, residence, workplace). ``other`` is no place of its own: those who
        work there are residents who work outside, and those who live there hold jobs from outside.
        Codes are those of each year; a group has figures in the years when all its members do.
    groups
        Members of each named group, codes in ``flows``. Groups may overlap (regions and counties).

    Raises
    ------
    ParameterError
        For a member that has no flows, and a group without members.
    """
    named = {} if groups is None else groups
    rows = [i for i, code in enumerate(flows.places) if code != OTHER]
    codes = tuple(flows.places[i] for i in rows)
    known = np.nan_to_num(flows.flows)
    residents, jobs = known.sum(axis=2)[:, rows], known.sum(axis=1)[:, rows]
    between = known[:, rows][:, :, rows]
    own = np.einsum("tii->ti", between)
    covered = own > 0
    member = membership(codes, named)
    own_of_groups = np.einsum("ig,tig->tg", member, between @ member)
    lacks = (~covered).astype(float) @ member > 0
    internal = _internal(between, member, jobs, residents)

    def joined(places: FloatArray, of_groups: FloatArray) -> FloatArray:
        return np.hstack([np.where(covered, places, np.nan), np.where(lacks, np.nan, of_groups)])

    return PlaceIntegration(
        years=flows.years,
        places=(*codes, *named),
        listed=len(codes),
        members_count=np.concatenate([np.ones(len(codes)), member.sum(axis=0)]).astype(int),
        jobs=joined(jobs, jobs @ member),
        residents=joined(residents, residents @ member),
        own=joined(own, own_of_groups),
        internal=joined(np.zeros_like(own), internal),
        between=between,
        origin=flows.origin,
    )


def _internal(
    between: FloatArray, member: FloatArray, jobs: FloatArray, residents: FloatArray
) -> FloatArray:
    """Return m of each group, shape (years, groups)."""
    own = np.einsum("tii->ti", between)[:, :, None]
    shares: FloatArray = np.zeros((*between.shape[:2], member.shape[1]))
    for persons, base in ((between.transpose(0, 2, 1), jobs), (between, residents)):
        shares += safe_ratio(persons @ member - own, base[:, :, None], fill=0.0)
    return np.einsum("ig,tig->tg", member, shares) / member.sum(axis=0)
