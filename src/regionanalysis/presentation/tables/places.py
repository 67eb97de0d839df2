"""Tables of all regions."""

from collections.abc import Sequence

import numpy as np

from regionanalysis.core.arrays import FloatArray, ranks
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, comparison_values
from regionanalysis.presentation.directory import Directory
from regionanalysis.presentation.keys import INDICATOR, N_
from regionanalysis.presentation.language import Language
from regionanalysis.uncertainty.noise_by_size import ALARM, WARNING, NoiseBySize

# effects in the order of a report; a comparison has some of them
EFFECTS_IN_ORDER = ("industry_mix", "population_effect", "attractiveness", "regional_shift")


def ranking(comparison: RegionComparison, context: Context, language: Language) -> Table:
    """Return every region by growth, highest first."""
    rank = ranks(comparison.growth)
    return Table(
        caption=language.message(
            "table.ranking", **comparison_values(comparison, context, language)
        ),
        columns=[
            language.message("column.region_name"),
            language.message("column.rank"),
            language.message("column.jobs_in", year=comparison.start_year),
            language.message("column.jobs_in", year=comparison.end_year),
            language.message("indicator.growth"),
        ],
        rows=[
            (
                comparison.regions[k],
                language.number(int(rank[k])),
                language.number(float(comparison.start[k])),
                language.number(float(comparison.end[k])),
                language.signed_percent(float(comparison.growth[k])),
            )
            for k in np.argsort(rank, kind="stable").tolist()
        ],
    )


def beyond(
    comparison: RegionComparison, points: FloatArray, context: Context, language: Language
) -> Table:
    """Return every region's growth beyond all of them together.

    ``points`` are percentage points, shape (regions,).
    """
    return Table(
        caption=language.message(
            "table.beyond", **comparison_values(comparison, context, language)
        ),
        columns=language.messages(N_("column.region_name"), N_("column.points_beyond")),
        rows=[
            (comparison.regions[k], language.signed(float(points[k]), 1))
            for k in np.argsort(-points, kind="stable").tolist()
        ],
    )


def funnel(
    comparison: RegionComparison, noise: NoiseBySize, context: Context, language: Language
) -> Table:
    """Return every region's mean, what noise alone may bring, and the mean drawn to the others."""
    low, high = noise.limits(noise.jobs, WARNING)
    beyond, warned = noise.outside(ALARM), noise.outside(WARNING)
    order = np.argsort(-np.nan_to_num(noise.mean, nan=-np.inf), kind="stable").tolist()
    return Table(
        caption=language.message(
            "table.funnel", **comparison_values(comparison, context, language)
        ),
        columns=language.messages(
            N_("column.region_name"),
            N_("column.jobs"),
            N_("column.mean_percent"),
            N_("column.noise"),
            N_("column.shrunk"),
            N_("column.beyond"),
        ),
        rows=[
            (
                comparison.regions[k],
                language.number(float(noise.jobs[k])),
                language.signed(float(noise.mean[k]), 2),
                language.interval(float(low[k]), float(high[k]), 2),
                language.signed(float(noise.shrunk[k]), 2),
                language.message(
                    N_("beyond.alarm")
                    if beyond[k]
                    else N_("beyond.warning")
                    if warned[k]
                    else N_("beyond.no")
                ),
            )
            for k in order
            if np.isfinite(noise.mean[k])
        ],
    )


def years(
    comparison: RegionComparison,
    yearly: FloatArray,
    context: Context,
    language: Language,
    chosen: Sequence[int] | None = None,
) -> Table:
    """Return what is left every year in every region, or in those chosen by their places.

    ``yearly`` is per cent of the jobs the year before, shape (years, regions).
    """
    order = (
        np.argsort(ranks(comparison.growth), kind="stable").tolist() if chosen is None else chosen
    )
    return Table(
        caption=language.message(
            N_("table.years") if chosen is None else N_("table.years.chosen"),
            count=len(order),
            **comparison_values(comparison, context, language),
        ),
        columns=[
            language.message("column.region_name"),
            *(str(year) for year in range(comparison.start_year + 1, comparison.end_year + 1)),
        ],
        rows=[
            (
                comparison.regions[k],
                *(language.signed(value, 1) for value in yearly[:, k].tolist()),
            )
            for k in order
        ],
    )


@cites
def directory(comparison: RegionComparison, language: Language) -> Directory:
    """Return every region with its figures folded under its name, by the first letter."""
    growth = ranks(comparison.growth)
    effects = [name for name in EFFECTS_IN_ORDER if name in comparison.mean_effects]
    entries = []
    for k in sorted(
        range(len(comparison.regions)), key=lambda k: language.sort_key(comparison.regions[k])
    ):
        facts = [
            (
                language.message("directory.jobs"),
                language.message(
                    "directory.from_to",
                    first=language.number(float(comparison.start[k])),
                    last=language.number(float(comparison.end[k])),
                    growth=language.signed_percent(float(comparison.growth[k])),
                ),
            ),
            (
                language.message("column.rank"),
                language.rank(int(growth[k]), len(comparison.regions)),
            ),
            *(
                (
                    language.message(INDICATOR[name]),
                    language.message(
                        "barometer.value",
                        value=language.signed_percent(float(comparison.mean_effects[name][k]), 2),
                        rank=int(ranks(comparison.mean_effects[name])[k]),
                        count=len(comparison.regions),
                    ),
                )
                for name in effects
            ),
        ]
        short = language.signed_percent(float(comparison.growth[k]))
        entries.append((comparison.regions[k], short, facts))
    return Directory(
        label=language.message("directory.letters"),
        entries=entries,
        initials=[language.initial(name) for name, _, _ in entries],
    )
