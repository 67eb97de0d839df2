"""Tables that set methods side by side."""

from collections.abc import Mapping

import numpy as np

from regionanalysis.blocks import Table
from regionanalysis.language import Language
from regionanalysis.shiftshare import RegionEffects
from regionanalysis.shiftshare.kinds import KINDS, by_kind
from regionanalysis.subject import Subject


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
