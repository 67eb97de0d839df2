"""Tables that set methods side by side, and ways of using one."""

from collections.abc import Mapping

import numpy as np

from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.subject import Subject
from regionanalysis.presentation.tables.unknown import signed_if_known
from regionanalysis.shiftshare import RegionEffects
from regionanalysis.shiftshare.kinds import KINDS, by_kind
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, NATIONAL_SHARE, REGIONAL_SHIFT

CLASSIC = (NATIONAL_SHARE, INDUSTRY_MIX, REGIONAL_SHIFT)


def side_by_side(
    variants: Mapping[str, RegionEffects], subject: Subject, language: Language
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
                language.say(f"variant.{name}"),
                *(language.signed(kinds[kind]) for kind in KINDS),
                *([language.signed(effects.undisclosed)] if rest else []),
                language.signed(effects.total_change),
            )
        )
    first = next(iter(variants.values()))
    return Table(
        caption=language.say(
            "table.side_by_side",
            name=subject.name,
            measure=language.say(f"measure.{subject.measure}"),
            start=first.start_year,
            end=first.end_year,
        ),
        columns=[
            language.say("column.variant"),
            *(language.say(f"kind.{kind}") for kind in KINDS),
            *([language.say("effect.undisclosed")] if rest else []),
            language.say("effect.change"),
        ],
        rows=rows,
    )


def own_effects(variants: Mapping[str, RegionEffects], language: Language) -> Table:
    """Return every variant's effects under the names they have with their authors, in jobs."""
    rows = [
        (
            f"{language.say(f'variant.{name}')}: {language.say(f'effect.of.{effect}')}",
            language.signed(jobs),
        )
        for name, effects in variants.items()
        for effect, jobs in effects.total_effects.items()
    ]
    return Table(
        caption=language.say("table.own_effects"),
        columns=[language.say("column.effect"), language.say("column.jobs")],
        rows=rows,
    )


def classic_effects(
    rows: Mapping[str, RegionEffects], key: str, subject: Subject, language: Language
) -> Table:
    """Return classic effects from several ways of computing them, a row a way.

    The rows' names are the messages ``<key>.<name>``, and the caption is ``table.<key>``.
    """
    first = next(iter(rows.values()))
    return Table(
        caption=language.say(
            f"table.{key}",
            name=subject.name,
            measure=language.say(f"measure.{subject.measure}"),
            start=first.start_year,
            end=first.end_year,
        ),
        columns=[
            language.say(f"column.{key}"),
            *(language.say(f"effect.{effect}") for effect in CLASSIC),
            language.say("effect.undisclosed"),
            language.say("effect.change"),
        ],
        rows=[
            (
                language.say(f"{key}.{name}"),
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
