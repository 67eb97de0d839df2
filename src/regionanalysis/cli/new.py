"""``regionanalysis new``: a notebook of your own."""

from typing import Annotated

import typer

from regionanalysis.cli.output import relative_path
from regionanalysis.core.project import DEFAULT_NOTEBOOK


def new(
    name: Annotated[
        str, typer.Argument(help="Name of your notebook: small letters, digits, underscores.")
    ],
    *,
    source: Annotated[
        str,
        typer.Option("--from", help="Copy of: regional_report, national_overview, ..."),
    ] = DEFAULT_NOTEBOOK,
) -> None:
    """Copy a notebook into notebooks/ for you to change, and print how to run it."""
    from regionanalysis.reporting.notebooks import new_notebook
    from regionanalysis.study import REPORT_KINDS

    made = new_notebook(name, source, tuple(REPORT_KINDS))
    print(
        f"{relative_path(made)}: change it with `jupyter lab notebooks`, and build its report with"
    )
    print(f"  regionanalysis report --notebook {name}")
