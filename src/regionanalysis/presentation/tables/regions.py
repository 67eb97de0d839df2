"""Tables that place a region among all the others."""

from collections.abc import Mapping, Sequence

import numpy as np

from regionanalysis.core.arrays import ranks
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.presentation.amounts import FormattedNumber
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.keys import EFFECT, INDICATOR, N_
from regionanalysis.presentation.language import Language


def barometer(
    comparison: RegionComparison,
    region: str,
    measures: Sequence[str],
    caption_values: Mapping[str, object],
    language: Language,
) -> Table:
    """Return value, the nation's, the middle region's, range and rank by indicator."""
    position = comparison.position(region)
    rows = []
    for measure in measures:
        values = comparison.measure(measure)
        low, high = float(np.nanmin(values)), float(np.nanmax(values))
        written = (
            float(values[position]),
            comparison.national(measure),
            float(np.nanmedian(values)),
        )
        rows.append(
            (
                language.message(INDICATOR[measure]),
                *(indicator(value, measure, language) for value in written),
                language.interval(low, high, DECIMALS.get(measure, 2)),
                language.rank(int(ranks(values)[position]), len(values)),
            )
        )
    return Table(
        caption=language.message("table.barometer", **caption_values),
        columns=language.messages(
            N_("column.indicator"),
            N_("column.region"),
            N_("column.nation"),
            N_("column.median"),
            N_("column.range"),
            N_("column.rank"),
        ),
        rows=rows,
    )


# effects a year are small, and shares and growth over many years are not
DECIMALS = {"growth": 1, "population_growth": 1, "commute_out": 1}
SHARES = {"commute_out"}


def indicator(value: float, measure: str, language: Language) -> FormattedNumber:
    """Return an indicator as it is read: growth and effects with their sign, shares without."""
    write = language.percent if measure in SHARES else language.signed_percent
    return write(value, DECIMALS.get(measure, 2))


def positions(
    comparison: RegionComparison, values: Mapping[str, object], language: Language
) -> Table:
    """Return every region's mean structural effect and attractiveness, with rank by growth."""
    rank = ranks(comparison.growth)
    order = np.argsort(rank, kind="stable").tolist()
    means = comparison.mean_effects
    rows = [
        (
            comparison.regions[i],
            language.number(float(comparison.end[i])),
            language.signed_percent(float(comparison.growth[i])),
            language.signed(float(means["structural"][i]), 2),
            language.signed(float(means[comparison.residual][i]), 2),
            language.number(int(rank[i])),
        )
        for i in order
    ]
    return Table(
        caption=language.message("table.positions", **values),
        columns=[
            language.message("column.region_name"),
            language.message("column.jobs_in", year=comparison.end_year),
            language.message("indicator.growth"),
            language.message("effect.structural"),
            language.message(EFFECT[comparison.residual]),
            language.message("column.rank"),
        ],
        rows=rows,
    )
