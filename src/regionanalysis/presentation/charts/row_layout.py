"""Charts with a row for every region: as many as fit."""

from collections.abc import Sequence

from matplotlib.axes import Axes

# rows at either end of a chart of many
MAX_AT_AN_END = 12


def row_ends(order: Sequence[int]) -> list[int]:
    """Return the rows that fit on a page: all, or the first and the last of many."""
    if len(order) <= 2 * MAX_AT_AN_END:
        return list(order)
    return [*order[:MAX_AT_AN_END], *order[-MAX_AT_AN_END:]]


def row_axis(ax: Axes, labels: Sequence[str]) -> list[int]:
    """Label rows from the top down, and return their positions."""
    ys = list(range(len(labels)))[::-1]
    ax.set_yticks(ys, labels)
    ax.set_ylim(-0.7, len(labels) - 0.3)
    return ys
