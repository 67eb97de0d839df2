"""The table of the limits that unpublished values set for the effects."""

import math
from collections.abc import Callable, Sequence

from regionanalysis.model.account import RegionAccount
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import IndustrySubject
from regionanalysis.presentation.keys import EFFECT, N_, UNIT
from regionanalysis.presentation.language import Language
from regionanalysis.shiftshare.variant import REGIONAL_SHIFT
from regionanalysis.uncertainty import UnpublishedCells

# error of a sum of many limits, in units
FLOAT_NOISE = 1e-6


@cites
def unpublished(
    cells: UnpublishedCells | None,
    account: RegionAccount,
    industry: IndustrySubject,
    language: Language,
) -> Sequence[Table]:
    """Return every effect with its limits; nothing where all are published, or there are none."""
    if cells is None or cells.limited == "none":
        return []
    decimals = industry.effect_decimals
    shares_population = industry.own and "population_effect" in account.effects
    rows = []
    for effect, value in cells.effects.items():
        rest = effect == REGIONAL_SHIFT and shares_population
        rows.append(
            (
                language.message(
                    N_("effect.population_and_attractiveness") if rest else EFFECT[effect]
                ),
                _written(value, decimals, round, language),
                _written(cells.low[effect], decimals, math.floor, language),
                _written(cells.high[effect], decimals, math.ceil, language),
            )
        )
    return [
        Table(
            caption=language.message(
                "table.unpublished",
                unit=language.message(UNIT[cells.unit]),
                name=industry.context.name,
                years=years_of(cells, language),
            ),
            columns=language.messages(
                N_("column.effect"),
                N_("column.computed"),
                N_("column.lowest"),
                N_("column.highest"),
            ),
            rows=rows,
        )
    ]


def years_of(cells: UnpublishedCells, language: Language) -> str:
    """Return the years of the cells: two, or all from one to another."""
    key = N_("years.all") if cells.by_year else N_("years.two")
    return language.message(key, start=cells.start_year, end=cells.end_year)


def _written(
    value: float, decimals: int, towards: Callable[[float], float], language: Language
) -> str:
    """Return a value rounded outwards, so that the rounded value is a limit too."""
    if not math.isfinite(value):
        return language.unknown(
            N_("cell.no_limit") if math.isinf(value) else N_("cell.undisclosed")
        )
    scale = 10.0**decimals
    dust = (
        math.copysign(FLOAT_NOISE, -1.0 if towards is math.ceil else 1.0)
        if towards is not round
        else 0
    )
    return language.signed(towards(value * scale + dust) / scale, decimals)
