"""What an analyst says of a file with a panel, as one value that a cache can be keyed by."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from regionanalysis.errors import ParameterError

if TYPE_CHECKING:
    # options are stated without the readers, which take time to load
    from regionanalysis.panel.figures import Nil
    from regionanalysis.panel.number_forms import Decimal

# columns that a panel may have, by what they are called here
PANEL_COLUMNS = (
    "region", "region_name", "industry", "industry_name", "year", "quarter", "employment", "mark",
    "unit",
)  # fmt: skip

# a comma is between two columns where the name of one follows it
_NEXT = re.compile(r",\s*(?=\w+\s*=)")

CHOICES = {
    "decimal": ("", ".", ","),
    "nil": ("", "zero", "missing"),
    "quarter": ("", "1", "2", "3", "4", "mean"),
}


@dataclass(frozen=True)
class TableOptions:
    """What an analyst says of a table.

    Attributes
    ----------
    columns
        What columns are called in the file, by what they are called here.
    sheet
        Name of the sheet of a workbook; the only one with a table if empty.
    quarter
        ``"1"`` to ``"4"``, or ``"mean"`` of the year, where there are several periods a year.
    decimal, nil
        As for `read_figures`.
    restore_zeros
        Whether codes that have lost their leading zero are given it back.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    quarter: str = ""
    decimal: "Decimal" = ""
    nil: "Nil" = ""
    restore_zeros: bool = False


@dataclass(frozen=True)
class PanelOptions:
    """What is said of a panel's file; parameters as for `read_panel`."""

    columns: tuple[tuple[str, str], ...] = ()
    nation: str = ""
    total_industry: str = ""
    sheet: str = ""
    quarter: str = ""
    decimal: str = ""
    nil: str = ""
    restore_zeros: bool = False

    def __post_init__(self) -> None:
        for name, known in CHOICES.items():
            if getattr(self, name) not in known:
                raise ParameterError(
                    f"{name} is {getattr(self, name)!r}.",
                    remedy=f"Use one of {', '.join(repr(one) for one in known if one)}.",
                )

    @property
    def table(self) -> TableOptions:
        """What is said of the table, apart from its nation and total."""
        stated: Any = self
        return TableOptions(
            columns=dict(self.columns),
            sheet=self.sheet,
            quarter=self.quarter,
            decimal=stated.decimal,
            nil=stated.nil,
            restore_zeros=self.restore_zeros,
        )


def column_pairs(text: str) -> dict[str, str]:
    """Return what columns are called, from ``"region=Kommune,employment=Antall"``.

    A name may have commas and spaces in it: a comma is between two columns where a word and ``=``
    follow it.

    Raises
    ------
    ParameterError
        For a part without ``=``, and one of a column that a panel does not have.
    """
    found: dict[str, str] = {}
    for part in _NEXT.split(text.strip()) if text.strip() else ():
        ours, equals, theirs = part.partition("=")
        if not equals or not theirs.strip():
            raise ParameterError(
                f"--columns has {part!r}, which names no column.",
                remedy='Say what columns are called, as in "region=Kommune,employment=Antall".',
            )
        found[ours.strip()] = theirs.strip()
    return found


def checked_columns(stated: Mapping[str, str]) -> dict[str, str]:
    """Return what columns are called in a file, where these are columns of a panel.

    Raises
    ------
    ParameterError
        For another column, and two that are called the same.
    """
    unknown = [name for name in stated if name not in PANEL_COLUMNS]
    if unknown:
        raise ParameterError(
            f"A panel has no column {unknown[0]!r}.",
            remedy=f"Its columns are {', '.join(PANEL_COLUMNS)}: write region=Kommune, the name "
            "here first.",
        )
    theirs = list(stated.values())
    twice = [name for name in theirs if theirs.count(name) > 1]
    if twice:
        raise ParameterError(
            f"The column {twice[0]!r} is said to be two things.", remedy="Name it once."
        )
    return dict(stated)
