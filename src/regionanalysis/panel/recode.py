"""A panel's regions in the codes of another year: recoded and merged, never split.

Figures of a year are in that year's codes unless the panel says otherwise (``vintage``). Each year
is taken forward through every reform after it, and a code that has become another is added to what
else has become it. Sums are kept to the job. A code that was split cannot be followed: it is
refused with the smallest group that can, or the group is made, as the caller says.
"""

from collections.abc import Mapping, Sequence
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
from regionanalysis.panel.cells import Moves
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.population import PopulationPanel

SplitPolicy = Literal["raise", "group"]


def to_vintage(
    panel: EmploymentPanel, vintage: int, *, splits: SplitPolicy = "raise"
) -> tuple[EmploymentPanel, tuple[CodeMove, ...]]:
    """Return the panel in the codes of a year, and the audit of what moved, which it keeps too.

    Codes that are not municipalities of their year are left as they are. A region is present in a
    year when one of its parts is in force and in the panel; it is unknown where a part is unknown,
    and where a part in force has no figures.

    Parameters
    ----------
    vintage
        Year of the codes; not before the panel's newest.
    splits
        ``"raise"`` a code that was split, or make a ``"group"`` of the smallest area that is the
        same before and after, under the new codes with a plus between them.

    Raises
    ------
    ParameterError
        For a vintage older than the panel's codes, and a split.
    """
    target = min(vintage, LAST_VINTAGE)
    names = municipalities(target)
    became = [_became(panel, at, target, splits) for at in range(len(panel.years))]
    labels = tuple(dict.fromkeys(new for one in became for new in one.values()))
    figures = _figures(panel, became, labels, target)
    stated = dict(zip(panel.regions, panel.region_names, strict=True))
    audit = _audit(panel, became)
    moved = replace(
        panel,
        regions=labels,
        region_names=tuple(_name(label, names, stated) for label in labels),
        employment=figures.employment,
        region_total=figures.total,
        present=figures.present,
        vintage=target,
        rounding=panel.rounding * _most_parts(became),
        cells=(
            None if panel.cells is None else panel.cells.moved(figures.parts, figures.employment)
        ),
        groups={},
        moves=(*panel.moves, *audit),
    )
    return moved, audit


class _Figures(NamedTuple):
    """Figures by the new codes, and which rows of each year were added to which of them."""

    employment: FloatArray
    total: FloatArray
    present: BoolArray
    parts: list[Moves]


def _figures(
    panel: EmploymentPanel,
    became: Sequence[Mapping[str, str]],
    labels: tuple[str, ...],
    target: int,
) -> _Figures:
    column = {label: at for at, label in enumerate(labels)}
    shape = (len(panel.years), len(labels))
    employment = np.full((*shape, len(panel.industries)), np.nan)
    total = np.full(shape, np.nan)
    present: BoolArray = np.zeros(shape, dtype=bool)
    parts = []
    for year, moves in enumerate(became):
        rows = [at for at in range(len(panel.regions)) if panel.present[year, at]]
        to = np.array([column[moves[panel.regions[at]]] for at in rows], dtype=int)
        parts.append((rows, to))
        employment[year] = _added(panel.employment[year, rows], to, len(labels))
        total[year] = _added(panel.region_total[year, rows][:, None], to, len(labels))[:, 0]
        present[year, to] = True
        lacking = _lacking(panel, year, moves, target)
        for label in lacking & column.keys():
            employment[year, column[label]], total[year, column[label]] = np.nan, np.nan
    return _Figures(employment, total, present, parts)


def _codes_of(panel: EmploymentPanel, at: int, target: int) -> int:
    """Return the year whose codes a year's figures are in."""
    year = panel.years[at] if panel.vintage is None else panel.vintage
    if min(year, LAST_VINTAGE) > target:
        raise ParameterError(
            f"Figures in the codes of {year} cannot be brought back to those of {target}: what was "
            "merged cannot be taken apart.",
            remedy=f"Ask for {year} or later.",
        )
    return min(year, LAST_VINTAGE)


def _became(panel: EmploymentPanel, at: int, target: int, splits: SplitPolicy) -> dict[str, str]:
    """Return what every region present in a year has become."""
    year = _codes_of(panel, at, target)
    here = zip(panel.regions, panel.present[at].tolist(), strict=True)
    return {code: _new_code(code, year, target, splits) for code, present in here if present}


def _new_code(code: str, year: int, target: int, splits: SplitPolicy) -> str:
    """Return what a code of a year has become; itself where it is no municipality's."""
    if splits == "group":
        groups = comparable_groups(year, target)
        return "+".join(groups[code][1]) if code in groups else code
    news = successors(year, target).get(code, (code,))
    if len(news) > 1:
        raise _split(code, year, target)
    return news[0]


