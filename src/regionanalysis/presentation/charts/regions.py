"""The chart of structure against attractiveness."""

from collections.abc import Mapping

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes

from regionanalysis.indicators.ranks import quadrants
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.style import COLOURS, INK, MUTED, Canvas, drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, comparison_values
from regionanalysis.presentation.keys import EFFECT, N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import regions as tables

_CORNERS = (
    ("low_favourable", 0.01, 0.99, "left", "top"),
    ("high_favourable", 0.99, 0.99, "right", "top"),
    ("low_unfavourable", 0.01, 0.01, "left", "bottom"),
    ("high_unfavourable", 0.99, 0.01, "right", "bottom"),
)


_QUADRANT: Mapping[str, Mapping[str, str]] = {
    "attractiveness": {
        "low_favourable": N_("quadrant.attractiveness.low_favourable"),
        "high_favourable": N_("quadrant.attractiveness.high_favourable"),
        "low_unfavourable": N_("quadrant.attractiveness.low_unfavourable"),
        "high_unfavourable": N_("quadrant.attractiveness.high_unfavourable"),
    },
    "regional_shift": {
        "low_favourable": N_("quadrant.regional_shift.low_favourable"),
        "high_favourable": N_("quadrant.regional_shift.high_favourable"),
        "low_unfavourable": N_("quadrant.regional_shift.low_unfavourable"),
        "high_unfavourable": N_("quadrant.regional_shift.high_unfavourable"),
    },
}


@cites
def positions(
    comparison: RegionComparison, region: str, context: Context, language: Language
) -> Figure:
    """Return all regions by attractiveness and structure, the region marked."""
    position = comparison.position(region)
    own = comparison.mean_effects[comparison.residual]
    structure = comparison.mean_effects["structural"]

    def draw(ax: Axes, canvas: Canvas) -> None:
        sns.scatterplot(
            x=own,
            y=structure,
            ax=ax,
            s=canvas.per(46, 30),
            color=COLOURS["others"],
            edgecolor=MUTED,
            linewidth=0.4,
            legend=False,
        )
        axes.mark_own(ax, own[position], structure[position], canvas.per(12, 10))
        _name_region(ax, (float(own[position]), float(structure[position])), context.name)
        _name_quadrants(ax, comparison.residual, language)
        _axes(ax, comparison.residual, language)

    key = "positions" if comparison.residual == "attractiveness" else "positions_shift"
    values = _about_positions(comparison, position, context, language)
    return Figure(
        **caption(key, values, language, variant=str(quadrants(own, structure)[position])),
        source=context.source,
        table=tables.positions(comparison, values, language),
        **drawings("positions", draw, wide=470, narrow=340),
    )


def _name_region(ax: Axes, point: tuple[float, float], name: str) -> None:
    """Write the region's name above its mark."""
    ax.annotate(
        name,
        point,
        xytext=(0, 10),
        textcoords="offset points",
        ha="center",
        va="bottom",
        fontweight="bold",
        color=INK,
        zorder=6,
    )


def _name_quadrants(ax: Axes, residual: str, language: Language) -> None:
    """Draw the lines between the quadrants, and write in the corners what they are."""
    ax.axhline(0, color=INK, linewidth=1)
    ax.axvline(0, color=INK, linewidth=1)
    for corner, x, y, ha, va in _CORNERS:
        ax.text(
            x,
            y,
            language.message(_QUADRANT[residual][corner]),
            transform=ax.transAxes,
            color=MUTED,
            ha=ha,
            va=va,
        )


def _axes(ax: Axes, residual: str, language: Language) -> None:
    ax.margins(0.12)
    ax.set_xlabel(language.message(EFFECT[residual]))
    ax.set_ylabel(language.message("effect.structural"))
    axes.figures_axis(ax, language, "x", percent=True)
    axes.figures_axis(ax, language, "y", percent=True)


def _about_positions(
    comparison: RegionComparison, position: int, context: Context, language: Language
) -> dict[str, object]:
    """Return the values on the region's quadrant, and the number of regions in it."""
    own = comparison.mean_effects[comparison.residual]
    structure = comparison.mean_effects["structural"]
    same = (np.sign(own) == np.sign(own[position])) & (
        np.sign(structure) == np.sign(structure[position])
    )
    return {
        **comparison_values(comparison, context, language),
        "name": context.name,
        "alike": int(same.sum()),
        "alike_structure": int(((structure >= 0) == (structure[position] >= 0)).sum()),
        "own": language.signed_percent(float(own[position]), 2),
        "structure": language.signed_percent(float(structure[position]), 2),
    }
