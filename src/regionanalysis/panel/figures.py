"""The figures of a column: numbers, and marks in place of those that are unknown."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from regionanalysis.core.arrays import BoolArray, FloatArray
from regionanalysis.errors import InputError
from regionanalysis.panel.cells import NIL_MARKS, state_of
from regionanalysis.panel.label_columns import factorize
from regionanalysis.panel.notes import ReadingNote, count_of, note
from regionanalysis.panel.number_forms import (
    AmbiguousForm,
    Decimal,
    NumberForm,
    form_of,
    normal,
    values_of,
)
from regionanalysis.panel.row_checks import RowChecks

Nil = Literal["", "zero", "missing"]

# largest error of figures with more decimals is not a publisher's rounding
MAX_DECIMALS = 3


@dataclass(frozen=True, eq=False)
class Figures:
    """The figures of a column.

    Attributes
    ----------
    numbers
        Numbers, NaN where a figure is unknown.
    marks
        What stands in place of an unknown figure; None where nothing does.
    notes
        How the figures were read, where that is not evident.
    """

    numbers: FloatArray
    marks: "pd.Series[str] | None" = None
    notes: tuple[ReadingNote, ...] = ()


def read_figures(
    rows: RowChecks, column: str, *, decimal: Decimal = "", nil: Nil = "", what: str = ""
) -> Figures:
    """Return the figures of a column of numbers, or of text.

    Parameters
    ----------
    decimal
        What is before decimals in text, where that is known.
    nil
        Whether ``-`` is zero or missing, where that is known.
    what
        What rows with a wrong figure have, in errors.

    Raises
    ------
    InputError
        For a text that is no figure, a column whose figures may be read in two ways, and ``-``
        where it is not known to be zero.
    """
    wrong_figure = what or f"{column} that is not a number"
    what = column
    stated = rows.table[column]
    if stated.dtype.kind in "bc":
        # neither true nor an imaginary part is a number of persons
        rows.reject(stated.notna(), wrong_figure)
    if stated.dtype.kind in "iufc" or isinstance(stated.dtype, pd.api.extensions.ExtensionDtype):
        number = _numbers(stated)
        if number is not None:
            rows.reject(
                pd.Series(np.isinf(number), rows.table.index, dtype=bool),
                wrong_figure,
            )
            return Figures(number)
    codes, labels = factorize(stated)
    numbers, odd = _counts(labels)
    if not odd:
        # nothing but digits, as nearly all columns have
        return Figures(numbers[codes])
    texts = [normal(str(labels[i]).strip()) for i in odd]
    states = [state_of(text) for text in texts]
    nils = _at(odd, [text in NIL_MARKS or text == "-" for text in texts], len(numbers))
    form = _form(rows, _written(labels, odd, texts, states), decimal, what)
    numbers[odd] = _values([labels[i] for i in odd], texts, form)
    numbers[nils] = _nil(rows, nils[codes], nil)
    unknown = _at(odd, [state is not None for state in states], len(numbers))
    unknown[-1] = True
    wrong = (~np.isfinite(numbers) & ~unknown & ~(nils & (nil == "missing")))[codes]
    rows.reject(
        pd.Series(wrong, rows.table.index),
        wrong_figure,
    )
    numbers[unknown] = np.nan
    marks = _marks(odd, texts, states, codes, rows)
    notes = [note("form", example=form.example, value=form.value)] if form.example else []
    if nils.any() and nil == "zero":
        notes.append(note("nil", count=count_of(int(nils[codes].sum())), mark="-"))
    return Figures(numbers[codes], marks, (*notes, *_mark_notes(marks)))


def _counts(labels: Sequence[object]) -> tuple[FloatArray, list[int]]:
    """Return the numbers of labels that are nothing but digits, and the places of the others.

    There is one number more, of what is missing.
    """
    numbers = np.full(len(labels) + 1, np.nan)
    plain = [isinstance(x, str) and x.isascii() and x.isdigit() for x in labels]
    numbers[np.flatnonzero(plain)] = [
        float(str(x)) for x, own in zip(labels, plain, strict=True) if own
    ]
    return numbers, [i for i, own in enumerate(plain) if not own]


def _at(places: Sequence[int], values: Sequence[bool], count: int) -> BoolArray:
    mask = np.zeros(count, dtype=bool)
    mask[places] = values
    return mask


def _written(
    labels: Sequence[object], odd: Sequence[int], texts: Sequence[str], states: Sequence[object]
) -> list[str]:
    """Return the figures that show how text is written; a number of a spreadsheet shows nothing."""
    own = {
        i: text
        for i, text, state in zip(odd, texts, states, strict=True)
        if state is None and isinstance(labels[i], str)
    }
    others = set(odd)
    return [
        own[i] if i in others else str(label)
        for i, label in enumerate(labels)
        if i in own or i not in others
    ]


def _numbers(stated: "pd.Series[float]") -> FloatArray | None:
    if not pd.api.types.is_numeric_dtype(stated.dtype):
        return None
    return np.asarray(stated.to_numpy(dtype=float, na_value=np.nan), dtype=float)


def _form(rows: RowChecks, texts: list[str], decimal: Decimal, what: str) -> NumberForm:
    try:
        return form_of(texts, decimal)
    except AmbiguousForm as cause:
        raise InputError(
            f"{rows.source} has {what} in {cause}.",
            remedy='Say what is before decimals with decimal="." or decimal="," '
            "(--decimal . or --decimal ,), or write the figures without anything between "
            "thousands.",
            evidence=cause.example,
        ) from cause


def _values(labels: Sequence[object], texts: list[str], form: NumberForm) -> FloatArray:
    numbers = values_of(texts, form)
    for position, label in enumerate(labels):
        # a number of a spreadsheet is no text
        if isinstance(label, (int, float)) and not isinstance(label, bool):
            numbers[position] = float(label)
    return numbers


def _nil(rows: RowChecks, wrong: BoolArray, nil: Nil) -> float:
    if not wrong.any() or nil:
        return 0.0 if nil == "zero" else np.nan
    line = int(rows.table.index[int(np.flatnonzero(wrong)[0])]) + 2
    raise InputError(
        f"{rows.source} has '-' in place of {int(wrong.sum())} "
        f"figure{'s' if wrong.sum() > 1 else ''}, first in line {line}: it is nil (zero) with "
        "Statistics Norway and many others, and missing with some.",
        remedy='Say nil="zero" (--nil zero) or nil="missing" (--nil missing).',
    )


def _marks(
    odd: Sequence[int],
    texts: list[str],
    states: Sequence[object],
    codes: npt.NDArray[np.intp],
    rows: RowChecks,
) -> "pd.Series[str] | None":
    marked = [
        (i, text)
        for i, text, state in zip(odd, texts, states, strict=True)
        if state is not None and text
    ]
    if not marked:
        return None
    by_code = np.full(max(int(codes.max()), odd[-1]) + 2, None, dtype=object)
    for i, text in marked:
        by_code[i] = text
    return pd.Series(by_code[codes], rows.table.index)


def _mark_notes(marks: "pd.Series[str] | None") -> list[ReadingNote]:
    if marks is None:
        return []
    counted = Counter(marks.dropna())
    listed = ", ".join(f"{mark!r} {number:,}" for mark, number in counted.most_common(4))
    return [note("marks", count=count_of(sum(counted.values())), marks=listed)]


def written_rounding(values: FloatArray) -> float:
    """Return the largest rounding error of figures by the decimals they are written with.

    Published figures in thousands with one decimal are each up to 0.05 off, so that a nation may
    be a little less than the sum of its regions. Whole figures are counts and are exact; more
    than three decimals are a calculation's and not a publisher's.
    """
    known = values[np.isfinite(values)]
    for decimals in range(MAX_DECIMALS + 1):
        scaled = known * 10.0**decimals
        if np.allclose(scaled, np.round(scaled), rtol=0, atol=1e-6):
            return 0.5 * 10.0**-decimals if decimals else 0.0
    return 0.0
