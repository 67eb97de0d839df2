"""What one figure counts, and flags beside figures that say they are unknown."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from regionanalysis.errors import InputError
from regionanalysis.io.raw_table import RawTable
from regionanalysis.io.readers.measures import is_other_measure
from regionanalysis.io.statbank.columns import role_of
from regionanalysis.io.statbank.marks import MARK
from regionanalysis.panel.cells import state_of
from regionanalysis.panel.label_columns import factorize
from regionanalysis.panel.notes import count_of, note

THOUSANDS = "thousand persons"

_THOUSAND = re.compile(
    r"\b(?:ths|thousands?|tusen|1[ .,\N{NO-BREAK SPACE}]?000|tsd|1000er|tusental|tausend|milhares)"
    r"(?:_\w+)?\b",
    re.IGNORECASE,
)
_MILLION = re.compile(
    r"\b(?:mio|millions?|million(?:er)?|mill\.?|1[ .]?000[ .]?000)\b", re.IGNORECASE
)
_PER_CENT = re.compile(
    r"%|\b(?:per ?cent|prosent|procent|prozent|pct|pc|percentage|pch\w*|andel|share|anteil|index|"
    r"indeks|rate)\b",
    re.IGNORECASE,
)

# what is counted where it is no persons: hours, and money
_HOURS = re.compile(
    r"(?:\b|_)(?:hw|hours?|timeverk|timer|timar|timmar|stunden|arbeitsstunden|horas|heures)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?:\b|_)(?:m?eur|euros?|m?nac|nok|sek|dkk|usd|cad|dollars?|kr|kroner|kronor|reais)\b",
    re.IGNORECASE,
)
# a heading names hours where persons are divided by them too
_WORKED = re.compile(
    r"\b(?:timeverk|hours worked|arbeitsstunden|arbetade timmar|arbejdstimer)\b", re.IGNORECASE
)

# flags that take a figure away: confidential, missing, not applicable
_FLAGS = {
    "c": ":",
    "n": ":",
    "x": ":",
    "s": ":",
    "d": ":",
    "m": "..",
    "l": "..",
    "k": "..",
    "z": "..",
}
# flags of more letters are words
MAX_FLAG = 2
# flags beside a figure that is zero because it is not shown
_HIDES_ZERO = ("c", "n", "x", "s", "d", "f")


def flagged(raw: RawTable, table: pd.DataFrame, figure: str, flags: pd.DataFrame) -> pd.DataFrame:
    """Return a table with marks for figures that flags beside them say are unknown.

    A figure that is there and above zero stays, whatever its flag; one that is empty, or zero
    beside a flag of confidentiality, is unknown.
    """
    if figure not in table.columns or flags.shape[1] == 0:
        return table
    places, values = factorize(table[figure])
    plain = [str(value).strip() for value in values]
    empty = np.array([text == "" or state_of(text) is not None for text in plain] + [True])[places]
    zero = np.array([text in ("0", "0.0") for text in plain] + [False])[places]
    mark = np.full(len(table), None, dtype=object)
    for column in flags.columns:
        at, labels = factorize(flags[column])
        texts = [str(label).strip() for label in labels] + [""]
        known = np.array([_mark_of(text) for text in texts], dtype=object)[at]
        hides = np.array([text.casefold() in _HIDES_ZERO for text in texts])[at]
        own = (known != "") & (empty | (zero & hides))
        mark[own] = known[own]
        if (zero & hides).any():
            flag = next(t for t in texts if t.casefold() in _HIDES_ZERO)
            count = count_of(int((zero & hides).sum()))
            raw.notes.append(note("flags", count=count, flag=flag, column=column))
            table[figure] = table[figure].astype(object).where(~(zero & hides), None)
    if (mark != None).any():  # noqa: E711 - elementwise
        table[f"{figure}{MARK}"] = mark
    return table


def _mark_of(text: str) -> str:
    if not text:
        return ""
    if state_of(text) is not None:
        return text
    return _FLAGS.get(text[:1].casefold(), "") if len(text) <= MAX_FLAG else ""


def unit_of(
    raw: RawTable, table: pd.DataFrame, found: Mapping[str, str], figure: str, source: str
) -> None:
    """Set the unit of a table to that which its columns or headings state.

    Raises
    ------
    InputError
        For several units, and for figures that count no persons.
    """
    stated = [raw.unit]
    units = _units(raw, table)
    if units:
        if len({(_kind(unit), _is_other(unit)) for unit in _units_of_one(table)}) > 1:
            raise InputError(
                f"{source} has figures in several units: {', '.join(units[:4])}.",
                remedy="Keep the rows of one of them.",
            )
        stated += units
    stated.append(raw.label(found.get(figure, "")))
    _refuse_other(stated, units, figure, source)
    kinds = [kind for text in stated if (kind := _kind(text))]
    if "%" in kinds and figure in ("employment", "population"):
        text = next(text for text in stated if _kind(text) == "%")
        raise InputError(
            f"{source} has figures in {text!r}, which are no number of persons.",
            remedy="Export the number of employed persons.",
        )
    if "M" in kinds:
        text = next(text for text in stated if _kind(text) == "M")
        raise InputError(
            f"{source} has figures in millions ({text}).",
            remedy="Give them in persons or thousands.",
        )
    raw.unit = THOUSANDS if "T" in kinds else ""
    if raw.unit:
        raw.notes.append(note("unit", unit="a thousand persons"))


def _units(raw: RawTable, table: pd.DataFrame) -> list[str]:
    """Return the units of a table, of each column that has units."""
    others = [c for c in map(str, raw.frame.columns) if role_of(raw.label(c)) == "unit"]
    found = [str(unit).strip() for c in others for unit in raw.frame[c].dropna().unique()]
    return list(dict.fromkeys([*_units_of_one(table), *found]))


def _units_of_one(table: pd.DataFrame) -> list[str]:
    if "unit" not in table.columns:
        return []
    return [str(unit).strip() for unit in table["unit"].dropna().unique()]


def _is_other(unit: str) -> bool:
    return bool(_HOURS.search(unit) or _MONEY.search(unit))


def _refuse_other(stated: Sequence[str], units: Sequence[str], figure: str, source: str) -> None:
    """Refuse hours, money, establishments and inhabitants where the employed are counted."""
    if figure not in ("employment", "population"):
        return
    text = next((unit for unit in units if _is_other(unit)), "")
    text = text or next((x for x in stated if _WORKED.search(x) or _MONEY.search(x)), "")
    text = text or next((x for x in stated if is_other_measure(x, figure)), "")
    if text:
        raise InputError(
            f"{source} has figures in {text!r}, which are no number of persons.",
            remedy="Export the number of employed persons. To split something else, call the "
            "column employment, leave its unit out, and state it in a sidecar.",
        )


def _kind(text: str) -> str:
    if _MILLION.search(text):
        return "M"
    if _THOUSAND.search(text):
        return "T"
    return "%" if _PER_CENT.search(text) else ""
