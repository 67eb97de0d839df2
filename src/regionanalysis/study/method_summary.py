"""What a comparison of methods says in short."""

from math import isnan
from typing import TYPE_CHECKING, Any

from regionanalysis.shiftshare.effect_kinds import by_kind
from regionanalysis.study.report import Summary

if TYPE_CHECKING:
    from regionanalysis.study.methods import MethodComparison


def summary_of(comparison: "MethodComparison") -> Summary:
    """Return title, sentence and headline figures of a comparison of methods."""
    language, classic = comparison.language, comparison.classic
    values = {
        "name": comparison.name,
        "start": classic.start_year,
        "end": classic.end_year,
        "change": language.signed(classic.total_change),
    }
    kinds = {name: by_kind(one.total_effects) for name, one in comparison.variants.items()}
    for kind in ("mix", "region"):
        jobs = [found[kind] for found in kinds.values()]
        values |= {
            f"{kind}_low": language.signed(min(jobs)),
            f"{kind}_high": language.signed(max(jobs)),
        }
    headline: dict[str, Any] = {
        "unit": classic.unit,
        "start_year": classic.start_year,
        "end_year": classic.end_year,
        "start": classic.start,
        "end": classic.end,
        "change": classic.total_change,
        "undisclosed": {
            name: None if isnan(one.undisclosed) else one.undisclosed
            for name, one in comparison.variants.items()
        },
        "variants": {name: dict(one.total_effects) for name, one in comparison.variants.items()},
        "kinds": kinds,
        "crosses_break": bool(comparison.breaks),
    }
    return Summary(
        title=language.message("page.methods.title", **values),
        description=language.message("page.methods.description", **values),
        sentence=language.message("headline.methods", **values),
        headline=headline,
    )
