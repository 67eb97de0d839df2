"""Tables that place a region among all the others."""

from collections.abc import Sequence

import numpy as np

from regionanalysis.blocks import Table
from regionanalysis.comparison import RegionComparison, ranks
from regionanalysis.language import Language


def barometer(
    comparison: RegionComparison, region: str, measures: Sequence[str], language: Language
) -> Table:
    """Return the region's value, the middle region, the range and the rank by indicator."""
    at = comparison.index(region)
    rows = []
    for measure in measures:
        values = comparison.measure(measure)
        decimals = 1 if measure == "growth" else 2
        rows.append(
            (
                language.say(f"indicator.{measure}"),
                language.signed_percent(float(values[at]), decimals),
                language.signed_percent(float(np.median(values)), decimals),
                language.between(float(values.min()), float(values.max()), decimals),
                language.rank(int(ranks(values)[at]), len(values)),
            )
        )
    keys = ("column.indicator", "column.region", "column.median", "column.range", "column.rank")
    return Table(
        caption=language.say(
            "table.barometer", start=comparison.start_year, end=comparison.end_year
        ),
        columns=[language.say(key) for key in keys],
        rows=rows,
    )


def positions(comparison: RegionComparison, language: Language) -> Table:
    """Return every region's mean structural effect and attractiveness, with rank by growth."""
    place = ranks(comparison.growth)
    order = np.argsort(place, kind="stable").tolist()
    means = comparison.mean_effects
    rows = [
        (
            comparison.regions[at],
            language.number(float(comparison.end[at])),
            language.signed_percent(float(comparison.growth[at])),
            language.signed(float(means["structural"][at]), 2),
            language.signed(float(means[comparison.residual][at]), 2),
            language.number(int(place[at])),
        )
        for at in order
    ]
    return Table(
        caption=language.say(
            "table.positions", start=comparison.start_year, end=comparison.end_year
        ),
        columns=[
            language.say("column.region_name"),
            language.say("column.jobs_in", year=comparison.end_year),
            language.say("indicator.growth"),
            language.say("effect.structural"),
            language.say(f"effect.{comparison.residual}"),
            language.say("column.rank"),
        ],
        rows=rows,
    )
