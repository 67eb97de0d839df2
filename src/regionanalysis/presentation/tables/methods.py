"""Tables that set methods side by side, and ways of using one."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import EFFECT, KIND, MEASURE, N_, VARIANT
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables.unknown import signed_if_known
from regionanalysis.shiftshare import RegionEffects
from regionanalysis.shiftshare.effect_kinds import KINDS, by_kind
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, REGIONAL_SHIFT

# effects by the names their authors gave them
EFFECT_OF: Mapping[str, str] = {
    "allocation": N_("effect.of.allocation"),
    "competitive": N_("effect.of.competitive"),
    "industry_mix": N_("effect.of.industry_mix"),
    "industry_mix_allocation": N_("effect.of.industry_mix_allocation"),
    "interaction": N_("effect.of.interaction"),
    "national_share": N_("effect.of.national_share"),
    "national_share_allocation": N_("effect.of.national_share_allocation"),
    "proportionality_modification": N_("effect.of.proportionality_modification"),
    "region_effect": N_("effect.of.region_effect"),
    "regional_growth": N_("effect.of.regional_growth"),
    "regional_growth_allocation": N_("effect.of.regional_growth_allocation"),
    "regional_industry": N_("effect.of.regional_industry"),
    "regional_industry_allocation": N_("effect.of.regional_industry_allocation"),
    "regional_shift": N_("effect.of.regional_shift"),
    "residual_differential_shift": N_("effect.of.residual_differential_shift"),
}


class _Rows(NamedTuple):
    """Keys of a table with a row for each way of computing the classic effects."""

    caption: str
    heading: str
    names: Mapping[str, str]


_ROWS: Mapping[str, _Rows] = {
    "by_time": _Rows(
        N_("table.by_time"),
        N_("column.by_time"),
        {
            "classic": N_("by_time.classic"),
            "dynamic": N_("by_time.dynamic"),
            "midpoint": N_("by_time.midpoint"),
            "end_year": N_("by_time.end_year"),
        },
    ),
    "reference": _Rows(
        N_("table.reference"),
        N_("column.reference"),
        {
            "nation": N_("reference.nation"),
            "rest_of_nation": N_("reference.rest_of_nation"),
            "all_regions": N_("reference.all_regions"),
        },
    ),
}

CLASSIC = (NATIONAL_SHARE, INDUSTRY_MIX, REGIONAL_SHIFT)


def side_by_side(
    variants: Mapping[str, RegionEffects], context: Context, language: Language
) -> Table:
    """Return every variant's effects by kind, in jobs, and what is undisclosed if anything is.

    What is undisclosed differs from variant to variant: each leaves it out of other sums.
    """
    rest = any(round(np.nan_to_num(one.undisclosed)) for one in variants.values())
    rows = []
    for name, effects in variants.items():
        kinds = by_kind(effects.total_effects)
        rows.append(
            (
                language.message(VARIANT[name]),
                *(language.signed(kinds[kind]) for kind in KINDS),
                *([language.signed(effects.undisclosed)] if rest else []),
                language.signed(effects.total_change),
            )
        )
    first = next(iter(variants.values()))
    return Table(
        caption=language.message(
            "table.side_by_side",
            name=context.name,
            measure=language.message(MEASURE[context.measure]),
            start=first.start_year,
            end=first.end_year,
        ),
        columns=[
            language.message("column.variant"),
            *(language.message(KIND[kind]) for kind in KINDS),
            *([language.message("effect.undisclosed")] if rest else []),
            language.message("effect.change"),
        ],
        rows=rows,
    )


@cites
def own_effects(variants: Mapping[str, RegionEffects], language: Language) -> Table:
    """Return every variant's effects under the names they have with their authors, in jobs."""
    rows = [
        (
            f"{language.message(VARIANT[name])}: {language.message(EFFECT_OF[effect])}",
            language.signed(jobs),
        )
        for name, effects in variants.items()
        for effect, jobs in effects.total_effects.items()
    ]
    return Table(
        caption=language.message("table.own_effects"),
        columns=[language.message("column.effect"), language.message("column.jobs")],
        rows=rows,
    )


@cites
def classic_effects(
    rows: Mapping[str, RegionEffects], key: str, context: Context, language: Language
) -> Table:
    """Return classic effects from several ways of computing them, a row a way.

    ``key`` is that of what the rows differ in, ``by_time`` or ``reference``.
    """
    first, rows_of = next(iter(rows.values())), _ROWS[key]
    return Table(
        caption=language.message(
            rows_of.caption,
            name=context.name,
            measure=language.message(MEASURE[context.measure]),
            start=first.start_year,
            end=first.end_year,
        ),
        columns=[
            language.message(rows_of.heading),
            *(language.message(EFFECT[effect]) for effect in CLASSIC),
            language.message("effect.undisclosed"),
            language.message("effect.change"),
        ],
        rows=[
            (
                language.message(rows_of.names[name]),
                language.signed(effects.total_national_share),
                language.signed(effects.total_industry_mix),
                language.signed(_regional(effects)),
                signed_if_known(effects.undisclosed, language),
                language.signed(effects.total_change),
            )
            for name, effects in rows.items()
        ],
    )


def _regional(found: RegionEffects) -> float:
    effects = found.total_effects
    return effects[REGIONAL_SHIFT] if REGIONAL_SHIFT in effects else effects["competitive"]