def _split(code: str, year: int, target: int) -> ParameterError:
    became = ", ".join(successors(year, target)[code])
    group = comparable_groups(year, target)[code]
    return ParameterError(
        f"{code} {municipalities(year)[code]} of {year} was split into {became} by {target}, and "
        "its figures cannot be.",
        remedy=f"The smallest comparable group is {', '.join(group[0])} of {year}, which is "
        f'{", ".join(group[1])} of {target}: say splits="group" to have it as one region.',
        evidence=group,
    )


def _added(figures: FloatArray, to: IntArray, size: int) -> FloatArray:
    """Return sums of rows by where they go, shape (size, columns); NaN where nothing goes."""
    added = np.zeros((size, figures.shape[1]))
    np.add.at(added, to, figures)
    reached = np.zeros(size, dtype=bool)
    reached[to] = True
    return np.where(reached[:, None], added, np.nan)


def _lacking(panel: EmploymentPanel, at: int, moves: Mapping[str, str], target: int) -> set[str]:
    """Return new codes of which a part was in force in the year and is not in the panel."""
    year = _codes_of(panel, at, target)
    reached: dict[str, list[str]] = {}
    for label in moves.values():
        for code in label.split("+"):
            reached.setdefault(code, []).append(label)
    missing = [new for old, new in successors(year, target).items() if old not in moves]
    return {label for news in missing for new in news for label in reached.get(new, ())}


def _name(label: str, names: Mapping[str, str], stated: Mapping[str, str]) -> str:
    parts = [names.get(code, stated.get(code, code)) for code in label.split("+")]
    return " + ".join(parts)


def _most_parts(became: list[dict[str, str]]) -> int:
    counts = [list(one.values()).count(new) for one in became for new in set(one.values())]
    return max(counts, default=1)


def _audit(panel: EmploymentPanel, became: list[dict[str, str]]) -> tuple[CodeMove, ...]:
    moves: dict[tuple[str, str], CodeMove] = {}
    for at, one in enumerate(became):
        together = list(one.values())
        for old, new in one.items():
            if old == new and together.count(new) == 1:
                continue
            kind: ChangeKind = "merger" if together.count(new) > 1 else "recode"
            jobs = float(panel.region_total[at, panel.regions.index(old)])
            moves[old, new] = CodeMove(old, new, kind, panel.years[at], jobs)
    return tuple(moves[key] for key in sorted(moves))


def population_to_vintage(
    population: PopulationPanel, vintage: int, *, splits: SplitPolicy = "raise"
) -> PopulationPanel:
    """Return inhabitants in the codes of a year; parameters and errors are those of `to_vintage`.

    Figures on 1 January are in the codes of their year.
    """
    as_jobs = EmploymentPanel(
        years=population.years,
        regions=population.regions,
        industries=("people",),
        employment=population.population[:, :, None],
        nation=np.full((len(population.years), 1), np.inf),
        region_total=population.population,
        nation_total=population.nation,
        present=~np.isnan(population.population),
        region_names=population.region_names,
        industry_names=("people",),
    )
    moved, _ = to_vintage(as_jobs, vintage, splits=splits)
    return replace(
        population,
        regions=moved.regions,
        region_names=moved.region_names,
        population=moved.region_total,
    )


def flows_to_vintage(
    flows: CommutingFlows, vintage: int, *, splits: SplitPolicy = "raise"
) -> CommutingFlows:
    """Return commuters in the codes of a year; parameters and errors are those of `to_vintage`.

    Those who commuted between places that are now one work where they live.
    """
    target = min(vintage, LAST_VINTAGE)
    became = [_flow_codes(flows, at, target, splits) for at in range(len(flows.years))]
    labels = tuple(dict.fromkeys(new for one in became for new in one))
    column = {label: at for at, label in enumerate(labels)}
    moved = np.zeros((len(flows.years), len(labels), len(labels)))
    for at, news in enumerate(became):
        to = np.array([column[new] for new in news], dtype=int)
        np.add.at(moved[at], np.ix_(to, to), flows.flows[at])
    return replace(flows, places=labels, flows=moved)


def _flow_codes(flows: CommutingFlows, at: int, target: int, splits: SplitPolicy) -> list[str]:
    """Return what every place has become; of one with nobody in the year, no split is refused."""
    year = min(flows.years[at], LAST_VINTAGE)
    if year > target:
        raise ParameterError(
            f"Commuters of {year} cannot be brought back to codes of {target}.",
            remedy=f"Ask for {year} or later.",
        )
    here = np.nansum(flows.flows[at], axis=1) + np.nansum(flows.flows[at], axis=0) > 0
    forward = successors(year, target)
    return [
        _new_code(code, year, target, splits)
        if some or splits == "group"
        else forward.get(code, (code,))[0]
        for code, some in zip(flows.places, here.tolist(), strict=True)
    ]
