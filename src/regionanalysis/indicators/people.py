"""Further figures of all places beside their jobs: people and commuting, for the barometer."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from regionanalysis.core.arrays import FloatArray, safe_ratio
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.population import PopulationPanel


class Indicator(NamedTuple):
    """One figure for every place, shape (places,), and for the nation, in per cent."""

    places: FloatArray
    nation: float


def people_indicators(
    codes: Sequence[str],
    population: PopulationPanel | None,
    flows: CommutingFlows | None,
    *,
    start_year: int,
    end_year: int,
) -> Mapping[str, Indicator]:
    """Return population growth over the years and the share who work elsewhere, where known."""
    indicators = {}
    if population is not None and {start_year, end_year} <= set(population.years):
        indicators["population_growth"] = population_growth(codes, population, start_year, end_year)
    if flows is not None:
        indicators["commute_out"] = commute_out(codes, flows)
    return indicators


def population_growth(
    codes: Sequence[str], population: PopulationPanel, start_year: int, end_year: int
) -> Indicator:
    """Return growth in inhabitants, per cent; NaN for a place without figures."""
    ends = [population.years.index(year) for year in (start_year, end_year)]
    before, after = _picked(population.population[ends], population.regions, codes)
    nation = population.nation[ends]
    return Indicator(_growth(before, after), 100 * float(nation[1] / nation[0] - 1))


def commute_out(codes: Sequence[str], flows: CommutingFlows) -> Indicator:
    """Return the share of employed residents who work in another place, last year, per cent.

    The nation's is that of all places listed.
    """
    last = flows.flows[-1]
    listed = np.array([place in codes for place in flows.places])
    residents = np.nansum(last, axis=1)
    away = residents - np.diagonal(last)
    (share,) = _picked(safe_ratio(away, residents)[None], flows.places, codes)
    nation = float(np.nansum(away[listed]) / np.nansum(residents[listed])) if listed.any() else 0.0
    return Indicator(100 * share, 100 * nation)


def _picked(values: FloatArray, places: Sequence[str], codes: Sequence[str]) -> FloatArray:
    """Return columns in the order of the codes, NaN for those that are not there."""
    column_of = {place: column for column, place in enumerate(places)}
    columns = np.array([column_of.get(code, -1) for code in codes], dtype=np.intp)
    return np.where(columns >= 0, values[:, columns], np.nan)


def _growth(before: FloatArray, after: FloatArray) -> FloatArray:
    return 100 * (safe_ratio(after, before) - 1)
