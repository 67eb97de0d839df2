"""Tables that set methods side by side, and ways of using one."""

from collections.abc import Mapping

import numpy as np

from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables.unknown import signed_if_known
from regionanalysis.shiftshare import RegionEffects
from regionanalysis.shiftshare.effect_kinds import KINDS, by_kind
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, REGIONAL_SHIFT

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
                language.message(f"variant.{name}"),
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
            measure=language.message(f"measure.{context.measure}"),
            start=first.start_year,
            end=first.end_year,
        ),
        columns=[
            language.message("column.variant"),
            *(language.message(f"kind.{kind}") for kind in KINDS),
            *([language.message("effect.undisclosed")] if rest else []),
            language.message("effect.change"),
        ],
        rows=rows,
    )


def own_effects(variants: Mapping[str, RegionEffects], language: Language) -> Table:
    """Return every variant's effects under the names they have with their authors, in jobs."""
    rows = [
        (
            f"{language.message(f'variant.{name}')}: {language.message(f'effect.of.{effect}')}",
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


def classic_effects(
    rows: Mapping[str, RegionEffects], key: str, context: Context, language: Language
) -> Table:
    """Return classic effects from several ways of computing them, a row a way.

    The rows' names are the messages ``<key>.<name>``, and the caption is ``table.<key>``.
    """
    first = next(iter(rows.values()))
    return Table(
        caption=language.message(
            f"table.{key}",
            name=context.name,
            measure=language.message(f"measure.{context.measure}"),
            start=first.start_year,
            end=first.end_year,
        ),
        columns=[
            language.message(f"column.{key}"),
            *(language.message(f"effect.{effect}") for effect in CLASSIC),
            language.message("effect.undisclosed"),
            language.message("effect.change"),
        ],
        rows=[
            (
                language.message(f"{key}.{name}"),
                language.signed(found.total_national_share),
                language.signed(found.total_industry_mix),
                language.signed(_regional(found)),
                signed_if_known(found.undisclosed, language),
                language.signed(found.total_change),
            )
            for name, found in rows.items()
        ],
    )


def _regional(found: RegionEffects) -> float:
    effects = found.total_effects
    return effects[REGIONAL_SHIFT] if REGIONAL_SHIFT in effects else effects["competitive"]
