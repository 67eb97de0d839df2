"""Which places make up a group, and where the employed residents of each place work."""

from collections.abc import Mapping, Sequence

import numpy as np

from regionanalysis.core.arrays import FloatArray, safe_ratio
from regionanalysis.core.names import unknown_name
from regionanalysis.errors import ParameterError
from regionanalysis.panel.commuting import OTHER, CommutingFlows


def destination_shares(
    flows: CommutingFlows, groups: Mapping[str, Sequence[str]] | None = None
) -> tuple[tuple[str, ...], FloatArray]:
    """Return where the employed residents of each place work, for `neighbour_growth`.

    Parameters
    ----------
    groups
        Members of each group when the places are groups; the flows' own places when not named.
        No code may be in two of them.

    Returns
    -------
    tuple
        The places, and shares of shape (years, places, places + 1): the last column is all that
        is none of the places. Rows add up to one; NaN where the place has no employed residents.

    Raises
    ------
    ParameterError
        As for `place_integration`, and for a code in two groups.
    """
    codes = tuple(code for code in flows.places if code != OTHER)
    named = {code: (code,) for code in codes} if groups is None else groups
    member = membership(flows.places, named)
    twice = [flows.places[i] for i in np.flatnonzero(member.sum(axis=1) > 1).tolist()]
    if twice:
        raise ParameterError(
            f"Place {twice[0]} is in more than one group ({len(twice)} such places).",
            remedy="Ask for groups of one level at a time.",
            evidence=twice,
        )
    elsewhere = 1 - member.sum(axis=1, keepdims=True)
    persons = member.T @ np.nan_to_num(flows.flows) @ np.hstack([member, elsewhere])
    residents = persons.sum(axis=2, keepdims=True)
    shares = safe_ratio(persons, residents)
    return tuple(named), shares


def membership(codes: Sequence[str], groups: Mapping[str, Sequence[str]]) -> FloatArray:
    """Return M of zeros and ones, one where the place is in the group, shape (places, groups).

    Raises
    ------
    ParameterError
        For a member that is not among the codes, and a group without members.
    """
    row_of = {code: row for row, code in enumerate(codes)}
    matrix = np.zeros((len(codes), len(groups)))
    for column, (name, members) in enumerate(groups.items()):
        if not members:
            raise ParameterError(f"The group {name!r} has no members.")
        for code in members:
            if code not in row_of:
                raise unknown_name(f"place in the group {name!r}:", code, codes)
        matrix[[row_of[code] for code in members], column] = 1.0
    return matrix
