"""``regionanalysis refresh``: new figures from Statistics Norway."""

from pathlib import Path
from typing import Annotated

import typer

from regionanalysis.cli.options import FIRST_YEAR, LAST_YEAR
from regionanalysis.cli.output import echo_stderr


def refresh(
    tables: Annotated[
        list[str] | None,
        typer.Argument(
            help="Tables to bring (07984, 03321 ...), klass or boundaries; all tables if none."
        ),
    ] = None,
    start_year: Annotated[int | None, FIRST_YEAR] = None,
    end_year: Annotated[int | None, LAST_YEAR] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would be brought.")
    ] = False,
    folder: Annotated[
        Path | None, typer.Option(help="Where to put them; data/snapshots if not given.")
    ] = None,
    url: Annotated[str, typer.Option(help="Another address than the publisher's.")] = "",
) -> None:
    """Bring new figures from Statistics Norway, and tell what has changed.

    klass brings municipal codes and tells which changes of them are new; boundaries brings the
    outlines of municipalities for the map of the national overview.
    """
    from regionanalysis.core.project import snapshot_folder
    from regionanalysis.io.refresh import Refreshing
    from regionanalysis.io.refresh import refresh as bring

    asked = Refreshing(
        folder=folder or snapshot_folder(),
        tables=tuple(tables or ()),
        start_year=start_year,
        end_year=end_year,
        dry_run=dry_run,
        url=url,
    )
    bring(asked, echo_stderr)
