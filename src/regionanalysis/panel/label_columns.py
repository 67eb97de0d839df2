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
        at = {label: place for place, label in enumerate(wanted)}
        moved = np.array([*(at.get(label, -1) for label in self.labels), -1], dtype=np.intp)
        found: Places = moved[self.places]
        return found


def factorize(column: "pd.Series[Any]") -> tuple[Places, list[Any]]:
    """Return for every row the place of its value, -1 for a missing one, and the values."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes: Places = np.asarray(column.cat.codes, dtype=np.intp)
        return codes, list(column.cat.categories)
    found: Any = pd.factorize(column, use_na_sentinel=True)
    places: Places = np.asarray(found[0], dtype=np.intp)
    return places, list(found[1])


def categories(places: Places, labels: Sequence[str]) -> pd.Categorical:
    """Return a categorical of labels by their places; -1 is missing."""
    dtype = pd.CategoricalDtype(pd.Index(list(labels), dtype=object))
    return pd.Categorical.from_codes(places, dtype=dtype)


def label_column(column: "pd.Series[Any]") -> LabelColumn:
    """Return a column of labels as text, whatever kind of column it is."""
    places, values = factorize(column)
    # two values may be written alike, and a category may be in no row
    texts = np.array([str(value) for value in values], dtype=object)
    first = pd.unique(places[places >= 0])
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
