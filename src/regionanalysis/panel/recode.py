"""Values in the codes of another year: recoded and merged, never split.

Values of a year are in that year's codes unless the panel states another (``vintage``). Each year
is taken forward through every reform after it, and codes with one successor are added. Sums are
exact. A code that was split cannot be followed: it is refused with the smallest group that can, or
the group is made, as the caller chooses.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np

from regionanalysis.classifications.municipality_codes import (
    LAST_VINTAGE,
    comparable_groups,
    municipalities,
    successors,
)
from regionanalysis.core.arrays import BoolArray, FloatArray, IntArray
from regionanalysis.errors import ParameterError
from regionanalysis.panel.cells import Moves

SplitPolicy = Literal["raise", "group"]


class Recoded(NamedTuple):
    """Values in the codes of another year.

    Attributes
    ----------
    values
        Sums by the new codes, shape (years, new codes, …). NaN where a part is unknown, a part in
        force is not among the labels, or no part is in force.
    labels
        The new codes; those of a group have a plus between them.
    present
        Whether a part of the code is present in the year, shape (years, new codes).
    moves
        For every year, the positions of the present codes, and the new position of each.
    """

    values: FloatArray
    labels: tuple[str, ...]
    present: BoolArray
    moves: tuple[Moves, ...]


def recode(
    values: FloatArray,
    labels: Sequence[str],
    years: Sequence[int],
    vintage: int,
    *,
    present: BoolArray | None = None,
    splits: SplitPolicy = "raise",
) -> Recoded:
    """Return values in the codes of a year.

    Codes that are not municipalities of their year are left as they are.

    Parameters
    ----------
    values
        Values by code, shape (years, codes, …); NaN is unknown.
    labels
        The codes of the second axis.
    years
        Year of the codes in each row of values.
    vintage
        Year of the new codes; not before any of ``years``.
    present
        Whether a code is in force in a row, shape (years, codes); everywhere if not given.
    splits
        ``"raise"`` for a code that was split; or ``"group"`` for the smallest area that is the
        same before and after.

    Raises
    ------
    ParameterError
        For a vintage before the codes', and a split.
    """
    target = min(vintage, LAST_VINTAGE)
    dates = [_date(year, target) for year in years]
    in_force = np.ones(values.shape[:2], dtype=bool) if present is None else present
    new_codes: list[dict[str, str]] = []
    for date, row in zip(dates, in_force.tolist(), strict=True):
        in_row = [code for code, included in zip(labels, row, strict=True) if included]
        new_codes.append({code: _new_code(code, date, target, splits) for code in in_row})
    new_labels = tuple(dict.fromkeys(new for codes in new_codes for new in codes.values()))
    column = {label: i for i, label in enumerate(new_labels)}
    shape = (len(dates), len(new_labels))
    recoded = np.full((*shape, *values.shape[2:]), np.nan)
    reached: BoolArray = np.zeros(shape, dtype=bool)
    moves: list[Moves] = []
    for i, (date, codes) in enumerate(zip(dates, new_codes, strict=True)):
        rows = np.flatnonzero(in_force[i]).tolist()
        to = np.array([column[new] for new in codes.values()], dtype=int)
        moves.append((rows, to))
        recoded[i] = sum_rows(values[i, rows], to, len(new_labels))
        reached[i, to] = True
        lacking = [column[label] for label in _lacking(codes, date, target)]
        recoded[i, lacking] = np.nan
    return Recoded(recoded, new_labels, reached, tuple(moves))


def _date(year: int, target: int) -> int:
    """Return the year whose codes values are in, or refuse one after the target."""
    date = min(year, LAST_VINTAGE)
    if date > target:
        raise ParameterError(
            f"Figures in the codes of {year} cannot be recoded to those of {target}: a "
            "merger cannot be undone.",
            remedy=f"Ask for {year} or later.",
        )
    return date


def _new_code(code: str, year: int, target: int, splits: SplitPolicy) -> str:
    """Return the successor of a code of a year; itself where it is no municipality's."""
    if splits == "group":
        groups = comparable_groups(year, target)
        return "+".join(groups[code][1]) if code in groups else code
    new_codes = successors(year, target).get(code, (code,))
    if len(new_codes) > 1:
        raise _split(code, year, target)
    return new_codes[0]


def _split(code: str, year: int, target: int) -> ParameterError:
    parts = ", ".join(successors(year, target)[code])
    group = comparable_groups(year, target)[code]
    return ParameterError(
        f"{code} {municipalities(year)[code]} of {year} was split into {parts} by {target}, and "
        "its figures cannot be.",
        remedy=f"The smallest comparable group is {', '.join(group[0])} of {year}, which is "
        f'{", ".join(group[1])} of {target}: say splits="group" to have it as one region.',
        evidence=group,
    )


def sum_rows(values: FloatArray, to: IntArray, size: int, fill: float = np.nan) -> FloatArray:
    """Return sums of rows by their new positions, shape (size, …); the fill where none goes."""
    order = np.argsort(to, kind="stable")
    targets, first = np.unique(to[order], return_index=True)
    sums = np.full((size, *values.shape[1:]), fill)
    if targets.size:
        sums[targets] = np.add.reduceat(values[order], first, axis=0)
    return sums


def _lacking(codes: Mapping[str, str], year: int, target: int) -> set[str]:
    """Return new codes of which a part was in force in a year and is not among the codes."""
    labels_of: dict[str, list[str]] = {}
    for label in dict.fromkeys(codes.values()):
        for code in label.split("+"):
            labels_of.setdefault(code, []).append(label)
    missing = [new for old, new in successors(year, target).items() if old not in codes]
    return {label for new in missing for code in new for label in labels_of.get(code, ())}
