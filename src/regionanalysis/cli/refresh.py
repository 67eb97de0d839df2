"""``regionanalysis refresh``: new figures from Statistics Norway."""

from pathlib import Path
from typing import Annotated

import typer

from regionanalysis.cli.options import FIRST_YEAR, LAST_YEAR
from regionanalysis.cli.output import echo_note, progress_line


def refresh(
    tables: Annotated[
        list[str] | None,
        typer.Argument(
            help="Tables to download (07984, 03321 ...), klass or boundaries; all tables if none."
        ),
    ] = None,
    start_year: Annotated[int | None, FIRST_YEAR] = None,
    end_year: Annotated[int | None, LAST_YEAR] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only print what would be downloaded.")
    ] = False,
    accept: Annotated[
        bool,
        typer.Option("--accept", help="Accept figures that look wrong, and new municipal codes."),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Download unchanged tables too.")] = False,
    folder: Annotated[
        Path | None, typer.Option(help="Folder of the snapshots; data/snapshots if not given.")
    ] = None,
    url: Annotated[str, typer.Option(help="Another address than the publisher's.")] = "",
) -> None:
    """Download new figures from Statistics Norway, and print what has changed.

    klass downloads municipal codes and says which changes of them are new; boundaries downloads the
    outlines of municipalities for the map of the national overview. The exit code is 14 when only
    tables that no report reads could not be downloaded.
    """
    from regionanalysis.core.project import SNAPSHOTS, project_folder
    from regionanalysis.io.refresh import RefreshOptions
    from regionanalysis.io.refresh import refresh as download

    options = RefreshOptions(
        folder=folder or project_folder() / "data" / SNAPSHOTS,
        tables=tuple(tables or ()),
        start_year=start_year,
        end_year=end_year,
        dry_run=dry_run,
        accept=accept,
        force=force,
        url=url,
    )
    with progress_line("Connecting") as show:
        download(options, echo_note, show=show)
