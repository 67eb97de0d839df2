"""Values in the codes of another year: recoded and merged, never split.

Values of a year are in that year's codes unless the panel states another (``vintage``). Each year
is taken forward through every reform after it, and codes with one successor are added. Sums are
exact. A code that was split cannot be followed: it is refused with the smallest group that can, or
the group is made, as the caller chooses.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np

from regionanalysis.classifications.municipality_codes import (
    LAST_VINTAGE,
    ChangeKind,
    CodeMove,
    comparable_groups,
    municipalities,
    successors,
)
from regionanalysis.core.arrays import BoolArray, FloatArray, IntArray
from regionanalysis.errors import ParameterError
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.cells import Moves
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.education import EducationPanel
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.population import PopulationPanel

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
    column = {label: at for at, label in enumerate(new_labels)}
    shape = (len(dates), len(new_labels))
    recoded = np.full((*shape, *values.shape[2:]), np.nan)
    reached: BoolArray = np.zeros(shape, dtype=bool)
    moves: list[Moves] = []
    for at, (date, codes) in enumerate(zip(dates, new_codes, strict=True)):
        rows = np.flatnonzero(in_force[at]).tolist()
        to = np.array([column[new] for new in codes.values()], dtype=int)
        moves.append((rows, to))
        recoded[at] = _sums(values[at, rows], to, len(new_labels))
        reached[at, to] = True
        lacking = [column[label] for label in _lacking(codes, date, target)]
        recoded[at, lacking] = np.nan
    return Recoded(recoded, new_labels, reached, tuple(moves))


def _date(year: int, target: int) -> int:
    """Return the year whose codes values are in, or refuse one after the target."""
    date = min(year, LAST_VINTAGE)
    if date > target:
        raise ParameterError(
            f"Figures in the codes of {year} cannot be brought back to those of {target}: a "
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


def _sums(values: FloatArray, to: IntArray, size: int, fill: float = np.nan) -> FloatArray:
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


@accepts_frame
def to_vintage(
    panel: EmploymentPanel, vintage: int, *, splits: SplitPolicy = "raise"
) -> tuple[EmploymentPanel, tuple[CodeMove, ...]]:
    """Return the panel in the codes of a year, and the audit of moved jobs, which it keeps too.

    A region is present in a year when one of its parts is in force and in the panel. It is unknown
    where a part is unknown, and where a part in force has no figures.

    Parameters
    ----------
    panel : EmploymentPanel or pandas.DataFrame
        The panel.
    vintage
        Year of the codes; not before the panel's newest.
    splits
        ``"raise"`` for a code that was split; or ``"group"`` for the smallest area that is the
        same before and after, under the new codes with a plus between them.

    Raises
    ------
    ParameterError
        For a vintage older than the panel's codes, and a split.

    Examples
    --------
    >>> import pandas as pd
    >>> import regionanalysis as ra
    >>> table = pd.DataFrame(
    ...     {
    ...         "region": ["0402", "0402"],
    ...         "industry": ["01", "47"],
    ...         "year": [2019, 2019],
    ...         "employment": [10, 20],
    ...     }
    ... )
    >>> panel, moves = ra.to_vintage(ra.as_panel(table), 2020)
    >>> panel.regions
    ('3401',)
    """
    # totals are one more column
    values = np.concatenate([panel.employment, panel.region_total[:, :, None]], axis=2)
    recoded = recode(
        values,
        panel.regions,
        _dates(panel.years, panel.vintage),
        vintage,
        present=panel.present,
        splits=splits,
    )
    employment = recoded.values[:, :, :-1]
    audit = _audit(panel, recoded)
    moved = replace(
        panel,
        regions=recoded.labels,
        region_names=_names(recoded.labels, vintage, panel.regions, panel.region_names),
        employment=employment,
        region_total=recoded.values[:, :, -1],
        present=recoded.present,
        vintage=min(vintage, LAST_VINTAGE),
        rounding=panel.rounding * _most_parts(recoded),
        cells=None if panel.cells is None else panel.cells.recoded(recoded.moves, employment),
        groups={},
        moves=(*panel.moves, *audit),
    )
    return moved, audit


def _dates(years: Sequence[int], vintage: int | None) -> Sequence[int]:
    return years if vintage is None else [vintage] * len(years)


def _names(
    labels: Sequence[str], vintage: int, codes: Sequence[str], names: Sequence[str]
) -> tuple[str, ...]:
    """Return names of new codes, those of a group with a plus between them."""
    stated = dict(zip(codes, names, strict=True))
    known = municipalities(min(vintage, LAST_VINTAGE))
    return tuple(
        " + ".join(known.get(code, stated.get(code, code)) for code in label.split("+"))
        for label in labels
    )


def _most_parts(recoded: Recoded) -> int:
    return max((int(np.bincount(to).max()) for _, to in recoded.moves if len(to)), default=1)


def _audit(panel: EmploymentPanel, recoded: Recoded) -> tuple[CodeMove, ...]:
    moves: dict[tuple[str, str], CodeMove] = {}
    for at, (rows, to) in enumerate(recoded.moves):
        parts = Counter(to.tolist())
        for row, position in zip(rows, to.tolist(), strict=True):
            old, new = panel.regions[row], recoded.labels[position]
            if old == new and parts[position] == 1:
                continue
            kind: ChangeKind = "merger" if parts[position] > 1 else "recode"
            jobs = float(panel.region_total[at, row])
            moves[old, new] = CodeMove(old, new, kind, panel.years[at], jobs)
    return tuple(moves[key] for key in sorted(moves))


def population_to_vintage(
    population: PopulationPanel, vintage: int, *, splits: SplitPolicy = "raise"
) -> PopulationPanel:
    """Return inhabitants in the codes of a year; parameters and errors are those of `to_vintage`.

    Figures on 1 January are in the codes of their year.
    """
    recoded = recode(
        population.population,
        population.regions,
        population.years,
        vintage,
        present=~np.isnan(population.population),
        splits=splits,
    )
    return replace(
        population,
        regions=recoded.labels,
        region_names=_names(recoded.labels, vintage, population.regions, population.region_names),
        population=recoded.values,
    )


def education_to_vintage(
    education: EducationPanel, vintage: int, *, splits: SplitPolicy = "raise"
) -> EducationPanel:
    """Return persons by level in the codes of a year; parameters and errors as `to_vintage`."""
    recoded = recode(
        education.persons,
        education.regions,
        education.years,
        vintage,
        present=education.present,
        splits=splits,
    )
    return replace(
        education,
        regions=recoded.labels,
        region_names=_names(recoded.labels, vintage, education.regions, education.region_names),
        persons=recoded.values,
        present=recoded.present,
    )


def flows_to_vintage(
    flows: CommutingFlows, vintage: int, *, splits: SplitPolicy = "raise"
) -> CommutingFlows:
    """Return commuters in the codes of a year; parameters and errors are those of `to_vintage`.

    Commuters between places that are now one work where they live. A place without commuters in a
    year is not in force then; one without commuters in any year keeps its row of zeros.
    """
    target = min(vintage, LAST_VINTAGE)
    present = np.nansum(flows.flows, axis=1) + np.nansum(flows.flows, axis=2) > 0
    dates = {min(year, target) for year in flows.years}
    present |= ~present.any(axis=0) & [_is_whole(place, dates, target) for place in flows.places]
    # zeros, for the positions alone
    recoded = recode(
        np.zeros(present.shape), flows.places, flows.years, vintage, present=present, splits=splits
    )
    size = len(recoded.labels)
    moved = np.empty((len(flows.years), size, size))
    for year, (rows, to) in enumerate(recoded.moves):
        by_residence = _sums(flows.flows[year][np.ix_(rows, rows)], to, size, 0.0)
        moved[year] = _sums(by_residence.T, to, size, 0.0).T
    return replace(flows, places=recoded.labels, flows=moved)


def _is_whole(code: str, years: Collection[int], target: int) -> bool:
    """Return whether a code of every one of some years has one successor."""
    return all(len(successors(year, target).get(code, (code,))) == 1 for year in years)
