"""``regionanalysis decompose``: a panel file in, a table of effects out."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from regionanalysis.cli.options import FIRST_YEAR, LAST_YEAR, Columns, MendCodes
from regionanalysis.cli.output import echo_stderr


class UnknownCells(StrEnum):
    """What to do with unknown cells."""

    refuse = "raise"
    leave_out = "leave-out"


def decompose(
    panel: Annotated[
        Path,
        typer.Argument(help="CSV with region,industry,year,employment; empty is unknown."),
    ],
    *,
    start_year: Annotated[int, FIRST_YEAR],
    end_year: Annotated[int, LAST_YEAR],
    method: Annotated[
        str, typer.Option(help="How the change is split; the columns are named above.")
    ] = "classic",
    columns: Columns = "",
    mend_codes: MendCodes = False,
    weights: Annotated[
        Path | None,
        typer.Option(help="For spatial: CSV with region,neighbour,weight."),
    ] = None,
    reference: Annotated[
        str,
        typer.Option(help="Measure against nation, rest-of-nation, or the code of a region."),
    ] = "nation",
    nation: Annotated[
        str, typer.Option(help="Code of the nation; the sum of regions if it has no row.")
    ] = "0",
    region: Annotated[
        list[str] | None, typer.Option(help="Only this region; may be repeated.")
    ] = None,
    totals: Annotated[bool, typer.Option("--totals", help="One row a region.")] = False,
    unknown: Annotated[
        UnknownCells,
        typer.Option(help="Refuse unknown cells, or leave them out and count them."),
    ] = UnknownCells.refuse,
    output: Annotated[
        Path | None, typer.Option(help="File to write; printed if not given.")
    ] = None,
) -> None:
    """Split the change in employment between two years.

    Effects by --method, in the order of their columns:

    classic             national_share,industry_mix,regional_shift
    dynamic             the same, year by year and added
    esteban-marquillas  national_share,industry_mix,competitive,allocation
    arcelus             national_share,national_share_allocation,
                        industry_mix,industry_mix_allocation,
                        regional_growth,regional_growth_allocation,
                        regional_industry,regional_industry_allocation
    interaction         national_share,industry_mix,competitive,interaction
    midpoint            national_share,industry_mix,competitive
    end-year            national_share,industry_mix,regional_shift
    stilwell            national_share,industry_mix,
                        proportionality_modification,residual_differential_shift
    multifactor         national_share,region_effect,industry_mix,allocation,
                        interaction
    artige-van-neuss    national_share,industry_mix,competitive
    spatial             national_share,neighbour_mix,spatial_shift
                        (needs --weights)
    gerfin              indices: regional; with --totals industry_mix,regional,net
    """
    from regionanalysis.cli.decomposition import Asked, decomposition
    from regionanalysis.study.parameters import report_parameters

    asked = Asked(
        start_year=start_year,
        end_year=end_year,
        method=method,
        nation=nation,
        regions=tuple(region or ()),
        totals=totals,
        missing="drop" if unknown is UnknownCells.leave_out else "raise",
        reference=reference,
        weights=weights,
        columns=report_parameters(columns=columns).columns,
        mend_codes=mend_codes,
    )
    table = decomposition(panel, asked, warn=lambda sentence: echo_stderr(f"Note: {sentence}"))
    if output is None:
        sys.stdout.write(table)
    else:
        from regionanalysis.core.files import write_atomic

        write_atomic(output, table)
