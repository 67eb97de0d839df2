"""``regionanalysis init``: a project folder to work in."""

from pathlib import Path
from typing import Annotated

import typer

from regionanalysis.cli.output import relative_path


def init(
    folder: Annotated[
        Path, typer.Argument(help="Folder to make; it must be empty, or not exist.")
    ] = Path(),
) -> None:
    """Make a project folder: notebooks, published figures, and the list of reports."""
    from regionanalysis.reporting.new_project import make_project

    made = make_project(folder)
    print(f"{relative_path(made)}: notebooks/, data/ and reports/reports.toml. Next:")
    if made != Path.cwd():
        print(f"  cd {relative_path(made)}")
    print("  regionanalysis report             the default report")
    print("  regionanalysis list               the regions there are figures for")
    print("  regionanalysis refresh            download figures for every municipality")
