"""Options that several commands have, stated once."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from regionanalysis.io.readers.panel_options import PanelOptions

FIRST_YEAR = typer.Option("--from", help="First year.")
LAST_YEAR = typer.Option("--to", help="Last year.")


class Missing(StrEnum):
    """What to do with cells that are unknown."""

    stop = "raise"
    drop = "drop"


class OldMissing(StrEnum):
    """Earlier names of the same."""

    stop = "raise"
    refuse = "refuse"
    leave_out = "leave-out"


class Level(StrEnum):
    """How detailed the industries are."""

    as_given = "as-given"
    groups = "groups"
    sections = "sections"


class Breaks(StrEnum):
    """What to do with a break in the series."""

    stop = "raise"
    flag = "flag"
    link = "link"
    none = "none"


AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Columns = Annotated[
    str,
    typer.Option(help='What columns are called: "region=Kommune,employment=Antall".'),
]
Nation = Annotated[
    str,
    typer.Option(help='Code or name of the nation, or "none"; recognised if not given.'),
]
TotalIndustry = Annotated[
    str,
    typer.Option(
        "--total-industry",
        help='Code or name of the total of all industries, or "none"; recognised if not given.',
    ),
]
Sheet = Annotated[str, typer.Option(help="Sheet of a workbook that has several tables.")]
Quarter = Annotated[
    str, typer.Option(help='Quarter or other period of the year: 1 to 4, or "mean" of all.')
]
Decimal = Annotated[
    str, typer.Option(help='Decimal separator, "." or ",", where figures do not show it.')
]
Nil = Annotated[
    str, typer.Option(help='Whether "-" is zero or missing, where the publisher is not known.')
]
RestoreZeros = Annotated[
    bool, typer.Option("--restore-zeros", help="Restore a leading zero that codes have lost.")
]
MendCodes = Annotated[
    bool, typer.Option("--mend-codes", hidden=True, help="Earlier name of --restore-zeros.")
]


def panel_options(columns: str, **options: Any) -> "PanelOptions":
    """Return how a file is read, from the options of a command."""
    from regionanalysis.io.readers.panel_options import (
        PanelOptions,
        checked_columns,
        column_pairs,
    )

    pairs = checked_columns(column_pairs(columns))
    return PanelOptions(columns=tuple(sorted(pairs.items())), **options)
