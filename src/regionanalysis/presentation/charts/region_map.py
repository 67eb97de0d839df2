"""The map of growth."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import LinearSegmentedColormap

from regionanalysis.core.arrays import FloatArray
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.panel.boundaries import Boundaries
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.style import (
    LOSS_TO_GAIN,
    MUTED,
    ON_TINT,
    PAPER,
    Canvas,
    drawings,
)
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, comparison_values
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import SOURCES_ARE_IN, Language
from regionanalysis.presentation.tables import places as tables
from regionanalysis.presentation.wording import direction, joined

_TINTS = LinearSegmentedColormap.from_list("growth", LOSS_TO_GAIN)


@cites
def region_map(
    comparison: RegionComparison,
    codes: Sequence[str],
    boundaries: Boundaries,
    context: Context,
    language: Language,
) -> Figure:
    """Return growth beyond all regions together, on the map.

    ``codes`` are those of the regions, in their order, as the boundaries have them.
    """
    beyond = comparison.growth - comparison.national_growth
    reach = float(np.nanpercentile(np.abs(beyond), 90)) or 1.0
    value_of = dict(zip(codes, beyond.tolist(), strict=True))
    rings = [
        (ring, value_of.get(code))
        for code, parts in zip(boundaries.codes, boundaries.rings, strict=True)
        for ring in parts
    ]

    def draw(ax: Axes, canvas: Canvas) -> None:
        del canvas  # a map is the same at every size
        _outlines(ax, [ring for ring, value in rings if value is None], PAPER)
        known = [(ring, value) for ring, value in rings if value is not None]
        tints = [_TINTS(0.5 + 0.5 * np.clip(value / reach, -1, 1)) for _, value in known]
        _outlines(ax, [ring for ring, _ in known], tints)
        ax.autoscale_view()
        ax.set_aspect("equal")
        ax.axis("off")
        _key_below(ax, reach, language)

    above = int((np.round(beyond, 1) > 0).sum())
    values = {
        **comparison_values(comparison, context, language),
        "above": above,
        "national": language.signed_percent(comparison.national_growth),
        "shown": sum(code in value_of for code in boundaries.codes),
    }
    return Figure(
        **caption("map", values, language, variant=direction(above - len(codes) / 2)),
        source=joined(" ", (context.source, _base(boundaries, language))),
        table=tables.beyond(comparison, beyond, context, language),
        **drawings("map", draw, wide=760, narrow=420),
    )


def _outlines(
    ax: Axes,
    rings: Sequence[FloatArray],
    tints: str | Sequence[tuple[float, float, float, float]],
) -> None:
    """Fill rings with a tint each, or all with the same."""
    if rings:
        ax.add_collection(
            PolyCollection(rings, facecolors=tints, edgecolors=MUTED, linewidths=0.35)
        )


def _key_below(ax: Axes, reach: float, language: Language) -> None:
    """Put the key to the tints below the map, which may fill its frame."""
    for share, words, side in ((0.0, N_("map.less"), "left"), (1.0, N_("map.more"), "right")):
        ax.text(
            share,
            -0.03,
            language.message(words, reach=language.percent(reach, 0)),
            transform=ax.transAxes,
            ha=side,
            va="top",
            color=ON_TINT,
            bbox={"facecolor": _TINTS(share), "edgecolor": "none", "pad": 4},
        )


def _base(boundaries: Boundaries, language: Language) -> str:
    """Return whose boundaries the map is drawn from."""
    if not boundaries.source:
        return language.message("map.source")
    source = language.foreign(boundaries.source, SOURCES_ARE_IN)
    return language.message("map.source.published", source=source)
