"""Panels in the codes of another year: recoded and merged, never split.

Figures of a year are in that year's codes unless the panel states another (``vintage``).
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np

from regionanalysis.classifications.municipality_codes import (
    LAST_VINTAGE,
    ChangeKind,
    CodeMove,
    municipalities,
    successors,
)
from regionanalysis.core.arrays import BoolArray
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.education import EducationPanel
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.panel.population_changes import PopulationChanges
from regionanalysis.panel.recode import Recoded, SplitPolicy, recode, sum_rows


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
    for i, (rows, to) in enumerate(recoded.moves):
        parts = Counter(to.tolist())
        for row, position in zip(rows, to.tolist(), strict=True):
            old, new = panel.regions[row], recoded.labels[position]
            if old == new and parts[position] == 1:
                continue
            kind: ChangeKind = "merger" if parts[position] > 1 else "recode"
            jobs = float(panel.region_total[i, row])
            moves[old, new] = CodeMove(old, new, kind, panel.years[i], jobs)
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


def changes_to_vintage(
    changes: PopulationChanges, vintage: int, *, splits: SplitPolicy = "raise"
) -> PopulationChanges:
    """Return births surplus and net migration in the codes of a year; as `to_vintage`."""
    known: BoolArray = ~np.isnan(changes.births_surplus) | ~np.isnan(changes.net_migration)
    figures = np.stack([changes.births_surplus, changes.net_migration], axis=2)
    recoded = recode(
        figures,
        changes.regions,
        changes.years,
        vintage,
        present=known,
        splits=splits,
    )
    return replace(
        changes,
        regions=recoded.labels,
        births_surplus=recoded.values[:, :, 0],
        net_migration=recoded.values[:, :, 1],
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
        by_residence = sum_rows(flows.flows[year][np.ix_(rows, rows)], to, size, 0.0)
        moved[year] = sum_rows(by_residence.T, to, size, 0.0).T
    return replace(flows, places=recoded.labels, flows=moved)


def _is_whole(code: str, years: Collection[int], target: int) -> bool:
    """Return whether a code of every one of some years has one successor."""
    return all(len(successors(year, target).get(code, (code,))) == 1 for year in years)
