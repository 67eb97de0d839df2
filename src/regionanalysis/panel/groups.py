"""Groups of regions as places of their own, beside the regions, by adding first."""

from dataclasses import dataclass

import numpy as np

from regionanalysis.core.arrays import FloatArray, IntArray
from regionanalysis.errors import ParameterError
from regionanalysis.panel.employment import EmploymentPanel


@dataclass(frozen=True, eq=False)
class RegionGroups:
    """Groups as rows after the regions.

    Attributes
    ----------
    names
        The groups.
    members, first
        Positions of their members, one group after another, shape (members,), and where in it
        each group begins, shape (groups,).
    """

    names: tuple[str, ...]
    members: IntArray
    first: IntArray

    def add(self, values: FloatArray | IntArray) -> FloatArray:
        """Return values of shape (years, regions, …) with the groups' sums after the regions.

        A sum with an unknown value is unknown.
        """
        if not self.names:
            return np.asarray(values, dtype=float)
        sums = np.add.reduceat(values[:, self.members], self.first, axis=1)
        return np.concatenate([values, sums], axis=1, dtype=float)


def region_groups(panel: EmploymentPanel, regions: tuple[str, ...]) -> RegionGroups:
    """Return the panel's groups all of whose members are among some regions.

    Raises
    ------
    ParameterError
        When a group has no members, or the code of a region.
    """
    column = {code: i for i, code in enumerate(regions)}
    for name, codes in panel.groups.items():
        if not codes or name in panel.regions:
            what = "has the code of a region" if codes else "has no members"
            raise ParameterError(
                f"The group {name!r} {what}.", remedy="Give every group a name and members."
            )
    whole = {
        name: [column[code] for code in codes]
        for name, codes in panel.groups.items()
        if all(code in column for code in codes)
    }
    sizes = [len(rows) for rows in whole.values()]
    members = np.array([row for rows in whole.values() for row in rows], dtype=int)
    return RegionGroups(tuple(whole), members, np.cumsum([0, *sizes[:-1]], dtype=int))
