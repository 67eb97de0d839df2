"""Checks of the rows of a user's table, whose errors name the first wrong row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from regionanalysis.core.names import shorten
from regionanalysis.errors import InputError
from regionanalysis.panel.label_columns import distinct, factorize

# rows that an error carries
MAX_EVIDENCE = 20


@dataclass(frozen=True, eq=False)
class RowChecks:
    """A table with a row for every figure.

    Attributes
    ----------
    table
        The rows, which are changed where they are.
    source
        What the table is called in errors.
    shown
        Columns whose values name a row in an error.
    figure
        What is left empty where it is unknown.
    """

    table: pd.DataFrame
    source: str
    shown: Sequence[str]
    figure: str

    def reject(self, wrong: "pd.Series[bool]", what: str) -> None:
        """Raise an error for wrong rows, with their number and the first of them.

        Raises
        ------
        InputError
            When any is.
        """
        if not wrong.any():
            return
        rows = self.table[wrong]
        first, label = rows.iloc[0], rows.index[0]
        where = ", ".join(f"{column} {shorten(str(first[column]))}" for column in self.shown)
        row = int(label) if isinstance(label, (int, np.integer)) else int(np.flatnonzero(wrong)[0])
        raise InputError(
            # two more than the index: the heading is line 1
            f"{self.source} has {what} in {len(rows)} row{'s' if len(rows) > 1 else ''}, "
            f"first in line {row + 2}: {where}.",
            remedy=f"Correct the rows; leave {self.figure} empty where it is unknown.",
            evidence=rows.head(MAX_EVIDENCE).to_dict("records"),
        )

    def check_names(self, columns: Mapping[str, Callable[[str], str]]) -> None:
        """Raise an error for codes and names that hide characters, or are no names.

        Parameters
        ----------
        columns
            What is wrong with a text, by the column it is in; columns need not be there.

        Raises
        ------
        InputError
            For the first that is.
        """
        for column, wrong_with in columns.items():
            for name in distinct(self.table[column]) if column in self.table else ():
                if wrong := wrong_with(str(name)):
                    self.reject(self.table[column] == name, f"a {column} that {wrong}")

    def whole_years(self) -> "pd.Series[int]":
        """Return the years.

        Raises
        ------
        InputError
            For one that is no year.
        """
        places, values = factorize(self.table["year"])
        known = pd.to_numeric(pd.Series(values, dtype=object), errors="coerce").astype(float)
        year = pd.Series(np.array([*known, np.nan])[places], self.table.index)
        wrong = year.isna() | (year % 1 != 0) | ~year.between(1000, 2999)
        self.reject(wrong, "a year that is not a year")
        return year.astype(int)
