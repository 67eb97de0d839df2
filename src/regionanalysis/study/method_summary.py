"""What a comparison of methods says in short."""

from collections.abc import Mapping, Sequence
from math import isnan
from typing import Any

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import Language
from regionanalysis.shiftshare import RegionEffects
from regionanalysis.shiftshare.effect_kinds import Kind, by_kind
from regionanalysis.study.report import Summary


def method_summary(
    variants: Mapping[str, RegionEffects],
    breaks: Sequence[SeriesBreak],
    context: Context,
    language: Language,
) -> Summary:
    """Return title, sentence and headline figures of a comparison of methods.

    Parameters
    ----------
    variants
        The region by every variant.
    breaks
        Breaks in the series that the period goes across.
    context
        The region and the measure.
    language
        Language of the report.
    """
    classic = variants["classic"]
    kinds = {name: by_kind(effects.total_effects) for name, effects in variants.items()}
    values = {
        "name": context.name,
        "start": classic.start_year,
        "end": classic.end_year,
        "change": language.signed(classic.total_change),
        **_extremes(kinds, language),
    }
    return Summary(
        title=language.message("page.methods.title", **values),
        description=language.message("page.methods.description", **values),
        sentence=language.message("headline.methods", **values),
        headline=_headline(variants, kinds) | {"crosses_break": bool(breaks)},
        origins=context.origins,
    )


def _extremes(
    kinds: Mapping[str, Mapping[Kind, float]], language: Language
) -> Mapping[str, object]:
    """Return the least and the most that any variant gives of industry mix and of the region."""
    values: dict[str, object] = {}
    measured: tuple[Kind, ...] = ("mix", "region")
    for kind in measured:
        jobs = [of_kind[kind] for of_kind in kinds.values()]
        values[f"{kind}_low"] = language.signed(min(jobs))
        values[f"{kind}_high"] = language.signed(max(jobs))
    return values


def _headline(
    variants: Mapping[str, RegionEffects], kinds: Mapping[str, Mapping[Kind, float]]
) -> dict[str, Any]:
    classic = variants["classic"]
    return {
        "unit": classic.unit,
        "start_year": classic.start_year,
        "end_year": classic.end_year,
        "start": classic.start,
        "end": classic.end,
        "change": classic.total_change,
        "undisclosed": {
            name: None if isnan(effects.undisclosed) else effects.undisclosed
            for name, effects in variants.items()
        },
        "variants": {name: dict(effects.total_effects) for name, effects in variants.items()},
        "kinds": kinds,
    }
