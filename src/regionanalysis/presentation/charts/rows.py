"""Drawings with a row for every place: as many as there is room for."""

from collections.abc import Sequence

from matplotlib.axes import Axes

# rows at either end of a drawing of many
MAX_AT_AN_END = 12


def row_ends(order: Sequence[int]) -> list[int]:
    """Return the rows there is room for on a page and in print: the first and the last of many."""
    if len(order) <= 2 * MAX_AT_AN_END:
        return list(order)
    return [*order[:MAX_AT_AN_END], *order[-MAX_AT_AN_END:]]


def row_axis(ax: Axes, labels: Sequence[str]) -> list[int]:
    """Label rows from the top down, with no empty ones at the ends; return where they are."""
    at = list(range(len(labels)))[::-1]
    ax.set_yticks(at, labels)
    ax.set_ylim(-0.7, len(labels) - 0.3)
    return at
