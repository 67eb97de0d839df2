"""The chart that compares shift-share variants."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.labels import wrapped
from regionanalysis.presentation.charts.style import COLOURS, Canvas, drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import KIND, MEASURE, VARIANT
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import methods as tables
from regionanalysis.presentation.wording import direction
from regionanalysis.shiftshare import RegionEffects
from regionanalysis.shiftshare.effect_kinds import Kind, by_kind

# a kind has the colour of the effect it is in the classic variant
_COLOUR_OF: Mapping[Kind, str] = {
    "national": "national_share",
    "mix": "industry_mix",
    "region": "regional_shift",
    "interaction": "rounding",
}


@cites
def side_by_side(
    variants: Mapping[str, RegionEffects], context: Context, language: Language
) -> Figure:
    """Return the change as split by each variant."""
    kinds = [by_kind(effects.total_effects) for effects in variants.values()]
    names = [language.message(VARIANT[name]) for name in variants]

    def draw(ax: Axes, canvas: Canvas) -> None:
        ys = list(range(len(names)))[::-1]
        parts = [
            (colour, language.message(KIND[kind]), np.array([found[kind] for found in kinds]))
            for kind, colour in _COLOUR_OF.items()
        ]
        axes.stacked_bars(ax, ys, parts, COLOURS, horizontal=True, thickness=0.64)
        changes = [effects.total_change for effects in variants.values()]
        axes.total_markers(ax, changes, ys, language.message("effect.change"), canvas.per(8, 7))
        ax.set_yticks(ys, [wrapped(name, canvas, language) for name in names])
        axes.figures_axis(ax, language, "x")
        axes.only_grid(ax, "x")
        axes.base_line(ax, "x")
        axes.key_above(ax, canvas, 5)

    own = [found["region"] for found in kinds]
    values = _about_own(own, next(iter(variants.values())), context, language)
    directions = {direction(jobs) for jobs in own}
    variant = directions.pop() if len(directions) == 1 else "split"
    return Figure(
        **caption("side_by_side", values, language, variant=variant),
        source=context.source,
        table=tables.side_by_side(variants, context, language),
        **drawings("side-by-side", draw, wide=90 + 40 * len(names), narrow=120 + 46 * len(names)),
    )


def _about_own(
    own: Sequence[float], period: RegionEffects, context: Context, language: Language
) -> dict[str, object]:
    """Return the values on the region's own effect in each variant."""
    return {
        "name": context.name,
        "measure": language.message(MEASURE[context.measure]),
        "start": period.start_year,
        "end": period.end_year,
        "count": len(own),
        "low": language.signed(min(own)),
        "high": language.signed(max(own)),
    }
