"""Options that several commands have, told once."""

from typing import Annotated

import typer

FIRST_YEAR = typer.Option("--from", help="First year.")
LAST_YEAR = typer.Option("--to", help="Last year.")

Columns = Annotated[
    str, typer.Option(help="What columns are called: region=Kommune,employment=Antall.")
]
MendCodes = Annotated[
    bool, typer.Option("--mend-codes", help="Give codes back a lost leading zero.")
]
