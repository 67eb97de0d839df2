"""``regionanalysis decompose``: a panel file in, a table of effects out."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from regionanalysis.cli.options import (
    FIRST_YEAR,
    LAST_YEAR,
    Breaks,
    Columns,
    Decimal,
    Level,
    MendCodes,
    Missing,
    Nation,
    Nil,
    OldMissing,
    Quarter,
    RestoreZeros,
    Sheet,
    TotalIndustry,
    panel_options,
)
from regionanalysis.cli.output import echo_note


def decompose(
    panel: Annotated[
        Path,
        typer.Argument(
            help="CSV, XLSX, parquet, JSON-stat or PX with region, industry, year and employment."
        ),
    ],
    *,
    start_year: Annotated[int | None, FIRST_YEAR] = None,
    end_year: Annotated[int | None, LAST_YEAR] = None,
    method: Annotated[
        str, typer.Option(help="How the change is split; the columns are named above.")
    ] = "classic",
    columns: Columns = "",
    nation: Nation = "",
    total_industry: TotalIndustry = "",
    sheet: Sheet = "",
    quarter: Quarter = "",
    decimal: Decimal = "",
    nil: Nil = "",
    restore_zeros: RestoreZeros = False,
    mend_codes: MendCodes = False,
    level: Annotated[
        Level, typer.Option(help="Add industries into groups or sections of their standard.")
    ] = Level.as_given,
    weights: Annotated[
        Path | None,
        typer.Option(help="For spatial: CSV with region,neighbour,weight, or a map (GeoJSON)."),
    ] = None,
    reference: Annotated[
        str,
        typer.Option(help="Measure against nation, rest-of-nation, or the code of a region."),
    ] = "nation",
    region: Annotated[
        list[str] | None, typer.Option(help="Only this region, by code or name; may be repeated.")
    ] = None,
    totals: Annotated[bool, typer.Option("--totals", help="One row a region.")] = False,
    missing: Annotated[
        Missing, typer.Option(help="Stop at unknown cells, or drop and count them.")
    ] = Missing.stop,
    unknown: Annotated[OldMissing | None, typer.Option(hidden=True)] = None,
    breaks: Annotated[
        Breaks,
        typer.Option(
            help="At a break in the series: stop, flag it or link across it; none if there is none."
        ),
    ] = Breaks.stop,
    output: Annotated[
        Path | None, typer.Option(help="File to write; printed if not given.")
    ] = None,
) -> None:
    """Split the change in employment between two years.

    Without --from and --to: from the first year of the file to the last.
    regionanalysis inspect shows how a file is read.

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
    from regionanalysis.cli.decomposition import DecompositionOptions, decomposition

    reading = panel_options(
        columns,
        nation=nation,
        total_industry=total_industry,
        sheet=sheet,
        quarter=quarter,
        decimal=decimal,
        nil=nil,
        restore_zeros=restore_zeros or mend_codes,
    )
    dropped = missing is Missing.drop or unknown is OldMissing.leave_out
    options = DecompositionOptions(
        start_year=start_year,
        end_year=end_year,
        method=method,
        regions=tuple(region or ()),
        totals=totals,
        missing="drop" if dropped else "raise",
        breaks=breaks.value,
        reference=reference,
        level=level.value,
        weights=weights,
        reading=reading,
    )
    table = decomposition(panel, options, warn=lambda sentence: echo_note(f"Note: {sentence}"))
    if output is None:
        sys.stdout.write(table)
    else:
        from regionanalysis.core.files import write_atomic

        write_atomic(output, table)
