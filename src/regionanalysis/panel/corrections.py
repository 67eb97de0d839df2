"""Corrections of known errors in published figures, as data with a reason.

A correction says what it expects to find. One that matches nothing, or finds the figure already
right, has had its day: it stops every reading of the table until it is removed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Action = Literal["set", "unknown", "drop", "recode"]


@dataclass(frozen=True)
class Correction:
    """What is done to some rows of a table when it is read.

    Attributes
    ----------
    table
        Name of the table: its file without ending.
    where
        The rows: columns and the value each must have.
    action
        ``"set"`` a figure, make it ``"unknown"``, ``"drop"`` the rows, or ``"recode"`` them.
    reason, source
        Why, and who says so; printed in the report.
    expect
        The figure as published; for ``"drop"`` and ``"recode"`` the number of rows.
    column, value
        The column concerned and what is put in it; empty for ``"drop"``, no value for
        ``"unknown"``.
    """

    table: str
    where: Mapping[str, str | int]
    action: Action
    reason: str
    expect: float
    source: str = ""
    column: str = ""
    value: float | str | None = None

    @property
    def rows(self) -> str:
        """The rows as text: ``"region 3401, year 2019"``."""
        return ", ".join(f"{column} {value}" for column, value in self.where.items())

    def as_record(self) -> dict[str, str]:
        """Return the correction as plain values for a manifest."""
        return {
            "table": self.table,
            "where": self.rows,
            "action": self.action,
            "column": self.column,
            "expect": f"{self.expect:g}",
            "value": "" if self.value is None else str(self.value),
            "reason": self.reason,
            "source": self.source,
        }
