"""Columns of labels as integers, so that half a million rows are compared by number."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

Places = npt.NDArray[np.intp]


class LabelColumn(NamedTuple):
    """A column of labels: for every row the place of its label, -1 for none.

    ``labels`` are distinct, and in the order in which the rows first have them.
    """

    places: Places
    labels: tuple[str, ...]

    def ordered(self, wanted: tuple[str, ...]) -> Places:
        """Return for every row the place of its label among some; -1 where it is none of them."""
        position_of = {label: place for place, label in enumerate(wanted)}
        moved = np.array(
            [*(position_of.get(label, -1) for label in self.labels), -1], dtype=np.intp
        )
        places: Places = moved[self.places]
        return places


def factorize(column: "pd.Series[Any]") -> tuple[Places, list[Any]]:
    """Return for every row the place of its value, -1 for a missing one, and the values."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes: Places = np.asarray(column.cat.codes, dtype=np.intp)
        return codes, list(column.cat.categories)
    factorized: Any = pd.factorize(column, use_na_sentinel=True)
    places: Places = np.asarray(factorized[0], dtype=np.intp)
    return places, list(factorized[1])


def categories(places: npt.NDArray[np.integer[Any]], labels: Sequence[object]) -> pd.Categorical:
    """Return a categorical of labels by their places; -1 is missing."""
    dtype = pd.CategoricalDtype(pd.Index(list(labels), dtype=object))
    return pd.Categorical.from_codes(places, dtype=dtype)


def seen(places: Places, count: int) -> Places:
    """Return places that rows have, in the order in which they first have them.

    Parameters
    ----------
    count
        Number of places there are.
    """
    # of several rows the last is kept, which is the first from behind
    row = np.full(count + 1, -1, dtype=np.intp)
    row[places[::-1]] = np.arange(len(places) - 1, -1, -1)
    used: Places = np.flatnonzero(row[:count] >= 0)
    ordered: Places = used[np.argsort(row[used], kind="stable")]
    return ordered


def distinct(column: "pd.Series[Any]") -> list[Any]:
    """Return the distinct values of a column but missing ones, as rows first have them."""
    places, values = factorize(column)
    return [values[place] for place in seen(places, len(values))]


def label_column(column: "pd.Series[Any]") -> LabelColumn:
    """Return a column of labels as text, whatever kind of column it is."""
    places, values = factorize(column)
    # two values may be written alike, and a category may be in no row
    texts = np.array([str(value) for value in values], dtype=object)
    first = seen(places, len(texts))
    merged, labels = pd.factorize(texts[first])
    moved = np.full(len(texts) + 1, -1, dtype=np.intp)
    moved[first] = merged
    return LabelColumn(moved[places], tuple(map(str, labels)))


def last_by_label(labels: LabelColumn, names: "pd.Series[Any]") -> dict[str, str]:
    """Return the last name that rows have beside each label; labels without one are left out."""
    places, values = factorize(names)
    last = np.full(len(labels.labels) + 1, -1, dtype=np.intp)
    known = places >= 0
    last[labels.places[known]] = places[known]
    return {
        label: str(values[place])
        for label, place in zip(labels.labels, last, strict=False)
        if place >= 0
    }
