"""``regionanalysis inspect``: what is understood of a file, and the command to run next."""

from pathlib import Path
from typing import Annotated

import typer

from regionanalysis.cli.options import (
    AsJson,
    Columns,
    Decimal,
    Nation,
    Nil,
    Quarter,
    RestoreZeros,
    Sheet,
    TotalIndustry,
    panel_options,
)
from regionanalysis.cli.output import print_json


def inspect(
    panel: Annotated[
        Path,
        typer.Argument(help="A file with regions, industries, years and employment."),
    ],
    *,
    columns: Columns = "",
    nation: Nation = "",
    total_industry: TotalIndustry = "",
    sheet: Sheet = "",
    quarter: Quarter = "",
    decimal: Decimal = "",
    nil: Nil = "",
    restore_zeros: RestoreZeros = False,
    as_json: AsJson = False,
) -> None:
    """Show how a file is read: regions, industries, years, nation, totals, unknown figures.

    The commands decompose and report read it in the same way, with the same options.
    """
    from regionanalysis.cli.inspection import inspection

    options = panel_options(
        columns,
        nation=nation,
        total_industry=total_industry,
        sheet=sheet,
        quarter=quarter,
        decimal=decimal,
        nil=nil,
        restore_zeros=restore_zeros,
    )
    result = inspection(panel, options)
    if as_json:
        print_json(result.as_json())
    else:
        print(result.text())
